import type { Problem, Service, Text } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import type { KnownApplicant } from '../cases/index.ts';
import { writeToApplicant } from '../notices/index.ts';
import { type DatabaseTransaction, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { newIdentifier } from '../record/index.ts';
import { arrivedAnswers } from './arrived-answers.ts';
import type { ExchangeDependencies } from './dependencies.ts';
import { keepDocuments } from './keeping-documents.ts';
import type { ExchangeMessage, HandOver, Heard, WireMessage } from './message.ts';
import { dotted, regionName } from './region-name.ts';
import type { ExchangeInboxTable } from './schema.ts';
import { openMessage, sealMessage } from './sealed.ts';

type Incoming = Selectable<ExchangeInboxTable>;

const batch = 10;
const openingLastsMilliseconds = 3 * 60_000;
const retryMilliseconds = 5_000;
const maximumTries = 12;

/**
 * Works what has been received in a region: opens the service that takes a hand-over, and notes what another region has
 * told of a case. Each message in a transaction of its own.
 *
 * @returns how many were settled.
 */
export async function openReceived(dependencies: ExchangeDependencies, regionId: string): Promise<number> {
  const broken: unknown[] = [];
  let settled = 0;
  for (;;) {
    const taken = await takeDue(dependencies, regionId);
    for (const row of taken) {
      try {
        if (await openOne(dependencies, row)) settled += 1;
      } catch (error) {
        broken.push(error);
        await later(dependencies, row, 'unexpected');
      }
    }
    if (taken.length < batch) break;
  }
  // One broken message must not keep the others waiting, and must not stay unseen either.
  if (broken.length > 0) throw broken[0];
  return settled;
}

async function takeDue({ database, now }: ExchangeDependencies, regionId: string): Promise<Incoming[]> {
  const taken = await regionDatabase(database, regionId)
    .updateTable('exchange_inbox')
    .set((eb) => ({
      next_try_at: new Date(now().getTime() + openingLastsMilliseconds),
      tries: eb('tries', '+', 1),
    }))
    .where((eb) =>
      eb(
        eb.refTuple('from_region', 'id'),
        'in',
        eb
          .selectFrom('exchange_inbox')
          .select(['from_region', 'id'])
          .where('state', '=', 'waiting')
          .where('next_try_at', '<=', now())
          .orderBy('next_try_at')
          .orderBy('received_at')
          .limit(batch)
          .forUpdate()
          .skipLocked()
          .$asTuple('from_region', 'id'),
      ),
    )
    .where('state', '=', 'waiting')
    .returningAll()
    .execute();
  return taken.sort((one, other) => one.received_at.getTime() - other.received_at.getTime());
}

async function openOne(dependencies: ExchangeDependencies, row: Incoming): Promise<boolean> {
  if (row.sealed === null) return refuse(dependencies, row, 'unexpected');
  const place = { regionId: row.region_id, box: 'inbox', id: row.id } as const;
  const wire = openMessage<WireMessage>(dependencies.masterKeys, place, row.sealed);
  const { body } = wire.message;
  return body.kind === 'heard'
    ? noteHeard(dependencies, row, wire.message, body)
    : openHandOver(dependencies, row, wire, body);
}

/** The case that went there tells what has become of it; news that is older than what is known is left out. */
async function noteHeard(
  dependencies: ExchangeDependencies,
  row: Incoming,
  message: ExchangeMessage,
  heard: Heard,
): Promise<boolean> {
  const { region_id: regionId } = row;
  const { from } = message;
  const { about, code, story, end, sequence } = heard;
  const isKnown = await inTransaction(
    regionDatabase(dependencies.database, regionId),
    async (transaction) => {
      const found = await transaction
        .selectFrom('case_current')
        .selectAll()
        .where('code', '=', about)
        .forUpdate()
        .executeTakeFirst();
      const went = found?.replayed.abroad.some(
        (there) => there.direction === 'to' && there.regionId === from,
      );
      if (found === undefined || !went) return false;
      const newest = await transaction
        .selectFrom('exchange_story')
        .select('sequence')
        .where('from_region', '=', from)
        .where('code', '=', about)
        .orderBy('sequence', 'desc')
        .executeTakeFirst();
      if (newest === undefined || newest.sequence < sequence) {
        await transaction
          .insertInto('exchange_story')
          .values({
            from_region: from,
            code: about,
            sequence,
            at: new Date(message.at),
            story: JSON.stringify(story),
          })
          .execute();
        const after = await dependencies.cases.note(transaction, {
          regionId,
          caseId: found.case_id,
          actor: { kind: 'region', regionId: from },
          body: { type: 'heard', fromRegion: from, code, story, end },
        });
        if (code === '') {
          const place = { regionId, caseId: found.case_id };
          await tellToGoOn(dependencies, transaction, { ...place, news: story, seq: after.lastSeq });
        }
      }
      await markSettled(dependencies, transaction, row, { state: 'settled', caseId: found.case_id });
      return true;
    },
  );
  // Its news may come before our own side has noted that it arrived there.
  return isKnown || later(dependencies, row, 'case-unknown');
}

/** Something waits for the applicant there: that is worth a message, the rest stands on the page. */
async function tellToGoOn(
  dependencies: ExchangeDependencies,
  transaction: DatabaseTransaction,
  told: {
    readonly regionId: string;
    readonly caseId: string;
    readonly news: Text;
    readonly seq: number;
  },
): Promise<void> {
  const { regionId, caseId, news, seq } = told;
  const open = await dependencies.cases.openValues(transaction, { regionId, caseId });
  if (open === undefined) return;
  const { service, state, row } = open;
  await writeToApplicant(dependencies, transaction, {
    regionId,
    caseId,
    code: row.code,
    service,
    state,
    seq,
    template: 'go-on-abroad',
    values: { news },
    now: dependencies.now(),
  });
}

async function openHandOver(
  dependencies: ExchangeDependencies,
  row: Incoming,
  { message, contents }: WireMessage,
  body: HandOver,
): Promise<boolean> {
  const { region_id: regionId } = row;
  const region = dependencies.places.region(regionId);
  if (region === undefined)
    throw new Error(`A message was received for ${regionId}, which is not installed.`);
  const service = receiverOf(dependencies, regionId, body.name);
  const database = regionDatabase(dependencies.database, regionId);
  if (service === undefined) {
    await inTransaction(database, async (transaction) => {
      await keepStory(transaction, message, body);
      await reply(dependencies, transaction, message, body, notTaken(region.name));
    });
    return refuse(dependencies, row, 'no-service');
  }
  const from = { code: dotted(message.from), name: regionName(dependencies.places, message.from).id };
  const accountId = await accountFor(dependencies, message, body);
  const answers = arrivedAnswers(service, region, from, body);
  const kept = await keepDocuments(dependencies, { regionId, service, answers, contents });
  const known: KnownApplicant = {
    applicant: body.applicant,
    household: body.household,
    identity: body.identity,
  };
  const origin = { regionId: message.from, code: body.case.code };
  return inTransaction(database, async (transaction) => {
    await keepStory(transaction, message, body);
    const filed = await dependencies.cases.fileCase(transaction, {
      regionId,
      service: service.code,
      channel: 'exchange',
      actor: { kind: 'region', regionId: message.from },
      applicantAccountId: accountId ?? null,
      known,
      answers: kept.answers,
      origin,
    });
    if (filed.ok) {
      await dependencies.files.discard(transaction, kept.holdingDraftId);
      await markSettled(dependencies, transaction, row, { state: 'settled', caseId: filed.value.caseId });
      return true;
    }
    const missing = missingOf(service, filed.error);
    if (accountId === undefined) {
      await reply(dependencies, transaction, message, body, comeToUs(region.name, missing));
      await markSettled(dependencies, transaction, row, { state: 'refused', failure: 'incomplete' });
      return false;
    }
    const opened = await dependencies.cases.openDraft(transaction, {
      regionId,
      accountId,
      service: service.code,
      answers: kept.answers,
      subject: { channel: 'exchange', origin },
    });
    if (!opened.ok) throw new Error(`A draft for a message could not be opened: ${opened.error.code}`);
    await dependencies.store.handOn(transaction, {
      fromDraftId: kept.holdingDraftId,
      toDraftId: opened.value.id,
    });
    const link = `${dependencies.publicUrl}/${region.slug}/draf/${opened.value.id}`;
    await reply(dependencies, transaction, message, body, goOnHere(region.name, missing, link));
    await markSettled(dependencies, transaction, row, { state: 'drafted' });
    return true;
  });
}

/** The installed service that takes a message of this name. */
function receiverOf({ packs, places }: ExchangeDependencies, regionId: string, name: string) {
  const installed = places.region(regionId)?.installed ?? [];
  return installed
    .flatMap(({ services }) => services.map(({ service }) => packs.serviceOf(regionId, service)?.service))
    .find((service) => service?.receives?.message === name);
}

/** Accounts are one for all regions of an installation; someone of another is known by a proven identity. */
async function accountFor(
  { database, places, accountOf }: ExchangeDependencies,
  { from }: ExchangeMessage,
  { applicant, case: { code } }: HandOver,
): Promise<string | undefined> {
  if (places.region(from) === undefined) return accountOf(applicant.nik);
  const row = await regionDatabase(database, from)
    .selectFrom('case_current')
    .select('applicant_account_id')
    .where('code', '=', code)
    .executeTakeFirst();
  return row?.applicant_account_id ?? (await accountOf(applicant.nik));
}

/** What the other region tells of it to everyone, so that both pages tell one story. */
async function keepStory(
  transaction: DatabaseTransaction,
  { from }: ExchangeMessage,
  { story, case: { code } }: HandOver,
): Promise<void> {
  if (story.length === 0) return;
  await transaction
    .insertInto('exchange_story')
    .values(
      story.map(({ at, story: told }, sequence) => ({
        from_region: from,
        code,
        sequence,
        at: new Date(at),
        story: JSON.stringify(told),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** An answer about a case that has none here: nothing has been filed yet. */
async function reply(
  { masterKeys, now }: ExchangeDependencies,
  transaction: DatabaseTransaction,
  { from, to }: ExchangeMessage,
  body: HandOver,
  story: Text,
): Promise<void> {
  const at = now();
  const id = newIdentifier(at);
  const heard: Heard = { kind: 'heard', about: body.case.code, code: '', sequence: 0, story, end: null };
  await transaction
    .insertInto('exchange_outbox')
    .values({
      id,
      kind: 'heard',
      to_region: from,
      case_id: null,
      seq: null,
      state: 'waiting',
      sealed: sealMessage(masterKeys, { regionId: to, box: 'outbox', id }, heard),
      next_try_at: at,
      failure: null,
      made_at: at,
      delivered_at: null,
    })
    .execute();
}

/** The labels of what is missing, each once; empty where it is not about a field. */
function missingOf(service: Service, problem: Problem): Text {
  const fields = service.form.steps.flatMap((step) => step.fields);
  const labels = new Map(
    (problem.fields ?? []).flatMap(({ path }) => {
      const field = fields.find(({ code }) => code === /^[^.[]+/.exec(path)?.[0]);
      return field === undefined ? [] : [[field.code, field.label] as const];
    }),
  );
  const list = (language: keyof Text) => [...labels.values()].map((label) => label[language]).join(', ');
  return { id: list('id'), en: list('en') };
}

function goOnHere(region: Text, missing: Text, link: string): Text {
  const still = missing.id === '' ? { id: '', en: '' } : { id: ` (${missing.id})`, en: ` (${missing.en})` };
  return {
    id: `Permohonan di ${region.id} sudah disiapkan, tetapi masih perlu Anda lengkapi${still.id}. Buka ${link}`,
    en: `Your application in ${region.en} is prepared, but you still have to complete it${still.en}. Open ${link}`,
  };
}

function comeToUs(region: Text, missing: Text): Text {
  const still = missing.id === '' ? { id: '', en: '' } : { id: `: ${missing.id}`, en: `: ${missing.en}` };
  return {
    id: `Berkas sudah diterima di ${region.id}, tetapi belum lengkap${still.id}. Masuk di halaman layanan ${region.id} atau datang ke kantor di sana.`,
    en: `The application has reached ${region.en}, but something is missing${still.en}. Sign in to the service pages of ${region.en} or come to an office there.`,
  };
}

function notTaken(region: Text): Text {
  return {
    id: `${region.id} belum dapat menerima permohonan ini secara elektronik. Bawa dokumen Anda ke kantor di sana.`,
    en: `${region.en} can not take this application electronically yet. Take your documents to an office there.`,
  };
}

/** It has become something here: what was in the message is kept there only. */
async function markSettled(
  { now }: ExchangeDependencies,
  transaction: DatabaseTransaction,
  row: Incoming,
  end: {
    readonly state: 'settled' | 'drafted' | 'refused';
    readonly caseId?: string;
    readonly failure?: string;
  },
): Promise<void> {
  await transaction
    .updateTable('exchange_inbox')
    .set({
      state: end.state,
      case_id: end.caseId ?? null,
      failure: end.failure ?? null,
      settled_at: now(),
      // What was refused is kept sealed, so that an officer may have it tried again.
      ...(end.state === 'refused' ? {} : { sealed: null }),
    })
    .where('from_region', '=', row.from_region)
    .where('id', '=', row.id)
    .execute();
}

async function later(dependencies: ExchangeDependencies, row: Incoming, reason: string): Promise<false> {
  if (row.tries >= maximumTries) return refuse(dependencies, row, reason);
  await regionDatabase(dependencies.database, row.region_id)
    .updateTable('exchange_inbox')
    .set({
      failure: reason,
      next_try_at: new Date(dependencies.now().getTime() + retryMilliseconds * row.tries),
    })
    .where('from_region', '=', row.from_region)
    .where('id', '=', row.id)
    .where('state', '=', 'waiting')
    .execute();
  return false;
}

async function refuse(
  { database, now }: ExchangeDependencies,
  row: Incoming,
  reason: string,
): Promise<false> {
  await regionDatabase(database, row.region_id)
    .updateTable('exchange_inbox')
    .set({ state: 'refused', failure: reason, settled_at: now() })
    .where('from_region', '=', row.from_region)
    .where('id', '=', row.id)
    .where('state', '=', 'waiting')
    .execute();
  return false;
}
