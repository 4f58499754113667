import { type Generated, type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { silentDatabase } from '../../testing/silent-database.ts';
import { acrossRegions, regionDatabase } from './region.ts';
import type { DatabaseConnection, RegionColumn } from './schema.ts';

/** An invented club whose branches are the regions. */
type Club = {
  member: { id: Generated<number>; region_id: RegionColumn; name: string };
  court: { id: Generated<number>; region_id: RegionColumn; member_id: number; surface: string };
  weather: { day: string; rain: boolean };
};

const regionTables = ['member', 'court'];

const club = (): Kysely<Club> => silentDatabase(regionTables);

const within = (database: Kysely<Club>, regionId: string): Kysely<Club> =>
  regionDatabase(database as unknown as DatabaseConnection, regionId) as unknown as Kysely<Club>;

const anywhere = club();
const north = within(anywhere, 'north');

type Compilable = { compile(): { sql: string; parameters: readonly unknown[] } };
const text = (query: Compilable): string => {
  const { sql: statement, parameters } = query.compile();
  return statement
    .replaceAll('"', '')
    .replace(/\$(\d+)/g, (_, number) => JSON.stringify(parameters[Number(number) - 1]));
};

test.each<[string, Compilable, string]>([
  [
    'select',
    north.selectFrom('member').select('name'),
    'select name from member where member.region_id = "north"',
  ],
  [
    'select with a condition that has an or',
    north
      .selectFrom('member')
      .select('name')
      .where((eb) => eb.or([eb('name', '=', 'Ana'), eb('name', '=', 'Budi')])),
    'select name from member where member.region_id = "north" and ((name = "Ana" or name = "Budi"))',
  ],
  [
    'orWhere raw',
    north.selectFrom('member').select('name').where(sql<boolean>`name = 'Ana' or true`),
    `select name from member where member.region_id = "north" and (name = 'Ana' or true)`,
  ],
  [
    'alias',
    north.selectFrom('member as m').select('m.name'),
    'select m.name from member as m where m.region_id = "north"',
  ],
  [
    'schema',
    (north as unknown as Kysely<{ 'public.member': Club['member'] }>)
      .selectFrom('public.member')
      .select('name'),
    'select name from public.member where member.region_id = "north"',
  ],
  [
    'inner join of two tables',
    north.selectFrom('member as m').innerJoin('court as c', 'c.member_id', 'm.id').select('c.surface'),
    'select c.surface from member as m inner join court as c on c.member_id = m.id where m.region_id = "north" and c.region_id = "north"',
  ],
  [
    'left join keeps rows without a partner',
    north.selectFrom('weather as w').leftJoin('court as c', 'c.surface', 'w.day').select('w.day'),
    'select w.day from weather as w left join court as c on (c.surface = w.day) and c.region_id = "north"',
  ],
  [
    'cross join',
    north.selectFrom('weather').crossJoin('member').select('member.name'),
    'select member.name from weather cross join member where member.region_id = "north"',
  ],
  [
    'lateral join',
    north
      .selectFrom('weather')
      .leftJoinLateral(
        (eb) => eb.selectFrom('court').select('surface').as('c'),
        (join) => join.onTrue(),
      )
      .select('c.surface'),
    'select c.surface from weather left join lateral (select surface from court where court.region_id = "north") as c on true',
  ],
  [
    'several tables after from',
    north.selectFrom(['member', 'court']).select('member.name'),
    'select member.name from member, court where member.region_id = "north" and court.region_id = "north"',
  ],
  [
    'subquery in from',
    north.selectFrom((eb) => eb.selectFrom('member').select('name').as('names')).select('names.name'),
    'select names.name from (select name from member where member.region_id = "north") as names',
  ],
  [
    'subquery in where, exists and select',
    north
      .selectFrom('weather')
      .select((eb) => eb.selectFrom('court').select('surface').limit(1).as('surface'))
      .where((eb) => eb.exists(eb.selectFrom('member').select('id')))
      .where('day', 'in', (eb) => eb.selectFrom('court').select('surface')),
    'select (select surface from court where court.region_id = "north" limit 1) as surface from weather where exists (select id from member where member.region_id = "north") and day in (select surface from court where court.region_id = "north")',
  ],
  [
    'nested query built from the narrowed connection is limited once',
    north.selectFrom('weather').select('day').where('day', 'in', north.selectFrom('court').select('surface')),
    'select day from weather where day in (select surface from court where court.region_id = "north")',
  ],
  [
    'common table expression',
    north
      .with('named', (cte) => cte.selectFrom('member').select(['id', 'name']))
      .selectFrom('named')
      .innerJoin('court', 'court.member_id', 'named.id')
      .select('name'),
    'with named as (select id, name from member where member.region_id = "north") select name from named inner join court on court.member_id = named.id where court.region_id = "north"',
  ],
  [
    'changes inside a common table expression',
    north
      .with('gone', (cte) => cte.deleteFrom('court').where('surface', '=', 'clay').returning('member_id'))
      .insertInto('member')
      .columns(['name'])
      .expression((eb) => eb.selectFrom('gone').select(sql<string>`member_id::text`.as('name'))),
    'with gone as (delete from court where court.region_id = "north" and (surface = "clay") returning member_id) insert into member (name, region_id) select member_id::text as name, "north" as region_id from gone',
  ],
  [
    'union',
    north.selectFrom('member').select('name').union(north.selectFrom('court').select('surface as name')),
    'select name from member where member.region_id = "north" union select surface as name from court where court.region_id = "north"',
  ],
  [
    'update',
    north.updateTable('member').set({ name: 'Ana' }).where('id', '=', 1),
    'update member set name = "Ana" where member.region_id = "north" and (id = 1)',
  ],
  [
    'update from another table',
    north
      .updateTable('member as m')
      .from('court as c')
      .set({ name: 'Ana' })
      .whereRef('c.member_id', '=', 'm.id'),
    'update member as m set name = "Ana" from court as c where m.region_id = "north" and c.region_id = "north" and (c.member_id = m.id)',
  ],
  [
    'delete using another table',
    north.deleteFrom('court').using('member').whereRef('member.id', '=', 'court.member_id'),
    'delete from court using member where court.region_id = "north" and member.region_id = "north" and (member.id = court.member_id)',
  ],
  [
    'insert of one row',
    north.insertInto('member').values({ name: 'Ana' }),
    'insert into member (name, region_id) values ("Ana", "north")',
  ],
  [
    'insert of several rows, one of them with its region',
    north.insertInto('member').values([{ name: 'Ana', region_id: 'north' }, { name: 'Budi' }]),
    'insert into member (name, region_id) values ("Ana", "north"), ("Budi", "north")',
  ],
  [
    'insert that names its region',
    north.insertInto('member').values({ name: 'Ana', region_id: 'north' }),
    'insert into member (name, region_id) values ("Ana", "north")',
  ],
  [
    'insert of default values',
    north.insertInto('member').defaultValues(),
    'insert into member (region_id) values ("north")',
  ],
  [
    'insert or update',
    north
      .insertInto('member')
      .values({ name: 'Ana' })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ name: 'Ani' })),
    'insert into member (name, region_id) values ("Ana", "north") on conflict (name) do update set name = "Ani" where member.region_id = "north"',
  ],
  [
    'insert or nothing',
    north
      .insertInto('member')
      .values({ name: 'Ana' })
      .onConflict((conflict) => conflict.doNothing()),
    'insert into member (name, region_id) values ("Ana", "north") on conflict do nothing',
  ],
  ['a table of no region', north.selectFrom('weather').selectAll(), 'select * from weather'],
  [
    'a table of no region without a region',
    anywhere.insertInto('weather').values({ day: 'today', rain: true }),
    'insert into weather (day, rain) values ("today", true)',
  ],
])('%s is limited to the region', (_, query, expected) => {
  expect(text(query)).toBe(expected);
});

test.each<[string, () => Compilable, RegExp]>([
  ['a select without a region', () => anywhere.selectFrom('member').selectAll(), /belongs to a region/],
  [
    'a join without a region',
    () => anywhere.selectFrom('weather').leftJoin('court', 'surface', 'day').selectAll(),
    /belongs to a region/,
  ],
  [
    'a subquery without a region',
    () =>
      anywhere
        .selectFrom('weather')
        .select('day')
        .where('day', 'in', (eb) => eb.selectFrom('court').select('surface')),
    /belongs to a region/,
  ],
  [
    'an insert without a region',
    () => anywhere.insertInto('member').values({ name: 'Ana' }),
    /belongs to a region/,
  ],
  [
    'an update without a region',
    () => anywhere.updateTable('member').set({ name: 'Ana' }),
    /belongs to a region/,
  ],
  ['a delete without a region', () => anywhere.deleteFrom('court'), /belongs to a region/],
  [
    'an insert for another region',
    () => north.insertInto('member').values({ name: 'Ana', region_id: 'south' }),
    /another region/,
  ],
  [
    'a row moved to another region',
    () => north.updateTable('member').set({ region_id: 'south' } as never),
    /never moves/,
  ],
  [
    'a conflicting row moved to another region',
    () =>
      north
        .insertInto('member')
        .values({ name: 'Ana' })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ region_id: 'south' } as never)),
    /never moves/,
  ],
  [
    'a right join',
    () => north.selectFrom('weather').rightJoin('court', 'surface', 'day').selectAll(),
    /left join/,
  ],
  [
    'a table expression with the name of a table of a region',
    () =>
      north
        .with('member', (cte) => cte.selectFrom('weather').selectAll())
        .selectFrom('member')
        .selectAll(),
    /can't be called member/,
  ],
  [
    'a merge into a table of a region',
    () => north.mergeInto('member').using('weather', 'member.name', 'weather.day').whenMatched().thenDelete(),
    /merge into member/,
  ],
])('%s is refused', (_, build, message) => {
  expect(() => build().compile()).toThrow(message);
});

test('raw SQL on a table of a region must name region_id and needs a region', () => {
  const without = sql`select name from member`;
  const named = sql`select name from public.member where region_id = ${'north'}`;
  expect(() => without.compile(north)).toThrow(/must name region_id/);
  expect(named.compile(north).sql).toBe('select name from public.member where region_id = $1');
  expect(() => named.compile(anywhere)).toThrow(/belongs to a region/);
  expect(() => sql`select name from ${sql.table('member')}`.compile(north)).toThrow(/must name region_id/);
});

test('a connection that has a region can not be turned to another', () => {
  expect(() => within(north, 'south')).toThrow(/narrowed to region north/);
  expect(within(north, 'north')).toBe(north);
});

test('a task of the whole server says why it crosses regions', () => {
  const everywhere = acrossRegions(
    anywhere as unknown as DatabaseConnection,
    'sweeps the timers of all regions',
  );
  expect(text((everywhere as unknown as Kysely<Club>).selectFrom('member').select('name'))).toBe(
    'select name from member',
  );
  expect(() => acrossRegions(anywhere as unknown as DatabaseConnection, '')).toThrow(/reason/);
});
