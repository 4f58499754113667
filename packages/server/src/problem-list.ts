import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@satuloket/engine';

/**
 * Every problem that the parts have written down in their `problems.ts`, for the page that explains the codes. Read from
 * the folders, so that a part's new problem stands on the page without being entered anywhere else.
 */
export async function problemList(): Promise<readonly Problem[]> {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?:^|[/\\-])problems\.ts$/.test(file),
  );
  const known = new Map<string, Problem>();
  for (const file of files.sort()) {
    const exported = (await import(join(import.meta.dirname, file))) as Readonly<Record<string, unknown>>;
    for (const problem of Object.values(exported).flatMap(problemsIn)) {
      if (!known.has(problem.code)) known.set(problem.code, problem);
    }
  }
  return [...known.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

function problemsIn(exported: unknown): readonly Problem[] {
  if (typeof exported !== 'object' || exported === null) return [];
  if (isProblem(exported)) return [exported];
  return Object.values(exported).filter(isProblem);
}

function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' && value !== null && 'code' in value && 'status' in value && 'message' in value
  );
}
