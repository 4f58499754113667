import { type Static, Type } from 'typebox';
import { assumed, openingSpans, slug, source } from './parts.ts';

const weekday = Type.Enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], {
  description: 'A day of the week.',
});

/** `schedules.yaml`: when offices receive people who have booked a visit. */
export const SchedulesFile = Type.Object(
  {
    schedules: Type.Array(
      Type.Object(
        {
          id: slug('The name that booked visits carry; never changes.'),
          services: Type.Array(slug('A service of installed.yaml.'), {
            minItems: 1,
            description: 'The services that people come for. They share the places.',
          }),
          offices: Type.Array(slug('An office.'), {
            minItems: 1,
            description: 'Where people come to; each of these offices has its own places.',
          }),
          hours: Type.Array(
            Type.Object(
              {
                days: Type.Array(weekday, { minItems: 1, description: 'On which days.' }),
                spans: openingSpans('From when until when; what lies outside the office hours is left out.'),
              },
              { additionalProperties: false, description: 'Hours of some days.' },
            ),
            { minItems: 1, description: 'When people may come.' },
          ),
          minutes: Type.Integer({ minimum: 5, maximum: 480, description: 'How long each visit takes.' }),
          places: Type.Integer({
            minimum: 1,
            maximum: 500,
            description: 'How many people may come at the same time.',
          }),
          opens: Type.Object(
            {
              daysAhead: Type.Integer({
                minimum: 1,
                maximum: 90,
                description: 'How many days before it a day can be booked.',
              }),
              at: Type.String({
                pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
                description:
                  'At which time of the day the next day opens, so that nobody has to be awake at night.',
              }),
            },
            { additionalProperties: false, description: 'When a day can be booked.' },
          ),
          source: Type.Optional(source),
          assumed: Type.Optional(assumed),
        },
        { additionalProperties: false, description: 'One schedule.' },
      ),
      { description: 'Schedules of visits.' },
    ),
  },
  { additionalProperties: false, description: 'When offices receive people who have booked a visit.' },
);
export type SchedulesFile = Static<typeof SchedulesFile>;
