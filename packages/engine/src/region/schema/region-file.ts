import { type Static, Type } from 'typebox';
import { regencyCode, slug, text } from './parts.ts';

const colour = (description: string) => Type.String({ pattern: '^#[0-9a-f]{6}$', description });

const count = (description: string) => Type.Integer({ minimum: 1, description });

/** How far one may act for another here; every number has a default. */
const helping = Type.Object(
  {
    mandateDays: Type.Optional(count('For how many days a power of attorney (F-1.07) may be given at most.')),
    counterHours: Type.Optional(count('How long the visit of a walk-in lasts: until then the counter acts.')),
    adultAge: Type.Optional(
      count('From which age someone must allow the family to act (UU 23/2006 art. 63: a card from 17).'),
    ),
    lookUpsPerDay: Type.Optional(
      Type.Object(
        { counter: count('By an officer at a counter.'), village: count('By a village officer.') },
        { additionalProperties: false, description: 'How many people one account may look up in a day.' },
      ),
    ),
    startCodeAttemptsPerDay: Type.Optional(count('How many start codes one account may try in a day.')),
    strangers: Type.Optional(
      Type.Object(
        {
          days: count('The days that are counted together.'),
          phone: count('More families than this under one phone raise a flag.'),
          village: count('More people than this by one village officer raise a flag.'),
          counter: count('More people than this by one officer at a counter raise a flag.'),
        },
        { additionalProperties: false, description: 'From when on helping strangers is unusual.' },
      ),
    ),
  },
  { additionalProperties: false, description: 'Helping others: limits.' },
);

const time = (description: string) => Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description });

/** How officers' accounts are kept. */
const staff = Type.Object(
  {
    unusedDays: Type.Optional(
      count('After how many days without signing in an account is closed until someone opens it again.'),
    ),
  },
  { additionalProperties: false, description: 'Officers’ accounts.' },
);

/** When and how people are told; everything has a default. */
const messages = Type.Object(
  {
    quiet: Type.Optional(
      Type.Object(
        {
          from: time("The evening hour from which nothing is sent: '21:00'."),
          until: time("The morning: '06:00'."),
        },
        {
          additionalProperties: false,
          description: 'When nobody is disturbed; codes for sign-in are never held.',
        },
      ),
    ),
    channel: Type.Optional(
      Type.Enum(['whatsapp', 'none'], { description: 'For who has chosen nothing: whatsapp unless told.' }),
    ),
    language: Type.Optional(
      Type.Enum(['id', 'en'], { description: 'For who has chosen nothing: id unless told.' }),
    ),
    digests: Type.Optional(
      Type.Array(time('An hour of a working day.'), {
        maxItems: 6,
        description: "When officers are told what waits for them: '07:30', '12:00' and '15:30' unless told.",
      }),
    ),
  },
  { additionalProperties: false, description: 'When and how people are told.' },
);

/** From when on looking at personal data is unusual; every number has a default. */
const looks = Type.Object(
  {
    manyPerHour: Type.Optional(
      count('Fewer people than this that an officer sees in an hour are never many.'),
    ),
    timesHabit: Type.Optional(count('How many times what is usual at the office is many.')),
    graceMinutes: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'Minutes around the hours of an office that still count as such.',
      }),
    ),
  },
  { additionalProperties: false, description: 'Unusual looking: limits.' },
);

/** `region.yaml`: who the region is. */
export const RegionFile = Type.Object(
  {
    id: Type.String({
      pattern: '^\\d{4}$',
      description: 'The Kemendagri code without its dot, the region_id of every table; never changes.',
    }),
    code: regencyCode("The Kemendagri code of the kota or kabupaten, quoted: '32.75'."),
    slug: slug('The region in the path of every page: /kota-bekasi. Equal to the name of its folder.'),
    codePrefix: Type.String({
      pattern: '^[A-HJKMNP-TV-Z]{2,3}$',
      description: 'The letters that begin its tracking codes, without I, L, O and U: KB.',
    }),
    kind: Type.Enum(['kota', 'kabupaten'], {
      description: 'Kota (city) or kabupaten (regency).',
    }),
    name: text('The full name.'),
    shortName: Type.String({ minLength: 1, description: 'The name as said in the region: Bekasi.' }),
    government: text('The government that keeps the promises.'),
    province: Type.Object(
      {
        code: Type.String({ pattern: '^\\d{2}$', description: "Kemendagri code of the province, '32'." }),
        name: Type.String({ minLength: 1, description: 'Name of the province.' }),
      },
      { additionalProperties: false, description: 'The province in which the region lies.' },
    ),
    zone: Type.Enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'], {
      description: 'The IANA zone of the region: WIB, WITA or WIT.',
    }),
    counts: Type.Object(
      {
        districts: Type.Integer({ minimum: 1, description: 'How many kecamatan places.yaml must hold.' }),
        villages: Type.Integer({
          minimum: 1,
          description: 'How many kelurahan and desa places.yaml must hold.',
        }),
      },
      { additionalProperties: false, description: 'A guard against a place lost while editing.' },
    ),
    accent: Type.Object(
      {
        light: colour('On light ground: at least 4.5:1 against white, both as text and under white text.'),
        dark: colour('On dark ground: at least 4.5:1 against #121417.'),
      },
      { additionalProperties: false, description: 'The one colour of the region; never used for a state.' },
    ),
    contact: Type.Object(
      {
        address: text('Where the government sits.'),
        website: Type.Optional(Type.String({ pattern: '^https://', description: 'Official website.' })),
        phone: Type.Optional(
          Type.String({ pattern: '^\\+62\\d{7,12}$', description: 'Information desk, international form.' }),
        ),
        whatsapp: Type.Optional(
          Type.String({ pattern: '^\\+62\\d{8,12}$', description: 'WhatsApp, international form.' }),
        ),
        email: Type.Optional(Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$', description: 'E-mail.' })),
      },
      { additionalProperties: false, description: 'How residents reach the government.' },
    ),
    registerDocuments: Type.Optional(
      Type.Enum(['checked', 'as-they-come'], {
        description:
          'checked: a document of the register counts only with a valid signature of an authority that the installation trusts; as-they-come, unless told: one without any signature is taken too.',
      }),
    ),
    helping: Type.Optional(helping),
    messages: Type.Optional(messages),
    looks: Type.Optional(looks),
    staff: Type.Optional(staff),
  },
  { additionalProperties: false, description: 'Who the region is.' },
);
export type RegionFile = Static<typeof RegionFile>;
