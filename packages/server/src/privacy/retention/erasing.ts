import { dueBefore, type Region, type RetentionRule } from '@satuloket/engine';
import { sql } from 'kysely';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
  regionDatabase,
} from '../../platform/database/index.ts';
import { appendEntry } from '../../record/index.ts';
import type { PrivacyDependencies } from '../dependencies.ts';
import type { DeletionCounts } from '../schema.ts';
import { removeDrafts, removeFiles } from './deletions.ts';

/** Stands where the name of an applicant stood. The index of what may still be erased knows it too. */
export const erasedName = '—';

/** Of which services a rule for cases speaks: those that it names, or all that no other rule names. */
function ofServices(region: Region, rule: RetentionRule) {
  if (rule.services !== undefined) return sql`service = any(${[...rule.services]}::text[])`;
  const named = region.retention.flatMap(({ what, services }) => (what === 'case' ? (services ?? []) : []));
  return sql`service <> all(${named}::text[])`;
}

/** Ended cases whose time is over and that nobody holds; the oldest first. */
export async function casesDue(
  database: DatabaseConnection,
  region: Region,
  { rule, now, most }: { readonly rule: RetentionRule; readonly now: Date; readonly most: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ case_id: string }>`
    select case_id::text from case_current
    where region_id = ${region.id} and ended_at < ${dueBefore(rule, now)} and applicant_name <> ${erasedName}
      and ${ofServices(region, rule)} and not exists (
        select from legal_hold hold
        where hold.region_id = case_current.region_id and hold.case_id = case_current.case_id
          and hold.ended_at is null)
    order by ended_at, case_id limit ${most}`.execute(regionDatabase(database, region.id));
  return rows.map((row) => row.case_id);
}

/**
 * Destroys what a case holds of people: values with their salts, key, digests, files, messages, links. The actions stay,
 * with commitments that nothing can be compared with any more. What was destroyed is counted in the region's stream, in
 * the same transaction; false when the case is held or open again by now.
 */
export async function eraseCase(
  retention: DatabaseConnection,
  { regionId, caseId, before, now }: { regionId: string; caseId: string; before: Date; now: Date },
): Promise<boolean> {
  return inTransaction(regionDatabase(retention, regionId), async (transaction) => {
    const { rows } = await sql`
      select case_id from case_current
      where region_id = ${regionId} and case_id = ${caseId} and ended_at < ${before}
        and applicant_name <> ${erasedName} and not exists (
          select from legal_hold hold
          where hold.region_id = case_current.region_id and hold.case_id = case_current.case_id
            and hold.ended_at is null)
      for update`.execute(transaction);
    if (rows.length === 0) return false;
    const counts = await destroy(transaction, { regionId, caseId });
    await transaction
      .updateTable('case_current')
      .set({ applicant_name: erasedName })
      .where('case_id', '=', caseId)
      .execute();
    await transaction
      .insertInto('case_erasure')
      .values({ case_id: caseId, at: now, counts: JSON.stringify(counts), noted_at: null })
      .execute();
    await appendEntry(transaction, { at: now, kind: 'retention.erased', caseId, detail: { counts } });
    return true;
  });
}

/** Tables that lose every row of the case; what else names it says nothing of a person. */
const emptied = [
  'message',
  'confirmation_link',
  'helped_case',
  'event_gap',
  'event_look',
  'watch_due',
  'blind_index',
  'vault_entry',
  'vault_key',
] as const;

async function destroy(
  transaction: DatabaseTransaction,
  { regionId, caseId }: { readonly regionId: string; readonly caseId: string },
): Promise<DeletionCounts> {
  const ofCase = sql`case_id = ${caseId}`;
  const counts: Record<string, number> = {};
  // A file that another case goes on from becomes that one's own.
  await sql`
    update file set case_id = (select lent.case_id from file_in_case lent
      where lent.region_id = file.region_id and lent.file_id = file.id and lent.case_id <> ${caseId}
      order by lent.case_id limit 1)
    where region_id = ${regionId} and ${ofCase} and exists (select from file_in_case lent
      where lent.region_id = file.region_id and lent.file_id = file.id and lent.case_id <> ${caseId})
    `.execute(transaction);
  await sql`
    delete from file_in_case lent using file
    where lent.region_id = ${regionId} and file.region_id = lent.region_id and file.id = lent.file_id
      and (lent.case_id = file.case_id or lent.case_id = ${caseId})`.execute(transaction);
  Object.assign(counts, await removeDrafts(transaction, regionId, sql`corrects_case_id = ${caseId}`));
  counts.file = (counts.file ?? 0) + (await removeFiles(transaction, regionId, sql`case_id = ${caseId}`));
  const remove = async (table: string, condition = ofCase): Promise<void> => {
    const { numAffectedRows } =
      await sql`delete from ${sql.raw(table)} where region_id = ${regionId} and ${condition}`.execute(
        transaction,
      );
    counts[table] = Number(numAffectedRows ?? 0);
  };
  await remove(
    'document_share_opening',
    sql`share_id in (select id from document_share where region_id = ${regionId} and ${ofCase})`,
  );
  await remove('document_share');
  for (const table of emptied) await remove(table);
  // That someone looked stays; at whom can't be compared with anyone any more.
  await sql`
    update reveal set subject_digest = null, family_digest = null, neighbourhood_digest = null
    where region_id = ${regionId} and ${ofCase}`.execute(transaction);
  await sql`
    update stream_entry set subject_digest = null
    where region_id = ${regionId} and ${ofCase} and subject_digest is not null`.execute(transaction);
  for (const table of ['exchange_inbox', 'exchange_outbox']) {
    const { numAffectedRows } = await sql`
      update ${sql.raw(table)} set sealed = null
      where region_id = ${regionId} and ${ofCase} and sealed is not null`.execute(transaction);
    counts[table] = Number(numAffectedRows ?? 0);
  }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** Says in the record of each emptied case that it was; whatever stopped the server in between, this goes on. */
export async function noteErasures(
  { database, cases, now }: Pick<PrivacyDependencies, 'database' | 'cases' | 'now'>,
  regionId: string,
): Promise<number> {
  const region = regionDatabase(database, regionId);
  const waiting = await region
    .selectFrom('case_erasure')
    .select('case_id')
    .where('noted_at', 'is', null)
    .orderBy('at')
    .limit(500)
    .execute();
  for (const { case_id: caseId } of waiting) {
    await inTransaction(region, async (transaction) => {
      const taken = await transaction
        .updateTable('case_erasure')
        .set({ noted_at: now() })
        .where('case_id', '=', caseId)
        .where('noted_at', 'is', null)
        .returning('case_id')
        .executeTakeFirst();
      if (taken === undefined) return;
      await cases.note(transaction, {
        regionId,
        caseId,
        actor: { kind: 'system', name: 'retention' },
        body: { type: 'erased' },
      });
    });
  }
  return waiting.length;
}
