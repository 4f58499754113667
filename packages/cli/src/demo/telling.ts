import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What happens to one case, told as a generator: each value is the next moment at which somebody acts (milliseconds
 * since 1970), and what they do then stands between two values.
 */
export type Story = AsyncGenerator<number, void>;

export type ToldStory = {
  /** Names the story when it breaks. */
  readonly name: string;
  /** When it begins. */
  readonly at: number;
  readonly story: Story;
};

/** The clock of whatever runs inside `at`; two stories may be at different moments side by side. */
export function createClock() {
  const moments = new AsyncLocalStorage<Date>();
  return {
    now(): Date {
      const moment = moments.getStore();
      if (moment === undefined)
        throw new Error('Something of the past asked for the time outside of any moment.');
      return moment;
    },
    at: <Value>(moment: number, work: () => Promise<Value>): Promise<Value> =>
      moments.run(new Date(moment), work),
  };
}

export type Clock = ReturnType<typeof createClock>;

/** How many moments run side by side: enough to keep the database busy while this process computes. */
const lanes = 6;

/**
 * Tells all stories in the order of time up to `until`: what lies in one stretch runs side by side, never two moments
 * of one story, and `between` does at its end what the machine does by itself. Moments after `until` are left to the
 * people of today.
 */
export async function tellStories(input: {
  readonly clock: Clock;
  readonly stories: readonly ToldStory[];
  readonly from: number;
  readonly until: number;
  readonly stretchEnd: (from: number) => number;
  readonly between: (end: number) => Promise<void>;
  readonly isStopped: () => boolean;
  readonly onBroken: (name: string, error: unknown) => void;
}): Promise<void> {
  const { clock, until, onBroken } = input;
  const queue = createQueue(input.stories);
  for (let from = input.from; from < until && !input.isStopped(); ) {
    const end = Math.min(until, input.stretchEnd(from));
    await Promise.all(Array.from({ length: lanes }, () => lane(end)));
    if (input.isStopped()) break;
    await input.between(end);
    from = end;
  }
  for (
    let left = queue.takeBefore(Number.POSITIVE_INFINITY);
    left;
    left = queue.takeBefore(Number.POSITIVE_INFINITY)
  ) {
    await left.story.return();
  }

  async function lane(end: number): Promise<void> {
    for (let told = queue.takeBefore(end); told && !input.isStopped(); told = queue.takeBefore(end)) {
      const { name, story, at } = told;
      try {
        const next = await clock.at(at, () => story.next());
        if (!next.done) queue.put({ name, story, at: Math.max(next.value, at + 1) });
      } catch (error) {
        onBroken(name, error);
      }
    }
  }
}

/** Kept in order of time, the earliest last. */
function createQueue(stories: readonly ToldStory[]) {
  const waiting = [...stories].sort((left, right) => right.at - left.at);
  return {
    takeBefore(end: number): ToldStory | undefined {
      const next = waiting.at(-1);
      return next !== undefined && next.at < end ? waiting.pop() : undefined;
    },
    put(told: ToldStory): void {
      let low = 0;
      let high = waiting.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (waiting[middle]!.at > told.at) low = middle + 1;
        else high = middle;
      }
      waiting.splice(low, 0, told);
    },
  };
}
