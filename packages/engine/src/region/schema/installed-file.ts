import { type Static, Type } from 'typebox';
import { slug, text } from './parts.ts';

/** `installed.yaml`: the packs in use and what they are bound to here. */
export const InstalledFile = Type.Object(
  {
    packs: Type.Array(
      Type.Object(
        {
          pack: slug('The name of the pack.'),
          version: Type.String({
            pattern: '^\\d+\\.\\d+\\.\\d+$',
            description: "The version installed, quoted: '1.0.0'.",
          }),
          digest: Type.Optional(
            Type.String({
              pattern: '^sha256:[0-9a-f]{64}$',
              description: 'The digest of the pack, where the region accepts this content only.',
            }),
          ),
          services: Type.Array(
            Type.Object(
              {
                service: slug('A service of the pack.'),
                work: slug('The kind of work that it is here: cases go to the office that does it.'),
              },
              { additionalProperties: false, description: 'A service and its work.' },
            ),
            { description: 'Every service of the pack that residents can ask for here.' },
          ),
          roles: Type.Array(
            Type.Object(
              {
                role: slug('A role of the pack.'),
                as: slug('The role of posts.yaml that fills it.'),
                agency: Type.Optional(slug('Only posts of this agency fill it.')),
                services: Type.Optional(
                  Type.Array(slug('A service of the pack.'), {
                    minItems: 1,
                    description: 'Only for these services; absent: for each.',
                  }),
                ),
              },
              { additionalProperties: false, description: 'A role of the pack and who fills it here.' },
            ),
            { description: 'Every role of the pack.' },
          ),
          parameters: Type.Record(
            Type.String({ pattern: '^[a-z][A-Za-z0-9]*(-[a-z0-9]+)*$' }),
            Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
            { description: 'Values that the pack leaves to the region.' },
          ),
          stock: Type.Array(
            Type.Object(
              {
                stock: slug('What the pack uses up: a name of the stock in its pack.yaml.'),
                offices: Type.Array(slug('An office.'), { minItems: 1, description: 'Where it is kept.' }),
                alarmBelowDays: Type.Integer({
                  minimum: 0,
                  maximum: 90,
                  description: 'The office is told to order when what is left lasts fewer working days.',
                }),
                keptBy: Type.Array(slug('A role of posts.yaml.'), {
                  minItems: 1,
                  description: 'Who enters what came, what was spoiled and what was counted.',
                }),
              },
              { additionalProperties: false, description: 'One thing that offices keep.' },
            ),
            { description: 'Stock that the services use up.' },
          ),
          couriers: Type.Array(
            Type.Object(
              {
                id: slug('The name of the courier.'),
                name: text('Who brings it.'),
                brings: Type.Enum(['card', 'document'], {
                  description: 'What is brought: a card, or paper.',
                }),
              },
              { additionalProperties: false, description: 'A courier.' },
            ),
            { description: 'Who brings products to the door.' },
          ),
        },
        { additionalProperties: false, description: 'One pack.' },
      ),
      { description: 'Every pack installed here.' },
    ),
  },
  { additionalProperties: false, description: 'Packs installed in the region and their bindings.' },
);
export type InstalledFile = Static<typeof InstalledFile>;
