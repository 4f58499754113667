import { createHmac, randomBytes } from 'node:crypto';

/** What someone writes on a stand-in phone, as the WhatsApp Business Cloud API would deliver it. */
export function replyDelivery(written: {
  readonly from: string;
  readonly text: string;
  readonly at: Date;
  /** The same identifier again is the same message, delivered again. */
  readonly id?: string;
}): string {
  const { from, text, at, id = `wamid.${randomBytes(16).toString('hex').toUpperCase()}` } = written;
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: 'stand-in',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '622100000000', phone_number_id: 'stand-in' },
              contacts: [{ wa_id: from }],
              messages: [
                {
                  from,
                  id,
                  timestamp: String(Math.floor(at.getTime() / 1000)),
                  type: 'text',
                  text: { body: text },
                },
              ],
            },
          },
        ],
      },
    ],
  });
}

/** Posts a delivery with its signature; whether it was taken in. */
export async function postReply(hook: string, secret: string, delivery: string): Promise<boolean> {
  const signature = createHmac('sha256', secret).update(delivery).digest('hex');
  try {
    const answer = await fetch(hook, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
      body: delivery,
      signal: AbortSignal.timeout(10_000),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
