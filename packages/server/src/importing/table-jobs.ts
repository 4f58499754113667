import { failure, type Problem, type Region, type Result, success } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { openAccountValue, sealAccountValue } from '../people/sealing.ts';
import type { Places } from '../places/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { badSheet, sheetLimits } from '../platform/sheets/sheet.ts';
import { isIdentifier, type MasterKeys, newIdentifier, runCommand } from '../record/index.ts';
import type { ImportJob, ImportJobSummary, RowOutcome } from './contract.ts';
import { regionOf } from './dependencies.ts';
import type { ImportReport, Progress } from './import-table.ts';
import { importingProblems } from './policy.ts';
import type { ImportJobTable, TableKindName } from './schema.ts';

export type TableJobRow = Selectable<ImportJobTable>;

/** What kinds of tables come in: cases of a former system, what the post says of its parcels. */
export type TableKind = {
  readonly kind: TableKindName;
  /** Of the whole table, also where it is only tried (`isDry`). Problems are those of the file as a whole. */
  work(input: {
    readonly job: TableJobRow;
    readonly region: Region;
    readonly bytes: Uint8Array;
    readonly isDry: boolean;
    readonly onProgress: (progress: Progress) => Promise<void>;
  }): Promise<Result<ImportReport>>;
};

export type TableJobOptions = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  readonly places: Places;
};

const shownRows = 200;
const shownJobs = 20;
const heldMilliseconds = 60_000;
const longestWaitMilliseconds = 3_600_000;
const keptMilliseconds = 30 * 24 * 3_600_000;
/** The row of a job is written once for so many rows of its table. */
const rowsBetweenNotes = 20;

type Owner = { readonly regionId: string; readonly accountId: string };

/** Tables of one kind: handed in, checked beside the request, and imported when their owner says so. */
export function createTableJobs(options: TableJobOptions, kind: TableKind['kind']) {
  const { database, masterKeys, now } = options;

  const own = async ({ regionId, accountId }: Owner, id: string): Promise<Result<TableJobRow>> => {
    const row = isIdentifier(id)
      ? await regionDatabase(database, regionId)
          .selectFrom('import_job')
          .selectAll()
          .where('id', '=', id)
          .where('account_id', '=', accountId)
          .where('kind', '=', kind)
          .executeTakeFirst()
      : undefined;
    return row === undefined ? failure(importingProblems.jobUnknown) : success(row);
  };

  const reportOf = (row: TableJobRow): ImportReport | undefined =>
    row.sealed_report === null
      ? undefined
      : openAccountValue<ImportReport>(masterKeys, place(row.region_id, row.id, 'report'), row.sealed_report);

  return {
    own,

    async takeIn(
      { regionId, accountId }: Owner,
      input: {
        readonly key: string;
        readonly service: string;
        readonly system: string;
        readonly name: string;
        readonly content: Uint8Array;
      },
    ): Promise<Result<{ readonly id: string }>> {
      const { key, service, system, name, content } = input;
      if (content.length > sheetLimits.fileBytes) return badSheet('sheet-too-large');
      const at = now();
      const table = Buffer.from(content).toString('base64');
      const frame = {
        regionId,
        caller: accountId,
        key,
        content: ['import-check', kind, service, system, table],
        now: at,
      };
      return runCommand(database, frame, async (transaction) => {
        const id = newIdentifier(at);
        await transaction
          .insertInto('import_job')
          .values({
            id,
            kind,
            service,
            system,
            file_name: name.slice(0, 200),
            account_id: accountId,
            state: 'checking',
            sealed_file: sealAccountValue(masterKeys, place(regionId, id, 'file'), table),
            sealed_report: null,
            problem: null,
            held_until: null,
            began_at: at,
            changed_at: at,
          })
          .execute();
        return success({ id });
      });
    },

    async run(owner: Owner, id: string): Promise<Result<void>> {
      const row = await own(owner, id);
      if (!row.ok) return row;
      if (row.value.sealed_file === null && row.value.state === 'checked')
        return failure(importingProblems.expired);
      const begun = await regionDatabase(database, owner.regionId)
        .updateTable('import_job')
        .set({
          state: 'importing',
          rows_done: 0,
          imported: 0,
          already: 0,
          refused: 0,
          changed_at: now(),
        })
        .where('id', '=', id)
        .where('state', '=', 'checked')
        .executeTakeFirst();
      const isAgain = row.value.state === 'importing' || row.value.state === 'imported';
      return begun.numUpdatedRows > 0n || isAgain
        ? success(undefined)
        : failure(importingProblems.notChecked);
    },

    /** The latest of this owner, newest first. */
    latest({ regionId, accountId }: Owner): Promise<readonly TableJobRow[]> {
      return regionDatabase(database, regionId)
        .selectFrom('import_job')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('kind', '=', kind)
        .orderBy('began_at', 'desc')
        .orderBy('id')
        .limit(shownJobs)
        .execute();
    },

    /** What was wrong comes first. */
    view(row: TableJobRow): Omit<ImportJob, 'mayOpen' | 'title'> {
      const report = reportOf(row);
      const rows = [...(report?.rows ?? [])].sort((one, other) => order[one.outcome] - order[other.outcome]);
      return {
        ...tableJobSummary(row),
        ...(row.problem === null ? {} : { problem: row.problem }),
        rows: rows.slice(0, shownRows),
        passedOver: report?.passedOver ?? [],
      };
    },

    async report(owner: Owner, id: string): Promise<Result<{ row: TableJobRow; report: ImportReport }>> {
      const row = await own(owner, id);
      if (!row.ok) return row;
      const report = reportOf(row.value);
      return report === undefined ? failure(importingProblems.expired) : success({ row: row.value, report });
    },
  };
}

const order: Readonly<Record<RowOutcome['outcome'], number>> = { refused: 0, imported: 1, already: 2 };

export function tableJobSummary(row: TableJobRow): Omit<ImportJobSummary, 'title'> {
  return {
    id: row.id,
    service: row.service,
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

function place(regionId: string, id: string, what: 'file' | 'report'): string {
  return `import_job/${regionId}/${id}/${what}`;
}

/** A job, every few seconds: takes the table of a region that waits longest, and what is over a month old away. */
export async function workOnTables(
  options: TableJobOptions,
  kinds: readonly TableKind[],
  regionId: string,
): Promise<number> {
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
  const held = { held_until: new Date(now.getTime() + heldMilliseconds), failure: null };
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
  const kind = row && kinds.find((one) => one.kind === row.kind);
  if (row === undefined || kind === undefined) return 0;
  try {
    await workOn(options, kind, row);
  } catch (error) {
    // It is taken up again after a pause that grows, and people see that it broke off.
    const wait = Math.min(heldMilliseconds * 2 ** row.tries, longestWaitMilliseconds);
    await database
      .updateTable('import_job')
      .set({
        tries: row.tries + 1,
        failure: 'unexpected',
        held_until: new Date(options.now().getTime() + wait),
      })
      .where('id', '=', row.id)
      .execute();
    throw error;
  }
  return 1;
}

async function workOn(options: TableJobOptions, kind: TableKind, row: TableJobRow): Promise<void> {
  const region = regionOf(options, row.region_id);
  const database = regionDatabase(options.database, region.id);
  const note = (set: Record<string, unknown>) =>
    database
      .updateTable('import_job')
      .set({ ...set, changed_at: options.now() })
      .where('id', '=', row.id)
      .execute();
  const fail = (problem: Problem) =>
    note({
      state: 'failed',
      problem: JSON.stringify(problem),
      sealed_file: null,
      held_until: null,
    });
  if (row.sealed_file === null) return void (await fail(importingProblems.expired));
  const isDry = row.state === 'checking';
  const bytes = Buffer.from(
    openAccountValue<string>(options.masterKeys, place(region.id, row.id, 'file'), row.sealed_file),
    'base64',
  );
  const onProgress = async ({ total, done, imported, already, refused }: Progress) => {
    if (done % rowsBetweenNotes !== 0 && done !== total) return;
    await note({
      rows_total: total,
      rows_done: done,
      imported,
      already,
      refused,
      held_until: new Date(options.now().getTime() + heldMilliseconds),
    });
  };
  const report = await kind.work({ job: row, region, bytes, isDry, onProgress });
  if (!report.ok) return void (await fail(report.error));
  await note({
    state: isDry ? 'checked' : 'imported',
    sealed_report: sealAccountValue(options.masterKeys, place(region.id, row.id, 'report'), report.value),
    // Once it is in, the table has done its work.
    ...(isDry ? {} : { sealed_file: null }),
    held_until: null,
  });
}
