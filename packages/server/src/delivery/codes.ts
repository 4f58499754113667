import { createHmac, hkdfSync, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { type MasterKeys, rootKey } from '../record/index.ts';

/** By what a receiver's code is made; the code itself is kept nowhere. */
export type CodeSource = {
  readonly regionId: string;
  readonly caseId: string;
  readonly keyId: string;
  readonly version: number;
};

/** How often a code may be wrong before only a new one helps. */
export const mostWrongCodes = 5;

/** Six digits, the same for the same source. A million codes and five guesses: one in 200 000 guesses right. */
export function receiverCode(masterKeys: MasterKeys, source: CodeSource): string {
  const digest = hmac(masterKeys, source, 'code');
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

/** In the same time whether the first digit is wrong or the last. */
export function isReceiverCode(masterKeys: MasterKeys, source: CodeSource, given: string): boolean {
  const right = Buffer.from(receiverCode(masterKeys, source));
  const said = Buffer.from(given.replaceAll(/\s/g, ''));
  return said.length === right.length && timingSafeEqual(said, right);
}

export type CodeCheck = { readonly salt: string; readonly iterations: number; readonly digest: string };

/** Dear enough that a lost phone gives no code away within a working day, cheap enough for one on the phone. */
const iterations = 100_000;
const stretch = promisify(pbkdf2);

/** Stretched digests that were made before: they cost tens of milliseconds each. */
const made = new Map<string, CodeCheck>();
const mostKept = 5_000;

/** By which a phone without network checks a code that it does not have. */
export async function codeCheck(masterKeys: MasterKeys, source: CodeSource): Promise<CodeCheck> {
  const salt = hmac(masterKeys, source, 'salt').subarray(0, 16);
  const name = salt.toString('hex');
  const known = made.get(name);
  if (known !== undefined) return known;
  const digest = await stretch(receiverCode(masterKeys, source), salt, iterations, 32, 'sha256');
  const check = { salt: name, iterations, digest: digest.toString('hex') };
  if (made.size >= mostKept) made.delete(made.keys().next().value!);
  made.set(name, check);
  return check;
}

function hmac(
  masterKeys: MasterKeys,
  { regionId, caseId, keyId, version }: CodeSource,
  purpose: string,
): Buffer {
  const info = `satuloket parcel codes/${regionId}/${purpose}`;
  const key = hkdfSync('sha256', rootKey(masterKeys, keyId), new Uint8Array(0), info, 32);
  return createHmac('sha256', Buffer.from(key)).update(`${caseId}/${version}`, 'utf8').digest();
}
