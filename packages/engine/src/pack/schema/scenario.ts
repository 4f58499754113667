import { Type } from 'typebox';
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
};

const step = Type.Object(
  {
    at: Type.Optional(instant('When; the time of the step before without it.')),
    when: Type.Unsafe<'filed' | { by: string; action: string; with?: Record<string, unknown> }>({
      description: 'What happens: filed, or an action that someone takes.',
      anyOf: [
        { const: 'filed' },
        {
          type: 'object',
          properties: {
            by: { type: 'string', description: 'A role, applicant, or system.' },
            action: { type: 'string', description: 'The action, or "identity" for the register’s answer.' },
            with: {
              type: 'object',
              description:
                'What is given: reason, note, faults, checklist (all), answers, attachments, results.',
            },
          },
          required: ['by', 'action'],
          additionalProperties: false,
        },
      ],
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
        problems: Type.Optional(
          Type.Array(Type.String(), { description: 'Paths at which the form has a problem, all of them.' }),
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
