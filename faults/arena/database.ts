import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EmbeddedServer,
  embeddedDatabase,
  startEmbedded,
} from '../../packages/server/src/platform/database/embedded.ts';
import { ensureDatabase } from '../../packages/server/src/platform/database/open.ts';

/** A PostgreSQL of the harness, which can be killed without warning and started again. */
export type ArenaDatabase = {
  port(): number;
  url(): string;
  readonly folder: string;
  /** At once, without a word to anyone; what was committed must be there after the next start. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

export async function openArenaDatabase(input: {
  readonly folder: string;
  readonly superuserPassword: string;
}): Promise<ArenaDatabase> {
  const { folder, superuserPassword } = input;
  mkdirSync(folder, { recursive: true });
  let server = await started();

  async function started(): Promise<EmbeddedServer> {
    const outcome = await startEmbedded({
      dataFolder: folder,
      superuserPassword,
      durable: true,
      onExit: () => undefined,
    });
    if (!outcome.ok) throw new Error(outcome.error.message.en);
    return outcome.value;
  }

  const ensured = await ensureDatabase(server);
  if (!ensured.ok) throw new Error(ensured.error.message.en);
  return {
    folder,
    port: () => server.port,
    url: () => server.url(embeddedDatabase),
    async kill() {
      process.kill(server.pid, 'SIGQUIT');
      while (isAlive(server.pid)) await sleep(20);
    },
    async start() {
      server = await started();
    },
    stop: () => server.stop(),
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
