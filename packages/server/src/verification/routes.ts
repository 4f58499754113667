import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { OfRegion } from '../cases/schemas.ts';
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
import { limits } from './pdf/budget.ts';
import { addVerificationShapes, DocumentAnswerShape } from './shapes.ts';
import { maximumDigests } from './verification.ts';

const tags = ['verification'];
const body = Type.Unsafe<Readable>({ content: { 'application/octet-stream': { schema: BytesShape } } });

/** Whether a document is genuine: by its code, by digests of a file that stays where it is, or by the file itself. */
export const verificationRoutes: RegisterRoutes = (app, { services }) => {
  addVerificationShapes(app);
  app.get(
    '/regions/:region/verifications/codes/:documentCode',
    {
      schema: {
        operationId: 'verifyDocumentCode',
        tags,
        summary: 'Whether the document with this code is genuine and still valid.',
        params: Type.Object({
          ...OfRegion.properties,
          documentCode: Type.String({ maxLength: 60, description: 'As scanned or typed.' }),
        }),
        response: { 200: DocumentAnswerShape, ...Failures },
      },
    },
    async (request) => {
      const { regionId } = await request.caller();
      return services.verification.byCode(regionId, request.params.documentCode);
    },
  );
  app.post(
    '/regions/:region/verifications/digests',
    {
      schema: {
        operationId: 'verifyDocumentDigests',
        tags,
        summary: 'Whether a file with these digests was published here; the file itself is not sent.',
        description: again.reads,
        params: OfRegion,
        body: Type.Object(
          {
            sha256: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' }), {
              minItems: 1,
              maxItems: maximumDigests,
              description: 'Of the whole file first, then of its beginnings up to each `%%EOF`.',
            }),
          },
          { additionalProperties: false },
        ),
        response: { 200: DocumentAnswerShape, ...Failures },
      },
    },
    async (request) => {
      const { regionId } = await request.caller();
      return services.verification.byDigests(regionId, request.body.sha256);
    },
  );
  app.register(async (scope: HttpApp) => fileRoute(scope, services));
};

function fileRoute(scope: HttpApp, { verification }: Services): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  scope.post(
    '/regions/:region/verifications/files',
    {
      bodyLimit: limits.fileBytes,
      schema: {
        operationId: 'verifyDocumentFile',
        tags,
        summary:
          'Checks a PDF wholly: signatures, certificates, time, and what was added. It is kept nowhere.',
        description: again.reads,
        params: OfRegion,
        body,
        headers: Type.Object({ 'content-length': Type.Integer({ minimum: 0, maximum: limits.fileBytes }) }),
        response: { 200: DocumentAnswerShape, ...Failures },
      },
    },
    async (request, reply) => {
      if (!(request.body instanceof Readable)) return sendProblem(reply, edgeProblems.unsupportedMediaType);
      const { regionId } = await request.caller();
      const parts: Buffer[] = [];
      for await (const part of request.body) parts.push(Buffer.from(part));
      return sendResult(reply, await verification.byFile(regionId, Buffer.concat(parts)));
    },
  );
}
