import { randomPiece } from '../platform/random.ts';

/**
 * A UUIDv7 (RFC 9562 § 5.7): milliseconds first, so that rows made together lie together in an index.
 */
export function newIdentifier(at: Date): string {
  const bytes = randomPiece(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const identifierShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text from outside can be compared with a `uuid` column; PostgreSQL refuses all others with an error. */
export function isIdentifier(text: string): boolean {
  return identifierShape.test(text);
}
