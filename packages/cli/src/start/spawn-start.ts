import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from '@satuloket/server/platform';

const command = join(projectFolder, 'packages', 'cli', 'bin', 'satuloket.mjs');

/** `satuloket start` as a person runs it, for tests. */
export type StartedCommand = {
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  output(): string;
  /** Resolves with the first match in the output; throws when the command ends without it. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with the exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
};

export function spawnStart(
  environment: Record<string, string>,
  parameters: readonly string[] = [],
): StartedCommand {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(SATULOKET_|DATABASE_URL$|VITEST|npm_)/.test(name),
  );
  const child = spawn(process.execPath, [command, 'start', ...parameters], {
    // These tests are about starting, not about the demo's cases.
    env: { ...Object.fromEntries(inherited), SATULOKET_DEMO_CASES: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      written += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    output: () => written,
    ended,
    async says(pattern) {
      for (;;) {
        const match = pattern.exec(written);
        if (match !== null) return match;
        if (child.exitCode !== null || child.signalCode !== null) {
          throw new Error(`The command ended without saying ${pattern}:\n${written}`);
        }
        await sleep(20);
      }
    },
  };
}

/** Runs a start that is expected to fail; gives its exit code and what it wrote. */
export async function failedStart(
  environment: Record<string, string>,
  parameters: readonly string[] = [],
): Promise<{ readonly code: number | null; readonly output: string }> {
  const started = spawnStart(environment, parameters);
  return { code: await started.ended, output: started.output() };
}
