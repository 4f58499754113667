import { pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { codeCheck, isReceiverCode, receiverCode } from './codes.ts';

const masterKeys = {
  currentId: 'k1',
  keys: { k1: new Uint8Array(32).fill(7), k2: new Uint8Array(32).fill(8) },
};
const source = { regionId: '9901', caseId: 'case-1', keyId: 'k1', version: 1 };

test('six digits, always the same ones, and others for everything that differs', () => {
  const code = receiverCode(masterKeys, source);
  expect(code).toMatch(/^\d{6}$/);
  expect(receiverCode(masterKeys, { ...source })).toBe(code);
  const others = [
    { ...source, version: 2 },
    { ...source, caseId: 'case-2' },
    { ...source, regionId: '9902' },
    { ...source, keyId: 'k2' },
  ].map((other) => receiverCode(masterKeys, other));
  expect(new Set([code, ...others]).size).toBe(5);
});

test.each([
  ['as it is', (code: string) => code, true],
  ['with spaces', (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`, true],
  ['too short', (code: string) => code.slice(1), false],
  ['with a slip', (code: string) => `${code.slice(0, 5)}${(Number(code[5]) + 1) % 10}`, false],
  ['empty', () => '', false],
  ['no digits', () => 'abcdef', false],
])('read out %s', (_, say, isRight) => {
  expect(isReceiverCode(masterKeys, source, say(receiverCode(masterKeys, source)))).toBe(isRight);
});

test('a phone without network can check it, and tells codes apart', async () => {
  const { salt, iterations, digest } = await codeCheck(masterKeys, source);
  const stretched = (code: string) =>
    pbkdf2Sync(code, Buffer.from(salt, 'hex'), iterations, 32, 'sha256').toString('hex');
  expect(stretched(receiverCode(masterKeys, source))).toBe(digest);
  expect(stretched('000000')).not.toBe(digest);
  expect(await codeCheck(masterKeys, source)).toEqual({ salt, iterations, digest });
  expect((await codeCheck(masterKeys, { ...source, version: 2 })).salt).not.toBe(salt);
});
