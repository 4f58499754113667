import { type Static, Type } from 'typebox';
import { districtCode, villageCode } from './parts.ts';

/** `places.yaml`: kecamatan with their kelurahan and desa. */
export const PlacesFile = Type.Object(
  {
    districts: Type.Array(
      Type.Object(
        {
          code: districtCode("Kemendagri code of the kecamatan, quoted: '32.75.01'."),
          name: Type.String({ minLength: 1, description: 'Name without the word Kecamatan.' }),
          villages: Type.Array(
            Type.Object(
              {
                code: villageCode(
                  "Kemendagri code, quoted: '32.75.01.1001'. Its last part begins with 1 for a kelurahan, 2 for a desa.",
                ),
                name: Type.String({ minLength: 1, description: 'Name without the word Kelurahan or Desa.' }),
              },
              { additionalProperties: false, description: 'A kelurahan or desa.' },
            ),
            { minItems: 1, description: 'The kelurahan and desa of the kecamatan.' },
          ),
        },
        { additionalProperties: false, description: 'A kecamatan.' },
      ),
      { minItems: 1, description: 'Every kecamatan of the region.' },
    ),
  },
  { additionalProperties: false, description: 'The places of the region, by Kemendagri code.' },
);
export type PlacesFile = Static<typeof PlacesFile>;
