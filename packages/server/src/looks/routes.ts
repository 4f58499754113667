import { Readable } from 'node:stream';
import { type LookPurpose, lookPurposes } from '@satuloket/engine';
import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../cases/schemas.ts';
import {
  again,
  BytesShape,
  Failures,
  type HttpApp,
  type RegisterRoutes,
  sendProblem,
  sendResult,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import {
  addLooksShapes,
  FlagState,
  LookFlagsShape,
  LooksAtMeShape,
  LooksShape,
  OwnFlagsShape,
} from './shapes.ts';

const closed = { additionalProperties: false } as const;
const cursor = Type.String({ maxLength: 200, description: '`next` of an earlier page.' });
const code = Type.String({ maxLength: 40, description: 'A tracking code.' });
const date = Type.String({ maxLength: 10, description: 'A date of the region, `2026-11-24`.' });
const region = OfRegion.properties.region;
const OfFlag = Type.Object({ region, id: Type.String({ format: 'uuid' }) });
const filters = {
  officer: Type.Optional(Type.String({ maxLength: 100, description: 'A part of the name.' })),
  officeId: Type.Optional(Type.String({ maxLength: 100 })),
  from: Type.Optional(date),
  until: Type.Optional(date),
  purpose: Type.Optional(Type.Enum(Object.keys(lookPurposes) as LookPurpose[])),
  code: Type.Optional(code),
};
/** A NIK stands in no address: logs and proxies keep those. */
const withNik = { nik: Type.Optional(Type.String({ maxLength: 40, description: 'Of whom the data are.' })) };
const tags = ['looks'];
const flagChanged = {
  200: Type.Object({ id: Type.String() }, { description: 'The flag that was changed.' }),
  ...Failures,
};

/** The API of who looked: for whom the data are about, for auditors, and for officers who are asked. */
export const looksRoutes: RegisterRoutes = (app, { services }) => {
  addLooksShapes(app);
  ownRoutes(app, services);
  auditorRoutes(app, services);
  officerRoutes(app, services);
};

function ownRoutes(app: HttpApp, { looks }: Services): void {
  app.get(
    '/regions/:region/looks/mine',
    {
      schema: {
        operationId: 'listLooksAtMe',
        tags,
        summary: 'Who saw your data: which officer, where, when and why.',
        params: OfRegion,
        querystring: Type.Object({ code: Type.Optional(code), cursor: Type.Optional(cursor) }),
        response: { 200: LooksAtMeShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await looks.ofMe(await request.caller(), request.query)),
  );
}

function auditorRoutes(app: HttpApp, { looks }: Services): void {
  app.post(
    '/regions/:region/looks/search',
    {
      schema: {
        operationId: 'searchLooks',
        tags,
        summary: 'For auditors: what was looked at. A search by person or case is on record itself.',
        description: again.recorded,
        params: OfRegion,
        body: Type.Object({ ...filters, ...withNik, cursor: Type.Optional(cursor) }, closed),
        response: { 200: LooksShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await looks.search(await request.caller(), request.body)),
  );
  app.post(
    '/regions/:region/looks/table',
    {
      schema: {
        operationId: 'exportLooks',
        tags,
        summary: 'For auditors: the same as CSV. That it was taken is on record.',
        description: again.recorded,
        params: OfRegion,
        body: Type.Object({ ...filters, ...withNik }, closed),
        response: {
          200: { description: 'The table.', content: { '*/*': { schema: BytesShape } } },
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const table = await looks.table(await request.caller(), request.body);
      if (!table.ok) return sendProblem(reply, table.error);
      return reply
        .header('content-disposition', 'attachment; filename="jejak.csv"')
        .type('text/csv; charset=utf-8')
        .send(Readable.from(table.value));
    },
  );
  app.get(
    '/regions/:region/look-flags',
    {
      schema: {
        operationId: 'listLookFlags',
        tags,
        summary: 'For auditors: looks that were unusual.',
        params: OfRegion,
        querystring: Type.Object({ state: Type.Optional(FlagState), cursor: Type.Optional(cursor) }),
        response: { 200: LookFlagsShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await looks.flags(await request.caller(), request.query)),
  );
  app.post(
    '/regions/:region/look-flags/:id/settlements',
    {
      schema: {
        operationId: 'settleLookFlag',
        tags,
        summary: 'An auditor closes a flag, or passes it on to whoever decides about the officer.',
        params: OfFlag,
        headers: CommandHeaders,
        body: Type.Object({ to: Type.Enum(['closed', 'passed-on']) }, closed),
        response: flagChanged,
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await looks.settleFlag(await request.caller(), {
          key: request.headers['idempotency-key'],
          id: request.params.id,
          ...request.body,
        }),
      ),
  );
  app.post(
    '/regions/:region/protected-people',
    {
      schema: {
        operationId: 'protectPerson',
        tags,
        summary: 'An auditor puts someone on the list of those at whom nobody looks without reason.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object({ nik: Type.String({ maxLength: 40 }), isProtected: Type.Boolean() }, closed),
        response: {
          200: Type.Object({ protectedCount: Type.Integer() }, { description: 'How many stand on it now.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await looks.protect(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
}

function officerRoutes(app: HttpApp, { looks }: Services): void {
  app.get(
    '/regions/:region/look-flags/mine',
    {
      schema: {
        operationId: 'listOwnLookFlags',
        tags,
        summary: 'For an officer: looks of your own that are asked about.',
        params: OfRegion,
        response: { 200: OwnFlagsShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await looks.myFlags(await request.caller())),
  );
  app.post(
    '/regions/:region/look-flags/:id/explanations',
    {
      schema: {
        operationId: 'explainLookFlag',
        tags,
        summary: 'The officer says why; the auditor reads it.',
        params: OfFlag,
        headers: CommandHeaders,
        body: Type.Object({ words: Type.String({ maxLength: 4000 }) }, closed),
        response: flagChanged,
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await looks.explainFlag(await request.caller(), {
          key: request.headers['idempotency-key'],
          id: request.params.id,
          ...request.body,
        }),
      ),
  );
  app.put(
    '/regions/:region/look-ties',
    {
      schema: {
        operationId: 'tellLookTies',
        tags,
        summary: 'An officer tells who they are and where they live; only keyed digests are kept.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            nik: Type.String({ maxLength: 40 }),
            kk: Type.String({ maxLength: 40 }),
            villageCode: Type.String({ maxLength: 20 }),
            rt: Type.String({ maxLength: 5 }),
            rw: Type.String({ maxLength: 5 }),
          },
          closed,
        ),
        response: { 204: Type.Null({ description: 'It is kept.' }), ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await looks.tellTies(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
        204,
      ),
  );
}
