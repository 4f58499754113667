import { type EventLoopUtilization, performance } from 'node:perf_hooks';

/** How much of the loop a run may fill together with whoever asks for pages; above it the run steps back. */
const fullShare = 0.25;
/** However busy the others are, a run goes on. */
const longestPauseMilliseconds = 250;

type Used = Pick<EventLoopUtilization, 'active' | 'idle'>;

/**
 * How long nothing should be begun, so that the loop was busy for no more than its share since the last look. A thousand
 * documents are signed from one click in the process that answers everyone's pages: what publishes them waits rather
 * than they.
 */
export function pauseAfter({ active, idle }: Used): number {
  const pause = active / fullShare - (active + idle);
  return Math.min(longestPauseMilliseconds, Math.max(0, pause));
}

export type Pace = {
  /** Until the next document may be begun; those who wait go on one after the other. */
  next(): Promise<void>;
};

/** For all runs of a process: they share its loop. */
export function createPace(
  sleep: (milliseconds: number) => Promise<void>,
  used: () => Used = usedOfThisLoop(),
): Pace {
  let turn = Promise.resolve();
  return {
    next() {
      turn = turn.then(async () => {
        const pause = pauseAfter(used());
        if (pause >= 1) await sleep(pause);
      });
      return turn;
    },
  };
}

/** Since the last call. */
function usedOfThisLoop(): () => Used {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const since = performance.eventLoopUtilization(now, last);
    last = now;
    return since;
  };
}
