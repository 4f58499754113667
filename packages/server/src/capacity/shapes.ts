import { Type } from 'typebox';
import { type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type { Page } from '../types.ts';
import type {
  LineView,
  SerialStory,
  StockCountView,
  StockMovementView,
  StockOverview,
  StockTransferView,
  VisitChoice,
  VisitDay,
} from './contract.ts';

/** What the API tells of visits, stock and lines. */

const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' });
const IsoDate = Type.String({ format: 'date', description: 'A date of the region, `2026-11-24`.' });
const CursorOrNull = Type.Union([Type.String(), Type.Null()], {
  description: 'Given back as `cursor` for the next or the previous page.',
});
const NamedOffice = Type.Object({ id: Type.String(), name: TextShape });

const choice = shapeOf<VisitChoice>()(
  'VisitChoice',
  Type.Object(
    {
      code: Type.String(),
      service: TextShape,
      title: TextShape,
      bring: Type.Array(TextShape, { description: 'What to bring along.' }),
      lastSeq: Type.Integer(),
      actions: Type.Array(Type.Object({ action: Type.String(), title: TextShape }), {
        description: 'Steps that book a visit now; post one of them with `slotId`.',
      }),
      held: Type.Union(
        [Type.Object({ slotId: Type.String(), startsAt: Instant, endsAt: Instant }), Type.Null()],
        { description: 'The visit that the case has.' },
      ),
      movable: Type.Boolean(),
      movableUntilHours: Type.Number({ description: 'Hours before the visit until which it may be moved.' }),
      minutes: Type.Integer({ description: 'How long a visit takes.' }),
      offices: Type.Array(
        Type.Object({
          id: Type.String(),
          name: TextShape,
          address: Type.String(),
          point: Type.Object({ latitude: Type.Number(), longitude: Type.Number() }),
          isNearest: Type.Boolean(),
          firstFree: Type.Union([IsoDate, Type.Null()], {
            description: 'The first day with a place; null while all are taken.',
          }),
        }),
        { description: 'The nearest first.' },
      ),
      officeId: Type.String({ description: 'The office whose days these are.' }),
      days: Type.Array(Type.Object({ date: IsoDate, free: Type.Integer() })),
      date: Type.Union([IsoDate, Type.Null()]),
      times: Type.Array(
        Type.Object({
          slotId: Type.String(),
          time: Type.String({ description: 'On the region’s clock, `08:15`.' }),
          startsAt: Instant,
          free: Type.Integer({ description: 'How many places are left; 0 is full.' }),
        }),
      ),
      opensAt: Type.String({ description: 'At which time of the day one more day opens.' }),
    },
    { description: 'Where and when a visit may be booked.' },
  ),
);
export const VisitChoiceShape = choice.reference;

const visitDay = shapeOf<VisitDay>()(
  'VisitDay',
  Type.Object(
    {
      date: IsoDate,
      previousDate: IsoDate,
      nextDate: IsoDate,
      officeId: Type.String(),
      offices: Type.Array(NamedOffice),
      page: Type.Object({
        rows: Type.Array(
          Type.Object({
            code: Type.String(),
            service: TextShape,
            applicantName: Type.String(),
            startsAt: Instant,
            endsAt: Instant,
            state: TextShape,
            isOver: Type.Boolean({ description: 'The case has another visit by now, or none.' }),
          }),
        ),
        next: CursorOrNull,
        previous: CursorOrNull,
      }),
    },
    { description: 'Who comes to an office on a day.' },
  ),
);
export const VisitDayShape = visitDay.reference;

const Ranges = Type.Array(Type.String(), { description: 'Serials in ranges, `BK26-000501–BK26-000520`.' });

const count = shapeOf<StockCountView>()(
  'StockCount',
  Type.Object(
    {
      id: Type.String(),
      stock: Type.String(),
      title: TextShape,
      office: NamedOffice,
      day: IsoDate,
      at: Instant,
      by: Type.Union([Type.String(), Type.Null()]),
      expected: Type.Integer({ description: 'What the record said.' }),
      found: Type.Integer({ description: 'What was counted.' }),
      missing: Ranges,
      surplus: Ranges,
      words: Type.Union([Type.String(), Type.Null()], { description: 'Why it differed.' }),
    },
    { description: 'The count of a day.' },
  ),
);
export const StockCountShape = count.reference;

const transfer = shapeOf<StockTransferView>()(
  'StockTransfer',
  Type.Object(
    {
      id: Type.String(),
      stock: Type.String(),
      title: TextShape,
      unit: TextShape,
      count: Type.Integer(),
      serials: Ranges,
      from: NamedOffice,
      to: NamedOffice,
      sentAt: Instant,
      sentBy: Type.Union([Type.String(), Type.Null()]),
      words: Type.Union([Type.String(), Type.Null()]),
      mayReceive: Type.Boolean({ description: 'The caller may count and receive it.' }),
    },
    { description: 'What one office sent another and has not been received.' },
  ),
);
export const StockTransferShape = transfer.reference;

const MovementKind = Type.Enum([
  'received',
  'moved-in',
  'moved-out',
  'used',
  'given-back',
  'spoiled',
  'counted',
  'reprinted',
  'reprint-undone',
]);

const story = shapeOf<SerialStory>()(
  'SerialStory',
  Type.Object(
    {
      stock: Type.String(),
      title: TextShape,
      serial: Type.String(),
      state: Type.Enum(['here', 'on-the-way', 'used', 'spoiled', 'missing']),
      office: NamedOffice,
      code: Type.Union([Type.String(), Type.Null()], { description: 'The case that it was printed for.' }),
      movements: Type.Array(
        Type.Object({
          at: Instant,
          kind: MovementKind,
          office: TextShape,
          words: Type.Union([Type.String(), Type.Null()]),
          code: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
    },
    { description: 'Where one of them is, and how it came there.' },
  ),
);
export const SerialStoryShape = story.reference;

const overview = shapeOf<StockOverview>()(
  'StockOverview',
  Type.Object(
    {
      officeId: Type.String(),
      office: TextShape,
      offices: Type.Array(NamedOffice),
      rows: Type.Array(
        Type.Object({
          stock: Type.String(),
          title: TextShape,
          unit: TextShape,
          balance: Type.Integer(),
          daysLeft: Type.Union([Type.Integer(), Type.Null()], {
            description: 'Working days at the pace of the last four weeks; null while nothing was used.',
          }),
          isLow: Type.Boolean({ description: 'It is time to order.' }),
          alarmBelowDays: Type.Integer(),
          usedToday: Type.Integer(),
          mayEnter: Type.Boolean({ description: 'The caller may enter what came and what was spoiled.' }),
          hasSerials: Type.Boolean({ description: 'Each carries a number of its own.' }),
          isNumbered: Type.Boolean({
            description: 'The office knows the numbers: not before its first box, or first count by serial.',
          }),
          counted: Type.Union([count.reference, Type.Null()], {
            description: 'The last count of today; null while today has not been counted.',
          }),
          here: Ranges,
          otherOffices: Type.Array(NamedOffice, { description: 'Where it may be moved to.' }),
        }),
      ),
    },
    { description: 'What an office has and how long it lasts.' },
  ),
);
export const StockOverviewShape = overview.reference;

const history = shapeOf<Page<StockMovementView>>()(
  'StockHistory',
  Type.Object(
    {
      rows: Type.Array(
        Type.Object({
          id: Type.String(),
          at: Instant,
          kind: MovementKind,
          serials: Ranges,
          change: Type.Integer({ description: 'Below 0 for what went.' }),
          balance: Type.Integer({ description: 'What was left after it.' }),
          by: Type.Union([Type.String(), Type.Null()]),
          words: Type.Union([Type.String(), Type.Null()]),
          code: Type.Union([Type.String(), Type.Null()], { description: 'The case that used it.' }),
          otherOffice: Type.Union([TextShape, Type.Null()]),
        }),
      ),
      next: CursorOrNull,
      previous: CursorOrNull,
    },
    { description: 'Movements of one thing at an office, the latest first.' },
  ),
);
export const StockHistoryShape = history.reference;

const line = shapeOf<LineView>()(
  'Line',
  Type.Object(
    {
      service: TextShape,
      rule: TextShape,
      stock: TextShape,
      unit: TextShape,
      offices: Type.Array(
        Type.Object({
          id: Type.String(),
          name: TextShape,
          left: Type.Integer(),
          waiting: Type.Integer(),
          usedToday: Type.Integer(),
        }),
      ),
      office: NamedOffice,
      page: Type.Integer(),
      pages: Type.Integer(),
      places: Type.Array(
        Type.Object({
          position: Type.Integer({ description: 'From 1.' }),
          code: Type.String({ description: 'The end of the tracking code.' }),
          filedAt: Instant,
          isTheirTurn: Type.Boolean({ description: 'There is enough for everyone up to here.' }),
        }),
      ),
    },
    { description: 'The published order of a service; nothing personal.' },
  ),
);
export const LineShape = line.reference;

export function addCapacityShapes(app: HttpApp): void {
  for (const { schema } of [choice, visitDay, count, transfer, story, overview, history, line])
    app.addSchema(schema);
}
