import { sql } from 'kysely';
import { regionDatabase } from '../platform/database/index.ts';
import { type Breach, breachIn, type Examined, mostRows } from './breach.ts';

/** Each look that people and auditors find is what was sealed of it, and what was sealed is found. */
export async function* examineLooks(examined: Examined): AsyncGenerator<Breach> {
  const regionId = examined.region.id;
  const database = regionDatabase(examined.database, regionId);
  const breach = breachIn(examined, 'look-recorded');
  const { rows: changed } = await sql<{ id: string; is_missing: boolean }>`
    select look.id, entry.id is null as is_missing
    from reveal as look
    left join stream_entry as entry on entry.region_id = look.region_id and entry.id = look.id
    where look.region_id = ${regionId} and not look.is_before_stream and (
      entry.id is null
      or (look.at, look.account_id, look.role, look.office_id)
        is distinct from (entry.at, entry.account_id, entry.role, entry.office_id)
      or look.case_id is distinct from entry.case_id
      or (look.purpose, look.what, to_jsonb(look.kinds))
        is distinct from (entry.detail->>'purpose', entry.detail->>'what', entry.detail->'kinds')
    )
    limit ${mostRows}`.execute(database);
  for (const { id, is_missing: isMissing } of changed) {
    yield isMissing
      ? breach(id, 'Akses data tidak ada dalam catatan yang disegel.', 'A look is not in the sealed record.')
      : breach(
          id,
          'Akses data berbeda dari catatan yang disegel.',
          'A look says something else than the sealed record.',
        );
  }
  const { rows: lost } = await sql<{ id: string }>`
    select entry.id from stream_entry as entry
    where entry.region_id = ${regionId} and entry.kind like 'reveal.%' and not exists (
      select from reveal as look where look.region_id = entry.region_id and look.id = entry.id
    )
    limit ${mostRows}`.execute(database);
  for (const { id } of lost) {
    yield breach(
      id,
      'Akses data yang disegel tidak dapat ditemukan lagi oleh orangnya.',
      'A look that was sealed can not be found any more by whom it is about.',
    );
  }
}
