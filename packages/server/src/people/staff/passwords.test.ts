import { expect, test } from 'vitest';
import { passwordFault } from './passwords.ts';

const known = { username: 'verifikator3.bekasitimur', name: 'Ratna Nurhayati, S.H.' };

const table: [string, 'good' | 'short' | 'long' | 'common' | 'own'][] = [
  ['pendek', 'short'],
  ['sebelas hrf', 'short'],
  ['dua belas hrf', 'good'],
  ['kopi hujan jendela biru', 'good'],
  ['é'.repeat(11), 'short'],
  ['x1'.repeat(101), 'long'],
  ['Indonesia2026!', 'common'],
  ['bismillah123456', 'common'],
  ['Bekasi-Timur-17', 'common'],
  ['qwertyuiop123', 'common'],
  ['123456789012', 'common'],
  ['2026-11-23-2026', 'common'],
  ['aaaaaaaaaaaaa', 'common'],
  ['abcabcabcabcabc', 'common'],
  ['Nurhayati1975', 'own'],
  ['ratnaratna12', 'own'],
  ['Ratna-Nurhayati-SH-1', 'own'],
  ['verifikator3.bekasitimur', 'own'],
  ['rumah Nurhayati dekat sungai', 'good'],
];

test.each(table)('%j as a password: %s', (password, outcome) => {
  const words = passwordFault(password, known)?.message.en ?? 'good';
  const expected = {
    good: 'good',
    short: 'At least',
    long: 'At most',
    common: 'guessed first',
    own: 'own name',
  };
  expect(words).toContain(expected[outcome]);
});
