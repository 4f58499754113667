import pg from 'pg';
import type { UnitMaker } from '../harness/unit.ts';

/** The same reading, written by hand for the bare driver: prepared statements, no product in between. */
export type QueryGiven = {
  readonly adminUrl: string;
  readonly connections: number;
  /** All statements of one piece of work, one after the other. */
  readonly statements: readonly { readonly name: string; readonly text: string }[];
  /** For each piece of work the values of each of its statements. */
  readonly values: readonly (readonly (readonly unknown[])[])[];
};

const make: UnitMaker = async (given) => {
  const { adminUrl, connections, statements, values } = given as QueryGiven;
  const pool = new pg.Pool({ connectionString: adminUrl, max: connections });
  let next = 0;
  return {
    async once() {
      const each = values[next % values.length];
      next += 1;
      const client = await pool.connect();
      try {
        for (const [index, { name, text }] of statements.entries()) {
          await client.query({ name, text, values: [...(each?.[index] ?? [])] });
        }
      } finally {
        client.release();
      }
    },
    isUsedUp: () => false,
    close: () => pool.end(),
  };
};

export default make;
