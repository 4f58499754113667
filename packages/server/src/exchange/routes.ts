import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../cases/schemas.ts';
import {
  again,
  Failures,
  type RegisterRoutes,
  sendResult,
  shapeOf,
  TextShape,
} from '../platform/http/index.ts';
import type { ExchangeTrouble } from '../types.ts';
import { maximumWireBytes, WireMessage } from './message.ts';

const trouble = shapeOf<ExchangeTrouble>()(
  'ExchangeTrouble',
  Type.Object(
    {
      id: Type.String(),
      direction: Type.Enum(['from', 'to']),
      region: TextShape,
      kind: Type.Enum(['hand-over', 'heard']),
      at: Type.String({ format: 'date-time' }),
      code: Type.Union([Type.String(), Type.Null()], { description: 'Of our case that it is about.' }),
      words: TextShape,
    },
    { description: 'A message between regions that came to nothing.' },
  ),
);

const OfMessage = Type.Object({ region: Type.String(), id: Type.String({ format: 'uuid' }) });

/** Messages of other installations, and what officers look after. */
export const exchangeRoutes: RegisterRoutes = (app, { services: { exchange } }) => {
  app.addSchema(trouble.schema);
  const tags = ['exchange'];
  app.post(
    '/exchange/messages',
    {
      bodyLimit: maximumWireBytes,
      schema: {
        operationId: 'receiveMessage',
        tags,
        summary: 'Takes in a signed message of another region. The same message again changes nothing.',
        description: again.numbered,
        body: WireMessage,
        response: {
          202: Type.Object(
            { repeated: Type.Boolean({ description: 'Whether it had come before.' }) },
            { description: 'It has been taken in; what it asks for is done soon.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) => sendResult(reply, await exchange.receive(request.body), 202),
  );
  app.get(
    '/regions/:region/exchange/key',
    {
      schema: {
        operationId: 'exchangeKey',
        tags,
        summary: 'What another installation needs to believe the messages of this region.',
        params: OfRegion,
        response: {
          200: Type.Object(
            {
              regionId: Type.String({ description: 'As it stands in `from`.' }),
              publicKey: Type.String({ description: 'Ed25519, 32 bytes in base64.' }),
            },
            { description: 'To be compared by another way before it is believed.' },
          ),
          ...Failures,
        },
      },
    },
    async (request) => ({ regionId: request.region.id, publicKey: exchange.publicKey(request.region.id) }),
  );
  app.get(
    '/regions/:region/exchange/troubles',
    {
      schema: {
        operationId: 'listExchangeTroubles',
        tags,
        summary: 'Messages between regions that came to nothing, for officers.',
        params: OfRegion,
        response: { 200: Type.Array(trouble.reference, { description: 'The newest first.' }), ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await exchange.troubles(await request.caller())),
  );
  app.post(
    '/regions/:region/exchange/messages/:id/retry',
    {
      schema: {
        operationId: 'retryExchangeMessage',
        tags,
        summary: 'Tries a message again that came to nothing.',
        params: OfMessage,
        headers: CommandHeaders,
        response: { 204: Type.Null({ description: 'It is tried again soon.' }), ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await exchange.retry(await request.caller(), {
          key: request.headers['idempotency-key'],
          id: request.params.id,
        }),
        204,
      ),
  );
};
