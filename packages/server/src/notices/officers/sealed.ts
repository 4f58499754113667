import type { Text } from '@satuloket/engine';
import { openAccountValue, sealAccountValue } from '../../people/sealing.ts';
import type { MasterKeys } from '../../record/index.ts';

/** What an officer is told, in both languages: in which of them is chosen when it is sent. */
export type OfficerWords = { readonly subject: Text; readonly body: Text };

export function sealOfficerWords(masterKeys: MasterKeys, id: string, words: OfficerWords): Buffer {
  return sealAccountValue(masterKeys, placeOf(id), words);
}

export function openOfficerWords(masterKeys: MasterKeys, id: string, sealed: Buffer): OfficerWords {
  return openAccountValue<OfficerWords>(masterKeys, placeOf(id), sealed);
}

const placeOf = (id: string): string => `officer_message/${id}`;
