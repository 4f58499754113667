import { Type } from 'typebox';
import { OfCase } from '../cases/schemas.ts';
import { again, Failures, type RegisterRoutes, sendResult } from '../platform/http/index.ts';

/** The API of life events: the same service that the pages call. */
export const eventRoutes: RegisterRoutes = (app, { services }) => {
  app.post(
    '/regions/:region/cases/:code/members/:member/draft',
    {
      schema: {
        operationId: 'startMember',
        tags: ['cases'],
        summary:
          'Opens a draft of what a life event could not file by itself, filled in with all that is known.',
        description: again.settled,
        params: Type.Intersect([OfCase, Type.Object({ member: Type.String({ maxLength: 100 }) })]),
        body: Type.Object(
          {
            item: Type.Optional(
              Type.Integer({ minimum: 0, maximum: 1000, description: 'Of which item of a group, from 0.' }),
            ),
          },
          { additionalProperties: false },
        ),
        response: {
          201: Type.Object({ draftId: Type.String() }, { description: 'The draft to complete and send.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const { code, member } = request.params;
      const input = { code, member, ...request.body };
      return sendResult(reply, await services.events.startMember(await request.caller(), input), 201);
    },
  );
};
