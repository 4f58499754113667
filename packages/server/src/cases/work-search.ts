import { hkdfSync } from 'node:crypto';
import { parseNik } from '@satuloket/engine';
import { type MasterKeys, openBox, rootKey, sealBox } from '../record/index.ts';

/**
 * What stands in an address for a NIK that an officer looks for. Addresses are kept by browsers, proxies and logs, so
 * the number itself must not be in one; this word opens for the same officer in the same region only.
 */
const mark = '~';
const nonceAndTagBytes = 28;

type Whose = { readonly regionId: string; readonly accountId: string };

/** Words as they are, or for a NIK the word that stands for it. */
export function wordForSearch(masterKeys: MasterKeys, whose: Whose, typed: string): string {
  const words = typed.replaceAll('\0', '').trim();
  const nik = parseNik(words);
  if (!nik.ok) return words;
  const box = sealBox(searchKey(masterKeys), Buffer.from(nik.value.text, 'utf8'), placeOf(whose));
  return `${mark}${box.toString('base64url')}`;
}

/** What was typed; of a word that stands for a NIK which is not this officer's, nothing. */
export function typedForSearch(masterKeys: MasterKeys, whose: Whose, word: string): string {
  if (!word.startsWith(mark)) return word;
  const box = Buffer.from(word.slice(mark.length), 'base64url');
  if (box.length <= nonceAndTagBytes) return word;
  try {
    return openBox(searchKey(masterKeys), box, placeOf(whose)).toString('utf8');
  } catch {
    return word;
  }
}

const placeOf = ({ regionId, accountId }: Whose): string => `work-search/${regionId}/${accountId}`;

function searchKey(masterKeys: MasterKeys): Uint8Array {
  return new Uint8Array(
    hkdfSync('sha256', rootKey(masterKeys), new Uint8Array(0), 'satuloket work search', 32),
  );
}
