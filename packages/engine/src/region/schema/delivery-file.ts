import { type Static, Type } from 'typebox';
import { assumed, slug, source, text, villageCode } from './parts.ts';

const time = (description: string) => Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description });

/** `delivery.yaml`: when things are brought, and where else they may be collected. */
export const DeliveryFile = Type.Object(
  {
    windows: Type.Array(
      Type.Object(
        {
          code: slug('The name under which forms offer it.'),
          title: text('As the applicant reads it.'),
          days: Type.Array(
            Type.Enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], {
              description: 'A day of the week.',
            }),
            { minItems: 1, uniqueItems: true, description: 'On which days.' },
          ),
          from: time("From when, '17:00'."),
          until: time("Until when, '20:30'."),
          source: Type.Optional(source),
          assumed: Type.Optional(assumed),
        },
        { additionalProperties: false, description: 'Hours in which couriers go round.' },
      ),
      { description: 'When things are brought to the door; many work in the capital all day.' },
    ),
    villages: Type.Union(
      [
        Type.Literal('all'),
        Type.Array(villageCode('A village.'), { description: 'Villages whose officers give things out.' }),
      ],
      { description: 'Villages in which things may be collected.' },
    ),
    uncollectedAfterDays: Type.Integer({
      minimum: 1,
      maximum: 365,
      description: 'After how many days at a counter or in a village something is named as not collected.',
    }),
    largestManifest: Type.Integer({
      minimum: 1,
      maximum: 60,
      description: 'How many things a courier takes along in one round.',
    }),
    source: Type.Optional(source),
    assumed: Type.Optional(assumed),
  },
  { additionalProperties: false, description: 'How things are brought to people and collected.' },
);
export type DeliveryFile = Static<typeof DeliveryFile>;
