/** What this part offers to the faces; `types.ts` passes it on. */
import type { Result, Text } from '@satuloket/engine';
import type { Caller } from '../types.ts';

/** Personal data under UU PDP 27/2022: what people ask about theirs, how long it is kept, and notices of breaches. */
export interface PrivacyService {
  /** The page of a person's own data: copies asked for and requests, the latest first; at most 20 of each. */
  myData(caller: Caller): Promise<Result<MyData>>;
  /** Has a copy made of all that is held about the caller; at most three a day. */
  askExport(
    caller: Caller,
    command: { readonly key: string },
  ): Promise<Result<{ readonly exportId: string }>>;
  /** The copy, for the person who asked for it and proved who they are a moment ago. */
  openExport(
    caller: Caller,
    exportId: string,
  ): Promise<
    Result<{
      readonly name: string;
      readonly sizeBytes: number;
      readonly content: AsyncIterable<Uint8Array>;
    }>
  >;
  /** Asks for what no service does by itself; it is answered within the time of the law. */
  request(
    caller: Caller,
    command: { readonly key: string; readonly kind: DataRequestKind; readonly words: string },
  ): Promise<Result<{ readonly requestId: string }>>;
  /** Whether the caller is a data protection officer of the region. */
  mayProtect(caller: Caller): boolean;
  desk(caller: Caller): Promise<Result<ProtectionDesk>>;
  /** A request in full; the look is on record. */
  openRequest(caller: Caller, requestId: string): Promise<Result<OpenedRequest>>;
  /**
   * Answers a request; one that is a case is answered by the case. Granting an erasure deletes at once what no duty
   * keeps.
   */
  answer(
    caller: Caller,
    command: {
      readonly key: string;
      readonly requestId: string;
      readonly outcome: DataRequestOutcome;
      readonly words: string;
    },
  ): Promise<Result<{ readonly requestId: string }>>;
  /** Ends what a limitation or an objection brought about: the data may be used again. */
  endLimit(
    caller: Caller,
    command: { readonly key: string; readonly requestId: string },
  ): Promise<Result<{ readonly requestId: string }>>;
  /** Keeps a case from being erased until the hold is ended. */
  hold(
    caller: Caller,
    command: { readonly key: string; readonly code: string; readonly reason: string },
  ): Promise<Result<{ readonly holdId: string }>>;
  endHold(
    caller: Caller,
    command: { readonly key: string; readonly holdId: string },
  ): Promise<Result<{ readonly holdId: string }>>;
  /** The register of processing, as auditors and the officer read it. */
  register(caller: Caller): Result<ProcessingRegister>;
  /** Officers whose looks a notice may be about. */
  officers(caller: Caller): Promise<Result<readonly { readonly accountId: string; readonly name: string }[]>>;
  /** Prepares the notice of a breach from the record of who looked. */
  prepareNotice(
    caller: Caller,
    command: BreachFound & { readonly key: string },
  ): Promise<Result<{ readonly noticeId: string }>>;
  notice(caller: Caller, noticeId: string): Promise<Result<BreachNotice>>;
  /** Sends it to those whom it concerns, once. */
  sendNotice(
    caller: Caller,
    command: { readonly key: string; readonly noticeId: string },
  ): Promise<Result<{ readonly told: number }>>;
}

export type DataRequestKind = 'correction' | 'erasure' | 'limitation' | 'objection';
export type DataRequestOutcome = 'granted' | 'partly' | 'refused';

export type DataExport = {
  readonly exportId: string;
  readonly state: 'waiting' | 'ready' | 'failed' | 'gone';
  readonly askedAt: string;
  readonly readyAt: string | null;
  readonly expiresAt: string | null;
  readonly sizeBytes: number | null;
  readonly downloads: number;
};

export type DataRequest = {
  readonly requestId: string;
  readonly kind: DataRequestKind;
  readonly madeAt: string;
  readonly dueAt: string;
  readonly outcome: DataRequestOutcome | 'withdrawn' | null;
  readonly answeredAt: string | null;
  /** Of a correction: the case by which it is asked for, and whose end is the answer. */
  readonly caseCode: string | null;
  /** Of a limitation or an objection that was granted: since when it counts, and until when where it was ended. */
  readonly limit?: { readonly since: string; readonly endedAt: string | null };
};

/** Words are null once their own retention is over. */
export type AnsweredRequest = DataRequest & { readonly words: string | null; readonly answer: string | null };

export type MyData = {
  readonly exports: readonly DataExport[];
  readonly requests: readonly AnsweredRequest[];
  /** Services by which data about people are corrected: a case of one is a request for correction. */
  readonly services: readonly { readonly code: string; readonly title: Text; readonly summary: Text }[];
  /** How long what is kept, as people read it. */
  readonly kept: readonly KeptRule[];
  /** Hours within which requests are answered. */
  readonly answerWithinHours: number;
  /** Whom to turn to. */
  readonly officer: { readonly title: Text; readonly address: string } | null;
};

export type KeptRule = {
  readonly what: string;
  readonly title: Text;
  readonly keep: Text;
  readonly basis: Text;
  readonly stays: Text;
  readonly source: string;
  readonly assumed: boolean;
  /** Titles of the services that the rule names; empty for all others. */
  readonly services: readonly Text[];
};

export type ProtectionDesk = {
  /** The nearest deadline first; at most 100. */
  readonly open: readonly (DataRequest & { readonly isLate: boolean })[];
  /** The latest first; at most 20. */
  readonly answered: readonly DataRequest[];
  /** Limitations and objections in force, the latest first; at most 50. */
  readonly limits: readonly DataRequest[];
  readonly holds: readonly {
    readonly holdId: string;
    readonly code: string;
    readonly reason: string;
    readonly placedAt: string;
    readonly endedAt: string | null;
  }[];
  /** Each rule with how much is due now, counted up to a thousand. */
  readonly rules: readonly (KeptRule & { readonly due: number; readonly isMore: boolean })[];
  /** The latest first; at most 30. */
  readonly runs: readonly {
    readonly at: string;
    readonly title: Text;
    readonly before: string;
    readonly counts: readonly { readonly table: string; readonly rows: number }[];
  }[];
  readonly notices: readonly NoticeSummary[];
};

export type OpenedRequest = AnsweredRequest & { readonly name: string; readonly phoneMasked: string };

export type NoticeSummary = {
  readonly noticeId: string;
  /** Running, by region. */
  readonly number: number;
  readonly preparedAt: string;
  readonly dueAt: string;
  readonly people: number;
  readonly sentAt: string | null;
};

/** What was found out. Whose access it is about: an officer's in a time, or all looks at one case. */
export type BreachFound = {
  readonly accountId?: string;
  readonly code?: string;
  /** Instants. */
  readonly from: string;
  readonly until: string;
  readonly detectedAt: string;
  /** When and how it happened, for everyone to read. */
  readonly how: string;
  /** What was done and what is being done. */
  readonly done: string;
};

export type BreachNotice = NoticeSummary &
  BreachFound & {
    readonly officer: string | null;
    /** Which kinds of data, with how many cases each. */
    readonly kinds: readonly { readonly title: Text; readonly cases: number }[];
    /** Codes of the cases that were looked at; at most 500. */
    readonly codes: readonly string[];
    /** The text to each person, and to the authority: one paragraph a line. */
    readonly toPerson: Text;
    readonly toAuthority: Text;
  };

export type ProcessingRegister = {
  readonly purposes: readonly {
    readonly purpose: string;
    readonly title: Text;
    readonly basis: string;
    readonly seenBy: Text;
    readonly tables: readonly {
      readonly table: string;
      readonly about: Text;
      readonly keep: Text;
      readonly copy: Text;
      readonly columns: readonly { readonly kind: Text; readonly names: readonly string[] }[];
    }[];
  }[];
};
