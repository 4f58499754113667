import { Readable } from 'node:stream';
import { Type } from 'typebox';
import {
  again,
  BytesShape,
  edgeProblems,
  Failures,
  FileAcceptedShape,
  type HttpApp,
  sendProblem,
  sendResult,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';

/** Far above any document of the register; the store of files keeps the real limit. */
const largestBodyBytes = 64 * 1024 * 1024;

const body = Type.Unsafe<Readable>({ content: { 'application/octet-stream': { schema: BytesShape } } });
const region = Type.String();
const code = Type.String({ maxLength: 40 });
const querystring = Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) });
const resultQuery = Type.Object({
  ...querystring.properties,
  number: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'The register’s number of the document: compared with what stands on the file.',
    }),
  ),
});
const headers = Type.Object({ 'content-length': Type.Integer({ minimum: 0 }) });
const response = { 201: FileAcceptedShape, ...Failures };

/** Files of a case come as streams, so that they never lie in memory whole. */
export function caseFileRoutes(app: HttpApp, { cases }: Services): void {
  app.register(async (scope: HttpApp) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.put(
      '/regions/:region/cases/:code/results/:product',
      {
        bodyLimit: largestBodyBytes,
        schema: {
          operationId: 'uploadResult',
          tags: ['cases'],
          summary: 'Uploads the register’s file for a product, before the action that names it.',
          description: again.file,
          body,
          params: Type.Object({ region, code, product: Type.String({ maxLength: 100 }) }),
          querystring: resultQuery,
          headers,
          response,
        },
      },
      async (request, reply) => {
        // Without a content type no parser ran, and there is nothing to read.
        if (!(request.body instanceof Readable)) return sendProblem(reply, edgeProblems.unsupportedMediaType);
        const { code, product } = request.params;
        const accepted = await cases.acceptResultFile(await request.caller(), {
          code,
          product,
          ...(request.query.number && { number: request.query.number }),
          name: request.query.name,
          content: streamOf(request.body),
          sizeBytes: request.headers['content-length'],
        });
        return sendResult(reply, accepted, 201);
      },
    );
    scope.post(
      '/regions/:region/cases/:code/attachments',
      {
        bodyLimit: largestBodyBytes,
        schema: {
          operationId: 'uploadAttachment',
          tags: ['cases'],
          summary: 'Uploads a photo or PDF to go with a comment, before the comment that names it.',
          description: again.file,
          body,
          params: Type.Object({ region, code }),
          querystring,
          headers,
          response,
        },
      },
      async (request, reply) => {
        const accepted = await cases.acceptAttachment(await request.caller(), {
          code: request.params.code,
          name: request.query.name,
          content: streamOf(request.body),
          sizeBytes: request.headers['content-length'],
        });
        return sendResult(reply, accepted, 201);
      },
    );
  });
}

/** A request without a type and without a body has none at all. */
function streamOf(body: Readable | undefined): ReadableStream<Uint8Array> {
  return Readable.toWeb(body ?? Readable.from([])) as ReadableStream<Uint8Array>;
}
