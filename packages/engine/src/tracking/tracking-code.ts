import { problem, type ValueProblem } from '../identity/value-problem.ts';
import { failure, type Result, success } from '../result.ts';
import { weightedSum } from './check-character.ts';

/** Crockford's base 32: no I, L, O or U, so that nothing is mistaken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const randomCharacters = 9;
const bodyLength = randomCharacters + 1;
const groupLength = 5;

/** How many random bytes a code takes; 45 of their bits are used. */
export const trackingCodeRandomBytes = 6;

export type TrackingCode = { readonly code: string; readonly regionPrefix: string };

/**
 * A code to follow a case by, `KB-7F3K9-2QXAM`: the region's letters, 45 random bits and a check character. With a
 * million cases in a region, only one guess in thirty-five million meets one. `regionPrefix` is two or three of the
 * alphabet's letters and comes from the region's data; `randomBytes` come from a cryptographic source.
 */
export function makeTrackingCode(regionPrefix: string, randomBytes: Uint8Array): string {
  if (!/^[A-HJKMNP-TV-Z]{2,3}$/.test(regionPrefix)) {
    throw new RangeError(
      `A region's prefix is two or three letters without I, L, O and U, not ${regionPrefix}`,
    );
  }
  if (randomBytes.length < trackingCodeRandomBytes) {
    throw new RangeError(`A tracking code takes ${trackingCodeRandomBytes} random bytes`);
  }
  let bits = 0n;
  for (const byte of randomBytes.subarray(0, trackingCodeRandomBytes)) bits = (bits << 8n) | BigInt(byte);
  let random = '';
  for (let character = 0; character < randomCharacters; character += 1) {
    random += alphabet[Number((bits >> BigInt(5 * character)) & 31n)];
  }
  const unchecked = valuesOf(`${regionPrefix}${random}`);
  return grouped(regionPrefix, `${random}${alphabet[weightedSum([...unchecked, 0])]}`);
}

export type TrackingCodeOptions = {
  /** The regions that there are here; without them any well-made prefix is taken. */
  readonly regionPrefixes?: readonly string[];
  /** Added when a person of a region's own page leaves the region's letters out. */
  readonly assumedPrefix?: string;
};

/**
 * Reads what a person typed or pasted: small letters, O for 0, I or L for 1, with or without spaces and dashes. Codes
 * of problems, in order of precedence: `empty`, `unreadable-character`, `wrong-length`, `wrong-check-character`,
 * `unknown-region`.
 */
export function parseTrackingCode(
  input: string,
  { regionPrefixes, assumedPrefix }: TrackingCodeOptions = {},
): Result<TrackingCode, ValueProblem> {
  const typed = input
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}._/]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (typed === '') return failure(emptyCode);
  const strange = [...typed].find((character) => !alphabet.includes(character));
  if (strange !== undefined) return failure(unreadableCharacter(strange));
  const text =
    typed.length === bodyLength && assumedPrefix !== undefined ? `${assumedPrefix}${typed}` : typed;
  const regionPrefix = text.slice(0, -bodyLength);
  if (regionPrefix.length < 2 || regionPrefix.length > 3) return failure(wrongLength);
  if (weightedSum(valuesOf(text)) !== 0 || /\d/.test(regionPrefix)) return failure(wrongCheckCharacter);
  if (regionPrefixes !== undefined && !regionPrefixes.includes(regionPrefix)) return failure(unknownRegion);
  return success({ code: grouped(regionPrefix, text.slice(-bodyLength)), regionPrefix });
}

function valuesOf(text: string): number[] {
  return [...text].map((character) => alphabet.indexOf(character));
}

function grouped(regionPrefix: string, body: string): string {
  return `${regionPrefix}-${body.slice(0, groupLength)}-${body.slice(groupLength)}`;
}

const emptyCode = problem('empty', 'Kode lacak belum diisi.', 'The tracking code is missing.');

function unreadableCharacter(character: string): ValueProblem {
  return problem(
    'unreadable-character',
    `Kode lacak tidak memakai "${character}". Periksa lagi huruf dan angkanya pada tanda terima Anda.`,
    `A tracking code has no "${character}". Check its letters and digits on your receipt again.`,
  );
}

const wrongLength = problem(
  'wrong-length',
  'Kode lacak ini kurang atau kelebihan huruf. Salin seluruhnya dari tanda terima atau pesan Anda.',
  'This tracking code has too few or too many characters. Copy all of it from your receipt or message.',
);

const wrongCheckCharacter = problem(
  'wrong-check-character',
  'Ada huruf atau angka yang keliru pada kode lacak ini. Bandingkan dengan tanda terima atau pesan Anda.',
  'A letter or digit of this tracking code is wrong. Compare it with your receipt or message.',
);

const unknownRegion = problem(
  'unknown-region',
  'Kode lacak ini milik daerah lain. Buka halaman daerah yang memberikan kode ini.',
  'This tracking code belongs to another region. Open the page of the region that gave it to you.',
);
