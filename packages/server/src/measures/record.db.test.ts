import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { residentCaller } from '../cases/testing/fakes.ts';
import { callUnavailable } from '../platform/telephone/index.ts';
import { createOutageWatch } from './outages.ts';
import { arrangeMeasures } from './testing/arrange.ts';

const world = await arrangeMeasures();
const { measures, clock, region, database } = world;
const leader = await world.appoint('leader', 'registry');
const northHead = await world.appoint('head', 'north-office');

type Ended = {
  readonly on: string;
  readonly office?: string;
  readonly service?: string;
  readonly kept?: boolean | null;
  readonly permille?: number;
  readonly end?: 'finished' | 'cancelled';
  readonly reopened?: boolean;
};

/** Rows as the follower writes them. */
async function ended(count: number, given: Ended): Promise<void> {
  await region('9901')
    .insertInto('case_outcome')
    .values(
      Array.from({ length: count }, () => ({
        case_id: randomUUID(),
        pack: 'garden',
        service: given.service ?? 'plot-deed',
        office_id: given.office ?? 'north-office',
        end_kind: given.end ?? 'finished',
        filed_at: new Date(`${given.on}T01:00:00Z`),
        ended_at: new Date(`${given.on}T05:00:00Z`),
        ended_on: given.on,
        kept: given.kept === undefined ? true : given.kept,
        our_minutes: 240,
        applicant_minutes: 0,
        centre_minutes: 0,
        court_minutes: 0,
        share_permille: given.permille ?? 500,
        is_reopened: given.reopened ?? false,
      })),
    )
    .execute();
}

describe('the public record', () => {
  test('ranks offices and publishes nothing of fewer than five', async () => {
    clock.now = new Date('2026-11-20T02:00:00Z');
    await ended(6, { on: '2026-11-10' });
    await ended(2, { on: '2026-11-11', kept: false, permille: 1500 });
    await ended(5, { on: '2026-11-12', office: 'south-office' });
    await ended(3, { on: '2026-11-12', office: 'registry' });
    await ended(4, { on: '2026-10-12' });
    await ended(9, { on: '2026-11-12', end: 'cancelled' });
    await ended(9, { on: '2026-11-12', reopened: true });
    await ended(9, { on: '2026-11-12', kept: null });
    await measures.sumUp('9901');
    const record = await measures.service.record('9901');
    // By the clock that people see, whatever the database's says.
    expect(record.asOf).toBe('2026-11-20T02:00:00.000Z');
    expect(record.month).toBe('2026-11-01');
    expect(record.months.at(-1)).toMatchObject({ month: '2026-11', numbers: { ended: 16, kept: 14 } });
    expect(record.months.at(-2)).toEqual({ month: '2026-10', numbers: null });
    // One small office could be reckoned from the total, so the next smallest hides with it.
    expect(record.offices.map(({ id, numbers }) => [id, numbers?.ended ?? null])).toEqual([
      ['north-office', 8],
      ['registry', null],
      ['south-office', null],
    ]);
    expect(record.offices[0]?.numbers).toMatchObject({
      kept: 6,
      medianPermille: 500,
      ninetiethPermille: 1500,
    });
    const office = await measures.service.officeRecord('9901', 'north-office');
    expect(office?.services).toEqual([expect.objectContaining({ code: 'plot-deed' })]);
    expect(await measures.service.officeRecord('9901', 'nowhere')).toBeUndefined();
    const rows = await measures.service.data('9901');
    expect(rows.filter(({ numbers }) => numbers !== null && numbers.ended < 5)).toEqual([]);
    expect(rows).toContainEqual(
      expect.objectContaining({ office: expect.objectContaining({ id: 'registry' }), numbers: null }),
    );
  });
});

describe('outages', () => {
  const failing = { ok: false as const, error: { code: 'register-unavailable' } };
  const watching = () => {
    const watch = createOutageWatch(() => clock.now);
    let answer: unknown = { ok: true, value: 1 };
    const service = watch.watch('register', {
      ask: async () => answer,
      status: () => ({ available: true }),
    });
    return {
      call: async (isUp: boolean, at: string) => {
        clock.now = new Date(at);
        answer = isUp ? { ok: true, value: 1 } : failing;
        return service.ask();
      },
      store: () => watch.store(database, ['9901']),
      status: () => service.status(),
    };
  };
  const noted = async () =>
    (await measures.service.outages('9901')).map(({ beganAt, endedAt, failedCalls }) => [
      beganAt.slice(11, 16),
      endedAt?.slice(11, 16) ?? null,
      failedCalls,
    ]);

  test('of the telephone exchange count too, and tell what goes on meanwhile', async () => {
    const watch = createOutageWatch(() => clock.now);
    const bridge = watch.watch('telephone', {
      connect: async () => ({ ok: false as const, error: callUnavailable }),
    });
    clock.now = new Date('2026-11-19T02:00:00Z');
    for (let calls = 0; calls < 3; calls += 1) await bridge.connect();
    await watch.store(database, ['9901']);
    const [outage] = await measures.service.outages('9901');
    expect(outage).toMatchObject({ service: 'telephone', failedCalls: 3, endedAt: null });
    expect(outage?.sentence.id).toContain('Pengantar tetap datang');
    await world.admin.query('delete from outage');
  });

  test('begin with the first of several failures in a row and end with the first answer', async () => {
    const [one, other] = [watching(), watching()];
    expect(one.status()).toEqual({ available: true });
    await one.call(false, '2026-11-20T02:00:00Z');
    await one.call(false, '2026-11-20T02:01:00Z');
    await one.call(true, '2026-11-20T02:02:00Z');
    await one.store();
    expect(await noted()).toEqual([]);
    for (const minute of ['10', '11', '12']) await one.call(false, `2026-11-20T02:${minute}:00Z`);
    await one.store();
    await one.store();
    expect(await noted()).toEqual([['02:10', null, 3]]);
    await one.call(false, '2026-11-20T02:20:00Z');
    for (const minute of ['21', '22', '23']) await other.call(false, `2026-11-20T02:${minute}:00Z`);
    await Promise.all([one.store(), other.store()]);
    expect(await noted()).toEqual([['02:10', null, 7]]);
    await other.call(true, '2026-11-20T03:10:00Z');
    await other.store();
    expect(await noted()).toEqual([['02:10', '03:10', 7]]);
    const [outage] = await measures.service.outages('9901');
    expect(outage?.sentence.id).toContain('tidak menjawab selama 1 jam');
  });

  test('between two looks an outage may begin and end', async () => {
    const seen = watching();
    for (const minute of ['30', '31', '32']) await seen.call(false, `2026-11-20T04:${minute}:00Z`);
    await seen.call(true, '2026-11-20T04:40:00Z');
    await seen.store();
    expect((await noted())[0]).toEqual(['04:30', '04:40', 3]);
  });
});

describe('the morning', () => {
  const lineOf = async (kind: string) =>
    value(await measures.service.morning(leader)).lines.find((line) => line.kind === kind);

  test('tells what broke yesterday and compares with the week before', async () => {
    clock.now = new Date('2026-11-20T00:00:00Z');
    await region('9901')
      .insertInto('promise_break')
      .values(
        ['2026-11-19', '2026-11-19', '2026-11-12'].map((day) => ({
          case_id: randomUUID(),
          pack: 'garden',
          service: 'plot-deed',
          office_id: 'north-office',
          case_office_id: 'north-office',
          due_at: new Date(`${day}T05:00:00Z`),
          broke_on: day,
          answered_at: null,
          is_open: true,
        })),
      )
      .execute();
    const line = await lineOf('broken');
    expect(line).toMatchObject({ tone: 'bad', figure: { id: '2' }, before: { id: 'Sepekan sebelumnya 1.' } });
    expect(line?.list).toEqual({ list: 'broken', date: '2026-11-19' });
  });

  test('names the slowest office of those with enough cases', async () => {
    await ended(5, { on: '2026-11-18', office: 'south-office', permille: 1400 });
    await ended(4, { on: '2026-11-18', office: 'registry', permille: 9000 });
    expect(await lineOf('slowest')).toMatchObject({
      tone: 'bad',
      figure: { id: '140%' },
      list: { list: 'office', officeId: 'south-office' },
    });
  });

  test('its lists show neither whose a case is nor what is in it', async () => {
    clock.now = new Date('2026-11-16T02:00:00Z');
    const code = await world.sendNew();
    const listed = value(await measures.service.morningCases(leader, { list: 'oldest', limit: 1 }));
    expect(listed.rows[0]).toMatchObject({ code, isLate: false, isAnswered: null });
    expect(listed.rows[0]?.maskedName).toContain('•');
    expect(codeOf(await measures.service.morningCases(northHead, { list: 'oldest' }))).toBe('not-allowed');
    expect(codeOf(await measures.service.morningCases(leader, { list: 'office' }))).toBe('list-unknown');
    expect(codeOf(await measures.service.morning(residentCaller('sari')))).toBe('not-allowed');
    expect(codeOf(await measures.service.morningCases(leader, { list: 'oldest', cursor: 'x' }))).toBe(
      'cursor-unreadable',
    );
  });

  test('is paged without losing or doubling a case', async () => {
    const all = value(await measures.service.morningCases(leader, { list: 'oldest' })).rows.map(
      (row) => row.code,
    );
    await Promise.all([world.sendNew(), world.sendNew()]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = value(
        await measures.service.morningCases(leader, { list: 'oldest', limit: 1, ...(cursor && { cursor }) }),
      );
      seen.push(...page.rows.map((row) => row.code));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(all.length + 2);
  });

  test('is written once a day at half past six, whoever asks first', async () => {
    const written = async () =>
      (await world.toldOfficers()).filter(({ template }) => template === 'morning').length;
    clock.now = new Date('2026-11-19T23:29:00Z');
    expect(await measures.reportMorning('9901')).toBe(false);
    clock.now = new Date('2026-11-19T23:30:00Z');
    const made = await Promise.all([measures.reportMorning('9901'), measures.reportMorning('9901')]);
    expect(made.toSorted()).toEqual([false, true]);
    expect(await measures.reportMorning('9901')).toBe(false);
    expect(await written()).toBe(1);
    clock.now = new Date('2026-11-21T07:00:00Z');
    expect(await measures.reportMorning('9901')).toBe(true);
    expect(await written()).toBe(1);
  });
});
