import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TrustedRoots } from './cms/certificates.ts';
import { limits } from './pdf/budget.ts';
import type { FileReport } from './report.ts';

export type CheckRequest = {
  readonly content: Uint8Array;
  readonly withText: boolean;
  /** When these bytes were there at the latest; now, without it. */
  readonly existedAt: Date | undefined;
};
export type ChildMessage = CheckRequest | { readonly trusted: TrustedRoots };
export type CheckAnswer = { readonly report: FileReport; readonly text: string | undefined };

export type FileCheck = {
  /** One file after the other; undefined when so many wait already that another would wait too long. */
  check(
    content: Uint8Array,
    options?: Partial<Omit<CheckRequest, 'content'>>,
  ): Promise<CheckAnswer | undefined>;
  close(): Promise<void>;
};

export type CheckLimits = {
  readonly timeoutMilliseconds: number;
  readonly memoryMegabytes: number;
  /** How many files may wait, each of them in memory. */
  readonly waiting: number;
};

const usualLimits: CheckLimits = { timeoutMilliseconds: 10_000, memoryMegabytes: 768, waiting: 8 };

/** Without a use for so long the child ends; the next file starts another. */
const idleMilliseconds = 60_000;

/**
 * Checks files in one child process, without secrets in its environment and with a limit of memory, which is killed when
 * a file takes too long. The check has limits of its own (`pdf/budget.ts`); these hold whatever those overlook.
 */
export function createFileCheck(trusted: TrustedRoots, given: Partial<CheckLimits> = {}): FileCheck {
  const { timeoutMilliseconds, memoryMegabytes, waiting } = { ...usualLimits, ...given };
  let child: ChildProcess | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let queued = 0;
  let idle: NodeJS.Timeout | undefined;

  function start(): ChildProcess {
    if (child !== undefined) return child;
    const started = spawnLimited(memoryMegabytes);
    started.once('exit', () => {
      if (child === started) child = undefined;
    });
    // Without a listener the failure of a start would end the server; whoever asks is told by the missing answer.
    started.on('error', () => undefined);
    started.send({ trusted } satisfies ChildMessage, () => undefined);
    child = started;
    return started;
  }

  function stop(): Promise<void> {
    clearTimeout(idle);
    const running = child;
    child = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      running.once('exit', () => resolve());
      running.ref();
      running.kill('SIGKILL');
    });
  }

  async function checkNow(request: CheckRequest): Promise<CheckAnswer> {
    clearTimeout(idle);
    const answer = await ask(start(), request, timeoutMilliseconds);
    if (answer === undefined) {
      await stop();
      return { report: refused('too-complex', request.content.length), text: undefined };
    }
    idle = setTimeout(() => void stop(), idleMilliseconds);
    idle.unref();
    return answer;
  }

  return {
    async check(content, { withText = false, existedAt } = {}) {
      if (content.length > limits.fileBytes) {
        return { report: refused('too-large', content.length), text: undefined };
      }
      if (queued >= waiting) return undefined;
      queued += 1;
      const turn = queue.then(() => checkNow({ content, withText, existedAt }));
      queue = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        queued -= 1;
      }
    },
    async close() {
      await queue;
      await stop();
    },
  };
}

function refused(verdict: 'too-complex' | 'too-large', sizeBytes: number): FileReport {
  return { verdict, signatures: [], sizeBytes, digests: [] };
}

function spawnLimited(memoryMegabytes: number): ChildProcess {
  const script = join(import.meta.dirname, 'check-child.ts');
  // The shell sets the limit and becomes Node. Systems without that limit (macOS) go without it.
  const command = `ulimit -d ${memoryMegabytes * 1024} 2>/dev/null; exec "$0" "$@"`;
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', script];
  const spawned = spawn('/bin/sh', ['-c', command, ...node], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    cwd: tmpdir(),
    env: { PATH: process.env.PATH },
  });
  // The server may end while the child is idle.
  spawned.unref();
  spawned.channel?.unref();
  return spawned;
}

/** Undefined when no answer came in time, or the child has ended. */
function ask(
  child: ChildProcess,
  request: CheckRequest,
  timeoutMilliseconds: number,
): Promise<CheckAnswer | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(undefined), timeoutMilliseconds);
    const onMessage = (message: unknown): void => done(message as CheckAnswer);
    const onEnd = (): void => done(undefined);
    function done(answer: CheckAnswer | undefined): void {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onEnd);
      resolve(answer);
    }
    child.on('message', onMessage);
    child.on('exit', onEnd);
    child.send(request, (error) => error && done(undefined));
  });
}
