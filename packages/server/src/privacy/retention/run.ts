import { rm } from 'node:fs/promises';
import { dueBefore, type Region, type RetentionRule, retentionRule } from '@satuloket/engine';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
  regionDatabase,
} from '../../platform/database/index.ts';
import { appendEntry, newIdentifier } from '../../record/index.ts';
import { type PrivacyDependencies, regionOf } from '../dependencies.ts';
import { exportPath } from '../exports/sealed-file.ts';
import type { DeletionCounts } from '../schema.ts';
import { type Deletion, deletions } from './deletions.ts';
import { casesDue, eraseCase, noteErasures } from './erasing.ts';

/** No transaction grows without end, and no run keeps others from their turn: the next one goes on. */
const rowsAtOnce = 200;
const batchesAtOnce = 50;

type RetentionDependencies = Pick<
  PrivacyDependencies,
  'database' | 'retention' | 'places' | 'cases' | 'now' | 'store' | 'exportFolder'
>;

/** Deletes what is due in a region, says so in its stream, and removes the objects that nothing can open any more. */
export async function retain(dependencies: RetentionDependencies, regionId: string): Promise<DeletionCounts> {
  const { retention, now } = dependencies;
  if (retention === undefined) return {};
  const region = regionOf(dependencies, regionId);
  const total: Record<string, number> = {};
  for (const rule of region.retention) {
    const before = dueBefore(rule, now());
    add(
      total,
      rule.what === 'case'
        ? await eraseDueCases(retention, region, { rule, before, now: now() })
        : await deleteDue(dependencies, retention, region, { rule, before }),
    );
  }
  await noteErasures(dependencies, regionId);
  await removeObjects(dependencies, retention, regionId);
  return total;
}

async function eraseDueCases(
  retention: DatabaseConnection,
  region: Region,
  { rule, before, now }: { readonly rule: RetentionRule; readonly before: Date; readonly now: Date },
): Promise<DeletionCounts> {
  let cases = 0;
  for (let batch = 0; batch < batchesAtOnce; batch += 1) {
    const due = await casesDue(retention, region, { rule, now, most: rowsAtOnce });
    let erased = 0;
    for (const caseId of due) {
      if (await eraseCase(retention, { regionId: region.id, caseId, before, now })) erased += 1;
    }
    cases += erased;
    if (erased < rowsAtOnce) break;
  }
  if (cases === 0) return {};
  const counts = { case: cases };
  // Each of them has an entry of its own, made with what was destroyed.
  await inTransaction(regionDatabase(retention, region.id), (transaction) =>
    prove(transaction, { what: 'case', before, counts, at: now }),
  );
  return counts;
}

async function deleteDue(
  { places, now }: Pick<RetentionDependencies, 'places' | 'now'>,
  retention: DatabaseConnection,
  region: Region,
  { rule, before }: { readonly rule: RetentionRule; readonly before: Date },
): Promise<DeletionCounts> {
  const deletion = deletions.find(({ what }) => what === rule.what);
  if (deletion === undefined) throw new Error(`Nothing here knows how to delete "${rule.what}".`);
  if (deletion.isGlobal && !keepsLongest(places.regions(), region, deletion.what, now())) return {};
  const counts: Record<string, number> = {};
  for (let batch = 0; batch < batchesAtOnce; batch += 1) {
    const some = await inTransaction(regionDatabase(retention, region.id), async (transaction) => {
      const deleted = await deletion.some(transaction, { regionId: region.id, before, most: rowsAtOnce });
      if (Object.values(deleted).some((count) => count > 0))
        await prove(transaction, { what: rule.what, before, counts: deleted, at: now() });
      return deleted;
    });
    add(counts, some);
    if (!Object.values(some).some((count) => count >= rowsAtOnce)) break;
  }
  return counts;
}

/** Accounts belong to every region: what one of them still keeps none deletes, and the one that keeps it longest does. */
function keepsLongest(
  regions: readonly Region[],
  region: Region,
  what: Deletion['what'],
  now: Date,
): boolean {
  const starts = regions.map((each) => {
    const rule = retentionRule(each, what);
    return { id: each.id, at: rule === undefined ? undefined : dueBefore(rule, now).getTime() };
  });
  if (starts.some(({ at }) => at === undefined)) return false;
  const earliest = Math.min(...starts.map(({ at = 0 }) => at));
  return starts.find(({ at }) => at === earliest)?.id === region.id;
}

/** With what it tells of: what can't be proven is not deleted. */
async function prove(
  transaction: DatabaseTransaction,
  { what, before, counts, at }: { what: string; before: Date; counts: DeletionCounts; at: Date },
): Promise<void> {
  const told = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  await transaction
    .insertInto('retention_run')
    .values({ id: newIdentifier(at), what, due_before: before, counts: JSON.stringify(told), at })
    .execute();
  await appendEntry(transaction, {
    at,
    kind: 'retention.deleted',
    detail: { what, before: before.toISOString(), counts: told },
  });
}

/** Their keys are gone already; a disk that does not answer is asked again by the next run. */
async function removeObjects(
  { store, exportFolder }: RetentionDependencies,
  retention: DatabaseConnection,
  regionId: string,
): Promise<void> {
  const region = regionDatabase(retention, regionId);
  const objects = await region.selectFrom('object_to_remove').select(['id', 'kind']).limit(2_000).execute();
  for (const { id, kind } of objects) {
    if (kind === 'file') await store.forget({ regionId, fileId: id });
    else await rm(exportPath(exportFolder, { regionId, exportId: id }), { force: true });
    await region.deleteFrom('object_to_remove').where('id', '=', id).execute();
  }
}

function add(total: Record<string, number>, counts: DeletionCounts): void {
  for (const [table, count] of Object.entries(counts)) {
    if (count > 0) total[table] = (total[table] ?? 0) + count;
  }
}
