import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { UnitMaker } from '../harness/unit.ts';

/**
 * Filing written by hand: the rows that a sent draft leaves, put into copies of the same tables with the same indexes in
 * one transaction, a statement a table. Nothing is checked, computed, sealed or hashed.
 */
export type InsertGiven = {
  readonly adminUrl: string;
  readonly connections: number;
  /** For each table its columns with their types, and the rows as text; `{name}` stands for what differs each time. */
  readonly tables: readonly {
    readonly table: string;
    readonly columns: readonly { readonly name: string; readonly type: string }[];
    readonly rows: readonly (readonly (string | null)[])[];
  }[];
  /** Identifiers and codes in the rows that must be new each time. */
  readonly fresh: readonly string[];
};

const make: UnitMaker = async (given) => {
  const { adminUrl, connections, tables, fresh } = given as InsertGiven;
  const pool = new pg.Pool({ connectionString: adminUrl, max: connections });
  const pattern = new RegExp(fresh.join('|'), 'g');
  const statements = tables.map(({ table, columns, rows }) => {
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const tuples = rows.map(
      (_, row) =>
        `(${columns.map(({ type }, column) => `$${row * columns.length + column + 1}::${type}`).join(', ')})`,
    );
    return {
      name: `bench ${table}`,
      text: `insert into ${table} (${names}) values ${tuples.join(', ')}`,
      cells: rows.flat(),
    };
  });
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
      const client = await pool.connect();
      try {
        await client.query('begin');
        for (const { name, text, cells } of statements) {
          const values = cells.map((cell) => cell?.replace(pattern, anew) ?? null);
          await client.query({ name, text, values });
        }
        await client.query('commit');
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

export default make;
