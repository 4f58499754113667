import type { FastifyInstance, FastifyRequest } from 'fastify';
import { playTrouble, requireKey, sendPage, textOf } from '../http.ts';
import type { KnobSet } from '../knobs.ts';
import { browserPrefix, filedAddress, type Inbox } from './inbox.ts';
import { addressPage, inboxPage, isPhone, replyPage } from './pages.ts';
import { PushService } from './push-service.ts';
import { postReply, replyDelivery } from './replies.ts';
import { readWhatsappMessage, whatsappError } from './whatsapp.ts';

export type InboxRoutesOptions = {
  readonly inbox: Inbox;
  readonly knobs: Readonly<Record<'whatsapp' | 'email' | 'sms', KnobSet>>;
  readonly apiKey: string;
  readonly now: () => Date;
  /** Where replies go; undefined while nobody takes them. */
  readonly hook: () => string | undefined;
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

  server.get('/inbox/:to/balas', async (request, reply) => {
    const to = filedAddress((request.params as { to: string }).to);
    return sendPage(reply, { title: 'Balas', body: replyPage(to), status: isPhone(to) ? 200 : 404 });
  });

  server.post('/inbox/:to/balas', async (request, reply) => {
    const to = filedAddress((request.params as { to: string }).to);
    const text = textOf(request.body, 'text');
    const id = textOf(request.body, 'id');
    const fromForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    if (!isPhone(to) || text === undefined) {
      return reply
        .code(422)
        .send({ code: 'reply-malformed', message: 'Isi text, untuk sebuah nomor telepon.' });
    }
    const hook = options.hook();
    const delivery = replyDelivery({
      from: to,
      text,
      at: options.now(),
      ...(id === undefined ? {} : { id }),
    });
    const isTaken = hook !== undefined && (await postReply(hook, options.apiKey, delivery));
    if (!fromForm) return reply.code(isTaken ? 200 : 502).send({ taken: isTaken });
    if (isTaken) return reply.redirect(`/inbox/${to}`, 303);
    return sendPage(reply, { title: 'Balas', body: replyPage(to, 'not-taken'), status: 502 });
  });

  pushRoutes(server, options);
}

/** The push service of browsers that are none: `POST /push/browsers` makes one, its pushes stand in the inbox. */
function pushRoutes(server: FastifyInstance, { inbox }: InboxRoutesOptions): void {
  const service = new PushService();
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );

  server.post('/push/browsers', async (request) => {
    const { id, ...keys } = service.subscribe();
    return { endpoint: `${originOf(request)}/push/${id}`, keys, inbox: `${browserPrefix}${id}` };
  });

  server.delete('/push/:id', async (request, reply) => {
    service.end((request.params as { id: string }).id);
    return reply.code(204).send();
  });

  server.post('/push/:id', async (request, reply) => {
    const { id } = request.params as { id: string };
    const headers = request.headers as Record<string, string | undefined>;
    const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    const received = service.receive(id, { body, headers }, originOf(request), new Date());
    if ('status' in received) return reply.code(received.status).send();
    const topic = headers.topic === undefined ? {} : { idempotencyKey: `${id}/${headers.topic}` };
    const kept = inbox.receive({
      channel: 'push',
      to: `${browserPrefix}${id}`,
      text: received.text,
      ...topic,
    });
    return reply.code(201).header('location', `/push/messages/${kept.id}`).send();
  });
}

function originOf(request: FastifyRequest): string {
  return `http://${request.headers.host ?? ''}`;
}

function idempotencyKey(request: FastifyRequest): { idempotencyKey?: string } {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' && key !== '' ? { idempotencyKey: key } : {};
}
