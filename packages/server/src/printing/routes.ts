import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../cases/schemas.ts';
import {
  BytesShape,
  Failures,
  type HttpApp,
  type RegisterRoutes,
  sendDocument,
  sendResult,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import {
  addPrintingShapes,
  BatchCountsShape,
  BatchMovedShape,
  MinutesShape,
  PrintBatchShape,
  PrintQueueShape,
  TakenBackShape,
} from './shapes.ts';

const tags = ['printing'];
const closed = { additionalProperties: false } as const;
const officeId = Type.String({ maxLength: 100, description: 'An office of the region.' });
const printerId = Type.String({ maxLength: 100, description: 'A printer of the office.' });
const service = Type.String({ maxLength: 100, description: 'Only cases of this service.' });
const code = Type.String({ maxLength: 40, description: 'A tracking code.' });
const cursor = Type.String({ maxLength: 120, description: '`next` or `previous` of an earlier page.' });
const serial = Type.String({ maxLength: 60, description: 'The serial; the proposed one without.' });
const words = Type.String({ maxLength: 300, description: 'The reason.' });
const OfBatch = Type.Object({ ...OfRegion.properties, batch: Type.String({ format: 'uuid' }) });

/** The API of printing: queues, batches of a printer, old cards and the minutes of their destruction. */
export const printingRoutes: RegisterRoutes = (app, { services }) => {
  addPrintingShapes(app);
  queueRoutes(app, services);
  cardRoutes(app, services);
  destructionRoutes(app, services);
};

function queueRoutes(app: HttpApp, { printing }: Services): void {
  app.get(
    '/regions/:region/printing/queue',
    {
      schema: {
        operationId: 'readPrintQueue',
        tags,
        summary: 'What waits to be printed at an office, promise first, and the batches of its printers.',
        params: OfRegion,
        querystring: Type.Object({
          officeId: Type.Optional(officeId),
          printerId: Type.Optional(printerId),
          service: Type.Optional(service),
          cursor: Type.Optional(cursor),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
        }),
        response: { 200: PrintQueueShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await printing.queue(await request.caller(), request.query)),
  );
  app.post(
    '/regions/:region/printing/batches',
    {
      schema: {
        operationId: 'beginPrintBatch',
        tags,
        summary: 'Begins a batch on a printer: of the named cases, or of the next ones.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            officeId,
            printerId,
            codes: Type.Optional(Type.Array(code, { maxItems: 100 })),
            next: Type.Optional(Type.Integer({ description: 'How many of the next ones.' })),
            service: Type.Optional(service),
          },
          closed,
        ),
        response: {
          200: Type.Object(
            { batchId: Type.String(), cards: Type.Integer() },
            { description: 'The batch and how many cards are in it.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await printing.begin(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
  app.get(
    '/regions/:region/printing/batches/:batch',
    {
      schema: {
        operationId: 'readPrintBatch',
        tags,
        summary: 'A batch: its cards in order, and the serial that comes next.',
        params: OfBatch,
        response: { 200: PrintBatchShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await printing.batch(await request.caller(), request.params.batch)),
  );
  app.post(
    '/regions/:region/printing/batches/:batch/close',
    {
      schema: {
        operationId: 'closePrintBatch',
        tags,
        summary: 'Closes a batch; what was not printed goes back into the queue.',
        params: OfBatch,
        headers: CommandHeaders,
        response: { 200: BatchCountsShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await printing.close(await request.caller(), {
          key: request.headers['idempotency-key'],
          batchId: request.params.batch,
        }),
      ),
  );
}

function cardRoutes(app: HttpApp, { printing }: Services): void {
  const OfCard = Type.Object({ ...OfBatch.properties, code });
  const path = '/regions/:region/printing/batches/:batch/cards/:code';
  const frame = (operationId: string, summary: string) => ({
    operationId,
    tags,
    summary,
    params: OfCard,
    headers: CommandHeaders,
    response: { 200: BatchMovedShape, ...Failures },
  });
  const command = (request: {
    readonly headers: { readonly 'idempotency-key': string };
    readonly params: { readonly batch: string; readonly code: string };
  }) => ({
    key: request.headers['idempotency-key'],
    batchId: request.params.batch,
    code: request.params.code,
  });
  app.post(
    `${path}/print`,
    {
      schema: {
        ...frame('printCard', 'One card came out: the case’s own step, with the serial.'),
        body: Type.Object({ serial: Type.Optional(serial) }, closed),
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await printing.done(await request.caller(), { ...command(request), ...request.body }),
      ),
  );
  app.post(
    `${path}/spoil`,
    {
      schema: {
        ...frame('spoilBlank', 'A blank was spoiled; the card is tried again with the next.'),
        body: Type.Object({ serial: Type.Optional(serial), words }, closed),
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await printing.spoil(await request.caller(), { ...command(request), ...request.body }),
      ),
  );
  app.post(
    `${path}/correct`,
    {
      schema: {
        ...frame('correctSerial', 'Another serial came out than was entered; until the batch is closed.'),
        body: Type.Object({ serial }, closed),
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await printing.correct(await request.caller(), { ...command(request), ...request.body }),
      ),
  );
  app.post(
    `${path}/leave`,
    { schema: frame('leaveCardOut', 'A card goes back into the queue.') },
    async (request, reply) =>
      sendResult(reply, await printing.leaveOut(await request.caller(), command(request))),
  );
}

function destructionRoutes(app: HttpApp, { printing }: Services): void {
  app.get(
    '/regions/:region/printing/old-cards',
    {
      schema: {
        operationId: 'listOldCards',
        tags,
        summary: 'Old cards that were taken back and not destroyed yet, the oldest first.',
        params: OfRegion,
        querystring: Type.Object({ officeId: Type.Optional(officeId), cursor: Type.Optional(cursor) }),
        response: { 200: TakenBackShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await printing.takenBack(await request.caller(), request.query)),
  );
  app.post(
    '/regions/:region/printing/destructions',
    {
      schema: {
        operationId: 'destroyOldCards',
        tags,
        summary: 'Several are destroyed by one record: each case’s own step, all of them or none.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            officeId,
            codes: Type.Array(code, { maxItems: 100 }),
            day: Type.String({ maxLength: 10, description: 'The day, `2026-11-24`.' }),
            place: Type.String({ maxLength: 200, description: 'Where.' }),
            witnesses: Type.Array(Type.String({ maxLength: 120 }), { maxItems: 5, description: 'Names.' }),
          },
          closed,
        ),
        response: {
          200: Type.Object({ minutesId: Type.String() }, { description: 'The minutes.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await printing.destroy(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
  app.get(
    '/regions/:region/printing/destructions/:minutes',
    {
      schema: {
        operationId: 'readDestruction',
        tags,
        summary: 'The minutes of a destruction.',
        params: Type.Object({ ...OfRegion.properties, minutes: Type.String({ format: 'uuid' }) }),
        response: { 200: MinutesShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await printing.minutes(await request.caller(), request.params.minutes)),
  );
  app.get(
    '/regions/:region/printing/destructions/:minutes/document',
    {
      schema: {
        operationId: 'readDestructionDocument',
        tags,
        summary: 'The minutes of a destruction as a PDF, to be printed and signed by hand.',
        params: Type.Object({ ...OfRegion.properties, minutes: Type.String({ format: 'uuid' }) }),
        response: {
          200: { description: 'The minutes.', content: { 'application/pdf': { schema: BytesShape } } },
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      return sendDocument(
        reply,
        await printing.minutesDocument(await request.caller(), request.params.minutes),
      );
    },
  );
}
