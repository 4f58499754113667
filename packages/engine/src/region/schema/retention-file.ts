import { type Static, Type } from 'typebox';
import { assumed, slug, source, text } from './parts.ts';

/**
 * What is kept for a time, and the moment from which that time runs. The server knows how each is deleted; a region
 * says how long it is kept and by which law.
 */
export const retentionSubjects = {
  case: 'ended',
  draft: 'saved',
  'officer-message': 'made',
  'inbound-message': 'received',
  command: 'told',
  'start-code': 'emptied',
  mandate: 'ended',
  'helper-flag': 'reviewed',
  'device-event': 'received',
  'table-import': 'begun',
  'region-message': 'settled',
  'document-share': 'ended',
  'household-copy': 'fetched',
  'identity-claim': 'changed',
  session: 'ended',
  'data-export': 'ready',
  'data-request': 'answered',
} as const;

export type RetentionSubject = keyof typeof retentionSubjects;
export type RetentionMoment = (typeof retentionSubjects)[RetentionSubject];

const subjects = Object.keys(retentionSubjects) as RetentionSubject[];
const moments = [...new Set(Object.values(retentionSubjects))] as RetentionMoment[];

/** `retention.yaml`: how long what is kept, and by which law (UU PDP 27/2022 art. 16 and 43). */
export const RetentionFile = Type.Object(
  {
    rules: Type.Array(
      Type.Object(
        {
          what: Type.Enum(subjects, { description: 'What is deleted.' }),
          services: Type.Optional(
            Type.Array(slug('A service of an installed pack.'), {
              minItems: 1,
              uniqueItems: true,
              description: 'Of cases: only of these services. Absent: of all that no other rule names.',
            }),
          ),
          keep: Type.String({
            pattern: '^[1-9]\\d{0,3} (hours|days|months|years)$',
            description: "How long it is kept: '10 years', '90 days'.",
          }),
          after: Type.Enum(moments, { description: 'The moment from which it is counted.' }),
          basis: text('The duty or the purpose by which it is kept so long.'),
          stays: text('What is left when it has been deleted, and why.'),
          source,
          assumed: Type.Optional(assumed),
        },
        { additionalProperties: false, description: 'One rule.' },
      ),
      { description: 'A rule for each thing that is kept for a time.' },
    ),
    deadlines: Type.Object(
      {
        answerWithinHours: Type.Integer({
          minimum: 1,
          maximum: 720,
          description: 'How long an answer to a request about personal data may take.',
        }),
        noticeWithinHours: Type.Integer({
          minimum: 1,
          maximum: 720,
          description: 'How long after a breach was detected the people and the authority must be told.',
        }),
        source,
      },
      { additionalProperties: false, description: 'Times of the law.' },
    ),
    corrections: Type.Optional(
      Type.Array(slug('A service of an installed pack.'), {
        uniqueItems: true,
        description:
          'Services by which data about people are corrected: an application for one is a request for correction.',
      }),
    ),
  },
  { additionalProperties: false, description: 'How long personal data are kept.' },
);
export type RetentionFile = Static<typeof RetentionFile>;
