import type { FieldProblem } from '@satuloket/engine';
import { commonPasswords } from './common-passwords.ts';

/** Long rather than intricate (NIST SP 800-63B-4, section 3.1.1.2): no rules about kinds of characters. */
export const passwordLength = { least: 12, most: 200 } as const;

/** What is wrong with a password that someone wants, at the field; undefined when nothing is. */
export function passwordFault(
  password: string,
  known: { readonly username: string; readonly name: string },
): FieldProblem | undefined {
  const at = (id: string, en: string): FieldProblem => ({
    path: 'password',
    code: 'invalid',
    message: { id, en },
  });
  const { least, most } = passwordLength;
  const characters = [...password].length;
  if (characters < least) {
    return at(
      `Kata sandi paling sedikit ${least} huruf. Beberapa kata yang hanya Anda tahu mudah diingat.`,
      `At least ${least} characters. A few words that only you would put together are easy to remember.`,
    );
  }
  if (characters > most) return at(`Kata sandi paling banyak ${most} huruf.`, `At most ${most} characters.`);
  const plain = password.toLowerCase();
  if (isCommon(plain)) {
    return at(
      'Kata sandi ini termasuk yang paling sering ditebak. Pilih yang lain.',
      'This password is among those that are guessed first. Choose another.',
    );
  }
  const names = known.name.toLowerCase().split(/[^a-z]+/);
  const own = [known.username, names.join(''), ...names].map(lettersOf).filter((word) => word.length >= 4);
  if (own.some((word) => lettersOf(plain) === word || plain.startsWith(word.repeat(2)))) {
    return at(
      'Kata sandi ini memuat nama Anda sendiri dan mudah ditebak. Pilih yang lain.',
      'This password is your own name and easily guessed. Choose another.',
    );
  }
  return undefined;
}

/** Digits and signs change little: `Indonesia-2026!` is `indonesia`. */
const lettersOf = (word: string): string => word.replaceAll(/[^a-z]/g, '');

function isCommon(plain: string): boolean {
  const letters = lettersOf(plain);
  return commonPasswords.has(letters) || letters === '' || isRepeated(plain);
}

/** `aaaaaaaaaaaa`, `abcabcabcabc`. */
const isRepeated = (plain: string): boolean => /^(.{1,4})\1+.{0,3}$/.test(plain);
