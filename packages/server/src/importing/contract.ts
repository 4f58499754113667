import type { Problem, Result, Text } from '@satuloket/engine';
import type { TableFile, TableForm } from '../platform/sheets/table-file.ts';
import type { Caller } from '../types.ts';

export type { TableFile, TableForm };

/** What the console asks of the import of open cases; for heads of offices and administrators. */
export interface ImportService {
  /** Services whose open cases this officer may bring in; empty for everyone else. */
  services(caller: Caller): readonly ImportableService[];
  /** A table to fill in. Problems: `sign-in-needed`, `not-allowed`, `service-unknown`. */
  template(caller: Caller, input: { service: string; form: TableForm }): Result<TableFile>;
  /** Takes a table in and has it checked; nothing is filed yet. */
  check(
    caller: Caller,
    input: { key: string; service: string; system: string; name: string; content: Uint8Array },
  ): Promise<Result<{ readonly id: string }>>;
  /** Files the rows of a table that was checked; those that are in already stay as they are. */
  run(caller: Caller, input: { id: string }): Promise<Result<void>>;
  job(caller: Caller, id: string): Promise<Result<ImportJob>>;
  /** The latest tables of this officer, newest first; at most 20. */
  jobs(caller: Caller): Promise<Result<readonly ImportJobSummary[]>>;
  /** What came of each row, as a table. */
  report(caller: Caller, input: { id: string; form: TableForm }): Promise<Result<TableFile>>;
}

export type ImportableService = { readonly code: string; readonly title: Text };

export type ImportJobSummary = {
  readonly id: string;
  readonly service: string;
  readonly title: Text;
  readonly system: string;
  readonly fileName: string;
  readonly state: 'checking' | 'checked' | 'importing' | 'imported' | 'failed';
  readonly beganAt: string;
  readonly total: number;
  readonly done: number;
  /** Rows that are in by this import, or would be. */
  readonly imported: number;
  readonly already: number;
  readonly refused: number;
};

export type ImportJob = ImportJobSummary & {
  /** Why the file as a whole could not be used. */
  readonly problem?: Problem;
  /** What is wrong first, then the others; at most 200, all stand in the report's file. */
  readonly rows: readonly RowOutcome[];
  /** Whether the reader's posts reach the cases of this service. */
  readonly mayOpen: boolean;
  /** Headings that are no column of this service. */
  readonly passedOver: readonly string[];
};

export type RowOutcome = {
  /** As the spreadsheet program counts. */
  readonly row: number;
  readonly number: string;
  readonly name: string;
  readonly outcome: 'imported' | 'already' | 'refused';
  /** The case here, once it is one. */
  readonly code?: string;
  readonly faults: readonly RowFault[];
};

/** What is wrong in a row: `column` is the heading as it stands in the file, empty for the row as a whole. */
export type RowFault = { readonly column: string; readonly code: string; readonly reason: Text };
