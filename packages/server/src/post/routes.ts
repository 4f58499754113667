import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Result } from '@satuloket/engine';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../cases/schemas.ts';
import {
  again,
  BytesShape,
  edgeProblems,
  Failures,
  type HttpApp,
  type RegisterRoutes,
  sendBytes,
  sendProblem,
  sendResult,
} from '../platform/http/index.ts';
import { sheetLimits } from '../platform/sheets/sheet.ts';
import type { TableFile } from '../platform/sheets/table-file.ts';
import type { Services } from '../types.ts';
import { addPostShapes, PostDeskShape, TableJobShape } from './shapes.ts';

const id = Type.String({ format: 'uuid' });
const region = OfRegion.properties.region;
const OfManifest = Type.Object({ region, manifestId: id });
const OfTable = Type.Object({ region, id });
const OfItem = Type.Object({ region, itemId: id });
const form = Type.Enum(['xlsx', 'csv'], { default: 'xlsx', description: 'As which kind of table.' });
const Form = Type.Object({ form: Type.Optional(form) });
const words = Type.String({ minLength: 1, maxLength: 300 });
const closed = { additionalProperties: false } as const;
const tags = ['post'];
const table = {
  200: { description: 'The table.', content: { '*/*': { schema: BytesShape } } },
  ...Failures,
};
const itemChanged = {
  200: Type.Object({ itemId: Type.String() }, { description: 'The print that was taken out.' }),
  ...Failures,
};

/** The API of what goes by post: lists for the partner, tables of statuses, and prints that are one too many. */
export const postRoutes: RegisterRoutes = (app, { services }) => {
  addPostShapes(app);
  manifestRoutes(app, services);
  statusRoutes(app, services);
  doubleRoutes(app, services);
};

function manifestRoutes(app: HttpApp, { post }: Services): void {
  app.get(
    '/regions/:region/post',
    {
      schema: {
        operationId: 'readPostDesk',
        tags,
        summary: 'What waits for the post at an office, what is on its way, and what came of it.',
        params: OfRegion,
        querystring: Type.Object({ officeId: Type.Optional(Type.String({ maxLength: 100 })) }),
        response: { 200: PostDeskShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await post.desk(await request.caller(), request.query)),
  );
  app.post(
    '/regions/:region/post/manifests',
    {
      schema: {
        operationId: 'makePostManifest',
        tags,
        summary: 'Lists all that waits for the post at an office.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object({ officeId: Type.String({ maxLength: 100 }) }, closed),
        response: {
          201: Type.Object(
            { manifestId: Type.String(), items: Type.Integer() },
            { description: 'The list; its table is at `readPostManifest`.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const made = await post.makeManifest(await request.caller(), { key, ...request.body });
      return sendResult(reply, made, 201);
    },
  );
  app.get(
    '/regions/:region/post/manifests/:manifestId',
    {
      schema: {
        operationId: 'readPostManifest',
        tags,
        summary: 'The list as a table for the partner: who, where, what; never a NIK.',
        params: OfManifest,
        querystring: Form,
        response: table,
      },
    },
    async (request, reply) => {
      const { manifestId } = request.params;
      const wanted = { manifestId, form: request.query.form ?? 'xlsx' } as const;
      return sendTable(reply, await post.manifestFile(await request.caller(), wanted));
    },
  );
}

function statusRoutes(app: HttpApp, { post }: Services): void {
  app.get(
    '/regions/:region/post/status-template',
    {
      schema: {
        operationId: 'readPostStatusTemplate',
        tags,
        summary: 'Columns and words of a table of statuses.',
        params: OfRegion,
        querystring: Form,
        response: table,
      },
    },
    async (request, reply) => {
      const wanted = { form: request.query.form ?? 'xlsx' } as const;
      return sendTable(reply, post.statusTemplate(await request.caller(), wanted));
    },
  );
  app.get(
    '/regions/:region/post/statuses/:id',
    {
      schema: {
        operationId: 'readPostStatuses',
        tags,
        summary: 'How far a table of statuses is, and what comes of its rows.',
        params: OfTable,
        response: { 200: TableJobShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await post.statusJob(await request.caller(), request.params.id)),
  );
  app.post(
    '/regions/:region/post/statuses/:id/run',
    {
      schema: {
        operationId: 'runPostStatuses',
        tags,
        summary: 'Does what a table says that was checked; saying the same again changes nothing.',
        description: again.settled,
        params: OfTable,
        response: { 202: Type.Null({ description: 'It is being done.' }), ...Failures },
      },
    },
    async (request, reply) => {
      const begun = await post.runStatuses(await request.caller(), { id: request.params.id });
      return begun.ok ? reply.code(202).send(null) : sendProblem(reply, begun.error);
    },
  );
  app.get(
    '/regions/:region/post/statuses/:id/report',
    {
      schema: {
        operationId: 'readPostStatusReport',
        tags,
        summary: 'What came of each row, as a table.',
        params: OfTable,
        querystring: Form,
        response: table,
      },
    },
    async (request, reply) => {
      const wanted = { id: request.params.id, form: request.query.form ?? 'xlsx' } as const;
      return sendTable(reply, await post.statusReport(await request.caller(), wanted));
    },
  );
  app.register(async (scope: HttpApp) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.post(
      '/regions/:region/post/statuses',
      {
        bodyLimit: sheetLimits.fileBytes,
        schema: {
          operationId: 'checkPostStatuses',
          tags,
          summary:
            'Takes a table of statuses in (XLSX or CSV as the body) and has it checked; nothing changes yet.',
          body: Type.Unsafe<Readable>({ content: { 'application/octet-stream': { schema: BytesShape } } }),
          params: OfRegion,
          headers: CommandHeaders,
          querystring: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
          response: {
            202: Type.Object({ id: Type.String() }, { description: 'For `readPostStatuses`.' }),
            ...Failures,
          },
        },
      },
      async (request, reply) => {
        if (!(request.body instanceof Readable)) return sendProblem(reply, edgeProblems.unsupportedMediaType);
        const taken = await post.checkStatuses(await request.caller(), {
          key: request.headers['idempotency-key'],
          name: request.query.name,
          content: await buffer(request.body),
        });
        return sendResult(reply, taken, 202);
      },
    );
  });
}

function doubleRoutes(app: HttpApp, { post }: Services): void {
  app.post(
    '/regions/:region/post/doubles',
    {
      schema: {
        operationId: 'takeOutDouble',
        tags,
        summary: 'The same was printed twice: the second is taken out, and waits to be destroyed.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object({ code: Type.String({ maxLength: 40 }), reason: words }, closed),
        response: itemChanged,
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      return sendResult(reply, await post.takeOut(await request.caller(), { key, ...request.body }));
    },
  );
  app.post(
    '/regions/:region/post/doubles/:itemId/destruction',
    {
      schema: {
        operationId: 'destroyDouble',
        tags,
        summary: 'What was taken out is destroyed, on record.',
        params: OfItem,
        headers: CommandHeaders,
        body: Type.Object({ words }, closed),
        response: itemChanged,
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const { itemId } = request.params;
      return sendResult(reply, await post.destroy(await request.caller(), { key, itemId, ...request.body }));
    },
  );
}

function sendTable(reply: FastifyReply, file: Result<TableFile>) {
  if (!file.ok) return sendProblem(reply, file.error);
  reply
    .header('content-type', file.value.mediaType)
    .header('content-disposition', `attachment; filename="${file.value.name}"`)
    .header('cache-control', 'private, no-store');
  return sendBytes(reply, file.value.bytes);
}
