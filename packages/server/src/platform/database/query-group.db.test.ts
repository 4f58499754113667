import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { connectDatabase, inTransaction, openPool } from './index.ts';
import type { DatabaseConnection } from './schema.ts';
import { writing } from './statement.ts';

const { admin, url } = await testDatabase();

function onePool(statementTimeoutMilliseconds = 5000) {
  const pool = openPool({
    url: url('satuloket_runtime'),
    applicationName: 'query groups',
    maximumConnections: 1,
    statementTimeoutMilliseconds,
    onIdleError: () => undefined,
  });
  onTestFinished(() => pool.end());
  return pool;
}

/** One connection over a table of words, whose statements it has prepared; `rounds` counts what PostgreSQL answered. */
async function connection(table: string) {
  await admin.query(`create table ${table} (id integer primary key, word text)`);
  await admin.query(`grant all on ${table} to satuloket_runtime`);
  const told = { rounds: 0 };
  const pool = onePool();
  pool.on('connect', (client) => {
    client.connection.on('readyForQuery', () => {
      told.rounds += 1;
    });
  });
  const database = connectDatabase(pool, []);
  const write = writing(
    (_database, given: { id: number; word: string }) =>
      sql`insert into ${sql.table(table)} values (${given.id}, ${given.word})`,
  );
  const words = async (id: number, within: DatabaseConnection = database): Promise<string[]> => {
    const found = sql<{ word: string }>`select word from ${sql.table(table)} where id <= ${id} order by id`;
    return (await found.execute(within)).rows.map(({ word }) => word);
  };
  for (const id of [-4, -3, -2, -1]) {
    await inTransaction(database, async (transaction) => {
      await write(transaction, { id, word: 'warm' });
      await words(id, transaction);
    });
  }
  await admin.query(`delete from ${table}`);
  told.rounds = 0;
  return { database, write, words, told };
}

test('a beginning and what nobody waits for leave with what is asked next, and with the commit', async () => {
  const { database, write, words, told } = await connection('counted');
  const seen = await inTransaction(database, async (transaction) => {
    await write(transaction, { id: 1, word: 'one' });
    await write(transaction, { id: 2, word: 'two' });
    const before = await words(9, transaction);
    await write(transaction, { id: 3, word: 'three' });
    return before;
  });
  expect(seen).toEqual(['one', 'two']);
  expect(told.rounds).toBe(2);
  expect(await words(9)).toEqual(['one', 'two', 'three']);
});

test('what is asked in one turn is answered in one, each with its own', async () => {
  const { database, write, words, told } = await connection('in_one_turn');
  await inTransaction(database, async (transaction) => {
    for (const [at, word] of ['one', 'two', 'three'].entries()) await write(transaction, { id: at, word });
    const [none, first, all] = await Promise.all([-1, 0, 9].map((id) => words(id, transaction)));
    expect({ none, first, all }).toEqual({ none: [], first: ['one'], all: ['one', 'two', 'three'] });
    const [again, rare] = await Promise.all([
      words(0, transaction),
      sql`select count(*)::integer as count from in_one_turn where id < ${9} and word <> ${'rare'}`.execute(
        transaction,
      ),
    ]);
    expect([again, rare.rows]).toEqual([['one'], [{ count: 3 }]]);
  });
  expect(told.rounds).toBe(3);
});

test('rows and counts are told as the driver tells them', async () => {
  const { database } = await connection('as_the_driver');
  const text = `select 1 as a, 2::bigint as b, null::text as c, 1.5::numeric as d, now()::date as e, '{"f":[1]}'::jsonb as f,
    array['g', null]::text[] as g, '\\x00ff'::bytea as h, true as i, 'first' as twice, null as twice where 1 = `;
  const { rows: driven } = await onePool().query(`${text} 1`);
  for (let times = 0; times < 5; times += 1) {
    const { rows } = await sql`${sql.raw(text)}${1}::integer`.execute(database);
    expect(rows).toEqual(driven);
  }
  const inserted = sql`insert into as_the_driver select id from generate_series(${1}::integer, ${3}::integer) as id`;
  expect((await inserted.execute(database)).numAffectedRows).toBe(3n);
});

test('what is asked while others are on their way goes together after them', async () => {
  const { database, words, told } = await connection('one_after_another');
  await inTransaction(database, async (one) => {
    const first = words(1, one);
    await new Promise(setImmediate);
    const others = [words(2, one), words(3, one)];
    expect(await Promise.all([first, ...others])).toEqual([[], [], []]);
  });
  expect(told.rounds).toBe(3);
});

test('an error of what nobody waited for comes with what is asked next, and nothing stays', async () => {
  const { database, write, words } = await connection('told_later');
  const twice = inTransaction(database, async (transaction) => {
    await write(transaction, { id: 1, word: 'one' });
    await write(transaction, { id: 1, word: 'again' });
    await words(9, transaction);
    throw new Error('It went on.');
  });
  await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'told_later_pkey' });
  expect(await words(9)).toEqual([]);
});

test('an error of what was written last comes with the commit', async () => {
  const { database, write, words } = await connection('told_at_last');
  const twice = inTransaction(database, async (transaction) => {
    await words(9, transaction);
    await write(transaction, { id: 1, word: 'one' });
    await write(transaction, { id: 1, word: 'again' });
  });
  await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'told_at_last_pkey' });
  expect(await words(9)).toEqual([]);
});

test('of those asked in one turn all are told when one fails', async () => {
  const { database, words } = await connection('one_fails');
  const divide = sql`select 1 / ${0}::integer as never`;
  const results = await inTransaction(database, async (transaction) => {
    for (let times = 0; times < 4; times += 1) await words(1, transaction);
    return Promise.allSettled([words(1, transaction), divide.execute(transaction), words(2, transaction)]);
  }).catch((error: unknown) => error);
  // PostgreSQL takes a failed transaction back, whatever its code made of the failure.
  expect(results).toBeInstanceOf(Error);
  const alone = await Promise.allSettled([words(1), divide.execute(database), words(2)]);
  expect(alone.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('what is taken back before anything was asked is never sent', async () => {
  const { database, write, words, told } = await connection('never_sent');
  const refused = inTransaction(database, async (transaction) => {
    await write(transaction, { id: 1, word: 'one' });
    throw new Error('Changed my mind.');
  });
  await expect(refused).rejects.toThrow('Changed my mind.');
  expect(told.rounds).toBe(0);
  const later = inTransaction(database, async (transaction) => {
    await words(9, transaction);
    await write(transaction, { id: 1, word: 'one' });
    throw new Error('Changed my mind.');
  });
  await expect(later).rejects.toThrow('Changed my mind.');
  expect(await words(9)).toEqual([]);
});

test('what waits while another part fails is not sent any more', async () => {
  const { database, write, words, told } = await connection('not_sent_any_more');
  const parts: Promise<unknown>[] = [];
  const refused = inTransaction(database, async (transaction) => {
    await words(9, transaction);
    await write(transaction, { id: 1, word: 'one' });
    parts.push(words(9, transaction).catch((error: unknown) => error));
    throw new Error('Refused.');
  });
  await expect(refused).rejects.toThrow('Refused.');
  expect(await Promise.all(parts)).toEqual([expect.any(Error)]);
  expect(told.rounds).toBe(2);
});

test('each of a group has its time before the connection is given up', async () => {
  const database = connectDatabase(onePool(500), []);
  const sleep = (seconds: number, within: DatabaseConnection) =>
    sql`select pg_sleep(${seconds}::double precision)`.execute(within);
  for (let times = 0; times < 3; times += 1) await sleep(0, database);
  const slept = inTransaction(database, (transaction) =>
    Promise.all([0.4, 0.4, 0.4].map((seconds) => sleep(seconds, transaction))),
  );
  expect(await slept).toHaveLength(3);
});

test('a value that can not be sent is refused alone', async () => {
  const { database, write, words } = await connection('not_sent');
  const round: { self?: object } = {};
  round.self = round;
  await inTransaction(database, async (transaction) => {
    await write(transaction, { id: 1, word: 'one' });
    const [bad, good] = await Promise.allSettled([
      sql`select ${round}::jsonb`.execute(transaction),
      words(9, transaction),
    ]);
    expect(bad).toMatchObject({ reason: { message: /circular/i } });
    expect(good).toEqual({ status: 'fulfilled', value: ['one'] });
  });
  expect(await words(9)).toEqual(['one']);
});

test('with a table changed in between it is run again from the beginning', async () => {
  const { database } = await connection('changed_between');
  const all = (within: DatabaseConnection) =>
    sql`select * from changed_between where id < ${9}`.execute(within);
  for (let times = 0; times < 5; times += 1) await inTransaction(database, all);
  await admin.query(`alter table changed_between add column added text default 'new'`);
  let begun = 0;
  const { rows } = await inTransaction(database, async (transaction) => {
    begun += 1;
    await sql`insert into changed_between (id, word) values (${begun}, ${'one'})`.execute(transaction);
    await sql`select ${begun}::integer`.execute(transaction);
    return all(transaction);
  });
  expect({ begun, rows }).toEqual({ begun: 2, rows: [{ id: 2, word: 'one', added: 'new' }] });
});

test('what is still asked while all is taken back is not done', async () => {
  const { database, words, write } = await connection('still_asked');
  const later: Promise<unknown>[] = [];
  const refused = inTransaction(database, async (transaction) => {
    await words(9, transaction);
    const tooLate = async () => {
      await sql`select pg_sleep(0.05)`.execute(transaction);
      await write(transaction, { id: 1, word: 'too late' });
      await words(9, transaction);
    };
    later.push(tooLate().catch((error: unknown) => error));
    throw new Error('Refused.');
  });
  await expect(refused).rejects.toThrow('Refused.');
  expect(await Promise.all(later)).toEqual([expect.any(Error)]);
  expect(await words(9)).toEqual([]);
});

test('a connection that breaks tells all that were on their way', async () => {
  const { database, words, told } = await connection('broken');
  let results: readonly PromiseSettledResult<unknown>[] = [];
  const ended = inTransaction(database, async (one) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(one);
    const sleeping = sql`select pg_sleep(5)`.execute(one);
    const waiting = words(1, one);
    setTimeout(() => admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]), 50);
    results = await Promise.allSettled([sleeping, waiting]);
  });
  await expect(ended).rejects.toThrow();
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await words(9)).toEqual([]);
  expect(told.rounds).toBeGreaterThan(0);
});
