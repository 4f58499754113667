import { failure, type Region, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import { officeNameOf } from '../capacity/visit-list.ts';
import { localDateOf } from '../places/index.ts';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  regionDatabase,
} from '../platform/database/index.ts';
import { newIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { Minutes, PrintingService, TakenBackList } from './contract.ts';
import { type PrintingDependencies, regionOf } from './dependencies.ts';
import { minutesTemplate } from './minutes-template.ts';
import { officerOf, seenOffices, workOffices } from './policy.ts';
import { cardServices, destroyStep } from './print-states.ts';
import { inputsInvalid, notDestroyed, problems } from './problems.ts';

const pageSize = 50;
const minutesShown = 20;
/** As many as one record holds on a page or two. */
const mostCards = 100;
const mostWitnesses = 5;
const longestName = 120;
const longestPlace = 200;

export async function takenBack(
  dependencies: PrintingDependencies,
  caller: Caller,
  query: Parameters<PrintingService['takenBack']>[1],
): Promise<Result<TakenBackList>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'read-taken-back', region);
  if (!officer.ok) return officer;
  const { posts } = officer.value;
  const services = cardServices(dependencies, region);
  const seen = seenOffices(region, posts, services);
  const destroys = workOffices(region, posts, services, 'destroy');
  const officeId =
    query.officeId ??
    seen.find((id) => destroys.has(id) && posts.some((post) => post.officeId === id)) ??
    seen.find((id) => destroys.has(id)) ??
    seen[0];
  if (officeId === undefined || !seen.includes(officeId)) return failure(problems.outsideOffices);
  const database = regionDatabase(dependencies.database, region.id);
  const [, at, caseId] = /^([0-9: .+-]{1,40})\.([0-9a-f-]{36})$/.exec(query.cursor ?? '') ?? [];
  let wanted = database
    .selectFrom('taken_back')
    .innerJoin('case_current', 'case_current.case_id', 'taken_back.case_id')
    .select(['taken_back.case_id', 'taken_back.code', 'taken_back.service', 'taken_back.taken_at'])
    .select('case_current.applicant_name')
    .select(sql<string>`taken_back.taken_at::text`.as('taken_text'))
    .where('taken_back.office_id', '=', officeId)
    .where('taken_back.destroyed_at', 'is', null);
  if (at !== undefined)
    wanted = wanted.where(
      sql<boolean>`(taken_back.taken_at, taken_back.case_id) > (${at}::timestamptz, ${caseId}::uuid)`,
    );
  const found = await wanted
    .orderBy('taken_back.taken_at')
    .orderBy('taken_back.case_id')
    .limit(pageSize + 1)
    .execute();
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  const titles = new Map(services.map(({ service }) => [service.code, service.title]));
  return success({
    officeId,
    office: officeNameOf(region, officeId),
    offices: seen.map((id) => ({ id, name: officeNameOf(region, id) })),
    mayDestroy: destroys.has(officeId),
    rows: rows.map((row) => ({
      code: row.code,
      service: titles.get(row.service) ?? { id: row.service, en: row.service },
      name: row.applicant_name,
      takenAt: row.taken_at.toISOString(),
    })),
    next: found.length > pageSize && last !== undefined ? `${last.taken_text}.${last.case_id}` : null,
    today: localDateOf(region, dependencies.now()),
    place: officeNameOf(region, officeId).id,
    minutes: await latestMinutes(database, officeId),
  });
}

async function latestMinutes(
  database: DatabaseConnection,
  officeId: string,
): Promise<TakenBackList['minutes']> {
  const rows = await database
    .selectFrom('destruction')
    .select(['id', 'number', 'year'])
    .select(sql<string>`day::text`.as('day'))
    .select((outer) =>
      outer
        .selectFrom('destruction_card')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .whereRef('destruction_card.destruction_id', '=', 'destruction.id')
        .where('destruction_card.undone_at', 'is', null)
        .as('cards'),
    )
    .where('office_id', '=', officeId)
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .limit(minutesShown)
    .execute();
  return rows.map(({ id, number, year, day, cards }) => ({
    id,
    number: `${number}/${year}`,
    day,
    cards: Number(cards),
  }));
}

type Command = Parameters<PrintingService['destroy']>[1];

/** All of them or none: the minutes tell what was really destroyed together. */
export async function destroy(
  dependencies: PrintingDependencies,
  caller: Caller,
  { key, ...command }: Command,
): Promise<Result<{ readonly minutesId: string }>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'destroy', region);
  if (!officer.ok) return officer;
  const { posts, accountId } = officer.value;
  const { officeId } = command;
  if (!workOffices(region, posts, cardServices(dependencies, region), 'destroy').has(officeId))
    return failure(problems.outsideOffices);
  const now = dependencies.now();
  const read = readCommand(command, localDateOf(region, now));
  if (!read.ok) return read;
  const { codes, day, place, witnesses } = read.value;
  const frame = {
    regionId: region.id,
    caller: `officer:${accountId}`,
    key,
    content: ['destroy', command],
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const cards = await transaction
      .selectFrom('taken_back')
      .select(['case_id', 'code', 'service'])
      .where('office_id', '=', officeId)
      .where('code', 'in', [...codes])
      .where('destroyed_at', 'is', null)
      .orderBy('case_id')
      .execute();
    const unknown = codes.find((code) => !cards.some((card) => card.code === code));
    if (unknown !== undefined) return failure(notDestroyed(unknown, goneWords));
    for (const card of cards) {
      const taken = await destroyOne(dependencies, transaction, caller, card.case_id, day);
      if (!taken.ok) return failure(notDestroyed(card.code, taken.error.message));
    }
    const id = newIdentifier(now);
    const year = Number(day.slice(0, 4));
    await transaction
      .insertInto('destruction')
      .values({
        id,
        office_id: officeId,
        year,
        number: await nextNumber(transaction, { regionId: region.id, officeId, year }),
        day,
        place,
        witnesses,
        at: now,
        account_id: accountId,
      })
      .execute();
    await transaction
      .insertInto('destruction_card')
      .values(cards.map((card) => ({ destruction_id: id, ...card, undone_at: null })))
      .execute();
    return success({ minutesId: id });
  });
}

const goneWords = {
  id: 'kartu lamanya tidak ada di kantor ini, atau sudah dimusnahkan.',
  en: 'its old card is not at this office, or has been destroyed.',
};

function readCommand(
  { codes, day, place, witnesses }: Omit<Command, 'key'>,
  today: string,
): Result<Pick<Command, 'codes' | 'day' | 'place' | 'witnesses'>> {
  const named = [...new Set(codes.map((code) => code.trim().toUpperCase()).filter((code) => code !== ''))];
  const names = witnesses.map((name) => name.trim()).filter((name) => name !== '');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && day <= today;
  const faults = [
    ...(named.length < 1 || named.length > mostCards
      ? [
          {
            path: 'codes',
            message: {
              id: `Pilih paling sedikit 1 dan paling banyak ${mostCards} kartu.`,
              en: `Choose at least 1 and at most ${mostCards} cards.`,
            },
          },
        ]
      : []),
    ...(isDay
      ? []
      : [
          {
            path: 'day',
            message: {
              id: 'Tulis harinya, paling lambat hari ini.',
              en: 'Write the day, today at the latest.',
            },
          },
        ]),
    ...(place.trim() === '' || place.trim().length > longestPlace
      ? [
          {
            path: 'place',
            message: { id: 'Tulis tempat pemusnahannya.', en: 'Write where they were destroyed.' },
          },
        ]
      : []),
    ...(names.length < 1 || names.length > mostWitnesses || names.some((name) => name.length > longestName)
      ? [
          {
            path: 'witnesses',
            message: {
              id: `Tulis nama saksi, paling sedikit 1 dan paling banyak ${mostWitnesses}.`,
              en: `Write the names of witnesses, at least 1 and at most ${mostWitnesses}.`,
            },
          },
        ]
      : []),
  ];
  return faults.length > 0
    ? failure(inputsInvalid(faults))
    : success({ codes: named, day, place: place.trim(), witnesses: names });
}

function destroyOne(
  { cases }: PrintingDependencies,
  transaction: DatabaseTransaction,
  caller: Caller,
  caseId: string,
  day: string,
) {
  return cases.takeStep(transaction, caller, {
    caseId,
    step({ service, state }) {
      const step = destroyStep(service, state.state);
      if (step === undefined) return undefined;
      const question = step.action.asks?.find(({ type }) => type === 'date');
      return { action: step.code, with: question ? { asked: { [question.code]: day } } : {} };
    },
  });
}

/** Numbers follow on each other: two records at once wait for one another. */
async function nextNumber(
  transaction: DatabaseTransaction,
  at: { readonly regionId: string; readonly officeId: string; readonly year: number },
): Promise<number> {
  const lock = `destruction/${at.regionId}/${at.officeId}/${at.year}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(transaction);
  const last = await transaction
    .selectFrom('destruction')
    .select('number')
    .where('office_id', '=', at.officeId)
    .where('year', '=', at.year)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (last?.number ?? 0) + 1;
}

export async function minutes(
  dependencies: PrintingDependencies,
  caller: Caller,
  minutesId: string,
): Promise<Result<Minutes>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'read-minutes', region);
  if (!officer.ok) return officer;
  const services = cardServices(dependencies, region);
  const database = regionDatabase(dependencies.database, region.id);
  const row = await database
    .selectFrom('destruction')
    .select(['id', 'office_id', 'number', 'year', 'place', 'witnesses', 'account_id'])
    .select(sql<string>`day::text`.as('day'))
    .where('id', '=', minutesId)
    .executeTakeFirst();
  if (row === undefined || !seenOffices(region, officer.value.posts, services).includes(row.office_id))
    return failure(problems.minutesUnknown);
  const cards = await database
    .selectFrom('destruction_card')
    .innerJoin('case_current', 'case_current.case_id', 'destruction_card.case_id')
    .select(['destruction_card.code', 'destruction_card.service', 'destruction_card.undone_at'])
    .select('case_current.applicant_name')
    .where('destruction_card.destruction_id', '=', minutesId)
    .orderBy('destruction_card.code')
    .execute();
  const titles = new Map(services.map(({ service }) => [service.code, service.title]));
  const names = await dependencies.people.namesOf(region.id, [row.account_id]);
  return success({
    id: row.id,
    number: `${row.number}/${row.year}`,
    office: officeNameOf(region, row.office_id),
    agency: agencyName(region, row.office_id),
    day: row.day,
    place: row.place,
    witnesses: row.witnesses,
    by: names.get(row.account_id) ?? null,
    cards: cards.map((card) => ({
      code: card.code,
      service: titles.get(card.service) ?? { id: card.service, en: card.service },
      name: card.applicant_name,
      undone: card.undone_at !== null,
    })),
    hasDocument:
      minutesTemplate(
        dependencies,
        region,
        cards.map(({ service }) => service),
      ) !== undefined,
  });
}

function agencyName(region: Region, officeId: string) {
  const agency = region.offices.find(({ id }) => id === officeId)?.agency;
  return region.agencies.find(({ id }) => id === agency)?.name ?? region.name;
}
