import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ArrivalCheck, createArrivalCheck } from './arrival.ts';
import { createFileCheck, type FileCheck } from './guarded.ts';
import { makeAuthority, type TestAuthority } from './testing/authority.ts';
import { plainPdf, signed } from './testing/documents.ts';
import { trusting } from './trusted-roots.ts';

const at = new Date('2026-11-22T03:00:00Z');
const paper = plainPdf(['Nama Dewi Anggraini', 'NIK 3275015403967001']);
const dewi = ['3275015403967001', 'DEWI ANGGRAINI', 'Bekasi'];
let authority: TestAuthority;
let stranger: TestAuthority;
let check: FileCheck;
let arrival: ArrivalCheck;

beforeAll(async () => {
  [authority, stranger] = await Promise.all([makeAuthority('Otoritas Uji'), makeAuthority('Otoritas Asing')]);
  check = createFileCheck(trusting([authority.root.der]));
  arrival = createArrivalCheck(check);
});
afterAll(() => check.close());

const bySigner = () => signed(paper, { authority, at });
const withOtherName = async (): Promise<Buffer> =>
  Buffer.from((await bySigner()).toString('latin1').replace('Dewi', 'Dewa'), 'latin1');

test.each([
  ['of the right person', bySigner, dewi, undefined],
  ['named only', bySigner, ['DEWI  anggraini'], undefined],
  ['of someone else', bySigner, ['3275015403967002', 'RIZKY PRATAMA'], 'result-of-another'],
  // A place alone names nobody.
  ['where nothing was typed that names someone', bySigner, ['Bekasi'], undefined],
  ['changed', withOtherName, dewi, 'result-not-genuine'],
  ['signed by a stranger', () => signed(paper, { authority: stranger, at }), dewi, 'result-not-genuine'],
  ['broken off', async () => (await bySigner()).subarray(0, 9000), dewi, 'result-not-genuine'],
  ['no PDF, which is told where it is kept', async () => Buffer.from('akta'), dewi, undefined],
] as const)('a file %s', async (_name, make, typed, code) => {
  expect((await arrival(await make(), typed))?.code).toBe(code);
});
