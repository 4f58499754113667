import { Readable } from 'node:stream';
import { Type } from 'typebox';
import {
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

/** Takes the register's file for a product as a stream, so that it never lies in memory whole. */
export function resultFileRoute(app: HttpApp, { cases }: Services): void {
  app.register(async (scope: HttpApp) => {
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.put(
      '/regions/:region/cases/:code/results/:product',
      {
        bodyLimit: largestBodyBytes,
        schema: {
          operationId: 'uploadResult',
          tags: ['cases'],
          summary: 'Uploads the register’s file for a product, before the action that names it.',
          body: Type.Unsafe<Readable>({ content: { 'application/octet-stream': { schema: BytesShape } } }),
          params: Type.Object({
            region: Type.String(),
            code: Type.String({ maxLength: 40 }),
            product: Type.String({ maxLength: 100 }),
          }),
          querystring: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
          headers: Type.Object({ 'content-length': Type.Integer({ minimum: 0 }) }),
          response: {
            201: FileAcceptedShape,
            ...Failures,
          },
        },
      },
      async (request, reply) => {
        // Without a content type no parser ran, and there is nothing to read.
        if (!(request.body instanceof Readable)) return sendProblem(reply, edgeProblems.unsupportedMediaType);
        const { code, product } = request.params;
        const accepted = await cases.acceptResultFile(await request.caller(), {
          code,
          product,
          name: request.query.name,
          content: Readable.toWeb(request.body) as ReadableStream<Uint8Array>,
          sizeBytes: request.headers['content-length'],
        });
        return sendResult(reply, accepted, 201);
      },
    );
  });
}
