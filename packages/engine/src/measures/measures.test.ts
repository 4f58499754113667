import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActionBody, CaseAction, CaseState } from '../case/types.ts';
import type { Turn } from '../pack/types.ts';
import { hiddenGroups, promiseRecord, smallestPublished } from './index.ts';

/** `9:30` of an invented day. */
const clock = (time: string) => `2026-11-16T${time.padStart(5, '0')}:00.000Z`;
const minute = 60_000;

type Segment = readonly [from: string, until: string | null, turn: Turn];
type Step = readonly [at: string, body: Partial<ActionBody> & { type: ActionBody['type'] }];

function stateOf(segments: readonly Segment[], ended?: { at: string; end?: CaseState['end'] }): CaseState {
  return {
    officeId: 'south',
    segments: segments.map(([from, until, turn]) => ({
      from: clock(from),
      until: until === null ? null : clock(until),
      turn,
    })),
    endedAt: ended === undefined ? null : clock(ended.at),
    end: ended === undefined ? null : (ended.end ?? 'finished'),
  } as unknown as CaseState;
}

const actionsOf = (steps: readonly Step[]) =>
  steps.map(([at, body], index) => ({ seq: index + 1, at: clock(at), body }) as CaseAction);

const told = (dueAt: string) => ({ dueAt: clock(dueAt), calendarVersion: '1' });
const filed = (dueAt?: string): Step => [
  '8:00',
  { type: 'filed', officeId: 'north', ...(dueAt && { promise: told(dueAt) }) } as Step[1],
];
const taken = (at: string, dueAt?: string): Step => [
  at,
  { type: 'taken', ...(dueAt && { promise: told(dueAt) }) } as Step[1],
];
const moved = (at: string, dueAt: string): Step => [
  at,
  { type: 'moved-office', officeId: 'south', promise: told(dueAt) } as Step[1],
];
const broke = (at: string, dueAt: string): Step => [
  at,
  { type: 'escalated', level: 'broken', dueAt: clock(dueAt) },
];
const undone = (at: string, seq: number): Step => [at, { type: 'undone', seq }];
const answered = (at: string): Step => [
  at,
  { type: 'commented', audience: 'applicant', about: 'broken-promise' } as Step[1],
];

describe('whether a promise was kept', () => {
  const office = (until: string | null): Segment[] => [['8:00', until, 'office']];
  test.each<
    [
      what: string,
      segments: readonly Segment[],
      ended: { at: string; end?: CaseState['end'] } | undefined,
      steps: readonly Step[],
      expected: { kept?: boolean | null; office?: string; share?: number | null; brokenAt?: string },
    ]
  >([
    [
      'done before it was due',
      office('9:00'),
      { at: '9:00' },
      [filed('10:00'), taken('9:00')],
      { kept: true, share: 500 },
    ],
    [
      'done at the very instant',
      office('10:00'),
      { at: '10:00' },
      [filed('10:00'), taken('10:00')],
      { kept: true, share: 1000 },
    ],
    [
      'done after it was due',
      office('11:00'),
      { at: '11:00' },
      [filed('10:00'), taken('11:00')],
      { kept: false, office: 'north', share: 1500, brokenAt: '10:00' },
    ],
    ['still with the office, in time', office(null), undefined, [filed('13:00')], {}],
    ['still with the office, too late', office(null), undefined, [filed('10:00')], { brokenAt: '10:00' }],
    [
      'the applicant’s time does not count',
      [
        ['8:00', '9:00', 'office'],
        ['9:00', '20:00', 'applicant'],
        ['20:00', '20:30', 'office'],
      ],
      { at: '20:30' },
      [filed('10:00'), taken('9:00'), taken('20:00', '21:00'), taken('20:30')],
      { kept: true, share: 750 },
    ],
    [
      'ended while the centre had it',
      [
        ['8:00', '9:00', 'office'],
        ['9:00', '20:00', 'centre'],
      ],
      { at: '20:00' },
      [filed('10:00'), taken('9:00'), taken('20:00')],
      { kept: true, share: 500 },
    ],
    [
      'it broke, and then waited for the applicant',
      [
        ['8:00', '11:00', 'office'],
        ['11:00', '12:00', 'applicant'],
      ],
      undefined,
      [filed('10:00'), taken('11:00')],
      { brokenAt: '10:00' },
    ],
    [
      'a holiday moved it',
      office('11:00'),
      { at: '11:00' },
      [
        filed('10:00'),
        ['9:00', { type: 'promise-amended', cause: 'calendar', promise: told('12:00') } as Step[1]],
        taken('11:00'),
      ],
      { kept: true, share: 750 },
    ],
    [
      'it broke before it was moved',
      office('12:00'),
      { at: '12:00' },
      [filed('10:00'), moved('10:30', '13:00'), taken('12:00')],
      { kept: false, office: 'north', share: 800, brokenAt: '10:00' },
    ],
    [
      'it broke where it was moved to',
      office('12:00'),
      { at: '12:00' },
      [filed('10:00'), moved('9:00', '11:00'), taken('12:00')],
      { kept: false, office: 'south', share: 1333, brokenAt: '11:00' },
    ],
    [
      'what was told stays told',
      office('9:00'),
      { at: '9:00' },
      [filed('10:00'), broke('8:30', '8:20'), taken('9:00')],
      { kept: false, office: 'north', share: 500, brokenAt: '8:20' },
    ],
    [
      'an undone step told nothing',
      office('9:30'),
      { at: '9:30' },
      [filed('10:00'), taken('8:10', '8:20'), undone('8:15', 2), taken('9:30')],
      { kept: true, share: 750 },
    ],
    [
      'never with an office',
      [['8:00', '9:00', 'centre']],
      { at: '9:00' },
      [filed(), taken('9:00')],
      { kept: null, share: null },
    ],
  ])('%s', (_what, segments, ended, steps, expected) => {
    const { broken, outcome } = promiseRecord(stateOf(segments, ended), actionsOf(steps), clock('12:00'));
    expect(broken?.dueAt).toBe(expected.brokenAt && clock(expected.brokenAt));
    expect(outcome?.kept).toBe(expected.kept);
    expect(outcome?.sharePermille).toBe(expected.share);
    if (expected.office) expect(outcome?.officeId).toBe(expected.office);
  });

  test('the time of each is told apart', () => {
    const state = stateOf(
      [
        ['8:00', '9:00', 'office'],
        ['9:00', '9:30', 'applicant'],
        ['9:30', '11:30', 'centre'],
        ['11:30', '11:40', 'office'],
      ],
      { at: '11:40', end: 'refused' },
    );
    const { outcome } = promiseRecord(
      state,
      actionsOf([filed('10:00'), taken('11:30', '12:00')]),
      clock('12:00'),
    );
    expect(outcome).toMatchObject({
      end: 'refused',
      ourMilliseconds: 70 * minute,
      waits: { applicant: 30 * minute, centre: 120 * minute, court: 0 },
    });
  });

  test('the head’s word about it is remembered', () => {
    const steps = [filed('10:00'), broke('10:01', '10:00')];
    const state = stateOf([['8:00', null, 'office']]);
    const at = clock('12:00');
    expect(promiseRecord(state, actionsOf(steps), at).broken?.answeredAt).toBeNull();
    const withAnswer = actionsOf([...steps, answered('10:20'), answered('10:40')]);
    expect(promiseRecord(state, withAnswer, at).broken?.answeredAt).toBe(clock('10:20'));
  });
});

describe('small numbers', () => {
  const hidden = (...counts: readonly number[]) => {
    const groups = counts.map((count) => ({ count }));
    const found = hiddenGroups(groups);
    return groups.map((group) => (found.has(group) ? 'hidden' : group.count));
  };
  test.each([
    ['none small', [5, 12], [5, 12]],
    ['nobody is nobody', [0, 12], [0, 12]],
    ['two small ones hide each other', [2, 3, 12], ['hidden', 'hidden', 12]],
    ['one small one takes the next with it', [2, 30, 12], ['hidden', 30, 'hidden']],
    ['a small one alone', [2, 0], ['hidden', 0]],
  ])('%s', (_what, counts, expected) => {
    expect(hidden(...counts)).toEqual(expected);
  });

  test('what is hidden can never be reckoned from the total and the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { minLength: 2, maxLength: 12 }), (counts) => {
        const groups = counts.map((count) => ({ count }));
        const found = hiddenGroups(groups);
        for (const { count } of groups.filter((group) => !found.has(group))) {
          expect(count === 0 || count >= smallestPublished).toBe(true);
        }
        const others = groups.some((group) => !found.has(group) && group.count >= smallestPublished);
        if (others) expect(found.size).not.toBe(1);
      }),
    );
  });
});
