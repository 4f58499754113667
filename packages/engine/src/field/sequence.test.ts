import { describe, expect, test } from 'vitest';
import { beforeFirst, emptyHead, fieldEventBytes, happenedAt, placeInSequence } from './index.ts';

const head = { seq: 2, digest: 'b'.repeat(64) };
const event = (seq: number, previous: string, digest = 'c'.repeat(64)) => ({ seq, previous, digest });

test.each([
  ['the first of all', emptyHead, event(1, beforeFirst), undefined, { place: 'next' }],
  ['a first that names another', emptyHead, event(1, 'a'.repeat(64)), undefined, { place: 'forked' }],
  ['the one after the head', head, event(3, head.digest), undefined, { place: 'next' }],
  ['one that goes on from elsewhere', head, event(3, 'a'.repeat(64)), undefined, { place: 'forked' }],
  ['one that comes too early', head, event(5, head.digest), undefined, { place: 'early', expected: 3 }],
  ['the head again', head, event(2, 'a'.repeat(64), head.digest), head.digest, { place: 'repeated' }],
  ['another under a number that is taken', head, event(1, beforeFirst), 'a'.repeat(64), { place: 'forked' }],
  ['a number below the first', head, event(0, beforeFirst), undefined, { place: 'forked' }],
] as const)('%s', (_what, at, given, kept, expected) => {
  expect(placeInSequence(at, given, kept)).toEqual(expected);
});

test('the bytes to sign depend on nothing but the event', () => {
  const whole = {
    deviceId: 'd',
    seq: 1,
    previous: beforeFirst,
    id: 'i',
    at: '2026-11-22T01:00:00.000Z',
    kind: 'delivery.failed',
    payload: { why: 'nobody', manifestId: 'm' },
    files: [],
  };
  const reordered = { ...whole, payload: { manifestId: 'm', why: 'nobody' }, signature: 'anything' };
  expect(fieldEventBytes(reordered)).toEqual(fieldEventBytes(whole));
  expect(fieldEventBytes({ ...whole, seq: 2 })).not.toEqual(fieldEventBytes(whole));
});

describe('when it happened', () => {
  const receivedAt = new Date('2026-11-22T05:00:00.000Z');
  test.each([
    [
      'a clock that is right',
      '2026-11-22T03:00:00.000Z',
      '2026-11-22T05:00:00.000Z',
      '2026-11-22T03:00:00.000Z',
    ],
    [
      'a clock a year behind',
      '2025-11-22T03:00:00.000Z',
      '2025-11-22T05:00:00.000Z',
      '2026-11-22T03:00:00.000Z',
    ],
    [
      'a clock set back in between',
      '2026-11-22T09:00:00.000Z',
      '2026-11-22T05:00:00.000Z',
      '2026-11-22T05:00:00.000Z',
    ],
    [
      'a clock set on by years',
      '2016-01-01T00:00:00.000Z',
      '2026-11-22T05:00:00.000Z',
      '2026-09-23T05:00:00.000Z',
    ],
    ['no time at all', 'yesterday', '2026-11-22T05:00:00.000Z', '2026-11-22T05:00:00.000Z'],
  ])('%s', (_what, at, sentAt, expected) => {
    expect(happenedAt({ at, sentAt, receivedAt }).toISOString()).toBe(expected);
  });
});
