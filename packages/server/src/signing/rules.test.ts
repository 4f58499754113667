import { describe, expect, test } from 'vitest';
import {
  type Capacity,
  capacitiesOf,
  capacityFor,
  type Delegation,
  signerTitle,
  signingObstacle,
} from './rules.ts';
import { letterRegion } from './testing/invented-letters.ts';

const region = letterRegion('9901');
const post = (id: string) => {
  const found = region.posts.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no post ${id}`);
  return found;
};
const letter = {
  pack: 'garden',
  service: 'plot-letter',
  product: 'letter',
  role: 'judge',
  officeId: 'north-office',
};
const order: Delegation = {
  id: 'd1',
  kind: 'plh',
  post: 'north-head',
  toPost: 'north-recorder',
  from: '2026-11-16',
  until: '2026-11-20',
  products: [],
  offices: [],
  perDay: null,
  isEnded: false,
};
const own = (id: string): Capacity => ({ post: post(id), signer: post(id) });
const standIn = (more: Partial<Delegation> = {}): Capacity => {
  const delegation = { ...order, ...more };
  return { post: post(delegation.post), signer: post(delegation.toPost), delegation };
};

describe('who may sign', () => {
  test.each<[string, Capacity, object, { today?: string; takenToday?: number }, string | undefined]>([
    // as whom                                   capacity                                     item                          at                            obstacle
    ['the head of the office', own('north-head'), {}, {}, undefined],
    ['the head of another office', own('south-head'), {}, {}, 'not-yours'],
    ['the head at another office', own('north-head'), { officeId: 'south-office' }, {}, 'not-yours'],
    ['the chief, whose agency it is not', own('chief'), {}, {}, 'not-yours'],
    ['the checker', own('north-checker'), {}, {}, 'not-yours'],
    ['the secretary without an order', own('north-recorder'), {}, {}, 'not-yours'],
    ['another role of the case', own('north-head'), { role: 'reader' }, {}, 'not-yours'],
    ['a stand-in', standIn(), {}, {}, undefined],
    ['a stand-in on the first day', standIn(), {}, { today: '2026-11-16' }, undefined],
    ['a stand-in on the last day', standIn(), {}, { today: '2026-11-20' }, undefined],
    ['a stand-in the day before', standIn(), {}, { today: '2026-11-15' }, 'not-current'],
    ['a stand-in the day after', standIn(), {}, { today: '2026-11-21' }, 'not-current'],
    ['a stand-in whose order was ended', standIn({ isEnded: true }), {}, {}, 'not-current'],
    ['a stand-in for this product', standIn({ products: ['plot-letter/letter'] }), {}, {}, undefined],
    ['a stand-in for another', standIn({ products: ['plot-deed/deed'] }), {}, {}, 'product-not-given'],
    ['a stand-in for this office', standIn({ offices: ['north-office'] }), {}, {}, undefined],
    ['a stand-in for another office', standIn({ offices: ['registry'] }), {}, {}, 'office-not-given'],
    ['a stand-in below the limit', standIn({ perDay: 3 }), {}, { takenToday: 2 }, undefined],
    ['a stand-in at the limit', standIn({ perDay: 3 }), {}, { takenToday: 3 }, 'limit'],
    ['a stand-in for whom the head may not', standIn({ post: 'south-head' }), {}, {}, 'not-yours'],
    ['someone with another’s order', { ...standIn(), signer: post('north-checker') }, {}, {}, 'not-yours'],
    ['a stand-in whose own post is vacant', standIn({ toPost: 'south-recorder' }), {}, {}, 'not-yours'],
  ])('%s', (_, capacity, item, { today = '2026-11-18', takenToday = 0 }, obstacle) => {
    expect(signingObstacle(region, capacity, { ...letter, ...item }, { today, takenToday })).toBe(obstacle);
  });
});

describe('as whom', () => {
  const at = { today: '2026-11-18', taken: new Map<string, number>() };
  test('the own post comes before one that someone stands in for', () => {
    const found = capacityFor(region, [own('north-head'), standIn()], letter, at);
    expect(found).toEqual({ capacity: own('north-head') });
  });

  test('what is told is the nearest reason', () => {
    const found = capacityFor(region, [own('north-recorder'), standIn({ until: '2026-11-17' })], letter, at);
    expect(found).toEqual({ obstacle: 'not-current' });
  });

  test.each([
    ['the holder', 'Eka Camat', 'head', ['north-head']],
    ['someone of another name in the role', 'Orang Lain', 'head', []],
    ['the holder without the role', 'Eka Camat', 'checker', []],
  ])('an account is that of %s', (_, name, role, ids) => {
    const officer = { name, posts: [{ role, officeId: 'north-office' }] };
    expect(capacitiesOf(region, officer, []).map((each) => each.post.id)).toEqual(ids);
  });

  test('a stand-in has both capacities', () => {
    const officer = { name: 'Dodi Sekretaris', posts: [{ role: 'recorder', officeId: 'north-office' }] };
    const found = capacitiesOf(region, officer, [order, { ...order, toPost: 'north-checker' }]);
    expect(found.map((each) => [each.post.id, each.signer.id])).toEqual([
      ['north-recorder', 'north-recorder'],
      ['north-head', 'north-recorder'],
    ]);
  });
});

test.each([
  ['plh', 'Plh. Camat Utara'],
  ['plt', 'Plt. Camat Utara'],
  ['mandate', 'a.n. Camat Utara, Sekretaris Utara'],
] as const)('the title of %s', (kind, title) => {
  expect(signerTitle(standIn({ kind })).id).toBe(title);
});
