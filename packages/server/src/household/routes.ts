import { Type } from 'typebox';
import { CommandHeaders, OfRegion, OptionalCommandHeaders } from '../cases/schemas.ts';
import { CardsShape } from '../cases/shapes.ts';
import {
  Failures,
  type RegisterRoutes,
  sendProblem,
  sendResult,
  shapeOf,
  TextShape,
} from '../platform/http/index.ts';
import type { HouseholdPage } from '../types.ts';

const page = shapeOf<HouseholdPage>()(
  'Household',
  Type.Object(
    {
      identity: Type.Enum(['none', 'pending', 'matched']),
      isFamilyKnown: Type.Boolean({
        description: 'false while the register has not told who belongs to it.',
      }),
      isFamilyHidden: Type.Optional(
        Type.Literal(true, { description: 'A stronger proof is needed before the family is told.' }),
      ),
      members: Type.Array(
        Type.Object({
          id: Type.String({ description: 'Opaque; stands for the person in commands.' }),
          name: Type.String(),
          relation: Type.String(),
          birthDate: Type.Optional(Type.String()),
          age: Type.Optional(Type.Integer({ description: 'Full years.' })),
          isCaller: Type.Boolean(),
        }),
      ),
      cases: CardsShape,
      nextSteps: Type.Array(
        Type.Object({
          id: Type.String(),
          service: Type.String(),
          member: Type.String(),
          name: Type.String(),
          title: TextShape,
          why: TextShape,
          hidden: Type.Boolean(),
        }),
        { description: 'What follows for whom.' },
      ),
    },
    { description: 'A family: its members, its cases as far as they may be seen, and what follows.' },
  ),
);

/** The API of a household's page: the same service that the pages call. */
export const householdRoutes: RegisterRoutes = (app, { services: { household } }) => {
  app.addSchema(page.schema);
  const tags = ['household'];
  app.get(
    '/regions/:region/household',
    {
      schema: {
        operationId: 'openHousehold',
        tags,
        summary: 'The family of the resident who asks. Nothing while the identity is not proven.',
        params: OfRegion,
        response: { 200: page.reference, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await household.open(await request.caller())),
  );
  app.post(
    '/regions/:region/household/drafts',
    {
      schema: {
        operationId: 'beginForMember',
        tags,
        summary: 'Begins a draft of a service about someone of the family.',
        params: OfRegion,
        headers: OptionalCommandHeaders,
        body: Type.Object(
          { service: Type.String({ maxLength: 100 }), member: Type.String({ maxLength: 100 }) },
          { additionalProperties: false },
        ),
        response: {
          201: Type.Object(
            { draftId: Type.String() },
            { description: 'The draft, filled in with whom it is about.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const input = { ...request.body, ...(key !== undefined && { key }) };
      return sendResult(reply, await household.begin(await request.caller(), input), 201);
    },
  );
  app.put(
    '/regions/:region/household/next-steps/:step',
    {
      schema: {
        operationId: 'hideNextStep',
        tags,
        summary: 'Hides a next step, or shows it again.',
        params: Type.Object({ region: OfRegion.properties.region, step: Type.String({ maxLength: 300 }) }),
        headers: CommandHeaders,
        body: Type.Object({ hidden: Type.Boolean() }, { additionalProperties: false }),
        response: { 204: Type.Null({ description: 'It is as asked.' }), ...Failures },
      },
    },
    async (request, reply) => {
      const done = await household.hide(await request.caller(), {
        key: request.headers['idempotency-key'],
        suggestion: request.params.step,
        hidden: request.body.hidden,
      });
      return done.ok ? reply.code(204).send(null) : sendProblem(reply, done.error);
    },
  );
};
