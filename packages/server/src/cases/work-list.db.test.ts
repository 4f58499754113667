import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller, WorkListQuery } from '../types.ts';
import { arrangeCases, codeOf, value } from './testing/arrange.ts';
import { gardener, guestCaller } from './testing/fakes.ts';

const world = await arrangeCases();
const { services, officers, resident, act, allChecked, sendNew, advance, people } = world;
const { workList, cases } = services;
const codes: string[] = [];

beforeAll(async () => {
  const names = [
    'Sari Melati',
    'Tono Subarkah',
    'Dewi Anggraini',
    'Wayan Sudarma',
    'Putri Ayu',
    'Made Arta',
    'Nur Aisyah',
  ];
  for (const [index, name] of names.entries()) {
    const nik = `990101410180000${index + 1}`;
    people.applicants.set('sari', {
      applicant: { ...gardener, name, nik },
      household: [],
      identity: 'matched',
    });
    codes.push(await sendNew());
    advance(30);
  }
});

const list = async (caller: Caller, query: Partial<WorkListQuery> = {}) =>
  value(await workList.list(caller, { queue: 'to-take', sort: 'promise', ...query }));
const countsOf = async (caller: Caller) =>
  Object.fromEntries(value(await workList.counts(caller)).map(({ queue, count }) => [queue, count]));
const rowCodes = (page: Awaited<ReturnType<typeof list>>) => page.rows.map(({ code }) => code);

describe('pages', () => {
  test.each(['promise', 'oldest', 'newest'] as const)(
    'of the order "%s" hold each case once',
    async (sort) => {
      const expected = sort === 'newest' ? codes.toReversed() : codes;
      const seen: string[] = [];
      let cursor: string | undefined;
      let last: Awaited<ReturnType<typeof list>>;
      do {
        last = await list(officers.reader, { sort, limit: 3, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...rowCodes(last));
        cursor = last.next ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen)).toEqual(new Set(expected));
      expect(seen).toHaveLength(expected.length);
      // All of one morning are due together: only the order by filing is told apart by the minute.
      if (sort !== 'promise') expect(seen).toEqual(expected);
      const before = await list(officers.reader, { sort, limit: 3, cursor: last.previous! });
      expect(rowCodes(before)).toEqual(seen.slice(3, 6));
      expect(before.next).not.toBeNull();
    },
  );

  test('lead from case to case in the same order', async () => {
    const order = rowCodes(await list(officers.reader, { sort: 'oldest' }));
    const following = (after: string) =>
      workList.next(officers.reader, { queue: 'to-take', sort: 'oldest', after });
    expect(value(await following(order[0]!))?.code).toBe(order[1]);
    expect(value(await following(order.at(-1)!))?.code).toBe(order[0]);
  });

  test('a cursor that is not ours is told', async () => {
    const written = (position: string, caseId: string) =>
      Buffer.from(JSON.stringify(['after', position, caseId])).toString('base64url');
    const someone = '00000000-0000-7000-8000-000000000001';
    for (const cursor of [
      'x',
      'eyJhIjoxfQ',
      written('now()', 'x'),
      written('2026-02-31 00:00:00+00', someone),
      written('2026-02-01 25:00:00+00', someone),
      written('infinity', '-'.repeat(36)),
    ]) {
      expect(codeOf(await workList.list(officers.reader, { queue: 'all', sort: 'promise', cursor }))).toBe(
        'cursor-unreadable',
      );
    }
  });
});

describe('search', () => {
  test.each([
    ['a code', () => codes[2]!.toLowerCase(), 'Dewi Anggraini'],
    ['the beginning of a word of a name', () => 'subark', 'Tono Subarkah'],
    ['words of a name in another order', () => 'Anggraini,  DEW', 'Dewi Anggraini'],
    ['a NIK', () => '9901014101800004', 'Wayan Sudarma'],
    ['a NIK in groups', () => '9901 0141 0180 0005', 'Putri Ayu'],
  ])('%s finds the one', async (_kind, words, name) => {
    const found = await list(officers.reader, { queue: 'all', search: words() });
    expect(found.rows.map(({ applicantName }) => applicantName)).toEqual([name]);
  });

  test.each([
    '%',
    '_',
    'zzz',
    'ubarkah',
    'tono anggraini',
    "tono' | 'sari",
    'tono:* | sari',
    "tono\\' & 'sari",
    "'; drop table case_current; --",
    '9901014101800009',
  ])('"%s" finds nothing', async (search) => {
    expect((await list(officers.reader, { queue: 'all', search })).rows).toEqual([]);
  });
});

test('a name is searched for at the offices of whoever looks, and of these at the one that was chosen', async () => {
  const { search, ...of } = { search: 'wayan', queue: 'all' as const };
  const [found] = (await list(officers.reader, { ...of, search })).rows;
  expect(found?.applicantName).toBe('Wayan Sudarma');
  const { rows } = await world.admin.query('select office_id from case_current where code = $1', [
    found?.code,
  ]);
  const at = async (officeId: string) =>
    (await list(officers.reader, { ...of, search, officeId })).rows.length;
  expect([await at(rows[0].office_id), await at('elsewhere')]).toEqual([1, 0]);
});

test('a case is taken with what its row says, and nobody has looked at it', async () => {
  const looks = async () =>
    (await world.admin.query('select count(*)::integer as count from reveal')).rows[0]?.count;
  const before = await looks();
  const { code, lastSeq } = (await list(officers.reader, { sort: 'newest' })).rows[0]!;
  const take = (caller: Caller, seen: number, to: string | null) =>
    cases.assign(caller, { key: randomUUID(), code, lastSeq: seen, to });
  const taken = value(await take(officers.reader, lastSeq, 'ani'));
  expect(codeOf(await take(officers.otherReader, lastSeq, 'eka'))).toBe('case-moved');
  value(await take(officers.reader, taken.seq, null));
  expect(await looks()).toBe(before);
});

describe('queues', () => {
  test('counts are right the moment after an action', async () => {
    const code = codes[0]!;
    const { lastSeq } = value(await cases.view(officers.reader, code));
    const before = await countsOf(officers.reader);
    expect(before).toEqual({ 'to-take': 7, mine: 0, others: 0, 'with-applicant': 0, all: 7, ended: 0 });
    value(await cases.assign(officers.reader, { key: randomUUID(), code, lastSeq, to: 'ani' }));
    expect(await countsOf(officers.reader)).toMatchObject({ 'to-take': 6, mine: 1, others: 0, all: 7 });
    expect(await countsOf(officers.otherReader)).toMatchObject({ 'to-take': 6, mine: 0, others: 1 });
    expect((await list(officers.otherReader, { queue: 'others' })).rows[0]?.assignee).toBe('Ani Pemeriksa');

    value(await act(officers.reader, code, 'return', { faults: [{ at: 'form.plants', words: 'x' }] }));
    expect(await countsOf(officers.reader)).toMatchObject({ mine: 0, 'with-applicant': 1, all: 7 });
    value(await act(officers.reader, codes[1]!, 'accept', allChecked));
    expect(await countsOf(officers.reader)).toMatchObject({ 'to-take': 5, all: 7 });
    expect(await countsOf(officers.recorder)).toMatchObject({ 'to-take': 1, all: 7 });
    value(await act(resident, codes[2]!, 'cancel'));
    expect(await countsOf(officers.reader)).toMatchObject({ 'to-take': 4, all: 6, ended: 1 });
  });

  test('hold what the posts reach and nothing else', async () => {
    expect(await countsOf(officers.southReader)).toMatchObject({ 'to-take': 0, all: 0, ended: 0 });
    expect(await countsOf(officers.porter)).toMatchObject({ all: 0 });
    expect(await countsOf(officers.chief)).toMatchObject({ all: 6, ended: 1 });
    expect(codeOf(await workList.counts(resident))).toBe('not-allowed');
    expect(codeOf(await workList.counts(guestCaller('x')))).toBe('sign-in-needed');
    expect(codeOf(await workList.list(resident, { queue: 'all', sort: 'promise' }))).toBe('not-allowed');
  });

  test('late ones are counted', async () => {
    advance(14 * 24 * 60);
    const toTake = value(await workList.counts(officers.reader)).find(({ queue }) => queue === 'to-take');
    expect(toTake).toEqual({ queue: 'to-take', count: 4, late: 4 });
  });

  test.each([
    ['state', { state: 'returned' }, 1],
    ['service', { service: 'plot-letter' }, 0],
    ['office', { officeId: 'north-office' }, 6],
    ['office outside the scope', { officeId: 'south-office' }, 0],
    ['a role of the officer', { role: 'reader' }, 4],
    ['a role of others', { role: 'recorder' }, 0],
  ] as const)('are narrowed by %s', async (_by, query, count) => {
    expect((await list(officers.reader, { queue: 'all', ...query })).rows).toHaveLength(count);
  });
});

test('a NIK is looked for by a word that stands in an address in its place, and only by who typed it', async () => {
  const nik = '9901014101800003';
  const { search } = value(workList.searchWord(officers.reader, nik));
  expect(search).not.toContain(nik);
  const found = rowCodes(await list(officers.reader, { queue: 'all', search }));
  expect(found).toEqual(rowCodes(await list(officers.reader, { queue: 'all', search: nik })));
  expect(found).toHaveLength(1);
  expect(rowCodes(await list(officers.otherReader, { queue: 'all', search }))).toEqual([]);
  expect(codeOf(workList.searchWord(guestCaller(null), nik))).toBe('sign-in-needed');
});
