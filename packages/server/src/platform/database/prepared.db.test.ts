import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { connectDatabase, inTransaction, openPool } from './index.ts';

const { admin, url } = await testDatabase();

/** One connection with a table of its own, so that what is prepared can be looked at. */
async function connection(table: string) {
  await admin.query(`create table ${table} (id integer, word text)`);
  await admin.query(`insert into ${table} values (1, 'one'), (2, 'two')`);
  await admin.query(`grant select on ${table} to satuloket_runtime`);
  const pool = openPool({
    url: url('satuloket_runtime'),
    applicationName: 'prepared statements',
    maximumConnections: 1,
    statementTimeoutMilliseconds: 5000,
    onIdleError: () => undefined,
  });
  onTestFinished(() => pool.end());
  const database = connectDatabase(pool, []);
  const find = (id: number, within = database) =>
    sql<Record<string, unknown>>`select * from ${sql.raw(table)} where id = ${id}`.execute(within);
  const prepared = async (): Promise<string[]> => {
    const { rows } = await pool.query<{ statement: string }>(
      `select statement from pg_prepared_statements where statement like '%${table}%' and name <> ''`,
    );
    return rows.map(({ statement }) => statement);
  };
  return { database, find, prepared };
}

test('a statement that comes often is prepared once a connection, a rare one is not', async () => {
  const { find, prepared } = await connection('often_asked');
  await find(1);
  await find(2);
  expect(await prepared()).toEqual([]);
  for (const id of [1, 2, 1]) expect((await find(id)).rows[0]?.id).toBe(id);
  expect(await prepared()).toEqual(['select * from often_asked where id = $1']);
});

test('a search for words is planned anew each time', async () => {
  const { database, prepared } = await connection('searched');
  const like = (word: string) => sql`select id from searched where word ilike ${word}`.execute(database);
  for (const word of ['one', 'two', 't%', 'o%', '%']) await like(word);
  expect(await prepared()).toEqual([]);
});

test('after a migration a prepared statement answers with the new columns', async () => {
  const { find } = await connection('migrated');
  for (const id of [1, 2, 1, 2]) await find(id);
  await admin.query(`alter table migrated add column added text default 'new'`);
  expect((await find(1)).rows).toEqual([{ id: 1, word: 'one', added: 'new' }]);
});

test('within a transaction it is run again from the beginning', async () => {
  const { database, find } = await connection('migrated_within');
  for (const id of [1, 2, 1, 2]) await find(id);
  await admin.query('alter table migrated_within drop column word');
  let begun = 0;
  const rows = await inTransaction(database, async (transaction) => {
    begun += 1;
    return (await find(2, transaction)).rows;
  });
  expect(rows).toEqual([{ id: 2 }]);
  expect(begun).toBe(2);
});

test('what is wrong with a statement itself is told as before', async () => {
  const { database } = await connection('refused');
  const divide = () => sql`select ${1}::integer / ${0}::integer from refused`.execute(database);
  for (let times = 0; times < 5; times += 1) await expect(divide()).rejects.toMatchObject({ code: '22012' });
});
