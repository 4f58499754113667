import { Type } from 'typebox';
import { OfRegion } from '../../cases/schemas.ts';
import { again, Failures, type HttpApp, sendResult } from '../../platform/http/index.ts';
import type { Services } from '../../types.ts';
import { PasskeyJson } from '../passkey-shapes.ts';

const tags = ['staff'];
const closed = { additionalProperties: false } as const;

/** The API of officers' own passkeys. */
export function passkeyRoutes(app: HttpApp, { staff }: Services): void {
  app.post(
    '/regions/:region/staff/passkey-questions',
    {
      schema: {
        operationId: 'askForStaffPasskey',
        tags,
        summary: 'What `navigator.credentials.create` is given; asks for a fresh proof.',
        description: again.reads,
        params: OfRegion,
        response: { 200: PasskeyJson, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await staff.passkeyRegistration(await request.caller())),
  );
  app.post(
    '/regions/:region/staff/passkeys',
    {
      schema: {
        operationId: 'registerStaffPasskey',
        tags,
        summary: 'Keeps a new passkey of the officer under a name.',
        description: again.once,
        params: OfRegion,
        body: Type.Object(
          { answer: PasskeyJson, name: Type.String({ minLength: 1, maxLength: 60 }) },
          closed,
        ),
        response: { 201: Type.Object({ id: Type.String() }, { description: 'Kept.' }), ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await staff.registerPasskey(await request.caller(), request.body), 201),
  );
  app.delete(
    '/regions/:region/staff/passkeys/:id',
    {
      schema: {
        operationId: 'removeStaffPasskey',
        tags,
        summary: 'Removes a passkey; where a second factor is required, never the last.',
        description: again.settled,
        params: Type.Object({ ...OfRegion.properties, id: Type.String({ format: 'uuid' }) }),
        response: { 204: Type.Null({ description: 'It opens nothing any more.' }), ...Failures },
      },
    },
    async (request, reply) => {
      const removed = await staff.removePasskey(await request.caller(), request.params.id);
      return removed.ok ? reply.code(204).send(null) : sendResult(reply, removed);
    },
  );
  app.post(
    '/regions/:region/staff/passkey-proof-questions',
    {
      schema: {
        operationId: 'askForPasskeyProof',
        tags,
        summary: 'What `navigator.credentials.get` is given to prove again who the officer is.',
        description: again.reads,
        params: OfRegion,
        response: { 200: PasskeyJson, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await staff.passkeyProof(await request.caller())),
  );
}
