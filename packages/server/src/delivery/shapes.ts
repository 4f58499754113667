import { type TSchema, Type } from 'typebox';
import { ProofShape } from '../cases/schemas.ts';
import { type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type { Page } from '../types.ts';
import type {
  DeliveryDesk,
  ManifestRow,
  ManifestView,
  ParcelCard,
  ParcelLabel,
  ParcelRow,
  Round,
} from './contract.ts';

/** What the API tells of parcels and manifests. */

const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' });
const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const CursorOrNull = Type.Union([Type.String(), Type.Null()], {
  description: 'Given back as `cursor` for the next or the previous page.',
});
const NamedOffice = Type.Object({ id: Type.String(), name: TextShape });
const Courier = Type.Object({ accountId: Type.String(), name: Type.String() });
const Label = Type.String({ description: 'The digits of the label, the last of them a check digit.' });
const TakeBack = orNull(TextShape);

export const Way = Type.Enum(['home', 'pick-up', 'village', 'post'], {
  description: 'How it reaches the receiver.',
});
export const Standing = Type.Enum(
  ['packing', 'counter', 'courier', 'village', 'post', 'resting', 'delivered', 'gone'],
  { description: 'Where it is.' },
);
export const ListedStanding = Type.Enum(
  ['packing', 'counter', 'courier', 'village', 'post', 'resting', 'disputed', 'uncollected'],
  { description: 'Which list.' },
);
const State = Type.Enum(['prepared', 'handed-over', 'accepted', 'closed']);
const Outcome = Type.Enum(['listed', 'missing', 'accepted', 'delivered', 'failed', 'came-back', 'lost'], {
  description: 'What became of it on this manifest.',
});

const parcel = shapeOf<ParcelRow>()(
  'Parcel',
  Type.Object(
    {
      parcelId: Type.String(),
      code: Type.String({ description: 'The tracking code of its case.' }),
      label: Label,
      holds: TextShape,
      receiver: Type.String(),
      village: Type.String(),
      standing: Standing,
      way: Type.String(),
      window: orNull(TextShape),
      attempts: Type.Integer({ description: 'How often it was brought in vain.' }),
      failure: orNull(TextShape),
      since: Instant,
      isOverdue: Type.Boolean({ description: 'It waits longer than the region lets things wait.' }),
      takeBack: TakeBack,
      manifestId: orNull(Type.String()),
    },
    { description: 'A thing that is brought to someone or waits for them; never with a NIK.' },
  ),
);
export const ParcelShape = parcel.reference;

const parcels = shapeOf<Page<ParcelRow>>()(
  'Parcels',
  Type.Object(
    { rows: Type.Array(ParcelShape), next: CursorOrNull, previous: CursorOrNull },
    { description: 'The longest waiting first.' },
  ),
);
export const ParcelsShape = parcels.reference;

const manifestProperties = {
  manifestId: Type.String(),
  number: Type.String({ description: '`M-12`' }),
  state: State,
  courier: Type.String(),
  window: orNull(TextShape),
  preparedAt: Instant,
  parcels: Type.Integer(),
  delivered: Type.Integer(),
  failed: Type.Integer(),
};

const manifestRow = shapeOf<ManifestRow>()(
  'ManifestSummary',
  Type.Object(manifestProperties, { description: 'A manifest in the list of an office.' }),
);

const manifests = shapeOf<Page<ManifestRow>>()(
  'Manifests',
  Type.Object(
    { rows: Type.Array(manifestRow.reference), next: CursorOrNull, previous: CursorOrNull },
    { description: 'The newest first.' },
  ),
);
export const ManifestsShape = manifests.reference;

const manifest = shapeOf<ManifestView>()(
  'Manifest',
  Type.Object(
    {
      ...manifestProperties,
      officeId: Type.String(),
      office: TextShape,
      counted: orNull(Type.Integer({ description: 'How many the office gave.' })),
      countedReason: orNull(Type.String()),
      stops: Type.Array(
        Type.Object({
          parcelId: Type.String(),
          code: Type.String(),
          label: Label,
          order: Type.Integer(),
          holds: TextShape,
          receiver: Type.String(),
          street: Type.String(),
          village: Type.String(),
          attempt: Type.Integer(),
          takeBack: TakeBack,
          outcome: Outcome,
          reason: orNull(Type.String()),
        }),
      ),
    },
    { description: 'A manifest with its stops in the order of the route.' },
  ),
);
export const ManifestShape = manifest.reference;

const desk = shapeOf<DeliveryDesk>()(
  'DeliveryDesk',
  Type.Object(
    {
      officeId: Type.String(),
      office: TextShape,
      offices: Type.Array(NamedOffice),
      counts: Type.Array(Type.Object({ standing: ListedStanding, count: Type.Integer() })),
      packing: Type.Array(
        Type.Object({
          window: orNull(Type.String()),
          title: TextShape,
          hours: orNull(Type.String()),
          count: Type.Integer(),
        }),
      ),
      couriers: Type.Array(Courier),
      manifests: Type.Array(manifestRow.reference),
      uncollectedAfterDays: Type.Integer(),
    },
    { description: 'What lies where at an office, and its latest manifests.' },
  ),
);
export const DeliveryDeskShape = desk.reference;

const label = shapeOf<ParcelLabel>()(
  'ParcelLabel',
  Type.Object(
    {
      parcelId: Type.String(),
      label: Label,
      code: Type.String(),
      holds: TextShape,
      receiver: Type.String(),
      street: Type.String(),
      village: Type.String(),
      phoneMasked: Type.String(),
      window: orNull(TextShape),
      office: TextShape,
      takeBack: TakeBack,
    },
    { description: 'What a label shows.' },
  ),
);
export const LabelsShape = Type.Array(label.reference, { description: 'In the order of the route.' });
export const CouriersShape = Type.Array(Courier, { description: 'By name.' });

const card = shapeOf<ParcelCard>()(
  'ParcelCard',
  Type.Object(
    {
      code: Type.String(),
      lastSeq: Type.Integer(),
      holds: TextShape,
      label: orNull(Type.String()),
      way: Type.String(),
      ways: Type.Array(Type.Object({ way: Way, title: TextShape })),
      window: Type.String(),
      windows: Type.Array(Type.Object({ window: Type.String(), title: TextShape, hours: Type.String() })),
      steps: Type.Array(
        Type.Object({
          title: TextShape,
          detail: Type.Optional(TextShape),
          at: orNull(Instant),
          standing: Type.Enum(['done', 'now', 'ahead']),
        }),
      ),
      address: orNull(Type.Object({ street: Type.String(), village: Type.String() })),
      attempts: Type.Integer(),
      failure: orNull(TextShape),
      mayChange: Type.Boolean({ description: 'It has not left.' }),
      pickupCode: orNull(
        Type.String({ description: 'For the applicant alone, while it is on its way or waits.' }),
      ),
      isCodeLocked: Type.Boolean(),
      mayConfirm: orNull(Type.String({ description: 'An action of the case.' })),
      mayDispute: orNull(Type.String({ description: 'An action of the case.' })),
      takeBack: TakeBack,
      collectAt: orNull(Type.Object({ name: TextShape, address: Type.String(), until: orNull(Instant) })),
    },
    { description: 'The way of the thing from the office to the hand.' },
  ),
);
export const ParcelCardShape = card.reference;

const round = shapeOf<Round>()(
  'CourierRound',
  Type.Object(
    {
      at: Instant,
      manifests: Type.Array(
        Type.Object({
          id: Type.String(),
          number: Type.String(),
          officeName: TextShape,
          window: orNull(TextShape),
          state: Type.Enum(['handed-over', 'accepted']),
          stops: Type.Array(
            Type.Object({
              parcelId: Type.String(),
              code: Type.String(),
              label: Label,
              order: Type.Integer(),
              holds: TextShape,
              receiver: Type.String(),
              street: Type.String(),
              village: Type.String(),
              point: Type.Optional(Type.Object({ latitude: Type.Number(), longitude: Type.Number() })),
              window: orNull(TextShape),
              callUrl: Type.String({ description: 'POST to it for a call without seeing the number.' }),
              attempt: Type.Integer({ description: 'From 1.' }),
              takeBack: TakeBack,
              outcome: Outcome,
              codeCheck: Type.Object(
                { salt: Type.String(), iterations: Type.Integer(), digest: Type.String() },
                { description: 'PBKDF2-SHA256 of the receiver’s code, 32 bytes; salt and digest in hex.' },
              ),
            }),
          ),
        }),
      ),
    },
    { description: 'What a courier’s device keeps.' },
  ),
);
export const RoundShape = round.reference;

const named = { additionalProperties: false } as const;
const parcelIds = Type.Array(Type.String({ format: 'uuid' }), { maxItems: 100 });
const reasonWords = Type.String({ maxLength: 300 });

export const RecordBodyShape = Type.Union(
  [
    Type.Object(
      {
        kind: Type.Literal('accepted'),
        scanned: parcelIds,
        missing: Type.Array(
          Type.Object({ parcelId: Type.String({ format: 'uuid' }), reason: reasonWords }, named),
          { maxItems: 100 },
        ),
      },
      named,
    ),
    Type.Object(
      {
        kind: Type.Literal('delivered'),
        proof: ProofShape,
        receiverName: Type.String({ maxLength: 120 }),
        receiverRelation: Type.String({ maxLength: 60 }),
        tookBack: Type.Optional(Type.Boolean()),
      },
      named,
    ),
    Type.Object(
      {
        kind: Type.Literal('failed'),
        why: Type.Enum(['moved', 'died', 'unclear-address', 'nobody', 'refused']),
        note: Type.Optional(reasonWords),
        photo: Type.Optional(Type.String({ maxLength: 60 })),
      },
      named,
    ),
    Type.Object({ kind: Type.Literal('came-back'), scanned: parcelIds }, named),
  ],
  { description: 'Taken along, handed over, brought in vain, or brought back.' },
);

export const ProblemToldShape = Type.Object(
  { code: Type.String(), message: TextShape },
  { description: 'Why it is set aside.' },
);

export function addDeliveryShapes(app: HttpApp): void {
  for (const { schema } of [parcel, parcels, manifestRow, manifests, manifest, desk, label, card, round])
    app.addSchema(schema);
}
