import type { ActionBody, Actor, CaseAction } from '@satuloket/engine';
import { expect, test } from 'vitest';
import { lifeOf } from './life.ts';

const flow = {
  states: { a: {}, b: {}, finished: { end: 'finished' }, refused: { end: 'refused' } },
  actions: { approve: { releases: ['letter'] }, check: {}, prepare: { prepares: ['letter', 'card'] } },
} as never;
const products = { letter: { issuer: 'local' }, card: { issuer: 'register' } } as never;
const sealed = { entryId: 'e', commitment: 'c' };
const system: Actor = { kind: 'system', name: 'documents' };
const counter: Actor = { kind: 'officer', accountId: 'a', role: 'front-desk', officeId: 'north' };

const made = (signed: boolean, product = 'letter'): ActionBody => ({
  type: 'document-made',
  product,
  fileId: 'f',
  sha256: 'd',
  signed,
});
const taken = (action: string, more: object = {}): ActionBody => ({
  type: 'taken',
  action,
  from: 'a',
  to: 'b',
  ...more,
});
const printed: ActionBody = { type: 'document-printed', product: 'letter', fileId: 'f' };
const reopened = (from = 'finished'): ActionBody => ({ type: 'taken', action: 'reopen', from, to: 'a' });
const withdrawn = (replacedBy?: { caseId: string; product: string }): ActionBody => ({
  type: 'document-withdrawn',
  product: 'letter',
  fileId: 'f',
  reason: sealed,
  ...(replacedBy && { replacedBy }),
});
const result = { product: 'letter', number: sealed, fileId: 'f', sha256: 'd' };

test.each<[string, readonly ActionBody[], string]>([
  ['signed before it is delivered', [made(false), made(true), taken('approve')], 'made signed delivered'],
  ['released first, made after', [taken('approve'), made(false)], 'delivered made'],
  [
    'prepared, signed, and delivered',
    [taken('prepare'), made(true), taken('approve')],
    'made signed delivered',
  ],
  [
    'withdrawn, and waits to be signed anew',
    [made(true), withdrawn(), taken('prepare')],
    'signed withdrawn made',
  ],
  [
    'signed anew after that',
    [made(true), taken('approve'), withdrawn(), taken('prepare'), made(true), taken('approve')],
    'made signed delivered',
  ],
  ['of the register', [taken('check', { results: [result] }), taken('approve')], 'arrived delivered'],
  ['printed twice', [taken('approve'), printed, printed], 'delivered printed printed'],
  ['withdrawn', [taken('approve'), withdrawn()], 'delivered withdrawn'],
  ['replaced', [taken('approve'), withdrawn({ caseId: 'x', product: 'letter' })], 'delivered replaced'],
  [
    'made anew after it was withdrawn',
    [made(true), taken('approve'), printed, withdrawn(), made(false), made(true), taken('approve')],
    'printed made signed delivered',
  ],
  ['opened again', [made(true), taken('approve'), reopened()], 'signed delivered reopened'],
  [
    'opened again, and delivered anew',
    [made(true), taken('approve'), printed, reopened(), taken('prepare'), made(true), taken('approve')],
    'signed delivered printed reopened made signed delivered',
  ],
  [
    'opened again, refused, and opened once more',
    [made(true), taken('approve'), reopened(), taken('refuse', { to: 'refused' }), reopened('refused')],
    'signed delivered reopened',
  ],
  ['opened again before anything was delivered', [made(true), reopened('refused')], 'signed'],
  [
    'not opened again, as it was undone',
    [taken('approve'), reopened(), { type: 'undone', seq: 2 }],
    'delivered',
  ],
  ['undone', [taken('approve'), { type: 'undone', seq: 1 }], ''],
  ['of another product', [made(true, 'card')], ''],
])('the life of what was %s', (_case, bodies, kinds) => {
  const actions = bodies.map(
    (body, index) =>
      ({ seq: index + 1, at: `2026-11-22T03:0${index}:00.000Z`, actor: system, body }) as CaseAction,
  );
  expect(
    lifeOf(actions, { flow, products }, 'letter')
      .map(({ kind }) => kind)
      .join(' '),
  ).toBe(kinds);
});

test('tells the counter that printed it', () => {
  const action = { seq: 1, at: '2026-11-22T03:00:00.000Z', actor: counter, body: printed } as CaseAction;
  expect(lifeOf([action], { flow, products }, 'letter')).toEqual([
    { kind: 'printed', at: '2026-11-22T03:00:00.000Z', officeId: 'north' },
  ]);
});

test('what the register issues is not made here, though the flow would have it signed here', () => {
  const action = {
    seq: 1,
    at: '2026-11-22T03:00:00.000Z',
    actor: system,
    body: taken('prepare'),
  } as CaseAction;
  expect(lifeOf([action], { flow, products }, 'card')).toEqual([]);
});
