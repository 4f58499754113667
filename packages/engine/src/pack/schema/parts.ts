/** Small shapes that the files of a pack share. Every property says what it means: editors show it. */
import { type TSchema, Type } from 'typebox';

/** A text in both languages; `same` where both languages use the same words (a proper name). */
export function text(description: string) {
  return Type.Unsafe<{ id: string; en: string }>({
    type: 'object',
    description,
    properties: {
      id: { type: 'string', minLength: 1, description: 'In Bahasa Indonesia.' },
      en: { type: 'string', minLength: 1, description: 'In English: a full translation.' },
      same: {
        type: 'string',
        minLength: 1,
        description: 'The same words in both languages, for proper names; instead of id and en.',
      },
    },
    additionalProperties: false,
    if: { required: ['same'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: { maxProperties: 1 },
    else: { required: ['id', 'en'] },
  } as unknown as TSchema);
}

export function expression(description: string) {
  return Type.String({ minLength: 1, maxLength: 500, description: `${description} A CEL expression.` });
}

/** The name of a service, a requirement, a step: lower case with hyphens. */
export function slug(description: string) {
  return Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60, description });
}

/** A name that stands in expressions: letters and digits, `childName`. */
export function name(description: string) {
  return Type.String({ pattern: '^[a-z][A-Za-z0-9]*$', maxLength: 40, description });
}

export const namePattern = '^[a-z][A-Za-z0-9]*$';
export const slugPattern = '^[a-z][a-z0-9]*(-[a-z0-9]+)*$';

/** A table by name; the pattern keeps names usable where they are referred to. */
export function table<Schema extends TSchema>(pattern: string, schema: Schema, description: string) {
  return Type.Unsafe<Record<string, Type.Static<Schema>>>({
    type: 'object',
    description,
    propertyNames: { pattern },
    additionalProperties: schema,
  } as unknown as TSchema);
}

export const closed = { additionalProperties: false } as const;

export const legalBasis = Type.Object(
  {
    citation: Type.String({
      minLength: 1,
      description: 'The law or rule with its article, as lawyers cite it: UU 24/2013 pasal 79A.',
    }),
    about: text('What it says for this service.'),
    url: Type.Optional(Type.String({ pattern: '^https://', description: 'Where it can be read.' })),
  },
  { ...closed, description: 'A rule that the service rests on.' },
);
