import { failure, success } from '@satuloket/engine';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type OutboundSettings, outboundService } from '../../platform/outbound/index.ts';
import {
  channelProblems,
  type MessageChannel,
  type MessageChannelKind,
  type OutgoingMessage,
} from './message-channel.ts';

export type HttpChannelSettings = Omit<OutboundSettings, 'headers'> & { readonly apiKey: string };

/** How one provider wants a message and where its answer holds the message's id. */
type Dialect = {
  readonly kind: MessageChannelKind;
  readonly body: (message: OutgoingMessage) => unknown;
  readonly providerId: (answer: unknown) => string | undefined;
};

const whatsappAnswer = Compile(
  Type.Object({ messages: Type.Array(Type.Object({ id: Type.String() }), { minItems: 1 }) }),
);
const plainAnswer = Compile(Type.Object({ id: Type.String() }));
const plainId = (answer: unknown) => (plainAnswer.Check(answer) ? answer.id : undefined);

/**
 * WhatsApp through the Business Cloud API; `url` is what stands before `/messages`
 * (`https://graph.facebook.com/<version>/<phone number id>`). That API keeps no idempotency keys: a message
 * whose answer was lost may arrive twice when it is sent again, which we prefer to not at all.
 */
export function httpWhatsappChannel(settings: HttpChannelSettings): MessageChannel {
  return httpChannel(settings, {
    kind: 'whatsapp',
    body: ({ to, text }) => ({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: to.replace(/^\+/, ''),
      type: 'text',
      text: { body: text, preview_url: false },
    }),
    providerId: (answer) => (whatsappAnswer.Check(answer) ? answer.messages[0]?.id : undefined),
  });
}

/** E-mail through a gateway that takes JSON at `<url>/messages`. */
export function httpEmailChannel(settings: HttpChannelSettings): MessageChannel {
  return httpChannel(settings, {
    kind: 'email',
    body: ({ to, subject, text }) => ({ to, subject: subject ?? '', text }),
    providerId: plainId,
  });
}

/** SMS through a gateway that takes JSON at `<url>/messages`. */
export function httpSmsChannel(settings: HttpChannelSettings): MessageChannel {
  return httpChannel(settings, {
    kind: 'sms',
    body: ({ to, text }) => ({ to, text }),
    providerId: plainId,
  });
}

/** All three at one gateway, under `/whatsapp`, `/email` and `/sms`, as the sandbox has them. */
export function httpMessageChannels(
  settings: HttpChannelSettings,
): Readonly<Record<MessageChannelKind, MessageChannel>> {
  const base = settings.url.replace(/\/+$/, '');
  return {
    whatsapp: httpWhatsappChannel({ ...settings, url: `${base}/whatsapp` }),
    email: httpEmailChannel({ ...settings, url: `${base}/email` }),
    sms: httpSmsChannel({ ...settings, url: `${base}/sms` }),
  };
}

function httpChannel(settings: HttpChannelSettings, dialect: Dialect): MessageChannel {
  const { apiKey, ...outbound } = settings;
  const service = outboundService({ ...outbound, headers: { authorization: `Bearer ${apiKey}` } });
  return {
    kind: dialect.kind,
    async send(message) {
      const sent = await service.post({
        path: '/messages',
        body: dialect.body(message),
        headers: { 'idempotency-key': message.idempotencyKey },
        // Sending is not a question: only what certainly never arrived is repeated here and now.
        harmlessTwice: false,
      });
      if (!sent.ok) {
        return failure(
          sent.error.kind === 'unreadable' ? channelProblems.answerUnreadable : channelProblems.unavailable,
        );
      }
      const { status, body } = sent.value;
      if (status === 429) return failure(channelProblems.unavailable);
      if (status === 400 || status === 422) return failure(channelProblems.messageRefused);
      if (status < 200 || status > 299) return failure(channelProblems.refused);
      const providerId = dialect.providerId(body);
      return providerId === undefined ? failure(channelProblems.answerUnreadable) : success({ providerId });
    },
    status: () => service.status(),
  };
}
