import { type Change, payloadsOf, together } from './change.ts';

/**
 * NOTIFY takes one lock of the whole database while it commits. Told within each command's transaction, commands would
 * wait for one another there, and for the disk of each; so a process tells what it has committed a few times a second,
 * in a transaction of its own that writes nothing.
 */
const pauseMilliseconds = 40;
/** Nobody hears more than this while the connection is away; whoever comes back then asks again anyway. */
const mostWaiting = 20_000;

export type Telling = {
  tell(change: Change): void;
  close(): void;
};

export function createTelling(input: {
  readonly longestBytes: number;
  /** False when nobody could be told now. */
  readonly send: (payloads: readonly string[]) => Promise<boolean>;
}): Telling {
  let waiting = new Map<string, Change>();
  let isUnderWay = false;
  let isClosed = false;

  async function sendAll(): Promise<void> {
    isUnderWay = true;
    while (waiting.size > 0 && !isClosed) {
      const taken = waiting;
      waiting = new Map();
      if (!(await input.send(payloadsOf([...taken.values()], input.longestBytes)))) {
        for (const [key, change] of waiting) taken.set(key, together(taken.get(key), change));
        waiting = taken;
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    }
    isUnderWay = false;
  }

  return {
    tell(change) {
      const key = `${change.regionId}/${change.caseId}`;
      if (isClosed || (waiting.size >= mostWaiting && !waiting.has(key))) return;
      waiting.set(key, together(waiting.get(key), change));
      if (!isUnderWay) void sendAll();
    },
    close() {
      isClosed = true;
      waiting.clear();
    },
  };
}
