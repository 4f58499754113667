import { Type } from 'typebox';
import { closed, namePattern, slugPattern, table } from './parts.ts';

const scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()], { description: 'A value.' });

/** `templates/<name>.examples.yaml`: sets of data with which a template is made and looked at. */
export const ExamplesFile = Type.Object(
  {
    examples: table(
      slugPattern,
      Type.Object(
        {
          about: Type.String({ minLength: 1, description: 'What it shows.' }),
          mark: Type.Optional(Type.Enum(['specimen', 'preview'], { description: 'Across every page.' })),
          signed: Type.Optional(
            Type.Boolean({ description: 'With an invented signature, as it is made for the signing desk.' }),
          ),
          data: Type.Optional(
            table(
              namePattern,
              Type.Union([
                scalar,
                Type.Array(table(namePattern, scalar, 'A row.'), { description: 'A table.' }),
              ]),
              'What the template is filled with; after the first example only what differs from it.',
            ),
          ),
        },
        { ...closed, description: 'An example.' },
      ),
      'Examples by name; the first is whole.',
    ),
  },
  { ...closed, description: 'Examples of a template.' },
);
