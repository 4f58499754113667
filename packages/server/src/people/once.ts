import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import { keyedDigest, purposeKey } from './sealing.ts';

/** What a ticket is good for: nothing that was signed for one of these opens another. */
export type TicketPurpose = 'passkey-register' | 'passkey-sign-in' | 'national-login';

const nonceBytes = 16;
const expiryBytes = 6;
const macBytes = 32;

/**
 * A random value that only this server can have made, good for a few minutes and for what is named in `bound`. Nothing
 * is stored for it, so that a page may carry one for everyone who looks at it.
 */
export function newTicket(
  masterKeys: MasterKeys,
  input: { purpose: TicketPurpose; bound: readonly string[]; now: Date; lastsSeconds: number },
): Buffer {
  const expires = Buffer.alloc(expiryBytes);
  expires.writeUIntBE(input.now.getTime() + input.lastsSeconds * 1000, 0, expiryBytes);
  const head = Buffer.concat([randomBytes(nonceBytes), expires]);
  return Buffer.concat([head, macOf(masterKeys, head, input)]);
}

/** Ours, for this, and not over yet; whether it was used before is asked by `useOnce`. */
export function isTicket(
  masterKeys: MasterKeys,
  ticket: Buffer,
  input: { purpose: TicketPurpose; bound: readonly string[]; now: Date },
): boolean {
  if (ticket.length !== nonceBytes + expiryBytes + macBytes) return false;
  const head = ticket.subarray(0, nonceBytes + expiryBytes);
  const isOurs = timingSafeEqual(ticket.subarray(head.length), macOf(masterKeys, head, input));
  return isOurs && head.readUIntBE(nonceBytes, expiryBytes) > input.now.getTime();
}

/** True the first time; one statement, so that of two at the same moment one is refused. */
export async function useOnce(
  database: DatabaseConnection,
  value: Buffer,
  input: { now: Date; lastsSeconds: number },
): Promise<boolean> {
  const used = await database
    .insertInto('used_once')
    .values({
      digest: createHash('sha256').update(value).digest(),
      expires_at: new Date(input.now.getTime() + input.lastsSeconds * 1000),
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .returning('digest')
    .executeTakeFirst();
  return used !== undefined;
}

function macOf(
  masterKeys: MasterKeys,
  head: Buffer,
  { purpose, bound }: { purpose: TicketPurpose; bound: readonly string[] },
): Buffer {
  return keyedDigest(purposeKey(masterKeys, 'ticket'), head.toString('base64url'), purpose, ...bound);
}
