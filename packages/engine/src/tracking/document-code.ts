import { weightedSum } from './check-character.ts';

/** Crockford's base 32, as in tracking codes. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomCharacters = 15;
const groupLength = 4;

/** How many random bytes a code takes; 75 of their bits are used. */
export const documentCodeRandomBytes = 10;

/**
 * The code under the QR code of a signed document, `7Q4FX2MN0ZK3V8RT`: 75 random bits and a check character, so that it
 * can be typed where nothing scans it, and nobody finds another's document by guessing.
 */
export function makeDocumentCode(randomBytes: Uint8Array): string {
  if (randomBytes.length < documentCodeRandomBytes)
    throw new RangeError(`A document's code takes ${documentCodeRandomBytes} random bytes`);
  let bits = 0n;
  for (const byte of randomBytes.subarray(0, documentCodeRandomBytes)) bits = (bits << 8n) | BigInt(byte);
  let random = '';
  for (let place = 0; place < randomCharacters; place += 1)
    random += alphabet[Number((bits >> BigInt(5 * place)) & 31n)];
  return `${random}${alphabet[weightedSum([...valuesOf(random), 0])]}`;
}

/** Reads what was scanned or typed, with or without dashes, O for 0 and I or L for 1; undefined for what is no code. */
export function parseDocumentCode(input: string): string | undefined {
  const typed = input
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const isCode =
    typed.length === randomCharacters + 1 &&
    [...typed].every((character) => alphabet.includes(character)) &&
    weightedSum(valuesOf(typed)) === 0;
  return isCode ? typed : undefined;
}

/** As people read it: `7Q4F-X2MN-0ZK3-V8RT`. */
export function showDocumentCode(code: string): string {
  return code.replace(new RegExp(`(.{${groupLength}})(?=.)`, 'g'), '$1-');
}

function valuesOf(text: string): number[] {
  return [...text].map((character) => alphabet.indexOf(character));
}
