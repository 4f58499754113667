import { timingSafeEqual } from 'node:crypto';
import { Type } from 'typebox';
import { Failures, type RegisterRoutes, sendProblem } from '../platform/http/index.ts';
import { noticeProblems } from './problems.ts';
import { type ReplyDependencies, receiveWhatsapp } from './replies/receive.ts';

const largestDeliveryBytes = 256 * 1024;

/**
 * Where the WhatsApp provider posts what people write to us, `/hooks/whatsapp` at the root of the server: signed
 * deliveries of the Business Cloud API, and its question at the start whether the address is ours.
 */
export function hookRoutes(dependencies: ReplyDependencies): RegisterRoutes {
  return (app) => {
    // The signature is over the bytes as they came: nothing may read them as JSON before.
    app.removeContentTypeParser('application/json');
    app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );

    app.post(
      '/hooks/whatsapp',
      {
        bodyLimit: largestDeliveryBytes,
        schema: {
          // The provider's own form, not a part of our API.
          hide: true,
          headers: Type.Object({
            'x-hub-signature-256': Type.Optional(
              Type.String({ maxLength: 100, description: '`sha256=` and the HMAC of the body.' }),
            ),
          }),
          body: Type.Unsafe<Buffer>({}),
          response: {
            200: Type.Object(
              { taken: Type.Integer({ description: 'How many messages were new.' }) },
              { description: 'Taken in.' },
            ),
            ...Failures,
          },
        },
      },
      async (request, reply) => {
        const received = await receiveWhatsapp(dependencies, {
          body: request.body,
          signature: request.headers['x-hub-signature-256'],
        });
        return received.ok ? reply.send(received.value) : sendProblem(reply, received.error);
      },
    );

    app.get(
      '/hooks/whatsapp',
      {
        schema: {
          // The provider's own form, not a part of our API.
          hide: true,
          querystring: Type.Object({
            'hub.mode': Type.Literal('subscribe'),
            'hub.verify_token': Type.String({ maxLength: 500 }),
            'hub.challenge': Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]+$' }),
          }),
          response: { 200: Type.String({ description: 'The challenge.' }), ...Failures },
        },
      },
      async (request, reply) => {
        const given = Buffer.from(request.query['hub.verify_token']);
        const expected = Buffer.from(dependencies.hookSecret ?? '');
        if (expected.length === 0) return sendProblem(reply, noticeProblems.hookClosed);
        if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
          return sendProblem(reply, noticeProblems.signatureWrong);
        }
        return reply.type('text/plain').send(request.query['hub.challenge']);
      },
    );
  };
}
