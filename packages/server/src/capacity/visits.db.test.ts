import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { officerCaller } from '../cases/testing/fakes.ts';
import { arrangeCapacity, tuesday } from './testing/arrange.ts';

const arranged = await arrangeCapacity();
const { capacity, cases, newTour, act, undo, region, clock } = arranged;
const reader = arranged.officers.reader;
const start = clock.now;

async function takenAt(slotId: string): Promise<number> {
  const row = await region('9901')
    .selectFrom('visit_slot')
    .select('taken')
    .where('slot_id', '=', slotId)
    .executeTakeFirst();
  return row?.taken ?? 0;
}

/** What stands in the slots is what cases have. */
async function expectTrue(): Promise<void> {
  const slots = await region('9901')
    .selectFrom('visit_slot')
    .select(['slot_id', 'taken', 'places'])
    .execute();
  const visits = await region('9901').selectFrom('visit').select('slot_id').execute();
  for (const { slot_id, taken, places } of slots) {
    expect(visits.filter((visit) => visit.slot_id === slot_id)).toHaveLength(taken);
    expect(taken).toBeLessThanOrEqual(places);
  }
}

beforeAll(() => {
  clock.now = start;
});

describe('a place for a visit', () => {
  test('is the case’s at once, and the case is worked where it is', async () => {
    const { caller, code } = await newTour();
    value(await act(caller, code, 'book', { slotId: tuesday('0800', 'south-office') }));
    const seen = value(await cases.cases.view(caller, code));
    expect(seen.officeId).toBe('south-office');
    expect(seen.parts.visit).toMatchObject({
      startsAt: '2026-11-17T01:00:00.000Z',
      endsAt: '2026-11-17T01:30:00.000Z',
      movable: true,
      bring: [{ id: 'Topi', en: 'A hat' }],
    });
    expect(seen.parts.visit?.sentence.id).toContain('Selasa, 17 November');
    const tracked = value(await cases.cases.track('9901', code, 'id'));
    expect(tracked.parts.visit).toBeUndefined();
    await expectTrue();
  });

  test('of 64 who ask at once for 10 places exactly 10 have one', async () => {
    const slotId = 'tours.north-office.2026-11-18.0800';
    const tours = await Promise.all(Array.from({ length: 64 }, () => newTour()));
    const results = await Promise.all(tours.map(({ caller, code }) => act(caller, code, 'book', { slotId })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(10);
    expect(new Set(results.filter(({ ok }) => !ok).map(codeOf))).toEqual(new Set(['slot-full']));
    expect(await takenAt(slotId)).toBe(10);
    await expectTrue();
  }, 60_000);

  test('asked for twice is taken once', async () => {
    const { caller, code } = await newTour();
    const slotId = 'tours.north-office.2026-11-19.0800';
    const { lastSeq } = value(await cases.cases.view(caller, code));
    const command = { key: randomUUID(), code, lastSeq, action: 'book', with: { slotId } };
    value(await cases.cases.act(caller, command));
    value(await cases.cases.act(caller, command));
    value(await act(caller, code, 'move', { slotId }));
    expect(await takenAt(slotId)).toBe(1);
  });

  test.each([
    ['tours.north-office.2026-11-16.0800', 'slot-begun', 'this morning'],
    ['tours.north-office.2026-11-24.0800', 'slot-not-open', 'a day too far'],
    ['tours.north-office.2026-11-21.0800', 'slot-unknown', 'a Saturday'],
    ['tours.registry.2026-11-17.0800', 'slot-unknown', 'an office that receives nobody'],
    ['walks.north-office.2026-11-17.0800', 'slot-unknown', 'another schedule'],
    ['', 'slot-unknown', 'nothing'],
  ])('%s: %s (%s)', async (slotId, code) => {
    const tour = await newTour();
    const refused = await act(tour.caller, tour.code, 'book', { slotId });
    expect(codeOf(refused)).toBe(code);
    expect(refused).toMatchObject({ error: { fields: [{ path: 'visit' }] } });
  });
});

describe('moving', () => {
  const first = 'tours.south-office.2026-11-19.0800';
  const second = 'tours.south-office.2026-11-19.0830';

  test('keeps the old place until the step can not be undone any more', async () => {
    const { caller, code } = await newTour();
    value(await act(caller, code, 'book', { slotId: first }));
    value(await act(caller, code, 'move', { slotId: second }));
    expect([await takenAt(first), await takenAt(second)]).toEqual([1, 1]);
    await capacity.sweep('9901');
    expect(await takenAt(first)).toBe(1);
    arranged.advance(7);
    await capacity.sweep('9901');
    expect([await takenAt(first), await takenAt(second)]).toEqual([0, 1]);
    await expectTrue();
  });

  test('undone, the case has its old place, and the new one is free', async () => {
    const { caller, code } = await newTour();
    value(await act(caller, code, 'book', { slotId: first }));
    value(await act(caller, code, 'move', { slotId: second }));
    const before = await takenAt(second);
    value(await undo(caller, code));
    const seen = value(await cases.cases.view(caller, code));
    expect(seen.parts.visit?.startsAt).toBe('2026-11-19T01:00:00.000Z');
    expect([await takenAt(first), await takenAt(second)]).toEqual([1, before - 1]);
    await expectTrue();
    value(await act(caller, code, 'cancel'));
    arranged.advance(7);
    await capacity.sweep('9901');
    expect(await takenAt(first)).toBe(0);
  });

  test('there and back again while it can be undone needs no third place', async () => {
    const { caller, code } = await newTour();
    value(await act(caller, code, 'book', { slotId: first }));
    value(await act(caller, code, 'move', { slotId: second }));
    value(await act(caller, code, 'move', { slotId: first }));
    arranged.advance(7);
    await capacity.sweep('9901');
    expect(await takenAt(first)).toBe(1);
    await expectTrue();
    value(await act(caller, code, 'cancel'));
  });

  test('is the applicant’s until some hours before, and then the office’s', async () => {
    clock.now = start;
    const { caller, code } = await newTour();
    value(await act(caller, code, 'book', { slotId: tuesday('0830') }));
    clock.now = new Date('2026-11-16T23:45:00.000Z');
    expect(value(await cases.cases.view(caller, code)).parts.visit?.movable).toBe(false);
    const slotId = 'tours.north-office.2026-11-19.0830';
    expect(codeOf(await act(caller, code, 'move', { slotId }))).toBe('visit-fixed');
    value(await act(reader, code, 'move', { slotId }));
    clock.now = new Date('2026-11-19T03:00:00.000Z');
    expect(value(await cases.cases.view(caller, code)).parts.visit?.movable).toBe(true);
    value(await act(caller, code, 'move', { slotId: 'tours.north-office.2026-11-20.0830' }));
    clock.now = start;
  });
});

describe('a visit that will not be', () => {
  const slotId = 'tours.south-office.2026-11-20.0800';

  test('cancelled: its place is free when that can not be undone', async () => {
    const { caller, code } = await newTour();
    value(await act(caller, code, 'book', { slotId }));
    value(await act(caller, code, 'cancel'));
    expect(await takenAt(slotId)).toBe(1);
    arranged.advance(7);
    await capacity.sweep('9901');
    expect(await takenAt(slotId)).toBe(0);
    await expectTrue();
  });

  test('booking undone: free at once', async () => {
    const { caller, code } = await newTour();
    value(await act(caller, code, 'book', { slotId }));
    value(await undo(caller, code));
    expect(await takenAt(slotId)).toBe(0);
    expect(value(await cases.cases.view(caller, code)).parts.visit).toBeUndefined();
  });

  test('missed: it stays in the list of its day, and another can be booked', async () => {
    const { caller, code } = await newTour();
    const missed = tuesday('0800');
    value(await act(caller, code, 'book', { slotId: missed }));
    clock.now = new Date('2026-11-17T03:00:00.000Z');
    value(await act(reader, code, 'miss'));
    expect(value(await cases.cases.view(caller, code)).parts.visit).toBeUndefined();
    value(await act(caller, code, 'book', { slotId }));
    const day = value(await capacity.service.visits(reader, { date: '2026-11-17' }));
    expect(day.page.rows.filter((row) => row.code === code)).toMatchObject([{ isOver: true }]);
    await expectTrue();
    clock.now = start;
  });
});

describe('choosing', () => {
  test('the office of the village first; a day is full only when each time is', async () => {
    const { caller, code } = await newTour();
    const choice = value(await capacity.service.choice(caller, { code, date: '2026-11-18' }));
    expect(choice.offices.map(({ id, isNearest }) => [id, isNearest])).toEqual([
      ['north-office', true],
      ['south-office', false],
    ]);
    expect(choice.actions.map(({ action }) => action)).toEqual(['book']);
    expect(choice.days.map(({ date }) => date)).toEqual([
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-23',
    ]);
    expect(choice.days[1]).toEqual({ date: '2026-11-18', free: 10 });
    expect(choice.times.map(({ time, free }) => [time, free])).toEqual([
      ['08:00', 0],
      ['08:30', 10],
    ]);
  });

  test('is nobody else’s, and no matter of services without a visit', async () => {
    const { code } = await newTour();
    const { caller: stranger } = await newTour();
    expect(codeOf(await capacity.service.choice(stranger, { code }))).toBe('case-unknown');
    const deed = await arranged.sendNew();
    expect(codeOf(await capacity.service.choice(arranged.resident, { code: deed }))).toBe('no-visit');
  });
});

describe('the list of a day', () => {
  test('goes by time, in pages that lose nobody', async () => {
    const first = value(await capacity.service.visits(reader, { date: '2026-11-18', limit: 4 }));
    const seen = [...first.page.rows];
    for (let cursor = first.page.next; cursor !== null; ) {
      const next = value(await capacity.service.visits(reader, { date: '2026-11-18', limit: 4, cursor }));
      expect(next.page.previous).not.toBeNull();
      seen.push(...next.page.rows);
      cursor = next.page.next;
    }
    expect(new Set(seen.map(({ code }) => code)).size).toBe(10);
    expect(seen.map(({ startsAt }) => startsAt)).toEqual(seen.map(({ startsAt }) => startsAt).toSorted());
  });

  test.each([
    [
      'an officer of the other office',
      officerCaller('cici', [{ role: 'checker', officeId: 'south-office' }]),
      'outside-your-office',
    ],
    ['an officer without a role in the service', arranged.officers.porter, 'outside-your-office'],
    ['a resident', arranged.resident, 'not-allowed'],
  ])('is closed to %s', async (_, caller, code) => {
    expect(codeOf(await capacity.service.visits(caller, { officeId: 'north-office' }))).toBe(code);
  });

  test('a date that is none is refused', async () => {
    expect(codeOf(await capacity.service.visits(reader, { date: '2026-02-31' }))).toBe('date-malformed');
  });
});

test('the applicant is reminded once, the afternoon before', async () => {
  clock.now = start;
  const { caller, code } = await newTour();
  value(await act(caller, code, 'book', { slotId: 'tours.south-office.2026-11-18.0830' }));
  const reminders = async () =>
    (
      await region('9901')
        .selectFrom('message')
        .select(['template', 'made_at'])
        .where('template', '=', 'visit-reminder')
        .execute()
    ).length;
  const before = await reminders();
  clock.now = new Date('2026-11-17T08:59:00.000Z');
  await capacity.sweep('9901');
  const early = await reminders();
  clock.now = new Date('2026-11-17T09:01:00.000Z');
  await capacity.sweep('9901');
  const due = await reminders();
  await capacity.sweep('9901');
  expect(early).toBe(before);
  expect(due).toBeGreaterThan(early);
  expect(await reminders()).toBe(due);
  clock.now = start;
});
