import { failure, maskPhone, type Region, type Result, success, type Text } from '@satuloket/engine';
import { correctingAction } from '../cases/drafts.ts';
import { officeName } from '../cases/office-values.ts';
import { filled } from '../cases/wording.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { Caller, Page } from '../types.ts';
import { type HelpingOptions, nikDigest, regionOf } from './dependencies.ts';
import { findPerson, openPerson, type PersonRow, personCard, personName } from './helped-people.ts';
import { heldMandates, type MandateRow, mandateView } from './mandate-store.ts';
import { latestUntil } from './mandates.ts';
import { actorFor } from './policy.ts';
import { helpingProblems } from './problems.ts';
import type { HelpedCase, HelpedPerson, HelpedPersonRow, HelpOverview, MandateView } from './service.ts';
import { letsAct } from './subjects.ts';

const peopleOnPage = 50;
/** A name lies sealed: a search opens the last so many, which no village's list has outgrown. */
const peopleSearched = 1_000;
const mostCases = 100;
const mostMandates = 50;

/** Whom the caller has helped, the last first. */
export async function listPeople(
  options: HelpingOptions,
  caller: Caller,
  query: { search?: string; cursor?: string },
): Promise<Result<Page<HelpedPersonRow>>> {
  const actor = actorFor(caller, 'list-people');
  if (!actor.ok) return actor;
  const helperId = actor.value.accountId;
  const region = regionOf(options, caller.regionId);
  const database = regionDatabase(options.database, region.id);
  const search = query.search?.trim().toLowerCase() ?? '';
  const after = readCursor(query.cursor);
  let rowsQuery = database
    .selectFrom('helped_person')
    .selectAll()
    .where('helper_account_id', '=', helperId)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(search === '' ? peopleOnPage + 1 : peopleSearched);
  if (after !== undefined) {
    rowsQuery = rowsQuery.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('changed_at', 'id'), '<', tuple(after.at, after.id)),
    );
  }
  const found = await rowsQuery.execute();
  const matching =
    search === ''
      ? found
      : found.filter((row) => {
          const { claim } = openPerson(options, row);
          return claim.name.toLowerCase().includes(search) || claim.nik === search.replaceAll(/\D/g, '');
        });
  const shown = matching.slice(0, peopleOnPage);
  const last = shown.at(-1);
  const rows = await Promise.all(shown.map((row) => personRow(options, database, region, caller, row)));
  const hasMore = search === '' && found.length > peopleOnPage && last !== undefined;
  return success({ rows, next: hasMore ? writeCursor(last) : null, previous: null });
}

const writeCursor = (row: PersonRow): string => `${row.changed_at.toISOString()}_${row.id}`;

function readCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  const [, at, id] = /^([0-9TZ:.-]+)_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
  const date = new Date(at ?? '');
  return id === undefined || Number.isNaN(date.getTime()) ? undefined : { at: date, id };
}

async function personRow(
  options: HelpingOptions,
  database: DatabaseConnection,
  region: Region,
  caller: Caller,
  row: PersonRow,
): Promise<HelpedPersonRow> {
  const [held] = await heldMandates(database, {
    helperId: row.helper_account_id,
    digest: row.nik_digest,
    now: options.now(),
  });
  const card = personCard(options, row);
  const helper = caller.who.kind === 'officer' ? caller.who.name : '';
  const mandate = held ? mandateView(held, { ...telling(options, region), person: card.name, helper }) : null;
  return { ...card, mandate };
}

const telling = (options: HelpingOptions, region: Region) => ({
  titleOf: (service: string): Text =>
    options.packs.serviceOf(region.id, service)?.service.title ?? { id: service, en: service },
  now: options.now(),
});

/** One person of the caller's list with mandates and, while one holds, the cases. */
export async function readPerson(
  options: HelpingOptions,
  caller: Caller,
  personId: string,
): Promise<Result<HelpedPerson>> {
  const actor = actorFor(caller, 'list-people');
  if (!actor.ok) return actor;
  const helperId = actor.value.accountId;
  const region = regionOf(options, caller.regionId);
  const database = regionDatabase(options.database, region.id);
  const row = await findPerson(database, { helperId, personId });
  if (row === undefined) return failure(helpingProblems.personUnknown);
  const values = openPerson(options, row);
  const now = options.now();
  const atCounter = actor.value.posts.some(({ villageCode }) => villageCode === undefined);
  const held = await heldMandates(database, { helperId, digest: row.nik_digest, now });
  // What a number alone would open stays closed until the register has said that it is they.
  const isVisit = row.state === 'matched' && held.some(({ kind }) => kind === 'counter');
  // Who receives people may tell a visitor who else may act for them, and end it at their word.
  const given = await database
    .selectFrom('mandate')
    .selectAll()
    .where('nik_digest', '=', row.nik_digest)
    .$if(!(atCounter && isVisit), (mandates) => mandates.where('helper_account_id', '=', helperId))
    .where('kind', '!=', 'counter')
    .orderBy('given_at', 'desc')
    .limit(mostMandates)
    .execute();
  const person = personName(values);
  const mandates = await mandateViews(options, region, given, () => person);
  const cases = held.length === 0 ? [] : await casesOfPerson(options, database, region, row, isVisit);
  return success({
    ...(await personRow(options, database, region, caller, row)),
    phoneMasked: values.phone === '' ? '' : maskPhone(values.phone),
    mandates,
    cases,
    latestUntil: latestUntil(region, now),
  });
}

/** Mandates with the names of who helps: an officer's, or one of the family. */
async function mandateViews(
  options: HelpingOptions,
  region: Region,
  rows: readonly MandateRow[],
  personOf: (row: MandateRow) => string,
): Promise<readonly MandateView[]> {
  const names = await options.people.namesOf(
    region.id,
    rows.map(({ helper_account_id: id }) => id),
  );
  const views: MandateView[] = [];
  for (const row of rows) {
    const helper =
      names.get(row.helper_account_id) ??
      (await options.people.applicantOf(region.id, row.helper_account_id))?.applicant.name ??
      '';
    views.push(mandateView(row, { ...telling(options, region), person: personOf(row), helper }));
  }
  return views;
}

/** At a counter all open and recent cases of the person who stands there; elsewhere those that the helper filed. */
async function casesOfPerson(
  options: HelpingOptions,
  database: DatabaseConnection,
  region: Region,
  row: PersonRow,
  isVisit: boolean,
): Promise<readonly HelpedCase[]> {
  if (!isVisit) {
    return helpedCases(options, database, region, {
      helperId: row.helper_account_id,
      digest: row.nik_digest,
    });
  }
  const rows = await database
    .selectFrom('blind_index as blind')
    .innerJoin('case_current as current', 'current.case_id', 'blind.case_id')
    .leftJoin('helped_case as helped', 'helped.case_id', 'current.case_id')
    .selectAll('current')
    .select('helped.kind as helper_kind')
    .where('blind.purpose', '=', 'nik')
    .where('blind.digest', '=', row.nik_digest)
    .orderBy('current.filed_at', 'desc')
    .limit(mostCases)
    .execute();
  return Promise.all(rows.map((each) => helpedCase(options, region, each)));
}

/** Cases filed by a helper, for one person or all; or for a person by anyone. */
async function helpedCases(
  options: HelpingOptions,
  database: DatabaseConnection,
  region: Region,
  input: { readonly helperId?: string; readonly digest?: Buffer; readonly isProven?: boolean },
): Promise<readonly HelpedCase[]> {
  const { helperId, digest, isProven = false } = input;
  const rows = await database
    .selectFrom('helped_case as helped')
    .innerJoin('case_current as current', 'current.case_id', 'helped.case_id')
    .selectAll('current')
    .select('helped.kind as helper_kind')
    .$if(helperId !== undefined, (cases) => cases.where('helped.helper_account_id', '=', helperId ?? ''))
    .$if(digest !== undefined, (cases) => cases.where('helped.nik_digest', '=', digest ?? Buffer.of()))
    .orderBy('helped.filed_at', 'desc')
    .limit(mostCases)
    .execute();
  const shown = isProven ? rows.filter(({ replayed }) => replayed.identity === 'matched') : rows;
  return Promise.all(shown.map((row) => helpedCase(options, region, row)));
}

type CaseColumns = {
  readonly code: string;
  readonly service: string;
  readonly pack_digest: string;
  readonly applicant_name: string;
  readonly filed_at: Date;
  readonly replayed: import('@satuloket/engine').CaseState;
  readonly helper_kind: HelpedCase['helper'];
};

async function helpedCase(options: HelpingOptions, region: Region, row: CaseColumns): Promise<HelpedCase> {
  const service = (await options.packs.byDigest(row.pack_digest)).services[row.service];
  const { state, officeId, end } = row.replayed;
  const story = service?.flow.states[state]?.story ?? { id: '', en: '' };
  return {
    code: row.code,
    service: service?.title ?? { id: row.service, en: row.service },
    person: row.applicant_name,
    story: filled(story, { office: officeName(region, officeId) }),
    end,
    filedAt: row.filed_at.toISOString(),
    helper: row.helper_kind,
    correctable: service !== undefined && end === null && correctingAction(service, state) !== undefined,
  };
}

/** What a resident filed for others, what others filed for them, and who may act for them. */
export async function readOwnHelp(options: HelpingOptions, caller: Caller): Promise<Result<HelpOverview>> {
  const actor = actorFor(caller, 'read-own-help');
  if (!actor.ok) return actor;
  const { accountId } = actor.value;
  const region = regionOf(options, caller.regionId);
  const database = regionDatabase(options.database, region.id);
  const now = options.now();
  const filed = await database
    .selectFrom('mandate')
    .selectAll()
    .where('helper_account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('valid_until', '>', now)
    .orderBy('given_at', 'desc')
    .limit(mostCases)
    .execute();
  const openFor: Buffer[] = [];
  // Leave that was taken back, or a family card that was left, closes the list as it closes the cases.
  for (const mandate of filed) {
    const digest = mandate.nik_digest;
    if (openFor.some((other) => other.equals(digest))) continue;
    if (await letsAct(options, database, caller, mandate)) openFor.push(digest);
  }
  const forOthers: HelpedCase[] = [];
  for (const digest of openFor) {
    forOthers.push(...(await helpedCases(options, database, region, { helperId: accountId, digest })));
  }
  const known = await options.people.applicantOf(region.id, accountId);
  if (known?.identity !== 'matched') return success({ forOthers, forMe: [], mandates: [] });
  const own = nikDigest(options, region.id, known.applicant.nik);
  const given = await database
    .selectFrom('mandate')
    .selectAll()
    .where('nik_digest', '=', own)
    .where('kind', '!=', 'counter')
    .orderBy('given_at', 'desc')
    .limit(mostMandates)
    .execute();
  return success({
    forOthers,
    forMe: await helpedCases(options, database, region, { digest: own, isProven: true }),
    mandates: await mandateViews(options, region, given, () => known.applicant.name),
  });
}
