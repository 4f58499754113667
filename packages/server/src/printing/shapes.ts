import { Type } from 'typebox';
import { type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type {
  BatchCounts,
  BatchMoved,
  Minutes,
  PrintBatchView,
  PrintQueue,
  TakenBackList,
} from './contract.ts';

/** What the API tells of printing. */

const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' });
const InstantOrNull = Type.Union([Instant, Type.Null()]);
const IsoDate = Type.String({ format: 'date', description: 'A date of the region, `2026-11-24`.' });
const StringOrNull = Type.Union([Type.String(), Type.Null()]);
const CursorOrNull = Type.Union([Type.String(), Type.Null()], {
  description: 'Given back as `cursor` for the next or the previous page.',
});
const NamedOffice = Type.Object({ id: Type.String(), name: TextShape });

const tallies = {
  printed: Type.Integer(),
  spoiled: Type.Integer({ description: 'Blanks, not cards.' }),
  left: Type.Integer({ description: 'Back in the queue, or gone on in another way.' }),
  waiting: Type.Integer(),
};

const counts = shapeOf<BatchCounts>()(
  'PrintBatchCounts',
  Type.Object(tallies, { description: 'What became of the cards of a batch.' }),
);
export const BatchCountsShape = counts.reference;

const moved = shapeOf<BatchMoved>()(
  'PrintBatchMoved',
  Type.Object({ ...tallies, serial: StringOrNull }, { description: 'Where a batch stands after a step.' }),
);
export const BatchMovedShape = moved.reference;

const queue = shapeOf<PrintQueue>()(
  'PrintQueue',
  Type.Object(
    {
      officeId: Type.String(),
      office: TextShape,
      offices: Type.Array(NamedOffice),
      printers: Type.Array(
        Type.Object({
          id: Type.String(),
          name: TextShape,
          stock: Type.String(),
          stockTitle: TextShape,
          unit: TextShape,
          waiting: Type.Integer({ description: 'How many wait for this stock.' }),
          manyWaiting: Type.Boolean({ description: 'There are more than are counted.' }),
          left: Type.Integer({ description: 'What is left of the stock.' }),
          openBatchId: StringOrNull,
        }),
      ),
      printerId: StringOrNull,
      services: Type.Array(Type.Object({ code: Type.String(), title: TextShape })),
      mayPrint: Type.Boolean(),
      rows: Type.Array(
        Type.Object({
          code: Type.String(),
          service: TextShape,
          name: Type.String(),
          dueAt: InstantOrNull,
          since: Instant,
          isLate: Type.Boolean(),
        }),
      ),
      next: CursorOrNull,
      previous: CursorOrNull,
      batches: Type.Array(
        Type.Object({
          id: Type.String(),
          printer: TextShape,
          begunAt: Instant,
          by: StringOrNull,
          closedAt: InstantOrNull,
          counts: counts.reference,
        }),
      ),
    },
    { description: 'What waits to be printed at an office, promise first.' },
  ),
);
export const PrintQueueShape = queue.reference;

const batch = shapeOf<PrintBatchView>()(
  'PrintBatch',
  Type.Object(
    {
      id: Type.String(),
      officeId: Type.String(),
      office: TextShape,
      printer: TextShape,
      stockTitle: TextShape,
      unit: TextShape,
      begunAt: Instant,
      by: StringOrNull,
      closedAt: InstantOrNull,
      mayPrint: Type.Boolean(),
      counts: counts.reference,
      nextSerial: StringOrNull,
      left: Type.Integer(),
      cards: Type.Array(
        Type.Object({
          code: Type.String(),
          service: TextShape,
          name: Type.String(),
          state: Type.Enum(['waiting', 'printed', 'left']),
          serial: StringOrNull,
          dueAt: InstantOrNull,
          spoiled: Type.Array(Type.Object({ serial: Type.String(), words: Type.String() })),
        }),
      ),
    },
    { description: 'A batch of a printer.' },
  ),
);
export const PrintBatchShape = batch.reference;

const takenBack = shapeOf<TakenBackList>()(
  'OldCards',
  Type.Object(
    {
      officeId: Type.String(),
      office: TextShape,
      offices: Type.Array(NamedOffice),
      mayDestroy: Type.Boolean(),
      rows: Type.Array(
        Type.Object({ code: Type.String(), service: TextShape, name: Type.String(), takenAt: Instant }),
      ),
      next: CursorOrNull,
      today: IsoDate,
      place: Type.String(),
      minutes: Type.Array(
        Type.Object({ id: Type.String(), number: Type.String(), day: IsoDate, cards: Type.Integer() }),
      ),
    },
    { description: 'Old cards that were taken back and not destroyed yet.' },
  ),
);
export const TakenBackShape = takenBack.reference;

const minutes = shapeOf<Minutes>()(
  'DestructionMinutes',
  Type.Object(
    {
      id: Type.String(),
      number: Type.String({ description: 'Of the office and year, `7/2026`.' }),
      office: TextShape,
      agency: TextShape,
      day: IsoDate,
      place: Type.String(),
      witnesses: Type.Array(Type.String()),
      by: StringOrNull,
      cards: Type.Array(
        Type.Object({
          code: Type.String(),
          service: TextShape,
          name: Type.String(),
          undone: Type.Boolean({ description: 'The step was undone in its time.' }),
        }),
      ),
      hasDocument: Type.Boolean({ description: 'Whether the pack has a template for them.' }),
    },
    { description: 'The minutes of a destruction.' },
  ),
);
export const MinutesShape = minutes.reference;

export function addPrintingShapes(app: HttpApp): void {
  for (const { schema } of [counts, moved, queue, batch, takenBack, minutes]) app.addSchema(schema);
}
