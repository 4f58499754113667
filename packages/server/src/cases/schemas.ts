import { type TSchema, Type } from 'typebox';
import type {
  CaseCard,
  CaseTrack,
  CaseView,
  Draft,
  DraftReview,
  OfficeSummary,
  Page,
  ServicePage,
  WorkQueueCount,
  WorkRow,
} from '../types.ts';

/** Shapes of the API of this part; they validate what comes in and describe what goes out (OpenAPI). */

export const TextShape = Type.Object(
  { id: Type.String({ description: 'Bahasa Indonesia.' }), en: Type.String({ description: 'English.' }) },
  { description: 'A text for people, in both languages.' },
);

export const Failures = { '4xx': Type.Unsafe({ $ref: 'Problem#' }) };

export const CommandHeaders = Type.Object({
  'idempotency-key': Type.String({
    minLength: 1,
    maxLength: 200,
    description:
      'Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`.',
  }),
});

const region = Type.String({ description: 'The region in the path, `kota-bekasi`.' });
const code = Type.String({ maxLength: 40, description: 'The tracking code, with or without dashes.' });

export const OfRegion = Type.Object({ region });
export const OfCase = Type.Object({ region, code });
export const OfDraft = Type.Object({ region, id: Type.String({ format: 'uuid' }) });
export const OfDraftStep = Type.Object({
  region,
  id: Type.String({ format: 'uuid' }),
  step: Type.String({ maxLength: 100 }),
});
export const OfService = Type.Object({ region, service: Type.String({ maxLength: 100 }) });

/** A view that is too rich to be spelt out here: its properties are those of the type of the same name. */
function view<Value>(description: string, properties: Record<string, TSchema>) {
  return Type.Unsafe<Value>({
    type: 'object',
    description,
    properties,
    required: Object.keys(properties),
    additionalProperties: true,
  });
}

const listOf = <Value>(items: TSchema) => Type.Unsafe<readonly Value[]>(Type.Array(items));

const Instant = Type.String({ description: 'ISO 8601 with a zone.' });
const InstantOrNull = Type.Union([Instant, Type.Null()]);

export const PromiseShape = view<CaseTrack['promise']>('The promise and what is left of it.', {
  state: Type.String({ description: 'on-time, at-risk, late, kept, broken or paused.' }),
  dueAt: InstantOrNull,
  used: Type.Number({ description: '0 at filing, 1 when due, more when late.' }),
  sentence: TextShape,
});

export const ServiceSummaryShape = Type.Object({
  code: Type.String(),
  pack: Type.String(),
  title: TextShape,
  summary: TextShape,
  category: Type.String(),
  promise: TextShape,
  feeRupiah: Type.Integer({ description: '0: free of charge.' }),
});

export const ServicePageShape = view<ServicePage>('All that a citizen should know before starting.', {
  code: Type.String(),
  title: TextShape,
  packDigest: Type.String({ description: 'The version of the definition, by content.' }),
});

export const OfficesShape = listOf<OfficeSummary>(
  view<OfficeSummary>('An office.', {
    id: Type.String(),
    name: TextShape,
    openNow: Type.Boolean(),
    hoursToday: TextShape,
  }),
);

export const PlaceShape = Type.Object({
  code: Type.String({ description: 'Kemendagri code.' }),
  name: Type.String(),
  within: Type.String(),
});

export const DraftShape = view<Draft>('A form that is being filled in.', {
  id: Type.String(),
  version: Type.Integer(),
  service: Type.String(),
  step: Type.String({ description: 'Where to go on.' }),
});

export const DraftReviewShape = view<DraftReview>('A draft as it would be sent now.', {
  problems: Type.Array(Type.Unsafe({ type: 'object', additionalProperties: true })),
  dueAt: InstantOrNull,
});

export const DraftSummaryShape = Type.Object({
  id: Type.String(),
  service: Type.String(),
  title: TextShape,
  savedAt: Instant,
  step: Type.String(),
});

export const SavedShape = Type.Object({
  problems: Type.Array(Type.Object({ path: Type.String(), code: Type.String(), message: TextShape })),
  version: Type.Integer(),
});

export const SentShape = Type.Object({
  code: Type.String({ description: 'The tracking code.' }),
  dueAt: InstantOrNull,
});

export const MovedShape = Type.Object({
  code: Type.String(),
  seq: Type.Integer({ description: 'The last action of the case: `lastSeq` of the next command.' }),
  state: Type.String(),
  undoUntil: InstantOrNull,
});

export const TrackShape = view<CaseTrack>('What anyone with the code may see; nothing personal.', {
  code: Type.String(),
  service: TextShape,
  state: TextShape,
  story: TextShape,
  promise: PromiseShape,
});

export const CardsShape = listOf<CaseCard>(
  view<CaseCard>('A case in the list of its applicant.', { code: Type.String(), promise: PromiseShape }),
);

export const CaseShape = view<CaseView>('The whole case, as far as the caller may see it.', {
  code: Type.String(),
  caseId: Type.String(),
  lastSeq: Type.Integer(),
  stateCode: Type.String(),
  promise: PromiseShape,
});

export const ColleaguesShape = Type.Array(
  Type.Object({ accountId: Type.String(), name: Type.String(), role: Type.String() }),
);

export const CountsShape = listOf<WorkQueueCount>(
  Type.Object({ queue: Type.String(), count: Type.Integer(), late: Type.Integer() }),
);

const CursorOrNull = Type.Union([Type.String(), Type.Null()]);
export const WorkPageShape = Type.Unsafe<Page<WorkRow>>(
  Type.Object({
    rows: Type.Array(view<WorkRow>('A case in a list.', { code: Type.String(), promise: PromiseShape })),
    next: CursorOrNull,
    previous: CursorOrNull,
  }),
);

export const WorkListShape = Type.Object({
  queue: Type.Optional(
    Type.Enum(['to-take', 'mine', 'others', 'with-applicant', 'ended', 'all'], { default: 'to-take' }),
  ),
  role: Type.Optional(Type.String({ maxLength: 100, description: 'A role of the pack.' })),
  officeId: Type.Optional(Type.String({ maxLength: 100 })),
  service: Type.Optional(Type.String({ maxLength: 100 })),
  state: Type.Optional(Type.String({ maxLength: 100 })),
  search: Type.Optional(Type.String({ maxLength: 200, description: 'A tracking code, a name or a NIK.' })),
  sort: Type.Optional(Type.Enum(['promise', 'newest', 'oldest'], { default: 'promise' })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
});

const closed = { additionalProperties: false } as const;
const words = Type.String({ maxLength: 4000 });
const lastSeq = Type.Integer({ minimum: 1, description: '`lastSeq` of the case as you saw it.' });

export const ActionBody = Type.Object(
  {
    lastSeq,
    action: Type.String({ maxLength: 100, description: 'An action of the flow, see `actions` of the case.' }),
    with: Type.Optional(
      Type.Object(
        {
          reason: Type.Optional(words),
          note: Type.Optional(words),
          faults: Type.Optional(
            Type.Array(Type.Object({ at: Type.String({ maxLength: 200 }), words }, closed), {
              maxItems: 200,
              description: 'What is wrong at `form.<path>` or `requirement.<code>`.',
            }),
          ),
          checklist: Type.Optional(
            Type.Array(Type.String({ maxLength: 200 }), {
              maxItems: 500,
              description: 'Ticked checks, `requirement.check`.',
            }),
          ),
          results: Type.Optional(
            Type.Array(
              Type.Object(
                {
                  product: Type.String({ maxLength: 100 }),
                  number: Type.String({ maxLength: 200 }),
                  fileId: Type.String({ maxLength: 100 }),
                },
                closed,
              ),
              { maxItems: 20 },
            ),
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const AssignBody = Type.Object(
  {
    lastSeq,
    to: Type.Union([Type.String({ maxLength: 100 }), Type.Null()], {
      description: 'An account; yourself to take it; null to let go of it.',
    }),
  },
  closed,
);

export const MoveBody = Type.Object(
  { lastSeq, officeId: Type.String({ maxLength: 100 }), reason: words },
  closed,
);

export const CommentBody = Type.Object(
  {
    audience: Type.Enum(['inside', 'applicant']),
    words,
    fileIds: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 20 })),
  },
  closed,
);

export const UndoBody = Type.Object({ seq: Type.Integer({ minimum: 1 }) }, closed);
export const RateBody = Type.Object(
  { stars: Type.Integer({ minimum: 1, maximum: 5 }), words: Type.Optional(words) },
  closed,
);
export const LinkBody = Type.Object(
  { other: Type.String({ maxLength: 40 }), relation: Type.Enum(['child', 'related']) },
  closed,
);
export const StartBody = Type.Object({ service: Type.String({ maxLength: 100 }) }, closed);
export const SendBody = Type.Object(
  { version: Type.Integer({ minimum: 1, description: 'The version that was reviewed.' }) },
  closed,
);
export const StepBody = Type.Object(
  {
    answers: Type.Unsafe<Record<string, never>>({
      type: 'object',
      additionalProperties: true,
      maxProperties: 500,
      description: 'The answers of this step, by field.',
    }),
  },
  closed,
);
