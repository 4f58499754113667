import type { DemoClock } from '@satuloket/sandbox';

const minute = 60_000;

export type DayClock = DemoClock & { moveTo(moment: number): void };

/** Time that stands still until somebody moves it: the same day can be played again. */
export function createDayClock(from: number): DayClock {
  let at = from;
  return {
    now: () => new Date(at),
    advance(minutes) {
      at += minutes * minute;
    },
    moveTo(moment) {
      if (moment > at) at = moment;
    },
  };
}

/** Someone's part in the day; it goes on whenever the clock has come to the moment that it waits for. */
export type Part = { readonly name: string; readonly from: number; readonly play: () => Promise<void> };

export type Agenda = {
  /** Lets time pass for whoever calls. */
  until(moment: number): Promise<void>;
  /** Begins another part while the day is being played; whoever calls does not wait for it. */
  add(part: Part): void;
  /** Plays all parts until `end`; what would come later is left as it is. */
  run(parts: readonly Part[]): Promise<void>;
};

/** Thrown into parts that are still waiting when the day is over. */
class DayOver extends Error {}

type Waiting = { readonly at: number; readonly go: () => void; readonly stop: () => void };

/** The clock never jumps further than this: what the machine does by itself is never later than in a real day. */
const longestStep = 10 * minute;

/**
 * The day as a list of moments: the clock goes to the next one at which somebody wants to do something, the machine's
 * own work is done, and then those whose moment it is act side by side, as many as there are lanes.
 */
export function createAgenda(input: {
  readonly clock: DayClock;
  readonly end: number;
  readonly lanes: number;
  readonly isStopped: () => boolean;
  /** Called after each move of the clock. */
  readonly onMoved: (stepMilliseconds: number) => Promise<void>;
  readonly onBroken: (name: string, error: unknown) => void;
}): Agenda {
  const { clock, end, isStopped } = input;
  const waiting: Waiting[] = [];
  const plays: Promise<void>[] = [];
  let acting = 0;
  let wake: (() => void) | undefined;

  const pause = (at: number): Promise<void> =>
    new Promise((go, stop) => {
      // The clock has whole milliseconds only.
      waiting.push({ at: Math.ceil(at), go, stop: () => stop(new DayOver()) });
    });
  const settled = (): void => {
    acting -= 1;
    wake?.();
  };

  async function play(part: Part): Promise<void> {
    try {
      await pause(part.from);
      await part.play();
    } catch (error) {
      if (!(error instanceof DayOver)) input.onBroken(part.name, error);
    } finally {
      settled();
    }
  }

  /** Everyone who acts now gets as far as the next moment for which they wait. */
  async function letAct(now: number): Promise<void> {
    for (;;) {
      const due = waiting.filter(({ at }) => at <= now).sort((one, other) => one.at - other.at);
      if (due.length === 0 && acting === 0) return;
      for (const next of due.slice(0, Math.max(0, input.lanes - acting))) {
        waiting.splice(waiting.indexOf(next), 1);
        acting += 1;
        next.go();
      }
      if (acting > 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }

  return {
    until(moment) {
      const paused = pause(moment);
      settled();
      return paused;
    },
    add(part) {
      plays.push(play(part));
    },
    async run(parts) {
      plays.push(...parts.map((part) => play(part)));
      for (;;) {
        const now = clock.now().getTime();
        await letAct(now);
        const next = Math.min(...waiting.map(({ at }) => at));
        if (isStopped() || next > end) break;
        clock.moveTo(Math.min(next, now + longestStep));
        await input.onMoved(clock.now().getTime() - now);
      }
      // Whoever is told that the day is over may have begun another part before.
      for (let told = -1; told !== plays.length; ) {
        told = plays.length;
        for (const left of waiting.splice(0)) {
          acting += 1;
          left.stop();
        }
        await Promise.all(plays);
      }
    },
  };
}
