import { Type } from 'typebox';

/**
 * Pieces that several region files share. Each carries a description, which editors show while a file is being
 * written and which `region lint` repeats when a value does not fit.
 */

export const text = (description: string) =>
  Type.Object(
    {
      id: Type.String({ minLength: 1, description: 'In Bahasa Indonesia, as a neighbour would say it.' }),
      en: Type.String({ minLength: 1, description: 'The same in English.' }),
    },
    { additionalProperties: false, description },
  );

/** A name that files use for each other: lower case, digits and hyphens. */
export const slug = (description: string) =>
  Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60, description });

// Codes are quoted: YAML reads 32.10 as the number 32.1.
export const regencyCode = (description: string) =>
  Type.String({ pattern: '^\\d{2}\\.\\d{2}$', description });
export const districtCode = (description: string) =>
  Type.String({ pattern: '^\\d{2}\\.\\d{2}\\.\\d{2}$', description });
export const villageCode = (description: string) =>
  Type.String({ pattern: '^\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{4}$', description });

export const isoDate = (description: string) =>
  Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', description });

export const openingSpans = (description: string) =>
  Type.Array(
    Type.String({
      pattern: '^([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
      description: "Opening and closing time on the wall clock of the region, '08:00-21:00'.",
    }),
    { description },
  );

export const source = Type.String({
  minLength: 1,
  description: 'Where this stands: a law, a decree or an announcement with its date.',
});

export const assumed = Type.Boolean({
  description:
    'True while nobody has confirmed the value: screens say so, and the region replaces it before going live.',
});
