import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverCommand } from '../../packages/cli/src/start/server-command.ts';

const startsWithinMilliseconds = 300_000;

/** `satuloket start` in a process of its own. */
export type ServerProcess = {
  readonly url: string;
  readonly ended: Promise<void>;
  isUp(): boolean;
  /** -9: nothing of it has time for anything. */
  kill(): Promise<void>;
  /** As an operator stops it. */
  stop(): Promise<void>;
};

export async function startServerProcess(input: {
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  /** What it writes, for whoever looks into a breach. */
  readonly logFile: string;
}): Promise<ServerProcess> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(SATULOKET_|DATABASE_URL$|VITEST|npm_)/.test(name),
  );
  const child = spawn(process.execPath, [...serverCommand.parameters, 'start'], {
    env: {
      ...Object.fromEntries(inherited),
      ...serverCommand.environment,
      NODE_ENV: 'production',
      ...input.environment,
      SATULOKET_PORT: String(input.port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const signal = async (name: NodeJS.Signals): Promise<void> => {
    child.kill(name);
    await ended;
  };
  await listening(child, input.logFile);
  return {
    url: `http://127.0.0.1:${input.port}`,
    ended,
    isUp: () => child.exitCode === null && child.signalCode === null,
    kill: () => signal('SIGKILL'),
    stop: () => signal('SIGTERM'),
  };
}

async function listening(child: ChildProcess, logFile: string): Promise<void> {
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part) => {
      written += part;
      appendFileSync(logFile, part);
    });
  }
  const limit = Date.now() + startsWithinMilliseconds;
  while (!/siap di http/.test(written)) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > limit) {
      child.kill('SIGKILL');
      throw new StartFailed(written);
    }
    await sleep(20);
  }
}

/** A server that could not start, as when its database is away; whoever runs it tries again. */
export class StartFailed extends Error {
  constructor(written: string) {
    super(`The server did not start:\n${written.slice(-2000)}`);
  }
}
