import { Type } from 'typebox';
import { type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type { Page } from '../types.ts';
import type {
  BrokenPromise,
  KeptPromises,
  MorningCase,
  MorningLine,
  MorningView,
  OfficePromiseRecord,
  OutageView,
  PromiseDataRow,
  PromiseRecordView,
  WaitingNow,
} from './contract.ts';

/** What the API tells of promises, outages and the morning. */

const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' });
const InstantOrNull = Type.Union([Instant, Type.Null()]);
const IsoDate = Type.String({ format: 'date', description: 'A date of the region, `2026-11-24`.' });
const Month = Type.String({ description: '`2026-11`.' });
const Cursor = Type.Union([Type.String(), Type.Null()], { description: 'Given back as `cursor`.' });
const CountOrNull = Type.Union([Type.Integer(), Type.Null()], {
  description: 'null for one to four: behind so few a person could be recognised.',
});
const NamedOffice = Type.Object({ id: Type.String(), name: TextShape });
const NamedService = Type.Object({ code: Type.String(), title: TextShape });

const kept = shapeOf<KeptPromises>()(
  'KeptPromises',
  Type.Object(
    {
      ended: Type.Integer({
        description: 'Finished or refused; what the applicant withdrew is not counted.',
      }),
      kept: Type.Integer({ description: 'In the time that was promised.' }),
      refused: Type.Integer(),
      medianMinutes: Type.Integer({
        description: 'Elapsed minutes with the office, nights and holidays included: half took no longer.',
      }),
      ninetiethMinutes: Type.Integer({ description: 'Nine of ten took no longer.' }),
      medianPermille: Type.Integer({
        description: 'Of the promised time, in thousandths: 1000 is all of it.',
      }),
      ninetiethPermille: Type.Integer(),
      waitedForCentre: Type.Integer({
        description: 'How many waited for the central government; 0 for fewer than five.',
      }),
      medianCentreMinutes: Type.Union([Type.Integer(), Type.Null()], {
        description: 'How long they waited; no part of the office’s time.',
      }),
    },
    { description: 'How the promises of a month were kept.' },
  ),
);
const KeptOrNull = Type.Union([kept.reference, Type.Null()], {
  description: 'null where fewer than five ended, or so few that they could be reckoned from the others.',
});

const waiting = shapeOf<WaitingNow>()(
  'WaitingNow',
  Type.Object(
    {
      withOffice: CountOrNull,
      late: CountOrNull,
      withApplicant: CountOrNull,
      withCentre: CountOrNull,
      withCourt: CountOrNull,
    },
    { description: 'What is open now, by whose turn it is; `late` is a part of `withOffice`.' },
  ),
);

const outage = shapeOf<OutageView>()(
  'Outage',
  Type.Object(
    {
      service: Type.Enum(['register', 'whatsapp', 'email', 'sms', 'push', 'telephone']),
      name: TextShape,
      beganAt: Instant,
      endedAt: InstantOrNull,
      failedCalls: Type.Integer(),
      sentence: TextShape,
    },
    { description: 'An outside service that did not answer.' },
  ),
);
export const OutageShape = outage.reference;

const months = Type.Array(Type.Object({ month: Month, numbers: KeptOrNull }), {
  description: 'The last twelve, the oldest first.',
});
const services = Type.Array(Type.Object({ code: Type.String(), title: TextShape, numbers: KeptOrNull }), {
  description: 'Of the month.',
});

const record = shapeOf<PromiseRecordView>()(
  'PromiseRecord',
  Type.Object(
    {
      asOf: InstantOrNull,
      month: Month,
      months,
      offices: Type.Array(Type.Object({ id: Type.String(), name: TextShape, numbers: KeptOrNull }), {
        description: 'Of the month, the largest share of promises kept first.',
      }),
      services,
      waiting: waiting.reference,
      outages: Type.Array(outage.reference),
    },
    { description: 'How a region keeps its promises.' },
  ),
);
export const PromiseRecordShape = record.reference;

const officeRecord = shapeOf<OfficePromiseRecord>()(
  'OfficePromiseRecord',
  Type.Object(
    {
      office: NamedOffice,
      asOf: InstantOrNull,
      month: Month,
      months,
      services,
      waiting: waiting.reference,
    },
    { description: 'How an office keeps its promises.' },
  ),
);
export const OfficePromiseRecordShape = officeRecord.reference;

const dataRow = shapeOf<PromiseDataRow>()(
  'PromiseDataRow',
  Type.Object(
    {
      month: Month,
      office: Type.Union([NamedOffice, Type.Null()], { description: 'null: all offices.' }),
      service: Type.Union([NamedService, Type.Null()], { description: 'null: all services.' }),
      numbers: KeptOrNull,
    },
    { description: 'The record of a month by office and service.' },
  ),
);
export const PromiseDataRowShape = dataRow.reference;

const broken = shapeOf<Page<BrokenPromise>>()(
  'BrokenPromises',
  Type.Object(
    {
      rows: Type.Array(
        Type.Object({
          code: Type.String(),
          service: TextShape,
          state: TextShape,
          office: TextShape,
          dueAt: Instant,
        }),
      ),
      next: Cursor,
      previous: Cursor,
    },
    { description: 'Promises that broke and wait for the head’s word.' },
  ),
);
export const BrokenPromisesShape = broken.reference;

const Tone = Type.Enum(['good', 'watch', 'bad']);
const line = shapeOf<MorningLine>()(
  'MorningLine',
  Type.Object(
    {
      kind: Type.Enum(['broken', 'stock', 'oldest', 'slowest', 'outages']),
      tone: Tone,
      figure: TextShape,
      title: TextShape,
      sentence: TextShape,
      before: Type.Optional(TextShape),
      list: Type.Optional(
        Type.Object({
          list: Type.Enum(['broken', 'oldest', 'office']),
          date: Type.Optional(Type.String()),
          officeId: Type.Optional(Type.String()),
        }),
      ),
      rows: Type.Array(Type.Object({ title: TextShape, figure: TextShape, tone: Tone })),
    },
    { description: 'One thing to know in the morning, and where the cases behind it are.' },
  ),
);

const morning = shapeOf<MorningView>()(
  'Morning',
  Type.Object(
    { date: IsoDate, lines: Type.Array(line.reference) },
    { description: 'The page of whoever leads the region.' },
  ),
);
export const MorningShape = morning.reference;

const morningCases = shapeOf<Page<MorningCase>>()(
  'MorningCases',
  Type.Object(
    {
      rows: Type.Array(
        Type.Object({
          code: Type.String(),
          service: TextShape,
          office: TextShape,
          state: TextShape,
          maskedName: Type.String({ description: '`S••• N•••`' }),
          filedAt: Instant,
          dueAt: InstantOrNull,
          isLate: Type.Boolean(),
          isAnswered: Type.Union([Type.Boolean(), Type.Null()], {
            description: 'Whether the head has written to the applicant; null while nothing broke.',
          }),
        }),
      ),
      next: Cursor,
      previous: Cursor,
    },
    { description: 'The cases behind a line of the morning page.' },
  ),
);
export const MorningCasesShape = morningCases.reference;

export function addMeasuresShapes(app: Pick<HttpApp, 'addSchema'>): void {
  for (const { schema } of [
    kept,
    waiting,
    outage,
    record,
    officeRecord,
    dataRow,
    broken,
    line,
    morning,
    morningCases,
  ]) {
    app.addSchema(schema);
  }
}
