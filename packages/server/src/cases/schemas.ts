import { Type } from 'typebox';
import { AnswersShape } from './draft-shapes.ts';
import { InstantOrNull } from './service-shapes.ts';

/** What the API of this part takes in; the same schemas validate and describe (OpenAPI). */

export const CommandHeaders = Type.Object({
  'idempotency-key': Type.String({
    minLength: 1,
    maxLength: 200,
    description:
      'Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`.',
  }),
});

/** For what is as well done anew: without a key each call does it once more. */
export const OptionalCommandHeaders = Type.Partial(CommandHeaders);

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
export const OfPlace = Type.Object({ region, code: Type.String({ maxLength: 20 }) });
export const PlaceLevel = Type.Enum(['village', 'district', 'regency']);
export const OfService = Type.Object({ region, service: Type.String({ maxLength: 100 }) });

export const SentShape = Type.Object(
  {
    code: Type.String({ description: 'The tracking code.' }),
    dueAt: InstantOrNull,
  },
  { description: 'It has arrived; by when it was promised.' },
);

export const WorkListShape = Type.Object({
  queue: Type.Optional(
    Type.Enum(['to-take', 'mine', 'others', 'with-applicant', 'ended', 'all'], { default: 'to-take' }),
  ),
  role: Type.Optional(Type.String({ maxLength: 100, description: 'A role of the pack.' })),
  officeId: Type.Optional(Type.String({ maxLength: 100 })),
  service: Type.Optional(Type.String({ maxLength: 100 })),
  state: Type.Optional(Type.String({ maxLength: 100 })),
  search: Type.Optional(
    Type.String({
      maxLength: 200,
      description:
        'A tracking code, words of a name, or what `prepareSearch` answers for a NIK. Words are whole ones, and where no name has them beginnings; with a star (`dewi*`) they are beginnings at once.',
    }),
  ),
  sort: Type.Optional(Type.Enum(['promise', 'newest', 'oldest'], { default: 'promise' })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
});

const closed = { additionalProperties: false } as const;
const words = Type.String({ maxLength: 4000 });
const lastSeq = Type.Integer({ minimum: 1, description: '`lastSeq` of the case as you saw it.' });

/** How it is proved that the thing reached the right hands. */
export const ProofShape = Type.Union(
  [
    Type.Object({ kind: Type.Literal('code'), code: Type.String({ maxLength: 20 }) }, closed),
    Type.Object({ kind: Type.Enum(['photo', 'signature']), fileId: Type.String({ maxLength: 60 }) }, closed),
  ],
  { description: 'How it is proved that it reached the right hands.' },
);

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
          asked: Type.Optional(
            Type.Object(
              { answers: AnswersShape },
              { ...closed, description: 'Answers to the action’s questions.' },
            ),
          ),
          proof: Type.Optional(ProofShape),
          slotId: Type.Optional(
            Type.String({ maxLength: 200, description: 'The place to book, as the schedule names it.' }),
          ),
          serials: Type.Optional(
            Type.Array(Type.String({ maxLength: 60 }), {
              maxItems: 100,
              description: 'Serials of what is used up; the next ones of the office without them.',
            }),
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
      description: 'An account; `me` to take it; null to let go of it.',
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
    answers: AnswersShape,
  },
  closed,
);
