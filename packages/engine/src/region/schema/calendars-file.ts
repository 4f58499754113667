import { type Static, Type } from 'typebox';
import { assumed, isoDate, openingSpans, slug, source, text } from './parts.ts';

const week = Type.Object(
  {
    monday: openingSpans('Monday; an empty list is closed.'),
    tuesday: openingSpans('Tuesday.'),
    wednesday: openingSpans('Wednesday.'),
    thursday: openingSpans('Thursday.'),
    friday: openingSpans('Friday.'),
    saturday: openingSpans('Saturday.'),
    sunday: openingSpans('Sunday.'),
  },
  { additionalProperties: false, description: 'Opening hours of each day, breaks left out.' },
);

/** `calendars.yaml`: when offices are open. */
export const CalendarsFile = Type.Object(
  {
    timetables: Type.Array(
      Type.Object(
        {
          id: slug('The name that offices.yaml uses.'),
          name: text('What kind of office keeps these hours.'),
          periods: Type.Array(
            Type.Object(
              {
                from: isoDate('The first day on which these hours apply.'),
                until: Type.Optional(isoDate('The last day; absent: until further notice.')),
                source: Type.Optional(source),
                assumed: Type.Optional(assumed),
                week,
              },
              {
                additionalProperties: false,
                description: 'Weekly hours with the dates on which they apply.',
              },
            ),
            { minItems: 1, description: 'In order of time and without overlap; the last one stays open.' },
          ),
        },
        { additionalProperties: false, description: 'A timetable that several offices may keep.' },
      ),
      { minItems: 1, description: 'The timetables of the region.' },
    ),
    holidays: Type.Array(
      Type.Object(
        {
          year: Type.Integer({ minimum: 2018, maximum: 2100, description: 'The calendar year.' }),
          source,
          assumed: Type.Optional(assumed),
          days: Type.Array(
            Type.Object(
              {
                date: isoDate('The day.'),
                kind: Type.Enum(['public-holiday', 'joint-leave'], {
                  description: 'Hari libur nasional or cuti bersama.',
                }),
                title: text('What is kept on this day.'),
              },
              { additionalProperties: false, description: 'One day.' },
            ),
            { minItems: 1, description: 'The days of the year.' },
          ),
        },
        { additionalProperties: false, description: 'The holidays of one year and what declares them.' },
      ),
      { description: 'Public holidays and joint leave, year by year.' },
    ),
    exceptions: Type.Array(
      Type.Object(
        {
          date: isoDate('The day.'),
          kind: Type.Enum(['closure', 'special-hours'], {
            description: 'Closed for the day, or open at other hours than the week says.',
          }),
          offices: Type.Optional(
            Type.Array(slug('An office.'), { minItems: 1, description: 'Only these; absent: every office.' }),
          ),
          hours: Type.Optional(openingSpans('The hours of the day, for special-hours.')),
          title: text('What residents are told.'),
          source: Type.Optional(source),
        },
        { additionalProperties: false, description: 'One day that differs.' },
      ),
      { description: "The region's own closures and special hours. They win over holidays." },
    ),
  },
  { additionalProperties: false, description: 'Hours, holidays, joint leave and closures.' },
);
export type CalendarsFile = Static<typeof CalendarsFile>;
