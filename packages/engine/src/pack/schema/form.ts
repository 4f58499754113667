import { type TSchema, Type } from 'typebox';
import type { AskField, Field } from '../types.ts';
import { closed, expression, name, slug, text } from './parts.ts';

const common = {
  code: name('The name by which expressions and answers refer to the field.'),
  label: text('The question, as it stands above the field.'),
  help: Type.Optional(text('A line under the label that helps to answer.')),
  optional: Type.Optional(
    Type.Boolean({ description: 'It may be left empty; expressions must then guard it with has(form.x).' }),
  ),
  when: Type.Optional(
    expression(
      'The field is asked only when this is true. It may name fields before it (form.x; inside a group also item.x).',
    ),
  ),
  check: Type.Optional(
    Type.Object(
      {
        that: expression('Must be true of what was entered.'),
        message: text('What is wrong and what to do, when it is not.'),
      },
      { ...closed, description: 'A rule that the answer must keep.' },
    ),
  ),
  prefill: Type.Optional(
    Type.Enum(
      [
        'applicant.name',
        'applicant.nik',
        'applicant.kk',
        'applicant.birthDate',
        'applicant.birthPlace',
        'applicant.phone',
        'applicant.occupation',
        'applicant.religion',
        'applicant.maritalStatus',
        'applicant.address',
        'applicant.villageCode',
        'applicant.self',
      ],
      { description: 'What the register or the account already knows; the person only confirms it.' },
    ),
  ),
};

/** One kind of field: the shared properties and its own. */
function kind(type: string, description: string, own: Record<string, TSchema>) {
  return Type.Object(
    { type: Type.Literal(type, { description: `${description}` }), ...common, ...own },
    { ...closed, title: type, description },
  );
}

const length = (fallback: number) =>
  Type.Optional(
    Type.Integer({ minimum: 1, maximum: 5000, description: `The most characters; ${fallback} without it.` }),
  );

const plainKinds = [
  kind('text', 'A line of text.', {
    format: Type.Optional(
      Type.Enum(['new-name', 'name', 'nik', 'kk-number', 'phone', 'email', 'letter-number', 'plain'], {
        description:
          'A named format: new-name is a name given now (Permendagri 73/2022), name one that stands in the register already.',
      }),
    ),
    maximumLength: length(150),
    minimumWords: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 5,
        description: 'For new-name: how many words the name must have at least.',
      }),
    ),
    barredTitles: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description: 'For new-name: titles that it may not carry.',
      }),
    ),
  }),
  kind('long-text', 'Several lines of text.', { maximumLength: length(2000) }),
  kind('choice', 'One of a few answers.', {
    options: Type.Array(
      Type.Object(
        {
          value: Type.String({
            minLength: 1,
            maxLength: 60,
            description: 'What is stored, in quotes where it looks like a number.',
          }),
          label: text('What people read.'),
        },
        { ...closed, description: 'An answer.' },
      ),
      { minItems: 2, maxItems: 60, description: 'The answers, in the order shown.' },
    ),
  }),
  kind('yes-no', 'A question with yes or no.', {}),
  kind('date', 'A date, entered in three parts.', {
    earliest: Type.Optional(expression('The earliest date allowed, YYYY-MM-DD.')),
    latest: Type.Optional(
      expression('The latest date allowed, YYYY-MM-DD; "today" for what has happened already.'),
    ),
  }),
  kind('time', 'An hour of the day.', {}),
  kind('number', 'A number.', {
    minimum: Type.Optional(Type.Number({ description: 'The least allowed.' })),
    maximum: Type.Optional(Type.Number({ description: 'The most allowed.' })),
    decimals: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 6,
        description: 'Digits after the decimal comma; none without it.',
      }),
    ),
    unit: Type.Optional(text('The unit, shown after the field.')),
  }),
  kind('money', 'An amount in rupiah.', {
    minimumRupiah: Type.Optional(Type.Integer({ minimum: 0, description: 'The least allowed.' })),
    maximumRupiah: Type.Optional(Type.Integer({ minimum: 0, description: 'The most allowed.' })),
  }),
  kind('place', 'A place by its Kemendagri code.', {
    level: Type.Enum(['village', 'district', 'regency'], {
      description: 'village and district: of this region; regency: any city or regency of Indonesia.',
    }),
  }),
  kind('person', 'Someone of the applicant’s household, chosen instead of typed.', {
    others: Type.Boolean({ description: 'Whether someone who is not on the family card may be typed in.' }),
    relations: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        description: 'Relations on the family card that may be chosen; all without it.',
      }),
    ),
  }),
  kind('address', 'An address in this region, down to the village.', {
    point: Type.Optional(Type.Boolean({ description: 'Whether a point on a map may be marked.' })),
  }),
  kind('file', 'A photo or file for a requirement.', {
    requirement: slug('The requirement that it proves.'),
  }),
  kind('statement', 'A statement to agree to.', { statement: text('The words that are agreed to.') }),
];

function oneOfKinds<Value>(kinds: readonly TSchema[], description: string) {
  return Type.Unsafe<Value>({
    type: 'object',
    description,
    discriminator: { propertyName: 'type' },
    required: ['type'],
    oneOf: kinds,
  } as unknown as TSchema);
}

const group = kind('group', 'Fields that repeat: witnesses, children.', {
  minimumItems: Type.Integer({ minimum: 0, maximum: 30, description: 'How many there must be.' }),
  maximumItems: Type.Integer({ minimum: 1, maximum: 30, description: 'How many there may be.' }),
  itemTitle: text('What one of them is called: Saksi, Witness.'),
  fields: Type.Array(oneOfKinds<Field>(plainKinds, 'A field of each item.'), {
    minItems: 1,
    description: 'The fields of each item; groups do not stand inside groups.',
  }),
});

type Kind = TSchema & { title: string; description: string; properties: Record<string, TSchema> };

const askTypes: readonly string[] = ['text', 'choice', 'yes-no', 'date', 'number'];

/** A question to whoever takes an action: of the plain kinds, and never filled in beforehand. */
export const askField = oneOfKinds<AskField>(
  (plainKinds as readonly TSchema[] as readonly Kind[])
    .filter(({ title }) => askTypes.includes(title))
    .map(({ title, description, properties: { prefill: _, ...properties } }) => {
      const told = Type.Boolean({ description: 'The applicant reads the answer beside the story.' });
      return Type.Object({ ...properties, told: Type.Optional(told) }, { ...closed, title, description });
    }),
  'A question; form.<code> names the answers of the same action in its conditions.',
);

const fieldKinds: readonly TSchema[] = [...plainKinds, group];

export const form = Type.Object(
  {
    steps: Type.Array(
      Type.Object(
        {
          code: slug('The name of the step, as it stands in the page’s address.'),
          title: text('The heading of the page.'),
          intro: Type.Optional(text('A sentence under the heading.')),
          when: Type.Optional(expression('The step is shown only when this is true.')),
          fields: Type.Array(oneOfKinds<Field>(fieldKinds, 'A question; its type says what else it needs.'), {
            minItems: 1,
            description: 'The questions, in order. A condition may only name fields before it.',
          }),
        },
        { ...closed, description: 'One page of the form.' },
      ),
      { minItems: 1, description: 'The pages, in order: one subject each.' },
    ),
  },
  { ...closed, description: 'What the applicant fills in.' },
);
