import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { officerCaller } from '../cases/testing/fakes.ts';
import type { StockEntry } from '../types.ts';
import { arrangeCapacity } from './testing/arrange.ts';

const arranged = await arrangeCapacity();
const { capacity, cases, newTour, act, undo, enter, region, northRecorder, officers, clock } = arranged;
const southRecorder = officerCaller('gita', [{ role: 'recorder', officeId: 'south-office' }]);

async function balance(officeId = 'north-office'): Promise<number> {
  const row = await region('9901')
    .selectFrom('stock_balance')
    .select('balance')
    .where('office_id', '=', officeId)
    .executeTakeFirst();
  return row?.balance ?? 0;
}

/** The balance is the sum of the movements, after each of them. */
async function expectTrue(): Promise<void> {
  for (const officeId of ['north-office', 'south-office']) {
    const movements = await region('9901')
      .selectFrom('stock_movement')
      .select(['change', 'balance'])
      .where('office_id', '=', officeId)
      .orderBy('place')
      .execute();
    let sum = 0;
    for (const movement of movements) {
      sum += movement.change;
      expect(movement.balance).toBe(sum);
      expect(sum).toBeGreaterThanOrEqual(0);
    }
    expect(await balance(officeId)).toBe(sum);
  }
}

async function setTo(count: number): Promise<void> {
  value(await enter(count, { kind: 'counted', words: 'Uji' }));
}

let booked = 0;

/** A tour that waits at the north office for its seeds. */
async function waiting(options: { large?: boolean } = {}) {
  const tour = await newTour(randomUUID(), options);
  clock.now = new Date(clock.now.getTime() + 1000);
  const [day, time] = [
    ['17', '18', '19', '20', '23'][Math.floor(booked / 10) % 5],
    booked < 50 ? '0800' : '0830',
  ];
  booked += 1;
  value(await act(tour.caller, tour.code, 'book', { slotId: `tours.north-office.2026-11-${day}.${time}` }));
  value(await act(officers.reader, tour.code, 'come'));
  return tour;
}

const empty = { count: 0 };

describe('what an officer enters', () => {
  test.each<[string, Partial<StockEntry>, number | string]>([
    ['a delivery', { kind: 'received', count: 20 }, 30],
    ['what was spoiled', { kind: 'spoiled', count: 3, words: 'Basah' }, 7],
    ['a count that agrees', { kind: 'counted', count: 10 }, 10],
    ['a count that differs, with why', { kind: 'counted', count: 8, words: 'Dua hilang' }, 8],
    ['what goes to another office', { kind: 'moved', count: 4, toOfficeId: 'south-office' }, 6],
    ['more spoiled than there is', { kind: 'spoiled', count: 11, words: 'Basah' }, 'out-of-stock'],
    ['more moved than there is', { kind: 'moved', count: 11, toOfficeId: 'south-office' }, 'out-of-stock'],
    ['spoiled without why', { kind: 'spoiled', count: 1, words: ' ' }, 'entry-invalid'],
    ['a count that differs without why', { kind: 'counted', count: 9 }, 'entry-invalid'],
    ['no number', { kind: 'received', count: Number.NaN }, 'entry-invalid'],
    ['nothing received', { kind: 'received', ...empty }, 'entry-invalid'],
    ['half a bag', { kind: 'received', count: 1.5 }, 'entry-invalid'],
    ['to the same office', { kind: 'moved', count: 1, toOfficeId: 'north-office' }, 'entry-invalid'],
    ['to an office that keeps none', { kind: 'moved', count: 1, toOfficeId: 'registry' }, 'entry-invalid'],
  ])('%s', async (_, entry, expected) => {
    await setTo(10);
    const south = await balance('south-office');
    const result = await enter(0, entry);
    expect(result.ok ? result.value.balance : result.error.code).toBe(expected);
    expect(await balance()).toBe(typeof expected === 'number' ? expected : 10);
    const came = entry.kind === 'moved' && result.ok ? entry.count! : 0;
    expect(await balance('south-office')).toBe(south + came);
    await expectTrue();
  });

  test('a command with the same key happens once', async () => {
    await setTo(5);
    const command = {
      key: randomUUID(),
      officeId: 'north-office',
      stock: 'seeds',
      entry: { kind: 'received', count: 2 },
    } as const;
    value(await capacity.service.enterStock(northRecorder, command));
    value(await capacity.service.enterStock(northRecorder, command));
    expect(await balance()).toBe(7);
  });

  test.each([
    ['a recorder of the office', northRecorder, 'ok'],
    ['the head of the office', officers.judge, 'ok'],
    ['a checker of the office', officers.reader, 'not-allowed'],
    ['a recorder of another office', southRecorder, 'not-allowed'],
    ['the chief of the agency that answers for what is done there', officers.chief, 'ok'],
    ['a resident', arranged.resident, 'not-allowed'],
  ])('by %s: %s', async (_, caller, code) => {
    expect(codeOf(await enter(1, {}, caller))).toBe(code);
  });

  test('of what the office does not keep is refused', async () => {
    const command = { key: randomUUID(), officeId: 'north-office', stock: 'spades' };
    const entry = { kind: 'received', count: 1 } as const;
    expect(codeOf(await capacity.service.enterStock(northRecorder, { ...command, entry }))).toBe(
      'stock-unknown',
    );
  });
});

describe('what cases use', () => {
  test('goes with the step, and comes back when it is undone', async () => {
    await setTo(3);
    const { code } = await waiting();
    value(await act(northRecorder, code, 'give'));
    expect(await balance()).toBe(2);
    value(await undo(northRecorder, code));
    expect(await balance()).toBe(3);
    await expectTrue();
    value(await act(northRecorder, code, 'give'));
    const history = value(
      await capacity.service.stockHistory(northRecorder, { officeId: 'north-office', stock: 'seeds' }),
    );
    expect(history.rows.slice(0, 3).map(({ kind, change, code: of }) => [kind, change, of])).toEqual([
      ['used', -1, code],
      ['given-back', 1, code],
      ['used', -1, code],
    ]);
  });

  test('with nothing left the step is not possible, and says why', async () => {
    await setTo(0);
    const { code } = await waiting();
    const seen = value(await cases.cases.view(northRecorder, code));
    expect(seen.actions.find(({ action }) => action === 'give')).toMatchObject({
      possible: false,
      reasonCode: 'out-of-stock',
    });
    expect(codeOf(await act(northRecorder, code, 'give'))).toBe('action-not-possible');
  });

  test('of 20 who give at once what there is for 5, exactly 5 do', async () => {
    await setTo(0);
    const open = await region('9901').selectFrom('line_place').select('code').execute();
    const codes = [...open.map(({ code }) => code)];
    while (codes.length < 20) codes.push((await waiting()).code);
    await setTo(codes.length);
    const seen = await Promise.all(codes.map((code) => cases.cases.view(northRecorder, code)));
    await setTo(5);
    // Everyone looks while it is their turn; the balance alone decides.
    const results = await Promise.all(
      seen.map((view) => {
        const { code, lastSeq } = value(view);
        return cases.cases.act(northRecorder, { key: randomUUID(), code, lastSeq, action: 'give', with: {} });
      }),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(5);
    expect(await balance()).toBe(0);
    await expectTrue();
  }, 60_000);
});

test('whatever is entered, the balance is the sum of the movements', async () => {
  const entry = fc.oneof(
    fc.record({ kind: fc.constant('received'), count: fc.integer({ min: 1, max: 20 }) }),
    fc.record({
      kind: fc.constant('spoiled'),
      count: fc.integer({ min: 1, max: 20 }),
      words: fc.constant('x'),
    }),
    fc.record({ kind: fc.constant('counted'), count: fc.nat(30), words: fc.constant('x') }),
    fc.record({
      kind: fc.constant('moved'),
      count: fc.integer({ min: 1, max: 20 }),
      toOfficeId: fc.constant('south-office'),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 8 }), async (entries) => {
      await Promise.all(entries.map(({ count, ...more }) => enter(count, more)));
      await expectTrue();
    }),
    { numRuns: 12 },
  );
}, 60_000);

describe('what an office sees', () => {
  test('how much is left, and for how many days', async () => {
    await setTo(40);
    const seen = value(await capacity.service.stock(northRecorder, {}));
    expect(seen).toMatchObject({ officeId: 'north-office', offices: [{ id: 'north-office' }] });
    expect(seen.rows).toMatchObject([
      {
        stock: 'seeds',
        title: { id: 'Benih', en: 'Seeds' },
        balance: 40,
        alarmBelowDays: 3,
        mayEnter: true,
        otherOffices: [{ id: 'south-office' }],
      },
    ]);
    expect(seen.rows[0]?.usedToday).toBeGreaterThanOrEqual(5);
    expect(seen.rows[0]?.daysLeft).toBeTypeOf('number');
    expect(value(await capacity.service.stock(officers.reader, {})).rows[0]?.mayEnter).toBe(false);
  });

  test('the history in pages that lose nothing', async () => {
    const query = { officeId: 'north-office', stock: 'seeds', limit: 7 };
    const first = value(await capacity.service.stockHistory(northRecorder, query));
    const second = value(
      await capacity.service.stockHistory(northRecorder, { ...query, cursor: first.next! }),
    );
    const back = value(
      await capacity.service.stockHistory(northRecorder, { ...query, cursor: second.previous! }),
    );
    expect(back.rows).toEqual(first.rows);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(14);
  });

  test.each([
    ['another office', southRecorder, 'outside-your-office'],
    ['a resident', arranged.resident, 'not-allowed'],
  ])('not by %s', async (_, caller, code) => {
    const query = { officeId: 'north-office', stock: 'seeds' };
    expect(codeOf(await capacity.service.stock(caller, query))).toBe(code);
    expect(codeOf(await capacity.service.stockHistory(caller, query))).toBe(code);
  });

  test('movements can not be changed or removed by the server', async () => {
    const database = region('9901');
    await expect(database.updateTable('stock_movement').set({ change: 0 }).execute()).rejects.toThrow(
      'permission',
    );
    await expect(database.deleteFrom('stock_movement').execute()).rejects.toThrow('permission');
  });
});
