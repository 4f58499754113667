import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../cases/schemas.ts';
import {
  again,
  BytesShape,
  edgeProblems,
  Failures,
  type HttpApp,
  type RegisterRoutes,
  sendProblem,
  sendResult,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import { SignedEventShape } from './content.ts';
import { AnswersShape, addFieldShapes, DevicesShape, SetAsideShape } from './shapes.ts';

const region = Type.String({ description: 'The region in the path, `kota-bekasi`.' });
const uuid = Type.String({ format: 'uuid' });
const OfDevice = Type.Object({ region, deviceId: uuid });
const closed = { additionalProperties: false } as const;
const tags = ['field'];
/** Above any photo that a phone makes for a proof; the part keeps the real limit. */
const largestFileBytes = 8_000_000;
const largestSendingBytes = 4_000_000;

/** The API of work away from the network: the same commands as the phone page has. */
export const fieldRoutes: RegisterRoutes = (app, { services }) => {
  addFieldShapes(app);
  deviceRoutes(app, services);
  sendingRoutes(app, services);
  fileRoutes(app, services);
  setAsideRoutes(app, services);
};

function deviceRoutes(app: HttpApp, { field }: Services): void {
  app.post(
    '/regions/:region/field-devices',
    {
      schema: {
        operationId: 'enrolDevice',
        tags,
        summary: 'Takes a device into use, by the public half of its own key.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            name: Type.String({ maxLength: 200, description: 'As its owner knows it.' }),
            publicKey: Type.String({
              maxLength: 200,
              description: 'ECDSA P-256 as SubjectPublicKeyInfo, base64.',
            }),
          },
          closed,
        ),
        response: {
          201: Type.Object({ deviceId: Type.String() }, { description: 'It may send.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      return sendResult(reply, await field.enrol(await request.caller(), { key, ...request.body }), 201);
    },
  );
  app.get(
    '/regions/:region/field-devices',
    {
      schema: {
        operationId: 'listDevices',
        tags,
        summary: 'The caller’s devices, and those of the offices of a head.',
        params: OfRegion,
        response: { 200: DevicesShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await field.devices(await request.caller())),
  );
  app.delete(
    '/regions/:region/field-devices/:deviceId',
    {
      schema: {
        operationId: 'revokeDevice',
        tags,
        summary: 'What the device sends from now on is set aside; what it has sent stands.',
        params: OfDevice,
        headers: CommandHeaders,
        response: { 204: Type.Null({ description: 'Revoked.' }), ...Failures },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const { deviceId } = request.params;
      const revoked = await field.revoke(await request.caller(), { key, deviceId });
      return revoked.ok ? reply.code(204).send(null) : sendProblem(reply, revoked.error);
    },
  );
}

function sendingRoutes(app: HttpApp, { field }: Services): void {
  app.post(
    '/regions/:region/field-devices/:deviceId/events',
    {
      bodyLimit: largestSendingBytes,
      schema: {
        operationId: 'sendFieldEvents',
        tags,
        summary: 'Takes events of a device in their order, each once; a repeated one gets its first outcome.',
        description: again.numbered,
        params: OfDevice,
        body: Type.Object(
          {
            sentAt: Type.String({ maxLength: 40, description: 'Now, by the device’s clock.' }),
            events: Type.Array(SignedEventShape, { minItems: 1, maxItems: 50 }),
          },
          closed,
        ),
        response: { 200: AnswersShape, ...Failures },
      },
    },
    async (request, reply) => {
      const { deviceId } = request.params;
      return sendResult(reply, await field.send(await request.caller(), { deviceId, ...request.body }));
    },
  );
}

function fileRoutes(app: HttpApp, { field }: Services): void {
  app.register(async (scope: HttpApp) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.put(
      '/regions/:region/field-devices/:deviceId/files/:sha256',
      {
        bodyLimit: largestFileBytes,
        schema: {
          operationId: 'sendFieldFile',
          tags,
          summary:
            'The next part of a photo or a signature, before the event that names it; told again it changes nothing.',
          description: again.numbered,
          params: Type.Object({
            region,
            deviceId: uuid,
            sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of the bytes.' }),
          }),
          querystring: Type.Object({
            signature: Type.String({
              maxLength: 100,
              description: 'The device’s over the canonical JSON of the file’s digest, base64.',
            }),
            name: Type.String({ minLength: 1, maxLength: 200 }),
            from: Type.Optional(
              Type.Integer({ minimum: 0, description: 'Where this part begins in bytes; 0 without.' }),
            ),
            size: Type.Integer({ minimum: 1, description: 'Of the whole file in bytes.' }),
          }),
          body: Type.Unsafe<Readable>({ content: { 'application/octet-stream': { schema: BytesShape } } }),
          response: {
            201: Type.Object(
              { sha256: Type.String(), receivedBytes: Type.Integer(), isKept: Type.Boolean() },
              { description: 'The part is here; once it is whole it is kept.' },
            ),
            ...Failures,
          },
        },
      },
      async (request, reply) => {
        if (!(request.body instanceof Readable)) return sendProblem(reply, edgeProblems.unsupportedMediaType);
        const { from = 0, size, ...named } = request.query;
        const kept = await field.keepFile(await request.caller(), {
          ...request.params,
          ...named,
          fromBytes: from,
          sizeBytes: size,
          content: request.body,
        });
        return sendResult(reply, kept, 201);
      },
    );
  });
}

function setAsideRoutes(app: HttpApp, { field }: Services): void {
  app.get(
    '/regions/:region/field-set-aside',
    {
      schema: {
        operationId: 'listSetAside',
        tags,
        summary: 'For heads: events that could not be taken in hand, the oldest first.',
        params: OfRegion,
        querystring: Type.Object({
          cursor: Type.Optional(Type.String({ maxLength: 100 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
        }),
        response: { 200: SetAsideShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await field.setAside(await request.caller(), request.query)),
  );
  app.post(
    '/regions/:region/field-set-aside/:deviceId/:seq',
    {
      schema: {
        operationId: 'resolveSetAside',
        tags,
        summary: 'A head takes in hand what was set aside, or leaves it for good; both with a reason.',
        params: Type.Object({ region, deviceId: uuid, seq: Type.Integer({ minimum: 1 }) }),
        headers: CommandHeaders,
        body: Type.Object(
          { decision: Type.Enum(['release', 'leave']), reason: Type.String({ maxLength: 500 }) },
          closed,
        ),
        response: {
          200: Type.Object(
            { outcome: Type.Enum(['done', 'already', 'set-aside', 'left']) },
            { description: 'What became of it.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const { deviceId, seq } = request.params;
      const command = { key, deviceId, seq, ...request.body };
      return sendResult(reply, await field.resolve(await request.caller(), command));
    },
  );
}
