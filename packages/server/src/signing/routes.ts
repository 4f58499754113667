import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../cases/schemas.ts';
import {
  BytesShape,
  Failures,
  type HttpApp,
  type RegisterRoutes,
  sendBytes,
  sendDocument,
  sendProblem,
  sendResult,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import { imageRoutes } from './image-routes.ts';
import {
  addSigningShapes,
  DelegationListShape,
  RunBegunShape,
  SigningDeskShape,
  SigningRunShape,
} from './shapes.ts';

const tags = ['signing'];
const closed = { additionalProperties: false } as const;
const passphrase = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'Of the certificate. Used for this run and kept nowhere.',
});
const itemId = Type.String({ format: 'uuid', description: 'A document of the desk.' });
const day = Type.String({ maxLength: 10, description: 'A day, `2026-11-24`.' });
const OfItem = Type.Object({ ...OfRegion.properties, item: Type.String({ format: 'uuid' }) });
const OfRun = Type.Object({ ...OfRegion.properties, run: Type.String({ format: 'uuid' }) });

/** The API of the signing desk. */
export const signingRoutes: RegisterRoutes = (app, { services }) => {
  addSigningShapes(app);
  deskRoutes(app, services);
  runRoutes(app, services);
  delegationRoutes(app, services);
  imageRoutes(app, services);
};

function deskRoutes(app: HttpApp, { signing }: Services): void {
  app.get(
    '/regions/:region/signing/desk',
    {
      schema: {
        operationId: 'readSigningDesk',
        tags,
        summary: 'What waits for the caller’s signature: what needs a second look, then the oldest promise.',
        params: OfRegion,
        querystring: Type.Object({
          officeId: Type.Optional(Type.String({ maxLength: 100, description: 'An office of the region.' })),
          service: Type.Optional(Type.String({ maxLength: 100, description: 'Only this service.' })),
          cursor: Type.Optional(
            Type.String({ maxLength: 120, description: '`next` or `previous` of an earlier page.' }),
          ),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
        }),
        response: { 200: SigningDeskShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await signing.desk(await request.caller(), request.query)),
  );
  app.get(
    '/regions/:region/signing/desk/calm',
    {
      schema: {
        operationId: 'readCalmDocuments',
        tags,
        summary: 'What waits and asks for no second look: ids for one run over more than a page.',
        params: OfRegion,
        querystring: Type.Object({
          officeId: Type.Optional(Type.String({ maxLength: 100, description: 'An office of the region.' })),
          service: Type.Optional(Type.String({ maxLength: 100, description: 'Only this service.' })),
        }),
        response: {
          200: Type.Array(Type.String(), { description: 'At most 1 000, the oldest promise first.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) => sendResult(reply, await signing.calm(await request.caller(), request.query)),
  );
  app.get(
    '/regions/:region/signing/documents/:item',
    {
      schema: {
        operationId: 'readDocumentToSign',
        tags,
        summary: 'The document as the caller would sign it now, a PDF; the look is on record.',
        params: OfItem,
        response: {
          200: {
            description: 'The document.',
            content: { 'application/pdf': { schema: BytesShape } },
          },
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const opened = await signing.document(await request.caller(), request.params.item);
      return sendDocument(reply, opened);
    },
  );
  app.get(
    '/regions/:region/signing/documents/:item/picture',
    {
      schema: {
        operationId: 'readPictureOfDocumentToSign',
        tags,
        summary: 'The same document as a picture of all its pages, an SVG; the look is on record.',
        params: OfItem,
        response: {
          200: { description: 'The picture.', content: { 'image/svg+xml': { schema: BytesShape } } },
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const seen = await signing.picture(await request.caller(), request.params.item);
      if (!seen.ok) return sendProblem(reply, seen.error);
      reply
        .header('content-type', 'image/svg+xml')
        .header('cache-control', 'private, no-store')
        .header('content-security-policy', "default-src 'none'; img-src data:; style-src 'unsafe-inline'");
      return sendBytes(reply, Buffer.from(seen.value.svg));
    },
  );
  app.post(
    '/regions/:region/signing/documents/:item/refuse',
    {
      schema: {
        operationId: 'refuseSignature',
        tags,
        summary: 'Back to the verifier with a reason: the case’s own step.',
        params: OfItem,
        headers: CommandHeaders,
        body: Type.Object(
          { reason: Type.String({ maxLength: 2_000, description: 'Why it is not signed.' }) },
          closed,
        ),
        response: {
          200: Type.Object({ code: Type.String() }, { description: 'The case.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await signing.refuse(await request.caller(), {
          key: request.headers['idempotency-key'],
          itemId: request.params.item,
          reason: request.body.reason,
        }),
      ),
  );
}

function runRoutes(app: HttpApp, { signing }: Services): void {
  app.post(
    '/regions/:region/signing/runs',
    {
      schema: {
        operationId: 'signDocuments',
        tags,
        summary: 'Signs one or many with one confirmation; the run goes on by itself.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object({ items: Type.Array(itemId, { minItems: 1, maxItems: 1000 }), passphrase }, closed),
        response: { 200: RunBegunShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await signing.sign(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
  app.get(
    '/regions/:region/signing/runs/:run',
    {
      schema: {
        operationId: 'readSigningRun',
        tags,
        summary: 'How far a run is: counts, what failed and why.',
        params: OfRun,
        response: { 200: SigningRunShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await signing.run(await request.caller(), request.params.run)),
  );
  app.post(
    '/regions/:region/signing/runs/:run/retry',
    {
      schema: {
        operationId: 'retrySigning',
        tags,
        summary: 'A new run over what an earlier one left unsigned.',
        params: OfRun,
        headers: CommandHeaders,
        body: Type.Object({ passphrase }, closed),
        response: { 200: RunBegunShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await signing.retry(await request.caller(), {
          key: request.headers['idempotency-key'],
          runId: request.params.run,
          passphrase: request.body.passphrase,
        }),
      ),
  );
}

function delegationRoutes(app: HttpApp, { signing }: Services): void {
  const done = Type.Object({ delegationId: Type.String() }, { description: 'The delegation.' });
  app.get(
    '/regions/:region/signing/delegations',
    {
      schema: {
        operationId: 'listSigningDelegations',
        tags,
        summary: 'Who signs for whom, from when until when; and what the caller may give.',
        params: OfRegion,
        response: { 200: DelegationListShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await signing.delegations(await request.caller())),
  );
  app.post(
    '/regions/:region/signing/delegations',
    {
      schema: {
        operationId: 'delegateSigning',
        tags,
        summary: 'Has someone sign for a post from one day to another.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            kind: Type.Enum(['plh', 'plt', 'mandate'], {
              description:
                'plh: while the holder is away; plt: while the post is vacant; mandate: for the holder.',
            }),
            post: Type.String({ maxLength: 100, description: 'The post for which is signed.' }),
            toPost: Type.String({ maxLength: 100, description: 'The post whose holder signs.' }),
            from: day,
            until: day,
            letterNumber: Type.String({ maxLength: 200, description: 'The number of the order.' }),
            products: Type.Array(Type.String({ maxLength: 120 }), {
              maxItems: 100,
              description: '`service/product`; empty: all that the post signs.',
            }),
            offices: Type.Array(Type.String({ maxLength: 100 }), {
              maxItems: 200,
              description: 'Empty: all offices of the post.',
            }),
            perDay: Type.Union([Type.Integer(), Type.Null()], { description: 'At most so many a day.' }),
          },
          closed,
        ),
        response: { 200: done, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await signing.delegate(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
  app.post(
    '/regions/:region/signing/delegations/:delegation/end',
    {
      schema: {
        operationId: 'endSigningDelegation',
        tags,
        summary: 'Ends a delegation at once.',
        params: Type.Object({ ...OfRegion.properties, delegation: Type.String({ format: 'uuid' }) }),
        headers: CommandHeaders,
        response: { 200: done, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await signing.endDelegation(await request.caller(), {
          key: request.headers['idempotency-key'],
          delegationId: request.params.delegation,
        }),
      ),
  );
}
