/** What this part offers to the faces; `types.ts` passes it on. */
import type { Result, Text } from '@satuloket/engine';
import type { Caller } from '../types.ts';

type Named = { readonly id: string; readonly name: Text };

export interface PrintingService {
  /** Which pages of this part the caller has any use for. */
  menu(caller: Caller): { readonly printing: boolean };
  /** What waits to be printed at an office, promise first, and the batches that its printers work on. */
  queue(
    caller: Caller,
    query: {
      readonly officeId?: string;
      readonly printerId?: string;
      readonly service?: string;
      readonly cursor?: string;
      readonly limit?: number;
    },
  ): Promise<Result<PrintQueue>>;
  /** Begins a batch on a printer: of the named cases, or of the next ones. */
  begin(
    caller: Caller,
    command: {
      readonly key: string;
      readonly officeId: string;
      readonly printerId: string;
      readonly codes?: readonly string[];
      readonly next?: number;
      readonly service?: string;
    },
  ): Promise<Result<{ readonly batchId: string; readonly cards: number }>>;
  batch(caller: Caller, batchId: string): Promise<Result<PrintBatchView>>;
  /** One card came out: the case's own step, with the serial that it came out with. */
  done(caller: Caller, command: CardCommand & { readonly serial?: string }): Promise<Result<BatchMoved>>;
  /** A blank was spoiled: it is tried again with the next. */
  spoil(
    caller: Caller,
    command: CardCommand & { readonly serial?: string; readonly words: string },
  ): Promise<Result<BatchMoved>>;
  /** Another serial came out than was entered; until the batch is closed. */
  correct(caller: Caller, command: CardCommand & { readonly serial: string }): Promise<Result<BatchMoved>>;
  /** A card goes back into the queue. */
  leaveOut(caller: Caller, command: CardCommand): Promise<Result<BatchMoved>>;
  /** What was not printed goes back into the queue. */
  close(
    caller: Caller,
    command: { readonly key: string; readonly batchId: string },
  ): Promise<Result<BatchCounts>>;
  /** Old cards that were taken back and not destroyed yet, the oldest first, and the last minutes. */
  takenBack(
    caller: Caller,
    query: { readonly officeId?: string; readonly cursor?: string },
  ): Promise<Result<TakenBackList>>;
  /** Several are destroyed by one record: each case's own step. */
  destroy(
    caller: Caller,
    command: {
      readonly key: string;
      readonly officeId: string;
      readonly codes: readonly string[];
      /** `2026-11-24`, no later than today. */
      readonly day: string;
      readonly place: string;
      readonly witnesses: readonly string[];
    },
  ): Promise<Result<{ readonly minutesId: string }>>;
  minutes(caller: Caller, minutesId: string): Promise<Result<Minutes>>;
  /** The same as a PDF from the pack's template, to be printed and signed by hand. */
  minutesDocument(caller: Caller, minutesId: string): Promise<Result<MinutesDocument>>;
}

export type CardCommand = { readonly key: string; readonly batchId: string; readonly code: string };

export type PrintQueue = {
  readonly officeId: string;
  readonly office: Text;
  readonly offices: readonly Named[];
  /** The printers of the office; those of one stock share a queue. */
  readonly printers: readonly (Named & {
    readonly stock: string;
    readonly stockTitle: Text;
    readonly unit: Text;
    /** How many wait for this stock; `manyWaiting` where there are more than are counted. */
    readonly waiting: number;
    readonly manyWaiting: boolean;
    /** What is left of it. */
    readonly left: number;
    readonly openBatchId: string | null;
  })[];
  readonly printerId: string | null;
  /** What may be chosen to narrow the queue. */
  readonly services: readonly { readonly code: string; readonly title: Text }[];
  readonly mayPrint: boolean;
  readonly rows: readonly PrintRow[];
  readonly next: string | null;
  readonly previous: string | null;
  /** The latest batches of the office. */
  readonly batches: readonly {
    readonly id: string;
    readonly printer: Text;
    readonly begunAt: string;
    readonly by: string | null;
    readonly closedAt: string | null;
    readonly counts: BatchCounts;
  }[];
};

export type PrintRow = {
  readonly code: string;
  readonly service: Text;
  readonly name: string;
  readonly dueAt: string | null;
  readonly since: string;
  readonly isLate: boolean;
};

export type BatchCounts = {
  readonly printed: number;
  readonly spoiled: number;
  readonly left: number;
  readonly waiting: number;
};

/** Where a batch stands after a step. */
export type BatchMoved = BatchCounts & { readonly serial: string | null };

export type PrintBatchView = {
  readonly id: string;
  readonly officeId: string;
  readonly office: Text;
  readonly printer: Text;
  readonly stockTitle: Text;
  readonly unit: Text;
  readonly begunAt: string;
  readonly by: string | null;
  readonly closedAt: string | null;
  readonly mayPrint: boolean;
  readonly counts: BatchCounts;
  /** The serial that comes next; null where the office does not know its serials, or has none left. */
  readonly nextSerial: string | null;
  readonly left: number;
  readonly cards: readonly {
    readonly code: string;
    readonly service: Text;
    readonly name: string;
    readonly state: 'waiting' | 'printed' | 'left';
    readonly serial: string | null;
    readonly dueAt: string | null;
    readonly spoiled: readonly { readonly serial: string; readonly words: string }[];
  }[];
};

export type TakenBackList = {
  readonly officeId: string;
  readonly office: Text;
  readonly offices: readonly Named[];
  readonly mayDestroy: boolean;
  readonly rows: readonly {
    readonly code: string;
    readonly service: Text;
    readonly name: string;
    readonly takenAt: string;
  }[];
  readonly next: string | null;
  readonly today: string;
  readonly place: string;
  readonly minutes: readonly {
    readonly id: string;
    readonly number: string;
    readonly day: string;
    readonly cards: number;
  }[];
};

export type MinutesDocument = {
  readonly name: string;
  readonly mediaType: 'application/pdf';
  readonly content: Uint8Array;
};

export type Minutes = {
  readonly id: string;
  /** `7/2026`. */
  readonly number: string;
  readonly office: Text;
  readonly agency: Text;
  readonly day: string;
  readonly place: string;
  readonly witnesses: readonly string[];
  readonly by: string | null;
  readonly cards: readonly {
    readonly code: string;
    readonly service: Text;
    readonly name: string;
    readonly undone: boolean;
  }[];
  /** Whether the pack has a template for them. */
  readonly hasDocument: boolean;
};
