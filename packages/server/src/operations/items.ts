import type { Text } from '@satuloket/engine';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { StuckItem } from './contract.ts';
import { type RegionConnection, type StuckKind, setAsideFailure } from './kinds.ts';
import { wordsOfFailure } from './reasons.ts';

const mostCounted = 1_000;
const mostListed = 50;
/** As many of a kind are begun again by one command; the next command takes the rest. */
const mostRetried = 1_000;

/**
 * The same few questions to tables of several parts. Only names from `stuckKinds` become SQL; the region plug-in narrows
 * each query as everywhere. Kysely is told of one of the tables, since all have what is asked for.
 */
function items({ database, regionId }: RegionConnection, kind: StuckKind) {
  const query = database.selectFrom(`${kind.table as 'message'} as item`);
  return kind.regionColumn === undefined
    ? query
    : query.where(sql<SqlBool>`${column(kind.regionColumn)} = ${regionId}`);
}

const column = (name: string) => sql.ref(`item.${name}`);

function isOpen({ stateColumn, open }: StuckKind): RawBuilder<SqlBool> {
  if (stateColumn === null) return sql<SqlBool>`true`;
  // Written out: the index that answers is partial by this very word.
  const [only, ...more] = open.map((state) => sql.lit(state));
  return more.length === 0
    ? sql<SqlBool>`${column(stateColumn)} = ${only}`
    : sql<SqlBool>`${column(stateColumn)} in (${sql.join([only, ...more])})`;
}

/** Begun before without coming to its end. */
function isTried(kind: StuckKind): RawBuilder<SqlBool> {
  const again =
    kind.triedBy === 'tries'
      ? sql<SqlBool>`${column('tries')} > 0`
      : sql<SqlBool>`${failureOf(kind)} is not null`;
  return sql<SqlBool>`${isOpen(kind)} and ${again}`;
}

function failureOf({ failure }: StuckKind): RawBuilder<string | null> {
  if (failure === null) return sql<string | null>`null`;
  return typeof failure === 'string' ? sql<string | null>`${column(failure)}::text` : failure;
}

function isBroken({ stateColumn, broken, failure, maySetAside, beyondHelp }: StuckKind): RawBuilder<SqlBool> {
  const [state] = broken;
  if (stateColumn === null || state === undefined) return sql<SqlBool>`false`;
  const inState = sql<SqlBool>`${column(stateColumn)} = ${sql.lit(state)}`;
  if (beyondHelp !== undefined) return sql<SqlBool>`(${inState} and not ${beyondHelp})`;
  if (!maySetAside || typeof failure !== 'string') return inState;
  return sql<SqlBool>`(${inState} and ${column(failure)} is distinct from ${sql.lit(setAsideFailure)})`;
}

const itemId = ({ id }: StuckKind): RawBuilder<string> =>
  sql<string>`concat_ws('/', ${sql.join(id.map((name) => column(name)))})`;

export type KindCount = {
  readonly due: number;
  readonly stuck: number;
  readonly oldestDueAt: Date | undefined;
};

export async function countKind(
  connection: RegionConnection,
  kind: StuckKind,
  now: Date,
): Promise<KindCount> {
  const nextAt = column(kind.nextAt);
  const [due, broken] = await Promise.all([
    items(connection, kind)
      .select(sql<Date>`${nextAt}`.as('at'))
      .where(isOpen(kind))
      .where(sql<SqlBool>`${nextAt} <= ${now}`)
      .orderBy(nextAt)
      .limit(mostCounted)
      .execute(),
    kind.broken.length === 0
      ? []
      : items(connection, kind)
          .select(sql.lit(1).as('one'))
          .where(isBroken(kind))
          .limit(mostCounted)
          .execute(),
  ]);
  return { due: due.length, stuck: broken.length, oldestDueAt: due[0]?.at };
}

/** What nobody will move without a person first, then what is being tried again and again. */
export async function listKind(connection: RegionConnection, kind: StuckKind): Promise<readonly StuckItem[]> {
  if (!kind.isListed) return [];
  const [broken, waiting] = await Promise.all([
    kind.broken.length === 0 ? [] : rowsWhere(connection, kind, isBroken(kind), kind.since),
    rowsWhere(connection, kind, isTried(kind), kind.nextAt),
  ]);
  const told = (state: StuckItem['state']) => (row: Row) => toItem(row, state);
  return [...broken.map(told('failed')), ...waiting.map(told('waits'))].slice(0, mostListed);
}

type Row = {
  readonly id: string;
  readonly code: string | null;
  readonly since: Date;
  readonly tries: number;
  readonly next_at: Date | null;
  readonly failure: string | null;
};

function rowsWhere(
  connection: RegionConnection,
  kind: StuckKind,
  condition: RawBuilder<SqlBool>,
  order: string,
): Promise<readonly Row[]> {
  const { caseColumn } = kind;
  const base = items(connection, kind)
    .select([
      itemId(kind).as('id'),
      sql<Date>`${column(kind.since)}`.as('since'),
      sql<number>`${column('tries')}`.as('tries'),
      sql<Date | null>`${column(kind.nextAt)}`.as('next_at'),
      failureOf(kind).as('failure'),
    ])
    .where(condition)
    .orderBy(column(order))
    .limit(mostListed);
  if (caseColumn === null) return base.select(sql<string | null>`null`.as('code')).execute();
  return base
    .leftJoin('case_current as file', 'file.case_id', 'item.case_id')
    .select('file.code')
    .execute() as Promise<readonly Row[]>;
}

function toItem(row: Row, state: StuckItem['state']): StuckItem {
  return {
    id: row.id,
    code: row.code,
    state,
    since: row.since.toISOString(),
    tries: row.tries,
    nextTryAt: state === 'waits' ? (row.next_at?.toISOString() ?? null) : null,
    reason: reasonOf(row.failure),
  };
}

/** Of documents to sign the reason is kept in words already. */
function reasonOf(failure: string | null): Text {
  if (failure?.startsWith('{')) return JSON.parse(failure) as Text;
  return wordsOfFailure(failure);
}

/** Begins again, at once, what failed or waits; `id` of one item, or all of the kind. */
export async function retryItems(
  connection: RegionConnection,
  kind: StuckKind,
  { id, now }: { readonly id?: string; readonly now: Date },
): Promise<number> {
  const { stateColumn, open, nextAt } = kind;
  const waits =
    (id === undefined && kind.isListed) || kind.triedBy === 'failure'
      ? sql<SqlBool>`(${isTried(kind)})`
      : isOpen(kind);
  const chosen = items(connection, kind)
    .select(itemId(kind).as('id'))
    .where(sql<SqlBool>`(${waits} or ${isBroken(kind)})`)
    .$if(id !== undefined, (query) => query.where(sql<SqlBool>`${itemId(kind)} = ${id}`))
    .limit(mostRetried)
    .forUpdate()
    .skipLocked();
  const { database, regionId } = connection;
  const again = {
    [nextAt]: now,
    tries: 0,
    ...(stateColumn === null || kind.broken.length === 0 ? {} : { [stateColumn]: open[0] }),
  };
  const query = database
    .updateTable(`${kind.table as 'message'} as item`)
    .set(again as { tries: number })
    .where(sql<SqlBool>`${itemId(kind)} in ${chosen}`)
    .$if(kind.regionColumn !== undefined, (update) =>
      update.where(sql<SqlBool>`${column(kind.regionColumn ?? '')} = ${regionId}`),
    );
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** True when there was such an item that may be given up. */
export async function giveUp({ database }: RegionConnection, kind: StuckKind, id: string): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable(`${kind.table as 'message'} as item`)
    .set({ state: 'failed', failure: setAsideFailure })
    .where(sql<SqlBool>`${itemId(kind)} = ${id}`)
    .where(sql<SqlBool>`((${isTried(kind)}) or ${isBroken(kind)})`)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
