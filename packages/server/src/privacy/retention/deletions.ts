import type { RetentionSubject } from '@satuloket/engine';
import { type RawBuilder, sql } from 'kysely';
import type { DatabaseConnection, DatabaseTransaction } from '../../platform/database/index.ts';
import type { DeletionCounts } from '../schema.ts';

/** What began to be kept before a moment, in one region, so many rows at a time. */
export type Due = { readonly regionId: string; readonly before: Date; readonly most: number };

export type Deletion = {
  readonly what: Exclude<RetentionSubject, 'case'>;
  /** Tables that belong to no region: the longest time of all regions counts. */
  readonly isGlobal?: true;
  readonly count: (database: DatabaseConnection, due: Due) => Promise<number>;
  readonly some: (transaction: DatabaseTransaction, due: Due) => Promise<DeletionCounts>;
};

type Condition = (due: Due) => RawBuilder<unknown>;

/** Tables of accounts, which belong to every region alike. */
const globalTables = new Set([
  'inbound_message',
  'account_household',
  'account_identity',
  'auth.session',
  'auth.verification',
  'sign_in_code',
]);

/** Rows are named by where they lie: one that is changed meanwhile lies elsewhere, and stays. */
function dueRows(table: string, condition: Condition, due: Due): RawBuilder<unknown> {
  return globalTables.has(table)
    ? sql`select ctid from ${sql.raw(table)} where ${condition(due)} limit ${due.most}`
    : sql`select ctid from ${sql.raw(table)}
        where region_id = ${due.regionId} and ${condition(due)} limit ${due.most}`;
}

async function count(database: DatabaseConnection, table: string, condition: Condition, due: Due) {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (${dueRows(table, condition, due)}) as due`.execute(database);
  return rows[0]?.count ?? 0;
}

async function remove(
  transaction: DatabaseTransaction,
  table: string,
  condition: Condition,
  due: Due,
): Promise<number> {
  const where = sql`ctid in (${dueRows(table, condition, due)})`;
  const statement = globalTables.has(table)
    ? sql`delete from ${sql.raw(table)} where ${where}`
    : sql`delete from ${sql.raw(table)} where region_id = ${due.regionId} and ${where}`;
  const { numAffectedRows } = await statement.execute(transaction);
  return Number(numAffectedRows ?? 0);
}

async function empty(
  transaction: DatabaseTransaction,
  table: string,
  values: RawBuilder<unknown>,
  condition: Condition,
  due: Due,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update ${sql.raw(table)} set ${values}
    where region_id = ${due.regionId} and ctid in (${dueRows(table, condition, due)})`.execute(transaction);
  return Number(numAffectedRows ?? 0);
}

/** Rows of one table that go. */
function rowsOf(
  what: Deletion['what'],
  table: string,
  condition: Condition,
  scope: Pick<Deletion, 'isGlobal'> = {},
): Deletion {
  return {
    what,
    ...scope,
    count: (database, due) => count(database, table, condition, due),
    some: async (transaction, due) => ({ [table]: await remove(transaction, table, condition, due) }),
  };
}

/** Removes rows of files by their identifiers, and notes their objects to be removed. */
export async function removeFiles(
  transaction: DatabaseTransaction,
  regionId: string,
  condition: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    delete from file where region_id = ${regionId} and ${condition} returning id::text`.execute(transaction);
  if (rows.length > 0) {
    await transaction
      .insertInto('object_to_remove')
      .values(rows.map(({ id }) => ({ id, kind: 'file' as const })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return rows.length;
}

/** Drafts with their files; reminders and links of life events go with them. */
export async function removeDrafts(
  transaction: DatabaseTransaction,
  regionId: string,
  condition: RawBuilder<unknown>,
): Promise<DeletionCounts> {
  const { rows: drafts } = await sql<{ id: string }>`
    delete from draft where region_id = ${regionId} and ${condition} returning id::text`.execute(transaction);
  if (drafts.length === 0) return { draft: 0, file: 0 };
  const draftIds = drafts.map(({ id }) => id);
  const { rows: files } = await sql<{ file_id: string }>`
    delete from file_in_draft where region_id = ${regionId} and draft_id = any(${draftIds}::uuid[])
    returning file_id::text`.execute(transaction);
  const fileIds = files.map(({ file_id }) => file_id);
  const file = await removeFiles(
    transaction,
    regionId,
    sql`id = any(${fileIds}::uuid[]) and case_id is null and not exists (
      select from file_in_draft other where other.region_id = file.region_id and other.file_id = file.id)`,
  );
  return { draft: drafts.length, file };
}

const oldDrafts: Condition = ({ before }) => sql`saved_at < ${before}`;
const endedMandates: Condition = ({ before }) => sql`coalesce(ended_at, valid_until) < ${before}`;
const endedShares: Condition = ({ before }) => sql`coalesce(ended_at, expires_at) < ${before}`;
const helpedNoMore: Condition = ({ before }) =>
  sql`changed_at < ${before} and not exists (
    select from mandate where mandate.region_id = helped_person.region_id and person_id = helped_person.id)`;
const overExports: Condition = ({ before }) =>
  sql`state in ('ready', 'failed') and coalesce(ready_at, asked_at) < ${before}`;
const settledEvents: Condition = ({ before }) =>
  sql`received_at < ${before} and octet_length(sealed) > 0 and exists (
    select from field_outcome outcome left join field_resolution resolution
      on resolution.region_id = outcome.region_id and resolution.device_id = outcome.device_id
        and resolution.seq = outcome.seq
    where outcome.region_id = field_event.region_id and outcome.device_id = field_event.device_id
      and outcome.seq = field_event.seq
      and (outcome.outcome <> 'set-aside' or resolution.device_id is not null))`;
const oldRefusals: Condition = ({ before }) => sql`at < ${before} and octet_length(sealed) > 0`;
const oldResolutions: Condition = ({ before }) => sql`at < ${before} and octet_length(reason_sealed) > 0`;
const settledArrivals: Condition = ({ before }) => sql`sealed is not null and settled_at < ${before}`;
const settledMessages: Condition = ({ before }) =>
  sql`sealed is not null and state <> 'waiting'
    and coalesce(delivered_at, made_at) < ${before}`;
const oldImports: Condition = ({ before }) => sql`began_at < ${before} and file_name <> ''`;
const answeredRequests: Condition = ({ before }) => sql`answered_at < ${before} and words_sealed is not null`;

/** How each thing is deleted; the region says when. What the record needs to be whole is emptied, never removed. */
export const deletions: readonly Deletion[] = [
  {
    what: 'draft',
    count: (database, due) => count(database, 'draft', oldDrafts, due),
    some: (transaction, due) =>
      removeDrafts(transaction, due.regionId, sql`ctid in (${dueRows('draft', oldDrafts, due)})`),
  },
  rowsOf(
    'officer-message',
    'officer_message',
    ({ before }) => sql`made_at < ${before} and state <> 'waiting'`,
  ),
  rowsOf(
    'inbound-message',
    'inbound_message',
    ({ before }) => sql`received_at < ${before} and state <> 'waiting'`,
    { isGlobal: true },
  ),
  rowsOf('command', 'command_result', ({ before }) => sql`at < ${before}`),
  rowsOf('start-code', 'start_code', ({ before }) => sql`emptied_at < ${before}`),
  {
    what: 'mandate',
    count: async (database, due) =>
      (await count(database, 'mandate', endedMandates, due)) +
      (await count(database, 'helped_person', helpedNoMore, due)),
    async some(transaction, due) {
      const file = await removeFiles(
        transaction,
        due.regionId,
        sql`id in (select paper_file_id from mandate
          where region_id = ${due.regionId} and ctid in (${dueRows('mandate', endedMandates, due)}))`,
      );
      const mandate = await remove(transaction, 'mandate', endedMandates, due);
      return { file, mandate, helped_person: await remove(transaction, 'helped_person', helpedNoMore, due) };
    },
  },
  rowsOf('helper-flag', 'helper_flag', ({ before }) => sql`reviewed_at < ${before}`),
  {
    what: 'device-event',
    count: async (database, due) =>
      (await count(database, 'field_event', settledEvents, due)) +
      (await count(database, 'field_refusal', oldRefusals, due)) +
      (await count(database, 'field_resolution', oldResolutions, due)),
    some: async (transaction, due) => ({
      field_event: await empty(transaction, 'field_event', sql`sealed = ''`, settledEvents, due),
      field_refusal: await empty(transaction, 'field_refusal', sql`sealed = ''`, oldRefusals, due),
      field_resolution: await empty(
        transaction,
        'field_resolution',
        sql`reason_sealed = ''`,
        oldResolutions,
        due,
      ),
    }),
  },
  {
    what: 'table-import',
    count: (database, due) => count(database, 'import_job', oldImports, due),
    some: async (transaction, due) => ({
      import_job: await empty(
        transaction,
        'import_job',
        sql`sealed_file = null, sealed_report = null, file_name = '', problem = null`,
        oldImports,
        due,
      ),
    }),
  },
  {
    what: 'region-message',
    count: async (database, due) =>
      (await count(database, 'exchange_inbox', settledArrivals, due)) +
      (await count(database, 'exchange_outbox', settledMessages, due)),
    some: async (transaction, due) => ({
      exchange_inbox: await empty(transaction, 'exchange_inbox', sql`sealed = null`, settledArrivals, due),
      exchange_outbox: await empty(transaction, 'exchange_outbox', sql`sealed = null`, settledMessages, due),
    }),
  },
  {
    what: 'document-share',
    count: (database, due) => count(database, 'document_share', endedShares, due),
    async some(transaction, due) {
      const { numAffectedRows } = await sql`
        delete from document_share_opening where region_id = ${due.regionId} and share_id in (
          select id from document_share
          where region_id = ${due.regionId} and ctid in (${dueRows('document_share', endedShares, due)}))
        `.execute(transaction);
      return {
        document_share_opening: Number(numAffectedRows ?? 0),
        document_share: await remove(transaction, 'document_share', endedShares, due),
      };
    },
  },
  rowsOf('household-copy', 'account_household', ({ before }) => sql`fetched_at < ${before}`, {
    isGlobal: true,
  }),
  rowsOf(
    'identity-claim',
    'account_identity',
    ({ before }) => sql`state <> 'matched' and changed_at < ${before}`,
    { isGlobal: true },
  ),
  {
    what: 'session',
    isGlobal: true,
    count: (database, due) =>
      count(database, 'auth.session', ({ before }) => sql`expires_at < ${before}`, due),
    some: async (transaction, due) => ({
      session: await remove(transaction, 'auth.session', ({ before }) => sql`expires_at < ${before}`, due),
      verification: await remove(
        transaction,
        'auth.verification',
        ({ before }) => sql`expires_at < ${before}`,
        due,
      ),
      sign_in_code: await remove(
        transaction,
        'sign_in_code',
        ({ before }) => sql`expires_at < ${before}`,
        due,
      ),
    }),
  },
  {
    what: 'data-export',
    count: (database, due) => count(database, 'data_export', overExports, due),
    async some(transaction, due) {
      const { rows } = await sql<{ id: string }>`
        update data_export set state = 'gone', master_key_id = null, wrapped_key = null, expires_at = null
        where region_id = ${due.regionId} and ctid in (${dueRows('data_export', overExports, due)})
        returning id::text`.execute(transaction);
      if (rows.length > 0) {
        await transaction
          .insertInto('object_to_remove')
          .values(rows.map(({ id }) => ({ id, kind: 'data-export' as const })))
          .execute();
      }
      return { data_export: rows.length };
    },
  },
  {
    what: 'data-request',
    count: (database, due) => count(database, 'data_request', answeredRequests, due),
    some: async (transaction, due) => ({
      data_request: await empty(
        transaction,
        'data_request',
        sql`words_sealed = null, answer_sealed = null`,
        answeredRequests,
        due,
      ),
    }),
  },
];
