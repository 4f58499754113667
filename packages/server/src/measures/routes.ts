import { Type } from 'typebox';
import { CommandHeaders, OfCase, OfRegion } from '../cases/schemas.ts';
import {
  Failures,
  type HttpApp,
  type RegisterRoutes,
  sendProblem,
  sendResult,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import { problems } from './problems.ts';
import {
  addMeasuresShapes,
  BrokenPromisesShape,
  MorningCasesShape,
  MorningShape,
  OfficePromiseRecordShape,
  OutageShape,
  PromiseDataRowShape,
  PromiseRecordShape,
} from './shapes.ts';

const cursor = Type.String({ maxLength: 200, description: '`next` of an earlier page.' });
const limit = Type.Integer({ minimum: 1, maximum: 100, default: 25 });
const officeId = Type.String({ maxLength: 100, description: 'An office of the region.' });
const month = Type.String({ maxLength: 7, description: 'One of the last twelve, `2026-11`.' });

/** The API of promises kept, outages, and the morning page. What is public needs no key. */
export const measuresRoutes: RegisterRoutes = (app, { services }) => {
  addMeasuresShapes(app);
  publicRoutes(app, services);
  officerRoutes(app, services);
};

function publicRoutes(app: HttpApp, { measures }: Services): void {
  const tags = ['promises'];
  app.get(
    '/regions/:region/promises',
    {
      schema: {
        operationId: 'readPromises',
        tags,
        summary: 'How the region keeps its promises: twelve months, and the offices and services of one.',
        params: OfRegion,
        querystring: Type.Object({ month: Type.Optional(month) }),
        response: { 200: PromiseRecordShape, ...Failures },
      },
    },
    async (request) => measures.record((await request.caller()).regionId, request.query),
  );
  app.get(
    '/regions/:region/promises/data',
    {
      schema: {
        operationId: 'listPromiseData',
        tags,
        summary: 'Every published number of the last twelve months, by month, office and service.',
        params: OfRegion,
        response: {
          200: Type.Array(PromiseDataRowShape, { description: 'A row for each month, office and service.' }),
          ...Failures,
        },
      },
    },
    async (request) => measures.data((await request.caller()).regionId),
  );
  app.get(
    '/regions/:region/promises/offices/:officeId',
    {
      schema: {
        operationId: 'readOfficePromises',
        tags,
        summary: 'How an office keeps its promises.',
        params: Type.Object({ ...OfRegion.properties, officeId }),
        querystring: Type.Object({ month: Type.Optional(month) }),
        response: { 200: OfficePromiseRecordShape, ...Failures },
      },
    },
    async (request, reply) => {
      const { regionId } = await request.caller();
      const found = await measures.officeRecord(regionId, request.params.officeId, request.query);
      return found ?? sendProblem(reply, problems.officeUnknown);
    },
  );
  app.get(
    '/regions/:region/outages',
    {
      schema: {
        operationId: 'listOutages',
        tags,
        summary: 'Outside services that did not answer in the last thirty days, the latest first.',
        params: OfRegion,
        response: { 200: Type.Array(OutageShape, { description: 'At most fifty.' }), ...Failures },
      },
    },
    async (request) => measures.outages((await request.caller()).regionId),
  );
}

function officerRoutes(app: HttpApp, { measures }: Services): void {
  const tags = ['promises'];
  app.get(
    '/regions/:region/broken-promises',
    {
      schema: {
        operationId: 'listBrokenPromises',
        tags,
        summary: 'For the head of an office: promises that broke and wait for a word to the applicant.',
        params: OfRegion,
        querystring: Type.Object({ cursor: Type.Optional(cursor), limit: Type.Optional(limit) }),
        response: { 200: BrokenPromisesShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await measures.broken(await request.caller(), request.query)),
  );
  app.post(
    '/regions/:region/cases/:code/promise-answers',
    {
      schema: {
        operationId: 'answerBrokenPromise',
        tags,
        summary: 'The head of the office tells the applicant what is done about a promise that broke.',
        params: OfCase,
        headers: CommandHeaders,
        body: Type.Object({ words: Type.String({ maxLength: 2000 }) }, { additionalProperties: false }),
        response: {
          200: Type.Object({ code: Type.String() }, { description: 'The case that has its answer.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await measures.answerBroken(await request.caller(), {
          key: request.headers['idempotency-key'],
          code: request.params.code,
          ...request.body,
        }),
      ),
  );
  app.get(
    '/regions/:region/morning',
    {
      schema: {
        operationId: 'readMorning',
        tags,
        summary: 'For who leads the region: what to know this morning.',
        params: OfRegion,
        response: { 200: MorningShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await measures.morning(await request.caller())),
  );
  app.get(
    '/regions/:region/morning/cases',
    {
      schema: {
        operationId: 'listMorningCases',
        tags,
        summary: 'The cases behind a line of the morning, without anything personal.',
        params: OfRegion,
        querystring: Type.Object({
          list: Type.Enum(['broken', 'oldest', 'office'], {
            description: 'Promises that broke on `date`; what waits longest; what waits at `officeId`.',
          }),
          date: Type.Optional(Type.String({ maxLength: 10 })),
          officeId: Type.Optional(officeId),
          cursor: Type.Optional(cursor),
          limit: Type.Optional(limit),
        }),
        response: { 200: MorningCasesShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await measures.morningCases(await request.caller(), request.query)),
  );
}
