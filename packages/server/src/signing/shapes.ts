import { Type } from 'typebox';
import { type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type { DelegationList, RunCause, SigningDesk, SigningRun } from './contract.ts';

/** What the API tells of the signing desk. */

const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' });
const InstantOrNull = Type.Union([Instant, Type.Null()]);
const IsoDate = Type.String({ format: 'date', description: 'A date of the region, `2026-11-24`.' });
const StringOrNull = Type.Union([Type.String(), Type.Null()]);
const TextOrNull = Type.Union([TextShape, Type.Null()]);
const IntegerOrNull = Type.Union([Type.Integer(), Type.Null()]);
const CursorOrNull = Type.Union([Type.String(), Type.Null()], {
  description: 'Given back as `cursor` for the next or the previous page.',
});
const Named = { id: Type.String(), name: TextShape };
const Counted = Type.Object({
  count: Type.Integer(),
  isMore: Type.Boolean({ description: 'There are more than are counted.' }),
});
const Kind = Type.Enum(['plh', 'plt', 'mandate'], {
  description: 'plh: while the holder is away; plt: while the post is vacant; mandate: for the holder.',
});
const Cause = Type.Unsafe<RunCause>(
  Type.String({
    description:
      'A problem of the signer, or not-waiting, not-allowed, limit-reached, not-prepared, interrupted, unexpected.',
  }),
);
const problem = { cause: Cause, message: TextShape, retryable: Type.Boolean() };
const Counts = Type.Object({
  total: Type.Integer(),
  signed: Type.Integer(),
  failed: Type.Integer(),
  waiting: Type.Integer(),
});
const summary = { id: Type.String(), begunAt: Instant, endedAt: InstantOrNull, counts: Counts };

const desk = shapeOf<SigningDesk>()(
  'SigningDesk',
  Type.Object(
    {
      officeId: StringOrNull,
      offices: Type.Array(Type.Object({ ...Named, waiting: Type.Integer(), manyWaiting: Type.Boolean() })),
      services: Type.Array(Type.Object({ code: Type.String(), title: TextShape })),
      capacities: Type.Array(
        Type.Object({
          title: TextShape,
          name: Type.String(),
          nip: StringOrNull,
          rank: StringOrNull,
          delegation: Type.Optional(
            Type.Object({ id: Type.String(), kind: Kind, until: IsoDate, leftToday: IntegerOrNull }),
          ),
        }),
        { description: 'As whom the caller signs.' },
      ),
      inRegister: Counted,
      waiting: Counted,
      rows: Type.Array(
        Type.Object({
          id: Type.String(),
          code: Type.String(),
          product: TextShape,
          service: TextShape,
          name: Type.String(),
          office: TextShape,
          dueAt: InstantOrNull,
          since: Instant,
          isLate: Type.Boolean(),
          exceptions: Type.Array(Type.Enum(['late', 'returned', 'note', 'failed'])),
          initials: Type.Array(
            Type.Object({
              initials: Type.String(),
              name: Type.String(),
              action: TextShape,
              at: Instant,
              note: StringOrNull,
            }),
            { description: 'Officers who checked it before.' },
          ),
          state: Type.Enum(['preparing', 'waiting', 'being-signed', 'stuck']),
          trouble: TextOrNull,
          maySign: Type.Boolean(),
          mayNot: TextOrNull,
        }),
      ),
      next: CursorOrNull,
      previous: CursorOrNull,
      runs: Type.Array(Type.Object(summary)),
    },
    { description: 'What waits for the caller’s signature.' },
  ),
);
export const SigningDeskShape = desk.reference;

const begun = shapeOf<{ readonly runId: string; readonly documents: number }>()(
  'SigningRunBegun',
  Type.Object(
    { runId: Type.String(), documents: Type.Integer({ description: 'How many are being signed.' }) },
    { description: 'A run that has begun.' },
  ),
);
export const RunBegunShape = begun.reference;

const run = shapeOf<SigningRun>()(
  'SigningRun',
  Type.Object(
    {
      ...summary,
      state: Type.Enum(['running', 'done', 'interrupted']),
      stopped: Type.Union([Type.Object(problem), Type.Null()]),
      failed: Type.Array(
        Type.Object({
          ...problem,
          itemId: Type.String(),
          code: Type.String(),
          name: Type.String(),
          product: TextShape,
        }),
      ),
      signed: Type.Array(
        Type.Object({
          code: Type.String(),
          name: Type.String(),
          product: TextShape,
          documentCode: Type.String(),
          at: Type.String(),
        }),
      ),
      mayRetry: Type.Boolean(),
    },
    { description: 'How far a run is.' },
  ),
);
export const SigningRunShape = run.reference;

const Post = Type.Object({ id: Type.String(), title: TextShape, holder: StringOrNull });

const list = shapeOf<DelegationList>()(
  'SigningDelegations',
  Type.Object(
    {
      rows: Type.Array(
        Type.Object({
          id: Type.String(),
          kind: Kind,
          post: Post,
          to: Post,
          from: IsoDate,
          until: IsoDate,
          letterNumber: Type.String(),
          products: Type.Array(Type.String()),
          offices: Type.Array(Type.String()),
          perDay: IntegerOrNull,
          state: Type.Enum(['coming', 'current', 'over', 'ended']),
          endedAt: InstantOrNull,
          signedToday: Type.Integer(),
          mayEnd: Type.Boolean(),
        }),
      ),
      mayGive: Type.Boolean(),
      posts: Type.Array(
        Type.Object({
          id: Type.String(),
          title: TextShape,
          holder: StringOrNull,
          products: Type.Array(Type.Object({ id: Type.String(), title: TextShape })),
          offices: Type.Array(Type.Object(Named)),
        }),
      ),
      candidates: Type.Array(Type.Object({ id: Type.String(), title: TextShape, holder: Type.String() })),
      today: IsoDate,
    },
    { description: 'Who signs for whom.' },
  ),
);
export const DelegationListShape = list.reference;

export function addSigningShapes(app: HttpApp): void {
  for (const { schema } of [desk, begun, run, list]) app.addSchema(schema);
}
