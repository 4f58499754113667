import { isIdentifier } from '../record/index.ts';

/** Where a page of a list goes on: the instant to the microsecond, as PostgreSQL writes it, and the case. */
export type Position = { readonly at: string; readonly caseId: string };

export const writePosition = (at: string, caseId: string): string =>
  Buffer.from(JSON.stringify([at, caseId])).toString('base64url');

const instantShape = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?\+\d{2}(?::\d{2})?$/;

/** Undefined when it is not one of ours. */
export function readPosition(text: string): Position | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts)) return undefined;
  const [at, caseId] = parts as readonly unknown[];
  if (typeof at !== 'string' || !isInstant(at)) return undefined;
  return typeof caseId === 'string' && isIdentifier(caseId) ? { at, caseId } : undefined;
}

/** PostgreSQL refuses a date that is none with an error; `2026-02-31` would become another day here. */
function isInstant(text: string): boolean {
  const [date = '', time = ''] = text.split(' ');
  const at = new Date(`${date}T${time.slice(0, 8)}Z`);
  return instantShape.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}
