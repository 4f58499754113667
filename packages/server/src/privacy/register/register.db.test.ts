import { expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { columnsOf, isPersonal, processedTables } from './index.ts';

const { admin } = await testDatabase();

async function columnsThatAreThere(): Promise<Map<string, string[]>> {
  const { rows } = await admin.query<{ name: string; columns: string[] }>(`
    select case table_schema when 'public' then '' else table_schema || '.' end || table_name as name,
      array_agg(column_name::text order by column_name)
        filter (where column_name <> 'region_id') as columns
    from information_schema.columns
    where table_schema in ('public', 'auth')
      and (table_schema, table_name) in (select schemaname, tablename from pg_tables)
    group by 1`);
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

test('every table and every column stands in the register of processing, once', async () => {
  const there = await columnsThatAreThere();
  const register = new Map(
    Object.entries(processedTables).map(([name, table]) => [
      name,
      columnsOf(table)
        .map((column) => column.name)
        .sort(),
    ]),
  );
  expect(Object.fromEntries(register)).toEqual(Object.fromEntries(there));
});

test('what is personal is in the copy that a person gets, or the register says why not', () => {
  const silent = Object.entries(processedTables)
    .filter(([, table]) => isPersonal(table) && table.export === undefined)
    .map(([name]) => name);
  expect(silent).toEqual([]);
});

test('what is sealed, in clear or a digest of someone is about someone', () => {
  const nobody = Object.entries(processedTables)
    .filter(([, table]) => table.about === 'nobody' && (table.sealed || table.digest))
    .map(([name]) => name);
  expect(nobody).toEqual([]);
});
