import { Type } from 'typebox';
import { type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import {
  type StuckItem,
  type StuckKindView,
  type StuckOverview,
  type SweepView,
  setAsideReasons,
} from './contract.ts';

/** What the API tells of what is stuck: codes, times and causes, nothing of a person. */

const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' });
const InstantOrNull = Type.Union([Instant, Type.Null()]);

export const ReasonShape = Type.Enum([...setAsideReasons], { description: 'Why it is given up.' });

const item = shapeOf<StuckItem>()(
  'StuckItem',
  Type.Object(
    {
      id: Type.String(),
      code: Type.Union([Type.String(), Type.Null()], { description: 'The tracking code of its case.' }),
      state: Type.Enum(['waits', 'failed'], { description: '`failed`: nobody but a person moves it on.' }),
      since: Instant,
      tries: Type.Integer(),
      nextTryAt: InstantOrNull,
      reason: TextShape,
    },
    { description: 'Something that waits on a service outside or has failed.' },
  ),
);

const kind = shapeOf<StuckKindView>()(
  'StuckKind',
  Type.Object(
    {
      kind: Type.String(),
      title: TextShape,
      due: Type.Integer({ description: 'Due and not done; at most a thousand are counted.' }),
      stuck: Type.Integer({ description: 'What only a person moves on; at most a thousand are counted.' }),
      oldestDueAt: InstantOrNull,
      page: Type.Union([Type.String(), Type.Null()], {
        description: 'The page of the console that looks after this kind.',
      }),
      maySetAside: Type.Boolean(),
      items: Type.Array(item.reference, { description: 'The first fifty.' }),
    },
    { description: 'What waits of one kind.' },
  ),
);

const sweep = shapeOf<SweepView>()(
  'Sweep',
  Type.Object(
    {
      name: Type.String(),
      everyMilliseconds: Type.Integer(),
      endedAt: Instant,
      isLate: Type.Boolean(),
      failedAt: InstantOrNull,
      failure: Type.Union([Type.String(), Type.Null()], { description: 'The kind of the last failure.' }),
      failures: Type.Integer(),
    },
    { description: 'Work beside the requests, of the whole installation.' },
  ),
);

const overview = shapeOf<StuckOverview>()(
  'StuckOverview',
  Type.Object(
    { kinds: Type.Array(kind.reference), sweeps: Type.Array(sweep.reference) },
    { description: 'What is stuck, by kind, and how the sweeps go.' },
  ),
);
export const StuckOverviewShape = overview.reference;

export function addOperationsShapes(app: HttpApp): void {
  for (const { schema } of [item, kind, sweep, overview]) app.addSchema(schema);
}
