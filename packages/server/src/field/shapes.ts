import { Type } from 'typebox';
import { Instant, InstantOrNull } from '../cases/service-shapes.ts';
import { type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type { Page } from '../types.ts';
import type { DeviceRow, FieldAnswers, SetAsideRow } from './contract.ts';

/** What the API tells of work in the field. */

const why = Type.Object({ code: Type.String(), message: TextShape });

const devices = shapeOf<readonly DeviceRow[]>()(
  'FieldDevices',
  Type.Array(
    Type.Object({
      deviceId: Type.String(),
      name: Type.String(),
      officer: Type.String(),
      isOwn: Type.Boolean(),
      enrolledAt: Instant,
      lastAt: InstantOrNull,
      events: Type.Integer({ description: 'How many came from it.' }),
      revokedAt: InstantOrNull,
    }),
    { description: 'Devices, the newest first; at most 200.' },
  ),
);
export const DevicesShape = devices.reference;

const answers = shapeOf<FieldAnswers>()(
  'FieldAnswers',
  Type.Object(
    {
      answers: Type.Array(
        Type.Object({
          seq: Type.Integer(),
          outcome: Type.Enum(['done', 'already', 'set-aside', 'later', 'early', 'files-missing', 'refused']),
          problem: Type.Optional(why),
          files: Type.Optional(Type.Array(Type.String())),
        }),
        { description: 'In order; after one that is not settled the rest was left for the next time.' },
      ),
      next: Type.Integer({ description: 'The number that the device’s next event must have.' }),
    },
    { description: 'What became of the events.' },
  ),
);
export const AnswersShape = answers.reference;

const setAside = shapeOf<Page<SetAsideRow>>()(
  'FieldSetAside',
  Type.Object(
    {
      rows: Type.Array(
        Type.Object({
          deviceId: Type.String(),
          seq: Type.Integer(),
          officer: Type.String(),
          device: Type.String(),
          what: TextShape,
          code: Type.Union([Type.String(), Type.Null()], {
            description: 'The case that it is about; null where it is about a whole manifest.',
          }),
          at: Type.String({ description: 'By the device’s clock.' }),
          receivedAt: Instant,
          problem: why,
        }),
      ),
      next: Type.Union([Type.String(), Type.Null()]),
      previous: Type.Union([Type.String(), Type.Null()]),
    },
    { description: 'Events that wait for a head’s decision, the oldest first.' },
  ),
);
export const SetAsideShape = setAside.reference;

export function addFieldShapes(app: HttpApp): void {
  for (const { schema } of [devices, answers, setAside]) app.addSchema(schema);
}
