import { Type } from 'typebox';
import { type RegisterRoutes, sendProblem } from '../platform/http/index.ts';
import type { Live } from './live.ts';
import type { Followed } from './policy.ts';
import { problems } from './problems.ts';

const code = Type.String({ maxLength: 40 });

/**
 * `/<region>/langsung`: beside the pages, because a region's session is sent there. Other systems are told by webhooks,
 * and this is no operation of the API.
 */
export function liveRoutes(live: Live): RegisterRoutes {
  return (app) => {
    app.get(
      '/:region/langsung',
      {
        schema: {
          hide: true,
          params: Type.Object({ region: Type.String() }),
          querystring: Type.Object({
            berkas: Type.Optional(code),
            lacak: Type.Optional(code),
            pekerjaan: Type.Optional(Type.Literal('1')),
            sejak: Type.Optional(Type.Integer({ minimum: 0 })),
          }),
        },
      },
      async (request, reply) => {
        const followed = followedBy(request.query);
        if (followed === undefined) return sendProblem(reply, problems.nothingToFollow);
        const last = request.headers['last-event-id'];
        const answered = await live.answer({
          caller: () => request.caller(),
          followed,
          // After a break the browser says how far it was told.
          since: typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : request.query.sejak,
          begin: () => {
            reply.hijack();
            return reply.raw;
          },
        });
        if (answered.ok) return reply;
        if (answered.error.status === 503) reply.header('retry-after', 30);
        return sendProblem(reply, answered.error);
      },
    );
  };
}

function followedBy(query: {
  readonly berkas?: string;
  readonly lacak?: string;
  readonly pekerjaan?: string;
}): Followed | undefined {
  if (query.berkas !== undefined) return { page: 'case', code: query.berkas };
  if (query.lacak !== undefined) return { page: 'track', code: query.lacak };
  return query.pekerjaan === undefined ? undefined : { page: 'work' };
}
