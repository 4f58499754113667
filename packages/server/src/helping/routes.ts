import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { AnswersShape } from '../cases/draft-shapes.ts';
import { CommandHeaders, OfRegion } from '../cases/schemas.ts';
import {
  BytesShape,
  edgeProblems,
  Failures,
  type HttpApp,
  type RegisterRoutes,
  sendProblem,
  sendResult,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import {
  addHelpingShapes,
  CodeRowsShape,
  FlagsShape,
  HouseholdShape,
  KindsShape,
  OverviewShape,
  PeopleShape,
  PersonShape,
  SlipShape,
} from './shapes.ts';

const region = Type.String({ description: 'The region in the path, `kota-bekasi`.' });
const id = Type.String({ format: 'uuid' });
const OfMandate = Type.Object({ region, mandateId: id });
const OfPerson = Type.Object({ region, personId: id });
const OfStartCode = Type.Object({ region, id });
const service = Type.String({ maxLength: 100, description: 'The code of a service.' });
const closed = { additionalProperties: false } as const;
const tags = ['helping'];
const nothing = { 204: Type.Null({ description: 'Done.' }), ...Failures };
const begun = {
  201: Type.Object({ draftId: Type.String() }, { description: 'The draft, filled with what is known.' }),
  ...Failures,
};
/** Above any photo that a phone takes; the store of files keeps the real limit. */
const largestBodyBytes = 16 * 1024 * 1024;

/** The API of acting for others: the same commands as the pages have. */
export const helpingRoutes: RegisterRoutes = (app, { services }) => {
  addHelpingShapes(app);
  peopleRoutes(app, services);
  mandateRoutes(app, services);
  paperRoutes(app, services);
  familyRoutes(app, services);
  startCodeRoutes(app, services);
  flagRoutes(app, services);
};

function peopleRoutes(app: HttpApp, { helping }: Services): void {
  app.post(
    '/regions/:region/helped-people',
    {
      schema: {
        operationId: 'identifyPerson',
        tags,
        summary: 'Looks a person up by their card, at a counter or in a village; how often is limited.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            at: Type.Enum(['counter', 'village']),
            nik: Type.String({ maxLength: 40 }),
            name: Type.String({ maxLength: 200 }),
            birthDate: Type.String({ maxLength: 10, description: '`YYYY-MM-DD`.' }),
            phone: Type.Optional(Type.String({ maxLength: 30 })),
          },
          closed,
        ),
        response: {
          201: Type.Object(
            {
              personId: Type.String(),
              mandateId: Type.Union([Type.String(), Type.Null()]),
              identity: Type.Enum(['matched', 'pending']),
            },
            { description: 'The person, and at a counter the right to act during the visit.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const found = await helping.identify(await request.caller(), { key, ...request.body });
      return sendResult(reply, found, 201);
    },
  );
  app.get(
    '/regions/:region/helped-people',
    {
      schema: {
        operationId: 'listHelpedPeople',
        tags,
        summary: 'Whom the caller has helped, the last first.',
        params: OfRegion,
        querystring: Type.Object({
          search: Type.Optional(Type.String({ maxLength: 200, description: 'A part of a name, or a NIK.' })),
          cursor: Type.Optional(Type.String({ maxLength: 100 })),
        }),
        response: { 200: PeopleShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await helping.people(await request.caller(), request.query)),
  );
  app.get(
    '/regions/:region/helped-people/:personId',
    {
      schema: {
        operationId: 'readHelpedPerson',
        tags,
        summary: 'Someone whom the caller has helped, with mandates and, while one holds, cases.',
        params: OfPerson,
        response: { 200: PersonShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await helping.person(await request.caller(), request.params.personId)),
  );
}

function mandateRoutes(app: HttpApp, { helping }: Services): void {
  app.post(
    '/regions/:region/mandates/:mandateId/drafts',
    {
      schema: {
        operationId: 'beginDraftForOther',
        tags,
        summary: 'Begins a form for the person of a mandate that holds and covers the service.',
        params: OfMandate,
        headers: CommandHeaders,
        body: Type.Object({ service }, closed),
        response: begun,
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const { mandateId } = request.params;
      const draft = await helping.beginDraft(await request.caller(), { key, mandateId, ...request.body });
      return sendResult(reply, draft, 201);
    },
  );
  app.delete(
    '/regions/:region/mandates/:mandateId',
    {
      schema: {
        operationId: 'endMandate',
        tags,
        summary: 'Ends a mandate for good: by the person, the helper, or an officer who receives people.',
        params: OfMandate,
        headers: CommandHeaders,
        response: nothing,
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const { mandateId } = request.params;
      const ended = await helping.endMandate(await request.caller(), { key, mandateId });
      return ended.ok ? reply.code(204).send(null) : sendProblem(reply, ended.error);
    },
  );
  app.get(
    '/regions/:region/mandates/:mandateId/paper',
    {
      schema: {
        operationId: 'readMandatePaper',
        tags,
        summary: 'The signature, thumb or signed paper of a mandate.',
        params: OfMandate,
        response: {
          200: { description: 'The picture or PDF.', content: { '*/*': { schema: BytesShape } } },
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const paper = await helping.paper(await request.caller(), request.params.mandateId);
      if (!paper.ok) return sendProblem(reply, paper.error);
      return reply
        .header('content-type', paper.value.mediaType)
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(paper.value.content) as never);
    },
  );
}

/** A paper comes as a stream, so that it never lies in memory whole. */
function paperRoutes(app: HttpApp, { helping }: Services): void {
  app.register(async (scope: HttpApp) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.post(
      '/regions/:region/helped-people/:personId/mandates',
      {
        bodyLimit: largestBodyBytes,
        schema: {
          operationId: 'giveMandate',
          tags,
          summary: 'A power of attorney (F-1.07) with its signature, thumb or signed paper as the body.',
          body: Type.Unsafe<Readable>({ content: { 'application/octet-stream': { schema: BytesShape } } }),
          params: OfPerson,
          headers: CommandHeaders,
          querystring: Type.Object({
            until: Type.String({ maxLength: 10, description: 'Its last day, `YYYY-MM-DD`.' }),
            paper: Type.Enum(['signature', 'thumb', 'signed-paper']),
            name: Type.String({ minLength: 1, maxLength: 200, description: 'The name of the file.' }),
            services: Type.Optional(
              Type.String({
                maxLength: 2000,
                description: 'Codes with commas between; absent: every service.',
              }),
            ),
          }),
          response: {
            201: Type.Object(
              { mandateId: Type.String() },
              { description: 'The mandate; it holds from now on.' },
            ),
            ...Failures,
          },
        },
      },
      async (request, reply) => {
        if (!(request.body instanceof Readable)) return sendProblem(reply, edgeProblems.unsupportedMediaType);
        const { services, ...query } = request.query;
        const given = await helping.giveMandate(await request.caller(), {
          key: request.headers['idempotency-key'],
          personId: request.params.personId,
          services: services?.split(',').filter((code) => code !== '') ?? null,
          content: Readable.toWeb(request.body) as ReadableStream<Uint8Array>,
          ...query,
        });
        return sendResult(reply, given, 201);
      },
    );
  });
}

function familyRoutes(app: HttpApp, { helping }: Services): void {
  app.get(
    '/regions/:region/household/help',
    {
      schema: {
        operationId: 'listHouseholdHelp',
        tags,
        summary: 'The members of the caller’s family card, and for whom the caller may file.',
        params: OfRegion,
        response: { 200: HouseholdShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await helping.household(await request.caller())),
  );
  app.put(
    '/regions/:region/household/leave',
    {
      schema: {
        operationId: 'setFamilyLeave',
        tags,
        summary: 'Whether the family may act for the caller; taken back at any time.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object({ allowed: Type.Boolean() }, closed),
        response: nothing,
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const set = await helping.setFamilyLeave(await request.caller(), { key, ...request.body });
      return set.ok ? reply.code(204).send(null) : sendProblem(reply, set.error);
    },
  );
  app.post(
    '/regions/:region/household/:memberId/drafts',
    {
      schema: {
        operationId: 'beginDraftForMember',
        tags,
        summary: 'Begins a form for a member of the caller’s family card who allows it.',
        params: Type.Object({ region, memberId: Type.String({ maxLength: 40 }) }),
        headers: CommandHeaders,
        body: Type.Object({ service }, closed),
        response: begun,
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const { memberId } = request.params;
      const draft = await helping.beginForMember(await request.caller(), { key, memberId, ...request.body });
      return sendResult(reply, draft, 201);
    },
  );
  app.get(
    '/regions/:region/help',
    {
      schema: {
        operationId: 'readOwnHelp',
        tags,
        summary: 'What the caller filed for others, what others filed for the caller, and who may act.',
        params: OfRegion,
        response: { 200: OverviewShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await helping.mine(await request.caller())),
  );
}

function startCodeRoutes(app: HttpApp, { helping }: Services): void {
  app.get(
    '/regions/:region/start-code-kinds',
    {
      schema: {
        operationId: 'listStartCodeKinds',
        tags,
        summary: 'What the caller’s institution may fill in beforehand.',
        params: OfRegion,
        response: { 200: KindsShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await helping.startCodeKinds(await request.caller())),
  );
  app.get(
    '/regions/:region/start-codes',
    {
      schema: {
        operationId: 'listStartCodes',
        tags,
        summary: 'The codes that the caller’s institution gave.',
        params: OfRegion,
        response: { 200: CodeRowsShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await helping.startCodes(await request.caller())),
  );
  app.post(
    '/regions/:region/start-codes',
    {
      bodyLimit: largestBodyBytes,
      schema: {
        operationId: 'giveStartCode',
        tags,
        summary: 'Keeps part of a form with its documents, to be handed over as a code.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            service,
            kind: Type.String({ maxLength: 100 }),
            answers: AnswersShape,
            files: Type.Array(
              Type.Object(
                {
                  requirement: Type.String({ maxLength: 100 }),
                  name: Type.String({ minLength: 1, maxLength: 200 }),
                  content: Type.String({ description: 'Base64.' }),
                },
                closed,
              ),
              { maxItems: 10 },
            ),
          },
          closed,
        ),
        response: {
          201: Type.Object({ id: Type.String() }, { description: 'The code is read with its slip.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const { answers, files, ...body } = request.body;
      const given = await helping.giveStartCode(await request.caller(), {
        key: request.headers['idempotency-key'],
        entered: { answers },
        files: files.map(({ content, ...file }) => ({
          ...file,
          content: new Blob([Buffer.from(content, 'base64')]).stream() as ReadableStream<Uint8Array>,
        })),
        ...body,
      });
      return sendResult(reply, given, 201);
    },
  );
  app.get(
    '/regions/:region/start-codes/:id',
    {
      schema: {
        operationId: 'readStartCode',
        tags,
        summary: 'A start code as it is printed for the family.',
        params: OfStartCode,
        response: { 200: SlipShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await helping.startCode(await request.caller(), request.params.id)),
  );
  app.delete(
    '/regions/:region/start-codes/:id',
    {
      schema: {
        operationId: 'revokeStartCode',
        tags,
        summary: 'Takes a code back that nobody has used.',
        params: OfStartCode,
        headers: CommandHeaders,
        response: nothing,
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const revoked = await helping.revokeStartCode(await request.caller(), { key, id: request.params.id });
      return revoked.ok ? reply.code(204).send(null) : sendProblem(reply, revoked.error);
    },
  );
  app.post(
    '/regions/:region/start-codes/redeem',
    {
      schema: {
        operationId: 'redeemStartCode',
        tags,
        summary: 'Opens a draft that was filled in beforehand, once, for the family that it names.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object({ code: Type.String({ maxLength: 40 }) }, closed),
        response: begun,
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const draft = await helping.redeemStartCode(await request.caller(), { key, ...request.body });
      return sendResult(reply, draft, 201);
    },
  );
}

function flagRoutes(app: HttpApp, { helping }: Services): void {
  app.get(
    '/regions/:region/helper-flags',
    {
      schema: {
        operationId: 'listHelperFlags',
        tags,
        summary: 'Who files for unusually many strangers, with the cases.',
        params: OfRegion,
        response: { 200: FlagsShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await helping.flags(await request.caller())),
  );
  app.post(
    '/regions/:region/helper-flags/:id/review',
    {
      schema: {
        operationId: 'reviewHelperFlag',
        tags,
        summary: 'The head writes down what came of a flag; that closes it.',
        params: OfStartCode,
        headers: CommandHeaders,
        body: Type.Object({ words: Type.String({ minLength: 1, maxLength: 2000 }) }, closed),
        response: nothing,
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const input = { key, id: request.params.id, ...request.body };
      const reviewed = await helping.reviewFlag(await request.caller(), input);
      return reviewed.ok ? reply.code(204).send(null) : sendProblem(reply, reviewed.error);
    },
  );
}
