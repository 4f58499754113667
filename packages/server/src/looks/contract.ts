import type { LookPurpose, LookRule, Result, Text } from '@satuloket/engine';
import type { Caller, Page } from '../types.ts';

/** Who looked at personal data: for whom they are about, for auditors, and for officers whose look was unusual. */
export interface LooksService {
  /** What an officer's menu shows of this part. */
  menu(caller: Caller): Promise<{ readonly audits: boolean; readonly asked: number }>;
  /** For a resident: who saw their data, the latest first; of one own case where `code` says so. */
  ofMe(caller: Caller, query: { code?: string; cursor?: string }): Promise<Result<Page<LookAtMe>>>;
  /** For auditors. A search by person or case is a look itself and stands in the record. */
  search(caller: Caller, query: LookQuery): Promise<Result<Page<LookRow>>>;
  /** For auditors: all that is found as CSV, piece by piece; that it was taken stands in the record. */
  table(caller: Caller, query: LookQuery): Promise<Result<AsyncIterable<Uint8Array>>>;
  /** For auditors: unusual looks, the latest first. */
  flags(caller: Caller, query: { state?: LookFlagState; cursor?: string }): Promise<Result<Page<LookFlag>>>;
  /** For auditors: it is explained well enough, or goes to whoever decides about the officer. */
  settleFlag(
    caller: Caller,
    command: { key: string; id: string; to: 'closed' | 'passed-on' },
  ): Promise<Result<{ readonly id: string }>>;
  /** For an officer: own looks that are asked about. */
  myFlags(
    caller: Caller,
  ): Promise<Result<{ readonly flags: readonly LookFlag[]; readonly tiesToldAt: string | null }>>;
  explainFlag(
    caller: Caller,
    command: { key: string; id: string; words: string },
  ): Promise<Result<{ readonly id: string }>>;
  /** An officer tells who they are and where they live, so that looks at themselves and neighbours are known. */
  tellTies(
    caller: Caller,
    command: { key: string; nik: string; kk: string; villageCode: string; rt: string; rw: string },
  ): Promise<Result<void>>;
  /** For auditors: puts a person on the list of those at whom nobody looks without reason, or takes them off. */
  protect(
    caller: Caller,
    command: { key: string; nik: string; isProtected: boolean },
  ): Promise<Result<{ readonly protectedCount: number }>>;
}

/** A look in words for whom it was about. */
export type LookAtMe = {
  readonly id: string;
  readonly at: string;
  readonly officer: string;
  readonly role: Text;
  readonly office: Text;
  readonly purpose: Text;
  readonly kinds: readonly Text[];
  /** Only of a case that is the reader's own. */
  readonly code?: string;
  readonly service?: Text;
};

export type LookQuery = {
  /** A part of an officer's name. */
  readonly officer?: string;
  readonly officeId?: string;
  /** Dates of the region, both included. */
  readonly from?: string;
  readonly until?: string;
  readonly purpose?: LookPurpose;
  readonly nik?: string;
  readonly code?: string;
  readonly cursor?: string;
};

export type LookRow = {
  readonly id: string;
  readonly at: string;
  readonly officer: string;
  readonly role: Text;
  readonly office: Text;
  readonly purpose: Text;
  readonly kinds: readonly Text[];
  readonly code: string | null;
  /** By a program rather than a page. */
  readonly isByProgram: boolean;
  readonly flags: readonly Text[];
};

export type LookFlagState = 'open' | 'explained' | 'passed-on' | 'closed';

export type LookFlag = {
  readonly id: string;
  readonly rule: LookRule;
  readonly title: Text;
  readonly at: string;
  readonly officer: string;
  readonly office: Text;
  readonly code: string | null;
  readonly purpose: Text;
  readonly state: LookFlagState;
  readonly explanation?: string;
};
