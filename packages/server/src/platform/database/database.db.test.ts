import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { regionTables } from '../../region-tables.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { inTransaction } from './index.ts';
import { migrate } from './migrations.ts';
import { signInRoles } from './roles.ts';

const { database, admin, as } = await testDatabase();

const ask = async <Row extends Record<string, unknown>>(text: string): Promise<Row[]> =>
  (await admin.query<Row>(text)).rows;

test('the server answers as the runtime role, in UTF-8 with the builtin locale and without JIT', async () => {
  const { rows } = await sql<Record<string, string>>`
    select current_user as role, current_setting('jit') as jit, current_setting('timezone') as zone,
           pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale
    from pg_database where datname = current_database()`.execute(database);
  expect(rows[0]).toEqual({
    role: 'satuloket_runtime',
    jit: 'off',
    zone: 'UTC',
    encoding: 'UTF8',
    provider: 'b',
    locale: 'C.UTF-8',
  });
});

test('lower case follows Unicode', async () => {
  expect(await ask(`select lower('ÉCOLE') as word`)).toEqual([{ word: 'école' }]);
});

test.each(signInRoles)('%s signs in, owns nothing and creates nothing', async (role) => {
  const connection = as(role);
  await expect(sql`create table intruder (id integer)`.execute(connection)).rejects.toThrow(
    /permission denied/,
  );
  await expect(sql`create temporary table intruder (id integer)`.execute(connection)).rejects.toThrow(
    /permission denied/,
  );
  expect(await ask(`select relname from pg_class where relowner = '${role}'::regrole`)).toEqual([]);
  expect(
    await ask(
      `select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles where rolname = '${role}'`,
    ),
  ).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false }]);
});

test('the tables with a region_id are those that the parts declare', async () => {
  const rows = await ask<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'region_id'`,
  );
  expect(rows.map((row) => row.name).sort()).toEqual([...regionTables].sort());
});

test('in tables of regions every primary key, unique index and foreign key begins with region_id', async () => {
  const rows = await ask<{ name: string }>(
    `select index.indexrelid::regclass::text as name
     from pg_index index
     join pg_class holder on holder.oid = index.indrelid and holder.relnamespace = 'public'::regnamespace
     join pg_attribute region on region.attrelid = holder.oid and region.attname = 'region_id'
     where index.indisunique and index.indkey[0] <> region.attnum
     union all
     select c.conname from pg_constraint c
     join pg_class holder on holder.oid = c.conrelid and holder.relnamespace = 'public'::regnamespace
     join pg_attribute region on region.attrelid = holder.oid and region.attname = 'region_id'
     join pg_attribute other on other.attrelid = c.confrelid and other.attname = 'region_id'
     where c.contype = 'f' and c.conkey[1] <> region.attnum`,
  );
  expect(rows).toEqual([]);
});

test('applying the migrations again changes nothing', async () => {
  const client = await admin.connect();
  try {
    const { rows } = await client.query(
      'select number, part, name, checksum from schema_migration order by number',
    );
    const known = rows.map((row) => ({ ...row, sql: 'select broken' }));
    expect(await migrate(client, known)).toEqual({ ok: true, value: [] });
  } finally {
    client.release();
  }
});

test.each([
  [
    'a migration changed after it was applied',
    (known: object[]) => known.map((migration) => ({ ...migration, checksum: 'another' })),
    'migration-changed',
  ],
  ['a database newer than the program', () => [], 'migration-missing'],
  [
    'a migration that fails',
    (known: object[]) => [
      ...known,
      {
        number: 9998,
        part: 'club',
        name: 'half',
        sql: 'create table half (id integer);\nselect broken;',
        checksum: '',
      },
    ],
    'migration-failed',
  ],
])('%s is told', async (_, change, code) => {
  const client = await admin.connect();
  try {
    const { rows } = await client.query(
      'select number, part, name, checksum from schema_migration order by number',
    );
    const outcome = await migrate(client, change(rows) as never);
    expect(outcome).toMatchObject({ ok: false, error: { code } });
    if (code === 'migration-failed' && !outcome.ok) {
      expect(outcome.error.message.id).toContain('club/migrations/9998_half.sql:2 gagal');
    }
    expect(await ask(`select to_regclass('half') as half`)).toEqual([{ half: null }]);
    expect(await client.query('select current_user').then((answer) => answer.rows)).toEqual([
      { current_user: 'postgres' },
    ]);
  } finally {
    client.release();
  }
});

test('a transaction that PostgreSQL wants again is run again', async () => {
  await admin.query(
    'create table tally (value integer); insert into tally values (0); grant all on tally to satuloket_runtime',
  );
  let runs = 0;
  const add = (): Promise<void> =>
    inTransaction(
      database,
      async (transaction) => {
        runs += 1;
        const { rows } = await sql<{ value: number }>`select value from tally`.execute(transaction);
        // Let the other read the same value before either writes.
        await sql`select pg_sleep(0.05)`.execute(transaction);
        await sql`update tally set value = ${rows[0]!.value + 1}`.execute(transaction);
      },
      { isolation: 'serializable' },
    );
  await Promise.all([add(), add(), add()]);
  expect(await ask('select value from tally')).toEqual([{ value: 3 }]);
  expect(runs).toBeGreaterThan(3);
});

test('a transaction inside a transaction joins it, and an error undoes all', async () => {
  await admin.query('create table note (words text); grant all on note to satuloket_runtime');
  const attempt = inTransaction(database, async (outer) => {
    await inTransaction(outer, (inner) => sql`insert into note values ('kept?')`.execute(inner));
    throw new Error('no');
  });
  await expect(attempt).rejects.toThrow('no');
  expect(await ask('select * from note')).toEqual([]);
});

test('a connection that breaks in the middle of a transaction fails it and nothing else', async () => {
  const broken = inTransaction(database, async (transaction) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
    await admin.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    // The broken connection is noticed here, between two queries, when nothing awaits an answer.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await sql`select 1`.execute(transaction);
  });
  await expect(broken).rejects.toThrow();
  expect((await sql<{ one: number }>`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }]);
});

test('a migration outside a transaction makes its indexes beside what others write, while another server waits', async () => {
  const [one, other] = await Promise.all([admin.connect(), admin.connect()]);
  try {
    const { rows } = await one.query(
      'select number, part, name, checksum from schema_migration order by number',
    );
    const beside = {
      number: 9997,
      part: 'club',
      name: 'beside',
      checksum: 'c',
      sql: '-- outside a transaction: a test\ncreate index concurrently installation_since on installation (since);\n',
    };
    const outcomes = await Promise.all(
      [one, other].map((client) => migrate(client, [...rows, beside] as never)),
    );
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.length).sort()).toEqual([0, 1]);
    const { rows: valid } = await one.query(
      "select indisvalid as valid from pg_index where indexrelid = 'installation_since'::regclass",
    );
    expect(valid).toEqual([{ valid: true }]);
    await one.query('drop index installation_since');
    await one.query('delete from schema_migration where number = 9997');
  } finally {
    for (const client of [one, other]) client.release();
  }
});
