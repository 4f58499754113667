import { Type } from 'typebox';
import { CommandHeaders, OfCase, OfRegion } from '../cases/schemas.ts';
import {
  BytesShape,
  Failures,
  type RegisterRoutes,
  sendDocument,
  sendProblem,
  sendResult,
  shapeOf,
  TextShape,
} from '../platform/http/index.ts';
import type { FailedMaking } from './contract.ts';

const tags = ['documents'];
const OfProduct = Type.Object({
  ...OfCase.properties,
  product: Type.String({ maxLength: 100, description: 'What the service gives.' }),
});

const failed = shapeOf<readonly FailedMaking[]>()(
  'FailedDocuments',
  Type.Array(
    Type.Object({
      code: Type.String({ description: 'The case.' }),
      product: Type.String(),
      releasedAt: Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' }),
      cause: TextShape,
      detail: Type.String({ description: 'For whoever mends the pack.' }),
    }),
    { description: 'What could not be made, the longest waiting first; nothing personal.' },
  ),
);

/** The API of what is made from templates: a look before anything is final, and what could not be made. */
export const documentRoutes: RegisterRoutes = (app, { services: { documents } }) => {
  app.addSchema(failed.schema);
  app.get(
    '/regions/:region/cases/:code/previews/:product',
    {
      schema: {
        operationId: 'previewDocument',
        tags,
        summary: 'A document as it would be now, marked as a preview or a specimen; the look is on record.',
        params: OfProduct,
        response: {
          200: { description: 'The document.', content: { 'application/pdf': { schema: BytesShape } } },
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      return sendDocument(reply, await documents.preview(await request.caller(), request.params));
    },
  );
  app.get(
    '/regions/:region/cases/:code/receipts/:product',
    {
      schema: {
        operationId: 'openReceipt',
        tags,
        summary: 'What came in and when, for whoever sees the case; made anew each time, always the same.',
        params: OfProduct,
        response: {
          200: { description: 'The receipt.', content: { 'application/pdf': { schema: BytesShape } } },
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      return sendDocument(reply, await documents.receipt(await request.caller(), request.params));
    },
  );
  app.get(
    '/regions/:region/documents/failed',
    {
      schema: {
        operationId: 'listFailedDocuments',
        tags,
        summary: 'Documents that could not be made, of the offices that the caller looks after.',
        params: OfRegion,
        response: { 200: failed.reference, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await documents.failed(await request.caller())),
  );
  app.post(
    '/regions/:region/documents/failed/:code/:product/retry',
    {
      schema: {
        operationId: 'retryDocument',
        tags,
        summary: 'Has a document that could not be made tried again.',
        params: OfProduct,
        headers: CommandHeaders,
        response: { 204: Type.Null({ description: 'It is tried again.' }), ...Failures },
      },
    },
    async (request, reply) => {
      const { code, product } = request.params;
      const retried = await documents.retry(await request.caller(), {
        key: request.headers['idempotency-key'],
        code,
        product,
      });
      return retried.ok ? reply.code(204).send(null) : sendProblem(reply, retried.error);
    },
  );
};
