/** A message as the WhatsApp Business Cloud API takes it, reduced to what a phone would show. */
export type WhatsappMessage = { readonly to: string; readonly text: string };

/**
 * Reads a message object of the Cloud API (`messaging_product`, `to`, `type` and the part named by the type).
 * A template shows its name and the texts given for its gaps.
 */
export function readWhatsappMessage(body: unknown): WhatsappMessage | { readonly fault: string } {
  const message = record(body);
  if (message.messaging_product !== 'whatsapp') return { fault: 'messaging_product must be "whatsapp"' };
  const to = typeof message.to === 'string' ? message.to : '';
  if (!/^\+?\d{9,15}$/.test(to.replace(/[\s-]/g, ''))) return { fault: 'to must be a phone number' };
  switch (message.type ?? 'text') {
    case 'text': {
      const text = record(message.text).body;
      // The Cloud API refuses a text of more than 4096 characters.
      if (typeof text !== 'string' || text === '' || text.length > 4096) {
        return { fault: 'text.body must have 1 to 4096 characters' };
      }
      return { to, text };
    }
    case 'template': {
      const template = record(message.template);
      if (typeof template.name !== 'string') return { fault: 'template.name is required' };
      const gaps = list(template.components)
        .flatMap((component) => list(record(component).parameters))
        .map((parameter) => record(parameter).text)
        .filter((text) => typeof text === 'string');
      return { to, text: [`[${template.name}]`, ...gaps].join('\n') };
    }
    default:
      return { fault: 'type must be "text" or "template"' };
  }
}

/** The Cloud API's way of saying that a parameter is wrong. */
export function whatsappError(fault: string): object {
  return { error: { message: `(#100) ${fault}`, type: 'OAuthException', code: 100 } };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
