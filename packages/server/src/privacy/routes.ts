import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../cases/schemas.ts';
import {
  BytesShape,
  Failures,
  type HttpApp,
  type RegisterRoutes,
  sendProblem,
  sendResult,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import {
  addPrivacyShapes,
  BreachNoticeShape,
  foundShape,
  MyDataShape,
  OpenedRequestShape,
  OutcomeShape,
  ProtectionDeskShape,
  RegisterShape,
  RequestKindShape,
} from './shapes.ts';

const tags = ['privacy'];
const closed = { additionalProperties: false } as const;
const { region } = OfRegion.properties;
const identifier = Type.String({ format: 'uuid' });
const OfExport = Type.Object({ region, exportId: identifier });
const OfRequest = Type.Object({ region, requestId: identifier });
const OfHold = Type.Object({ region, holdId: identifier });
const OfNotice = Type.Object({ region, noticeId: identifier });
/** In characters of any script; the command counts them once more. */
const words = Type.String({ maxLength: 8_000 });
const made = <Name extends string>(name: Name, description: string) => ({
  200: Type.Object({ [name]: Type.String() } as Record<Name, Type.TString>, { description }),
  ...Failures,
});

/** The API of personal data under UU PDP: for those whom the data are about, and for who answers for them. */
export const privacyRoutes: RegisterRoutes = (app, { services }) => {
  addPrivacyShapes(app);
  ownRoutes(app, services);
  deskRoutes(app, services);
  noticeRoutes(app, services);
};

function ownRoutes(app: HttpApp, { privacy }: Services): void {
  app.get(
    '/regions/:region/my-data',
    {
      schema: {
        operationId: 'readMyData',
        tags,
        summary: 'Copies of your data, your requests, and how long what is kept.',
        params: OfRegion,
        response: { 200: MyDataShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await privacy.myData(await request.caller())),
  );
  app.post(
    '/regions/:region/my-data/exports',
    {
      schema: {
        operationId: 'askForDataExport',
        tags,
        summary: 'Has a copy made of all that is held about you; at most three a day.',
        params: OfRegion,
        headers: CommandHeaders,
        response: made('exportId', 'The copy that is being made.'),
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await privacy.askExport(await request.caller(), { key: request.headers['idempotency-key'] }),
      ),
  );
  app.get(
    '/regions/:region/my-data/exports/:exportId',
    {
      schema: {
        operationId: 'openDataExport',
        tags,
        summary: 'The copy as a ZIP, after a fresh proof of who you are. That it was opened is on record.',
        params: OfExport,
        response: {
          200: { description: 'The copy.', content: { '*/*': { schema: BytesShape } } },
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const opened = await privacy.openExport(await request.caller(), request.params.exportId);
      if (!opened.ok) return sendProblem(reply, opened.error);
      const { name, sizeBytes, content } = opened.value;
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('content-length', sizeBytes)
        .header('cache-control', 'private, no-store')
        .type('application/zip')
        .send(Readable.from(content));
    },
  );
  app.post(
    '/regions/:region/my-data/requests',
    {
      schema: {
        operationId: 'makeDataRequest',
        tags,
        summary: 'Asks for a correction, an erasure, a limitation, or objects.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object({ kind: RequestKindShape, words }, closed),
        response: made('requestId', 'The request, to be answered within the time of the law.'),
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await privacy.request(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
}

function deskRoutes(app: HttpApp, { privacy }: Services): void {
  app.get(
    '/regions/:region/data-protection',
    {
      schema: {
        operationId: 'readProtectionDesk',
        tags,
        summary: 'For the data protection officer: requests, holds, rules, what was deleted, notices.',
        params: OfRegion,
        response: { 200: ProtectionDeskShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await privacy.desk(await request.caller())),
  );
  app.get(
    '/regions/:region/data-protection/register',
    {
      schema: {
        operationId: 'readProcessingRegister',
        tags,
        summary: 'The register of processing, for the data protection officer and auditors.',
        params: OfRegion,
        response: { 200: RegisterShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, privacy.register(await request.caller())),
  );
  app.get(
    '/regions/:region/data-protection/requests/:requestId',
    {
      schema: {
        operationId: 'openDataRequest',
        tags,
        summary: 'A request with whose it is; the look is on record.',
        params: OfRequest,
        response: { 200: OpenedRequestShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await privacy.openRequest(await request.caller(), request.params.requestId)),
  );
  app.post(
    '/regions/:region/data-protection/requests/:requestId/answers',
    {
      schema: {
        operationId: 'answerDataRequest',
        tags,
        summary: 'Answers a request. Granting an erasure deletes at once what no duty keeps.',
        params: OfRequest,
        headers: CommandHeaders,
        body: Type.Object({ outcome: OutcomeShape, words }, closed),
        response: made('requestId', 'The request that was answered.'),
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await privacy.answer(await request.caller(), {
          key: request.headers['idempotency-key'],
          requestId: request.params.requestId,
          ...request.body,
        }),
      ),
  );
  app.post(
    '/regions/:region/data-protection/requests/:requestId/end',
    {
      schema: {
        operationId: 'endLimit',
        tags,
        summary: 'Ends what a limitation or an objection brought about: the data may be used again.',
        params: OfRequest,
        headers: CommandHeaders,
        response: made('requestId', 'The request whose effect was ended.'),
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await privacy.endLimit(await request.caller(), {
          key: request.headers['idempotency-key'],
          requestId: request.params.requestId,
        }),
      ),
  );
  app.post(
    '/regions/:region/data-protection/holds',
    {
      schema: {
        operationId: 'holdCase',
        tags,
        summary: 'Keeps a case from being erased until the hold is ended.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object({ code: Type.String({ maxLength: 40 }), reason: words }, closed),
        response: made('holdId', 'The hold.'),
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await privacy.hold(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
  app.post(
    '/regions/:region/data-protection/holds/:holdId/end',
    {
      schema: {
        operationId: 'endHold',
        tags,
        summary: 'Ends a hold: the rules count again.',
        params: OfHold,
        headers: CommandHeaders,
        response: made('holdId', 'The hold that was ended.'),
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await privacy.endHold(await request.caller(), {
          key: request.headers['idempotency-key'],
          holdId: request.params.holdId,
        }),
      ),
  );
}

function noticeRoutes(app: HttpApp, { privacy }: Services): void {
  app.get(
    '/regions/:region/data-protection/officers',
    {
      schema: {
        operationId: 'listOfficersOfNotices',
        tags,
        summary: 'Officers whose looks a notice may be about.',
        params: OfRegion,
        response: {
          200: Type.Array(Type.Object({ accountId: Type.String(), name: Type.String() }), {
            description: 'All officers of the region.',
          }),
          ...Failures,
        },
      },
    },
    async (request, reply) => sendResult(reply, await privacy.officers(await request.caller())),
  );
  app.post(
    '/regions/:region/data-protection/notices',
    {
      schema: {
        operationId: 'prepareBreachNotice',
        tags,
        summary: 'Prepares the notice of a breach from the record of who looked; nothing is sent.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(foundShape, closed),
        response: made('noticeId', 'The notice.'),
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await privacy.prepareNotice(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
  app.get(
    '/regions/:region/data-protection/notices/:noticeId',
    {
      schema: {
        operationId: 'readBreachNotice',
        tags,
        summary: 'A notice with its texts to people and to the authority.',
        params: OfNotice,
        response: { 200: BreachNoticeShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await privacy.notice(await request.caller(), request.params.noticeId)),
  );
  app.post(
    '/regions/:region/data-protection/notices/:noticeId/sendings',
    {
      schema: {
        operationId: 'sendBreachNotice',
        tags,
        summary: 'Sends it to those whom it concerns, once.',
        params: OfNotice,
        headers: CommandHeaders,
        response: {
          200: Type.Object({ told: Type.Integer() }, { description: 'How many were told.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await privacy.sendNotice(await request.caller(), {
          key: request.headers['idempotency-key'],
          noticeId: request.params.noticeId,
        }),
      ),
  );
}
