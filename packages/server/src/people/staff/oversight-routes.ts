import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../../cases/schemas.ts';
import { Failures, type HttpApp, sendResult } from '../../platform/http/index.ts';
import type { Services } from '../../types.ts';
import { overseenShape, oversightShape } from './shapes.ts';

const tags = ['staff'];
const Day = Type.String({ maxLength: 10, description: 'A day of the region, `2026-11-24`.' });
const Granted = Type.Object({ oversightId: Type.String() }, { description: 'The grant.' });

/** The API of oversight by officers of other regions. */
export function oversightRoutes(app: HttpApp, { staff }: Services): void {
  app.get(
    '/regions/:region/staff/oversight',
    {
      schema: {
        operationId: 'listOversight',
        tags,
        summary: 'Officers of other regions who oversee this one, the latest first.',
        params: OfRegion,
        response: { 200: oversightShape.reference, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await staff.oversight(await request.caller())),
  );
  app.post(
    '/regions/:region/staff/oversight',
    {
      schema: {
        operationId: 'grantOversight',
        tags,
        summary: 'Lets an officer of another region oversee this one, from a day to a day.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            homeRegionId: Type.String({ maxLength: 20 }),
            username: Type.String({ maxLength: 80 }),
            role: Type.String({ maxLength: 100 }),
            officeId: Type.String({ maxLength: 100 }),
            from: Day,
            until: Day,
            letterNumber: Type.String({ maxLength: 200, description: 'Of the order.' }),
          },
          { additionalProperties: false },
        ),
        response: { 201: Granted, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.grantOversight(await request.caller(), {
          ...request.body,
          key: request.headers['idempotency-key'],
        }),
        201,
      ),
  );
  app.post(
    '/regions/:region/staff/oversight/:oversight/end',
    {
      schema: {
        operationId: 'endOversight',
        tags,
        summary: 'Ends a grant now: the officer is nobody here any more.',
        params: Type.Object({ ...OfRegion.properties, oversight: Type.String({ format: 'uuid' }) }),
        headers: CommandHeaders,
        response: { 200: Granted, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.endOversight(await request.caller(), {
          key: request.headers['idempotency-key'],
          oversightId: request.params.oversight,
        }),
      ),
  );
  app.get(
    '/regions/:region/staff/overseen-regions',
    {
      schema: {
        operationId: 'listOverseenRegions',
        tags,
        summary: 'Other regions in which the officer works or oversees now; the same token is good there.',
        params: OfRegion,
        response: {
          200: Type.Array(overseenShape.reference, { description: 'Without the one that is asked.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const found = await staff.overseen(await request.caller());
      return found.ok ? reply.send([...found.value]) : sendResult(reply, found);
    },
  );
}
