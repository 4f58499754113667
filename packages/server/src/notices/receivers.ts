import { keyedDigest, purposeKey } from '../people/sealing.ts';
import type { MasterKeys } from '../record/index.ts';

/** Tells one person's messages from all others' without naming the person. */
export function receiverOf(
  masterKeys: MasterKeys,
  person: { readonly accountId: string } | { readonly phone: string },
): string {
  const parts = 'accountId' in person ? ['account', person.accountId] : ['phone', person.phone];
  return keyedDigest(purposeKey(masterKeys, 'account index'), 'message receiver', ...parts).toString(
    'base64url',
  );
}

/** The digest by which an account is found by its phone. */
export function phoneIndexOf(masterKeys: MasterKeys, phone: string): string {
  return keyedDigest(purposeKey(masterKeys, 'account index'), phone).toString('hex');
}
