import { type SweepTold, sweepsTold } from '../observability/channels.ts';

/**
 * Work that is due stands in tables of its own (timers, messages, documents). Each server process looks for it in turn,
 * and rows are taken with `skip locked`, so that any number of processes share the work and a command pays nothing to
 * announce it.
 */
export type Sweep = {
  readonly name: string;
  /** The pause between the end of one run and the next. */
  readonly everyMilliseconds: number;
  readonly run: () => Promise<unknown>;
};

export type RunningSweeps = {
  /** Resolves when the runs that were under way have ended. */
  stop(): Promise<void>;
};

/** Runs never overlap themselves. One that fails is told and tried again after its pause. */
export function startSweeps(
  sweeps: readonly Sweep[],
  onProblem: (name: string, error: unknown) => void,
): RunningSweeps {
  const stopping = new AbortController();
  const loops = sweeps.map(async ({ name, everyMilliseconds, run }) => {
    while (!stopping.signal.aborted) {
      const told: SweepTold = { beganAt: performance.now(), name };
      await run().catch((error: unknown) => {
        told.failure = error;
        onProblem(name, error);
      });
      sweepsTold.asyncEnd.publish(told);
      await pause(everyMilliseconds, stopping.signal);
    }
  });
  return {
    async stop() {
      stopping.abort();
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
