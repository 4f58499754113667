import { Type } from 'typebox';
import type { ImportJob, RowFault, RowOutcome } from '../importing/contract.ts';
import { FieldProblemShape, type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type { PostDesk } from './contract.ts';

/** What the API tells of the post. */

const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' });
const count = (description: string) => Type.Integer({ minimum: 0, description });

const ItemStatus = Type.Enum(
  [
    'listed',
    'accepted',
    'in-transit',
    'delivered',
    'returned',
    'damaged',
    'lost',
    'replaced',
    'left',
    'double',
    'destroyed',
  ],
  {
    description:
      'listed: on a list for the post; accepted to lost: what the post says; replaced: made again; left: went another way; double: there are two, this one is taken out; destroyed: and is no more.',
  },
);

const item = Type.Object({
  itemId: Type.String({ format: 'uuid' }),
  code: Type.String({ description: 'Of the case.' }),
  tracking: Type.Union([Type.String(), Type.Null()]),
  status: ItemStatus,
  changedAt: Instant,
});

const summary = {
  id: Type.String({ format: 'uuid' }),
  service: Type.String(),
  title: TextShape,
  system: Type.String(),
  fileName: Type.String(),
  state: Type.Enum(['checking', 'checked', 'importing', 'imported', 'failed']),
  beganAt: Instant,
  total: count('Rows.'),
  done: count('Rows that were looked at.'),
  imported: count('Rows that were done, or would be.'),
  already: count('Rows that said what was known.'),
  refused: count('Rows that could not be done.'),
} as const;

const desk = shapeOf<PostDesk>()(
  'PostDesk',
  Type.Object(
    {
      officeId: Type.String(),
      office: TextShape,
      offices: Type.Array(Type.Object({ id: Type.String(), name: TextShape })),
      waiting: count('What waits for the post and stands on no list.'),
      counts: Type.Array(Type.Object({ status: ItemStatus, count: count('Things.') })),
      manifests: Type.Array(
        Type.Object({
          manifestId: Type.String({ format: 'uuid' }),
          number: Type.String(),
          madeAt: Instant,
          items: count('Things on it.'),
          open: count('Of which the post has said nothing yet.'),
        }),
      ),
      doubles: Type.Array(item),
      destroyed: Type.Array(item),
      jobs: Type.Array(Type.Object(summary)),
    },
    { description: 'All that an office has with the post.' },
  ),
);

const fault = shapeOf<RowFault>()(
  'TableRowFault',
  Type.Object(
    { column: Type.String(), code: Type.String(), reason: TextShape },
    { description: 'What is wrong in a row; `column` is empty for the row as a whole.' },
  ),
);

const row = shapeOf<RowOutcome>()(
  'TableRow',
  Type.Object(
    {
      row: Type.Integer({ minimum: 1 }),
      number: Type.String(),
      name: Type.String(),
      outcome: Type.Enum(['imported', 'already', 'refused']),
      code: Type.Optional(Type.String({ description: 'Of the case.' })),
      faults: Type.Array(fault.reference),
    },
    { description: 'What came of a row.' },
  ),
);

const job = shapeOf<ImportJob>()(
  'TableJob',
  Type.Object(
    {
      ...summary,
      problem: Type.Optional(
        Type.Object(
          {
            code: Type.String(),
            message: TextShape,
            status: Type.Integer(),
            retryable: Type.Boolean(),
            fields: Type.Optional(Type.Array(FieldProblemShape)),
            details: Type.Optional(
              Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
            ),
          },
          { description: 'Why the table as a whole could not be used.' },
        ),
      ),
      rows: Type.Array(row.reference, { description: 'What is wrong first; at most 200.' }),
      mayOpen: Type.Boolean(),
      passedOver: Type.Array(Type.String(), { description: 'Headings that are no column of it.' }),
    },
    { description: 'A table that was handed in, and what comes of its rows.' },
  ),
);

export const PostDeskShape = desk.reference;
export const TableJobShape = job.reference;

export function addPostShapes(app: HttpApp): void {
  for (const { schema } of [fault, row, job, desk]) app.addSchema(schema);
}
