/** Whether a promise was kept, as the record of a case tells it. */

/** A promise that ran out while the office had the case. */
export type PromiseBreak = {
  /** When it was told to be done. */
  readonly dueAt: string;
  /** The office that had the case then. */
  readonly officeId: string;
  /** When the head of the office wrote to the applicant what is done about it. */
  readonly answeredAt: string | null;
};

/** What an ended case counts for in an office's record. Times are elapsed milliseconds, nights and holidays included. */
export type CaseOutcome = {
  readonly end: 'finished' | 'refused' | 'cancelled';
  readonly endedAt: string;
  /** The office that had the case when the promise ran out; of a kept one, the office that finished it. */
  readonly officeId: string;
  /** Null where no time was ever promised: the case never was with an office. */
  readonly kept: boolean | null;
  readonly ourMilliseconds: number;
  /** How much of the promised time was used, in thousandths: 1000 is all of it. Null where nothing was promised. */
  readonly sharePermille: number | null;
  readonly waits: { readonly applicant: number; readonly centre: number; readonly court: number };
};

export type PromiseRecord = {
  readonly broken: PromiseBreak | null;
  /** Null while the case goes on. */
  readonly outcome: CaseOutcome | null;
};
