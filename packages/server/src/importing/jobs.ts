import { type Actor, failure, type Problem, type Result, success } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { scopeOf } from '../cases/scope.ts';
import { openAccountValue, sealAccountValue } from '../people/sealing.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { isIdentifier, newIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { ImportJob, ImportJobSummary, ImportService, RowOutcome } from './contract.ts';
import { type ImportingOptions, regionOf } from './dependencies.ts';
import { serviceToImport } from './import-row.ts';
import { type ImportReport, importTable } from './import-table.ts';
import { importableServices, importer, importingPost, importingProblems } from './policy.ts';
import { reportFile } from './report.ts';
import type { ImportJobTable } from './schema.ts';
import { badSheet, sheetLimits } from './sheets/sheet.ts';
import { templateOf } from './template.ts';

type JobRow = Selectable<ImportJobTable>;

const shownRows = 200;
const shownJobs = 20;
const heldMilliseconds = 60_000;
const keptMilliseconds = 30 * 24 * 3_600_000;
/** The row of a job is written once for so many rows of its table. */
const rowsBetweenNotes = 20;

/** The import as the console uses it: a table is handed in, checked beside the request, and imported when told so. */
export function createImportService(options: ImportingOptions): ImportService {
  const allowed = (caller: Caller) => importer(regionOf(options, caller.regionId), caller);

  const own = async (caller: Caller, id: string): Promise<Result<JobRow>> => {
    const who = allowed(caller);
    if (!who.ok) return who;
    const row = isIdentifier(id)
      ? await regionDatabase(options.database, caller.regionId)
          .selectFrom('import_job')
          .selectAll()
          .where('id', '=', id)
          .where('account_id', '=', who.value.accountId)
          .executeTakeFirst()
      : undefined;
    return row === undefined ? failure(importingProblems.jobUnknown) : success(row);
  };

  const offered = (caller: Caller, code: string) => {
    const who = allowed(caller);
    if (!who.ok) return who;
    const region = regionOf(options, caller.regionId);
    const found = serviceToImport(options, region, code);
    if (!found.ok) return found;
    const mayImport = importableServices(region, who.value.posts).includes(code);
    return mayImport
      ? success({ ...found.value, region, officer: who.value })
      : failure(importingProblems.notAllowed);
  };

  return {
    services(caller) {
      const who = allowed(caller);
      if (!who.ok) return [];
      const region = regionOf(options, caller.regionId);
      return importableServices(region, who.value.posts).flatMap((code) => {
        const found = serviceToImport(options, region, code);
        return found.ok ? [{ code, title: found.value.service.title }] : [];
      });
    },

    template(caller, { service: code, form }) {
      const found = offered(caller, code);
      return found.ok ? success(templateOf(found.value.service, found.value.region, form)) : found;
    },

    async check(caller, { key, service: code, system: typed, name, content }) {
      const found = offered(caller, code);
      if (!found.ok) return found;
      const system = systemName(typed);
      if (system === undefined) return failure(importingProblems.systemMalformed);
      if (content.length > sheetLimits.fileBytes) return badSheet('sheet-too-large');
      const { accountId } = found.value.officer;
      const now = options.now();
      const frame = {
        regionId: caller.regionId,
        caller: accountId,
        key,
        content: ['import-check', code, system, Buffer.from(content).toString('base64')],
        now,
      };
      return runCommand(options.database, frame, async (transaction) => {
        const id = newIdentifier(now);
        await transaction
          .insertInto('import_job')
          .values({
            id,
            service: code,
            system,
            file_name: name.slice(0, 200),
            account_id: accountId,
            state: 'checking',
            sealed_file: sealAccountValue(
              options.masterKeys,
              place(caller.regionId, id, 'file'),
              Buffer.from(content).toString('base64'),
            ),
            sealed_report: null,
            problem: null,
            held_until: null,
            began_at: now,
            changed_at: now,
          })
          .execute();
        return success({ id });
      });
    },

    async run(caller, { id }) {
      const row = await own(caller, id);
      if (!row.ok) return row;
      if (row.value.sealed_file === null && row.value.state === 'checked')
        return failure(importingProblems.expired);
      const begun = await regionDatabase(options.database, caller.regionId)
        .updateTable('import_job')
        .set({
          state: 'importing',
          rows_done: 0,
          imported: 0,
          already: 0,
          refused: 0,
          changed_at: options.now(),
        })
        .where('id', '=', id)
        .where('state', '=', 'checked')
        .executeTakeFirst();
      const isAgain = row.value.state === 'importing' || row.value.state === 'imported';
      return begun.numUpdatedRows > 0n || isAgain
        ? success(undefined)
        : failure(importingProblems.notChecked);
    },

    async job(caller, id) {
      const row = await own(caller, id);
      if (!row.ok) return row;
      const posts = caller.who.kind === 'officer' ? caller.who.posts : [];
      const scope = scopeOf(regionOf(options, caller.regionId), posts);
      const mayOpen = scope.some(({ services }) => services.includes(row.value.service));
      return success({ ...jobView(options, row.value), mayOpen });
    },

    async jobs(caller) {
      const who = allowed(caller);
      if (!who.ok) return who;
      const rows = await regionDatabase(options.database, caller.regionId)
        .selectFrom('import_job')
        .selectAll()
        .where('account_id', '=', who.value.accountId)
        .orderBy('began_at', 'desc')
        .orderBy('id')
        .limit(shownJobs)
        .execute();
      return success(rows.map((row) => summaryOf(options, row)));
    },

    async report(caller, { id, form }) {
      const row = await own(caller, id);
      if (!row.ok) return row;
      const report = reportOf(options, row.value);
      if (report === undefined) return failure(importingProblems.expired);
      return success(
        reportFile(report, { service: row.value.service, isDry: row.value.state === 'checked', form }),
      );
    },
  };
}

/** `e-Open lama` → `e-open-lama`: one system has one name, however it is typed. */
export function systemName(typed: string): string | undefined {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return name === '' || name.length > 40 ? undefined : name;
}

function place(regionId: string, id: string, what: 'file' | 'report'): string {
  return `import_job/${regionId}/${id}/${what}`;
}

function reportOf({ masterKeys }: ImportingOptions, row: JobRow): ImportReport | undefined {
  return row.sealed_report === null
    ? undefined
    : openAccountValue<ImportReport>(masterKeys, place(row.region_id, row.id, 'report'), row.sealed_report);
}

function summaryOf({ packs }: ImportingOptions, row: JobRow): ImportJobSummary {
  const title = packs.serviceOf(row.region_id, row.service)?.service.title;
  return {
    id: row.id,
    service: row.service,
    title: title ?? { id: row.service, en: row.service },
    system: row.system,
    fileName: row.file_name,
    state: row.state,
    beganAt: row.began_at.toISOString(),
    total: row.rows_total,
    done: row.rows_done,
    imported: row.imported,
    already: row.already,
    refused: row.refused,
  };
}

const order: Readonly<Record<RowOutcome['outcome'], number>> = { refused: 0, imported: 1, already: 2 };

function jobView(options: ImportingOptions, row: JobRow): Omit<ImportJob, 'mayOpen'> {
  const report = reportOf(options, row);
  const rows = [...(report?.rows ?? [])].sort((one, other) => order[one.outcome] - order[other.outcome]);
  return {
    ...summaryOf(options, row),
    ...(row.problem === null ? {} : { problem: row.problem }),
    rows: rows.slice(0, shownRows),
    passedOver: report?.passedOver ?? [],
  };
}

/** A job, every few seconds: takes the table of a region that waits longest, and what is over a month old away. */
export async function workOnImports(options: ImportingOptions, regionId: string): Promise<number> {
  const database = regionDatabase(options.database, regionId);
  const now = options.now();
  await database
    .updateTable('import_job')
    .set({ sealed_file: null, sealed_report: null })
    .where('began_at', '<', new Date(now.getTime() - keptMilliseconds))
    .where((where) =>
      where.or([where('sealed_file', 'is not', null), where('sealed_report', 'is not', null)]),
    )
    .execute();
  const held = { held_until: new Date(now.getTime() + heldMilliseconds) };
  const row = await database
    .updateTable('import_job')
    .set(held)
    .where('id', 'in', (job) =>
      job
        .selectFrom('import_job')
        .select('id')
        .where('state', 'in', ['checking', 'importing'])
        .where((where) => where.or([where('held_until', 'is', null), where('held_until', '<', now)]))
        .orderBy('began_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return 0;
  await workOn(options, row);
  return 1;
}

async function workOn(options: ImportingOptions, row: JobRow): Promise<void> {
  const region = regionOf(options, row.region_id);
  const database = regionDatabase(options.database, region.id);
  const note = (set: Record<string, unknown>) =>
    database
      .updateTable('import_job')
      .set({ ...set, changed_at: options.now() })
      .where('id', '=', row.id)
      .execute();
  const found = serviceToImport(options, region, row.service);
  if (!found.ok) return void (await fail(found.error));
  if (row.sealed_file === null) return void (await fail(importingProblems.expired));
  const isDry = row.state === 'checking';
  const bytes = Buffer.from(
    openAccountValue<string>(options.masterKeys, place(region.id, row.id, 'file'), row.sealed_file),
    'base64',
  );
  const actor = await actorOf(options, region.id, row.account_id);
  const job = { id: row.id, region, ...found.value, system: row.system, actor, isDry };
  const report = await importTable(options, job, bytes, async (progress) => {
    if (progress.done % rowsBetweenNotes !== 0 && progress.done !== progress.total) return;
    const { total, done, imported, already, refused } = progress;
    await note({
      rows_total: total,
      rows_done: done,
      imported,
      already,
      refused,
      held_until: new Date(options.now().getTime() + heldMilliseconds),
    });
  });
  if (!report.ok) return void (await fail(report.error));
  await note({
    state: isDry ? 'checked' : 'imported',
    sealed_report: sealAccountValue(options.masterKeys, place(region.id, row.id, 'report'), report.value),
    // Once it is in, the table has done its work.
    ...(isDry ? {} : { sealed_file: null }),
    held_until: null,
  });

  function fail(problem: Problem) {
    return note({
      state: 'failed',
      problem: JSON.stringify(problem),
      sealed_file: null,
      held_until: null,
    });
  }
}

/** The officer under whose name the cases come in, with the post that let them. */
async function actorOf(options: ImportingOptions, regionId: string, accountId: string): Promise<Actor> {
  const officers = await options.people.officersOf(regionId);
  const officer = officers.find((each) => each.accountId === accountId);
  const post = importingPost(officer?.posts ?? []);
  return post === undefined
    ? { kind: 'system', name: 'import' }
    : { kind: 'officer', accountId, role: post.role, officeId: post.officeId };
}
