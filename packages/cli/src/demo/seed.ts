import type { ServerOptions } from '@satuloket/server';
import type { Supervisor } from '@satuloket/server/platform';
import type { OutsideServices } from '../start/outside.ts';

export type DemoSeedInput = {
  /** Everything that `createServer` needs but the clock: the seed makes servers with clocks of its own. */
  readonly serverOptions: Omit<ServerOptions, 'now'>;
  readonly outside: OutsideServices;
  readonly supervisor: Supervisor;
};

export async function seedDemoCases(_input: DemoSeedInput): Promise<void> {}
