import type { Text } from '@satuloket/engine';
import { type CaseKey, openBox, sealBox } from '../record/index.ts';

/** What a message says and to whom: personal, so it lies under the case's key. */
export type MessageContent = {
  /** The phone that the case knows; empty where there is none. */
  readonly to: string;
  readonly subject: Text;
  readonly text: Text;
  /** What others than the receiver may read of the text, where that is less. */
  readonly shown?: Text;
  /** Where it is read on. */
  readonly link?: string;
};

export function sealMessage({ key, ...place }: CaseKey, messageId: string, content: MessageContent): Buffer {
  return sealBox(key, Buffer.from(JSON.stringify(content), 'utf8'), placeOf(place, messageId));
}

export function openMessage({ key, ...place }: CaseKey, messageId: string, sealed: Buffer): MessageContent {
  const content = JSON.parse(openBox(key, sealed, placeOf(place, messageId)).toString('utf8')) as Kept;
  return { ...content, subject: bothLanguages(content.subject), text: bothLanguages(content.text) };
}

/** Messages written before a language could be chosen have one text. */
type Kept = Omit<MessageContent, 'subject' | 'text'> & {
  readonly subject: Text | string;
  readonly text: Text | string;
};

function bothLanguages(text: Text | string): Text {
  return typeof text === 'string' ? { id: text, en: text } : text;
}

function placeOf({ regionId, caseId }: Omit<CaseKey, 'key'>, messageId: string): string {
  return `message/${regionId}/${caseId}/${messageId}`;
}
