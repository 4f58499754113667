import { parseNik } from '@satuloket/engine';
import { Type } from 'typebox';
import {
  again,
  Failures,
  type HttpApp,
  IfMatchHeader,
  type RegisterRoutes,
  sendProblem,
  sendResult,
  versionOfTag,
  versionTag,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import { caseFileRoutes } from './case-file-routes.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import {
  addDraftShapes,
  DraftReviewShape,
  DraftShape,
  DraftSummaryShape,
  SavedShape,
} from './draft-shapes.ts';
import { problems } from './problems.ts';
import { proofRoutes } from './proof-routes.ts';
import {
  ActionBody,
  AssignBody,
  CommandHeaders,
  CommentBody,
  LinkBody,
  MoveBody,
  OfCase,
  OfDraft,
  OfDraftStep,
  OfRegion,
  OptionalCommandHeaders,
  RateBody,
  SendBody,
  SentShape,
  StartBody,
  StepBody,
  UndoBody,
  WorkListShape,
} from './schemas.ts';
import { addServiceShapes } from './service-shapes.ts';
import {
  addCaseShapes,
  CardsShape,
  CaseShape,
  ColleaguesShape,
  CountsShape,
  MovedShape,
  TrackShape,
  WorkPageShape,
} from './shapes.ts';

/** The API of services, drafts, cases and work lists: the same services that the pages call. */
export const caseRoutes: RegisterRoutes = (app, { services }) => {
  addServiceShapes(app);
  addCaseShapes(app);
  addDraftShapes(app);
  catalogueRoutes(app, services);
  draftRoutes(app, services);
  readingRoutes(app, services);
  commandRoutes(app, services);
  workListRoutes(app, services);
  caseFileRoutes(app, services);
  proofRoutes(app, services);
};

function draftRoutes(app: HttpApp, { drafts, cases }: Services): void {
  const tags = ['drafts'];
  app.post(
    '/regions/:region/drafts',
    {
      schema: {
        operationId: 'startDraft',
        tags,
        summary: 'Begins a draft of a service.',
        params: OfRegion,
        headers: OptionalCommandHeaders,
        body: StartBody,
        response: {
          201: Type.Object({ id: Type.String() }, { description: 'The draft, empty but for what is known.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await drafts.start(await request.caller(), request.body.service, request.headers['idempotency-key']),
        201,
      ),
  );
  app.get(
    '/regions/:region/drafts',
    {
      schema: {
        operationId: 'listDrafts',
        tags,
        summary: 'The drafts of the caller.',
        params: OfRegion,
        response: { 200: Type.Array(DraftSummaryShape, { description: 'The newest first.' }), ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await drafts.mine(await request.caller())),
  );
  app.get(
    '/regions/:region/drafts/:id',
    {
      schema: {
        operationId: 'openDraft',
        tags,
        summary: 'A draft and what is asked in it now.',
        params: OfDraft,
        response: { 200: DraftShape, ...Failures },
      },
    },
    async (request, reply) => {
      const opened = await drafts.open(await request.caller(), request.params.id);
      if (opened.ok) reply.header('etag', versionTag(opened.value.version));
      return sendResult(reply, opened);
    },
  );
  app.put(
    '/regions/:region/drafts/:id/steps/:step',
    {
      schema: {
        operationId: 'saveStep',
        tags,
        summary: 'Keeps what was entered at a step, whatever it is, and says what is wrong with it.',
        description: again.settled,
        params: OfDraftStep,
        headers: IfMatchHeader,
        body: StepBody,
        response: { 200: SavedShape, ...Failures },
      },
    },
    async (request, reply) => {
      const { id, step } = request.params;
      const version = versionOfTag(request.headers['if-match']);
      const saved = await drafts.saveStep(
        await request.caller(),
        id,
        step,
        request.body,
        version === undefined ? undefined : { version },
      );
      if (saved.ok) reply.header('etag', versionTag(saved.value.version));
      return sendResult(reply, saved);
    },
  );
  app.get(
    '/regions/:region/drafts/:id/review',
    {
      schema: {
        operationId: 'reviewDraft',
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
        operationId: 'discardDraft',
        tags,
        summary: 'Throws a draft away.',
        description: again.settled,
        params: OfDraft,
        response: { 204: Type.Null({ description: 'It is gone.' }), ...Failures },
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
        operationId: 'sendDraft',
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
        operationId: 'trackCase',
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
        operationId: 'listCases',
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
        operationId: 'viewCase',
        tags,
        summary: 'A whole case. An officer’s look is written down and shown to the applicant.',
        params: OfCase,
        response: { 200: CaseShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await cases.view(await request.caller(), request.params.code)),
  );
  app.post(
    '/regions/:region/cases/:code/reveals',
    {
      schema: {
        operationId: 'revealCase',
        tags,
        summary:
          'An officer without the case in hand names why it is shown; it stays open to them for the day.',
        params: OfCase,
        headers: CommandHeaders,
        body: Type.Object(
          { purpose: Type.String({ maxLength: 40, description: 'One of `masked.purposes` of the case.' }) },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({ code: Type.String() }, { description: 'The case that is open now.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await cases.reveal(await request.caller(), {
          key: request.headers['idempotency-key'],
          code: request.params.code,
          ...request.body,
        }),
      ),
  );
  app.get(
    '/regions/:region/cases/:code/colleagues',
    {
      schema: {
        operationId: 'listColleagues',
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
  const command = <Body>(operationId: string, summary: string, body: Body) => ({
    operationId,
    tags: ['cases'],
    summary,
    params: OfCase,
    headers: CommandHeaders,
    body,
    response: { 200: MovedShape, ...Failures },
  });
  app.post(
    '/regions/:region/cases/:code/actions',
    { schema: command('takeAction', 'Takes an action of the flow.', ActionBody) },
    async (request, reply) => {
      const { lastSeq, action, with: given = {} } = request.body;
      const input = { ...named(request), lastSeq, action, with: given };
      return sendResult(reply, await cases.act(await request.caller(), input));
    },
  );
  app.post(
    '/regions/:region/cases/:code/assignment',
    { schema: command('assignCase', 'Takes the case, hands it over or lets go of it.', AssignBody) },
    async (request, reply) => {
      const caller = await request.caller();
      const { lastSeq, to } = request.body;
      const own = to === 'me' && caller.who.kind === 'officer' ? caller.who.accountId : to;
      return sendResult(reply, await cases.assign(caller, { ...named(request), lastSeq, to: own }));
    },
  );
  app.post(
    '/regions/:region/cases/:code/office',
    { schema: command('moveCase', 'Moves the case to another office.', MoveBody) },
    async (request, reply) =>
      sendResult(
        reply,
        await cases.moveOffice(await request.caller(), { ...named(request), ...request.body }),
      ),
  );
  app.post(
    '/regions/:region/cases/:code/comments',
    {
      schema: command(
        'commentOnCase',
        'Writes to colleagues, or between the office and the applicant.',
        CommentBody,
      ),
    },
    async (request, reply) =>
      sendResult(reply, await cases.comment(await request.caller(), { ...named(request), ...request.body })),
  );
  app.post(
    '/regions/:region/cases/:code/undo',
    { schema: command('undoAction', 'Takes back the last action within its time.', UndoBody) },
    async (request, reply) =>
      sendResult(reply, await cases.undo(await request.caller(), { ...named(request), ...request.body })),
  );
  app.post(
    '/regions/:region/cases/:code/rating',
    { schema: command('rateCase', 'The applicant’s stars, once the case has been finished.', RateBody) },
    async (request, reply) =>
      sendResult(reply, await cases.rate(await request.caller(), { ...named(request), ...request.body })),
  );
  app.post(
    '/regions/:region/cases/:code/links',
    { schema: command('linkCases', 'Ties the case to another one.', LinkBody) },
    async (request, reply) =>
      sendResult(reply, await cases.link(await request.caller(), { ...named(request), ...request.body })),
  );
  app.post(
    '/regions/:region/cases/:code/correction',
    {
      schema: {
        operationId: 'startCorrection',
        tags: ['cases'],
        summary: 'Opens the draft that corrects a returned case, filled with what was sent.',
        description: again.settled,
        params: OfCase,
        response: {
          201: Type.Object({ draftId: Type.String() }, { description: 'The draft to correct and send.' }),
          ...Failures,
        },
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
        operationId: 'countWork',
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
        operationId: 'listWork',
        tags,
        summary: 'A page of a work list.',
        params: OfRegion,
        querystring: WorkListShape,
        response: { 200: WorkPageShape, ...Failures },
      },
    },
    async (request, reply) => {
      if (holdsNik(request.query)) return sendProblem(reply, problems.nikInAddress);
      return sendResult(reply, await workList.list(await request.caller(), withDefaults(request.query)));
    },
  );
  app.post(
    '/regions/:region/work/searches',
    {
      schema: {
        operationId: 'prepareSearch',
        tags,
        summary: 'What to put into an address for what an officer looks for: of a NIK a word that hides it.',
        description: again.reads,
        params: OfRegion,
        body: Type.Object({ words: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
        response: {
          200: Type.Object({ search: Type.String() }, { description: 'For `search` of `listWork`.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(reply, workList.searchWord(await request.caller(), request.body.words)),
  );
  app.get(
    '/regions/:region/work/next/:code',
    {
      schema: {
        operationId: 'nextWork',
        tags,
        summary: 'The case to take after this one, in the same order.',
        params: OfCase,
        querystring: WorkListShape,
        response: {
          200: Type.Union([Type.Object({ code: Type.String() }), Type.Null()], {
            description: 'null: it was the last one.',
          }),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      if (holdsNik(request.query)) return sendProblem(reply, problems.nikInAddress);
      const query = { ...withDefaults(request.query), after: request.params.code };
      return sendResult(reply, await workList.next(await request.caller(), query));
    },
  );
}

const holdsNik = ({ search = '' }: { readonly search?: string }): boolean => parseNik(search).ok;

function withDefaults<Query extends { queue?: string; sort?: string }>(query: Query) {
  return {
    ...query,
    queue: query.queue ?? 'to-take',
    sort: query.sort ?? 'promise',
  } as Query & { queue: NonNullable<Query['queue']>; sort: NonNullable<Query['sort']> };
}
