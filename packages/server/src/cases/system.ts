import {
  type ActionBody,
  type Actor,
  applyAction,
  type CaseState,
  calendarOf,
  type DocumentData,
  type ProductValues,
  productData,
  type Region,
  readClock,
  registerAbout,
  registerEntry,
  type Sealed,
  type Service,
} from '@satuloket/engine';
import { sql } from 'kysely';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
  regionDatabase,
  statement,
} from '../platform/database/index.ts';
import { actionsOf, openVault, type VaultRow } from '../record/index.ts';
import { sealing } from './act.ts';
import { openCase } from './case-values.ts';
import { clockOf, escalationLevels, isRunning } from './clock.ts';
import type { CasesDependencies, KnownApplicant } from './dependencies.ts';
import { documentWords } from './document-words.ts';
import { openDraft } from './drafts.ts';
import { fileCase, type NewCase } from './filing.ts';
import { applicantValues, regionDate } from './form-context.ts';
import { type GoneOn, goOn } from './going-on.ts';
import { type CaseRow, regionOf, targetOf } from './loading.ts';
import { officeValues } from './office-values.ts';
import { appendToCase } from './writing.ts';

/** How many cases one sweep takes, so that no transaction grows without end. */
const sweepBatch = 100;

/** An action that the machine takes, in the caller's transaction. */
async function appendAsSystem(
  dependencies: CasesDependencies,
  transaction: DatabaseTransaction,
  input: {
    readonly regionId: string;
    readonly caseId: string;
    readonly name: string;
    readonly body: ActionBody;
  },
): Promise<CaseState> {
  const region = regionOf(dependencies, input.regionId);
  const row = await lockById(regionDatabase(transaction, region.id), input.caseId);
  return appendToCase(
    dependencies.followers,
    regionDatabase(transaction, region.id),
    await targetOf(dependencies, region, row),
    {
      actions: [{ actor: { kind: 'system', name: input.name }, body: input.body }],
      now: dependencies.now(),
    },
  );
}

async function lockById(database: DatabaseConnection, caseId: string): Promise<CaseRow> {
  const [row] = await lockedByIds(database, { caseIds: [caseId] });
  if (row === undefined) throw new Error(`There is no case ${caseId}.`);
  return row;
}

/** Always in the same order, so that two who lock several never wait for each other. */
const lockedByIds = statement((database, { caseIds }: { readonly caseIds: readonly string[] }) =>
  database
    .selectFrom('case_current')
    .selectAll()
    .where('case_id', '=', sql<string>`any(${caseIds}::uuid[])`)
    .orderBy('case_id')
    .forUpdate(),
);

/** A message that has gone out to the applicant of a case. */
type Told = { readonly caseId: string } & Omit<Extract<ActionBody, { type: 'told' }>, 'type'>;

type CaseReference = { readonly regionId: string; readonly caseId: string };

export type Seal = (words: unknown) => Sealed;

/** What the parts above may write into a case's record; who takes an action of the flow goes through `act`. */
export type Noted = Extract<
  ActionBody,
  {
    type:
      | 'confirmed'
      | 'reported'
      | 'member-opened'
      | 'member-ended'
      | 'handed-over'
      | 'heard'
      | 'linked'
      | 'parcel-chosen'
      | 'attached'
      | 'serial-corrected'
      | 'document-printed'
      | 'document-withdrawn'
      | 'commented'
      | 'erased'
      | 'undone';
  }
>;

/** What other parts of the server note in a case's record, inside their own transaction. */
export function createSystemCommands(dependencies: CasesDependencies) {
  return {
    /**
     * Locks the case, appends what a part above has to say, and takes the steps that follow by themselves. `seal` puts
     * words into the case's vault for the body to refer to; without the case's key (erased) nothing is written.
     */
    async note(
      transaction: DatabaseTransaction,
      input: CaseReference & {
        readonly actor: Actor;
        readonly body: Noted | ((state: CaseState, seal: Seal) => Noted | null);
      },
    ): Promise<CaseState> {
      const region = regionOf(dependencies, input.regionId);
      const scoped = regionDatabase(transaction, region.id);
      const row = await lockById(scoped, input.caseId);
      const target = await targetOf(dependencies, region, row);
      const now = dependencies.now();
      let body: Noted | null;
      let entries: readonly VaultRow[] = [];
      if (typeof input.body === 'function') {
        const vault = await openVault(scoped, dependencies.masterKeys, {
          regionId: region.id,
          caseId: row.case_id,
          entryIds: [],
        });
        if (vault === undefined) return target.state;
        const seals = sealing(vault.caseKey, now);
        body = input.body(target.state, (words) => seals.seal('words', words));
        entries = seals.rows;
      } else body = input.body;
      if (body === null) return target.state;
      return appendToCase(dependencies.followers, scoped, target, {
        actions: [{ actor: input.actor, body }],
        now,
        vault: { entries },
      });
    },

    fileCase: (transaction: DatabaseTransaction, input: NewCase) =>
      fileCase(dependencies, transaction, input),

    openDraft: (transaction: DatabaseTransaction, input: Parameters<typeof openDraft>[2]) =>
      openDraft(dependencies, transaction, input),

    /** A case as it stands with its values open; undefined once they are erased. */
    async openValues(database: DatabaseConnection, { regionId, caseId }: CaseReference) {
      const region = regionOf(dependencies, regionId);
      const scoped = regionDatabase(database, regionId);
      const row = await scoped
        .selectFrom('case_current')
        .selectAll()
        .where('case_id', '=', caseId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const target = await targetOf(dependencies, region, row);
      const { state, service, pack } = target;
      const packName = pack.manifest.name;
      const now = dependencies.now();
      const values = await openCase(dependencies, scoped, { region, packName, state, now, whole: true });
      if (values?.applicant === undefined) return undefined;
      const known: KnownApplicant = {
        ...values.applicant,
        identity: state.identity === 'matched' ? 'matched' : 'pending',
      };
      return { row, region, pack, service, state, values, known };
    },

    goOn: (transaction: DatabaseTransaction, input: GoneOn) => goOn(dependencies, transaction, input),

    recordDocumentMade: (
      transaction: DatabaseTransaction,
      {
        regionId,
        caseId,
        ...made
      }: CaseReference & Omit<Extract<ActionBody, { type: 'document-made' }>, 'type'>,
    ) =>
      appendAsSystem(dependencies, transaction, {
        regionId,
        caseId,
        name: 'documents',
        body: { type: 'document-made', ...made },
      }),

    /** Each case notes in its own record what its applicant was told; many are told in the same moment. */
    async recordTold(
      transaction: DatabaseTransaction,
      { regionId, told }: { readonly regionId: string; readonly told: readonly Told[] },
    ): Promise<void> {
      const region = regionOf(dependencies, regionId);
      const scoped = regionDatabase(transaction, region.id);
      const ofCase = Map.groupBy(told, ({ caseId }) => caseId);
      const rows = await lockedByIds(scoped, { caseIds: [...ofCase.keys()] });
      if (rows.length < ofCase.size) throw new Error('A message tells of a case that is not there.');
      for (const row of rows) {
        const bodies = ofCase.get(row.case_id) ?? [];
        await appendToCase(dependencies.followers, scoped, await targetOf(dependencies, region, row), {
          actions: bodies.map(({ caseId: _, ...body }) => ({
            actor: { kind: 'system', name: 'messages' },
            body: { type: 'told', ...body },
          })),
          now: dependencies.now(),
        });
      }
    },

    recordIdentityChecked: (
      transaction: DatabaseTransaction,
      { regionId, caseId, identity }: CaseReference & { readonly identity: 'matched' | 'mismatched' },
    ) =>
      appendAsSystem(dependencies, transaction, {
        regionId,
        caseId,
        name: 'identity',
        body: { type: 'identity-checked', identity },
      }),
  };
}

/** Takes what is due of a region's timers: tells that a promise is about to break, or broke. */
export async function sweepTimers(dependencies: CasesDependencies, regionId: string): Promise<number> {
  const region = regionOf(dependencies, regionId);
  const now = dependencies.now();
  let swept = 0;
  for (;;) {
    const taken = await inTransaction(
      regionDatabase(dependencies.database, regionId),
      async (transaction) => {
        // A case that someone works on right now comes in the next sweep.
        const due = await transaction
          .selectFrom('timer')
          .select(['case_id', 'kind'])
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .limit(sweepBatch)
          .forUpdate()
          .skipLocked()
          .execute();
        const caseIds = [...new Set(due.map((timer) => timer.case_id))].sort();
        if (caseIds.length === 0) return 0;
        const rows = await transaction
          .selectFrom('case_current')
          .selectAll()
          .where('case_id', 'in', caseIds)
          .orderBy('case_id')
          .forUpdate()
          .skipLocked()
          .execute();
        for (const row of rows) {
          const kinds = new Set(due.filter((timer) => timer.case_id === row.case_id).map(({ kind }) => kind));
          await escalate(dependencies, transaction, region, row, kinds, now);
        }
        return rows.length;
      },
    );
    swept += taken;
    if (taken === 0) return swept;
  }
}

/** Each level that is due, in its order; a sweep that comes late tells them together. */
async function escalate(
  dependencies: CasesDependencies,
  transaction: DatabaseTransaction,
  region: Region,
  row: CaseRow,
  kinds: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  const target = await targetOf(dependencies, region, row);
  const { dueAt } = target.state;
  if (!isRunning(target.state) || dueAt === null) {
    await transaction.deleteFrom('timer').where('case_id', '=', row.case_id).execute();
    return;
  }
  await appendToCase(dependencies.followers, transaction, target, {
    actions: escalationLevels
      .filter((level) => kinds.has(level))
      .map((level) => ({
        actor: { kind: 'system', name: 'timers' },
        body: { type: 'escalated', level, dueAt },
      })),
    now,
  });
}

/**
 * Tells the new time to every open case that was promised by a calendar which has changed since: a holiday declared
 * later appends an action, it never changes what was said before.
 */
export async function amendPromises(dependencies: CasesDependencies, regionId: string): Promise<number> {
  const region = regionOf(dependencies, regionId);
  const database = regionDatabase(dependencies.database, regionId);
  let amended = 0;
  for (const office of region.offices) {
    const calendar = calendarOf(region, office.id);
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const rows = await database
        .selectFrom('case_current')
        .select('case_id')
        .where('office_id', '=', office.id)
        .where('due_at', 'is not', null)
        .where('calendar_version', '<>', calendar.version)
        .where('case_id', '>', after)
        .orderBy('case_id')
        .limit(sweepBatch)
        .execute();
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.case_id;
      for (const { case_id: caseId } of rows) {
        if (await amendOne(dependencies, database, region, caseId)) amended += 1;
      }
    }
  }
  return amended;
}

async function amendOne(
  dependencies: CasesDependencies,
  database: DatabaseConnection,
  region: Region,
  caseId: string,
): Promise<boolean> {
  return inTransaction(database, async (transaction) => {
    const row = await lockById(transaction, caseId);
    const target = await targetOf(dependencies, region, row);
    const { state, service } = target;
    const calendar = calendarOf(region, state.officeId);
    const now = dependencies.now();
    if (!isRunning(state) || state.dueAt === null || row.calendar_version === calendar.version) return false;
    const { dueAt } = readClock(clockOf(region, service, state, calendar, now));
    // What was told is moved only later, and a promise that has run out is not mended.
    if (dueAt === null || dueAt <= state.dueAt || now.toISOString() > state.dueAt) return false;
    await appendToCase(dependencies.followers, transaction, target, {
      actions: [
        {
          actor: { kind: 'system', name: 'calendar' },
          body: {
            type: 'promise-amended',
            cause: 'calendar',
            promise: { dueAt, calendarVersion: calendar.version },
          },
        },
      ],
      now,
    });
    return true;
  });
}

export type CaseProduct = {
  readonly code: string;
  readonly filedAt: Date;
  readonly officeId: string;
  readonly applicantAccountId: string | null;
  readonly pack: Awaited<ReturnType<typeof targetOf>>['pack'];
  readonly service: Service;
  readonly state: CaseState;
  readonly values: ProductValues;
  /** Fills a product's template. */
  readonly data: (product: string) => DocumentData;
  /** What the operator types into the register. */
  readonly entry: (product: string) => ReturnType<typeof registerEntry>;
  /** SVG of the region's emblem, for letterheads. */
  readonly emblem: string | undefined;
  /** What the register's file for a product must say. */
  readonly about: (product: string) => readonly string[];
};

/** The case as its first action left it. */
async function filedState(
  database: DatabaseConnection,
  service: Service,
  caseId: string,
): Promise<CaseState> {
  const [filed] = await actionsOf(database, caseId);
  if (filed === undefined) throw new Error(`The case ${caseId} has no action.`);
  return applyAction(null, filed, service);
}

export type ProductMoment = {
  /** The action that has a document made: what was said with it may stand in the document. */
  readonly seq?: number;
  /** As the case came in, whatever was corrected, decided or promised since: what a receipt tells. */
  readonly asFiled?: boolean;
};

/** What documents of a case are made from; undefined once its data have been erased. */
export async function productValues(
  dependencies: CasesDependencies,
  database: DatabaseConnection,
  { regionId, caseId, seq, asFiled = false }: CaseReference & ProductMoment,
): Promise<CaseProduct | undefined> {
  const region = regionOf(dependencies, regionId);
  const scoped = regionDatabase(database, regionId);
  const row = await scoped
    .selectFrom('case_current')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const target = await targetOf(dependencies, region, row);
  const { service, pack } = target;
  const state = asFiled ? await filedState(scoped, service, caseId) : target.state;
  const opened = await openCase(dependencies, scoped, {
    region,
    packName: pack.manifest.name,
    state,
    now: dependencies.now(),
    ...((seq !== undefined || asFiled) && { whole: true }),
  });
  if (opened?.applicant === undefined) return undefined;
  const { reason, ...words } = await documentWords(scoped, service, {
    state,
    values: opened,
    ...(seq !== undefined && { seq }),
  });
  const values: ProductValues = {
    answers: opened.answers,
    facts: state.facts,
    context: opened.context,
    applicant: applicantValues(opened.applicant.applicant),
    office: officeValues(region, target.service.code, state.officeId),
    case: {
      code: row.code,
      filedOn: regionDate(region, row.filed_at),
      ...(state.dueAt !== null && { dueOn: regionDate(region, new Date(state.dueAt)) }),
      ...(reason !== undefined && { reason }),
    },
    ...words,
  };
  return {
    code: row.code,
    filedAt: row.filed_at,
    officeId: state.officeId,
    applicantAccountId: row.applicant_account_id,
    pack,
    service,
    state,
    values,
    emblem: region.emblem,
    data: (product) => productData(service, product, values),
    entry: (product) => registerEntry(service, product, values),
    about: (product) => registerAbout(service, product, values),
  };
}
