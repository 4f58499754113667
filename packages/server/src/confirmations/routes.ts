import { Type } from 'typebox';
import { CommandHeaders, OfCase } from '../cases/schemas.ts';
import {
  again,
  Failures,
  type RegisterRoutes,
  sendResult,
  shapeOf,
  TextShape,
} from '../platform/http/index.ts';
import type { ConfirmationPage } from '../types.ts';

const OfLink = Type.Object({
  region: Type.String({ description: 'The region in the path, `kota-bekasi`.' }),
  token: Type.String({ maxLength: 100, description: 'The last part of the link in the message.' }),
});

const InstantOrNull = Type.Union([Type.String({ format: 'date-time' }), Type.Null()]);

const page = shapeOf<ConfirmationPage>()(
  'ConfirmationPage',
  Type.Object(
    {
      service: TextShape,
      title: TextShape,
      name: Type.String({ description: 'Who is asked.' }),
      statement: TextShape,
      rows: Type.Array(Type.Object({ label: TextShape, shown: TextShape }), {
        description: 'The few answers that the pack shows to whoever confirms.',
      }),
      asksProof: Type.Boolean({ description: 'Whether the last four digits of the NIK are asked for.' }),
      expiresAt: Type.String({ format: 'date-time' }),
      answer: Type.Union([Type.Enum(['yes', 'no']), Type.Null()]),
      answeredAt: InstantOrNull,
      takeBackUntil: InstantOrNull,
    },
    { description: 'What someone is asked to confirm.' },
  ),
);

const answerBody = Type.Object(
  {
    answer: Type.Enum(['yes', 'no']),
    words: Type.Optional(Type.String({ maxLength: 2000 })),
    proof: Type.Optional(Type.String({ maxLength: 20, description: 'The last four digits of the NIK.' })),
  },
  { additionalProperties: false },
);

const nothing = Type.Null({ description: 'Done.' });

/** The API of confirmations: for whoever holds a link, and for sending one again. */
export const confirmationRoutes: RegisterRoutes = (app, { services: { confirmations } }) => {
  app.addSchema(page.schema);
  const tags = ['confirmations'];
  app.get(
    '/regions/:region/confirmations/:token',
    {
      schema: {
        operationId: 'openConfirmation',
        tags,
        summary: 'What the holder of a link is asked to confirm.',
        params: OfLink,
        response: { 200: page.reference, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await confirmations.open(request.region.id, request.params.token)),
  );
  app.post(
    '/regions/:region/confirmations/:token/answer',
    {
      schema: {
        operationId: 'answerConfirmation',
        tags,
        summary: 'Answers; the same answer again changes nothing.',
        description: again.settled,
        params: OfLink,
        body: answerBody,
        response: { 204: nothing, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await confirmations.answer(request.region.id, request.params.token, request.body),
        204,
      ),
  );
  app.post(
    '/regions/:region/confirmations/:token/take-back',
    {
      schema: {
        operationId: 'takeBackConfirmation',
        tags,
        summary: 'Takes an answer back, within ten minutes.',
        description: again.settled,
        params: OfLink,
        response: { 204: nothing, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await confirmations.takeBack(request.region.id, request.params.token), 204),
  );
  app.post(
    '/regions/:region/cases/:code/confirmations/send-again',
    {
      schema: {
        operationId: 'sendConfirmationAgain',
        tags,
        summary: 'Sends a link again: at most every ten minutes and five times a day.',
        params: OfCase,
        headers: CommandHeaders,
        body: Type.Object(
          {
            confirmation: Type.String({ maxLength: 100 }),
            person: Type.Integer({ minimum: 0, maximum: 100 }),
          },
          { additionalProperties: false },
        ),
        response: { 204: nothing, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await confirmations.sendAgain(await request.caller(), {
          key: request.headers['idempotency-key'],
          code: request.params.code,
          ...request.body,
        }),
        204,
      ),
  );
};
