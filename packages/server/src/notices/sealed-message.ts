import { type CaseKey, openBox, sealBox } from '../record/index.ts';

/** What a message says and to whom: personal, so it lies under the case's key. */
export type MessageContent = { readonly to: string; readonly subject: string; readonly text: string };

export function sealMessage({ key, ...place }: CaseKey, messageId: string, content: MessageContent): Buffer {
  return sealBox(key, Buffer.from(JSON.stringify(content), 'utf8'), placeOf(place, messageId));
}

export function openMessage({ key, ...place }: CaseKey, messageId: string, sealed: Buffer): MessageContent {
  return JSON.parse(openBox(key, sealed, placeOf(place, messageId)).toString('utf8')) as MessageContent;
}

function placeOf({ regionId, caseId }: Omit<CaseKey, 'key'>, messageId: string): string {
  return `message/${regionId}/${caseId}/${messageId}`;
}
