import type { Text } from '../result.ts';

export type PathInFile = readonly (string | number)[];

export type Place = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `flow.actions.accept.to` */
  readonly path: string;
};

/** What is wrong in a pack: where, and what to do about it. */
export type PackProblem = Place & {
  /** The place that uses the fragment in which it is wrong: `services/y.yaml:12`. */
  readonly usedIn?: string;
  readonly code: string;
  readonly message: Text;
  /** A warning does not keep a pack from being used. */
  readonly severity: 'error' | 'warning';
};

/** A finding of a check, before its place in the file is known. */
export type Finding = {
  readonly file: string;
  readonly path: PathInFile;
  readonly code: string;
  readonly message: Text;
  readonly severity?: 'error' | 'warning';
};

export function formatPath(path: PathInFile): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('');
}

/** `packs/x/services/y.yaml:12:5 flow.start unknown-state: ...`, as editors and terminals link it. */
export function formatProblem(problem: PackProblem, locale: keyof Text): string {
  const place = problem.path === '' ? '' : ` ${problem.path}`;
  const used = problem.usedIn === undefined ? '' : ` (${usedWords[locale]} ${problem.usedIn})`;
  return `${problem.file}:${problem.line}:${problem.column}${place} [${problem.code}] ${problem.message[locale]}${used}`;
}

const usedWords = { id: 'dipakai di', en: 'used in' };

/** Each once: a fragment that ten services use is wrong once. */
export function withoutRepeats(problems: readonly PackProblem[]): PackProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ usedIn: _, ...problem }) => {
    const key = JSON.stringify(problem);
    return seen.has(key) ? false : seen.add(key);
  });
}
