import { success } from '@satuloket/engine';
import { Type } from 'typebox';
import { CommandHeaders, OfCase, OfRegion, ProofShape } from '../cases/schemas.ts';
import {
  Failures,
  type HttpApp,
  type RegisterRoutes,
  sendResult,
  TextShape,
} from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import {
  addDeliveryShapes,
  CouriersShape,
  DeliveryDeskShape,
  LabelsShape,
  ListedStanding,
  ManifestShape,
  ManifestsShape,
  ParcelCardShape,
  ParcelShape,
  ParcelsShape,
  ProblemToldShape,
  RecordBodyShape,
  RoundShape,
  Way,
} from './shapes.ts';

const tags = ['delivery'];
const closed = { additionalProperties: false } as const;
const uuid = Type.String({ format: 'uuid' });
const officeId = Type.String({ maxLength: 100, description: 'An office of the region.' });
const cursor = Type.String({ maxLength: 120, description: '`next` or `previous` of an earlier page.' });
const limit = Type.Integer({ minimum: 1, maximum: 100, default: 25 });
const window = Type.String({ maxLength: 60, description: 'A window of the region.' });
const words = Type.String({ maxLength: 300 });
const region = Type.String({ description: 'The region in the path, `kota-bekasi`.' });
const OfManifest = Type.Object({ region, manifestId: uuid });
const OfParcel = Type.Object({ region, parcelId: uuid });
const paged = { cursor: Type.Optional(cursor), limit: Type.Optional(limit) };
const manifestState = Type.Enum(['prepared', 'handed-over', 'accepted', 'closed']);

const HandledShape = Type.Object({ code: Type.String() }, { description: 'The case, as it is named.' });

/** The API of desks, couriers and receivers. */
export const deliveryRoutes: RegisterRoutes = (app, { services }) => {
  addDeliveryShapes(app);
  deskRoutes(app, services);
  manifestRoutes(app, services);
  receiverRoutes(app, services);
  courierRoutes(app, services);
};

function deskRoutes(app: HttpApp, { delivery }: Services): void {
  app.get(
    '/regions/:region/delivery',
    {
      schema: {
        operationId: 'readDeliveryDesk',
        tags,
        summary: 'What lies where at an office, and its latest manifests.',
        params: OfRegion,
        querystring: Type.Object({ officeId: Type.Optional(officeId) }),
        response: { 200: DeliveryDeskShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await delivery.desk(await request.caller(), request.query)),
  );
  app.get(
    '/regions/:region/delivery/parcels',
    {
      schema: {
        operationId: 'listParcels',
        tags,
        summary: 'Parcels of an office in one place, the longest waiting first.',
        params: OfRegion,
        querystring: Type.Object({
          officeId: Type.Optional(officeId),
          standing: ListedStanding,
          window: Type.Optional(window),
          ...paged,
        }),
        response: { 200: ParcelsShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await delivery.parcels(await request.caller(), request.query)),
  );
  app.get(
    '/regions/:region/delivery/parcels/find',
    {
      schema: {
        operationId: 'findParcel',
        tags,
        summary: 'One parcel by the number of its label or its tracking code.',
        params: OfRegion,
        querystring: Type.Object({ officeId, words: Type.String({ maxLength: 60 }) }),
        response: { 200: ParcelShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await delivery.findParcel(await request.caller(), request.query)),
  );
  app.get(
    '/regions/:region/delivery/couriers',
    {
      schema: {
        operationId: 'listCouriers',
        tags,
        summary: 'Couriers who bring things of an office.',
        params: OfRegion,
        querystring: Type.Object({ officeId }),
        response: { 200: CouriersShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await delivery.couriers(await request.caller(), request.query)),
  );
  app.get(
    '/regions/:region/delivery/labels',
    {
      schema: {
        operationId: 'readLabels',
        tags,
        summary: 'What labels show: of a manifest, or of what waits to be packed.',
        params: OfRegion,
        querystring: Type.Object({ officeId: Type.Optional(officeId), manifestId: Type.Optional(uuid) }),
        response: { 200: LabelsShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await delivery.labels(await request.caller(), request.query)),
  );
  app.post(
    '/regions/:region/cases/:code/hand-over',
    {
      schema: {
        operationId: 'giveOutParcel',
        tags,
        summary: 'Gives out what waits at a counter or in a village.',
        params: OfCase,
        headers: CommandHeaders,
        body: Type.Object(
          {
            proof: ProofShape,
            receiverName: Type.String({ maxLength: 120 }),
            receiverRelation: Type.String({ maxLength: 60 }),
            tookBack: Type.Optional(Type.Boolean()),
            note: Type.Optional(words),
          },
          closed,
        ),
        response: { 200: HandledShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await delivery.giveOut(await request.caller(), {
          key: request.headers['idempotency-key'],
          code: request.params.code,
          ...request.body,
        }),
      ),
  );
  app.post(
    '/regions/:region/cases/:code/to-village',
    {
      schema: {
        operationId: 'sendParcelToVillage',
        tags,
        summary: 'Sends what is packed to the office of the village.',
        params: OfCase,
        headers: CommandHeaders,
        response: { 200: HandledShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await delivery.toVillage(await request.caller(), {
          key: request.headers['idempotency-key'],
          code: request.params.code,
        }),
      ),
  );
}

function manifestRoutes(app: HttpApp, { delivery }: Services): void {
  app.get(
    '/regions/:region/delivery/manifests',
    {
      schema: {
        operationId: 'listManifests',
        tags,
        summary: 'The manifests of an office, the newest first.',
        params: OfRegion,
        querystring: Type.Object({ officeId: Type.Optional(officeId), ...paged }),
        response: { 200: ManifestsShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await delivery.manifests(await request.caller(), request.query)),
  );
  app.post(
    '/regions/:region/delivery/manifests',
    {
      schema: {
        operationId: 'prepareManifest',
        tags,
        summary: 'Takes what waits to be packed onto a manifest for a courier.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            officeId,
            courierAccountId: Type.String({ maxLength: 60 }),
            window: Type.Optional(window),
            parcelIds: Type.Optional(Type.Array(uuid, { maxItems: 60 })),
          },
          closed,
        ),
        response: {
          200: Type.Object(
            { manifestId: Type.String(), parcels: Type.Integer() },
            { description: 'The manifest, with how many it has.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await delivery.prepareManifest(await request.caller(), {
          key: request.headers['idempotency-key'],
          ...request.body,
        }),
      ),
  );
  app.get(
    '/regions/:region/delivery/manifests/:manifestId',
    {
      schema: {
        operationId: 'readManifest',
        tags,
        summary: 'A manifest with its stops in the order of the route.',
        params: OfManifest,
        response: { 200: ManifestShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await delivery.manifest(await request.caller(), { manifestId: request.params.manifestId }),
      ),
  );
  app.post(
    '/regions/:region/delivery/manifests/:manifestId/stops',
    {
      schema: {
        operationId: 'moveStop',
        tags,
        summary: 'Puts a parcel at another place of the route, or takes it off (`order` null).',
        params: OfManifest,
        headers: CommandHeaders,
        body: Type.Object(
          { parcelId: uuid, order: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]) },
          closed,
        ),
        response: {
          200: Type.Object({ parcels: Type.Integer() }, { description: 'How many it has now.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await delivery.moveStop(await request.caller(), {
          key: request.headers['idempotency-key'],
          manifestId: request.params.manifestId,
          ...request.body,
        }),
      ),
  );
  app.post(
    '/regions/:region/delivery/manifests/:manifestId/hand-over',
    {
      schema: {
        operationId: 'handOverManifest',
        tags,
        summary: 'The office says how many it gives; a difference from the list needs a reason.',
        params: OfManifest,
        headers: CommandHeaders,
        body: Type.Object(
          { counted: Type.Integer({ minimum: 0, maximum: 1000 }), reason: Type.Optional(words) },
          closed,
        ),
        response: {
          200: Type.Object({ state: manifestState }, { description: 'It waits for the courier.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await delivery.handOver(await request.caller(), {
          key: request.headers['idempotency-key'],
          manifestId: request.params.manifestId,
          ...request.body,
        }),
      ),
  );
  app.post(
    '/regions/:region/delivery/manifests/:manifestId/close',
    {
      schema: {
        operationId: 'closeManifest',
        tags,
        summary: 'Counts back in what was not delivered; what is not here needs a reason each.',
        params: OfManifest,
        headers: CommandHeaders,
        body: Type.Object(
          {
            scanned: Type.Array(uuid, { maxItems: 100 }),
            missing: Type.Array(Type.Object({ parcelId: uuid, reason: words }, closed), { maxItems: 100 }),
          },
          closed,
        ),
        response: {
          200: Type.Object(
            { state: manifestState, cameBack: Type.Integer() },
            { description: 'It is closed; so many came back.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await delivery.close(await request.caller(), {
          key: request.headers['idempotency-key'],
          manifestId: request.params.manifestId,
          ...request.body,
        }),
      ),
  );
}

function receiverRoutes(app: HttpApp, { delivery }: Services): void {
  app.get(
    '/regions/:region/cases/:code/parcel',
    {
      schema: {
        operationId: 'followParcel',
        tags,
        summary: 'The way of the thing from the office to the hand, with the code for its applicant.',
        params: OfCase,
        response: { 200: ParcelCardShape, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await delivery.followParcel(await request.caller(), request.params.code)),
  );
  app.post(
    '/regions/:region/cases/:code/parcel/choice',
    {
      schema: {
        operationId: 'chooseDelivery',
        tags,
        summary: 'Another way, window or address, until it has left.',
        params: OfCase,
        headers: CommandHeaders,
        body: Type.Object(
          {
            way: Type.Optional(Way),
            window: Type.Optional(window),
            address: Type.Optional(
              Type.Object(
                {
                  street: Type.String({ minLength: 3, maxLength: 200 }),
                  rt: Type.Optional(Type.String({ maxLength: 5 })),
                  rw: Type.Optional(Type.String({ maxLength: 5 })),
                  villageCode: Type.String({ maxLength: 20 }),
                },
                closed,
              ),
            ),
          },
          closed,
        ),
        response: {
          200: Type.Object(
            { code: Type.String(), way: Type.String(), window: Type.String() },
            { description: 'How it goes from now on.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await delivery.choose(await request.caller(), {
          key: request.headers['idempotency-key'],
          code: request.params.code,
          ...request.body,
        }),
      ),
  );
  app.post(
    '/regions/:region/cases/:code/parcel/code',
    {
      schema: {
        operationId: 'renewReceiverCode',
        tags,
        summary: 'A new receiver’s code in place of one that others have seen or wrong guesses have locked.',
        params: OfCase,
        headers: CommandHeaders,
        response: {
          200: Type.Object(
            { code: Type.String(), pickupCode: Type.String({ description: 'Empty for officers.' }) },
            { description: 'The former code fits no more.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await delivery.renewCode(await request.caller(), {
          key: request.headers['idempotency-key'],
          code: request.params.code,
        }),
      ),
  );
}

function courierRoutes(app: HttpApp, { delivery }: Services): void {
  app.get(
    '/regions/:region/delivery/round',
    {
      schema: {
        operationId: 'readRound',
        tags,
        summary: 'What a courier’s device keeps: the courier’s manifests with their stops.',
        params: OfRegion,
        response: { 200: RoundShape, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await delivery.round(await request.caller())),
  );
  app.post(
    '/regions/:region/delivery/records',
    {
      schema: {
        operationId: 'recordDelivery',
        tags,
        summary: 'What a courier does with a manifest or one of its parcels; the key makes it happen once.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            at: Type.String({ format: 'date-time', description: 'When it happened.' }),
            manifestId: uuid,
            parcelId: Type.Optional(uuid),
            body: RecordBodyShape,
          },
          closed,
        ),
        response: {
          200: Type.Object(
            {
              outcome: Type.Enum(['done', 'already', 'set-aside']),
              problem: Type.Optional(ProblemToldShape),
            },
            { description: 'What became of it.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) => {
      const { headers, body } = request;
      const recorded = await delivery.record(await request.caller(), {
        key: headers['idempotency-key'],
        ...body,
      });
      if (!recorded.ok) return sendResult(reply, recorded);
      const { outcome, problem } = recorded.value;
      const told = problem && { code: problem.code, message: problem.message };
      return sendResult(reply, success({ outcome, ...(told && { problem: told }) }));
    },
  );
  app.post(
    '/regions/:region/delivery/parcels/:parcelId/calls',
    {
      schema: {
        operationId: 'callReceiver',
        tags,
        summary: 'Connects the courier with the receiver; neither sees the other’s number.',
        params: OfParcel,
        headers: CommandHeaders,
        response: {
          200: Type.Object(
            { dial: Type.Union([Type.String(), Type.Null()]), sentence: TextShape },
            { description: 'What to dial.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await delivery.call(await request.caller(), {
          key: request.headers['idempotency-key'],
          parcelId: request.params.parcelId,
        }),
      ),
  );
}
