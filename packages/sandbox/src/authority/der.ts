/**
 * DER (X.690) written directly. Tokens of the time are asked for with every document, and building them as objects first
 * took longer than all the rest.
 */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const digits = length.toString(16);
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);

/** A set whose members go by their bytes, as DER asks. */
export const set = (...parts: readonly Uint8Array[]): Buffer =>
  der(0x31, ...[...parts].sort((one, other) => Buffer.compare(one, other)));

/** In big-endian two's complement, as short as may be. */
export const integer = (bytes: Uint8Array): Buffer => der(0x02, bytes);

export const octets = (...parts: readonly Uint8Array[]): Buffer => der(0x04, ...parts);

/** `1.2.840.113549` */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const sevens = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      sevens.unshift((left & 0x7f) | 0x80);
    }
    return sevens;
  });
  return der(0x06, Buffer.from(bytes));
}

/** With its fraction of a second, without zeros at the end (X.690 §11.7). */
export function generalizedTime(time: Date): Buffer {
  const [whole = '', fraction = ''] = time.toISOString().replace('Z', '').split('.');
  const left = fraction.replace(/0+$/, '');
  return der(0x18, Buffer.from(`${whole.replace(/[-:T]/g, '')}${left === '' ? '' : `.${left}`}Z`));
}
