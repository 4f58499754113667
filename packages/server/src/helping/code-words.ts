import { randomBytes } from 'node:crypto';

/** Crockford's base 32: nothing that is read from a slip of paper is mistaken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;

/** Eight letters and digits, 40 bits: with ten attempts a day nobody guesses one. */
export function makeStartCode(): string {
  const characters = [...randomBytes(length)].map((byte) => alphabet[byte & 31]);
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`;
}

/** The code as it was made: small letters, O for 0, I or L for 1, with or without its dash; undefined when it is none. */
export function readStartCode(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}._/]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isCode = text.length === length && [...text].every((character) => alphabet.includes(character));
  return isCode ? `${text.slice(0, 4)}-${text.slice(4)}` : undefined;
}
