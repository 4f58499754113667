/** Codes by time (RFC 6238 over RFC 4226): as every authenticator app makes them, with SHA-1, six digits, 30 seconds. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const stepSeconds = 30;
const digits = 6;
/** A phone's clock may be one step off, either way (RFC 6238, section 5.2). */
const stepsOff = 1;
/** As long as the hash (RFC 4226, requirement R6). */
const secretBytes = 20;

export const newSecret = (): Buffer => randomBytes(secretBytes);

export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / stepSeconds);

export function codeAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 10 ** digits).padStart(digits, '0');
}

/** The step whose code this is, if it is one of now and later than the last that was taken; undefined otherwise. */
export function stepOfCode(
  secret: Uint8Array,
  entered: string,
  { at, lastStep }: { readonly at: Date; readonly lastStep: number },
): number | undefined {
  const code = Buffer.from(entered.replaceAll(/\s/g, ''));
  const now = stepAt(at);
  let found: number | undefined;
  for (let step = now - stepsOff; step <= now + stepsOff; step += 1) {
    const expected = Buffer.from(codeAt(secret, step));
    if (code.length === expected.length && timingSafeEqual(code, expected) && step > lastStep) found = step;
  }
  return found;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 without padding, as authenticator apps read it. */
export function writtenSecret(secret: Uint8Array): string {
  let bits = '';
  for (const byte of secret) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => base32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** What the QR code holds: the key URI that authenticator apps take. */
export function keyUri(
  secret: Uint8Array,
  name: { readonly issuer: string; readonly account: string },
): string {
  const label = `${encodeURIComponent(name.issuer)}:${encodeURIComponent(name.account)}`;
  return `otpauth://totp/${label}?secret=${writtenSecret(secret)}&issuer=${encodeURIComponent(name.issuer)}`;
}

/** The secret as its page shows it: for a QR code, and to be typed. */
export function offerOf(secret: Uint8Array, name: { readonly issuer: string; readonly account: string }) {
  return { uri: keyUri(secret, name), secret: writtenSecret(secret) };
}
