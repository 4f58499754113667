import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Places } from '../places/index.ts';
import { createArrivalCheck, type Expected } from './arrival.ts';
import { createFileCheck, type FileCheck } from './guarded.ts';
import { makeAuthority, type TestAuthority } from './testing/authority.ts';
import { plainPdf, signed } from './testing/documents.ts';
import { trusting } from './trusted-roots.ts';

const at = new Date('2026-11-22T03:00:00Z');
const kk = '3275011809237001';
const mother = '3275015403967001';
/** The register's certificate of a child: the numbers of the family stand there as they do on a sibling's. */
const paper = plainPdf([
  'Nomor 3275-LU-0001',
  'Nama Kirana Putri Hidayat',
  `Nomor KK ${kk}`,
  `Ibu ${mother}`,
]);
const usual: Omit<Expected, 'regionId'> = {
  typed: [kk, mother, 'KIRANA PUTRI HIDAYAT', 'Bekasi'],
  about: [],
};
const child: Omit<Expected, 'regionId'> = {
  ...usual,
  about: ['Kirana Putri  Hidayat'],
  number: '3275-LU-0001',
};
const sibling: Omit<Expected, 'regionId'> = { ...child, about: ['Kirana Putri Hidayati'] };
let authority: TestAuthority;
let stranger: TestAuthority;
let check: FileCheck;

const rules: Readonly<Record<string, string | undefined>> = { checked: 'checked', open: 'as-they-come' };
const places = {
  region: (id: string) => ({ id, registerDocuments: rules[id] }),
} as unknown as Pick<Places, 'region'>;

beforeAll(async () => {
  [authority, stranger] = await Promise.all([makeAuthority('Otoritas Uji'), makeAuthority('Otoritas Asing')]);
  check = createFileCheck(trusting([authority.root.der]));
});
afterAll(() => check.close());

const bySigner = () => signed(paper, { authority, at });
const unsigned = async () => Buffer.from(paper);
const withOtherName = async (): Promise<Buffer> =>
  Buffer.from((await bySigner()).toString('latin1').replace('Kirana', 'Kirani'), 'latin1');

test.each([
  ['of the right child', bySigner, child, undefined],
  ['whose pack names nobody, with a number of theirs', bySigner, usual, undefined],
  [
    'whose pack names nobody, of other people',
    bySigner,
    { ...usual, typed: ['3275015403967002', 'RIZKY PRATAMA'] },
    'result-of-another',
  ],
  // A place alone names nobody.
  ['whose pack names nobody, where a place was typed', bySigner, { ...usual, typed: ['Bekasi'] }, undefined],
  ['of a sibling, who shares the card and the parents', bySigner, sibling, 'result-of-another'],
  ['with another number', bySigner, { ...child, number: '3275-LU-0002' }, 'result-of-another'],
  ['whose number is not known', bySigner, { ...usual, about: child.about }, 'result-number-needed'],
  ['of people with numbers, without its own', bySigner, { ...usual, about: [mother, kk] }, undefined],
  [
    'that lacks one of two people',
    bySigner,
    { ...usual, about: [mother, '3275010208947001'] },
    'result-of-another',
  ],
  ['changed', withOtherName, child, 'result-not-genuine'],
  ['signed by a stranger', () => signed(paper, { authority: stranger, at }), child, 'result-not-genuine'],
  ['broken off', async () => (await bySigner()).subarray(0, 9000), child, 'result-not-genuine'],
  ['without any signature', unsigned, child, 'result-not-genuine'],
  ['that is no PDF, which is told where it is kept', async () => Buffer.from('akta'), child, undefined],
] as const)('a file %s', async (_name, make, expected, code) => {
  const arrival = createArrivalCheck({ check, places, trustsAnyone: true });
  expect((await arrival(await make(), { ...expected, regionId: 'checked' }))?.code).toBe(code);
});

test.each([
  ['checked', true, 'result-not-genuine'],
  ['checked', false, 'result-not-checkable'],
  ['open', true, undefined],
  ['open', false, undefined],
  ['silent', true, undefined],
] as const)(
  'an unsigned file where the rules say %s and someone is trusted: %s',
  async (regionId, trustsAnyone, code) => {
    const arrival = createArrivalCheck({ check, places, trustsAnyone });
    expect((await arrival(await unsigned(), { ...child, regionId }))?.code).toBe(code);
  },
);

test.each([['plain sentence', /tidak bertanda tangan elektronik.*Berkas tidak disimpan/]] as const)(
  'who uploads an unsigned file is told in a %s',
  async (_name, words) => {
    const arrival = createArrivalCheck({ check, places, trustsAnyone: true });
    const problem = await arrival(await unsigned(), { ...child, regionId: 'checked' });
    expect(problem?.message.id).toMatch(words);
  },
);
