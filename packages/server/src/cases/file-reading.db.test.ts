import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Caller } from '../types.ts';
import { arrangeCases, codeOf, value } from './testing/arrange.ts';
import { gardener, gardenFamily, residentCaller } from './testing/fakes.ts';
import { gardenPack } from './testing/invented-pack.ts';

const world = await arrangeCases({
  packFiles: gardenPack().map(({ path, text }) => ({
    path,
    text: text.replace('"sees": "status"', '"sees": "status-and-products"'),
  })),
});
const { services, officers, resident, act, sendNew, people, files } = world;
const { cases } = services;
const husband = residentCaller('husband');
const { sari, rizky } = gardenFamily;
const household = [sari, rizky];
people.applicants.set('sari', { applicant: gardener, household, identity: 'matched' });
people.applicants.set('husband', {
  applicant: { ...gardener, nik: rizky.nik, name: rizky.name },
  household,
  identity: 'matched',
});

const upload = (caller: Caller, code: string) =>
  cases.acceptAttachment(caller, { code, name: 'bukti.jpg', content: new ReadableStream(), sizeBytes: 10 });
const say = (caller: Caller, code: string, audience: 'inside' | 'applicant', fileIds: readonly string[]) =>
  cases.comment(caller, { key: randomUUID(), code, audience, words: 'Lihat lampiran.', fileIds });
const filesShown = async (caller: Caller, code: string) =>
  value(await cases.view(caller, code)).entries.flatMap((entry) =>
    (entry.files ?? []).filter(({ name }) => name === 'bukti.jpg').map(({ fileId }) => fileId),
  );

test('the family downloads what came of the case, and nothing else of it', async () => {
  const code = await sendNew(resident, undefined, 'plot-letter');
  const { caseId, documents } = value(await cases.view(resident, code));
  const sketch = documents[0]?.files[0];
  const card = async () => value(await cases.mine(husband)).find((each) => each.code === code);
  expect(await card()).toMatchObject({ ofHousehold: true, products: [] });
  const letter = files.uploadResult(caseId, 'surat.pdf');
  const asLetter = { caseId, fileId: letter.fileId, requirement: 'product.letter', uploaderId: null };
  expect(await services.mayReadFile(husband, asLetter)).toBe(false);
  value(await act(officers.judge, code, 'approve'));
  await world.database.transaction().execute((transaction) =>
    services.recordDocumentMade(transaction, {
      regionId: '9901',
      caseId,
      product: 'letter',
      fileId: letter.fileId,
      sha256: letter.sha256,
      signed: false,
    }),
  );
  expect(await card()).toMatchObject({ products: [{ code: 'letter', fileId: letter.fileId }] });
  const asSketch = { caseId, fileId: sketch?.fileId ?? '', requirement: 'sketch', uploaderId: null };
  expect(await services.mayReadFile(husband, asLetter)).toBe(true);
  expect(await services.mayReadFile(husband, asSketch)).toBe(false);
  expect(codeOf(await cases.view(husband, code))).toBe('case-unknown');
  expect(codeOf(await upload(husband, code))).toBe('case-unknown');
  const neighbour = residentCaller('neighbour');
  expect(await services.mayReadFile(neighbour, asLetter)).toBe(false);
  expect(await services.mayReadFile(residentCaller('husband', '9902'), asLetter)).toBe(false);
  people.applicants.set('sari', { applicant: gardener, household: [sari], identity: 'matched' });
  expect(await services.mayReadFile(husband, asLetter)).toBe(false);
  expect(await card()).toBeUndefined();
});

test('the parties of a case read its papers, nobody else', async () => {
  const code = await sendNew();
  const { caseId } = value(await cases.view(resident, code));
  const file = { caseId, fileId: 'sketch', requirement: 'sketch', uploaderId: null };
  expect(await services.mayReadFile(resident, file)).toBe(true);
  expect(await services.mayReadFile(officers.reader, file)).toBe(true);
  expect(await services.mayReadFile(officers.southReader, file)).toBe(false);
  expect(await services.mayReadFile(residentCaller('tono'), file)).toBe(false);
  expect(await services.mayReadFile(resident, { ...file, caseId: 'not-an-identifier' })).toBe(false);
});

test('a file goes with a comment of its uploader, and follows the comment’s audience', async () => {
  const code = await sendNew();
  const { caseId } = value(await cases.view(resident, code));
  const mine = value(await upload(resident, code)).file.fileId;
  const office = value(await upload(officers.reader, code)).file.fileId;
  expect(codeOf(await upload(officers.southReader, code))).toBe('outside-your-office');
  expect(codeOf(await say(officers.reader, code, 'applicant', [mine]))).toBe('file-unknown');
  expect(codeOf(await say(resident, code, 'applicant', [office]))).toBe('file-unknown');
  value(await say(resident, code, 'applicant', [mine, mine]));
  value(await say(officers.reader, code, 'inside', [office]));
  expect(await filesShown(resident, code)).toEqual([mine]);
  expect(await filesShown(officers.judge, code)).toEqual([mine, office]);
  const asFile = { caseId, fileId: office, requirement: 'comment', uploaderId: 'ani' };
  expect(await services.mayReadFile(resident, asFile)).toBe(false);
  expect(await services.mayReadFile(officers.judge, asFile)).toBe(true);
  const six = await Promise.all(Array.from({ length: 6 }, () => upload(resident, code)));
  const ids = six.map((each) => value(each).file.fileId);
  expect(codeOf(await say(resident, code, 'applicant', ids))).toBe('too-many-attachments');
  value(await say(resident, code, 'applicant', ids.slice(1)));
});

test('the same form with a file, posted twice, says it once', async () => {
  const code = await sendNew();
  const key = randomUUID();
  const post = async () => {
    const { fileId } = value(await upload(officers.reader, code)).file;
    return cases.comment(officers.reader, {
      key,
      code,
      audience: 'applicant',
      words: 'Lihat.',
      fileIds: [fileId],
    });
  };
  files.nextContent('b'.repeat(64));
  const first = value(await post());
  files.nextContent('b'.repeat(64));
  expect(value(await post())).toEqual(first);
  expect(await filesShown(resident, code)).toHaveLength(1);
  expect(codeOf(await post())).toBe('key-reused');
});
