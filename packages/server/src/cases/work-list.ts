import {
  type CaseState,
  failure,
  parseNik,
  parseTrackingCode,
  type Region,
  type Result,
  success,
} from '@satuloket/engine';
import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import { type Database, type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { blindDigest, isIdentifier, recordReveals, revealedTo } from '../record/index.ts';
import type {
  Caller,
  WorkListQuery,
  WorkListService,
  WorkPage,
  WorkQueue,
  WorkQueueCount,
  WorkRow,
} from '../types.ts';
import { calendarFor } from './case-view.ts';
import type { CasesDependencies } from './dependencies.ts';
import { endedAndOnlyKept, notOnlyKept, onlyKept } from './limits.ts';
import { beganWith, type CaseRow, regionOf } from './loading.ts';
import { asksForBeginnings, type NameWords, nameHasWords, officeOutsideIndexes } from './name-search.ts';
import { officeName } from './office-values.ts';
import { problems } from './problems.ts';
import { promiseView } from './promise-view.ts';
import { type ScopeGroup, scopeOf } from './scope.ts';
import { atPlace, listed, placesToTake } from './work-places.ts';
import { typedForSearch, wordForSearch } from './work-search.ts';

const usualLimit = 25;
const largestLimit = 100;
/** Ended cases stay in their list this long; older ones are found by searching. */
const endedShownDays = 30;
const dayMilliseconds = 86_400_000;

/** What a list shows of each case: reading whole states took a quarter of what a page costs. */
const shownColumns = [
  'case_id',
  'code',
  'service',
  'pack_digest',
  'state',
  'turn',
  'office_id',
  'assignee_id',
  'applicant_account_id',
  'applicant_name',
  'filed_at',
  'state_since',
  'due_at',
  'due_order',
  'ended_at',
  'end_kind',
  'last_seq',
] as const;
type ShownRow = Pick<CaseRow, (typeof shownColumns)[number]> & Pick<CaseState, 'segments'>;

type Officer = Extract<Caller['who'], { kind: 'officer' }>;
type Cases = ExpressionBuilder<Database, 'case_current'>;

/** What an officer sees of the work: live, over partial indexes of what is open. */
export function createWorkList(dependencies: CasesDependencies): WorkListService {
  function standing(
    caller: Caller,
  ): Result<{ officer: Officer; region: Region; scope: readonly ScopeGroup[] }> {
    const { who } = caller;
    if (who.kind === 'guest') return failure(problems.signInNeeded);
    if (who.kind !== 'officer') return failure(problems.notAllowed);
    const region = regionOf(dependencies, caller.regionId);
    return success({ officer: who, region, scope: scopeOf(region, who.posts) });
  }

  /** Whole words of a name first; where no name has them, words that begin so. */
  async function read(caller: Caller, query: WorkListQuery, cursor: Cursor | null, limit: number) {
    const whole = await readWith(caller, query, cursor, limit, 'whole');
    if (!whole.ok || whole.value.names !== 'whole' || whole.value.page.length > 0) return whole;
    // Beyond the last page of whole words nothing else follows.
    const first = cursor === null ? whole : await readWith(caller, query, null, 1, 'whole');
    if (!first.ok || first.value.page.length > 0) return whole;
    return readWith(caller, query, cursor, limit, 'beginnings');
  }

  async function readWith(
    caller: Caller,
    query: WorkListQuery,
    cursor: Cursor | null,
    limit: number,
    wanted: NameWords,
  ) {
    const may = standing(caller);
    if (!may.ok) return may;
    const { officer, region, scope } = may.value;
    const database = regionDatabase(dependencies.database, region.id);
    const now = dependencies.now();
    const whose = { regionId: region.id, accountId: officer.accountId };
    const typed = query.search && typedForSearch(dependencies.masterKeys, whose, query.search);
    const search = readSearch(dependencies, region, typed);
    const to = revealedTo(caller);
    if (search?.kind === 'nik' && to !== null) {
      // Whether there is a case of someone is told by an empty list too.
      await recordReveals(dependencies, database, region, [
        { to, purpose: 'search', what: 'search', kinds: ['existence'], of: { nik: search.nik } },
      ]);
    }
    const column = orderColumn(query);
    const isBackward = cursor?.direction === 'before';
    const isDescending = isDescendingOrder(query) !== isBackward;
    const places = query.queue === 'to-take' && search === null ? placesToTake(scope, query) : undefined;
    const names = search?.kind === 'name' && asksForBeginnings(search.value) ? 'beginnings' : wanted;
    const isByWholeWords = search?.kind === 'name' && names === 'whole';
    const office = isByWholeWords ? officeOutsideIndexes : sql.ref<string>('office_id');
    const all = database
      .selectFrom('case_current')
      .select(shownColumns)
      .select(sql<CaseState['segments']>`replayed -> 'segments'`.as('segments'))
      // As text, to the microsecond: a JavaScript date would round it and lose or repeat rows.
      .select(sql<string>`${sql.ref(column)}::text`.as('position'));
    let rows =
      places === undefined
        ? all
            .where((cases) => withinScope(cases, scope, { ...query, office }))
            .where((cases) => inQueue(cases, query.queue, officer, scope, now, search !== null))
        : all.where('ended_at', 'is', null).where('assignee_id', 'is', null).where(atPlace);
    if (query.officeId !== undefined) rows = rows.where(office, '=', query.officeId);
    if (query.service !== undefined) rows = rows.where('service', '=', query.service);
    if (query.state !== undefined) rows = rows.where('state', '=', query.state);
    // Whoever has the code knows of the case and is told why it stays closed; nobody comes upon it.
    if (search?.kind === 'code') rows = rows.where('code', '=', search.value);
    else if (query.queue === 'ended' || search !== null) rows = rows.where(notOnlyKept);
    if (search?.kind === 'name') {
      const offices = query.officeId ? [query.officeId] : scope.flatMap(({ officeIds }) => officeIds);
      rows = rows.where((cases) => nameHasWords(cases, offices, search.value, names));
    }
    if (search?.kind === 'nik') {
      rows = rows.where('case_id', 'in', casesOfNik(database, search.digest));
    }
    if (cursor !== null) {
      const comparison = isDescending ? sql`<` : sql`>`;
      rows = rows.where(
        sql<boolean>`(${sql.ref(column)}, case_id) ${comparison} (${cursor.position}::timestamptz, ${cursor.caseId}::uuid)`,
      );
    }
    const direction = isDescending ? 'desc' : 'asc';
    const first = rows
      .orderBy(column, direction)
      .orderBy('case_id', direction)
      .limit(limit + 1);
    const found =
      places === undefined
        ? await first.execute()
        : await database
            .selectFrom(listed(places))
            .innerJoinLateral(first.as('waiting'), (join) => join.onTrue())
            .selectAll('waiting')
            .orderBy(`waiting.${column}`, direction)
            .orderBy('waiting.case_id', direction)
            .limit(limit + 1)
            .execute();
    const hasMore = found.length > limit;
    const page = found.slice(0, limit);
    if (isBackward) page.reverse();
    return success({ region, page, hasMore, isBackward, names: search?.kind === 'name' ? names : null });
  }

  return {
    async counts(caller) {
      const may = standing(caller);
      if (!may.ok) return may;
      const { officer, region, scope } = may.value;
      const now = dependencies.now();
      const database = regionDatabase(dependencies.database, region.id);
      const queues = ['to-take', 'mine', 'others', 'with-applicant', 'all'] as const;
      const open = database
        .selectFrom(alikeOpen(database, officer, scope, now).as('alike'))
        .select((alike) => {
          const cases = alike as unknown as Cases;
          const sum = alike.fn.sum<string | null>('number');
          return queues.flatMap((queue) => {
            const inIt = inQueue(cases, queue, officer, scope, now, false);
            return [
              sum.filterWhere(inIt).as(`${queue}/count`),
              sum.filterWhere(cases.and([inIt, alike('is_late', '=', true)])).as(`${queue}/late`),
            ];
          });
        })
        .executeTakeFirstOrThrow();
      const endedLately = database
        .selectFrom('case_current')
        .where((cases) => withinScope(cases, scope, {}))
        .where((cases) => inQueue(cases, 'ended', officer, scope, now, false))
        .select((cases) => cases.fn.countAll<string>().as('count'));
      // All and then without the few that are only kept: whose case it is stands in no index of what has ended.
      const ended = endedLately
        .select(endedLately.where(endedAndOnlyKept).as('kept'))
        .executeTakeFirstOrThrow();
      const [counted, endedCount] = await Promise.all([open, ended]);
      const numbers = counted as Readonly<Record<string, string | null>>;
      const rows: WorkQueueCount[] = queues.map((queue) => ({
        queue,
        count: Number(numbers[`${queue}/count`]),
        late: Number(numbers[`${queue}/late`]),
      }));
      return success([
        ...rows,
        { queue: 'ended', count: Number(endedCount.count) - Number(endedCount.kept), late: 0 },
      ]);
    },

    searchWord(caller, typed) {
      const may = standing(caller);
      if (!may.ok) return may;
      const whose = { regionId: caller.regionId, accountId: may.value.officer.accountId };
      return success({ search: wordForSearch(dependencies.masterKeys, whose, typed) });
    },

    async list(caller, query) {
      if ([query.officeId, query.service, query.state].some((text) => text?.includes('\0'))) {
        return success({ rows: [], next: null, previous: null });
      }
      const cursor = query.cursor === undefined ? null : readCursor(query.cursor);
      if (cursor === undefined) return failure(problems.cursorUnreadable);
      const limit = Math.min(Math.max(Math.trunc(query.limit ?? usualLimit), 1), largestLimit);
      const found = await read(caller, query, cursor, limit);
      if (!found.ok) return found;
      const { region, page, hasMore, isBackward } = found.value;
      const holders = await dependencies.people.namesOf(region.id, assignees(page));
      const now = dependencies.now();
      const kept = await onlyKept(regionDatabase(dependencies.database, region.id), page);
      const rows = await Promise.all(
        page.map(async (row) => {
          const shown = await workRow(dependencies, region, row, holders, now);
          return kept.has(row) ? { ...shown, applicantName: '—' } : shown;
        }),
      );
      const [first, last] = [page[0], page.at(-1)];
      const result: WorkPage = {
        rows,
        ...(found.value.names === 'whole' && page.length > 0 ? { hasWholeWordsOnly: true } : {}),
        next: last && (isBackward || hasMore) ? writeCursor('after', last) : null,
        previous: first && (isBackward ? hasMore : cursor !== null) ? writeCursor('before', first) : null,
      };
      return success(result);
    },

    async next(caller, { after, ...query }) {
      const may = standing(caller);
      if (!may.ok) return may;
      const { region } = may.value;
      const read_ = parseTrackingCode(after, { assumedPrefix: region.codePrefix });
      if (!read_.ok) return failure(problems.caseUnknown);
      const column = orderColumn(query);
      const row = await regionDatabase(dependencies.database, region.id)
        .selectFrom('case_current')
        .select(['case_id'])
        .select(sql<string>`${sql.ref(column)}::text`.as('position'))
        .where('code', '=', read_.value.code)
        .executeTakeFirst();
      // The case may have left this order since (its clock stands still): then the list begins again.
      const cursor: Cursor | null =
        row === undefined || row.position === null
          ? null
          : { direction: 'after', position: row.position, caseId: row.case_id };
      const found = await read(caller, query, cursor, 1);
      if (!found.ok) return found;
      const [following] = found.value.page;
      if (following !== undefined) return success({ code: following.code });
      if (cursor === null) return success(null);
      const fromTop = await read(caller, query, null, 2);
      if (!fromTop.ok) return fromTop;
      const other = fromTop.value.page.find(({ code }) => code !== read_.value.code);
      return success(other === undefined ? null : { code: other.code });
    },
  };
}

/**
 * How many open cases are alike in all that tells the queues apart: each case is looked at once, and the lists of queues
 * are compared with some tens of rows and not with every case.
 */
function alikeOpen(
  database: DatabaseConnection,
  { accountId }: Officer,
  scope: readonly ScopeGroup[],
  now: Date,
) {
  return database
    .selectFrom('case_current')
    .where('ended_at', 'is', null)
    .where((cases) => withinScope(cases, scope, {}))
    .select((cases) => [
      'office_id',
      'queue',
      'turn',
      // The column itself is not in the index of open work, so that each case would be fetched for it.
      sql<null>`null::timestamptz`.as('ended_at'),
      sql<
        string | null
      >`case when assignee_id is null or assignee_id = ${accountId} then assignee_id else '' end`.as(
        'assignee_id',
      ),
      sql<boolean>`coalesce(due_at < ${now}, false)`.as('is_late'),
      cases.fn.countAll<string>().as('number'),
    ])
    .groupBy(sql`1, 2, 3, 4, 5, 6`);
}

function assignees(rows: readonly Pick<CaseRow, 'assignee_id'>[]): readonly string[] {
  return [...new Set(rows.flatMap(({ assignee_id }) => (assignee_id === null ? [] : [assignee_id])))];
}

async function workRow(
  dependencies: CasesDependencies,
  region: Region,
  row: ShownRow,
  names: ReadonlyMap<string, string>,
  now: Date,
): Promise<WorkRow> {
  const { service } = await beganWith(dependencies, row);
  const calendar = calendarFor(region, { officeId: row.office_id });
  const state = {
    turn: row.turn,
    segments: row.segments,
    stateSince: row.state_since.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    end: row.end_kind,
  };
  return {
    code: row.code,
    lastSeq: row.last_seq,
    service: service.title,
    applicantName: row.applicant_name,
    state: service.flow.states[row.state]?.title ?? { id: row.state, en: row.state },
    stateCode: row.state,
    turn: row.turn,
    assignee: row.assignee_id === null ? null : (names.get(row.assignee_id) ?? ''),
    filedAt: row.filed_at.toISOString(),
    promise: promiseView({ region, service, state, calendar }, now),
    office: officeName(region, row.office_id),
  };
}

/** Cases at the offices of the officer's posts, of the services that these do there. */
function withinScope(
  cases: Cases,
  scope: readonly ScopeGroup[],
  { role, office = sql.ref('office_id') }: { role?: string; office?: RawBuilder<string> },
) {
  if (scope.length === 0) return cases.val(false);
  return cases.or(
    scope.map((group) => {
      const conditions = [
        cases(office, 'in', group.officeIds),
        cases('service', 'in', group.services),
        ...(group.villageCode === null ? [] : [cases('village_code', '=', group.villageCode)]),
      ];
      if (role === undefined) return cases.and(conditions);
      const queues = group.queues.filter((queue) => queue.endsWith(`/${role}`));
      return queues.length === 0
        ? cases.val(false)
        : cases.and([...conditions, cases('queue', 'in', queues)]);
    }),
  );
}

/** Cases that wait for one of the officer's own roles. */
function inOwnRoles(cases: Cases, scope: readonly ScopeGroup[]) {
  return cases.or(
    scope.map((group) =>
      cases.and([cases('office_id', 'in', group.officeIds), cases('queue', 'in', group.queues)]),
    ),
  );
}

function inQueue(
  cases: Cases,
  queue: WorkQueue,
  officer: Officer,
  scope: readonly ScopeGroup[],
  now: Date,
  isSearching: boolean,
) {
  const open = cases('ended_at', 'is', null);
  if (scope.length === 0) return cases.val(false);
  switch (queue) {
    case 'to-take':
      return cases.and([open, inOwnRoles(cases, scope), cases('assignee_id', 'is', null)]);
    case 'mine':
      return cases.and([open, cases('assignee_id', '=', officer.accountId)]);
    case 'others':
      return cases.and([
        open,
        inOwnRoles(cases, scope),
        cases('assignee_id', 'is not', null),
        cases('assignee_id', '<>', officer.accountId),
      ]);
    case 'with-applicant':
      return cases.and([open, cases('turn', '=', 'applicant')]);
    case 'ended':
      return isSearching
        ? cases('ended_at', 'is not', null)
        : cases('ended_at', '>=', new Date(now.getTime() - endedShownDays * dayMilliseconds));
    case 'all':
      // A search by code, name or NIK looks at ended cases too.
      return isSearching ? cases.val(true) : open;
  }
}

type Search =
  | { readonly kind: 'code' | 'name'; readonly value: string }
  | { readonly kind: 'nik'; readonly nik: string; readonly digest: Buffer };

/** A tracking code, a NIK, or else a name. */
function readSearch(
  { masterKeys }: CasesDependencies,
  region: Region,
  typed: string | undefined,
): Search | null {
  // PostgreSQL's texts hold no NUL.
  const words = (typed ?? '').replaceAll('\0', '').trim();
  if (words === '') return null;
  const code = parseTrackingCode(words, { assumedPrefix: region.codePrefix });
  if (code.ok) return { kind: 'code', value: code.value.code };
  const nik = parseNik(words);
  if (nik.ok) {
    const value = { regionId: region.id, purpose: 'nik', value: nik.value.text } as const;
    return { kind: 'nik', nik: nik.value.text, digest: blindDigest(masterKeys, value).digest };
  }
  return { kind: 'name', value: words };
}

function casesOfNik(database: DatabaseConnection, digest: Buffer) {
  return database
    .selectFrom('blind_index')
    .select('blind_index.case_id')
    .where('purpose', '=', 'nik')
    .where('digest', '=', digest);
}

function orderColumn({ queue, sort }: Pick<WorkListQuery, 'queue' | 'sort'>) {
  if (sort !== 'promise') return 'filed_at' as const;
  return queue === 'ended' ? ('ended_at' as const) : ('due_order' as const);
}

/** What is due first comes first; what ended last comes first. */
function isDescendingOrder({ queue, sort }: Pick<WorkListQuery, 'queue' | 'sort'>): boolean {
  return sort === 'newest' || (sort === 'promise' && queue === 'ended');
}

type Cursor = {
  readonly direction: 'after' | 'before';
  readonly position: string;
  readonly caseId: string;
};

const positionShape = /^(?:infinity|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?\+\d{2}(?::\d{2})?)$/;

/** PostgreSQL refuses a date that is none with an error; `2026-02-31` would become another day here. */
function isPosition(text: string): boolean {
  if (text === 'infinity') return true;
  const [date = '', time = ''] = text.split(' ');
  const at = new Date(`${date}T${time.slice(0, 8)}Z`);
  return positionShape.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

function writeCursor(
  direction: Cursor['direction'],
  row: { readonly position: string; readonly case_id: string },
): string {
  return Buffer.from(JSON.stringify([direction, row.position, row.case_id])).toString('base64url');
}

/** Undefined when it is not one of ours. */
function readCursor(text: string): Cursor | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts)) return undefined;
  const [direction, position, caseId] = parts as readonly unknown[];
  const isWhole =
    (direction === 'after' || direction === 'before') &&
    typeof position === 'string' &&
    isPosition(position) &&
    typeof caseId === 'string' &&
    isIdentifier(caseId);
  return isWhole ? { direction, position, caseId } : undefined;
}
