/** What this part offers to the faces; `types.ts` passes it on. */
import type { Result, Text } from '@satuloket/engine';
import type { Caller, Page } from '../types.ts';

export interface MeasuresService {
  /** Which pages of this part the caller has any use for; how many broken promises wait for the caller's word. */
  menu(caller: Caller): Promise<{ readonly morning: boolean; readonly broken: number | null }>;

  /** The region's public record of promises: its months, and the offices and services of one of them. */
  record(regionId: string, query?: { readonly month?: string }): Promise<PromiseRecordView>;
  /** The same of one office; undefined for an office that the region does not have. */
  officeRecord(
    regionId: string,
    officeId: string,
    query?: { readonly month?: string },
  ): Promise<OfficePromiseRecord | undefined>;
  /** Every published number of the last twelve months, a row for each month, office and service. */
  data(regionId: string): Promise<readonly PromiseDataRow[]>;
  /** Outside services that did not answer, the latest first; at most fifty of the last thirty days. */
  outages(regionId: string): Promise<readonly OutageView[]>;

  /** Broken promises that wait for the caller's word, as the head of the office, the longest overdue first. */
  broken(
    caller: Caller,
    query: { readonly cursor?: string; readonly limit?: number },
  ): Promise<Result<Page<BrokenPromise>>>;
  /** Tells the applicant what the head does about it; part of the case's record. */
  answerBroken(
    caller: Caller,
    command: { readonly key: string; readonly code: string; readonly words: string },
  ): Promise<Result<{ readonly code: string }>>;

  /** The page of whoever leads the region, of this morning. */
  morning(caller: Caller): Promise<Result<MorningView>>;
  /** The cases behind a line of the morning page, without anything personal. */
  morningCases(
    caller: Caller,
    query: {
      readonly list: MorningList;
      readonly date?: string;
      readonly officeId?: string;
      readonly cursor?: string;
      readonly limit?: number;
    },
  ): Promise<Result<Page<MorningCase>>>;
}

/**
 * How promises of a month were kept. Null where there were fewer than five applications (or so few that they could be
 * reckoned from the others): behind so few a person could be recognised.
 */
export type KeptPromises = {
  readonly ended: number;
  readonly kept: number;
  readonly refused: number;
  /** Elapsed minutes with the office, nights and holidays included. */
  readonly medianMinutes: number;
  readonly ninetiethMinutes: number;
  /** Of the promised time, in thousandths: 1000 is all of it. */
  readonly medianPermille: number;
  readonly ninetiethPermille: number;
  readonly waitedForCentre: number;
  readonly medianCentreMinutes: number | null;
};

export type MonthOfPromises = { readonly month: string; readonly numbers: KeptPromises | null };

/** What waits now; null for one to four. */
export type WaitingNow = {
  readonly withOffice: number | null;
  readonly late: number | null;
  readonly withApplicant: number | null;
  readonly withCentre: number | null;
  readonly withCourt: number | null;
};

export type PromiseRecordView = {
  /** Up to when it is summed up; null while nothing has been. */
  readonly asOf: string | null;
  /** `2026-11`, the month whose offices and services these are. */
  readonly month: string;
  /** The last twelve, the oldest first. */
  readonly months: readonly MonthOfPromises[];
  /** The best first, by the share of promises kept; those of which too little may be told come last. */
  readonly offices: readonly {
    readonly id: string;
    readonly name: Text;
    readonly numbers: KeptPromises | null;
  }[];
  readonly services: readonly {
    readonly code: string;
    readonly title: Text;
    readonly numbers: KeptPromises | null;
  }[];
  readonly waiting: WaitingNow;
  readonly outages: readonly OutageView[];
};

export type OfficePromiseRecord = Omit<PromiseRecordView, 'offices' | 'outages'> & {
  readonly office: { readonly id: string; readonly name: Text };
};

export type PromiseDataRow = {
  readonly month: string;
  /** Null: all offices together. */
  readonly office: { readonly id: string; readonly name: Text } | null;
  /** Null: all services together. */
  readonly service: { readonly code: string; readonly title: Text } | null;
  readonly numbers: KeptPromises | null;
};

export type OutageView = {
  readonly service: OutsideService;
  readonly name: Text;
  readonly beganAt: string;
  /** Null while it goes on. */
  readonly endedAt: string | null;
  readonly failedCalls: number;
  /** As a sentence. */
  readonly sentence: Text;
};

/** Services of others that the product calls. */
export type OutsideService = 'register' | 'whatsapp' | 'email' | 'sms' | 'push' | 'telephone';

export type BrokenPromise = {
  readonly code: string;
  readonly service: Text;
  readonly state: Text;
  readonly office: Text;
  readonly dueAt: string;
};

/** Promises that broke on a day; what waits longest; what is late at an office. */
export type MorningList = 'broken' | 'oldest' | 'office';

export type MorningTone = 'good' | 'watch' | 'bad';

/** Everything that the page and the message of a morning say. */
export type MorningView = {
  readonly date: string;
  readonly lines: readonly MorningLine[];
};

/** One thing to know: a figure, a sentence, how it was a week before, and where the cases behind it are. */
export type MorningLine = {
  readonly kind: 'broken' | 'stock' | 'oldest' | 'slowest' | 'outages';
  readonly tone: MorningTone;
  /** `12`, `3,5 hari`. */
  readonly figure: Text;
  readonly title: Text;
  readonly sentence: Text;
  /** Undefined where there is nothing to compare with. */
  readonly before?: Text;
  /** The list of cases behind it. */
  readonly list?: { readonly list: MorningList; readonly date?: string; readonly officeId?: string };
  /** What it is made of, the worst first; a few rows. */
  readonly rows: readonly { readonly title: Text; readonly figure: Text; readonly tone: MorningTone }[];
};

export type MorningCase = {
  readonly code: string;
  readonly service: Text;
  readonly office: Text;
  readonly state: Text;
  /** `S••• N•••`. */
  readonly maskedName: string;
  readonly filedAt: string;
  readonly dueAt: string | null;
  readonly isLate: boolean;
  /** What the head of the office wrote to the applicant about it, or that nothing has been written yet. */
  readonly isAnswered: boolean | null;
};
