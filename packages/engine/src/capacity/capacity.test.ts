import { describe, expect, test } from 'vitest';
import type { CaseState } from '../case/types.ts';
import type { Flow, FlowAction, Service } from '../pack/types.ts';
import { awaitsVisit, daysLeft, isInLine, isLow, lineOrder, shortCode, visitHeld } from './index.ts';

describe('how long stock lasts', () => {
  test.each<[number, number, number, number | null, string]>([
    // balance used days   left   why
    [100, 50, 10, 20, 'five a day'],
    [3, 50, 10, 0, 'less than a day is none'],
    [100, 0, 10, null, 'nothing was used: nobody can tell'],
    [100, 5, 0, null, 'the office was never open'],
    [0, 5, 10, 0, 'nothing left'],
  ])('%i left, %i used in %i days: %s (%s)', (balance, used, workingDays, left) => {
    expect(daysLeft({ balance, used, workingDays })).toBe(left);
  });

  test.each<[number, number | null, number, boolean, string]>([
    [0, null, 3, true, 'nothing left, whatever was used'],
    [5, null, 3, false, 'nobody can tell'],
    [5, 2, 3, true, 'less than three days'],
    [5, 3, 3, false, 'just three days'],
  ])('%i left for %s days, alarm below %i: %s (%s)', (balance, days, alarm, low) => {
    expect(isLow(balance, days, alarm)).toBe(low);
  });
});

const lined: Pick<Service, 'facts' | 'line'> = {
  facts: {
    urgent: { value: 'true', type: 'bool' },
    age: { value: '1', type: 'int' },
  },
  line: {
    state: 'waiting',
    stock: 'card',
    order: ['facts.urgent ? 0 : 1', '-facts.age'],
    rule: { id: 'Yang mendesak dulu.', en: 'The urgent first.' },
  },
};

describe('the order of a line', () => {
  test.each([
    [{ urgent: true, age: 20 }, [0, -20]],
    [{ urgent: false, age: 80 }, [1, -80]],
  ])('%j: %j', (facts, order) => {
    expect(lineOrder(lined, facts)).toEqual(order);
  });

  test('a service without a rule goes by the time of filing alone', () => {
    expect(lineOrder({ facts: {} }, {})).toEqual([]);
  });

  test('a rule that asks for more than the facts is a broken pack', () => {
    const broken = { ...lined, line: { ...lined.line!, order: ['form.age'] } };
    expect(() => lineOrder(broken, { urgent: true, age: 1 })).toThrow('form.age');
  });

  test('only the end of a code is published', () => {
    expect(shortCode('KB-7F3K9-2QXAM')).toBe('…QXAM');
  });
});

const action = (from: string[], to: string, needs: FlowAction['needs'] = []): FlowAction =>
  ({ from, to, needs }) as unknown as FlowAction;
const flow = {
  start: 'choosing',
  states: {},
  actions: {
    book: action(['choosing', 'booked'], 'booked', ['slot']),
    miss: action(['booked'], 'choosing'),
    come: action(['booked'], 'done'),
  },
} as unknown as Flow;

const visit = {
  slotId: 'portraits.club.2026-11-24.0800',
  officeId: 'club',
  startsAt: '2026-11-24T01:00:00.000Z',
  endsAt: '2026-11-24T01:20:00.000Z',
};
const standing = (state: string, more: Partial<CaseState> = {}): CaseState =>
  ({ state, visit, end: null, erased: false, ...more }) as CaseState;

describe('a visit', () => {
  test('is yet to be chosen where booking leads on', () => {
    expect(['choosing', 'booked', 'done'].map((state) => awaitsVisit(flow, state))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each([
    ['booked', standing('booked'), visit],
    ['past it, still going on', standing('done'), visit],
    ['missed, to be chosen anew', standing('choosing'), null],
    ['ended', standing('booked', { end: 'cancelled' }), null],
    ['erased', standing('booked', { erased: true }), null],
    ['never booked', standing('booked', { visit: null }), null],
    ['no case yet', null, null],
  ])('%s', (_, state, held) => {
    expect(visitHeld(flow, state)).toEqual(held);
  });
});

test('a case waits in the line while it stands in its state and goes on', () => {
  expect(
    [standing('waiting'), standing('booked'), standing('waiting', { end: 'refused' }), null].map((state) =>
      isInLine(lined, state),
    ),
  ).toEqual([true, false, false, false]);
});
