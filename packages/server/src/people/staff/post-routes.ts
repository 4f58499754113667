import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../../cases/schemas.ts';
import { Failures, type HttpApp, sendResult } from '../../platform/http/index.ts';
import type { Services } from '../../types.ts';

const tags = ['staff'];
const closed = { additionalProperties: false } as const;
const Day = Type.String({ maxLength: 10, description: 'A day of the region, `2026-11-24`.' });
const Post = {
  accountId: Type.String({ format: 'uuid' }),
  role: Type.String({ maxLength: 100 }),
  officeId: Type.String({ maxLength: 100 }),
  villageCode: Type.Optional(Type.String({ maxLength: 20 })),
};
const Account = Type.Object({ accountId: Type.String() }, { description: 'Whose post it is.' });
const StandIn = Type.Object({ standInId: Type.String() }, { description: 'The appointment.' });

/** The API of posts and of who stands in for whom. */
export function postRoutes(app: HttpApp, { staff }: Services): void {
  app.post(
    '/regions/:region/staff/posts',
    {
      schema: {
        operationId: 'grantPost',
        tags,
        summary: 'Gives an officer a post of an office, from a day to a day.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object({ ...Post, from: Type.Optional(Day), until: Type.Optional(Day) }, closed),
        response: { 201: Account, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.grantPost(await request.caller(), {
          ...request.body,
          key: request.headers['idempotency-key'],
        }),
        201,
      ),
  );
  app.post(
    '/regions/:region/staff/posts/end',
    {
      schema: {
        operationId: 'endPost',
        tags,
        summary: 'Ends a post now; what was held beside it ends with the last one.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(Post, closed),
        response: { 200: Account, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.endPost(await request.caller(), {
          ...request.body,
          key: request.headers['idempotency-key'],
        }),
      ),
  );
  app.post(
    '/regions/:region/staff/stand-ins',
    {
      schema: {
        operationId: 'appointStandIn',
        tags,
        summary: 'Names who acts for a leader on leave (plh) or in an empty post (plt).',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            ...Post,
            kind: Type.Enum(['plh', 'plt']),
            absentAccountId: Type.Optional(Type.String({ format: 'uuid', description: 'For plh.' })),
            from: Day,
            until: Day,
            letterNumber: Type.String({ maxLength: 200, description: 'Of the order (surat perintah).' }),
          },
          closed,
        ),
        response: { 201: StandIn, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.appointStandIn(await request.caller(), {
          ...request.body,
          key: request.headers['idempotency-key'],
        }),
        201,
      ),
  );
  app.post(
    '/regions/:region/staff/stand-ins/:standIn/end',
    {
      schema: {
        operationId: 'endStandIn',
        tags,
        summary: 'Ends an appointment before its last day.',
        params: Type.Object({ ...OfRegion.properties, standIn: Type.String({ format: 'uuid' }) }),
        headers: CommandHeaders,
        response: { 200: StandIn, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.endStandIn(await request.caller(), {
          key: request.headers['idempotency-key'],
          standInId: request.params.standIn,
        }),
      ),
  );
}
