import { hashesEqual } from '@satuloket/engine';
import { sql } from 'kysely';
import { type DatabaseConnection, regionIdOf } from '../platform/database/index.ts';
import type { Findings } from './findings.ts';
import { entryHash } from './stream.ts';

const entriesAtOnce = 2000;

/** Checks each entry of the stream against its own hash. That none is missing only the log can tell. */
export async function auditEntries(region: DatabaseConnection, findings: Findings): Promise<number> {
  let counted = 0;
  let after: string | undefined;
  for (;;) {
    const page = after;
    const rows = await region
      .selectFrom('stream_entry')
      .selectAll()
      .$if(page !== undefined, (query) => query.where('id', '>', page ?? ''))
      .orderBy('id')
      .limit(entriesAtOnce)
      .execute();
    for (const row of rows) {
      if (!hashesEqual(row.hash, entryHash(row))) findings.add('changed', { what: 'entry', id: row.id });
    }
    counted += rows.length;
    after = rows.at(-1)?.id;
    if (rows.length < entriesAtOnce) break;
  }
  await auditLooks(region, findings);
  return counted;
}

/** Whoever mends them looks again. */
const mostLooks = 1000;

/** What people read of who looked says the same as what was sealed. */
async function auditLooks(region: DatabaseConnection, findings: Findings): Promise<void> {
  const regionId = regionIdOf(region);
  const { rows } = await sql<{ id: string; is_missing: boolean }>`
    select entry.id, reveal.id is null as is_missing
    from stream_entry entry
    left join reveal on reveal.region_id = entry.region_id and reveal.id = entry.id
    where entry.region_id = ${regionId} and entry.kind like 'reveal.%' and (
      reveal.id is null or reveal.is_before_stream or (
        reveal.at, reveal.account_id, reveal.role, reveal.office_id, reveal.case_id, reveal.purpose, reveal.what
      ) is distinct from (
        entry.at, entry.account_id, entry.role, entry.office_id, entry.case_id, entry.detail ->> 'purpose',
        entry.detail ->> 'what'
      )
    )
    limit ${mostLooks}`.execute(region);
  for (const { id, is_missing: isMissing } of rows) {
    findings.add(isMissing ? 'missing' : 'changed', { what: 'look', id });
  }
  const { rows: unsealed } = await sql<{ id: string }>`
    select reveal.id from reveal
    where reveal.region_id = ${regionId} and not reveal.is_before_stream and not exists (
      select from stream_entry entry where entry.region_id = reveal.region_id and entry.id = reveal.id
    )
    limit ${mostLooks}`.execute(region);
  for (const { id } of unsealed) findings.add('not-sealed', { what: 'look', id });
}
