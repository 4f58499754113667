import type { Problem, Result } from '@satuloket/engine';
import type { OutboundStatus } from '../../platform/outbound/index.ts';

export type MessageChannelKind = 'whatsapp' | 'email' | 'sms';

export type OutgoingMessage = {
  /** A phone number with its country code (`+62812…`), or an e-mail address. */
  readonly to: string;
  /** Read by e-mail only. */
  readonly subject?: string;
  readonly text: string;
  /** The same key is delivered once, however often it is sent, where the provider keeps keys. */
  readonly idempotencyKey: string;
};

/** A way to reach a person. A retryable failure may be sent again later with the same key. */
export type MessageChannel = {
  readonly kind: MessageChannelKind;
  send(message: OutgoingMessage): Promise<Result<{ readonly providerId: string }>>;
  /** Whether the provider seems to be there; the circuit breaker's view, without a call. */
  status(): OutboundStatus;
};

/** What can go wrong with a channel; a fault of the connection takes precedence over the answer's content. */
export const channelProblems = {
  unavailable: {
    code: 'channel-unavailable',
    message: {
      id: 'Pesan belum dapat dikirim. Pesan tersimpan dan dikirim lagi sebentar lagi.',
      en: 'The message can not be sent yet. It is kept and sent again shortly.',
    },
    status: 503,
    retryable: true,
  },
  messageRefused: {
    code: 'channel-message-refused',
    message: {
      id: 'Pesan tidak dapat dikirim ke nomor atau alamat ini. Periksa nomor atau alamatnya.',
      en: 'The message can not be sent to this number or address. Check the number or address.',
    },
    status: 422,
    retryable: false,
  },
  refused: {
    code: 'channel-refused',
    message: {
      id: 'Penyedia pesan menolak sistem kami. Pesan tersimpan; petugas kami perlu memperbaikinya.',
      en: 'The message provider refused our system. The message is kept; our staff must repair this.',
    },
    status: 502,
    retryable: false,
  },
  answerUnreadable: {
    code: 'channel-answer-unreadable',
    message: {
      id: 'Jawaban penyedia pesan tidak dapat dibaca. Mungkin pesan sudah terkirim; petugas kami perlu memeriksanya.',
      en: 'The answer of the message provider can not be read. The message may have been sent; our staff must look into it.',
    },
    status: 502,
    retryable: false,
  },
} as const satisfies Record<string, Problem>;
