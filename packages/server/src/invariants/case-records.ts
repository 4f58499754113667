import {
  type CaseAction,
  type CaseState,
  calendarOf,
  canonicalJson,
  parcelPlace,
  promiseRecord,
  readClock,
  replay,
  type Service,
} from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { clockOf, escalationTimers, isRunning } from '../cases/clock.ts';
import type { CaseCurrentTable } from '../cases/schema.ts';
import { outcomeValues } from '../measures/index.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { actionsOf, verifyActions } from '../record/index.ts';
import { type Breach, breachIn, type Examined, firstIdentifier } from './breach.ts';

type CaseRow = Selectable<CaseCurrentTable>;
type Looked = {
  readonly examined: Examined;
  readonly row: CaseRow;
  readonly service: Service;
  readonly actions: readonly CaseAction[];
  readonly state: CaseState;
};

const casesAtOnce = 50;

/** Each case by its record: whole, replayed to what is cached, its clock by the rules, counted as it went. */
export async function* examineCases(examined: Examined): AsyncGenerator<Breach> {
  const database = regionDatabase(examined.database, examined.region.id);
  for (let after = firstIdentifier; ; ) {
    const rows = await database
      .selectFrom('case_current')
      .selectAll()
      .where('case_id', '>', after)
      .orderBy('case_id')
      .limit(casesAtOnce)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.case_id;
    for (const row of rows) yield* examineCase(examined, row);
  }
}

async function* examineCase(examined: Examined, row: CaseRow): AsyncGenerator<Breach> {
  const database = regionDatabase(examined.database, examined.region.id);
  const whole = breachIn(examined, 'record-whole');
  const actions = await actionsOf(database, row.case_id);
  const chain = verifyActions(actions, { seq: row.last_seq, hash: row.replayed.lastHash });
  for (const { sequence, message } of chain.faults) {
    yield whole(`${row.code}/${sequence}`, message.id, message.en);
  }
  const service = (await examined.packs.byDigest(row.pack_digest)).services[row.service];
  if (service === undefined) {
    yield whole(row.code, 'Paket berkas tidak memuat layanannya.', "The case's pack lacks its service.");
    return;
  }
  let state: CaseState;
  try {
    state = replay(actions, service);
  } catch (error) {
    yield whole(
      row.code,
      `Catatan berkas tidak dapat diputar ulang: ${(error as Error).message}`,
      `The record can not be replayed: ${(error as Error).message}`,
    );
    return;
  }
  const looked = { examined, row, service, actions, state };
  yield* cachedIsReplayed(looked);
  yield* clockAgrees(looked);
  yield* toldIsSent(looked);
  yield* promiseIsCounted(looked);
  yield* parcelIsWhereItIs(looked);
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

function* cachedIsReplayed({ examined, row, state }: Looked): Generator<Breach> {
  const breach = breachIn(examined, 'state-is-replay');
  const replayed = JSON.parse(JSON.stringify(state)) as CaseState;
  if (canonicalJson(row.replayed) !== canonicalJson(replayed)) {
    const names = Object.keys(replayed) as (keyof CaseState)[];
    const wrong = names.filter(
      (name) => JSON.stringify(row.replayed[name]) !== JSON.stringify(replayed[name]),
    );
    yield breach(
      row.code,
      `Keadaan tersimpan berbeda dari putar ulang catatannya: ${wrong.join(', ') || 'isi lain'}.`,
      `The kept state differs from the replay of the record: ${wrong.join(', ') || 'other content'}.`,
    );
  }
  const columns: Record<string, readonly [unknown, unknown]> = {
    state: [row.state, state.state],
    turn: [row.turn, state.turn],
    office_id: [row.office_id, state.officeId],
    village_code: [row.village_code, state.villageCode],
    assignee_id: [row.assignee_id, state.assigneeId],
    filed_at: [instant(row.filed_at), state.filedAt],
    state_since: [instant(row.state_since), state.stateSince],
    due_at: [instant(row.due_at), state.dueAt],
    ended_at: [instant(row.ended_at), state.endedAt],
    end_kind: [row.end_kind, state.end],
    escalation: [row.escalation, state.escalation],
    rating: [row.rating, state.rating],
    last_seq: [row.last_seq, state.lastSeq],
  };
  for (const [name, [kept, wanted]] of Object.entries(columns)) {
    if (kept === wanted) continue;
    yield breach(
      row.code,
      `Kolom ${name} berisi ${kept}, menurut catatan ${wanted}.`,
      `The column ${name} is ${kept}, by the record ${wanted}.`,
    );
  }
}

async function* clockAgrees({ examined, row, service, state }: Looked): AsyncGenerator<Breach> {
  const { region, now } = examined;
  const breach = breachIn(examined, 'clock-agrees');
  if (!isRunning(state)) {
    if (state.dueAt !== null)
      yield breach(
        row.code,
        'Jam janji seharusnya berhenti, tetapi ada tenggatnya.',
        'The clock should stand still, and a due time stands.',
      );
    return;
  }
  const calendar = calendarOf(region, state.officeId);
  // Another calendar was in force when it was told; a promise moves only later, and only while it has not run out.
  if (row.calendar_version !== calendar.version) return;
  const { dueAt } = readClock(clockOf(region, service, state, calendar, now()));
  if (dueAt !== state.dueAt) {
    yield breach(
      row.code,
      `Tenggatnya ${state.dueAt}, menurut aturan janji ${dueAt}.`,
      `It is due at ${state.dueAt}, by the rules of the promise at ${dueAt}.`,
    );
    return;
  }
  const timers = await regionDatabase(examined.database, region.id)
    .selectFrom('timer')
    .select(['kind', 'due_at'])
    .where('case_id', '=', row.case_id)
    .execute();
  const wanted = escalationTimers(region, service, state, calendar, now());
  for (const { kind, dueAt: at } of wanted) {
    if (timers.some((timer) => timer.kind === kind && timer.due_at.toISOString() === at)) continue;
    yield breach(
      row.code,
      `Pengingat “${kind}” pada ${at} tidak ada.`,
      `The reminder "${kind}" at ${at} is missing.`,
    );
  }
}

/** What the record says was sent stands as sent, once, and what was sent is said in the record. */
async function* toldIsSent({ examined, row, actions, state }: Looked): AsyncGenerator<Breach> {
  const breach = breachIn(examined, 'message-once');
  const told = new Map<string, number>();
  for (const { body } of actions) {
    if (body.type === 'told') told.set(body.messageId, (told.get(body.messageId) ?? 0) + 1);
  }
  const messages = await regionDatabase(examined.database, examined.region.id)
    .selectFrom('message')
    .select(['id', 'state', 'recipient'])
    .where('case_id', '=', row.case_id)
    .execute();
  for (const [id, times] of told) {
    if (times > 1)
      yield breach(
        `${row.code} ${id}`,
        `Pesan ini tercatat terkirim ${times} kali.`,
        `The record says ${times} times that this message was sent.`,
      );
    const sent = messages.find((message) => message.id === id)?.state;
    // Retention takes the messages of a case with everything else that it holds of people.
    if (sent !== 'sent' && !(state.erased && sent === undefined))
      yield breach(
        `${row.code} ${id}`,
        'Catatan berkas menyebut pesan yang tidak terkirim.',
        'The record names a message that was not sent.',
      );
  }
  for (const { id, state, recipient } of messages) {
    // What others are sent, such as a link to confirm by, is shown to nobody but them.
    if (state === 'sent' && recipient === 'applicant' && !told.has(id))
      yield breach(
        `${row.code} ${id}`,
        'Pesan terkirim, tetapi tidak tampak pada berkasnya.',
        'A message was sent and does not show on its case.',
      );
  }
}

async function* promiseIsCounted({ examined, row, actions, state }: Looked): AsyncGenerator<Breach> {
  const { region, now } = examined;
  const breach = breachIn(examined, 'promise-counted');
  const database = regionDatabase(examined.database, region.id);
  const { broken, outcome } = promiseRecord(state, [...actions], now().toISOString());
  const kept = await database
    .selectFrom('case_outcome')
    .selectAll()
    .where('case_id', '=', row.case_id)
    .executeTakeFirst();
  const counts = kept !== undefined && !kept.is_reopened;
  if (counts !== (outcome !== null)) {
    yield breach(
      row.code,
      `Berkas ${outcome === null ? 'belum selesai tetapi terhitung' : 'selesai tetapi tidak terhitung'}.`,
      `The case ${outcome === null ? 'is open and counts as ended' : 'has ended and does not count'}.`,
    );
  } else if (kept !== undefined && outcome !== null) {
    const wanted = outcomeValues(region, {
      pack: row.pack,
      service: state.service,
      filedAt: state.filedAt,
      outcome,
    });
    for (const [name, value] of Object.entries(wanted)) {
      const found = kept[name as keyof typeof wanted];
      if (plain(found, name) === plain(value, name)) continue;
      yield breach(
        row.code,
        `Hitungan janji ${name} berisi ${plain(found, name)}, menurut catatan ${plain(value, name)}.`,
        `The count ${name} is ${plain(found, name)}, by the record ${plain(value, name)}.`,
      );
    }
  }
  const broke = await database
    .selectFrom('promise_break')
    .select('due_at')
    .where('case_id', '=', row.case_id)
    .executeTakeFirst();
  // A promise that ran out a moment ago is noted by the next sweep.
  if (broke !== undefined && instant(broke.due_at) !== (broken?.dueAt ?? null)) {
    yield breach(
      row.code,
      'Janji ini terhitung terlewat, padahal menurut catatannya tidak.',
      'This promise counts as broken, and by the record it is not.',
    );
  }
  if (broke === undefined && broken !== null && state.escalation === 'broken') {
    yield breach(
      row.code,
      'Janji ini terlewat menurut catatannya, tetapi tidak terhitung.',
      'By the record this promise broke, and it does not count.',
    );
  }
}

/** Dates come from PostgreSQL as a midnight of this machine; the time of day says nothing. */
function plain(value: unknown, name: string): unknown {
  if (!(value instanceof Date)) return value;
  if (!name.endsWith('_on')) return value.toISOString();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`;
}

/** The thing of a case is in one place, the one that its record says, and was brought in vain as often. */
async function* parcelIsWhereItIs({ examined, row, service, state }: Looked): AsyncGenerator<Breach> {
  if (service.parcel === undefined || state.parcel === undefined) return;
  const breach = breachIn(examined, 'parcel-one-place');
  const place = parcelPlace(service, state);
  const kept = await regionDatabase(examined.database, examined.region.id)
    .selectFrom('parcel')
    .select(['standing', 'attempts'])
    .where('case_id', '=', row.case_id)
    .executeTakeFirst();
  const isOut = kept === undefined || kept.standing === 'delivered' || kept.standing === 'gone';
  if (place === null ? !isOut : kept?.standing !== place) {
    yield breach(
      row.code,
      `Kiriman tercatat di ${kept?.standing ?? 'mana pun tidak'}, menurut berkasnya di ${place ?? 'luar kantor'}.`,
      `The parcel stands at ${kept?.standing ?? 'nowhere'}, by its case at ${place ?? 'none of our places'}.`,
    );
  }
  if (kept !== undefined && kept.attempts !== state.parcel.attempts) {
    yield breach(
      row.code,
      `Tercatat ${kept.attempts} kali diantar, menurut berkasnya ${state.parcel.attempts}.`,
      `It counts ${kept.attempts} attempts, by its case ${state.parcel.attempts}.`,
    );
  }
}
