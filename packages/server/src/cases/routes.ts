import { Type } from 'typebox';
import { type HttpApp, type RegisterRoutes, sendProblem, sendResult } from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import { problems } from './problems.ts';
import { resultFileRoute } from './result-file-route.ts';
import {
  ActionBody,
  AssignBody,
  CardsShape,
  CaseShape,
  ColleaguesShape,
  CommandHeaders,
  CommentBody,
  CountsShape,
  DraftReviewShape,
  DraftShape,
  DraftSummaryShape,
  Failures,
  LinkBody,
  MoveBody,
  MovedShape,
  OfCase,
  OfDraft,
  OfDraftStep,
  OfficesShape,
  OfRegion,
  OfService,
  PlaceShape,
  RateBody,
  SavedShape,
  SendBody,
  SentShape,
  ServicePageShape,
  ServiceSummaryShape,
  StartBody,
  StepBody,
  TrackShape,
  UndoBody,
  WorkListShape,
  WorkPageShape,
} from './schemas.ts';

/** The API of services, drafts, cases and work lists: the same services that the pages call. */
export const caseRoutes: RegisterRoutes = (app, { services }) => {
  catalogueRoutes(app, services);
  draftRoutes(app, services);
  readingRoutes(app, services);
  commandRoutes(app, services);
  workListRoutes(app, services);
  resultFileRoute(app, services);
};

function catalogueRoutes(app: HttpApp, { catalogue }: Services): void {
  const tags = ['services'];
  app.get(
    '/regions/:region/services',
    {
      schema: {
        tags,
        summary: 'Finds services by everyday words; without words all of them.',
        params: OfRegion,
        querystring: Type.Object({ words: Type.Optional(Type.String({ maxLength: 200 })) }),
        response: { 200: Type.Array(ServiceSummaryShape), ...Failures },
      },
    },
    async (request, reply) =>
      reply.send([...catalogue.search(request.region.id, request.query.words ?? '', request.locale)]),
  );
  app.get(
    '/regions/:region/services/:service',
    {
      schema: {
        tags,
        summary: 'A service: its standard, form, requirements, promise and offices.',
        params: OfService,
        response: { 200: ServicePageShape, ...Failures },
      },
    },
    async (request, reply) => {
      const found = catalogue.service(request.region.id, request.params.service);
      return found === undefined ? sendProblem(reply, problems.serviceUnknown) : reply.send(found);
    },
  );
  app.get(
    '/regions/:region/offices',
    {
      schema: {
        tags,
        summary: 'Offices with their hours.',
        params: OfRegion,
        response: { 200: OfficesShape, ...Failures },
      },
    },
    async (request, reply) => reply.send(catalogue.offices(request.region.id)),
  );
  app.get(
    '/regions/:region/places',
    {
      schema: {
        tags,
        summary: 'Places whose name is like the words, at most 20.',
        params: OfRegion,
        querystring: Type.Object({
          words: Type.String({ maxLength: 100 }),
          level: Type.Enum(['village', 'district', 'regency']),
        }),
        response: { 200: Type.Array(PlaceShape), ...Failures },
      },
    },
    async (request, reply) => {
      const { words, level } = request.query;
      return reply.send([...catalogue.places(request.region.id, words, level)]);
    },
  );
}

function draftRoutes(app: HttpApp, { drafts, cases }: Services): void {
  const tags = ['drafts'];
  app.post(
    '/regions/:region/drafts',
    {
      schema: {
        tags,
        summary: 'Begins a draft of a service.',
        params: OfRegion,
        body: StartBody,
        response: { 201: Type.Object({ id: Type.String() }), ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await drafts.start(await request.caller(), request.body.service), 201),
  );
  app.get(
    '/regions/:region/drafts',
    {
      schema: {
        tags,
        summary: 'The drafts of the caller.',
        params: OfRegion,
        response: { 200: Type.Array(DraftSummaryShape), ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await drafts.mine(await request.caller())),
  );
  app.get(
    '/regions/:region/drafts/:id',
    {
      schema: {
        tags,
        summary: 'A draft and what is asked in it now.',
        params: OfDraft,
        response: { 200: DraftShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await drafts.open(await request.caller(), request.params.id)),
  );
  app.put(
    '/regions/:region/drafts/:id/steps/:step',
    {
      schema: {
        tags,
        summary: 'Keeps what was entered at a step, whatever it is, and says what is wrong with it.',
        params: OfDraftStep,
        body: StepBody,
        response: { 200: SavedShape, ...Failures },
      },
    },
    async (request, reply) => {
      const { id, step } = request.params;
      return sendResult(reply, await drafts.saveStep(await request.caller(), id, step, request.body));
    },
  );
  app.get(
    '/regions/:region/drafts/:id/review',
    {
      schema: {
        tags,
        summary: 'The draft as it would be sent now: what is wrong, the office, the promise.',
        params: OfDraft,
        response: { 200: DraftReviewShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await drafts.review(await request.caller(), request.params.id)),
  );
  app.delete(
    '/regions/:region/drafts/:id',
    {
      schema: {
        tags,
        summary: 'Throws a draft away.',
        params: OfDraft,
        response: { 204: Type.Null(), ...Failures },
      },
    },
    async (request, reply) => {
      const discarded = await drafts.discard(await request.caller(), request.params.id);
      return discarded.ok ? reply.code(204).send(null) : sendProblem(reply, discarded.error);
    },
  );
  app.post(
    '/regions/:region/drafts/:id/send',
    {
      schema: {
        tags,
        summary: 'Sends a draft: a new case, or the correction of the one that it corrects.',
        params: OfDraft,
        headers: CommandHeaders,
        body: SendBody,
        response: { 201: SentShape, ...Failures },
      },
    },
    async (request, reply) => {
      const input = {
        key: request.headers['idempotency-key'],
        draftId: request.params.id,
        version: request.body.version,
      };
      return sendResult(reply, await cases.send(await request.caller(), input), 201);
    },
  );
}

function readingRoutes(app: HttpApp, { cases }: Services): void {
  const tags = ['cases'];
  app.get(
    '/regions/:region/track/:code',
    {
      schema: {
        tags,
        summary: 'Where a case is, for anyone who has its code. Nothing personal.',
        params: OfCase,
        response: { 200: TrackShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await cases.track(request.region.id, request.params.code, request.locale)),
  );
  app.get(
    '/regions/:region/cases',
    {
      schema: {
        tags,
        summary: 'The cases of the resident who asks.',
        params: OfRegion,
        response: { 200: CardsShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await cases.mine(await request.caller())),
  );
  app.get(
    '/regions/:region/cases/:code',
    {
      schema: {
        tags,
        summary: 'A whole case. An officer’s look is written down and shown to the applicant.',
        params: OfCase,
        response: { 200: CaseShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await cases.view(await request.caller(), request.params.code)),
  );
  app.get(
    '/regions/:region/cases/:code/colleagues',
    {
      schema: {
        tags,
        summary: 'Officers to whom the case can be handed over.',
        params: OfCase,
        response: { 200: ColleaguesShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await cases.colleagues(await request.caller(), request.params.code)),
  );
}

function commandRoutes(app: HttpApp, { cases }: Services): void {
  const command = <Body>(summary: string, body: Body) => ({
    tags: ['cases'],
    summary,
    params: OfCase,
    headers: CommandHeaders,
    body,
    response: { 200: MovedShape, ...Failures },
  });
  app.post(
    '/regions/:region/cases/:code/actions',
    { schema: command('Takes an action of the flow.', ActionBody) },
    async (request, reply) => {
      const { lastSeq, action, with: given = {} } = request.body;
      const input = { ...named(request), lastSeq, action, with: given };
      return sendResult(reply, await cases.act(await request.caller(), input));
    },
  );
  app.post(
    '/regions/:region/cases/:code/assignment',
    { schema: command('Takes the case, hands it over or lets go of it.', AssignBody) },
    async (request, reply) =>
      sendResult(reply, await cases.assign(await request.caller(), { ...named(request), ...request.body })),
  );
  app.post(
    '/regions/:region/cases/:code/office',
    { schema: command('Moves the case to another office.', MoveBody) },
    async (request, reply) =>
      sendResult(
        reply,
        await cases.moveOffice(await request.caller(), { ...named(request), ...request.body }),
      ),
  );
  app.post(
    '/regions/:region/cases/:code/comments',
    { schema: command('Writes to colleagues, or between the office and the applicant.', CommentBody) },
    async (request, reply) =>
      sendResult(reply, await cases.comment(await request.caller(), { ...named(request), ...request.body })),
  );
  app.post(
    '/regions/:region/cases/:code/undo',
    { schema: command('Takes back the last action within its time.', UndoBody) },
    async (request, reply) =>
      sendResult(reply, await cases.undo(await request.caller(), { ...named(request), ...request.body })),
  );
  app.post(
    '/regions/:region/cases/:code/rating',
    { schema: command('The applicant’s stars, once the case has been finished.', RateBody) },
    async (request, reply) =>
      sendResult(reply, await cases.rate(await request.caller(), { ...named(request), ...request.body })),
  );
  app.post(
    '/regions/:region/cases/:code/links',
    { schema: command('Ties the case to another one.', LinkBody) },
    async (request, reply) =>
      sendResult(reply, await cases.link(await request.caller(), { ...named(request), ...request.body })),
  );
  app.post(
    '/regions/:region/cases/:code/correction',
    {
      schema: {
        tags: ['cases'],
        summary: 'Opens the draft that corrects a returned case, filled with what was sent.',
        params: OfCase,
        response: { 201: Type.Object({ draftId: Type.String() }), ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await cases.startCorrection(await request.caller(), request.params.code), 201),
  );
}

/** The client's key and the case that a command is about. */
function named(request: {
  readonly headers: { readonly 'idempotency-key': string };
  readonly params: { readonly code: string };
}): { key: string; code: string } {
  return { key: request.headers['idempotency-key'], code: request.params.code };
}

function workListRoutes(app: HttpApp, { workList }: Services): void {
  const tags = ['work'];
  app.get(
    '/regions/:region/work/counts',
    {
      schema: {
        tags,
        summary: 'How much work there is, by queue of the officer’s posts.',
        params: OfRegion,
        response: { 200: CountsShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await workList.counts(await request.caller())),
  );
  app.get(
    '/regions/:region/work',
    {
      schema: {
        tags,
        summary: 'A page of a work list.',
        params: OfRegion,
        querystring: WorkListShape,
        response: { 200: WorkPageShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await workList.list(await request.caller(), withDefaults(request.query))),
  );
  app.get(
    '/regions/:region/work/next/:code',
    {
      schema: {
        tags,
        summary: 'The case to take after this one, in the same order.',
        params: OfCase,
        querystring: WorkListShape,
        response: { 200: Type.Union([Type.Object({ code: Type.String() }), Type.Null()]), ...Failures },
      },
    },
    async (request, reply) => {
      const query = { ...withDefaults(request.query), after: request.params.code };
      return sendResult(reply, await workList.next(await request.caller(), query));
    },
  );
}

function withDefaults<Query extends { queue?: string; sort?: string }>(query: Query) {
  return {
    ...query,
    queue: query.queue ?? 'to-take',
    sort: query.sort ?? 'promise',
  } as Query & { queue: NonNullable<Query['queue']>; sort: NonNullable<Query['sort']> };
}
