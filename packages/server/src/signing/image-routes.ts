import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../cases/schemas.ts';
import {
  BytesShape,
  edgeProblems,
  Failures,
  type HttpApp,
  sendBytes,
  sendProblem,
  sendResult,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import { problems } from './problems.ts';
import { largestUploadBytes } from './signature-picture.ts';

const tags = ['signing'];
const path = '/regions/:region/signing/image';

/** The picture of the caller's own signature. */
export function imageRoutes(app: HttpApp, { signing }: Services): void {
  app.get(
    path,
    {
      schema: {
        operationId: 'readSignatureImage',
        tags,
        summary: 'The caller’s own signature as it stands in documents, a PNG.',
        params: OfRegion,
        response: {
          200: { description: 'The picture.', content: { 'image/png': { schema: BytesShape } } },
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const own = await signing.signatureImage(await request.caller());
      if (!own.ok) return sendProblem(reply, own.error);
      if (own.value.picture === null) return sendProblem(reply, problems.imageUnknown);
      reply.header('content-type', 'image/png').header('cache-control', 'no-store');
      return sendBytes(reply, own.value.picture);
    },
  );
  app.delete(
    path,
    {
      schema: {
        operationId: 'removeSignatureImage',
        tags,
        summary: 'Takes the picture out: what is signed from now on shows the name alone.',
        params: OfRegion,
        headers: CommandHeaders,
        response: { 204: Type.Null({ description: 'It is gone.' }), ...Failures },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const removed = await signing.removeSignatureImage(await request.caller(), { key });
      return removed.ok ? reply.code(204).send(null) : sendProblem(reply, removed.error);
    },
  );
  app.register(async (scope: HttpApp) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.put(
      path,
      {
        bodyLimit: largestUploadBytes,
        schema: {
          operationId: 'keepSignatureImage',
          tags,
          summary:
            'Keeps a photo or scan of the caller’s signature (JPEG, PNG or WebP as the body), drawn anew.',
          params: OfRegion,
          headers: CommandHeaders,
          body: Type.Unsafe<Readable>({ content: { 'application/octet-stream': { schema: BytesShape } } }),
          response: {
            200: Type.Object({ changedAt: Type.String() }, { description: 'When it was kept.' }),
            ...Failures,
          },
        },
      },
      async (request, reply) => {
        if (!(request.body instanceof Readable)) return sendProblem(reply, edgeProblems.unsupportedMediaType);
        const kept = await signing.keepSignatureImage(await request.caller(), {
          key: request.headers['idempotency-key'],
          content: await buffer(request.body),
        });
        return sendResult(reply, kept);
      },
    );
  });
}
