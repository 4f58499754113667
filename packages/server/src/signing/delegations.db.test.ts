import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import type { DelegationGiven } from './contract.ts';
import { arrangeSigning } from './testing/arrange.ts';

const arranged = await arrangeSigning();
const { signing, callers, newLetter, newLetters, documentsOf, stateOf, signAll, sign } = arranged;
const { service } = signing;
const order: DelegationGiven = {
  kind: 'plh',
  post: 'north-head',
  toPost: 'north-recorder',
  from: '2026-11-16',
  until: '2026-11-20',
  letterNumber: '800/12/2026',
  products: [],
  offices: [],
  perDay: null,
};
const give = (more: Partial<DelegationGiven> = {}, caller = callers.head) =>
  service.delegate(caller, { key: randomUUID(), ...order, ...more });
const check = (more: Partial<DelegationGiven> = {}, caller = callers.head) =>
  service.checkDelegation(caller, { ...order, ...more });
const end = (delegationId: string, caller = callers.head) =>
  service.endDelegation(caller, { key: randomUUID(), delegationId });

describe('a stand-in', () => {
  test('sees the desk, signs under the own name and is named on the record', async () => {
    expect(codeOf(await service.desk(callers.secretary, {}))).toBe('not-allowed');
    const { delegationId } = value(await give());
    const code = await newLetter();
    const seen = value(await service.desk(callers.secretary, {}));
    expect(seen.rows).toMatchObject([{ code, maySign: true }]);
    expect(seen.capacities).toMatchObject([
      { name: 'Dodi Sekretaris', title: { id: 'Plh. Camat Utara' }, delegation: { kind: 'plh' } },
    ]);
    const { content } = value(await service.document(callers.secretary, seen.rows[0]!.id));
    expect(Buffer.from(content).toString()).toContain('"name":"Dodi Sekretaris","title":"Plh. Camat Utara"');
    const run = await signAll([code], callers.secretary);
    expect(run.counts).toMatchObject({ signed: 1, failed: 0 });
    expect(await stateOf(code)).toBe('finished');
    expect(await documentsOf(code)).toMatchObject([
      { signer_name: 'Dodi Sekretaris', signer_title: { id: 'Plh. Camat Utara' } },
    ]);
    const { rows } = await arranged.admin.query(
      `select actor->>'accountId' as account from case_action
       where type = 'taken' and body->>'action' = 'sign' order by at desc limit 1`,
    );
    expect(rows).toEqual([{ account: 'dodi-secretary' }]);
    value(await end(delegationId));
    expect(codeOf(await service.desk(callers.secretary, {}))).toBe('not-allowed');
  });

  test('is told in the own digest what waits, as long as the delegation lasts', async () => {
    const { delegationId } = value(await give());
    const code = await newLetter();
    expect(await signing.waitingForStandIn(callers.secretary)).toEqual([
      { as: { id: 'Plh. Camat Utara', en: expect.any(String) }, count: 1, late: 0 },
    ]);
    arranged.advance(3 * 24 * 60);
    expect(await signing.waitingForStandIn(callers.secretary)).toMatchObject([{ count: 1, late: 1 }]);
    // The head's own are among the head's cases.
    expect(await signing.waitingForStandIn(callers.head)).toEqual([]);
    value(await end(delegationId));
    expect(await signing.waitingForStandIn(callers.secretary)).toEqual([]);
    await signAll([code]);
    arranged.advance(-3 * 24 * 60);
  });

  test('may refuse too, and nothing else of the head’s', async () => {
    const { delegationId } = value(await give());
    const code = await newLetter();
    const [row] = value(await service.desk(callers.secretary, {})).rows;
    const refusal = { key: randomUUID(), itemId: row!.id, reason: 'Alamatnya belum lengkap.' };
    expect(value(await service.refuse(callers.secretary, refusal))).toEqual({ code });
    expect(await stateOf(code)).toBe('checking');
    expect(codeOf(await arranged.cases.cases.view(callers.secretary, code))).toBe('ok');
    expect(codeOf(await arranged.act(callers.secretary, code, 'approve'))).toBe('action-not-possible');
    value(await end(delegationId));
  });

  test('never signs a paper that names the head, not after the head’s time-out either', async () => {
    const code = await newLetter();
    arranged.signer.order('timeout', 'timeout', 'timeout');
    expect((await signAll([code])).failed).toMatchObject([{ cause: 'timeout' }]);
    const { delegationId } = value(await give());
    await signAll([code], callers.secretary);
    const signed = Buffer.from(arranged.signer.asked.at(-1)!.pdf).toString();
    expect(signed).toContain('"name":"Dodi Sekretaris","title":"Plh. Camat Utara"');
    expect(await documentsOf(code)).toMatchObject([{ signer_name: 'Dodi Sekretaris' }]);
    value(await end(delegationId));
  });

  test('signs no more than the limit of a day, and what failed is not counted', async () => {
    const { delegationId } = value(await give({ perDay: 2 }));
    const codes = await newLetters(3);
    arranged.signer.order('refused');
    const first = await signAll(codes, callers.secretary);
    expect(first.counts).toMatchObject({ signed: 1, failed: 2 });
    expect(first.failed.map(({ cause }) => cause).toSorted()).toEqual(['limit-reached', 'refused']);
    const left = first.failed.map(({ code }) => code);
    const second = await signAll(left, callers.secretary);
    expect(second.counts).toMatchObject({ signed: 1, failed: 1 });
    expect(codeOf(await sign(left, callers.secretary))).toBe('nothing-to-sign');
    const { rows } = value(await service.delegations(callers.head));
    expect(rows.find(({ id }) => id === delegationId)).toMatchObject({ signedToday: 2, state: 'current' });
    value(await end(delegationId));
  });

  test('two runs at the same moment stay within the limit together', async () => {
    const { delegationId } = value(await give({ perDay: 1 }));
    const [one, other] = await newLetters(2);
    const results = await Promise.all([sign([one!], callers.secretary), sign([other!], callers.secretary)]);
    await signing.idle();
    expect(results.map((result) => result.ok).toSorted()).toEqual([false, true]);
    const published = [...(await documentsOf(one!)), ...(await documentsOf(other!))];
    expect(published.length).toBe(1);
    value(await end(delegationId));
  });
});

describe('giving', () => {
  test.each<[string, Partial<DelegationGiven>, () => Parameters<typeof service.delegate>[0], string]>([
    ['the holder of the post', {}, () => callers.head, 'ok'],
    ['whoever keeps the office’s posts', {}, () => callers.admin, 'ok'],
    ['the head of another office', {}, () => callers.southHead, 'not-allowed'],
    ['the stand-in', {}, () => callers.secretary, 'not-allowed'],
    ['a checker', {}, () => callers.reader, 'not-allowed'],
    ['a resident', {}, () => callers.resident, 'not-allowed'],
    ['acting, while the post is held', { kind: 'plt' }, () => callers.head, 'inputs-invalid'],
    [
      'for someone away, of a post that is vacant',
      { post: 'north-deputy', kind: 'plh' },
      () => callers.admin,
      'inputs-invalid',
    ],
    ['acting, of that post', { post: 'north-deputy', kind: 'plt' }, () => callers.admin, 'ok'],
    ['by mandate, while the post is held', { kind: 'mandate' }, () => callers.head, 'ok'],
    ['to oneself', { toPost: 'north-head' }, () => callers.head, 'inputs-invalid'],
    ['to a vacant post', { toPost: 'south-recorder' }, () => callers.head, 'inputs-invalid'],
    ['of a post that signs nothing', { post: 'north-checker' }, () => callers.admin, 'not-allowed'],
    ['backwards', { from: '2026-11-20', until: '2026-11-19' }, () => callers.head, 'inputs-invalid'],
    [
      'for days that are past',
      { from: '2026-11-01', until: '2026-11-02' },
      () => callers.head,
      'inputs-invalid',
    ],
    ['without days', { from: '', until: '' }, () => callers.head, 'inputs-invalid'],
    ['for years', { until: '2028-11-20' }, () => callers.head, 'inputs-invalid'],
    ['without an order', { letterNumber: ' ' }, () => callers.head, 'inputs-invalid'],
    ['of a product that is not the post’s', { products: ['x/y'] }, () => callers.head, 'inputs-invalid'],
    [
      'of an office that is not the post’s',
      { offices: ['south-office'] },
      () => callers.head,
      'inputs-invalid',
    ],
    ['nothing a day', { perDay: 0 }, () => callers.head, 'inputs-invalid'],
  ])('%s', async (_, more, caller, code) => {
    expect(codeOf(await check(more, caller()))).toBe(code);
    const given = await give(more, caller());
    expect(codeOf(given)).toBe(code);
    if (given.ok) value(await end(given.value.delegationId, caller()));
  });

  test('is ended once, by whoever might give it', async () => {
    const { delegationId } = value(await give());
    expect(codeOf(await end(delegationId, callers.secretary))).toBe('delegation-unknown');
    expect(codeOf(await end(delegationId, callers.admin))).toBe('ok');
    expect(codeOf(await end(delegationId))).toBe('delegation-over');
    expect(codeOf(await end(randomUUID()))).toBe('delegation-unknown');
  });

  test('who could stand in comes from the same office first, then from those who sign elsewhere', async () => {
    const { candidates } = value(await service.delegations(callers.southHead));
    expect(candidates.slice(0, 3).map(({ id }) => id)).toEqual(['south-head', 'chief', 'north-head']);
  });

  test('the list tells what may be given', async () => {
    expect(value(await service.delegations(callers.head))).toMatchObject({
      mayGive: true,
      posts: [
        {
          id: 'north-head',
          products: [{ id: 'plot-letter/letter' }],
          offices: [{ id: 'north-office' }],
        },
      ],
    });
    expect(await service.menu(callers.head)).toEqual({ desk: true, delegations: true, image: true });
    expect(await service.menu(callers.reader)).toEqual({ desk: false, delegations: false, image: false });
  });
});
