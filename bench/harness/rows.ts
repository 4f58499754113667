import type pg from 'pg';

/** What a case leaves, in the order in which it is written. */
const caseTables = [
  'vault_key',
  'vault_entry',
  'blind_index',
  'case_action',
  'seal_outbox',
  'case_current',
  'timer',
  'message',
] as const;

/** A table with its columns and their types, and rows as text. */
export type RowsOfTable = {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
};

export type RowsOfCase = {
  /** What is written with its filing, and then with each further entry of its record. */
  readonly transactions: readonly (readonly RowsOfTable[])[];
  /** Identifiers and codes in the rows that must be new each time. */
  readonly fresh: readonly string[];
};

/** The rows of a case, and empty copies of their tables to put such rows into. */
export async function rowsOfCase(database: pg.Client, regionId: string, code: string): Promise<RowsOfCase> {
  const { rows: found } = await database.query<{ case_id: string; last_seq: number }>(
    'select case_id, last_seq from case_current where region_id = $1 and code = $2',
    [regionId, code],
  );
  const { case_id: caseId = '', last_seq: lastSeq = 0 } = found[0] ?? {};
  const transactions: RowsOfTable[][] = Array.from({ length: lastSeq }, () => []);
  const fresh = new Set([caseId, code]);
  for (const table of caseTables) {
    const copy = `bench_${table}`;
    await database.query(`drop table if exists ${copy}`);
    await database.query(`create table ${copy} (like ${table} including all)`);
    const { rows: columns } = await database.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
      [table],
    );
    const texts = columns.map(({ name }) => `"${name}"::text as "${name}"`).join(', ');
    const { rows } = await database.query<Record<string, string | null>>(
      `select ${texts} from ${table} as t where t.region_id = $1 and t.case_id = $2::uuid`,
      [regionId, caseId],
    );
    for (const { id } of rows) if (id) fresh.add(id);
    for (const [index, transaction] of transactions.entries()) {
      // What tells no entry of the record stands from the filing on.
      const own = rows.filter(({ seq }) => Number(seq ?? 1) === index + 1);
      if (own.length === 0) continue;
      transaction.push({
        table: copy,
        columns,
        rows: own.map((row) => columns.map(({ name }) => row[name] ?? null)),
      });
    }
  }
  return { transactions, fresh: [...fresh] };
}
