import { type TSchema, Type } from 'typebox';
import type { ScenarioEvent } from '../types.ts';
import { closed, slug } from './parts.ts';

const instant = (description: string) =>
  Type.String({
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})$',
    description,
  });

const anyValue = (description: string) => Type.Unknown({ description });

const given = {
  now: Type.Optional(
    instant("When the application is sent, in quotes, with the zone: '2026-11-20T09:00:00+07:00'."),
  ),
  calendar: Type.Optional(
    Type.Enum(['office', 'always-open'], {
      description: 'The calendar of the promise: an office’s week with the holidays given, or always open.',
    }),
  ),
  holidays: Type.Optional(
    Type.Array(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), {
      description: 'Days on which the office is closed beside Sundays.',
    }),
  ),
  answers: Type.Optional(
    anyValue('What was filled in, by field; null takes an answer of the file’s given away.'),
  ),
  attachments: Type.Optional(
    Type.Array(slug('A requirement.'), { description: 'The requirements for which a file was uploaded.' }),
  ),
  identity: Type.Optional(
    Type.Enum(['matched', 'pending'], { description: 'What the population register said of the applicant.' }),
  ),
  applicant: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description:
        'What the register knows of the applicant (name, nik, birthDate, …), over an invented one.',
    }),
  ),
  parameters: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.Number(), Type.String(), Type.Boolean()]), {
      description: 'What the region has changed of the pack’s parameters.',
    }),
  ),
  stock: Type.Optional(
    Type.Record(Type.String(), Type.Integer(), {
      description: 'What the office has of each stock; enough of everything without it.',
    }),
  ),
  helper: Type.Optional(
    Type.Enum(['officer', 'household', 'village-officer', 'institution'], {
      description: 'Who files for the applicant.',
    }),
  ),
};

/** An event by its only property. */
function event(name: string, description: string, properties: Record<string, unknown>, required: string[]) {
  return {
    type: 'object',
    properties: {
      [name]: { type: 'object', description, properties, required, additionalProperties: false },
    },
    required: [name],
    additionalProperties: false,
  };
}

const ends = { enum: ['finished', 'refused', 'cancelled'], description: 'How it ends.' };

const events = [
  {
    type: 'object',
    properties: {
      by: { type: 'string', description: 'A role, applicant, or system.' },
      action: {
        type: 'string',
        description: 'The action; "identity" for the register’s answer, "undo" to take the last one back.',
      },
      with: {
        type: 'object',
        description:
          'What is given: reason, note, faults, checklist (all without it), answers, attachments, results (all), asked (answers to the action’s questions), visit (startsAt), proof (a right code; null for none), identity.',
      },
    },
    required: ['by', 'action'],
    additionalProperties: false,
  },
  event(
    'confirmed',
    'Someone who was asked answers.',
    {
      confirmation: { type: 'string', description: 'The name of the confirmation.' },
      person: { type: 'integer', minimum: 0, description: 'Who of its people, from 0.' },
      answer: { enum: ['yes', 'no'], description: 'The answer; yes without it.' },
    },
    ['confirmation'],
  ),
  event(
    'reported',
    'The register tells another status.',
    {
      watch: { type: 'string', description: 'The watch.' },
      status: { type: 'string', description: 'The status.' },
    },
    ['watch', 'status'],
  ),
  event(
    'member-ended',
    'A case that the event opened comes to its end.',
    {
      member: { type: 'string', description: 'The member.' },
      item: { type: 'integer', minimum: 0, description: 'Which item of its group, from 0.' },
      end: ends,
    },
    ['member', 'end'],
  ),
  event(
    'chosen',
    'The applicant wants it brought in another way or at another time.',
    {
      way: { enum: ['home', 'pick-up', 'village', 'post'], description: 'The way.' },
      window: { type: 'string', description: 'When someone is at home.' },
    },
    [],
  ),
  event('heard', 'The other region tells of its case.', { end: ends }, []),
  event(
    'household',
    'Someone of a household is looked at for next steps.',
    {
      member: { type: 'object', description: 'name, age, birthDate, sex, relation, maritalStatus, card.' },
      finished: { type: 'array', items: { type: 'string' }, description: 'Services finished lately.' },
      open: { type: 'array', items: { type: 'string' }, description: 'Services under way.' },
      size: { type: 'integer', minimum: 1, description: 'How many they are.' },
    },
    ['member'],
  ),
];

const byName = (schema: TSchema, description: string) =>
  Type.Optional(Type.Record(Type.String(), schema, { description }));
const names = (description: string) => Type.Optional(Type.Array(Type.String(), { description }));

const step = Type.Object(
  {
    at: Type.Optional(instant('When; the time of the step before without it.')),
    when: Type.Unsafe<ScenarioEvent>({
      description:
        'What happens: draft (the form is looked at before it is sent), filed, time-passed (the promise is looked at when it is `at`), an action that someone takes, or one of the events.',
      anyOf: [{ const: 'draft' }, { const: 'filed' }, { const: 'time-passed' }, ...events],
    } as never),
    // biome-ignore lint/suspicious/noThenProperty: given, when, then are the words of scenarios.
    then: Type.Object(
      {
        state: Type.Optional(slug('The state afterwards.')),
        turn: Type.Optional(
          Type.Enum(['office', 'applicant', 'centre', 'court', 'nobody'], {
            description: 'Whose turn it is afterwards.',
          }),
        ),
        dueAt: Type.Optional(instant('By when it is promised afterwards.')),
        possible: Type.Optional(
          Type.Array(slug('An action.'), { description: 'Actions that someone can take afterwards.' }),
        ),
        impossible: Type.Optional(
          Type.Array(slug('An action.'), { description: 'Actions that no one can take afterwards.' }),
        ),
        refused: Type.Optional(
          Type.String({ description: 'The code with which the step is refused; the case stays as it was.' }),
        ),
        message: Type.Optional(slug('The message that the applicant gets.')),
        warned: Type.Optional(
          Type.Enum(['holder', 'head', 'broken'], {
            description:
              'Who is told by now that the promise is about to break; broken: that it did, to the applicant too (promise-broken).',
          }),
        ),
        problems: Type.Optional(
          Type.Array(Type.String(), { description: 'Paths at which the form has a problem, all of them.' }),
        ),
        facts: byName(
          Type.Union([Type.Boolean(), Type.Number(), Type.String()]),
          'Facts of the case that must be so.',
        ),
        released: names('Products that are the applicant’s by now, all of them.'),
        members: names('What the event opens, in order: certificate, card[1].'),
        opened: names('Which of them have been opened by now.'),
        incomplete: names('Which of them would have to ask the applicant again first: none without it.'),
        line: Type.Optional(
          Type.Array(Type.Integer(), { description: 'The place in the line: the numbers of its order.' }),
        ),
        handedTo: Type.Optional(
          Type.String({ description: 'The region to which it was handed over, 32.16.' }),
        ),
        reminders: byName(Type.String(), 'Reminders of the draft: the day of each, by code; all of them.'),
        suggestions: names('Next steps that are suggested, all of them.'),
        stock: byName(Type.Integer(), 'What is left of a stock that given names.'),
        serials: names('Serials that were used and hold; what a reprint spoiled is gone.'),
        oldCard: Type.Optional(
          Type.Enum(['none', 'taken-back', 'destroyed'], { description: 'What became of the old card.' }),
        ),
      },
      { ...closed, description: 'What must then be so.' },
    ),
  },
  { ...closed, description: 'A step of the story.' },
);

/** `scenarios/*.yaml`. */
export const ScenarioFile = Type.Object(
  {
    service: slug('The service that is tested.'),
    given: Type.Optional(
      Type.Object(given, { ...closed, description: 'What all scenarios of this file share.' }),
    ),
    scenarios: Type.Array(
      Type.Object(
        {
          title: Type.String({ minLength: 1, description: 'What the scenario shows, a sentence.' }),
          given: Type.Optional(
            Type.Object(given, {
              ...closed,
              description: 'What differs from the file’s given; answers are merged.',
            }),
          ),
          steps: Type.Array(step, { minItems: 1, description: 'What happens, in order.' }),
        },
        { ...closed, description: 'A story with its expected end.' },
      ),
      { minItems: 1, description: 'The stories.' },
    ),
  },
  {
    ...closed,
    $id: 'https://satuloket.id/schema/scenario.schema.json',
    title: 'scenarios/*.yaml',
    description: 'Tests of a pack on a fixed clock.',
  },
);
