/** A message to a webhook: codes and links, nothing personal. */
export type WebhookMessage = {
  readonly type: 'case.filed' | 'case.state-changed' | 'case.ended' | 'document.signed' | 'promise.broken';
  /** When it happened, ISO 8601. */
  readonly timestamp: string;
  readonly data: {
    readonly region: string;
    readonly case: string;
    readonly service: string;
    readonly state: string;
    readonly officeId: string;
    readonly link: string;
  };
};

export type WebhookHeaders = {
  readonly 'webhook-id'?: string | undefined;
  readonly 'webhook-timestamp'?: string | undefined;
  readonly 'webhook-signature'?: string | undefined;
};

/** Clocks differ a little; what is older was kept and sent again by someone else. */
const toleranceSeconds = 5 * 60;

/**
 * The message, if it was signed with the secret and is no older than five minutes; undefined for anything else. `body`
 * is what came, as text, before any parsing. Works in Node, Deno, Bun and browsers.
 *
 * After a rotation messages carry two signatures: one that fits is enough.
 */
export async function verifyWebhook(input: {
  readonly secret: string;
  readonly headers: WebhookHeaders;
  readonly body: string;
  readonly now?: Date;
}): Promise<WebhookMessage | undefined> {
  const { secret, headers, body, now = new Date() } = input;
  const id = headers['webhook-id'] ?? '';
  const timestamp = headers['webhook-timestamp'] ?? '';
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (id === '' || !/^\d+$/.test(timestamp) || age > toleranceSeconds) return undefined;
  const key = await crypto.subtle.importKey(
    'raw',
    bytesOf(secret.replace(/^whsec_/, '')),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  for (const signature of (headers['webhook-signature'] ?? '').split(' ')) {
    const [version, value = ''] = signature.split(',');
    if (version !== 'v1' || !/^[A-Za-z0-9+/]+=*$/.test(value)) continue;
    if (await crypto.subtle.verify('HMAC', key, bytesOf(value), content))
      return JSON.parse(body) as WebhookMessage;
  }
  return undefined;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
