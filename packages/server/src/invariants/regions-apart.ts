import { sql } from 'kysely';
import { acrossRegions } from '../platform/database/region.ts';
import { type Breach, breachIn, type Examined, mostRows } from './breach.ts';

/** No row of a region names a case that is another region's. */
export async function* examineApart(examined: Examined): AsyncGenerator<Breach> {
  const database = acrossRegions(examined.database, 'looks whether regions are kept apart');
  const { rows: tables } = await sql<{ table_name: string }>`
    select of_case.table_name::text from information_schema.columns of_case
    join information_schema.columns of_region on of_region.table_schema = of_case.table_schema
      and of_region.table_name = of_case.table_name and of_region.column_name = 'region_id'
    where of_case.table_schema = 'public' and of_case.column_name = 'case_id' and of_case.data_type = 'uuid'
      and of_case.table_name <> 'case_current'
    order by 1`.execute(database);
  const breach = breachIn(examined, 'region-apart');
  for (const { table_name: table } of tables) {
    const { rows } = await sql<{ case_id: string; other: string }>`
      select distinct row.case_id::text, current.region_id as other
      from ${sql.table(table)} row
      join case_current current on current.case_id = row.case_id and current.region_id <> ${examined.region.id}
      where row.region_id = ${examined.region.id} and not exists (
        select from case_current own where own.region_id = row.region_id and own.case_id = row.case_id)
      limit ${mostRows}`.execute(database);
    for (const { case_id, other } of rows) {
      yield breach(
        `${table}/${case_id}`,
        `Tabel ${table} memuat berkas milik daerah ${other}.`,
        `The table ${table} names a case of the region ${other}.`,
      );
    }
  }
}
