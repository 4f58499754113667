import { type Static, Type } from 'typebox';
import { slug, text } from './parts.ts';

/** `agencies.yaml`: perangkat daerah, and the kinds of work that offices do. */
export const AgenciesFile = Type.Object(
  {
    agencies: Type.Array(
      Type.Object(
        {
          id: slug('The name that other files use.'),
          kind: Type.Enum(['dinas', 'badan', 'sekretariat', 'inspektorat', 'kecamatan'], {
            description: 'The kind of perangkat daerah (PP 18/2016 art. 5).',
          }),
          name: text('The full name.'),
          shortName: Type.String({ minLength: 1, description: 'The name as people say it: Disdukcapil.' }),
        },
        { additionalProperties: false, description: 'One perangkat daerah.' },
      ),
      { minItems: 1, description: 'Every agency that serves residents through Satuloket.' },
    ),
    works: Type.Array(
      Type.Object(
        {
          id: slug('The name that offices and installed.yaml use.'),
          name: text('What is done.'),
          agency: Type.Optional(
            slug(
              'The agency responsible wherever the work is done. Absent: the agency of the office that does it.',
            ),
          ),
        },
        { additionalProperties: false, description: 'A kind of work.' },
      ),
      { minItems: 1, description: 'The kinds of work that offices do for villages.' },
    ),
  },
  { additionalProperties: false, description: 'Agencies and the kinds of work.' },
);
export type AgenciesFile = Static<typeof AgenciesFile>;
