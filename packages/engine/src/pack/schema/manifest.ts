import { Type } from 'typebox';
import { closed, legalBasis, namePattern, slug, slugPattern, table, text } from './parts.ts';

/** `pack.yaml`: what the innovation is and whom its flows name. */
export const ManifestFile = Type.Object(
  {
    name: slug('The name of the pack, the same as its folder.'),
    version: Type.String({
      pattern: '^\\d+\\.\\d+\\.\\d+$',
      description:
        "Semantic version in quotes: '1.4.0'. A change that touches running cases raises the first number.",
    }),
    publisher: Type.String({ minLength: 1, description: 'Who publishes the pack and answers for it.' }),
    title: text('The name that people know.'),
    problem: text('What problem the innovation solves.'),
    outcome: text('What came of it where it was used.'),
    legalBasis: Type.Array(legalBasis, {
      minItems: 1,
      description: 'The rules that the pack as a whole rests on.',
    }),
    roles: table(
      slugPattern,
      Type.Object(
        { title: text('What people call the role.'), description: text('What someone in this role does.') },
        { ...closed, description: 'A role.' },
      ),
      'Roles that the flows name, by name. A region binds each to roles of its own in installed.yaml.',
    ),
    parameters: table(
      namePattern,
      Type.Object(
        {
          title: text('What the number or word means, with its unit.'),
          value: Type.Union([Type.Number(), Type.String(), Type.Boolean()], {
            description: 'The value where a region says nothing else.',
          }),
          legalBasis: Type.Optional(
            Type.String({ minLength: 1, description: 'The rule that gives the value.' }),
          ),
        },
        { ...closed, description: 'A number or word.' },
      ),
      'Numbers and words that a region may change in installed.yaml; expressions read them as parameters.<name>.',
    ),
    stock: Type.Optional(
      table(
        slugPattern,
        Type.Object(
          {
            title: text('What it is called.'),
            unit: text('What it is counted in: lembar, sheets.'),
            serial: Type.Optional(
              Type.Literal(true, {
                description:
                  'Each carries a number of its own, by which it is received, moved, used, spoiled and counted.',
              }),
            ),
            minutes: Type.Optional(
              Type.String({
                pattern: '^templates/[a-z0-9-]+\\.typ$',
                description:
                  'The template of the minutes when old ones are destroyed before witnesses; without one the page is printed.',
              }),
            ),
          },
          { ...closed, description: 'Something that runs out.' },
        ),
        'Things that run out and that actions use up, by name. A region says which offices keep them.',
      ),
    ),
    builtOn: Type.Optional(
      Type.Array(
        Type.Object(
          {
            pack: slug('The name of the base pack; its folder lies beside this one.'),
            version: Type.String({
              pattern: '^\\d+\\.\\d+\\.\\d+$',
              description:
                'The version that this pack was written for; later ones with the same first number do too.',
            }),
          },
          { ...closed, description: 'A base pack.' },
        ),
        {
          minItems: 1,
          description:
            'Packs whose pieces and services this one uses: use: <pack>:<file>/<name>. They travel inside it.',
        },
      ),
    ),
  },
  {
    ...closed,
    $id: 'https://satuloket.id/schema/pack.schema.json',
    title: 'pack.yaml',
    description: 'A pack: an innovation in public service as data.',
  },
);
