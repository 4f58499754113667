/**
 * JSON in the one form that RFC 8785 allows, so that equal values have equal hashes in every program that reads the
 * record. Numbers and strings are written as ECMAScript writes them, which is the RFC's rule; keys stand in the order
 * of their UTF-16 units; keys without a value are left out. What JSON cannot say (NaN, a bigint, a function, half
 * a surrogate pair, undefined in a list) throws instead of being written as something else.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([first], [second]) => (first < second ? -1 : 1))
      .map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`JSON cannot hold a ${typeof value}`);
}

export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value));
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('JSON text holds half of a surrogate pair');
  return JSON.stringify(text);
}

/** A Date or a Map would lose its content silently. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
