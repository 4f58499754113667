import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { value } from '../cases/testing/arrange.ts';
import { arrangeSigning } from './testing/arrange.ts';

/** One step of a case has two documents signed. */
const arranged = await arrangeSigning({ others: ['map'] });
const { signing, callers, act, newLetter, documentsOf, stateOf, signer } = arranged;
const { service } = signing;
const here = arranged.region('9901');

beforeEach(() => {
  signer.asked.length = 0;
});

const itemsOf = (code: string) =>
  here
    .selectFrom('signing_item')
    .select(['id', 'product', 'state'])
    .where('code', '=', code)
    .orderBy('product')
    .execute();
async function sign(...ids: readonly string[]) {
  const begun = value(
    await service.sign(callers.head, { key: randomUUID(), items: ids, passphrase: 'benar' }),
  );
  await signing.idle();
  return value(await service.run(callers.head, begun.runId));
}
const stepsTaken = async (code: string): Promise<number> => {
  const { rows } = await arranged.admin.query(
    `select 1 from case_action join case_current using (case_id)
     where code = $1 and type = 'taken' and body->>'action' = 'sign'`,
    [code],
  );
  return rows.length;
};

describe('two documents of one step', () => {
  test('are signed together, and the case goes on once', async () => {
    const code = await newLetter();
    const [letter, map] = await itemsOf(code);
    const run = await sign(letter!.id, map!.id);
    expect(run.counts).toMatchObject({ total: 2, signed: 2 });
    expect(await stateOf(code)).toBe('finished');
    expect(await stepsTaken(code)).toBe(1);
    const documents = await documentsOf(code);
    expect(documents.map(({ product, state }) => [product, state]).toSorted()).toEqual([
      ['letter', 'valid'],
      ['map', 'valid'],
    ]);
    expect(new Set(documents.map(({ document_code }) => document_code)).size).toBe(2);
  });

  test('at the same moment in runs of two processes the step is still taken once', async () => {
    const code = await newLetter();
    const [letter, map] = await itemsOf(code);
    const other = arranged.anotherProcess();
    const command = (id: string) => ({ key: randomUUID(), items: [id], passphrase: 'benar' });
    value(await service.sign(callers.head, command(letter!.id)));
    value(await other.signing.service.sign(callers.head, command(map!.id)));
    await Promise.all([signing.idle(), other.signing.idle()]);
    expect(await stateOf(code)).toBe('finished');
    expect(await stepsTaken(code)).toBe(1);
    expect((await documentsOf(code)).length).toBe(2);
  });

  test('one that failed keeps the other signed and unpublished to anyone, until it is signed too', async () => {
    const code = await newLetter();
    const [letter, map] = await itemsOf(code);
    signer.order('signs', 'refused');
    const run = await sign(letter!.id, map!.id);
    expect(run.counts).toMatchObject({ signed: 1, failed: 1 });
    expect(await stateOf(code)).toBe('signing');
    expect((await documentsOf(code)).map(({ state }) => state)).toEqual(['withdrawn']);
    const seen = value(await arranged.cases.cases.view(callers.resident, code));
    expect(JSON.stringify(seen.products)).not.toContain('fileId');
    const [left] = (await itemsOf(code)).filter(({ state }) => state === 'waiting');
    await sign(left!.id);
    expect(await stateOf(code)).toBe('finished');
    expect((await documentsOf(code)).map(({ state }) => state)).toEqual(['valid', 'valid']);
  });

  test('a refusal voids both, also the one that is signed already; both are made and signed anew', async () => {
    const code = await newLetter();
    const [letter, map] = await itemsOf(code);
    await sign(letter!.id);
    const refusal = { key: randomUUID(), itemId: map!.id, reason: 'Batas petaknya keliru.' };
    value(await service.refuse(callers.head, refusal));
    expect(await stateOf(code)).toBe('checking');
    value(await act(callers.reader, code, 'approve'));
    await signing.prepareDue('9901');
    const waiting = (await itemsOf(code)).filter(({ state }) => state === 'waiting');
    expect(waiting.map(({ product }) => product)).toEqual(['letter', 'map']);
    await sign(...waiting.map(({ id }) => id));
    expect(await stateOf(code)).toBe('finished');
    const states = (await documentsOf(code)).map(({ product, state }) => `${product} ${state}`);
    expect(states.toSorted()).toEqual(['letter replaced', 'letter valid', 'map valid']);
  });
});
