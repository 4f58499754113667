import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { arrangeCapacity } from './testing/arrange.ts';

const arranged = await arrangeCapacity();
const { capacity, cases, newTour, act, undo, enter, region, northRecorder, officers, clock, admin } =
  arranged;

async function waiting(large: boolean) {
  const tour = await newTour(randomUUID(), { large });
  clock.now = new Date(clock.now.getTime() + 60_000);
  value(await act(tour.caller, tour.code, 'book', { slotId: 'tours.north-office.2026-11-23.0800' }));
  value(await act(officers.reader, tour.code, 'come'));
  return tour;
}

const setTo = async (count: number) => value(await enter(count, { kind: 'counted', words: 'Uji' }));
const shown = async () => value({ ok: true, value: await capacity.service.line('9901', 'garden-tour', {}) });
const lineOf = async (code: string) => value(await cases.cases.view(northRecorder, code)).parts.line;

// Small plots come first in time, large ones first by the rule.
const small = [await waiting(false), await waiting(false)];
const large = [await waiting(true), await waiting(true)];
const inOrder = [...large, ...small].map(({ code }) => code);

describe('the published line', () => {
  test('goes by the rule and then by who came first, and shows nothing personal', async () => {
    await setTo(2);
    const line = await shown();
    expect(line?.places).toEqual(
      inOrder.map((code, index) => ({
        position: index + 1,
        code: `…${code.slice(-4)}`,
        filedAt: expect.any(String),
        isTheirTurn: index < 2,
      })),
    );
    expect(line?.offices.map(({ id, left, waiting: many }) => [id, left, many])).toEqual([
      ['north-office', 2, 4],
      ['south-office', 0, 0],
    ]);
    expect(line?.rule.id).toContain('Petak besar');
  });

  test('a case knows its place, with the code too', async () => {
    await setTo(2);
    expect(await lineOf(inOrder[2]!)).toMatchObject({ position: 3, waiting: 4, left: 2 });
    const { caller } = small[0]!;
    const own = value(await cases.cases.view(caller, inOrder[2]!));
    expect(own.parts.line?.sentence.id).toBe('Urutan ke-3 dari 4 yang menunggu. Benih: tersisa 2 kantong.');
  });

  test.each([
    [0, [], 'out-of-stock'],
    [1, [0], 'not-their-turn'],
    [2, [0, 1], 'not-their-turn'],
    [4, [0, 1, 2, 3], ''],
  ])('with %i left: %j may be served', async (left, turns, reason) => {
    await setTo(left);
    const seen = await Promise.all(inOrder.map((code) => cases.cases.view(northRecorder, code)));
    const offered = seen.map((view) => value(view).actions.find(({ action }) => action === 'give'));
    expect(offered.flatMap((give, index) => (give?.possible ? [index] : []))).toEqual(turns);
    const refused = offered.filter((give) => !give?.possible).map((give) => give?.reasonCode);
    expect(new Set(refused)).toEqual(new Set(reason === '' ? [] : [reason]));
  });

  test('whoever is served leaves it, and comes back when that is undone', async () => {
    await setTo(2);
    const [first, , third] = inOrder as [string, string, string];
    expect(codeOf(await act(northRecorder, third, 'give'))).toBe('action-not-possible');
    value(await act(northRecorder, first, 'give'));
    expect(await lineOf(first)).toBeUndefined();
    expect(await lineOf(third)).toMatchObject({ position: 2, waiting: 3, left: 1 });
    value(await undo(northRecorder, first));
    expect(await lineOf(first)).toMatchObject({ position: 1, waiting: 4, left: 2 });
  });

  test('a service without a line has none, and an unknown office shows the first', async () => {
    expect(await capacity.service.line('9901', 'plot-letter', {})).toBeUndefined();
    expect(await capacity.service.line('9901', 'nothing', {})).toBeUndefined();
    const other = await capacity.service.line('9901', 'garden-tour', { officeId: 'nowhere', page: 99 });
    expect(other).toMatchObject({ office: { id: 'north-office' }, page: 1 });
  });
});

test('with many who wait one look at the index tells whose turn it is', async () => {
  await admin.query(`
    insert into line_place (region_id, case_id, service, office_id, code, rank, filed_at)
    select '9901', gen_random_uuid(), 'garden-tour', case when n % 10 = 0 then 'north-office' else 'far-office' end,
      'KB-00000-00000', array[n % 3]::bigint[], timestamptz '2026-01-01' + n * interval '1 minute'
    from generate_series(1, 100000) n`);
  await admin.query('analyze line_place');
  const plan = await admin.query(
    `explain (format json) select count(*) from (
      select case_id from line_place
      where region_id = '9901' and service = 'garden-tour' and office_id = 'north-office'
        and (rank, filed_at, case_id) < (array[1]::bigint[], timestamptz '2026-06-01', gen_random_uuid())
      order by rank, filed_at, case_id limit 50) before`,
  );
  const text = JSON.stringify(plan.rows);
  expect(text).toContain('line_place_order');
  expect(text).not.toContain('Seq Scan');
  expect(text).not.toContain('"Sort"');
  const behind = value(await cases.cases.view(northRecorder, inOrder[3]!)).parts.line;
  expect(behind?.position).toBeGreaterThan(3000);
  expect(await region('9902').selectFrom('line_place').select('code').execute()).toEqual([]);
});
