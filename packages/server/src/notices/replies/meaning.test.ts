import { makeTrackingCode } from '@satuloket/engine';
import { expect, test } from 'vitest';
import { meaningOf } from './meaning.ts';

const code = makeTrackingCode('KB', Uint8Array.of(1, 2, 3, 4, 5, 6));
const plain = code.replaceAll('-', '');
const known = { kind: 'check', code: { prefix: 'KB', code } };
const unknown = { kind: 'check', code: null };

test.each([
  ['BERHENTI', { kind: 'stop' }],
  [' berhenti. ', { kind: 'stop' }],
  ['Stop!', { kind: 'stop' }],
  ['unsub', { kind: 'stop' }],
  ['MULAI', { kind: 'start' }],
  ['Start', { kind: 'start' }],
  [`CEK ${code}`, known],
  [`cek ${code.toLowerCase()}`, known],
  [`Cek: ${plain}`, known],
  [`cek  ${plain.slice(0, 2)} ${plain.slice(2, 7)} ${plain.slice(7)}.`, known],
  [`status ${code.replaceAll('-', '–')}`, known],
  [`cek ${code.replaceAll('0', 'O')}`, known],
  [code, known],
  ['CEK KB-00000-00001', unknown],
  [`CEK ${code.replace('KB', 'ZZ')}`, unknown],
  ['cek berkas saya dong', unknown],
  ['cek', { kind: 'help' }],
  ['ceklis', { kind: 'help' }],
  ['jangan berhenti', { kind: 'help' }],
  ['halo', { kind: 'help' }],
  ['', { kind: 'help' }],
  ['👍', { kind: 'help' }],
])('“%s”', (text, meaning) => {
  expect(meaningOf(text, ['KB', 'KAB'])).toEqual(meaning);
});
