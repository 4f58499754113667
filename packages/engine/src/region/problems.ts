import type { Text } from '../result.ts';
import type { RegionFileName } from './schema/index.ts';

/**
 * The closed list of what can be wrong with a region's folder. They come in three rounds, and a later round runs
 * only when the earlier ones found nothing: reading (`missing-file` to `alias`), shape (`schema`), meaning (the
 * rest). None goes away by trying again.
 */
export type RegionProblemCode =
  | 'missing-file'
  | 'unknown-file'
  | 'yaml'
  | 'alias'
  | 'schema'
  | 'code-mismatch'
  | 'contrast'
  | 'count'
  | 'duplicate'
  | 'unknown-reference'
  | 'reach'
  | 'unserved-village'
  | 'ambiguous-office'
  | 'district-without-office'
  | 'invalid-date'
  | 'overlap'
  | 'hours'
  | 'timetable-ends'
  | 'wrong-year'
  | 'nip'
  | 'village-officer'
  | 'role-unbound'
  | 'role-unfilled'
  | 'pack-mismatch'
  | 'retention';

export type RegionProblem = {
  readonly code: RegionProblemCode;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The path inside the file: `offices[3].agency`. */
  readonly path: string;
  /** What is wrong and what to do. */
  readonly message: Text;
};

export type PathInFile = readonly (string | number)[];

/** What a check finds; the reader adds file and line. */
export type Finding = {
  readonly code: RegionProblemCode;
  readonly file: RegionFileName;
  readonly path: PathInFile;
  readonly message: Text;
};

export function formatPath(path: PathInFile): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

/** One line for a terminal: file, line, path and what to do. */
export function formatRegionProblem(problem: RegionProblem, locale: keyof Text = 'en'): string {
  const place = problem.path === '' ? '' : ` ${problem.path}:`;
  return `${problem.file}:${problem.line}:${place} ${problem.message[locale]} (${problem.code})`;
}
