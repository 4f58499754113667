import type { AcknowledgedCommand } from '@satuloket/server';

/** A command that was refused after an earlier attempt of the same key whose answer never came. */
export type RefusedInDoubt = {
  readonly regionId: string;
  readonly key: string;
  readonly what: string;
  readonly code: string;
};

/** Everything that clients were told, written down before they go on. */
export type Ledger = {
  readonly acknowledged: AcknowledgedCommand[];
  readonly refusedInDoubt: RefusedInDoubt[];
  /** Refusals by their code: what the product may say and what it may not is judged at the end. */
  readonly refused: Map<string, number>;
  /** Attempts that brought no answer, or one that says "try again". */
  readonly unanswered: Map<string, number>;
  /** Answers that differ from the first one to the same key. */
  readonly changedAnswers: string[];
  commands: number;
  attempts: number;
  reads: number;
};

export function createLedger(): Ledger {
  return {
    acknowledged: [],
    refusedInDoubt: [],
    refused: new Map(),
    unanswered: new Map(),
    changedAnswers: [],
    commands: 0,
    attempts: 0,
    reads: 0,
  };
}

export function countIn(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
