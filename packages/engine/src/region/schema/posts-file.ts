import { type Static, Type } from 'typebox';
import { slug, text, villageCode } from './parts.ts';

/** `posts.yaml`: roles, and the posts that carry them. */
export const PostsFile = Type.Object(
  {
    roles: Type.Array(
      Type.Object(
        {
          id: slug('The name that posts and installed.yaml use.'),
          name: text('What the role is called.'),
          does: text('What someone in this role does, in one sentence.'),
          oversees: Type.Optional(
            Type.Boolean({
              description:
                'Whether the region may grant it to officers of other regions, who oversee this one.',
            }),
          ),
        },
        { additionalProperties: false, description: 'A role.' },
      ),
      { minItems: 1, description: 'The roles of the region.' },
    ),
    posts: Type.Array(
      Type.Object(
        {
          id: slug('The name of the post; an account is appointed to it.'),
          title: text('The title as it stands in the appointment.'),
          office: slug('Where the holder works.'),
          agency: Type.Optional(slug('For whom; absent: the agency of the office.')),
          roles: Type.Array(slug('A role.'), {
            minItems: 1,
            description: 'The roles that the post carries.',
          }),
          covers: Type.Enum(['office', 'agency', 'region'], {
            description:
              'Whose cases: those of the office, those for which the agency is responsible at any office, or all.',
          }),
          village: Type.Optional(villageCode('For a village officer: the kelurahan or desa served.')),
          holder: Type.Optional(
            Type.Object(
              {
                name: Type.String({ minLength: 1, description: 'Name with titles, as officials write it.' }),
                nip: Type.Optional(
                  Type.String({
                    pattern: '^\\d{18}$',
                    description:
                      'NIP, 18 digits: birth date, month of appointment, sex, serial number. Absent for who is no civil servant.',
                  }),
                ),
                rank: Type.Optional(
                  Type.String({
                    pattern: '^.+ \\((I|II|III|IV)/[a-e]\\)$',
                    description: 'Pangkat and golongan: Penata Tingkat I (III/d).',
                  }),
                ),
              },
              { additionalProperties: false, description: 'Who holds the post; absent while it is vacant.' },
            ),
          ),
        },
        { additionalProperties: false, description: 'A post.' },
      ),
      { minItems: 1, description: 'The posts of the region.' },
    ),
  },
  { additionalProperties: false, description: 'Roles and posts.' },
);
export type PostsFile = Static<typeof PostsFile>;
