import { randomPiece } from '../random.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * An id that a person can read out over the phone, `7K3M-92QX-A4`: ten Crockford characters, 50 bits.
 * A client's own id is never taken over: it would let strangers write into our log.
 */
export function newRequestId(): string {
  const characters = [...randomPiece(10)].map((byte) => crockford[byte % 32]).join('');
  return `${characters.slice(0, 4)}-${characters.slice(4, 8)}-${characters.slice(8)}`;
}
