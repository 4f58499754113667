import type { Locale } from '@satuloket/engine';

/** A message that is about to be sent, as far as it matters with what it may go together. */
export type Bundled = {
  readonly id: string;
  /** Channel and address: what differs in it is never sent together. */
  readonly way: string;
  readonly characters: number;
  /** Of an earlier try. */
  readonly bundleId: string | null;
};

/** WhatsApp takes 4096 characters; a line of greeting and numbers come on top. */
const mostCharacters = 3500;
const mostMessages = 8;

/**
 * Which messages go out as one. What was tried together before stays together and nothing joins it, so that the same key
 * always carries the same message. The first of a bundle gives it its identifier.
 */
export function bundlesOf<Message extends Bundled>(
  messages: readonly Message[],
): readonly { readonly id: string; readonly messages: readonly Message[] }[] {
  const bundles: { id: string; way: string; tried: boolean; messages: Message[] }[] = [];
  for (const message of messages) {
    const { way, bundleId } = message;
    const open = bundles.findLast((bundle) =>
      bundleId === null ? bundle.way === way && !bundle.tried : bundle.id === bundleId && bundle.tried,
    );
    if (open !== undefined && (open.tried || fits(open.messages, message))) open.messages.push(message);
    else bundles.push({ id: bundleId ?? message.id, way, tried: bundleId !== null, messages: [message] });
  }
  return bundles.map(({ id, messages: together }) => ({ id, messages: together }));
}

function fits(messages: readonly Bundled[], more: Bundled): boolean {
  const characters = messages.reduce((sum, { characters: length }) => sum + length, more.characters);
  return messages.length < mostMessages && characters <= mostCharacters;
}

/** One text for several messages; a single one stays as it is. */
export function bundleWords(
  texts: readonly { readonly subject: string; readonly text: string }[],
  { language, regionName }: { readonly language: Locale; readonly regionName: string },
): { readonly subject: string; readonly text: string } {
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return only;
  const subject =
    language === 'id'
      ? `${texts.length} kabar dari ${regionName}`
      : `${texts.length} messages from ${regionName}`;
  const list = texts.map(({ text }, index) => `${index + 1}. ${text}`);
  return { subject, text: [`${subject}:`, ...list].join('\n\n') };
}
