import { hashesEqual } from '@satuloket/engine';
import type { DatabaseConnection } from '../platform/database/index.ts';
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
    if (rows.length < entriesAtOnce) return counted;
  }
}
