import type { Answers, Field, Requirement } from '@satuloket/engine';
import { Type } from 'typebox';
import { FieldProblemShape, FileShape, type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type { Draft, DraftReview, DraftSummary } from '../types.ts';
import { DefinitionShape, Instant, InstantOrNull, OfficeShape } from './service-shapes.ts';
import { FaultShape, SectionsShape } from './shapes.ts';

/** What the API tells of drafts. */

/** Values by field code: texts, numbers, yes or no, people, addresses, and lists of the same for repeated groups. */
export const AnswersShape = Type.Unsafe<Answers>({
  type: 'object',
  additionalProperties: true,
  maxProperties: 500,
  description: 'Answers by code of the field. Files are uploaded, never written here.',
});

const FieldShape = Type.Unsafe<Field>({
  type: 'object',
  properties: { code: { type: 'string' }, type: { type: 'string' }, label: TextShape },
  required: ['code', 'type', 'label'],
  additionalProperties: true,
  description: 'A field as the pack defines it: see the reference of the pack language.',
});

export const RequirementShape = Type.Unsafe<Requirement>({
  type: 'object',
  properties: {
    code: { type: 'string' },
    title: TextShape,
    optional: { type: 'boolean' },
    accepts: { type: 'array', items: { enum: ['image', 'pdf'] } },
    maximumFiles: { type: 'integer' },
    maximumMegabytes: { type: 'number' },
  },
  required: ['code', 'title', 'accepts', 'maximumFiles', 'maximumMegabytes'],
  additionalProperties: true,
  description: 'A document that is asked for.',
});

const summaryProperties = {
  forWhom: Type.Optional(
    Type.Object(
      { name: Type.String(), mandateId: Type.String() },
      { description: 'Whom it is filled in for, where that is not the caller.' },
    ),
  ),
  id: Type.String(),
  service: Type.String(),
  title: TextShape,
  savedAt: Instant,
  step: Type.String({ description: 'Where to go on.' }),
  reminder: Type.Optional(
    Type.Object(
      {
        at: Type.Optional(Instant),
        deadline: Type.Optional(Type.String({ description: 'The last day, YYYY-MM-DD.' })),
      },
      { description: 'When its owner is reminded of it.' },
    ),
  ),
};

const summary = shapeOf<DraftSummary>()(
  'DraftSummary',
  Type.Object(summaryProperties, { description: 'A draft in a list.' }),
);
export const DraftSummaryShape = summary.reference;

const draft = shapeOf<Draft>()(
  'Draft',
  Type.Object(
    {
      ...summaryProperties,
      version: Type.Integer({ description: 'Grows with each change; `sendDraft` names it.' }),
      definition: DefinitionShape,
      answers: AnswersShape,
      files: Type.Record(Type.String(), Type.Array(FileShape), { description: 'By requirement.' }),
      visible: Type.Array(Type.Object({ path: Type.String(), step: Type.String(), field: FieldShape }), {
        description: 'What is asked at present, in order.',
      }),
      requirements: Type.Array(RequirementShape, { description: 'The documents asked for at present.' }),
      household: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          relation: Type.String(),
          birthDate: Type.Optional(Type.String()),
        }),
        { description: 'Whom to choose from where a person is asked for.' },
      ),
      registerKnown: Type.Boolean({ description: 'false: people may be typed by hand.' }),
      placeNames: Type.Record(Type.String(), Type.String(), { description: 'Names of places, by code.' }),
      corrects: Type.Optional(
        Type.Object(
          { code: Type.String(), faults: Type.Array(FaultShape) },
          { description: 'Set when it corrects a returned case.' },
        ),
      ),
      steps: Type.Array(
        Type.Object({
          code: Type.String(),
          title: TextShape,
          complete: Type.Boolean(),
          reachable: Type.Boolean(),
        }),
      ),
    },
    { description: 'A form that is being filled in.' },
  ),
);
export const DraftShape = draft.reference;

const review = shapeOf<DraftReview>()(
  'DraftReview',
  Type.Object(
    {
      draft: DraftShape,
      problems: Type.Array(
        Type.Object({
          path: Type.String(),
          code: Type.String(),
          message: TextShape,
          step: Type.String(),
        }),
      ),
      sections: SectionsShape,
      office: Type.Union([OfficeShape, Type.Null()], { description: 'Where it would go.' }),
      dueAt: InstantOrNull,
      members: Type.Optional(
        Type.Array(
          Type.Object({
            member: Type.String(),
            item: Type.Optional(Type.Integer()),
            title: TextShape,
            of: Type.Optional(Type.String()),
            sentNow: Type.Boolean(),
            story: TextShape,
          }),
          { description: 'Of a life event: what is sent with it, and what follows.' },
        ),
      ),
    },
    { description: 'A draft as it would be sent now.' },
  ),
);
export const DraftReviewShape = review.reference;

export const SavedShape = Type.Object(
  { problems: Type.Array(FieldProblemShape), version: Type.Integer() },
  { description: 'What was entered is kept all the same.' },
);

export function addDraftShapes(app: HttpApp): void {
  for (const { schema } of [summary, draft, review]) app.addSchema(schema);
}
