import type { FieldEvent, Problem, Result, Text } from '@satuloket/engine';
import type { Caller } from '../types.ts';
import type { FieldOutcome } from './contract.ts';

/** An event as a part takes it in hand: verified, in its turn, its files kept. */
export type TakenEvent = Pick<FieldEvent, 'kind' | 'payload'> & {
  /** By it the same act happens once, whichever device tells it. */
  readonly key: string;
  /** When it happened by our clock, as far as that can be told. */
  readonly at: Date;
  /** The files that it names, by their digest on the device. */
  readonly fileIds: ReadonlyMap<string, string>;
};

/** A part that takes events of some kinds in hand. */
export type FieldHandler = {
  /** What stands before the dot of a kind. */
  readonly part: string;
  /**
   * Happens once for a key, whatever is repeated. A problem that may pass (`retryable`) is tried again; every other
   * one sets the event aside.
   */
  readonly take: (
    caller: Caller,
    event: TakenEvent,
  ) => Promise<Result<{ readonly outcome: FieldOutcome; readonly problem?: Problem }>>;
  /** In words, for whoever decides about an event that was set aside; undefined when its content is malformed. */
  readonly describe: (event: Pick<FieldEvent, 'kind' | 'payload'>) => Text | undefined;
  /** The case that an event is about, where it is about one. */
  readonly caseOf?: (event: Pick<FieldEvent, 'kind' | 'payload'>) => string | undefined;
};
