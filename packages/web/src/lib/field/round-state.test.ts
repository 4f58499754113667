import type { Round } from '@satuloket/server/types';
import { expect, test } from 'vitest';
import type { CourierAct } from './act.ts';
import { goingBack, type KnownAct, openStops, roundNow, stopOfLabel } from './round-state.ts';

const words = (text: string) => ({ id: text, en: text });

function stop(parcelId: string, order: number): Round['manifests'][number]['stops'][number] {
  return {
    parcelId,
    code: `KB-${parcelId}`,
    label: `0000-00${order}-${order}`,
    order,
    holds: words('Kartu'),
    receiver: 'Dewi',
    street: 'Jalan Mawar 1',
    village: 'Aren Jaya',
    window: null,
    callUrl: '/calls',
    attempt: 1,
    takeBack: null,
    outcome: 'listed',
    codeCheck: { salt: '00', iterations: 1, digest: '00' },
  };
}

function round(state: 'handed-over' | 'accepted', stops = [stop('b', 2), stop('a', 1), stop('c', 3)]): Round {
  const manifest = { id: 'm', number: 'M-1', officeName: words('Kantor'), window: null, state, stops };
  return { at: '2026-11-22T02:00:00.000Z', manifests: [manifest] };
}

function acts(...given: readonly CourierAct[]): readonly KnownAct[] {
  return given.map((act, index) => ({
    ...act,
    id: String(index),
    at: '2026-11-22T02:00:00.000Z',
    state: 'kept',
    leavesAt: 0,
  }));
}

const accepted = (missing: readonly string[]): CourierAct => ({
  kind: 'delivery.accepted',
  payload: {
    manifestId: 'm',
    scanned: ['a', 'b', 'c'].filter((each) => !missing.includes(each)),
    missing: missing.map((parcelId) => ({ parcelId, reason: 'Tidak ada' })),
  },
});
const failed = (parcelId: string): CourierAct => ({
  kind: 'delivery.failed',
  payload: { manifestId: 'm', parcelId, why: 'nobody' },
});
const delivered = (parcelId: string): CourierAct => ({
  kind: 'delivery.delivered',
  payload: {
    manifestId: 'm',
    parcelId,
    proof: { kind: 'code', code: '1' },
    receiverName: 'Dewi',
    receiverRelation: 'self',
  },
});
const closed: CourierAct = { kind: 'delivery.came-back', payload: { manifestId: 'm', scanned: ['b'] } };

test.each([
  ['not counted yet', 'handed-over', [], 'to-accept', [], ['a', 'b', 'c']],
  [
    'counted here, not sent yet',
    'handed-over',
    [accepted([])],
    'under-way',
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ],
  ['one was not there', 'handed-over', [accepted(['b'])], 'under-way', ['a', 'c'], ['a', 'c']],
  ['one is delivered, one failed', 'accepted', [delivered('a'), failed('b')], 'under-way', ['c'], ['b', 'c']],
  [
    'failed first, then delivered',
    'accepted',
    [failed('a'), delivered('a')],
    'under-way',
    ['b', 'c'],
    ['b', 'c'],
  ],
  ['all visited', 'accepted', [delivered('a'), failed('b'), delivered('c')], 'to-close', [], ['b']],
  ['closed', 'accepted', [delivered('a'), failed('b'), delivered('c'), closed], 'closed', [], ['b']],
] as const)('%s', (_what, state, given, phase, open, back) => {
  const manifests = roundNow(round(state), acts(...given));
  const [manifest] = manifests;
  expect(manifest?.phase).toBe(phase);
  expect(openStops(manifests).map(({ parcelId }) => parcelId)).toEqual(open);
  expect(manifest && goingBack(manifest).map(({ parcelId }) => parcelId)).toEqual(back);
});

test('what the server tells holds for a phone that starts anew', () => {
  const told = round('accepted', [
    { ...stop('a', 1), outcome: 'delivered' },
    { ...stop('b', 2), outcome: 'accepted' },
  ]);
  expect(roundNow(told, [])[0]?.stops.map(({ standing }) => standing)).toEqual(['delivered', 'open']);
});

test.each([
  ['0000-002-2', 'b'],
  ['00000022', 'b'],
  [' 0000 002 2 ', 'b'],
  ['99999999', undefined],
  ['', undefined],
])('the label "%s" is that of %s', (typed, expected) => {
  expect(stopOfLabel(round('accepted').manifests[0]?.stops ?? [], typed)?.parcelId).toBe(expected);
});
