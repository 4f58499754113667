import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../cases/schemas.ts';
import { Failures, type RegisterRoutes, sendResult } from '../platform/http/index.ts';
import { addOperationsShapes, ReasonShape, StuckOverviewShape } from './shapes.ts';

const tags = ['operations'];
const closed = { additionalProperties: false } as const;
const { region } = OfRegion.properties;
const kind = Type.String({ maxLength: 40, description: '`kind` of the overview.' });
const OfKind = Type.Object({ region, kind });

/** The API of what is stuck, for whoever keeps the region's service running. */
export const operationsRoutes: RegisterRoutes = (app, { services: { operations } }) => {
  addOperationsShapes(app);
  app.get(
    '/regions/:region/stuck',
    {
      schema: {
        operationId: 'readStuck',
        tags,
        summary: 'What waits on a service outside or has failed, and how the sweeps go.',
        params: OfRegion,
        response: { 200: StuckOverviewShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await operations.overview(await request.caller())),
  );
  app.post(
    '/regions/:region/stuck/:kind/retries',
    {
      schema: {
        operationId: 'retryStuck',
        tags,
        summary: 'Begins one of a kind again, or all; nothing goes out twice.',
        params: OfKind,
        headers: CommandHeaders,
        body: Type.Object(
          { id: Type.Optional(Type.String({ maxLength: 200, description: 'Without it: all of the kind.' })) },
          closed,
        ),
        response: {
          200: Type.Object({ retried: Type.Integer() }, { description: 'How many were begun again.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await operations.retry(await request.caller(), {
          key: request.headers['idempotency-key'],
          kind: request.params.kind,
          ...request.body,
        }),
      ),
  );
  app.post(
    '/regions/:region/stuck/:kind/set-aside',
    {
      schema: {
        operationId: 'setStuckAside',
        tags,
        summary: 'Gives one up for good, with a reason; it stays on record.',
        params: OfKind,
        headers: CommandHeaders,
        body: Type.Object({ id: Type.String({ maxLength: 200 }), reason: ReasonShape }, closed),
        response: { 204: Type.Null({ description: 'It is given up.' }), ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await operations.setAside(await request.caller(), {
          key: request.headers['idempotency-key'],
          kind: request.params.kind,
          ...request.body,
        }),
        204,
      ),
  );
};
