import { flagRules, type LookRule } from '@satuloket/engine';
import { Type } from 'typebox';
import { type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type { LookAtMe, LookFlag, LookRow } from './contract.ts';

/** What the API tells of who looked. No value of a person stands in any of it. */

const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' });
const Cursor = Type.Union([Type.String(), Type.Null()], { description: 'Given back as `cursor`.' });
const rows = { next: Cursor, previous: Cursor };

const told = {
  id: Type.String(),
  at: Instant,
  officer: Type.String({ description: 'The name.' }),
  role: TextShape,
  office: TextShape,
  purpose: TextShape,
  kinds: Type.Array(TextShape, { description: 'What kinds of data were shown, never the values.' }),
};

const atMe = shapeOf<LookAtMe>()(
  'LookAtMe',
  Type.Object(
    {
      ...told,
      code: Type.Optional(Type.String({ description: 'Of a case of your own.' })),
      service: Type.Optional(TextShape),
    },
    { description: 'An officer saw your data.' },
  ),
);
export const LooksAtMeShape = Type.Object(
  { rows: Type.Array(atMe.reference), ...rows },
  { description: 'Who saw your data, the latest first.' },
);

const row = shapeOf<LookRow>()(
  'Look',
  Type.Object(
    {
      ...told,
      code: Type.Union([Type.String(), Type.Null()], {
        description: 'The tracking code, if a case was seen.',
      }),
      isByProgram: Type.Boolean({ description: 'Through the API rather than a page.' }),
      flags: Type.Array(TextShape, { description: 'What was unusual about it.' }),
    },
    { description: 'An officer saw personal data.' },
  ),
);
export const LooksShape = Type.Object(
  { rows: Type.Array(row.reference), ...rows },
  { description: 'What was looked at, the latest first.' },
);

export const FlagState = Type.Enum(['open', 'explained', 'passed-on', 'closed'], {
  description: '`open`: the officer is asked; `explained`; then `closed`, or `passed-on` to who decides.',
});

const flag = shapeOf<LookFlag>()(
  'LookFlag',
  Type.Object(
    {
      id: Type.String(),
      rule: Type.Enum(Object.keys(flagRules) as LookRule[]),
      title: TextShape,
      at: Instant,
      officer: Type.String(),
      office: TextShape,
      code: Type.Union([Type.String(), Type.Null()]),
      purpose: TextShape,
      state: FlagState,
      explanation: Type.Optional(Type.String({ description: 'What the officer wrote.' })),
    },
    { description: 'A look that was unusual.' },
  ),
);
export const LookFlagsShape = Type.Object(
  { rows: Type.Array(flag.reference), ...rows },
  { description: 'Unusual looks, the latest first.' },
);
export const OwnFlagsShape = Type.Object(
  {
    flags: Type.Array(flag.reference),
    tiesToldAt: Type.Union([Instant, Type.Null()], {
      description: 'When you told who you are and where you live.',
    }),
  },
  { description: 'Looks of your own that were unusual.' },
);

export function addLooksShapes(app: HttpApp): void {
  for (const shape of [atMe, row, flag]) app.addSchema(shape.schema);
}
