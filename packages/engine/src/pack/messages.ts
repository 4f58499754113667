import type { Text } from '../result.ts';
import type { MessageTemplate, Service } from './types.ts';

/** Values for `{code}`, `{service}`, `{office}`, `{due}`, `{reason}`, `{link}`, `{visit}`; a text has a word for each language. */
export type MessageValues = Readonly<Record<string, string | Text | undefined>>;

export type RenderedMessage = { readonly subject: Text; readonly body: Text };

/** A message of the service with its values filled in; undefined where the pack has no such message. */
export function renderMessage(
  service: Service,
  code: string,
  values: MessageValues,
): RenderedMessage | undefined {
  const template = service.messages[code];
  return template && renderTemplate(template, { service: service.title, ...values });
}

/** A message that is no pack's, with its values filled in. */
export function renderTemplate(template: MessageTemplate, values: MessageValues): RenderedMessage {
  return { subject: fill(template.subject, values), body: fill(template.body, values) };
}

function fill(text: Text, values: MessageValues): Text {
  const inLanguage = (language: keyof Text) =>
    text[language].replace(/\{([^{}]+)\}/g, (_, name: string) => {
      const value = values[name];
      return value === undefined ? '' : typeof value === 'string' ? value : value[language];
    });
  return { id: tidy(inLanguage('id')), en: tidy(inLanguage('en')) };
}

/** A value that is not there leaves no double space behind. */
function tidy(text: string): string {
  return text.replace(/[^\S\n]{2,}/g, ' ').trim();
}
