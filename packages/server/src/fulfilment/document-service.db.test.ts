import { createHash, randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { arrangeCases, codeOf, value } from '../cases/testing/arrange.ts';
import { officerCaller } from '../cases/testing/fakes.ts';
import type { Caller } from '../types.ts';
import { createFulfilment } from './index.ts';
import type { RenderRequest } from './request.ts';

/** Looks at documents before they are final, and what could not be made, over the invented garden's letters. */
const arranged = await arrangeCases();
const { dependencies, officers, resident } = arranged;
const guest: Caller = { ...resident, who: { kind: 'guest', browserToken: null } };
const cases = arranged.services;
const rendering = { fails: '', requests: [] as RenderRequest[] };
const fulfilment = createFulfilment({
  ...dependencies,
  cases,
  store: {
    async keepDocument({ name, bytes, sha256, pages }) {
      const file = { fileId: randomUUID(), name, sha256: sha256.toString('hex'), sizeBytes: bytes.length };
      return { file: { ...file, pages, mediaType: 'application/pdf' }, warnings: [] };
    },
  },
  renderer: {
    async render(request) {
      rendering.requests.push(request);
      if (rendering.fails !== '') {
        return { ok: false, error: { code: rendering.fails, detail: 'baris 3', retryable: false } };
      }
      const pdf = Buffer.from(`%PDF ${JSON.stringify(request.data)}`);
      const sha256 = createHash('sha256').update(pdf).digest();
      return { ok: true, value: { pdf, sha256, pages: 1, signaturePlace: null } };
    },
    renderSeen: () => Promise.reject(new Error('Nobody asked for a picture.')),
    close: async () => undefined,
  },
});
cases.registerFollower(fulfilment.follow);
const { service } = fulfilment;
const head = officers.judge;
const southHead = officerCaller('hana', [{ role: 'head', officeId: 'south-office' }]);
const admin = officerCaller('gani', [{ role: 'admin', officeId: 'north-office' }]);

beforeEach(() => {
  rendering.fails = '';
  rendering.requests.length = 0;
});

const newLetter = (): Promise<string> => arranged.sendNew(resident, '99.01.01.1001', 'plot-letter');

test('an officer who handles the case sees its document, marked; nothing is kept, and the look is on record', async () => {
  const code = await newLetter();
  const seen = value(await service.preview(head, { code, product: 'letter' }));
  expect(Buffer.from(seen.content).toString()).toMatch(/^%PDF/);
  expect(seen.name).toContain(code);
  expect(rendering.requests).toMatchObject([{ mark: 'preview', standard: 'accessible' }]);
  const entries = await arranged
    .region('9901')
    .selectFrom('stream_entry')
    .select(['kind', 'detail'])
    .execute();
  expect(JSON.stringify(entries)).toContain('preview/letter');
  expect(value(await cases.cases.view(resident, code)).documents.map(({ title }) => title.id)).not.toContain(
    seen.name,
  );
});

test.each([
  ['a resident', resident, 'letter', 'not-allowed'],
  ['a guest', guest, 'letter', 'not-allowed'],
  ['an officer of another office', southHead, 'letter', 'outside-your-office'],
  ['an officer who does not work on it', officers.reader, 'letter', 'reveal-first'],
  ['a product that the service does not have', head, 'certificate', 'document-without-template'],
])('%s is refused a preview', async (_who, caller, product, code) => {
  expect(codeOf(await service.preview(caller, { code: await newLetter(), product }))).toBe(code);
});

test('a preview that can not be made says why, and keeps nothing', async () => {
  rendering.fails = 'document-letter-missing';
  const failed = await service.preview(head, { code: await newLetter(), product: 'letter' });
  expect(failed).toMatchObject({ ok: false, error: { code: 'document-not-made', retryable: true } });
});

test('what could not be made is told to whoever looks after the office, and is made once it is tried again', async () => {
  const code = await newLetter();
  value(await arranged.act(head, code, 'approve'));
  arranged.advance(10);
  rendering.fails = 'document-letter-missing';
  await fulfilment.makeDue('9901');
  expect(value(await service.failed(admin))).toHaveLength(1);
  expect(value(await service.failed(head))).toMatchObject([
    { code, product: 'letter', detail: 'baris 3', cause: { id: expect.stringContaining('jenis huruf') } },
  ]);
  expect(await service.hasFailed(head)).toBe(true);
  expect(value(await service.failed(admin))).toHaveLength(1);
  expect(value(await service.failed(southHead))).toEqual([]);
  expect(codeOf(await service.failed(officers.reader))).toBe('not-allowed');

  const again = { key: randomUUID(), code, product: 'letter' };
  expect(codeOf(await service.retry(southHead, again))).toBe('document-not-failed');
  expect(codeOf(await service.retry(officers.reader, again))).toBe('not-allowed');
  expect(codeOf(await service.retry(head, again))).toBe('ok');
  // The same command again is the same; another finds nothing that failed.
  expect(codeOf(await service.retry(head, again))).toBe('ok');
  expect(codeOf(await service.retry(head, { ...again, key: randomUUID() }))).toBe('document-not-failed');
  rendering.fails = '';
  expect(await fulfilment.makeDue('9901')).toBe(1);
  expect(await service.hasFailed(head)).toBe(false);
});

test('a receipt tells what came in, whatever was corrected since; nothing is kept, and an officer’s look is on record', async () => {
  const code = await arranged.sendNew();
  const receipt = { code, product: 'receipt' };
  const first = value(await service.receipt(resident, receipt));
  expect(first.name).toBe(`Tanda terima ${code}.pdf`);
  expect(rendering.requests).toMatchObject([{ standard: 'accessible', data: { plants: 'Cabai' } }]);
  expect(rendering.requests[0]?.mark).toBeUndefined();

  value(
    await arranged.act(officers.reader, code, 'return', { faults: [{ at: 'form.plants', words: 'Apa?' }] }),
  );
  arranged.advance(24 * 60);
  const { draftId } = value(await cases.cases.startCorrection(resident, code));
  const { answers } = value(await cases.drafts.open(resident, draftId));
  const { version } = value(
    await cases.drafts.saveStep(resident, draftId, 'plot', { answers: { ...answers, plants: 'Terung' } }),
  );
  value(await cases.cases.send(resident, { key: randomUUID(), draftId, version }));
  const shown = value(await cases.cases.view(resident, code));
  expect(shown.sections[0]?.rows.find(({ path }) => path === 'plants')?.shown.id).toBe('Terung');
  expect(shown.products.at(-1)).toMatchObject({ code: 'receipt', released: true, isReceipt: true });

  value(await service.receipt(officers.reader, receipt));
  expect(rendering.requests.at(-1)).toEqual(rendering.requests[0]);
  expect(value(await service.receipt(resident, receipt)).content).toEqual(first.content);
  const looks = await arranged.region('9901').selectFrom('stream_entry').select('detail').execute();
  expect(looks.filter(({ detail }) => JSON.stringify(detail).includes('receipt/receipt'))).toHaveLength(1);
  expect(await fulfilment.makeDue('9901')).toBe(0);

  expect(codeOf(await service.receipt(guest, receipt))).not.toBe('ok');
  expect(codeOf(await service.receipt(southHead, receipt))).toBe('outside-your-office');
  expect(codeOf(await service.receipt(resident, { code, product: 'deed' }))).toBe('document-without-receipt');
  rendering.fails = 'document-letter-missing';
  const failed = await service.receipt(resident, receipt);
  expect(failed).toMatchObject({ ok: false, error: { code: 'document-not-made', retryable: true } });
});
