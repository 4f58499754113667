import { type Static, Type } from 'typebox';
import { assumed, districtCode, slug, source, text, villageCode } from './parts.ts';

const serves = Type.Object(
  {
    works: Type.Array(slug('A kind of work from agencies.yaml.'), {
      minItems: 1,
      description: 'What the office does for these places.',
    }),
    villages: Type.Optional(
      Type.Array(villageCode('A village of the region.'), {
        minItems: 1,
        description: 'Only these kelurahan or desa.',
      }),
    ),
    districts: Type.Optional(
      Type.Array(districtCode('A kecamatan of the region.'), {
        minItems: 1,
        description: 'Every village of these kecamatan.',
      }),
    ),
    region: Type.Optional(Type.Literal(true, { description: 'Every village of the region.' })),
  },
  {
    additionalProperties: false,
    description: 'What the office does and for whom: name villages, districts or the region, one of them.',
  },
);

/** `offices.yaml`: the places where work is done. */
export const OfficesFile = Type.Object(
  {
    offices: Type.Array(
      Type.Object(
        {
          id: slug('The name that other files, cases and accounts use; never changes.'),
          kind: Type.Enum(['central', 'mall', 'kecamatan', 'outlet'], {
            description: "An agency's central office, a mall of public service, a kecamatan, an outlet.",
          }),
          agency: slug('The agency that runs the office.'),
          name: text('The name that residents read.'),
          district: districtCode('The kecamatan in which the office stands.'),
          address: text('As exact as it is known, and no more.'),
          location: Type.Object(
            {
              latitude: Type.Number({ minimum: -11.5, maximum: 6.5, description: 'Degrees, WGS 84.' }),
              longitude: Type.Number({ minimum: 94.5, maximum: 141.5, description: 'Degrees, WGS 84.' }),
              approximate: Type.Boolean({
                description: 'True where only the area is known: the map then shows an area, not a door.',
              }),
            },
            { additionalProperties: false, description: 'Where a map shows the office.' },
          ),
          openSince: Type.Optional(
            Type.String({
              pattern: '^\\d{4}(-\\d{2}){0,2}$',
              description: 'Since when, as exactly as known: 2024-12.',
            }),
          ),
          timetable: slug('The timetable of calendars.yaml that the office keeps.'),
          printers: Type.Optional(
            Type.Array(
              Type.Object(
                {
                  id: slug('The name that batches carry; unique within the office.'),
                  name: text('What stands on the machine or what people call it.'),
                  stock: slug('What it prints on: a stock that the office keeps.'),
                },
                { additionalProperties: false, description: 'A printer.' },
              ),
              { minItems: 1, description: 'Machines that print cards here.' },
            ),
          ),
          serves: Type.Array(serves, { description: 'What it does for which places; may be empty.' }),
          source: Type.Optional(source),
          assumed: Type.Optional(assumed),
        },
        { additionalProperties: false, description: 'One office.' },
      ),
      { minItems: 1, description: 'Every office that receives residents or works on cases.' },
    ),
  },
  { additionalProperties: false, description: 'Offices: where, by whom, when and for which places.' },
);
export type OfficesFile = Static<typeof OfficesFile>;
