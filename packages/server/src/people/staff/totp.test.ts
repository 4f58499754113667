import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeAt, keyUri, newSecret, stepAt, stepOfCode, writtenSecret } from './totp.ts';

/** RFC 6238, appendix B, with the last six of its eight digits. */
const secret = Buffer.from('12345678901234567890');
const at = (seconds: number): Date => new Date(seconds * 1000);

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %i of the epoch the code is %s', (seconds, code) => {
  expect(codeAt(secret, stepAt(at(seconds)))).toBe(code);
});

const now = at(1_234_567_890);
const step = stepAt(now);
const table: [string, string, number, number | undefined][] = [
  ['the code of now', codeAt(secret, step), 0, step],
  ['written with a gap', `${codeAt(secret, step).slice(0, 3)} ${codeAt(secret, step).slice(3)}`, 0, step],
  ['of the step before', codeAt(secret, step - 1), 0, step - 1],
  ['of the step after', codeAt(secret, step + 1), 0, step + 1],
  ['of two steps before', codeAt(secret, step - 2), 0, undefined],
  ['of two steps after', codeAt(secret, step + 2), 0, undefined],
  ['taken before', codeAt(secret, step), step, undefined],
  ['older than what was taken', codeAt(secret, step - 1), step, undefined],
  ['newer than what was taken', codeAt(secret, step), step - 1, step],
  ['too short', codeAt(secret, step).slice(1), 0, undefined],
  ['nothing', '', 0, undefined],
];

test.each(table)('a code %s', (_name, code, lastStep, expected) => {
  expect(stepOfCode(secret, code, { at: now, lastStep })).toBe(expected);
});

test('of whatever time, a code is taken once', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 20, maxLength: 20 }),
      fc.integer({ min: 60, max: 4_000_000_000 }),
      (key, seconds) => {
        const code = codeAt(key, stepAt(at(seconds)));
        const taken = stepOfCode(key, code, { at: at(seconds), lastStep: 0 });
        expect(taken).toBeDefined();
        const again = stepOfCode(key, code, { at: at(seconds), lastStep: taken ?? 0 });
        // Two steps in a row may have the same code; then the next one is taken, never the same one.
        expect(again === undefined || again > (taken ?? 0)).toBe(true);
      },
    ),
  );
});

test('the secret is written as apps read it (RFC 4648)', () => {
  expect(writtenSecret(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  expect(writtenSecret(newSecret())).toMatch(/^[A-Z2-7]{32}$/);
  expect(keyUri(secret, { issuer: 'Kota Contoh', account: 'ratna' })).toBe(
    'otpauth://totp/Kota%20Contoh:ratna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kota%20Contoh',
  );
});
