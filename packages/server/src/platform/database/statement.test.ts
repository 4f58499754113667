import { type CompiledQuery, type Generated, type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { silentDatabase } from '../../testing/silent-database.ts';
import { acrossRegions, regionDatabase } from './region.ts';
import type { DatabaseConnection, RegionColumn } from './schema.ts';
import { statement } from './statement.ts';

/** An invented club whose branches are the regions. */
type Club = {
  member: { id: Generated<number>; region_id: RegionColumn; name: string; since: Date };
};
type Asked = Pick<CompiledQuery, 'sql' | 'parameters'>;

function club() {
  const asked: Asked[] = [];
  const database = silentDatabase<Club>(['member'], ({ sql: text, parameters }) =>
    asked.push({ sql: text, parameters }),
  ) as unknown as DatabaseConnection;
  return { database, asked, within: (regionId: string) => regionDatabase(database, regionId) };
}

const ofClub = (database: DatabaseConnection) => database as unknown as Kysely<Club>;
const joined = new Date('2026-11-23T00:00:00Z');

test('it is built once a region, and asked with the values of each time', async () => {
  const { within, asked } = club();
  let built = 0;
  const named = statement((database, { name, since }: { name: string; since: Date }) => {
    built += 1;
    return ofClub(database)
      .selectFrom('member')
      .select('id')
      .where((member) => member.or([member('name', '=', name), member('since', '<', since)]));
  });
  const plain = (name: string) =>
    ofClub(within('north'))
      .selectFrom('member')
      .select('id')
      .where((member) => member.or([member('name', '=', name), member('since', '<', joined)]))
      .compile();
  for (const name of ['Ana', 'Budi']) {
    await named(within('north'), { name, since: joined });
    const { sql: text, parameters } = plain(name);
    expect(asked.at(-1)).toEqual({ sql: text, parameters });
  }
  expect(built).toBe(1);
  await named(within('south'), { name: 'Ana', since: joined });
  expect(asked.at(-1)?.parameters).toEqual(['south', 'Ana', joined]);
  expect(built).toBe(2);
});

test('rows that are written and plain SQL take values alike; what is written out stays', async () => {
  const { within, asked } = club();
  const enter = statement((database, { name }: { name: string | null }) =>
    ofClub(database)
      .insertInto('member')
      .values({ name: name as string, since: joined }),
  );
  await enter(within('north'), { name: null });
  expect(asked.at(-1)?.parameters).toEqual([null, joined, 'north']);
  const rename = statement((database, { from, to }: { from: readonly string[]; to: string }) =>
    ofClub(database).updateTable('member').set({ name: to }).where('name', '=', sql<string>`any(${from})`),
  );
  await rename(within('north'), { from: ['Ana', 'Ani'], to: 'Anna' });
  expect(asked.at(-1)?.parameters).toEqual(['Anna', 'north', ['Ana', 'Ani']]);
  const count = statement(
    (_database, { regionId }: { regionId: string }) =>
      sql`select count(*) from member where region_id = ${regionId}`,
  );
  await count(within('north'), { regionId: 'north' });
  expect(asked.at(-1)).toEqual({
    sql: 'select count(*) from member where region_id = $1',
    parameters: ['north'],
  });
});

test('what limits a connection is never that of another one', async () => {
  const { database, within, asked } = club();
  const all = statement((connection, _: object) => ofClub(connection).selectFrom('member').select('id'));
  await all(acrossRegions(database, 'a test'), {});
  expect(asked.at(-1)?.parameters).toEqual([]);
  await all(within('north'), {});
  expect(asked.at(-1)?.parameters).toEqual(['north']);
  await expect(all(database, {})).rejects.toThrow('belongs to a region');
});

test('what looks into a value while it is built fails at once', async () => {
  const { within } = club();
  const glued = statement((database, { name }: { name: string }) =>
    ofClub(database).selectFrom('member').select('id').where('name', '=', `${name}!`),
  );
  await expect(glued(within('north'), { name: 'Ana' })).rejects.toThrow('will be given as name');
  const wrapped = statement((database, { name }: { name: string }) =>
    ofClub(database).selectFrom('member').select('id').where('name', '=', JSON.stringify({ name })),
  );
  await expect(wrapped(within('north'), { name: 'Ana' })).rejects.toThrow('will be given as name');
});
