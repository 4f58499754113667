import { accessTables } from './access-tables.ts';
import { casesTables } from './cases-tables.ts';
import { type ColumnKind, columnKinds, type ProcessedTable, type ProcessedTables } from './kinds.ts';
import { officeTables } from './office-tables.ts';
import { peopleTables } from './people-tables.ts';
import { recordTables } from './record-tables.ts';
import { thingsTables } from './things-tables.ts';

export * from './kinds.ts';

/** Whoever adds a table says here what it is for; the test beside compares this with the tables that are there. */
export const processedTables: ProcessedTables = {
  ...recordTables,
  ...casesTables,
  ...peopleTables,
  ...accessTables,
  ...thingsTables,
  ...officeTables,
};

export function columnsOf(
  table: ProcessedTable,
): readonly { readonly name: string; readonly kind: ColumnKind }[] {
  return columnKinds.flatMap((kind) => (table[kind]?.split(' ') ?? []).map((name) => ({ name, kind })));
}

/** Whether something in the table tells of a resident, or leads to one. */
export function isPersonal(table: ProcessedTable): boolean {
  return table.about === 'resident' || table.about === 'both';
}
