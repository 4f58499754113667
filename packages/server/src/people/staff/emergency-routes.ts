import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../../cases/schemas.ts';
import { Failures, type HttpApp, sendResult } from '../../platform/http/index.ts';
import type { Services } from '../../types.ts';
import { longestHours } from './emergency.ts';
import { emergencyShape } from './shapes.ts';

const tags = ['staff'];
const closed = { additionalProperties: false } as const;
const Permit = Type.Object({ permitId: Type.String() }, { description: 'The permit.' });
const Emergency = Type.Object({ emergencyId: Type.String() }, { description: 'The emergency access.' });
const OfEmergency = Type.Object({ ...OfRegion.properties, emergency: Type.String({ format: 'uuid' }) });

/** The API of roles that a named few may take in an emergency. */
export function emergencyRoutes(app: HttpApp, { staff }: Services): void {
  app.post(
    '/regions/:region/staff/emergency-permits',
    {
      schema: {
        operationId: 'giveEmergencyPermit',
        tags,
        summary: 'Names who may take a role of an office in an emergency.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            accountId: Type.String({ format: 'uuid' }),
            role: Type.String({ maxLength: 100 }),
            officeId: Type.String({ maxLength: 100 }),
          },
          closed,
        ),
        response: { 201: Permit, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.givePermit(await request.caller(), {
          ...request.body,
          key: request.headers['idempotency-key'],
        }),
        201,
      ),
  );
  app.post(
    '/regions/:region/staff/emergency-permits/:permit/withdraw',
    {
      schema: {
        operationId: 'withdrawEmergencyPermit',
        tags,
        summary: 'Takes a permit back; an access that runs by it ends.',
        params: Type.Object({ ...OfRegion.properties, permit: Type.String({ format: 'uuid' }) }),
        headers: CommandHeaders,
        response: { 200: Permit, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.withdrawPermit(await request.caller(), {
          key: request.headers['idempotency-key'],
          permitId: request.params.permit,
        }),
      ),
  );
  app.get(
    '/regions/:region/staff/emergencies',
    {
      schema: {
        operationId: 'listEmergencies',
        tags,
        summary: 'The latest roles that were taken in an emergency, with reason and review.',
        params: OfRegion,
        response: {
          200: Type.Array(emergencyShape.reference, { description: 'The latest first.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const found = await staff.emergencies(await request.caller());
      return found.ok ? reply.send([...found.value]) : sendResult(reply, found);
    },
  );
  app.post(
    '/regions/:region/staff/emergencies',
    {
      schema: {
        operationId: 'beginEmergency',
        tags,
        summary: 'Takes a role now, with a reason; heads and auditors are told, and it ends by itself.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            permitId: Type.String({ format: 'uuid' }),
            reason: Type.String({ maxLength: 1000 }),
            hours: Type.Integer({ minimum: 1, maximum: longestHours }),
          },
          closed,
        ),
        response: {
          201: Type.Object(
            { emergencyId: Type.String(), until: Type.String({ format: 'date-time' }) },
            { description: 'Held from now on.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.beginEmergency(await request.caller(), {
          ...request.body,
          key: request.headers['idempotency-key'],
        }),
        201,
      ),
  );
  app.post(
    '/regions/:region/staff/emergencies/:emergency/end',
    {
      schema: {
        operationId: 'endEmergency',
        tags,
        summary: 'Gives the role back before its time.',
        params: OfEmergency,
        headers: CommandHeaders,
        response: { 200: Emergency, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.endEmergency(await request.caller(), {
          key: request.headers['idempotency-key'],
          emergencyId: request.params.emergency,
        }),
      ),
  );
  app.post(
    '/regions/:region/staff/emergencies/:emergency/review',
    {
      schema: {
        operationId: 'reviewEmergency',
        tags,
        summary: 'The auditor’s verdict on an access that has ended.',
        params: OfEmergency,
        headers: CommandHeaders,
        body: Type.Object(
          {
            verdict: Type.Enum(['in-order', 'not-in-order']),
            note: Type.String({ maxLength: 1000, description: 'What is not in order.' }),
          },
          closed,
        ),
        response: { 200: Emergency, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.reviewEmergency(await request.caller(), {
          ...request.body,
          key: request.headers['idempotency-key'],
          emergencyId: request.params.emergency,
        }),
      ),
  );
}
