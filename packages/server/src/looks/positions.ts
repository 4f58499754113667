import { isIdentifier } from '../record/index.ts';

/** Where a page of a list goes on: the instant to the microsecond, as PostgreSQL writes it, and the row. */
export type Position = { readonly at: string; readonly id: string };

export const writePosition = ({ at, id }: Position): string =>
  Buffer.from(JSON.stringify([at, id])).toString('base64url');

const instantShape = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}(?::\d{2})?$/;

/** Undefined when it is not one of ours, null where the list begins. */
export function readPosition(cursor: string | undefined): Position | null | undefined {
  if (cursor === undefined) return null;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts)) return undefined;
  const [at, id] = parts as readonly unknown[];
  if (typeof at !== 'string' || !isInstant(at)) return undefined;
  return typeof id === 'string' && isIdentifier(id) ? { at, id } : undefined;
}

/** PostgreSQL refuses a date that is none with an error; `2026-02-31` would become another day here. */
function isInstant(text: string): boolean {
  const [date = '', time = ''] = text.split(' ');
  const at = new Date(`${date}T${time.slice(0, 8)}Z`);
  return instantShape.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}
