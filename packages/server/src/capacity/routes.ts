import { Type } from 'typebox';
import { problems as caseProblems } from '../cases/problems.ts';
import { CommandHeaders, OfCase, OfRegion, OfService } from '../cases/schemas.ts';
import {
  Failures,
  type HttpApp,
  type RegisterRoutes,
  sendProblem,
  sendResult,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import type { StockEntry } from './contract.ts';
import {
  addCapacityShapes,
  LineShape,
  SerialStoryShape,
  StockCountShape,
  StockHistoryShape,
  StockOverviewShape,
  StockTransferShape,
  VisitChoiceShape,
  VisitDayShape,
} from './shapes.ts';

const officeId = Type.String({ maxLength: 100, description: 'An office of the region.' });
const date = Type.String({ maxLength: 10, description: 'A date of the region, `2026-11-24`.' });
const cursor = Type.String({ maxLength: 100, description: '`next` or `previous` of an earlier page.' });
const limit = Type.Integer({ minimum: 1, maximum: 200, default: 50 });
const stock = Type.String({
  maxLength: 100,
  description: 'A thing that offices keep, as the pack names it.',
});
const count = Type.Integer({ description: 'How many.' });
const words = Type.String({ maxLength: 300, description: 'The reason, or where it came from.' });
const closed = { additionalProperties: false } as const;

const serials = Type.Array(Type.String({ maxLength: 100 }), {
  maxItems: 10_000,
  description: 'Where each carries a number: a serial, or first and last (`A0001..A0500`), an entry.',
});
const amount = { count: Type.Optional(count), serials: Type.Optional(serials) };

const entryShape = Type.Union(
  [
    Type.Object({ kind: Type.Literal('received'), ...amount, words: Type.Optional(words) }, closed),
    Type.Object({ kind: Type.Literal('spoiled'), ...amount, words }, closed),
    Type.Object({ kind: Type.Literal('counted'), ...amount, words: Type.Optional(words) }, closed),
    Type.Object(
      { kind: Type.Literal('moved'), ...amount, toOfficeId: officeId, words: Type.Optional(words) },
      closed,
    ),
  ],
  { description: 'What came, what was spoiled, what was counted, what went to another office.' },
);

/** The API of visits, stock and lines. A visit is booked by an action of the case, with `slotId`. */
export const capacityRoutes: RegisterRoutes = (app, { services }) => {
  addCapacityShapes(app);
  visitRoutes(app, services);
  stockRoutes(app, services);
  serialRoutes(app, services);
  lineRoutes(app, services);
};

function visitRoutes(app: HttpApp, { capacity }: Services): void {
  const tags = ['visits'];
  app.get(
    '/regions/:region/cases/:code/visit-choice',
    {
      schema: {
        operationId: 'chooseVisit',
        tags,
        summary: 'Where and when the visit of a case may be booked; what is full is told too.',
        params: OfCase,
        querystring: Type.Object({ officeId: Type.Optional(officeId), date: Type.Optional(date) }),
        response: { 200: VisitChoiceShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await capacity.choice(await request.caller(), { code: request.params.code, ...request.query }),
      ),
  );
  app.get(
    '/regions/:region/visits',
    {
      schema: {
        operationId: 'listVisits',
        tags,
        summary: 'Who comes to an office on a day, in order of time.',
        params: OfRegion,
        querystring: Type.Object({
          officeId: Type.Optional(officeId),
          date: Type.Optional(date),
          cursor: Type.Optional(cursor),
          limit: Type.Optional(limit),
        }),
        response: { 200: VisitDayShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await capacity.visits(await request.caller(), request.query)),
  );
}

function stockRoutes(app: HttpApp, { capacity }: Services): void {
  const tags = ['stock'];
  app.get(
    '/regions/:region/stock',
    {
      schema: {
        operationId: 'readStock',
        tags,
        summary: 'What an office has and how long it lasts.',
        params: OfRegion,
        querystring: Type.Object({ officeId: Type.Optional(officeId) }),
        response: { 200: StockOverviewShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await capacity.stock(await request.caller(), request.query)),
  );
  app.get(
    '/regions/:region/stock/movements',
    {
      schema: {
        operationId: 'listStockMovements',
        tags,
        summary: 'Every movement of one thing at an office, the latest first.',
        params: OfRegion,
        querystring: Type.Object({
          officeId,
          stock,
          cursor: Type.Optional(cursor),
          limit: Type.Optional(limit),
        }),
        response: { 200: StockHistoryShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await capacity.stockHistory(await request.caller(), request.query)),
  );
  app.post(
    '/regions/:region/stock/movements',
    {
      schema: {
        operationId: 'enterStock',
        tags,
        summary: 'Enters what came, what was spoiled, what was counted, or what went to another office.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object({ officeId, stock, entry: Type.Unsafe<StockEntry>(entryShape) }, closed),
        response: {
          200: Type.Object({ balance: Type.Integer() }, { description: 'What is left after it.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await capacity.enterStock(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
}

function serialRoutes(app: HttpApp, { capacity }: Services): void {
  const tags = ['stock'];
  app.get(
    '/regions/:region/stock/transfers',
    {
      schema: {
        operationId: 'listStockTransfers',
        tags,
        summary: 'What is on the way to or from the caller’s offices, the oldest first.',
        params: OfRegion,
        response: { 200: Type.Array(StockTransferShape, { description: 'The oldest first.' }), ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await capacity.stockTransfers(await request.caller())),
  );
  app.post(
    '/regions/:region/stock/transfers/:transfer/receipts',
    {
      schema: {
        operationId: 'receiveStockTransfer',
        tags,
        summary:
          'Counts what another office sent: all of it, or the named serials; what is missing needs a reason.',
        params: Type.Object({ ...OfRegion.properties, transfer: Type.String({ format: 'uuid' }) }),
        headers: CommandHeaders,
        body: Type.Object({ serials: Type.Optional(serials), words: Type.Optional(words) }, closed),
        response: {
          200: Type.Object({ balance: Type.Integer() }, { description: 'What is left after it.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await capacity.receiveTransfer(await request.caller(), {
          key: request.headers['idempotency-key'],
          transferId: request.params.transfer,
          ...request.body,
        }),
      ),
  );
  app.get(
    '/regions/:region/stock/differences',
    {
      schema: {
        operationId: 'listStockDifferences',
        tags,
        summary: 'Counts of the last thirty days that differed, the latest first.',
        params: OfRegion,
        response: { 200: Type.Array(StockCountShape, { description: 'The latest first.' }), ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await capacity.stockDifferences(await request.caller())),
  );
  app.get(
    '/regions/:region/stock/:stock/serials/:serial',
    {
      schema: {
        operationId: 'readSerial',
        tags,
        summary: 'Where one of them is, and how it came there.',
        params: Type.Object({ ...OfRegion.properties, stock, serial: Type.String({ maxLength: 60 }) }),
        response: { 200: SerialStoryShape, ...Failures },
      },
    },
    async (request, reply) => {
      const { stock: name, serial } = request.params;
      return sendResult(reply, await capacity.serialStory(await request.caller(), { stock: name, serial }));
    },
  );
}

function lineRoutes(app: HttpApp, { capacity }: Services): void {
  app.get(
    '/regions/:region/lines/:service',
    {
      schema: {
        operationId: 'readLine',
        tags: ['lines'],
        summary: 'The published order of a service: what is left, who is next, by which rule.',
        params: OfService,
        querystring: Type.Object({
          officeId: Type.Optional(officeId),
          page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 1 })),
        }),
        response: { 200: LineShape, ...Failures },
      },
    },
    async (request, reply) => {
      const found = await capacity.line(request.region.id, request.params.service, request.query);
      return found === undefined ? sendProblem(reply, caseProblems.serviceUnknown) : reply.send(found);
    },
  );
}
