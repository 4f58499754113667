import type { FastifyInstance, FastifyRequest } from 'fastify';
import { playTrouble, requireKey, sendPage, textOf } from '../http.ts';
import type { KnobSet } from '../knobs.ts';
import { filedAddress, type Inbox } from './inbox.ts';
import { addressPage, inboxPage } from './pages.ts';
import { readWhatsappMessage, whatsappError } from './whatsapp.ts';

export type InboxRoutesOptions = {
  readonly inbox: Inbox;
  readonly knobs: Readonly<Record<'whatsapp' | 'email' | 'sms', KnobSet>>;
  readonly apiKey: string;
};

const refreshSeconds = 5;

export function inboxRoutes(server: FastifyInstance, options: InboxRoutesOptions): void {
  const { inbox } = options;
  const guards = (channel: 'whatsapp' | 'email' | 'sms') => [
    requireKey(options.apiKey),
    playTrouble(options.knobs[channel]),
  ];

  server.post('/whatsapp/messages', { onRequest: guards('whatsapp') }, async (request, reply) => {
    const read = readWhatsappMessage(request.body);
    if ('fault' in read) return reply.code(400).send(whatsappError(read.fault));
    const kept = inbox.receive({ channel: 'whatsapp', ...read, ...idempotencyKey(request) });
    return {
      messaging_product: 'whatsapp',
      contacts: [{ input: read.to, wa_id: kept.to }],
      messages: [{ id: kept.id }],
    };
  });

  server.post('/email/messages', { onRequest: guards('email') }, async (request, reply) => {
    const [to, subject, text] = ['to', 'subject', 'text'].map((key) => textOf(request.body, key));
    if (to === undefined || !/^[^\s@]+@[^\s@]+$/.test(to) || text === undefined) {
      return reply
        .code(422)
        .send({ code: 'message-malformed', message: 'Isi to (alamat surel), subject dan text.' });
    }
    const kept = inbox.receive({
      channel: 'email',
      to,
      text,
      ...(subject === undefined ? {} : { subject }),
      ...idempotencyKey(request),
    });
    return { id: kept.id };
  });

  server.post('/sms/messages', { onRequest: guards('sms') }, async (request, reply) => {
    const [to, text] = ['to', 'text'].map((key) => textOf(request.body, key));
    if (to === undefined || !/^\d{9,15}$/.test(filedAddress(to)) || text === undefined) {
      return reply.code(422).send({ code: 'message-malformed', message: 'Isi to (nomor telepon) dan text.' });
    }
    const kept = inbox.receive({ channel: 'sms', to, text, ...idempotencyKey(request) });
    return { id: kept.id };
  });

  server.get('/messages', async (request, reply) => {
    const query = request.query as { to?: string; after?: string; channel?: string };
    const after = query.after === undefined ? 0 : Number(query.after);
    if (!Number.isInteger(after) || after < 0) {
      return reply
        .code(422)
        .send({ code: 'after-malformed', message: 'after berupa nomor urut pesan terakhir.' });
    }
    const { to, channel } = query;
    const messages = inbox.messages({
      after,
      ...(to === undefined ? {} : { to }),
      ...(channel === undefined ? {} : { channel }),
    });
    return { messages, last: inbox.last };
  });

  server.get('/inbox', async (_request, reply) =>
    sendPage(reply, { title: 'Kotak masuk', body: inboxPage(inbox.latestByAddress()), refreshSeconds }),
  );

  server.get('/inbox/:to', async (request, reply) => {
    const to = filedAddress((request.params as { to: string }).to);
    const messages = inbox.messages({ to }).reverse();
    return sendPage(reply, { title: to, body: addressPage(to, messages), refreshSeconds });
  });
}

function idempotencyKey(request: FastifyRequest): { idempotencyKey?: string } {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' && key !== '' ? { idempotencyKey: key } : {};
}
