import {
  failure,
  flagRules,
  parseNik,
  parseTrackingCode,
  type Region,
  type Result,
  success,
  type Text,
} from '@satuloket/engine';
import { sql } from 'kysely';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { csvLine } from '../platform/sheets/write-sheet.ts';
import { digestsOfAnyKey, type Reveal, recordReveals, revealedTo } from '../record/index.ts';
import type { Caller, Page } from '../types.ts';
import type { LookQuery, LookRow } from './contract.ts';
import { type LooksDependencies, regionOf } from './dependencies.ts';
import { type LooksCommand, officerFor } from './policy.ts';
import { type Position, readPosition, writePosition } from './positions.ts';
import { problems } from './problems.ts';
import { toldOf } from './words.ts';

const pageLength = 50;
const pieceLength = 1_000;
const maximumNamedOfficers = 200;

/** What a query asks for, with names and numbers already turned into what rows hold. */
type Wanted = {
  readonly accountIds?: readonly string[];
  readonly officeId?: string;
  readonly from?: string;
  readonly until?: string;
  readonly purpose?: string;
  readonly caseIds?: readonly string[];
  readonly digests?: readonly Buffer[];
};

/** The record as auditors search it, the latest first. */
export async function search(
  dependencies: LooksDependencies,
  caller: Caller,
  query: LookQuery,
): Promise<Result<Page<LookRow>>> {
  const asked = await ask(dependencies, caller, 'search', query);
  if (!asked.ok) return asked;
  const { region, database, wanted, position } = asked.value;
  const found = await looksFor(database, wanted, position, pageLength + 1);
  const page = found.slice(0, pageLength);
  const last = page.at(-1);
  return success({
    rows: await rowsOf(dependencies, database, region, page),
    next: found.length > pageLength && last ? writePosition({ at: last.position, id: last.id }) : null,
    previous: null,
  });
}

const head: readonly Text[] = [
  { id: 'Waktu', en: 'Time' },
  { id: 'Petugas', en: 'Officer' },
  { id: 'Jabatan', en: 'Role' },
  { id: 'Kantor', en: 'Office' },
  { id: 'Tujuan', en: 'Purpose' },
  { id: 'Jenis data', en: 'Kinds of data' },
  { id: 'Kode berkas', en: 'Tracking code' },
  { id: 'Tanda', en: 'Flags' },
];

/** The same search as a table, piece by piece: a year of a city does not fit into memory. */
export async function table(
  dependencies: LooksDependencies,
  caller: Caller,
  query: LookQuery,
): Promise<Result<AsyncIterable<Uint8Array>>> {
  const asked = await ask(dependencies, caller, 'export', query);
  if (!asked.ok) return asked;
  const { region, database, wanted } = asked.value;
  const { locale } = caller;
  return success(lines());

  async function* lines(): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder();
    yield encoder.encode(`\ufeff${csvLine(head.map((title) => title[locale]))}`);
    let position: Position | null = null;
    for (;;) {
      const piece = await looksFor(database, wanted, position, pieceLength);
      const rows = await rowsOf(dependencies, database, region, piece);
      const text = rows.map((row) =>
        csvLine([
          row.at,
          row.officer,
          row.role[locale],
          row.office[locale],
          row.purpose[locale],
          row.kinds.map((kind) => kind[locale]).join(', '),
          row.code ?? '',
          row.flags.map((flag) => flag[locale]).join(', '),
        ]),
      );
      yield encoder.encode(text.join(''));
      const last = piece.at(-1);
      if (piece.length < pieceLength || last === undefined) return;
      position = { at: last.position, id: last.id };
    }
  }
}

/** Who may, what is meant, and that it was asked: a search for a person or a case is a look itself. */
async function ask(
  dependencies: LooksDependencies,
  caller: Caller,
  command: Extract<LooksCommand, 'search' | 'export'>,
  query: LookQuery,
) {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerFor(caller, command, region);
  if (!officer.ok) return officer;
  const position = readPosition(query.cursor);
  if (position === undefined) return failure(problems.cursorUnreadable);
  const { from, until } = query;
  if ([from, until].some((date) => date !== undefined && !isDate(date)) || (from && until && from > until))
    return failure(problems.dateUnreadable);
  const database = regionDatabase(dependencies.database, region.id);
  const nik = query.nik ? parseNik(query.nik) : undefined;
  if (nik?.ok === false) return failure(problems.nikUnreadable);
  const caseId = query.code ? await caseOf(database, region, query.code) : undefined;
  if (caseId === null) return failure(problems.codeUnreadable);
  const to = revealedTo(caller);
  if (to === null) return failure(problems.notAllowed);
  const what = command === 'export' ? 'record-table' : 'record';
  const look = {
    to,
    purpose: 'audit',
    what,
    kinds: ['existence'],
    ...(caller.face && { face: caller.face }),
  } as const;
  const looks: readonly Reveal[] = [
    ...(nik === undefined ? [] : [{ ...look, of: { nik: nik.value.text } }]),
    ...(caseId === undefined ? [] : [{ ...look, caseId }]),
  ];
  const recorded = looks.length === 0 && command === 'export' ? [look] : looks;
  if (position === null)
    await inTransaction(database, (transaction) =>
      recordReveals(dependencies, transaction, region, recorded),
    );
  const digests =
    nik &&
    digestsOfAnyKey(dependencies.masterKeys, { regionId: region.id, purpose: 'nik', value: nik.value.text });
  const wanted: Wanted = {
    ...(query.officer && { accountIds: await officersNamed(dependencies, region, query.officer) }),
    ...(query.officeId && { officeId: query.officeId }),
    ...(from && { from }),
    ...(until && { until }),
    ...(query.purpose && { purpose: query.purpose }),
    ...(caseId !== undefined && { caseIds: [caseId] }),
    ...(digests && {
      digests,
      ...(caseId === undefined && { caseIds: await casesUnder(database, digests) }),
    }),
  };
  return success({ region, database, wanted, position });
}

const dateShape = /^\d{4}-\d{2}-\d{2}$/;

const isDate = (text: string): boolean =>
  dateShape.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

async function caseOf(database: DatabaseConnection, region: Region, typed: string): Promise<string | null> {
  const code = parseTrackingCode(typed, { assumedPrefix: region.codePrefix });
  if (!code.ok) return null;
  const row = await database
    .selectFrom('case_current')
    .select('case_id')
    .where('code', '=', code.value.code)
    .executeTakeFirst();
  return row?.case_id ?? null;
}

async function casesUnder(
  database: DatabaseConnection,
  digests: readonly Buffer[],
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('blind_index')
    .select('case_id')
    .where('purpose', '=', 'nik')
    .where('digest', 'in', [...digests])
    .execute();
  return rows.map(({ case_id: id }) => id);
}

/** By the name that is known now; a region has some hundreds of officers. */
async function officersNamed(
  { people }: LooksDependencies,
  region: Region,
  name: string,
): Promise<readonly string[]> {
  const words = name.trim().toLocaleLowerCase('id');
  return (await people.officersOf(region.id))
    .filter((officer) => officer.name.toLocaleLowerCase('id').includes(words))
    .slice(0, maximumNamedOfficers)
    .map(({ accountId }) => accountId);
}

/** Each condition has an index that ends with the moment; a person is found by their cases or by the digest. */
export function looksFor(
  database: DatabaseConnection,
  wanted: Wanted,
  position: Position | null,
  limit: number,
) {
  return looksQuery(database, wanted, position, limit).execute();
}

export function looksQuery(
  database: DatabaseConnection,
  { accountIds, officeId, from, until, purpose, caseIds, digests }: Wanted,
  position: Position | null,
  limit: number,
) {
  let query = database
    .selectFrom('reveal')
    .select(['id', 'at', 'account_id', 'role', 'office_id', 'purpose', 'kinds', 'case_id', 'face'])
    .select(sql<string>`at::text`.as('position'));
  if (accountIds !== undefined)
    query =
      accountIds.length === 0
        ? query.where(sql<boolean>`false`)
        : query.where('account_id', 'in', [...accountIds]);
  if (officeId !== undefined) query = query.where('office_id', '=', officeId);
  if (from !== undefined) query = query.where('day', '>=', from);
  if (until !== undefined) query = query.where('day', '<=', until);
  // A day of a region begins and ends within fourteen hours of the same day elsewhere: the index on `at` narrows it.
  if (from !== undefined) query = query.where(sql<boolean>`at >= ${from}::date - interval '14 hours'`);
  if (until !== undefined) query = query.where(sql<boolean>`at < ${until}::date + interval '38 hours'`);
  if (purpose !== undefined) query = query.where(sql<boolean>`purpose = ${purpose}`);
  if (digests !== undefined && caseIds !== undefined && caseIds.length > 0) {
    query = query.where((look) =>
      look.or([look('subject_digest', 'in', [...digests]), look('case_id', 'in', [...caseIds])]),
    );
  } else if (digests !== undefined) query = query.where('subject_digest', 'in', [...digests]);
  else if (caseIds !== undefined) query = query.where('case_id', 'in', [...caseIds]);
  if (position !== null)
    query = query.where(sql<boolean>`(at, id) < (${position.at}::timestamptz, ${position.id}::uuid)`);
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
}

async function rowsOf(
  { people }: LooksDependencies,
  database: DatabaseConnection,
  region: Region,
  looks: Awaited<ReturnType<typeof looksFor>>,
): Promise<readonly LookRow[]> {
  if (looks.length === 0) return [];
  const caseIds = [...new Set(looks.flatMap(({ case_id: id }) => id ?? []))];
  const [names, codes, flags] = await Promise.all([
    people.namesOf(region.id, [...new Set(looks.map(({ account_id: id }) => id))]),
    caseIds.length === 0
      ? []
      : database
          .selectFrom('case_current')
          .select(['case_id', 'code'])
          .where('case_id', 'in', caseIds)
          .execute(),
    database
      .selectFrom('look_flag')
      .select(['reveal_id', 'rule'])
      .where(
        'reveal_id',
        'in',
        looks.map(({ id }) => id),
      )
      .execute(),
  ]);
  const codeOf = new Map(codes.map(({ case_id: id, code }) => [id, code]));
  return looks.map((look) => ({
    id: look.id,
    at: look.at.toISOString(),
    ...toldOf(region, names, look),
    code: look.case_id === null ? null : (codeOf.get(look.case_id) ?? null),
    isByProgram: look.face === 'api',
    flags: flags.filter(({ reveal_id: id }) => id === look.id).map(({ rule }) => flagRules[rule]),
  }));
}
