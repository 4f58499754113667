/** What this part offers to the faces; `types.ts` passes it on. */
import type { Result, Text } from '@satuloket/engine';
import type { Caller } from '../types.ts';

export interface OperationsService {
  /** Whether the caller looks after what is stuck, for the console's menu. */
  mayUse(caller: Caller): boolean;
  /** What waits on a service outside or has failed, by kind, and how the sweeps are; nothing personal. */
  overview(caller: Caller): Promise<Result<StuckOverview>>;
  /** Has one item, or all of a kind, tried again at once. Harmless however often: whatever is sent carries its own key. */
  retry(
    caller: Caller,
    command: { readonly key: string; readonly kind: string; readonly id?: string },
  ): Promise<Result<{ readonly retried: number }>>;
  /** Gives an item up for good. It stays in the record, with who did it and why. */
  setAside(
    caller: Caller,
    command: { readonly key: string; readonly kind: string; readonly id: string; readonly reason: string },
  ): Promise<Result<void>>;
}

/** Why something is given up: words of one's own could name a person, and the record keeps them for ever. */
export const setAsideReasons = ['told-otherwise', 'no-longer-needed', 'wrong-address', 'test'] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

export type StuckOverview = {
  readonly kinds: readonly StuckKindView[];
  readonly sweeps: readonly SweepView[];
};

export type StuckKindView = {
  readonly kind: string;
  readonly title: Text;
  /** How many are due and not done, and how many nobody but a person will move; at most a thousand are counted. */
  readonly due: number;
  readonly stuck: number;
  readonly oldestDueAt: string | null;
  /** The page of the console that looks after this kind, below `petugas/`. */
  readonly page: string | null;
  readonly maySetAside: boolean;
  /** The first fifty; empty where a page of its own lists them. */
  readonly items: readonly StuckItem[];
};

export type StuckItem = {
  readonly id: string;
  /** Tracking code of the case, where it belongs to one. */
  readonly code: string | null;
  readonly state: 'waits' | 'failed';
  readonly since: string;
  readonly tries: number;
  readonly nextTryAt: string | null;
  readonly reason: Text;
};

export type SweepView = {
  readonly name: string;
  readonly everyMilliseconds: number;
  readonly endedAt: string;
  readonly isLate: boolean;
  readonly failedAt: string | null;
  /** Kind of the last failure, for whoever runs the system. */
  readonly failure: string | null;
  readonly failures: number;
};
