import { keyedDigest, openAccountValue, purposeKey, sealAccountValue } from '../../people/sealing.ts';
import type { MasterKeys } from '../../record/index.ts';
import type { PushBrowser } from '../contract.ts';

export function sealBrowser(masterKeys: MasterKeys, id: string, browser: PushBrowser): Buffer {
  return sealAccountValue(masterKeys, placeOf(id), browser);
}

export function openBrowser(masterKeys: MasterKeys, id: string, sealed: Buffer): PushBrowser {
  return openAccountValue<PushBrowser>(masterKeys, placeOf(id), sealed);
}

export function endpointIndexOf(masterKeys: MasterKeys, endpoint: string): string {
  return keyedDigest(purposeKey(masterKeys, 'account index'), 'push endpoint', endpoint).toString(
    'base64url',
  );
}

const placeOf = (id: string): string => `push_subscription/${id}`;
