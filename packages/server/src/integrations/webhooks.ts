import { failure, type Region, type Result, success, type Text } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { requireFresh } from '../people/index.ts';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  regionDatabase,
} from '../platform/database/index.ts';
import {
  appendEntry,
  isIdentifier,
  type MasterKeys,
  masterKey,
  newIdentifier,
  openBox,
  runCommand,
  sealBox,
} from '../record/index.ts';
import type { Caller, Program } from '../types.ts';
import { type IntegrationService, type WebhookView, webhookEvents } from './contract.ts';
import { type IntegrationDependencies, regionOf } from './dependencies.ts';
import { type Place, readPlace, writePlace } from './paging.ts';
import { type Administrator, type IntegrationCommand, partyFor } from './policy.ts';
import { problems } from './problems.ts';
import { findProgram, tell } from './programs.ts';
import type { WebhookSecretTable, WebhookTable } from './schema.ts';
import { secretPlace } from './secret-place.ts';
import { newWebhookSecret } from './signature.ts';

type Party = Administrator | Program;
type WebhookRow = Selectable<WebhookTable>;

const maximumWebhooks = 10;
/** So long both secrets sign after a rotation. */
const overlapMilliseconds = 24 * 3_600_000;
const webhookPageSize = 25;
const messagePageSize = 25;

export async function listWebhooks(
  dependencies: IntegrationDependencies,
  caller: Caller,
  { programId, cursor }: Parameters<IntegrationService['webhooks']>[1],
): ReturnType<IntegrationService['webhooks']> {
  const party = partyOf(dependencies, caller, 'read-webhooks');
  if (!party.ok) return party;
  const after = cursor === undefined ? null : readPlace(cursor);
  if (after === undefined) return failure(problems.cursorUnreadable);
  const database = regionDatabase(dependencies.database, caller.regionId);
  const owner = await ownerOf(database, party.value, programId);
  if (!owner.ok) return owner;
  const rows = await webhooksOf(database, owner.value, {
    now: dependencies.now(),
    limit: webhookPageSize + 1,
    ...(after !== null && { after }),
  });
  const page = rows.slice(0, webhookPageSize);
  const last = page.at(-1);
  return success({
    rows: page,
    next:
      rows.length > page.length && last !== undefined
        ? writePlace({ at: new Date(last.madeAt), id: last.id })
        : null,
  });
}

export async function webhooksOf(
  database: DatabaseConnection,
  programId: string,
  { now, after, limit = 100 }: { readonly now: Date; readonly after?: Place; readonly limit?: number },
): Promise<readonly WebhookView[]> {
  let query = database
    .selectFrom('webhook')
    .selectAll()
    .where('program_id', '=', programId)
    .orderBy('made_at')
    .orderBy('id')
    .limit(limit);
  if (after !== undefined)
    query = query.where((eb) => eb(eb.refTuple('made_at', 'id'), '>', eb.tuple(after.at, after.id)));
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const counts = await database
    .selectFrom('webhook_message')
    .select((eb) => ['webhook_id', 'state', eb.fn.countAll<string>().as('count')])
    .where('webhook_id', 'in', ids)
    .where('state', '<>', 'delivered')
    .groupBy(['webhook_id', 'state'])
    .execute();
  const secrets = await secretRows(database, ids, now);
  return rows.map((row) => {
    const count = (state: string) =>
      Number(counts.find((each) => each.webhook_id === row.id && each.state === state)?.count ?? 0);
    const ending = secrets.find(({ webhook_id, ends_at }) => webhook_id === row.id && ends_at !== null);
    return {
      id: row.id,
      programId: row.program_id,
      url: row.url,
      events: row.events,
      madeAt: row.made_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      waiting: count('waiting'),
      dead: count('dead'),
      previousUntil: ending?.ends_at?.toISOString() ?? null,
    };
  });
}

const urlFaults = {
  'url-refused': {
    id: 'Tulis alamat https yang dapat dijangkau dari internet, tanpa nama pengguna.',
    en: 'Write an https address that can be reached from the internet, without a user name.',
  },
  'address-refused': {
    id: 'Nama ini mengarah ke jaringan dalam, bukan ke internet, jadi tidak akan dipanggil. Tulis nama yang mengarah ke alamat di internet.',
    en: 'This name leads into an inner network and not to the internet, so it would never be called. Write a name that leads to an address of the internet.',
  },
} as const satisfies Record<string, Text>;

export async function makeWebhook(
  dependencies: IntegrationDependencies,
  caller: Caller,
  { key, programId, url, events }: Parameters<IntegrationService['makeWebhook']>[1],
): ReturnType<IntegrationService['makeWebhook']> {
  const party = freshParty(dependencies, caller, 'make-webhook');
  if (!party.ok) return party;
  const callable = await dependencies.post.mayBeCalled(url);
  const faults = [
    ...(callable.ok
      ? []
      : [{ path: 'url', code: callable.error.kind, message: urlFaults[callable.error.kind] }]),
    ...(events.length > 0 && events.every((event) => webhookEvents.includes(event))
      ? []
      : [
          {
            path: 'events',
            code: 'events-missing',
            message: { id: 'Pilih paling sedikit satu peristiwa.', en: 'Choose at least one event.' },
          },
        ]),
  ];
  if (faults.length > 0) return failure({ ...problems.programWrong, fields: faults });
  const now = dependencies.now();
  const id = newIdentifier(now);
  const secret = newWebhookSecret();
  const content = ['make-webhook', programId ?? null, url, events];
  const done = await runCommand(
    dependencies.database,
    frameOf(caller, party.value, key, content, now),
    async (transaction) => {
      const owner = await ownerOf(transaction, party.value, programId);
      if (!owner.ok) return owner;
      const open = await transaction
        .selectFrom('program')
        .select(['id', 'revoked_at'])
        .where('id', '=', owner.value)
        // Who makes the eleventh waits for who makes the tenth.
        .forUpdate()
        .executeTakeFirstOrThrow();
      if (open.revoked_at !== null) return failure(problems.programEnded);
      const { count } = await transaction
        .selectFrom('webhook')
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .where('program_id', '=', owner.value)
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow();
      if (Number(count) >= maximumWebhooks) return failure(problems.tooManyWebhooks);
      await transaction
        .insertInto('webhook')
        .values({
          id,
          program_id: owner.value,
          url,
          events: [...new Set(events)],
          made_by: nameOf(party.value),
          made_at: now,
          ended_at: null,
        })
        .execute();
      await keepSecret(dependencies.masterKeys, transaction, { webhookId: id, secret, now });
      await told(transaction, party.value, now, 'webhook-made', { webhook: id, events: [...events] });
      return success({ webhookId: id });
    },
  );
  if (!done.ok) return done;
  return success({ ...done.value, secret: done.value.webhookId === id ? secret : null });
}

export async function renewWebhookSecret(
  dependencies: IntegrationDependencies,
  caller: Caller,
  { key, webhookId }: Parameters<IntegrationService['renewWebhookSecret']>[1],
): ReturnType<IntegrationService['renewWebhookSecret']> {
  const fresh = freshParty(dependencies, caller, 'renew-webhook-secret');
  if (!fresh.ok) return fresh;
  let secret: string | null = null;
  const done = await changeWebhook(
    dependencies,
    caller,
    { key, webhookId, command: 'renew-webhook-secret' },
    async (transaction, row, party, now) => {
      if (row.ended_at !== null) return failure(problems.webhookEnded);
      secret = newWebhookSecret();
      // Two at most: the one before the last ends now.
      await transaction
        .deleteFrom('webhook_secret')
        .where('webhook_id', '=', row.id)
        .where('ends_at', 'is not', null)
        .execute();
      await transaction
        .updateTable('webhook_secret')
        .set({ ends_at: new Date(now.getTime() + overlapMilliseconds) })
        .where('webhook_id', '=', row.id)
        .execute();
      await keepSecret(dependencies.masterKeys, transaction, { webhookId: row.id, secret, now });
      await told(transaction, party, now, 'webhook-secret-renewed', { webhook: row.id });
      return success({ webhookId: row.id });
    },
  );
  return done.ok ? success({ ...done.value, secret }) : done;
}

export async function endWebhook(
  dependencies: IntegrationDependencies,
  caller: Caller,
  { key, webhookId }: Parameters<IntegrationService['endWebhook']>[1],
): Promise<Result<void>> {
  const done = await changeWebhook(
    dependencies,
    caller,
    { key, webhookId, command: 'end-webhook' },
    async (transaction, row, party, now) => {
      if (row.ended_at !== null) return success(null);
      await transaction.updateTable('webhook').set({ ended_at: now }).where('id', '=', row.id).execute();
      await transaction.deleteFrom('webhook_secret').where('webhook_id', '=', row.id).execute();
      await told(transaction, party, now, 'webhook-ended', { webhook: row.id });
      return success(null);
    },
  );
  return done.ok ? success(undefined) : done;
}

export async function listMessages(
  dependencies: IntegrationDependencies,
  caller: Caller,
  { webhookId, cursor }: Parameters<IntegrationService['webhookMessages']>[1],
): ReturnType<IntegrationService['webhookMessages']> {
  const party = partyOf(dependencies, caller, 'read-messages');
  if (!party.ok) return party;
  const database = regionDatabase(dependencies.database, caller.regionId);
  const webhook = await findWebhook(database, party.value, webhookId);
  if (webhook === undefined) return failure(problems.webhookUnknown);
  const after = cursor === undefined ? null : readPlace(cursor);
  if (after === undefined) return failure(problems.cursorUnreadable);
  let query = database
    .selectFrom('webhook_message')
    .select(['id', 'event', 'happened_at', 'state', 'next_try_at'])
    .where('webhook_id', '=', webhook.id)
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(messagePageSize + 1);
  if (after !== null)
    query = query.where((eb) => eb(eb.refTuple('happened_at', 'id'), '<', eb.tuple(after.at, after.id)));
  const rows = await query.execute();
  const page = rows.slice(0, messagePageSize);
  const last = page.at(-1);
  const ids = page.map(({ id }) => id);
  const attempts =
    ids.length === 0
      ? []
      : await database
          .selectFrom('webhook_attempt')
          .selectAll()
          .where('message_id', 'in', ids)
          .orderBy('number')
          .execute();
  return success({
    rows: page.map((row) => ({
      id: row.id,
      event: row.event,
      happenedAt: row.happened_at.toISOString(),
      state: row.state,
      nextTryAt: row.state === 'waiting' ? row.next_try_at.toISOString() : null,
      attempts: attempts
        .filter(({ message_id }) => message_id === row.id)
        .map(({ at, status, failure: failed, answer }) => ({
          at: at.toISOString(),
          status,
          failure: failed,
          answer,
        })),
    })),
    next: rows.length > messagePageSize && last ? writePlace({ at: last.happened_at, id: last.id }) : null,
  });
}

export async function replayMessage(
  dependencies: IntegrationDependencies,
  caller: Caller,
  { key, webhookId, messageId }: Parameters<IntegrationService['replayMessage']>[1],
): Promise<Result<void>> {
  if (!isIdentifier(messageId)) return failure(problems.messageUnknown);
  const done = await changeWebhook(
    dependencies,
    caller,
    { key, webhookId, command: 'replay-message', content: messageId },
    async (transaction, row, party, now) => {
      if (row.ended_at !== null) return failure(problems.webhookEnded);
      const found = await transaction
        .updateTable('webhook_message')
        .set({ state: 'waiting', tries: 0, next_try_at: now, delivered_at: null })
        .where('id', '=', messageId)
        .where('webhook_id', '=', row.id)
        .returning('id')
        .executeTakeFirst();
      if (found === undefined) return failure(problems.messageUnknown);
      await told(transaction, party, now, 'webhook-replayed', { webhook: row.id, message: messageId });
      return success(null);
    },
  );
  return done.ok ? success(undefined) : done;
}

async function changeWebhook<Value>(
  dependencies: IntegrationDependencies,
  caller: Caller,
  asked: { key: string; webhookId: string; command: IntegrationCommand; content?: unknown },
  change: (
    transaction: DatabaseTransaction,
    row: WebhookRow,
    party: Party,
    now: Date,
  ) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const party = partyOf(dependencies, caller, asked.command);
  if (!party.ok) return party;
  const now = dependencies.now();
  const content = [asked.command, asked.webhookId, asked.content ?? null];
  return runCommand(
    dependencies.database,
    frameOf(caller, party.value, asked.key, content, now),
    async (transaction) => {
      const row = await findWebhook(transaction, party.value, asked.webhookId);
      return row === undefined
        ? failure(problems.webhookUnknown)
        : change(transaction, row, party.value, now);
    },
  );
}

function partyOf(
  dependencies: IntegrationDependencies,
  caller: Caller,
  command: IntegrationCommand,
): Result<Party> {
  const region: Region = regionOf(dependencies, caller.regionId);
  return partyFor(caller, command, region);
}

/** An administrator gets a secret only after a fresh proof; a program proves itself with each call. */
function freshParty(
  dependencies: IntegrationDependencies,
  caller: Caller,
  command: IntegrationCommand,
): Result<Party> {
  const party = partyOf(dependencies, caller, command);
  if (!party.ok || party.value.kind === 'program') return party;
  const fresh = requireFresh(caller, dependencies.now());
  return fresh.ok ? party : fresh;
}

/** Whose webhooks: a program's own, or those of the program that the administrator names. */
async function ownerOf(
  database: Pick<DatabaseTransaction, 'selectFrom'>,
  party: Party,
  programId: string | undefined,
): Promise<Result<string>> {
  if (party.kind === 'program')
    return programId === undefined || programId === party.programId
      ? success(party.programId)
      : failure(problems.programUnknown);
  const row = await findProgram(database, party, programId ?? '');
  return row === undefined ? failure(problems.programUnknown) : success(row.id);
}

async function findWebhook(
  database: Pick<DatabaseTransaction, 'selectFrom'>,
  party: Party,
  id: string,
): Promise<WebhookRow | undefined> {
  if (!isIdentifier(id)) return undefined;
  const row = await database.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  if (party.kind === 'program') return row.program_id === party.programId ? row : undefined;
  return (await findProgram(database, party, row.program_id)) === undefined ? undefined : row;
}

const nameOf = (party: Party): string =>
  party.kind === 'program' ? `program:${party.programId}` : party.accountId;

function frameOf(caller: Caller, party: Party, key: string, content: unknown, now: Date) {
  const name = party.kind === 'program' ? nameOf(party) : `officer:${party.accountId}`;
  return { regionId: caller.regionId, caller: name, key, content, now };
}

async function told(
  transaction: DatabaseTransaction,
  party: Party,
  at: Date,
  kind: string,
  detail: Parameters<typeof appendEntry>[1]['detail'],
): Promise<void> {
  if (party.kind === 'administrator') return tell(transaction, party, at, kind, detail);
  await appendEntry(transaction, {
    at,
    kind: `program.${kind}`,
    detail: { ...detail, program: party.programId },
  });
}

// --- secrets -------------------------------------------------------------------------------------------------------

async function keepSecret(
  masterKeys: MasterKeys,
  transaction: DatabaseTransaction,
  { webhookId, secret, now }: { webhookId: string; secret: string; now: Date },
): Promise<void> {
  const id = newIdentifier(now);
  const keyId = masterKeys.currentId;
  const { region_id: regionId } = await transaction
    .selectFrom('webhook')
    .select('region_id')
    .where('id', '=', webhookId)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('webhook_secret')
    .values({
      id,
      webhook_id: webhookId,
      master_key_id: keyId,
      sealed: sealBox(masterKey(masterKeys, keyId), Buffer.from(secret, 'utf8'), secretPlace(regionId, id)),
      made_at: now,
      ends_at: null,
    })
    .execute();
}

async function secretRows(
  database: Pick<DatabaseTransaction, 'selectFrom'>,
  webhookIds: readonly string[],
  now: Date,
): Promise<readonly Selectable<WebhookSecretTable>[]> {
  return database
    .selectFrom('webhook_secret')
    .selectAll()
    .where('webhook_id', 'in', [...webhookIds])
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .orderBy('ends_at', (order) => order.desc().nullsFirst())
    .execute();
}

/** What signs for a webhook now, the newest first. */
export async function secretsOf(
  masterKeys: MasterKeys,
  database: DatabaseConnection,
  webhookId: string,
  now: Date,
): Promise<readonly string[]> {
  const rows = await secretRows(database, [webhookId], now);
  return rows.map((row) =>
    openBox(
      masterKey(masterKeys, row.master_key_id),
      row.sealed,
      secretPlace(row.region_id, row.id),
    ).toString('utf8'),
  );
}
