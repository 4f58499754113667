import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { OptionalCommandHeaders } from '../cases/schemas.ts';
import {
  again,
  BytesShape,
  edgeProblems,
  Failures,
  FileAcceptedShape,
  type HttpApp,
  type RegisterRoutes,
  sendProblem,
  sendResult,
} from '../platform/http/index.ts';

/** Far above what any requirement allows; the requirement keeps the real limit. */
const largestBodyBytes = 64 * 1024 * 1024;

const region = Type.String({ description: 'As in addresses: `kota-bekasi`.' });
const uuid = Type.String({ format: 'uuid' });
const requirement = Type.String({
  maxLength: 100,
  description: 'The code of the document that is asked for.',
});
const name = Type.String({ minLength: 1, maxLength: 500, description: 'What the file is called.' });

/** Files of drafts and cases, for programs: the same service as the pages call. */
export const fileApiRoutes: RegisterRoutes = (app, { services: { files } }) => {
  const tags = ['files'];
  app.post(
    '/regions/:region/drafts/:id/uploads',
    {
      schema: {
        operationId: 'beginUpload',
        tags,
        summary: 'Begins an upload that can go on after a lost connection.',
        description: `Parts are then sent to \`uploadPath\` with PATCH; HEAD tells from where to go on. ${again.file}`,
        params: Type.Object({ region, id: uuid }),
        body: Type.Object(
          { requirement, name, sizeBytes: Type.Integer({ minimum: 0 }) },
          { additionalProperties: false },
        ),
        response: {
          201: Type.Object(
            { fileId: Type.String(), uploadPath: Type.String() },
            { description: 'Where to send the parts; the path is the permission, for a day.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const input = { draftId: request.params.id, ...request.body };
      const begun = await files.begin(await request.caller(), input);
      if (begun.ok) reply.header('location', begun.value.uploadPath);
      return sendResult(reply, begun, 201);
    },
  );
  app.delete(
    '/regions/:region/drafts/:id/files/:fileId',
    {
      schema: {
        operationId: 'removeFile',
        tags,
        summary: 'Takes a file out of a draft.',
        description: again.settled,
        params: Type.Object({ region, id: uuid, fileId: uuid }),
        response: { 204: Type.Null({ description: 'It is gone.' }), ...Failures },
      },
    },
    async (request, reply) => {
      const { id: draftId, fileId } = request.params;
      const removed = await files.remove(await request.caller(), { draftId, fileId });
      return removed.ok ? reply.code(204).send(null) : sendProblem(reply, removed.error);
    },
  );
  app.get(
    '/regions/:region/files/:fileId/link',
    {
      schema: {
        operationId: 'linkFile',
        tags,
        summary: 'An address to open a file, for ten minutes and this caller only.',
        params: Type.Object({ region, fileId: uuid }),
        response: {
          200: Type.Object(
            { path: Type.String(), mediaType: Type.String(), name: Type.String() },
            { description: 'The path on this server.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(reply, await files.link(await request.caller(), request.params.fileId)),
  );
  app.register(async (scope: HttpApp) => {
    // The bytes go to the disk as they come and never lie in memory whole.
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.post(
      '/regions/:region/drafts/:id/requirements/:requirement/files',
      {
        bodyLimit: largestBodyBytes,
        schema: {
          operationId: 'uploadFile',
          tags,
          summary: 'Takes a whole file at once.',
          description: `With a key, told again it is the file of the first time. Without one: ${again.file}`,
          params: Type.Object({ region, id: uuid, requirement }),
          querystring: Type.Object({ name }),
          headers: Type.Object({
            'content-length': Type.Integer({ minimum: 0 }),
            ...OptionalCommandHeaders.properties,
          }),
          body: Type.Unsafe<Readable>({ content: { 'application/octet-stream': { schema: BytesShape } } }),
          response: { 201: FileAcceptedShape, ...Failures },
        },
      },
      async (request, reply) => {
        // Without a content type no parser ran, and there is nothing to read.
        if (!(request.body instanceof Readable)) return sendProblem(reply, edgeProblems.unsupportedMediaType);
        const key = request.headers['idempotency-key'];
        const accepted = await files.accept(await request.caller(), {
          ...(key !== undefined && { key }),
          draftId: request.params.id,
          requirement: request.params.requirement,
          name: request.query.name,
          content: Readable.toWeb(request.body) as ReadableStream<Uint8Array>,
          sizeBytes: request.headers['content-length'],
        });
        return sendResult(reply, accepted, 201);
      },
    );
  });
};
