import { openAccountValue, sealAccountValue } from '../../people/sealing.ts';
import type { MasterKeys } from '../../record/index.ts';

type Column = 'email' | 'phone' | 'pending';

export function sealPreference(
  masterKeys: MasterKeys,
  accountId: string,
  column: Column,
  address: string,
): Buffer {
  return sealAccountValue(masterKeys, placeOf(accountId, column), address);
}

export function openPreference(
  masterKeys: MasterKeys,
  accountId: string,
  column: Column,
  sealed: Buffer,
): string {
  return openAccountValue<string>(masterKeys, placeOf(accountId, column), sealed);
}

const placeOf = (accountId: string, column: Column): string => `message_preference/${accountId}/${column}`;
