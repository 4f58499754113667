import { type SweepTold, sweepsTold } from '../observability/channels.ts';
import { moreIsDue } from './turns.ts';

/**
 * Work that is due stands in tables of its own (timers, messages, documents). Each server process looks for it in turn,
 * and rows are taken with `skip locked`, so that any number of processes share the work and a command pays nothing to
 * announce it.
 */
export type Sweep = {
  readonly name: string;
  /** The pause between the end of one run and the next. */
  readonly everyMilliseconds: number;
  /** What answers `moreIsDue` is run again at once. */
  readonly run: () => Promise<unknown>;
};

export type RunningSweeps = {
  /** Every sweep runs now instead of after its pause; one that is under way runs once more. */
  wake(): void;
  /** Resolves when the runs that were under way have ended. */
  stop(): Promise<void>;
};

/** Runs never overlap themselves. One that fails is told and tried again after its pause. */
export function startSweeps(
  sweeps: readonly Sweep[],
  onProblem: (name: string, error: unknown) => void,
): RunningSweeps {
  let isStopping = false;
  let waking = new AbortController();
  const interrupt = (): void => {
    const before = waking;
    waking = new AbortController();
    before.abort();
  };
  const loops = sweeps.map(async ({ name, everyMilliseconds, run }) => {
    while (!isStopping) {
      // Taken before the run: who wakes it meanwhile means what has become due since.
      const { signal } = waking;
      const told: SweepTold = { beganAt: performance.now(), name };
      const answer = await run().catch((error: unknown) => {
        told.failure = error;
        onProblem(name, error);
      });
      sweepsTold.asyncEnd.publish(told);
      if (answer !== moreIsDue) await pause(everyMilliseconds, signal);
    }
  });
  return {
    wake: interrupt,
    async stop() {
      isStopping = true;
      interrupt();
      await Promise.all(loops);
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
