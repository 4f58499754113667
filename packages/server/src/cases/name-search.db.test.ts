import { beforeAll, expect, test } from 'vitest';
import type { WorkListQuery } from '../types.ts';
import { arrangeCases, value } from './testing/arrange.ts';
import { gardener } from './testing/fakes.ts';

const world = await arrangeCases();
const { services, officers, sendNew, advance, people } = world;
const { workList } = services;

beforeAll(async () => {
  const names = ['Dewi Anggraini', 'Sari Melati', 'Made Arta', 'Artamevia Sarirah Dewi', 'Dewianti'];
  for (const [index, name] of names.entries()) {
    people.applicants.set('sari', {
      applicant: { ...gardener, name, nik: `990101410180000${index + 1}` },
      household: [],
      identity: 'matched',
    });
    await sendNew();
    advance(30);
  }
});

const page = async (query: Partial<WorkListQuery>) =>
  value(await workList.list(officers.reader, { queue: 'all', sort: 'oldest', ...query }));

test.each([
  ['sari', ['Sari Melati'], true],
  ['ARTA', ['Made Arta'], true],
  ['dewi', ['Dewi Anggraini', 'Artamevia Sarirah Dewi'], true],
  ['sari*', ['Sari Melati', 'Artamevia Sarirah Dewi'], undefined],
  ['dewi*', ['Dewi Anggraini', 'Artamevia Sarirah Dewi', 'Dewianti'], undefined],
  ['art', ['Made Arta', 'Artamevia Sarirah Dewi'], undefined],
  ['dewi sari', ['Artamevia Sarirah Dewi'], undefined],
  ['Anggraini, DEWI', ['Dewi Anggraini'], true],
  ['dewi artamevia', ['Artamevia Sarirah Dewi'], true],
  ['sarirah dewi artamevia', ['Artamevia Sarirah Dewi'], true],
  ['dewi dewi', ['Dewi Anggraini', 'Artamevia Sarirah Dewi'], true],
  ['dewi melati', [], undefined],
  ['*', [], undefined],
  ['siapa', [], undefined],
])('"%s" finds whole words where a name has them, else words that begin so', async (search, names, whole) => {
  const found = await page({ search });
  expect(found.rows.map(({ applicantName }) => applicantName)).toEqual(names);
  expect(found.hasWholeWordsOnly).toBe(whole);
});

test('whole words are gone through from page to page and from case to case, and no further', async () => {
  const query = { queue: 'all', sort: 'oldest', search: 'dewi', limit: 1 } as const;
  const first = await page(query);
  const second = await page({ ...query, cursor: first.next! });
  expect([first, second].map(({ rows: [row] }) => row?.applicantName)).toEqual([
    'Dewi Anggraini',
    'Artamevia Sarirah Dewi',
  ]);
  expect(second.next).toBeNull();
  expect(await page({ ...query, cursor: second.previous! })).toMatchObject({
    rows: [{ code: first.rows[0]!.code }],
  });
  // Dewianti was filed after them: whoever goes on after the last begins again at the first.
  const after = second.rows[0]!.code;
  expect(value(await workList.next(officers.reader, { ...query, after }))?.code).toBe(first.rows[0]!.code);
});

test('of a name of many words each two of the first twelve stand in the index, and all are found', async () => {
  const words = Array.from({ length: 14 }, (_, index) => `kata${index}`);
  people.applicants.set('sari', {
    applicant: { ...gardener, name: words.join(' '), nik: '9901014101800009' },
    household: [],
    identity: 'matched',
  });
  await sendNew();
  const { rows } = await world.admin.query(
    `select length(case_name_lexemes(office_id, applicant_name)) as number from case_current
     where applicant_name like 'kata0 %'`,
  );
  expect(rows).toEqual([{ number: 14 + (12 * 11) / 2 }]);
  for (const search of ['kata11 kata3', 'kata12', 'kata13 kata2'])
    expect((await page({ search })).rows).toHaveLength(1);
});
