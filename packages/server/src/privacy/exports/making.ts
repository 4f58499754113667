import { randomBytes } from 'node:crypto';
import { dueBefore, failure, type Result, retentionRule, success } from '@satuloket/engine';
import { sql } from 'kysely';
import { inTransaction, regionDatabase } from '../../platform/database/index.ts';
import { appendEntry, masterKey, newIdentifier, openBox, runCommand, sealBox } from '../../record/index.ts';
import type { Caller, CaseView } from '../../types.ts';
import type { DataExport, PrivacyService } from '../contract.ts';
import { type PrivacyDependencies, regionOf } from '../dependencies.ts';
import { exportKeyPlace } from '../places.ts';
import { freshResident, residentFor } from '../policy.ts';
import { problems } from '../problems.ts';
import { collect } from './collecting.ts';
import { copyPage } from './page.ts';
import { personOf } from './person.ts';
import { exportPath, readSealed, writeSealed } from './sealed-file.ts';
import { type ZipEntry, zipOf } from './zip.ts';

const atMostADay = 3;
const tries = 5;
const tryAgainAfterMilliseconds = 60_000;
/** Whoever makes one holds it so long; a server that died in between leaves it to another. */
const heldMilliseconds = 15 * 60_000;
const dayMilliseconds = 86_400_000;

export async function askExport(
  dependencies: PrivacyDependencies,
  caller: Caller,
  { key }: { readonly key: string },
): ReturnType<PrivacyService['askExport']> {
  const resident = residentFor(caller, 'ask-export');
  if (!resident.ok) return resident;
  const { accountId } = resident.value;
  const now = dependencies.now();
  const { regionId } = caller;
  return runCommand(
    dependencies.database,
    { regionId, caller: accountId, key, content: { command: 'ask-export' }, now },
    async (transaction) => {
      const recent = await transaction
        .selectFrom('data_export')
        .select('state')
        .where('account_id', '=', accountId)
        .where('asked_at', '>', new Date(now.getTime() - dayMilliseconds))
        .execute();
      if (recent.some(({ state }) => state === 'waiting' || state === 'making'))
        return failure(problems.exportWaits);
      if (recent.length >= atMostADay) return failure(problems.exportsExhausted);
      const exportId = newIdentifier(now);
      const { masterKeys } = dependencies;
      const { currentId } = masterKeys;
      await transaction
        .insertInto('data_export')
        .values({
          id: exportId,
          account_id: accountId,
          state: 'waiting',
          master_key_id: currentId,
          wrapped_key: sealBox(
            masterKey(masterKeys, currentId),
            randomBytes(32),
            exportKeyPlace(regionId, exportId),
          ),
          next_try_at: now,
          asked_at: now,
          ready_at: null,
          expires_at: null,
        })
        .execute();
      await appendEntry(transaction, {
        at: now,
        kind: 'privacy.export-asked',
        who: { accountId },
        detail: { exportId },
      });
      return success({ exportId });
    },
  );
}

export async function exportsOf(
  { database }: Pick<PrivacyDependencies, 'database'>,
  regionId: string,
  accountId: string,
): Promise<readonly DataExport[]> {
  const rows = await regionDatabase(database, regionId)
    .selectFrom('data_export')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('asked_at', 'desc')
    .limit(5)
    .execute();
  return rows.map((row) => ({
    exportId: row.id,
    state: row.state === 'making' ? 'waiting' : row.state,
    askedAt: row.asked_at.toISOString(),
    readyAt: row.ready_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    sizeBytes: row.size_bytes === null ? null : Number(row.size_bytes),
    downloads: row.downloads,
  }));
}

/** The copy itself, for whoever asked for it and has just proven who they are. */
export async function openExport(
  dependencies: PrivacyDependencies,
  caller: Caller,
  exportId: string,
): ReturnType<PrivacyService['openExport']> {
  const resident = freshResident(caller, 'open-export', dependencies.now());
  if (!resident.ok) return resident;
  const { accountId } = resident.value;
  const { regionId } = caller;
  const now = dependencies.now();
  const region = regionOf(dependencies, regionId);
  const row = await inTransaction(regionDatabase(dependencies.database, regionId), async (transaction) => {
    const taken = await transaction
      .updateTable('data_export')
      .set((eb) => ({ downloads: eb('downloads', '+', 1) }))
      .where(sql<string>`id::text`, '=', exportId)
      .where('account_id', '=', accountId)
      .where('state', '=', 'ready')
      .where('expires_at', '>', now)
      .returningAll()
      .executeTakeFirst();
    if (taken === undefined) return undefined;
    await appendEntry(transaction, {
      at: now,
      kind: 'privacy.export-opened',
      who: { accountId },
      detail: { exportId },
    });
    return taken;
  });
  if (row?.wrapped_key == null || row.master_key_id === null) return failure(problems.exportOver);
  const named = { regionId, exportId: row.id };
  const key = keyOf(dependencies, named, row.master_key_id, row.wrapped_key);
  return success({
    name: `salinan-data-${region.slug}-${(row.ready_at ?? now).toISOString().slice(0, 10)}.zip`,
    sizeBytes: Number(row.size_bytes),
    content: readSealed(exportPath(dependencies.exportFolder, named), { key, named }),
  });
}

function keyOf(
  { masterKeys }: Pick<PrivacyDependencies, 'masterKeys'>,
  { regionId, exportId }: { readonly regionId: string; readonly exportId: string },
  masterKeyId: string,
  wrapped: Buffer,
): Uint8Array {
  return openBox(masterKey(masterKeys, masterKeyId), wrapped, exportKeyPlace(regionId, exportId));
}

/** Makes the copies that people asked for; the number made. */
export async function makeDueExports(dependencies: PrivacyDependencies, regionId: string): Promise<number> {
  for (let made = 0; ; made += 1) {
    const taken = await takeNext(dependencies, regionId);
    if (taken === undefined) return made;
    const region = regionDatabase(dependencies.database, regionId);
    const named = { regionId, exportId: taken.id };
    try {
      const person = await personOf(dependencies, { regionId, accountId: taken.account_id });
      const key = keyOf(dependencies, named, taken.master_key_id ?? '', taken.wrapped_key ?? Buffer.of());
      const at = dependencies.now();
      const sizeBytes = await writeSealed(exportPath(dependencies.exportFolder, named), {
        key,
        named,
        content: zipOf(entriesOf(dependencies, person, at), at),
      });
      await region
        .updateTable('data_export')
        .set({
          state: 'ready',
          size_bytes: sizeBytes,
          ready_at: at,
          expires_at: expiry(dependencies, regionId),
        })
        .where('id', '=', taken.id)
        .execute();
    } catch (error) {
      const isLast = taken.tries >= tries;
      await region
        .updateTable('data_export')
        .set({
          state: isLast ? 'failed' : 'waiting',
          next_try_at: new Date(dependencies.now().getTime() + tryAgainAfterMilliseconds * taken.tries),
        })
        .where('id', '=', taken.id)
        .execute();
      throw error;
    }
  }
}

async function takeNext({ database, now }: PrivacyDependencies, regionId: string) {
  const at = now();
  const region = regionDatabase(database, regionId);
  return region
    .updateTable('data_export')
    .set((eb) => ({
      state: 'making' as const,
      tries: eb('tries', '+', 1),
      next_try_at: new Date(at.getTime() + heldMilliseconds),
    }))
    .where(
      'id',
      '=',
      region
        .selectFrom('data_export as due')
        .select('due.id')
        .where('due.state', 'in', ['waiting', 'making'])
        .where('due.next_try_at', '<=', at)
        .orderBy('due.next_try_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();
}

/** As long as the region keeps copies; a day where it has not said. */
function expiry(dependencies: PrivacyDependencies, regionId: string): Date {
  const rule = retentionRule(regionOf(dependencies, regionId), 'data-export');
  const now = dependencies.now();
  const lasts = rule === undefined ? dayMilliseconds : now.getTime() - dueBefore(rule, now).getTime();
  return new Date(now.getTime() + lasts);
}

async function* entriesOf(
  dependencies: PrivacyDependencies,
  person: Awaited<ReturnType<typeof personOf>>,
  at: Date,
): AsyncGenerator<ZipEntry> {
  const { regionId, accountId } = person;
  const views = await viewsOf(dependencies, person);
  const open = new Set(
    views.flatMap(({ caseId, products }) =>
      products
        .filter(({ released, isFamilyHidden }) => released && !isFamilyHidden)
        .map(({ code }) => `${caseId}/${code}`),
    ),
  );
  const { isFamilyHidden } = person;
  const collected = await collect(dependencies, person, {
    isFamilyHidden,
    isOpen: (caseId, product) => open.has(`${caseId}/${product}`),
  });
  const files = fileNames(collected, new Map(person.own.map(({ caseId, code }) => [caseId, code])));
  const text = (content: string) => Buffer.from(content, 'utf8');
  const about = person.about.map(({ code }) => code);
  const region = regionOf(dependencies, regionId);
  yield {
    name: 'index.html',
    isPacked: false,
    content: text(copyPage({ region, at, collected, views, about, files, isFamilyHidden })),
  };
  const data = {
    region: region.name.id,
    madeAt: at.toISOString(),
    accountId,
    ...Object.fromEntries(collected.map(({ source, rows }) => [source.table, rows])),
    mentioned_in: about,
  };
  yield { name: 'data.json', isPacked: false, content: text(JSON.stringify(data, null, 2)) };
  for (const [fileId, name] of files) {
    const content = await dependencies.store.read({ regionId, fileId });
    if (content !== undefined) yield { name, isPacked: true, content };
  }
}

async function viewsOf(
  { cases }: PrivacyDependencies,
  { regionId, accountId, own }: Awaited<ReturnType<typeof personOf>>,
): Promise<readonly CaseView[]> {
  const caller: Caller = {
    regionId,
    requestId: 'data-export',
    locale: 'id',
    who: { kind: 'resident', accountId, browserToken: null, identity: 'matched' },
  };
  const views: CaseView[] = [];
  for (const { code } of own) {
    const view: Result<CaseView> = await cases.cases.view(caller, code);
    if (view.ok) views.push(view.value);
  }
  return views;
}

/** A folder for each case, names as they were given; two of the same name are told apart. */
function fileNames(
  collected: Awaited<ReturnType<typeof collect>>,
  codes: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const row of collected.find(({ source }) => source.table === 'file')?.rows ?? []) {
    const folder = codes.get(String(row.case_id)) ?? 'isian';
    const name = String(row.name_sealed).replaceAll(/[/\\]/g, '-');
    let path = `dokumen/${folder}/${name}`;
    for (let number = 2; taken.has(path); number += 1) path = `dokumen/${folder}/${number}-${name}`;
    taken.add(path);
    names.set(String(row.id), path);
  }
  return names;
}
