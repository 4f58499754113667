import { Type } from 'typebox';
import { CommandHeaders, OfCase, OfRegion } from '../cases/schemas.ts';
import {
  again,
  BytesShape,
  Failures,
  type HttpApp,
  type RegisterRoutes,
  sendDocument,
  sendResult,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import {
  addWalletShapes,
  Lasts,
  PrintableCaseShape,
  SharedDocumentShape,
  WalletDocumentPageShape,
  WalletDocumentShape,
} from './shapes.ts';

const region = OfRegion.properties.region;
const product = Type.String({ maxLength: 100 });
const OfDocument = Type.Object({ ...OfCase.properties, product });
const OfShare = Type.Object({ region, shareId: Type.String({ format: 'uuid' }) });
const OfLink = Type.Object({
  region,
  token: Type.String({ maxLength: 60, description: 'The last part of the link.' }),
});
const OfOpening = Type.Object({ ...OfLink.properties, opening: Type.String({ maxLength: 100 }) });
const closed = { additionalProperties: false } as const;
const tags = ['wallet'];
const pdf = {
  200: { description: 'The document.', content: { 'application/pdf': { schema: BytesShape } } },
  ...Failures,
};
const changed = {
  200: Type.Object({ shareId: Type.String() }, { description: 'The link.' }),
  ...Failures,
};

/** The API of the wallet: the resident's documents, links to them, and prints at a counter. */
export const walletRoutes: RegisterRoutes = (app, { services }) => {
  addWalletShapes(app);
  residentRoutes(app, services);
  linkRoutes(app, services);
  counterRoutes(app, services);
  withdrawingRoutes(app, services);
};

function residentRoutes(app: HttpApp, { wallet }: Services): void {
  app.get(
    '/regions/:region/wallet',
    {
      schema: {
        operationId: 'openWallet',
        tags,
        summary: 'All documents of the resident who asks, the newest first.',
        params: OfRegion,
        response: {
          200: Type.Array(WalletDocumentShape, { description: 'At most 200.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) => sendResult(reply, await wallet.open(await request.caller())),
  );
  app.get(
    '/regions/:region/wallet/:code/:product',
    {
      schema: {
        operationId: 'openWalletDocument',
        tags,
        summary: 'A document with its life and with whom it was shared.',
        params: OfDocument,
        response: { 200: WalletDocumentPageShape, ...Failures },
      },
    },
    async (request, reply) => {
      const { code, product } = request.params;
      return sendResult(reply, await wallet.document(await request.caller(), { code, product }));
    },
  );
  app.post(
    '/regions/:region/wallet/:code/:product/shares',
    {
      schema: {
        operationId: 'shareDocument',
        tags,
        summary: 'Makes a link that opens the document for anyone who has it, until it ends.',
        params: OfDocument,
        headers: CommandHeaders,
        body: Type.Object({ lasts: Lasts }, closed),
        response: changed,
      },
    },
    async (request, reply) => {
      const { code, product } = request.params;
      const key = request.headers['idempotency-key'];
      const command = { key, code, product, ...request.body };
      return sendResult(reply, await wallet.share(await request.caller(), command));
    },
  );
  app.delete(
    '/regions/:region/wallet/shares/:shareId',
    {
      schema: {
        operationId: 'endShare',
        tags,
        summary: 'Ends a link at once.',
        params: OfShare,
        headers: CommandHeaders,
        response: changed,
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const { shareId } = request.params;
      return sendResult(reply, await wallet.endShare(await request.caller(), { key, shareId }));
    },
  );
}

function linkRoutes(app: HttpApp, { wallet }: Services): void {
  app.get(
    '/regions/:region/shared/:token',
    {
      schema: {
        operationId: 'readSharedDocument',
        tags,
        summary: 'What a link opens; nobody signs in, the link is the permission.',
        params: OfLink,
        response: { 200: SharedDocumentShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await wallet.shared(request.region.id, request.params.token)),
  );
  app.post(
    '/regions/:region/shared/:token/openings',
    {
      schema: {
        operationId: 'openSharedDocument',
        tags,
        summary: 'Says who opens it and what for; the owner sees it.',
        description: again.recorded,
        params: OfLink,
        body: Type.Object(
          { name: Type.String({ maxLength: 500 }), purpose: Type.String({ maxLength: 1000 }) },
          closed,
        ),
        response: {
          201: Type.Object(
            { opening: Type.String({ description: 'For `readSharedFile`, for half an hour.' }) },
            { description: 'It is open.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const opener = { ...request.body, network: request.ip };
      return sendResult(reply, await wallet.openShared(request.region.id, request.params.token, opener), 201);
    },
  );
  app.get(
    '/regions/:region/shared/:token/openings/:opening',
    {
      schema: {
        operationId: 'readSharedFile',
        tags,
        summary: 'The document, for half an hour after it was opened.',
        params: OfOpening,
        response: pdf,
      },
    },
    async (request, reply) => {
      const { token, opening } = request.params;
      return sendDocument(reply, await wallet.sharedFile(request.region.id, { token, opening }));
    },
  );
}

function counterRoutes(app: HttpApp, { wallet }: Services): void {
  app.get(
    '/regions/:region/counter/documents/:code',
    {
      schema: {
        operationId: 'readPrintable',
        tags,
        summary: 'What a counter may print for whoever shows the code; the look is on record.',
        params: OfCase,
        response: { 200: PrintableCaseShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await wallet.printable(await request.caller(), request.params.code)),
  );
  app.post(
    '/regions/:region/counter/documents/:code/:product/prints',
    {
      schema: {
        operationId: 'printDocument',
        tags,
        summary: 'Notes that it is printed and handed over now.',
        params: OfDocument,
        headers: CommandHeaders,
        response: {
          200: Type.Object({ code: Type.String() }, { description: 'It is noted; see `readPrint`.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const { code, product } = request.params;
      const key = request.headers['idempotency-key'];
      return sendResult(reply, await wallet.print(await request.caller(), { key, code, product }));
    },
  );
  app.get(
    '/regions/:region/counter/documents/:code/:product/print',
    {
      schema: {
        operationId: 'readPrint',
        tags,
        summary: 'The document, for whoever has just noted its print.',
        params: OfDocument,
        response: pdf,
      },
    },
    async (request, reply) => {
      const { code, product } = request.params;
      return sendDocument(reply, await wallet.printFile(await request.caller(), { code, product }));
    },
  );
}

function withdrawingRoutes(app: HttpApp, { wallet }: Services): void {
  app.get(
    '/regions/:region/handed-out/:code',
    {
      schema: {
        operationId: 'readWithdrawable',
        tags,
        summary: 'What was handed out of a case of the offices that one heads; the look is on record.',
        params: OfCase,
        response: { 200: PrintableCaseShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await wallet.withdrawable(await request.caller(), request.params.code)),
  );
  app.post(
    '/regions/:region/handed-out/:code/:product/withdrawal',
    {
      schema: {
        operationId: 'withdrawDocument',
        tags,
        summary: 'What was handed out counts no longer; the applicant is told why.',
        params: OfDocument,
        headers: CommandHeaders,
        body: Type.Object(
          {
            reason: Type.String({ maxLength: 2000 }),
            replacedBy: Type.Optional(
              Type.String({
                maxLength: 40,
                description: 'The tracking code of the case whose document counts instead.',
              }),
            ),
          },
          closed,
        ),
        response: {
          200: Type.Object({ code: Type.String() }, { description: 'It is on record.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const { code, product } = request.params;
      const key = request.headers['idempotency-key'];
      const command = { key, code, product, ...request.body };
      return sendResult(reply, await wallet.withdraw(await request.caller(), command));
    },
  );
}
