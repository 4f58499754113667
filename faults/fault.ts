import type { Random } from '@satuloket/sandbox';
import type { Arena, ArenaOptions } from './arena/arena.ts';
import type { Workplace } from './load/working.ts';

/** What a fault has to do its harm with. */
export type Suffering = {
  readonly arena: Arena;
  readonly random: Random;
  /** Milliseconds of this machine at which the harm ends. */
  readonly until: number;
  /** The people at work; whoever needs them signed in anew, as after a jump of the clock, calls `signIn`. */
  readonly place: Workplace;
  signIn(): Promise<void>;
  /** Counts what was done to the product, by its kind. */
  did(harm: string): void;
  /** Something that must not be, which no look at the database would show. */
  breach(what: string): void;
};

export type Fault = {
  readonly name: string;
  readonly tells: string;
  /** How many work at once beside it; by default several. */
  readonly workers?: number;
  /** Why it can not be done on this machine. */
  readonly impossible?: () => string | undefined;
  /** For faults that need an arena of their own. */
  readonly arena?: (seed: number) => Promise<Partial<ArenaOptions>>;
  readonly run: (suffering: Suffering) => Promise<void>;
};

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
