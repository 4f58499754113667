import { describe, expect, test } from 'vitest';
import type { FlowAction, Service } from '../pack/types.ts';
import {
  failureTold,
  parcelAction,
  parcelAfter,
  parcelAtStart,
  parcelChosen,
  parcelPlace,
  parcelValues,
} from './parcel.ts';
import type { CaseState, Facts, ParcelState } from './types.ts';

const states = {
  packing: { turn: 'office', parcel: 'packing' },
  road: { turn: 'office', parcel: 'courier' },
  done: { turn: 'nobody', end: 'finished' },
};
const actions = {
  send: { from: ['packing'], to: 'road', parcel: 'to-courier' },
  fail: { from: ['road'], to: 'packing', parcel: 'fail' },
  deliver: { from: ['road'], to: 'done', parcel: 'deliver' },
  itself: { from: ['packing'], to: 'road', parcel: 'to-courier', automatic: true },
};
const service = {
  flow: { start: 'packing', states, actions },
  parcel: { way: 'way', window: 'hours', ways: ['home', 'pick-up'], attempts: 2 },
} as unknown as Service;
const facts: Facts = { way: 'home', hours: 'evening' };
const tried: ParcelState = { way: 'home', window: 'evening', attempts: 1, failure: 'nobody' };

const after = (
  step: Partial<FlowAction>,
  options: { parcel?: ParcelState; end?: CaseState['end']; facts?: Facts; failure?: 'moved' } = {},
) =>
  parcelAfter(
    { parcel: options.parcel ?? tried, facts, end: options.end ?? null } as CaseState,
    {
      type: 'taken',
      action: 'step',
      from: 'road',
      to: 'packing',
      ...(options.facts && { facts: options.facts }),
      ...(options.failure && { failure: options.failure }),
    },
    { to: 'packing', ...step } as FlowAction,
    service,
  );

test('begins as the form says, and with nothing where there is no parcel', () => {
  expect(parcelAtStart(service, facts)).toEqual({ ...tried, attempts: 0, failure: '' });
  expect(parcelAtStart({ ...service, parcel: undefined } as unknown as Service, facts)).toBeUndefined();
});

describe('after a step', () => {
  test.each<[string, ReturnType<typeof after>, Partial<ParcelState>]>([
    ['that does nothing to it', after({}), tried],
    ['in vain', after({ parcel: 'fail' }, { failure: 'moved' }), { attempts: 2, failure: 'moved' }],
    [
      'that chooses',
      after({ parcel: 'choose', way: 'pick-up' }),
      { way: 'pick-up', attempts: 0, failure: '' },
    ],
    ['that makes it anew', after({ parcel: 'print-again' }), { way: 'home', attempts: 0, failure: '' }],
    ['that names a way', after({ parcel: 'to-counter', way: 'pick-up' }), { way: 'pick-up', attempts: 1 }],
    ['that opens it again', after({}, { end: 'finished' }), { attempts: 0, failure: '' }],
    [
      'that disputes it',
      after({ parcel: 'dispute' }, { end: 'finished' }),
      { attempts: 1, failure: 'nobody' },
    ],
    [
      'that corrects the form',
      after({}, { facts: { way: 'pick-up', hours: 'daytime' } }),
      { way: 'pick-up', window: 'daytime' },
    ],
    [
      'that corrects the form after a choice',
      after({}, { parcel: { ...tried, way: 'pick-up' }, facts: { way: 'home', hours: 'daytime' } }),
      { way: 'pick-up', window: 'daytime' },
    ],
  ])('%s', (_, parcel, expected) => {
    expect(parcel).toMatchObject(expected);
  });
});

test('a choice keeps what it does not name, and counts anew', () => {
  expect(parcelChosen(tried, { type: 'parcel-chosen', window: 'daytime' })).toEqual({
    way: 'home',
    window: 'daytime',
    attempts: 0,
    failure: '',
  });
  expect(parcelChosen(undefined, { type: 'parcel-chosen', way: 'home' })).toBeUndefined();
});

test('guards read how many tries are left, never fewer than none', () => {
  const read = (parcel?: ParcelState) => parcelValues(service, { parcel } as CaseState);
  expect(read(tried)).toEqual({ ...tried, attemptsLeft: 1 });
  expect(read({ ...tried, attempts: 5 }).attemptsLeft).toBe(0);
  expect(read()).toEqual({ way: '', window: '', attempts: 0, attemptsLeft: 2, failure: '' });
});

test('a step is found by what it does and where the case is; what the machine takes is nobody’s', () => {
  expect(parcelAction(service, { state: 'packing' }, 'to-courier')?.code).toBe('send');
  expect(parcelAction(service, { state: 'road' }, 'to-courier')).toBeUndefined();
  expect(parcelPlace(service, { state: 'road' })).toBe('courier');
  expect(parcelPlace(service, { state: 'done' })).toBeNull();
});

test('why is told only of a step that fails, in the words that there are', () => {
  const fail = { parcel: 'fail' } as FlowAction;
  expect(failureTold(fail, { why: 'moved' })).toBe('moved');
  expect(failureTold(fail, { why: 'rain' })).toBeUndefined();
  expect(failureTold({ parcel: 'deliver' } as FlowAction, { why: 'moved' })).toBeUndefined();
});
