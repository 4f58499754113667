import { Type } from 'typebox';
import { CommandHeaders, OfCase, OfRegion } from '../cases/schemas.ts';
import { InstantOrNull } from '../cases/service-shapes.ts';
import { TrackShape } from '../cases/shapes.ts';
import {
  Failures,
  type HttpApp,
  type RegisterRoutes,
  sendProblem,
  sendResult,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import {
  AgencyCasesShape,
  addIntegrationShapes,
  EventShape,
  MessagesShape,
  NumbersShape,
  ProgramShape,
  ProgramsShape,
  ScopeShape,
  WebhookShape,
  WebhooksShape,
} from './shapes.ts';
import { tokenRoute } from './token-route.ts';

const tags = ['integrations'];
const region = OfRegion.properties.region;
const identifier = Type.String({ format: 'uuid' });
const OfProgram = Type.Object({ region, programId: identifier });
const OfWebhook = Type.Object({ region, webhookId: identifier });
const OfMessage = Type.Object({ region, webhookId: identifier, messageId: identifier });
const closed = { additionalProperties: false } as const;
const cursor = Type.Optional(Type.String({ maxLength: 200, description: '`next` of an earlier page.' }));
const secret = Type.Union([Type.String(), Type.Null()], {
  description: 'Shown this once; null when the same command is sent again.',
});
const lastsDays = Type.Integer({ minimum: 1, maximum: 366, description: 'So long it opens.' });
const done = { 204: Type.Null({ description: 'It is so.' }), ...Failures };
/** With its documents; more than a form of our own ever sends at once. */
const filingBytes = 24 * 1024 * 1024;

/** The API for other systems, and the commands by which administrators let them in. */
export const integrationRoutes: RegisterRoutes = async (app, { services }) => {
  addIntegrationShapes(app);
  programRoutes(app, services);
  webhookRoutes(app, services);
  agencyRoutes(app, services);
  await app.register(async (scope) => tokenRoute(scope as HttpApp, services));
};

function programRoutes(app: HttpApp, { integrations }: Services): void {
  const told = {
    200: Type.Object({ programId: Type.String(), secret }, { description: 'Keep the secret now.' }),
    ...Failures,
  };
  app.get(
    '/regions/:region/programs',
    {
      schema: {
        operationId: 'listPrograms',
        tags,
        summary: 'The systems that may call the API, for administrators.',
        params: OfRegion,
        querystring: Type.Object({ cursor }),
        response: { 200: ProgramsShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await integrations.programs(await request.caller(), request.query)),
  );
  app.post(
    '/regions/:region/programs',
    {
      schema: {
        operationId: 'makeProgram',
        tags,
        summary: 'Lets a system in; its secret is answered once.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            kind: Type.Enum(['key', 'client']),
            name: Type.String({ maxLength: 80 }),
            agencyId: Type.String({ maxLength: 100 }),
            scopes: Type.Array(ScopeShape, { maxItems: 10 }),
            callsPerMinute: Type.Integer({ minimum: 1, maximum: 6000 }),
            lastsDays,
          },
          closed,
        ),
        response: told,
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await integrations.makeProgram(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
  app.get(
    '/regions/:region/programs/:programId',
    {
      schema: {
        operationId: 'readProgram',
        tags,
        summary: 'A system with its webhooks.',
        params: OfProgram,
        response: {
          200: Type.Object(
            { program: ProgramShape, webhooks: Type.Array(WebhookShape) },
            { description: 'The system.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(reply, await integrations.program(await request.caller(), request.params.programId)),
  );
  app.post(
    '/regions/:region/programs/:programId/renewal',
    {
      schema: {
        operationId: 'renewProgram',
        tags,
        summary: 'Gives a system a new secret; the one of before opens for another day.',
        params: OfProgram,
        headers: CommandHeaders,
        body: Type.Object({ lastsDays }, closed),
        response: told,
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await integrations.renewProgram(await request.caller(), {
          key: request.headers['idempotency-key'],
          programId: request.params.programId,
          ...request.body,
        }),
      ),
  );
  app.post(
    '/regions/:region/programs/:programId/revocation',
    {
      schema: {
        operationId: 'revokeProgram',
        tags,
        summary: 'Shuts a system out at once and for good, with its tokens and webhooks.',
        params: OfProgram,
        headers: CommandHeaders,
        response: done,
      },
    },
    async (request, reply) => {
      const revoked = await integrations.revokeProgram(await request.caller(), {
        key: request.headers['idempotency-key'],
        programId: request.params.programId,
      });
      return revoked.ok ? reply.code(204).send(null) : sendProblem(reply, revoked.error);
    },
  );
}

function webhookRoutes(app: HttpApp, { integrations }: Services): void {
  const config = { programScopes: ['webhooks'] as const };
  const told = {
    200: Type.Object({ webhookId: Type.String(), secret }, { description: 'Keep the secret now.' }),
    ...Failures,
  };
  const programId = Type.Optional(
    Type.String({ format: 'uuid', description: 'Whose; a program that calls means its own.' }),
  );
  app.get(
    '/regions/:region/webhooks',
    {
      config,
      schema: {
        operationId: 'listWebhooks',
        tags,
        summary: 'The webhooks of a system.',
        params: OfRegion,
        querystring: Type.Object({ programId, cursor }),
        response: { 200: WebhooksShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await integrations.webhooks(await request.caller(), request.query)),
  );
  app.post(
    '/regions/:region/webhooks',
    {
      config,
      schema: {
        operationId: 'makeWebhook',
        tags,
        summary: 'Tells a system of what happens; the secret that signs is answered once.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            programId,
            url: Type.String({ maxLength: 500, description: 'https, in the public internet.' }),
            events: Type.Array(EventShape, { maxItems: 20 }),
          },
          closed,
        ),
        response: told,
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await integrations.makeWebhook(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
  app.post(
    '/regions/:region/webhooks/:webhookId/secret',
    {
      config,
      schema: {
        operationId: 'renewWebhookSecret',
        tags,
        summary: 'Gives a webhook a new secret; for a day both sign.',
        params: OfWebhook,
        headers: CommandHeaders,
        response: told,
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await integrations.renewWebhookSecret(await request.caller(), {
          key: request.headers['idempotency-key'],
          webhookId: request.params.webhookId,
        }),
      ),
  );
  app.post(
    '/regions/:region/webhooks/:webhookId/end',
    {
      config,
      schema: {
        operationId: 'endWebhook',
        tags,
        summary: 'Ends a webhook; what waits is not sent.',
        params: OfWebhook,
        headers: CommandHeaders,
        response: done,
      },
    },
    async (request, reply) => {
      const ended = await integrations.endWebhook(await request.caller(), {
        key: request.headers['idempotency-key'],
        webhookId: request.params.webhookId,
      });
      return ended.ok ? reply.code(204).send(null) : sendProblem(reply, ended.error);
    },
  );
  app.get(
    '/regions/:region/webhooks/:webhookId/messages',
    {
      config,
      schema: {
        operationId: 'listWebhookMessages',
        tags,
        summary: 'The log of a webhook: what was sent, when, and what was answered.',
        params: OfWebhook,
        querystring: Type.Object({ cursor }),
        response: { 200: MessagesShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await integrations.webhookMessages(await request.caller(), {
          webhookId: request.params.webhookId,
          ...request.query,
        }),
      ),
  );
  app.post(
    '/regions/:region/webhooks/:webhookId/messages/:messageId/replay',
    {
      config,
      schema: {
        operationId: 'replayWebhookMessage',
        tags,
        summary: 'Sends a message again, under the same `webhook-id`.',
        params: OfMessage,
        headers: CommandHeaders,
        response: done,
      },
    },
    async (request, reply) => {
      const replayed = await integrations.replayMessage(await request.caller(), {
        key: request.headers['idempotency-key'],
        webhookId: request.params.webhookId,
        messageId: request.params.messageId,
      });
      return replayed.ok ? reply.code(204).send(null) : sendProblem(reply, replayed.error);
    },
  );
}

function agencyRoutes(app: HttpApp, { integrations }: Services): void {
  app.get(
    '/regions/:region/agency/cases',
    {
      config: { programScopes: ['cases:read', 'cases:file'] as const },
      schema: {
        operationId: 'listAgencyCases',
        tags,
        summary: 'Cases that the system’s agency answers for, or those that it filed; nothing personal.',
        params: OfRegion,
        querystring: Type.Object({
          filedBy: Type.Optional(Type.Literal('me')),
          officeId: Type.Optional(Type.String({ maxLength: 100 })),
          cursor,
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
        }),
        response: { 200: AgencyCasesShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await integrations.cases(await request.caller(), request.query)),
  );
  app.post(
    '/regions/:region/agency/cases',
    {
      config: { programScopes: ['cases:file'] as const },
      bodyLimit: filingBytes,
      schema: {
        operationId: 'fileAgencyCase',
        tags,
        summary: 'Files for a person whom the population register knows. The case names the system.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            service: Type.String({ maxLength: 100 }),
            applicant: Type.Object(
              {
                nik: Type.String({ maxLength: 40 }),
                name: Type.String({ maxLength: 200, description: 'As on the card.' }),
                birthDate: Type.String({ maxLength: 20, description: '`YYYY-MM-DD`' }),
                phone: Type.Optional(Type.String({ maxLength: 40 })),
              },
              closed,
            ),
            answers: Type.Record(Type.String({ maxLength: 200 }), Type.Unknown(), {
              description: 'By the codes of the fields, see `definition` of `readService`.',
            }),
            files: Type.Optional(
              Type.Array(
                Type.Object(
                  {
                    requirement: Type.String({ maxLength: 100 }),
                    name: Type.String({ maxLength: 200 }),
                    content: Type.String({ description: 'Base64.' }),
                  },
                  closed,
                ),
                { maxItems: 20 },
              ),
            ),
          },
          closed,
        ),
        response: {
          201: Type.Object(
            { code: Type.String({ description: 'The tracking code.' }), dueAt: InstantOrNull },
            { description: 'It was filed; by when it was promised.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await integrations.fileCase(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
        201,
      ),
  );
  app.get(
    '/regions/:region/agency/cases/:code',
    {
      config: { programScopes: ['cases:read', 'cases:file'] as const },
      schema: {
        operationId: 'readAgencyCase',
        tags,
        summary: 'Where a case of the agency is, with its story; nothing personal. The look is written down.',
        params: OfCase,
        response: { 200: TrackShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await integrations.readCase(await request.caller(), request.params.code)),
  );
  app.get(
    '/regions/:region/agency/numbers',
    {
      config: { programScopes: ['reports:read'] as const },
      schema: {
        operationId: 'readAgencyNumbers',
        tags,
        summary: 'How much work the agency has, by office and service.',
        params: OfRegion,
        response: { 200: NumbersShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await integrations.numbers(await request.caller())),
  );
}
