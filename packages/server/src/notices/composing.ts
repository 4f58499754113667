import {
  type MessageValues,
  officeOf,
  placeholdersOfReceiver,
  type Region,
  renderMessage,
  type Sealed,
  type Service,
  type Text,
} from '@satuloket/engine';
import type { CaseEvent } from '../cases/followers.ts';
import { dateWords } from '../places/index.ts';
import { memberTitles } from './member-titles.ts';
import { ownMessages } from './texts.ts';

/** A message that follows from an action: which template, when, and what it may tell from the vault. */
export type MessageOccasion = {
  readonly template: string;
  readonly sendAfter: Date;
  readonly words: readonly Sealed[];
  /** For placeholders beside those of every message. */
  readonly values?: MessageValues;
};

/** The message to the applicant that an action asks for; most ask for none. */
export function occasionOf({ action, service, now }: CaseEvent): MessageOccasion | undefined {
  const { body, actor } = action;
  switch (body.type) {
    case 'filed': {
      const { members = [] } = body;
      if (members.length === 0) return { template: 'filed', sendAfter: now, words: [] };
      // One message for all that is applied for together.
      const template = service.messages.filed === undefined ? 'event-filed' : 'filed';
      return {
        template,
        sendAfter: now,
        words: [],
        values: { members: memberTitles(service, members) },
      };
    }
    case 'taken': {
      const template = service.flow.actions[body.action]?.message;
      if (template === undefined) return undefined;
      const sendAfter = body.undoUntil === undefined ? now : new Date(body.undoUntil);
      const faults = body.faults?.map((fault) => fault.words) ?? [];
      return { template, sendAfter, words: body.reason === undefined ? faults : [body.reason, ...faults] };
    }
    case 'commented':
      if (body.audience !== 'applicant' || actor.kind !== 'officer') return undefined;
      return { template: 'commented', sendAfter: now, words: [body.words] };
    case 'document-withdrawn': {
      const template = body.replacedBy === undefined ? 'document-withdrawn' : 'document-replaced';
      const document = service.products[body.product]?.title;
      return { template, sendAfter: now, words: [body.reason], values: { document } };
    }
    case 'identity-checked':
      if (body.identity === 'matched') return undefined;
      return { template: 'identity-mismatched', sendAfter: now, words: [] };
    default:
      return undefined;
  }
}

/** In the place of what only the receiver may read. */
const hiddenWords = '••••••';

/**
 * Subject and text in both languages; undefined for a template that neither the pack nor we have. `shown`: what others
 * may read of the text, where that is less.
 */
export function compose(
  input: { service: Service; region: Region; publicUrl: string },
  template: string,
  told: {
    code: string;
    officeId: string;
    dueAt: string | null;
    words: readonly string[];
    values: MessageValues;
    /** Of a booked visit. */
    visitAt?: string | undefined;
  },
): { subject: Text; body: Text; shown?: Text } | undefined {
  const { service, region } = input;
  const office = officeOf(region, told.officeId);
  const values: MessageValues = {
    code: told.code,
    service: service.title,
    office: office?.name,
    due: told.dueAt === null ? undefined : momentWords(region.zone, told.dueAt),
    reason: told.words.map(asSentence).join(' '),
    visit: told.visitAt === undefined ? undefined : momentWords(region.zone, told.visitAt),
    bring: listWords(service.visit?.bring ?? []),
    link: caseLink(input.publicUrl, region, told.code),
    ...told.values,
  };
  const own = ownMessages[template as keyof typeof ownMessages];
  const rendered = (filled: MessageValues) =>
    renderMessage(service, template, filled) ??
    (own && renderMessage({ ...service, messages: { [template]: own } }, template, filled));
  const secret = placeholdersOfReceiver.filter((name) => values[name] !== undefined);
  const message = rendered(values);
  const shown = rendered({
    ...values,
    ...Object.fromEntries(secret.map((name) => [name, hiddenWords])),
  })?.body;
  return message && { ...message, ...(shown && shown.id !== message.body.id && { shown }) };
}

export function caseLink(publicUrl: string, { slug }: Pick<Region, 'slug'>, code: string): string {
  return `${publicUrl}/${slug}/berkas/${code}`;
}

function asSentence(words: string): string {
  const trimmed = words.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** `Kamis, 26 November 2026 pukul 16.00`, in the region's zone. */
function momentWords(zone: string, at: string): Text {
  return dateWords(new Date(at), {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

function listWords(things: readonly Text[]): Text {
  return { id: things.map(({ id }) => id).join(', '), en: things.map(({ en }) => en).join(', ') };
}
