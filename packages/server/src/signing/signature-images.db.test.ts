import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { arrangeSigning } from './testing/arrange.ts';
import { inventedSignature } from './testing/invented-signature.ts';

const arranged = await arrangeSigning();
const { signing, callers, newLetter, itemOf, signAll, sign, signer } = arranged;
const { service } = signing;
const here = arranged.region('9901');
const photo = await inventedSignature();
const keep = (caller = callers.head, content: Uint8Array = photo) =>
  service.keepSignatureImage(caller, { key: randomUUID(), content });
const remove = (caller = callers.head) => service.removeSignatureImage(caller, { key: randomUUID() });
const shownIn = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes('data:image/png;base64');
const looked = async (code: string, caller = callers.head) =>
  value(await service.document(caller, (await itemOf(code)).id)).content;

describe('the picture of an official’s signature', () => {
  test('stands in what waits and in what they sign from then on, until they take it out', async () => {
    const [waiting, other] = [await newLetter(), await newLetter()];
    expect(shownIn(await looked(waiting))).toBe(false);
    value(await keep());
    expect(shownIn(await looked(waiting))).toBe(true);
    await signAll([waiting, other]);
    expect(signer.asked.map(({ pdf }) => shownIn(pdf))).toEqual([true, true]);
    value(await remove());
    value(await remove());
    const later = await newLetter();
    expect(shownIn(await looked(later))).toBe(false);
    await signAll([later]);
    expect(shownIn(signer.asked.at(-1)!.pdf)).toBe(false);
  });

  test('is the holder’s own: a stand-in signs with theirs', async () => {
    value(await keep(callers.head));
    value(
      await service.delegate(callers.head, {
        key: randomUUID(),
        kind: 'plh',
        post: 'north-head',
        toPost: 'north-recorder',
        from: '2026-11-16',
        until: '2026-11-20',
        letterNumber: '800/13/2026',
        products: [],
        offices: [],
        perDay: null,
      }),
    );
    const code = await newLetter();
    expect(shownIn(await looked(code, callers.secretary))).toBe(false);
    value(await keep(callers.secretary));
    expect(shownIn(await looked(code, callers.secretary))).toBe(true);
    value(await remove(callers.secretary));
    value(await remove());
  });

  test('lies sealed, and comes back to nobody but its owner', async () => {
    value(await keep());
    const own = value(await service.signatureImage(callers.head));
    expect(own).toMatchObject({ name: 'Eka Camat', title: { id: 'Camat Utara' } });
    expect(Buffer.from(own.picture!).subarray(1, 4).toString()).toBe('PNG');
    expect(value(await service.signatureImage(callers.secretary)).picture).toBeNull();
    const row = await here.selectFrom('signature_image').selectAll().executeTakeFirstOrThrow();
    expect(row.sealed.includes('PNG')).toBe(false);
    expect(row.sealed.includes(Buffer.from(own.picture!).toString('base64').slice(0, 40))).toBe(false);
    value(await remove());
  });

  test.each<[string, () => Parameters<typeof keep>, string]>([
    ['a resident', () => [callers.resident], 'not-allowed'],
    ['whoever holds no post', () => [nobody()], 'not-allowed'],
    ['nothing', () => [callers.head, new Uint8Array()], 'image-missing'],
    ['what is too large', () => [callers.head, new Uint8Array(4 * 1024 * 1024 + 1)], 'image-too-large'],
    ['what is no picture', () => [callers.head, Buffer.from('%PDF-1.7')], 'image-unreadable'],
  ])('%s keeps nothing', async (_, given, code) => {
    expect(codeOf(await keep(...given()))).toBe(code);
    expect(await here.selectFrom('signature_image').select('holder').execute()).toEqual([]);
  });
});

function nobody() {
  return { ...callers.head, who: { ...callers.head.who, name: 'Orang Lain' } } as typeof callers.head;
}

describe('the picture of a document', () => {
  test('is of the very bytes that would be signed, and the look is on record', async () => {
    const code = await newLetter();
    const { id, case_id: caseId } = await itemOf(code);
    const looks = () => here.selectFrom('reveal').select('purpose').where('case_id', '=', caseId).execute();
    const before = (await looks()).length;
    expect(value(await service.picture(callers.head, id)).svg).toContain('Eka Camat');
    expect((await looks()).length).toBe(before + 1);
    const made = arranged.renderings.at(-1);
    await signAll([code]);
    expect(Buffer.from(signer.asked.at(-1)!.pdf).toString()).toBe(made);
  });

  test('of another day is of the document of that day', async () => {
    const code = await newLetter();
    arranged.advance(24 * 60);
    expect(codeOf(await service.picture(callers.head, (await itemOf(code)).id))).toBe('ok');
  });

  test('is made anew where what waits was made by another address of this service', async () => {
    const code = await newLetter();
    const moved = arranged.anotherProcess({ publicUrl: 'https://baru.contoh.id' }).signing.service;
    const { id } = await itemOf(code);
    expect(codeOf(await moved.picture(callers.head, id))).toBe('ok');
    const { content } = value(await moved.document(callers.head, id));
    expect(Buffer.from(content).toString()).toContain('https://baru.contoh.id');
  });

  test('is refused where it would be of other bytes than those that are signed again', async () => {
    const code = await newLetter();
    const { id } = await itemOf(code);
    signer.order('timeout', 'timeout', 'timeout');
    value(await sign([code]));
    await signing.idle();
    expect(codeOf(await service.picture(callers.head, id))).toBe('ok');
    value(await keep());
    expect(codeOf(await service.picture(callers.head, id))).toBe('no-picture');
    expect(codeOf(await service.picture(callers.southHead, id))).toBe('document-unknown');
    value(await remove());
  });
});

describe('what asks for no second look', () => {
  test('is found over all pages; what is late, came back or has a note is not', async () => {
    await here
      .updateTable('signing_item')
      .set({ state: 'void', run_id: null })
      .where('state', 'in', ['preparing', 'waiting', 'stuck', 'being-signed'])
      .execute();
    const late = await newLetter();
    arranged.advance(3 * 24 * 60);
    const noted = await newLetter({ note: 'Perhatikan.' });
    const calm = await newLetter();
    arranged.advance(1);
    const alsoCalm = await newLetter();
    const ids = await Promise.all([calm, alsoCalm].map(async (code) => (await itemOf(code)).id));
    expect(value(await service.calm(callers.head, {}))).toEqual(ids);
    expect(value(await service.calm(callers.head, { service: 'another' }))).toEqual([]);
    expect(value(await service.calm(callers.southHead, {}))).toEqual([]);
    expect(codeOf(await service.calm(callers.reader, {}))).toBe('not-allowed');
    const desk = value(await service.desk(callers.head, {}));
    expect(desk.rows.map(({ code }) => code)).toEqual([noted, late, calm, alsoCalm]);
  });
});
