import { expect, test } from 'vitest';
import type { Caller } from '../../types.ts';
import { requireFresh } from './freshness.ts';

const now = new Date('2026-11-23T03:00:00.000Z');
const minutesAgo = (minutes: number) => ({
  id: 's1',
  provenAt: new Date(now.getTime() - minutes * 60_000).toISOString(),
});
const officer = (session?: { id: string; provenAt: string }): Caller['who'] => ({
  kind: 'officer',
  accountId: 'o1',
  name: 'Ratna',
  posts: [],
  ...(session && { session }),
});
const resident = (session: { id: string; provenAt: string }): Caller['who'] => ({
  kind: 'resident',
  accountId: 'a1',
  browserToken: null,
  identity: 'none',
  session,
});

const table: [string, Caller['who'], 'fresh' | 'proof-needed'][] = [
  ['a guest', { kind: 'guest', browserToken: 'b' }, 'proof-needed'],
  ['an officer without a session', officer(), 'proof-needed'],
  ['an officer who has just signed in', officer(minutesAgo(0)), 'fresh'],
  ['an officer ten minutes later', officer(minutesAgo(10)), 'fresh'],
  ['an officer eleven minutes later', officer(minutesAgo(11)), 'proof-needed'],
  ['a resident who has just signed in', resident(minutesAgo(1)), 'fresh'],
  ['a resident an hour later', resident(minutesAgo(60)), 'proof-needed'],
];

test.each(table)('%s: %s', (_name, who, outcome) => {
  const result = requireFresh({ regionId: '3275', requestId: 'r', locale: 'id', who }, now);
  expect(result.ok ? 'fresh' : result.error.code).toBe(outcome);
});
