import { Type } from 'typebox';
import {
  confirmations,
  draftReminders,
  line,
  parcel,
  startCodes,
  suggestions,
  visit,
  watches,
} from './besides.ts';
import { members, receives } from './event.ts';
import { flow, messages, products } from './flow.ts';
import { form } from './form.ts';
import { closed, expression, legalBasis, namePattern, slug, table, text } from './parts.ts';

const standard = Type.Object(
  {
    legalBasis: Type.Array(legalBasis, {
      minItems: 1,
      description: 'Component 1: the rules that the service rests on.',
    }),
    procedure: Type.Array(text('A step.'), {
      minItems: 1,
      description: 'Component 3: the steps as the citizen goes through them.',
    }),
    facilities: text('Component 7: rooms, equipment, access for people with disabilities.'),
    competence: text('Component 8: what the staff must be able to do.'),
    supervision: text('Component 9: who supervises inside.'),
    complaints: text('Component 10: where and how to complain, suggest, give input.'),
    staff: text('Component 11: how many people do it.'),
    guarantee: text('Component 12: what is guaranteed about the service.'),
    safety: text('Component 13: how people and data are kept safe.'),
    evaluation: text('Component 14: how performance is evaluated.'),
  },
  {
    ...closed,
    description: 'The components of a service standard (UU 25/2009 art. 21) that no other property states.',
  },
);

const requirement = Type.Object(
  {
    code: slug('The name of the requirement.'),
    title: text('The document, as people call it.'),
    help: Type.Optional(text('Where to get it and how to photograph it.')),
    when: Type.Optional(expression('It is asked only when this is true.')),
    optional: Type.Optional(Type.Boolean({ description: 'It may be left out.' })),
    accepts: Type.Array(Type.Enum(['image', 'pdf']), {
      minItems: 1,
      uniqueItems: true,
      description: 'Kinds of file.',
    }),
    maximumFiles: Type.Integer({ minimum: 1, maximum: 20, description: 'How many files at most.' }),
    maximumMegabytes: Type.Number({
      exclusiveMinimum: 0,
      maximum: 50,
      description: 'How large each may be.',
    }),
    checks: Type.Array(
      Type.Object(
        { code: slug('The name of the check.'), that: text('What must be so, a sentence.') },
        { ...closed, description: 'A line of the checklist.' },
      ),
      { minItems: 1, description: 'What a verifier compares.' },
    ),
    legalBasis: Type.Optional(
      Type.String({ minLength: 1, description: 'The rule that allows asking for it.' }),
    ),
  },
  {
    ...closed,
    description:
      'A document that is asked for. Letters from RT, RW, kelurahan or kecamatan may not be (Perpres 96/2018).',
  },
);

/** `services/<code>.yaml`. */
export const ServiceFile = Type.Object(
  {
    code: slug('The name of the service, the same as its file.'),
    title: text('The name of the service, as people call it.'),
    summary: text('One sentence on what the citizen gets.'),
    keywords: Type.Object(
      {
        id: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description: 'In Bahasa Indonesia.' }),
        en: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description: 'In English.' }),
      },
      { ...closed, description: 'Everyday words by which people ask for it, slang included.' },
    ),
    category: slug('The drawer of the portal: population, letters, licence, social, ...'),
    standard,
    form,
    requirements: Type.Array(requirement, { description: 'Component 2: the documents that are asked for.' }),
    facts: table(
      namePattern,
      Type.Object(
        {
          value: expression('Over form, applicant, parameters and today.'),
          type: Type.Enum(['bool', 'int', 'string'], { description: 'What it gives.' }),
        },
        { ...closed, description: 'A fact.' },
      ),
      'What routing and guards need of the answers, by name, computed when the form is sent. No personal content: facts stand in the record.',
    ),
    routing: Type.Object(
      {
        village: expression(
          'The code of the village whose office gets the case, over form, facts and applicant.',
        ),
        work: slug('The kind of work that an office must offer for that village.'),
      },
      { ...closed, description: 'Which office gets the case.' },
    ),
    flow,
    promise: Type.Object(
      {
        amount: Type.Number({
          minimum: 0,
          description: 'How many; 0, with cutOff, is until the office closes on the same day.',
        }),
        unit: Type.Enum(['working-hours', 'working-days', 'calendar-days'], {
          description: 'Of what; working time follows the office’s calendar.',
        }),
        cutOff: Type.Optional(
          Type.String({
            pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^[a-z][A-Za-z0-9]*$',
            description:
              "For working-days: what begins by this hour ('11:00', or the name of a parameter) counts from this day, later from the next working day.",
          }),
        ),
        legalBasis: Type.String({ minLength: 1, description: 'The rule that sets it.' }),
        warnAt: Type.Object(
          {
            holder: Type.Number({
              exclusiveMinimum: 0,
              exclusiveMaximum: 1,
              description: 'Part of the time after which the holder is reminded.',
            }),
            head: Type.Number({
              exclusiveMinimum: 0,
              exclusiveMaximum: 1,
              description: 'Part of the time after which the head of the office is told.',
            }),
          },
          { ...closed, description: 'When to warn.' },
        ),
      },
      { ...closed, description: 'Component 4: how soon it is promised.' },
    ),
    fee: Type.Object(
      {
        amountRupiah: Type.Integer({ minimum: 0, description: 'The price; 0 is free.' }),
        legalBasis: Type.String({ minLength: 1, description: 'The rule that sets it.' }),
      },
      { ...closed, description: 'Component 5: what it costs.' },
    ),
    products,
    delivery: Type.Array(Type.Enum(['download', 'pick-up', 'home', 'post']), {
      minItems: 1,
      uniqueItems: true,
      description: 'How the products reach the citizen.',
    }),
    messages,
    household: Type.Object(
      {
        sees: Type.Enum(['nothing', 'status', 'status-and-products'], {
          description: 'What members of the applicant’s household may see.',
        }),
      },
      { ...closed, description: 'What the family may see of such a case.' },
    ),
    members: Type.Optional(members),
    confirmations: Type.Optional(confirmations),
    watches: Type.Optional(watches),
    parcel: Type.Optional(parcel),
    visit: Type.Optional(visit),
    line: Type.Optional(line),
    draftReminders: Type.Optional(draftReminders),
    startCodes: Type.Optional(startCodes),
    suggestions: Type.Optional(suggestions),
    receives: Type.Optional(receives),
  },
  {
    ...closed,
    $id: 'https://satuloket.id/schema/service.schema.json',
    title: 'services/*.yaml',
    description: 'A service: what a citizen asks for, and how it is promised, checked and given.',
  },
);
