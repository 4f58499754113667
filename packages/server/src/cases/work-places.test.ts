import { expect, test } from 'vitest';
import type { ScopeGroup } from './scope.ts';
import { placesToTake } from './work-places.ts';

const group = (change: Partial<ScopeGroup>): ScopeGroup => ({
  officeIds: ['north'],
  services: ['plot', 'tree'],
  queues: ['plot/judge', 'tree/judge', 'tree/signer'],
  villageCode: null,
  ...change,
});
const names = (scope: readonly ScopeGroup[], query = {}) =>
  placesToTake(scope, query)?.map(({ officeId, queue, villageCode }) =>
    [officeId, queue, villageCode ?? 'all'].join(' '),
  );

test('each queue of each office is one place', () => {
  expect(names([group({ officeIds: ['north', 'south'], queues: ['plot/judge', 'tree/judge'] })])).toEqual([
    'north plot/judge all',
    'north tree/judge all',
    'south plot/judge all',
    'south tree/judge all',
  ]);
});

test.each([
  ['an office', { officeId: 'south' }, []],
  ['a service', { service: 'plot' }, ['north plot/judge all']],
  ['a service whose name another begins with', { service: 'plo' }, []],
  ['a role', { role: 'signer' }, ['north tree/signer all']],
])('only those of %s, where it is asked for', (_, query, expected) => {
  expect(names([group({})], query)).toEqual(expected);
});

test("a village's part is looked into once: not where the whole queue is", () => {
  const village = group({ queues: ['plot/judge'], villageCode: 'mawar' });
  expect(names([village, village])).toEqual(['north plot/judge mawar']);
  expect(names([village, group({ queues: ['plot/judge', 'tree/judge'] })])).toEqual([
    'north plot/judge all',
    'north tree/judge all',
  ]);
});

test('whoever sees too many queues for that is shown them at once', () => {
  const officeIds = Array.from({ length: 101 }, (_, index) => `office-${index}`);
  expect(placesToTake([group({ officeIds, queues: ['plot/judge', 'tree/judge'] })], {})).toBeUndefined();
});
