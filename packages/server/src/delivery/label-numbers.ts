import { parcelLabel, readParcelLabel } from '@satuloket/engine';
import type { DatabaseConnection } from '../platform/database/index.ts';

/** What stands on the labels of these cases; a case without a parcel has none. */
export async function labelsOfCases(
  database: DatabaseConnection,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (caseIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('parcel')
    .select(['case_id', 'number'])
    .where('case_id', 'in', [...caseIds])
    .execute();
  return new Map(rows.map(({ case_id, number }) => [case_id, parcelLabel(Number(number))]));
}

/** The shortest label: sheets that take it for a quantity drop the zeros before it. */
const labelDigits = parcelLabel(1).length;

/** The case of a label as someone typed it; undefined for what is no label, or of no parcel here. */
export async function caseOfLabel(database: DatabaseConnection, typed: string): Promise<string | undefined> {
  const number = readParcelLabel(typed.trim().padStart(labelDigits, '0'));
  if (number === undefined) return undefined;
  const row = await database
    .selectFrom('parcel')
    .select('case_id')
    .where('number', '=', String(number))
    .executeTakeFirst();
  return row?.case_id;
}
