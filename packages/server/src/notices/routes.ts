import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../cases/schemas.ts';
import { again, Failures, type RegisterRoutes, sendResult } from '../platform/http/index.ts';
import { AddressKindShape, addMessageShapes, LanguageShape, PreferenceShape, WayShape } from './shapes.ts';

const tags = ['messages'];
const closed = { additionalProperties: false } as const;

/** How the caller is reached, for programs. */
export const messageRoutes: RegisterRoutes = (app, { services: { messages } }) => {
  addMessageShapes(app);
  app.get(
    '/regions/:region/message-preference',
    {
      schema: {
        operationId: 'readMessagePreference',
        tags,
        summary: 'How the caller is reached, and when nothing is sent.',
        params: OfRegion,
        response: { 200: PreferenceShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await messages.preference(await request.caller())),
  );
  app.put(
    '/regions/:region/message-preference',
    {
      schema: {
        operationId: 'chooseMessageWay',
        tags,
        summary: 'Chooses language and channel; e-mail and push need an address or a browser first.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object({ language: LanguageShape, channel: WayShape }, closed),
        response: { 200: PreferenceShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await messages.choose(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
  app.post(
    '/regions/:region/message-address-codes',
    {
      schema: {
        operationId: 'giveMessageAddress',
        tags,
        summary: 'Sends a code to an e-mail address or, of an officer, a phone.',
        description: again.newest,
        params: OfRegion,
        body: Type.Object({ kind: AddressKindShape, address: Type.String({ maxLength: 300 }) }, closed),
        response: {
          202: Type.Object({ expiresInSeconds: Type.Integer() }, { description: 'On its way.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(reply, await messages.giveAddress(await request.caller(), request.body), 202),
  );
  app.post(
    '/regions/:region/message-addresses',
    {
      schema: {
        operationId: 'confirmMessageAddress',
        tags,
        summary: 'The code came back: messages go to the address from now on.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 20 }) }, closed),
        response: { 200: PreferenceShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await messages.confirmAddress(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
  app.post(
    '/regions/:region/push-browsers',
    {
      schema: {
        operationId: 'subscribeBrowser',
        tags,
        summary: 'A browser takes pushes from now on, as its PushSubscription tells.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            endpoint: Type.String({ maxLength: 2000 }),
            p256dh: Type.String({ maxLength: 200 }),
            auth: Type.String({ maxLength: 100 }),
          },
          closed,
        ),
        response: { 200: PreferenceShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await messages.subscribe(await request.caller(), {
          key: request.headers['idempotency-key'],
          browser: request.body,
        }),
      ),
  );
  app.delete(
    '/regions/:region/push-browsers',
    {
      schema: {
        operationId: 'unsubscribeBrowsers',
        tags,
        summary: 'A browser takes no pushes any more; without `endpoint`, none of the caller’s.',
        params: OfRegion,
        headers: CommandHeaders,
        querystring: Type.Object({ endpoint: Type.Optional(Type.String({ maxLength: 2000 })) }),
        response: { 200: PreferenceShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await messages.unsubscribe(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.query,
        }),
      ),
  );
};
