import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { distribution, distributionScript } from './distribution.ts';
import { projectFolder } from './platform/config/settings.ts';
import { testDatabase } from './testing/index.ts';

const { admin } = await testDatabase();
const byRegion: ReadonlySet<string> = new Set(distribution.byRegion);
const script = readFileSync(join(projectFolder, 'deploy/citus/distribute.sql'), 'utf8');

/** As `pg_class` names them, with the schema where it is not the usual one. */
const tableName = `case when relnamespace = 'public'::regnamespace then relname
  else relnamespace::regnamespace::text || '.' || relname end`;
const ours = `relnamespace in ('public'::regnamespace, 'auth'::regnamespace)`;

test('every table is named once', async () => {
  const { rows } = await admin.query<{ name: string }>(
    `select ${tableName} as name from pg_class where relkind in ('r', 'p') and ${ours}`,
  );
  const { copied, atCoordinator } = distribution;
  const named = [...distribution.byRegion, ...copied, ...atCoordinator];
  expect(named.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
});

test('every function is named', async () => {
  const { rows } = await admin.query<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc
     where pronamespace in ('public'::regnamespace, 'auth'::regnamespace)
       and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')`,
  );
  expect(rows.map(({ name }) => name)).toEqual(distribution.functions);
});

test('what is unique in a table of regions is unique in one region', async () => {
  const { rows } = await admin.query<{ table: string; index: string; columns: string[] }>(
    `select owner.relname as table, of_index.relname as index,
       array(select attname::text from pg_attribute where attrelid = owner.oid and attnum = any(i.indkey)) as columns
     from pg_index i
     join pg_class owner on owner.oid = i.indrelid and owner.relnamespace = 'public'::regnamespace
     join pg_class of_index on of_index.oid = i.indexrelid
     where i.indisunique or i.indisexclusion`,
  );
  const unique = rows.filter(({ table }) => byRegion.has(table));
  expect(unique.length).toBeGreaterThanOrEqual(byRegion.size);
  expect(unique.filter(({ columns }) => !columns.includes('region_id'))).toEqual([]);
});

test('every table of regions has a key', async () => {
  const { rows } = await admin.query<{ table: string }>(
    `select conrelid::regclass::text as table from pg_constraint where contype = 'p'`,
  );
  const keyed = new Set(rows.map(({ table }) => table));
  expect([...byRegion].filter((table) => !keyed.has(table))).toEqual([]);
});

test('a row of a region points only at rows of the same region or at what is copied', async () => {
  const { rows } = await admin.query<{ from: string; to: string; keys: string[] }>(
    `select (select ${tableName} from pg_class where oid = conrelid) as from,
       (select ${tableName} from pg_class where oid = confrelid) as to,
       array(select f.attname || '=' || t.attname from unnest(conkey, confkey) as k (f, t)
         join pg_attribute f on f.attrelid = conrelid and f.attnum = k.f
         join pg_attribute t on t.attrelid = confrelid and t.attnum = k.t) as keys
     from pg_constraint where contype = 'f'`,
  );
  const copied = new Set(distribution.copied);
  const isTogether = ({ from, to, keys }: (typeof rows)[number]): boolean => {
    if (copied.has(to)) return true;
    // What is copied may point at what is copied only.
    if (copied.has(from)) return false;
    if (byRegion.has(from)) return byRegion.has(to) && keys.includes('region_id=region_id');
    return !byRegion.has(to);
  };
  expect(rows.some(({ from }) => byRegion.has(from))).toBe(true);
  expect(rows.filter((row) => !isTogether(row))).toEqual([]);
});

test('nothing in a table of regions needs all regions at once', async () => {
  const { rows: triggers } = await admin.query(
    `select tgrelid::regclass::text as table, tgname as trigger from pg_trigger where not tgisinternal`,
  );
  const { rows: narrow } = await admin.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and is_identity = 'YES' and data_type <> 'bigint'`,
  );
  // Several machines can give out running numbers of 64 bits only, each from a range of its own.
  expect({ triggers, narrow }).toEqual({ triggers: [], narrow: [] });
});

test('the script names every table, what is pointed at first', async () => {
  expect(script).toBe(distributionScript(distribution));
  const database = await admin.connect();
  try {
    // What Citus would be told is written down instead.
    await database.query(`
      create table told (place integer generated always as identity, what text, name text, beside text);
      create function create_reference_table(name text) returns void language sql
        as $$ insert into told (what, name) values ('copied', name) $$;
      create function create_distributed_table(name text, key text, colocate_with text) returns void language sql
        as $$ insert into told (what, name, beside) values (key, name, colocate_with) $$;
      create function create_distributed_function(name text) returns void language sql
        as $$ insert into told (what, name) values ('function', name) $$;
      create function citus_add_local_table_to_metadata(name text) returns void language sql
        as $$ insert into told (what, name) values ('coordinator', name) $$`);
    await database.query(script.replace(/create extension[^;]*;/, ''));
    const { rows: told } = await database.query<{ what: string; name: string; beside: string | null }>(
      "select what, replace(name, '\"', '') as name, beside from told order by place",
    );
    const of = (what: string): readonly string[] =>
      told.filter((each) => each.what === what).map(({ name }) => name);
    expect(of('function')).toEqual(distribution.functions);
    expect(of('copied')).toEqual(distribution.copied);
    expect(of('region_id').toSorted()).toEqual([...distribution.byRegion].toSorted());
    expect(of('coordinator')).toEqual(distribution.atCoordinator);
    const [first, ...others] = told.filter((each) => each.what === 'region_id');
    expect(first?.beside).toBe('none');
    expect(new Set(others.map(({ beside }) => beside))).toEqual(new Set([first?.name]));
    const { rows: tooEarly } = await database.query(
      `select owner.name, target.name as points_at from pg_constraint
       join told owner on owner.name::regclass = conrelid and owner.what = 'region_id'
       join told target on target.name::regclass = confrelid and target.what not in ('coordinator', 'function')
       where contype = 'f' and conrelid <> confrelid and target.place > owner.place`,
    );
    expect(tooEarly).toEqual([]);
  } finally {
    database.release();
  }
});
