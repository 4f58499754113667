import { type LookPurpose, type LookRule, lookLimits, type Region, unusualIn } from '@satuloket/engine';
import { sql } from 'kysely';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { appendEntry, newIdentifier } from '../record/index.ts';
import { type LooksDependencies, regionOf } from './dependencies.ts';

const pieceLength = 500;
/** A look is dated before it is committed: the last minutes are examined again, and a flag is raised once. */
const overlapMilliseconds = 5 * 60_000;
/** At the first start the past month is examined too. */
const firstMilliseconds = 30 * 86_400_000;
const habitDays = 28;
const hourMilliseconds = 3_600_000;

type SeenRow = {
  readonly id: string;
  readonly at: Date;
  readonly position: string;
  readonly day: string;
  readonly account_id: string;
  readonly role: string;
  readonly office_id: string;
  readonly case_id: string | null;
  readonly purpose: LookPurpose;
  readonly is_own: boolean;
  readonly is_own_family: boolean;
  readonly is_neighbour: boolean;
  readonly is_protected: boolean;
  readonly in_the_hour: number;
};

/** What this process examined in the minutes that are looked at again, by the look; kept by whoever calls. */
export type Examined = Map<string, Date>;

/** A job: examines what officers looked at since the last time and raises what is unusual. Several may run at once. */
export async function examineLooks(
  dependencies: LooksDependencies,
  regionId: string,
  examined: Examined = new Map(),
): Promise<number> {
  const region = regionOf(dependencies, regionId);
  const database = regionDatabase(dependencies.database, regionId);
  const now = dependencies.now();
  const watch = await database.selectFrom('look_watch').select('examined_until').executeTakeFirst();
  const since = watch
    ? watch.examined_until.getTime() - overlapMilliseconds
    : now.getTime() - firstMilliseconds;
  for (const [id, at] of examined) if (at.getTime() < since) examined.delete(id);
  const known = [...examined.keys()];
  let raised = 0;
  const habits: Habits = new Map();
  let after = { position: new Date(since).toISOString(), id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const rows = await seenSince(database, regionId, after, known);
    const unusual: Unusual[] = [];
    for (const row of rows) unusual.push(...(await unusualOf(database, region, row, habits)));
    for (const each of await notRaisedBefore(database, unusual))
      raised += await raiseOnce(dependencies, database, each);
    for (const { id, at } of rows)
      if (at.getTime() > now.getTime() - overlapMilliseconds) examined.set(id, at);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pieceLength) break;
    after = last;
  }
  await database
    .insertInto('look_watch')
    .values({ examined_until: now })
    .onConflict((conflict) => conflict.column('region_id').doUpdateSet({ examined_until: now }))
    .execute();
  return raised;
}

/** What is compared are digests: nobody's number is opened for it. */
async function seenSince(
  database: DatabaseConnection,
  regionId: string,
  after: { readonly position: string; readonly id: string },
  known: readonly string[],
): Promise<readonly SeenRow[]> {
  const found = await sql<SeenRow>`
    select look.id, look.at, look.at::text as position, look.day::text as day, look.account_id, look.role,
      look.office_id, look.case_id, look.purpose,
      coalesce(look.subject_digest = ties.nik_digest or exists (
        select from blind_index where blind_index.region_id = ${regionId} and blind_index.purpose = 'nik'
          and digest = ties.nik_digest and blind_index.case_id = look.case_id
      ), false) as is_own,
      coalesce(look.family_digest = ties.kk_digest or exists (
        select from blind_index where blind_index.region_id = ${regionId} and blind_index.purpose = 'kk'
          and digest = ties.kk_digest and blind_index.case_id = look.case_id
      ), false) as is_own_family,
      coalesce(look.neighbourhood_digest = ties.neighbourhood_digest, false) as is_neighbour,
      exists (
        select from protected_person as person
        where person.region_id = ${regionId}
          and person.subject_digest in (
            select look.subject_digest
            union all
            select digest from blind_index
            where blind_index.region_id = ${regionId} and blind_index.case_id = look.case_id and purpose = 'nik'
          )
      ) as is_protected,
      (
        select count(distinct coalesce(near.case_id::text, encode(near.subject_digest, 'hex'), near.id::text))::integer
        from reveal as near
        where near.region_id = ${regionId} and near.account_id = look.account_id
          and near.at > look.at - interval '1 hour' and near.at <= look.at
      ) as in_the_hour
    from reveal as look
    left join look_ties as ties on ties.region_id = ${regionId} and ties.account_id = look.account_id
    where look.region_id = ${regionId} and not look.is_before_stream
      and (look.at, look.id) > (${after.position}::timestamptz, ${after.id}::uuid)
      and look.id <> all(${known}::uuid[])
    order by look.at, look.id
    limit ${pieceLength}
  `.execute(database);
  return found.rows;
}

/** What is unusual in a look, and the key under which it is one flag. */
type Unusual = { readonly row: SeenRow; readonly rule: LookRule; readonly once: string };

async function unusualOf(
  database: DatabaseConnection,
  region: Region,
  row: SeenRow,
  habits: Habits,
): Promise<readonly Unusual[]> {
  const limits = lookLimits(region);
  const calendar = region.calendars[row.office_id];
  const habitPerHour =
    row.in_the_hour > limits.manyPerHour ? await habitOf(database, region.id, row, habits) : null;
  const rules = unusualIn(
    {
      at: row.at.toISOString(),
      purpose: row.purpose,
      isOwn: row.is_own,
      isOwnFamily: row.is_own_family,
      isNeighbour: row.is_neighbour,
      isProtected: row.is_protected,
      ...(calendar && { calendar }),
      inTheHour: row.in_the_hour,
      habitPerHour,
    },
    limits,
  );
  return rules.map((rule) => ({ row, rule, once: onceOf(rule, row) }));
}

/** Most looks of a busy hour come to the same few flags. */
async function notRaisedBefore(
  database: DatabaseConnection,
  unusual: readonly Unusual[],
): Promise<readonly Unusual[]> {
  const first = new Map(unusual.toReversed().map((each) => [each.once, each] as const));
  if (first.size === 0) return [];
  const before = await database
    .selectFrom('look_flag')
    .select('once')
    .where('once', '=', sql<string>`any(${[...first.keys()]}::text[])`)
    .execute();
  for (const { once } of before) first.delete(once);
  return [...first.values()].toReversed();
}

/** What is usual at an office, by the officer who is compared with it and the hour: read once for all looks of the hour. */
type Habits = Map<string, Promise<number | null>>;

function habitOf(
  database: DatabaseConnection,
  regionId: string,
  row: SeenRow,
  habits: Habits,
): Promise<number | null> {
  const hour = new Date(Math.floor(row.at.getTime() / hourMilliseconds) * hourMilliseconds);
  const key = `${row.office_id}/${row.account_id}/${hour.toISOString()}`;
  const habit = habits.get(key) ?? habitBefore(database, regionId, row, hour);
  habits.set(key, habit);
  return habit;
}

/** What nine of ten hours of the office's other officers came to in the weeks before this hour. */
async function habitBefore(
  database: DatabaseConnection,
  regionId: string,
  { office_id: officeId, account_id: accountId }: SeenRow,
  hour: Date,
): Promise<number | null> {
  const found = await sql<{ habit: number | null }>`
    select percentile_disc(0.9) within group (order by people)::integer as habit
    from (
      select count(distinct coalesce(case_id::text, encode(subject_digest, 'hex'), id::text)) as people
      from reveal
      where region_id = ${regionId} and office_id = ${officeId} and account_id <> ${accountId}
        and at >= ${hour}::timestamptz - make_interval(days => ${habitDays}) and at < ${hour}
      group by account_id, date_trunc('hour', at)
    ) as hours
  `.execute(database);
  return found.rows[0]?.habit ?? null;
}

/** What is about the officer's way of looking is one flag an hour or a day; what is about a person one a day and case. */
function onceOf(rule: LookRule, { id, account_id: accountId, case_id: caseId, at, day }: SeenRow): string {
  switch (rule) {
    case 'many-in-an-hour':
      return `${rule}/${accountId}/${at.toISOString().slice(0, 13)}`;
    case 'outside-hours':
      return `${rule}/${accountId}/${day}`;
    default:
      return `${rule}/${accountId}/${caseId ?? id}/${day}`;
  }
}

function raiseOnce(
  { now }: LooksDependencies,
  database: DatabaseConnection,
  { row, rule, once }: Unusual,
): Promise<number> {
  return inTransaction(database, async (transaction) => {
    const at = now();
    const added = await transaction
      .insertInto('look_flag')
      .values({
        id: newIdentifier(at),
        rule,
        reveal_id: row.id,
        account_id: row.account_id,
        role: row.role,
        office_id: row.office_id,
        case_id: row.case_id,
        at: row.at,
        once,
      })
      .onConflict((conflict) => conflict.columns(['region_id', 'once']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added === undefined) return 0;
    await appendEntry(transaction, {
      at,
      kind: 'look.flag-raised',
      ...(row.case_id && { caseId: row.case_id }),
      detail: { flag: added.id, rule, reveal: row.id, officer: row.account_id },
    });
    return 1;
  });
}
