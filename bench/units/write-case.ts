import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { RowsOfCase, RowsOfTable } from '../harness/rows.ts';
import type { UnitMaker } from '../harness/unit.ts';

/**
 * A case written by hand: the rows that it leaves, put into copies of the same tables with the same indexes, a
 * transaction for each entry of its record and a statement a table; with each entry after the first its cached row is
 * written anew. Nothing is checked, computed, sealed or hashed.
 */
export type WriteGiven = RowsOfCase & {
  readonly adminUrl: string;
  readonly connections: number;
  /** What those who work on the case look at, asked after its transactions. */
  readonly reads?: readonly { readonly text: string; readonly values: readonly string[] }[];
};

type Statement = { readonly name: string; readonly text: string; readonly cells: readonly (string | null)[] };

const make: UnitMaker = async (given) => {
  const { adminUrl, connections, transactions, fresh, reads = [] } = given as WriteGiven;
  const pool = new pg.Pool({ connectionString: adminUrl, max: connections });
  const pattern = new RegExp(fresh.join('|'), 'g');
  const cached = transactions[0]?.find(({ table }) => table === 'bench_case_current');
  const written = transactions.map((tables, index) => [
    ...tables.map((rows) => insertion(`bench ${index} ${rows.table}`, rows)),
    ...(index > 0 && cached ? [rewriting(cached)] : []),
  ]);
  return {
    async once() {
      const changed = new Map<string, string>();
      const anew = (old: string): string => {
        const known = changed.get(old);
        if (known !== undefined) return known;
        const made = old.includes('-') && old.length === 36 ? randomUUID() : randomBytes(6).toString('hex');
        changed.set(old, made);
        return made;
      };
      const renewed = (cells: readonly (string | null)[]) =>
        cells.map((cell) => cell?.replace(pattern, anew) ?? null);
      const client = await pool.connect();
      try {
        for (const statements of written) {
          await client.query('begin');
          for (const { name, text, cells } of statements)
            await client.query({ name, text, values: renewed(cells) });
          await client.query('commit');
        }
        for (const [index, { text, values }] of reads.entries())
          await client.query({ name: `bench read ${index}`, text, values: renewed(values) });
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
    isUsedUp: () => false,
    close: () => pool.end(),
  };
};

function insertion(name: string, { table, columns, rows }: RowsOfTable): Statement {
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  const tuples = rows.map(
    (_, row) =>
      `(${columns.map(({ type }, column) => `$${row * columns.length + column + 1}::${type}`).join(', ')})`,
  );
  return {
    name,
    text: `insert into ${table} (${names}) values ${tuples.join(', ')}`,
    cells: rows.flat(),
  };
}

/** The same values once more, so that PostgreSQL may leave the indexes alone (HOT): cheaper than what the product does. */
function rewriting({ table, columns, rows }: RowsOfTable): Statement {
  const isKey = (name: string) => name === 'region_id' || name === 'case_id';
  const told = (wanted: (name: string) => boolean, between: string) =>
    columns
      .flatMap(({ name, type }, index) => (wanted(name) ? [`"${name}" = $${index + 1}::${type}`] : []))
      .join(between);
  return {
    name: `bench again ${table}`,
    text: `update ${table} set ${told((name) => !isKey(name), ', ')} where ${told(isKey, ' and ')}`,
    cells: rows[0] ?? [],
  };
}

export default make;
