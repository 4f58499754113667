import { createHmac, randomBytes } from 'node:crypto';

/**
 * Signatures as Standard Webhooks 1.0 has them: HMAC-SHA256 over `id.timestamp.body`, so that a receiver refuses what
 * was changed and what was kept and sent again later. While two secrets are in force both sign.
 */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export function webhookHeaders(input: {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
  readonly secrets: readonly string[];
}): Record<string, string> {
  const timestamp = Math.floor(input.at.getTime() / 1000);
  return {
    'content-type': 'application/json',
    'user-agent': 'Satuloket',
    'webhook-id': input.id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': input.secrets
      .map((secret) => `v1,${signatureOf(secret, `${input.id}.${timestamp}.${input.body}`)}`)
      .join(' '),
  };
}

function signatureOf(secret: string, content: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(content, 'utf8').digest('base64');
}
