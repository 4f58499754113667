/** What a service does beside its own form and flow: people who confirm, registers that are asked, visits, lines, hints. */
import { Type } from 'typebox';
import { closed, expression, name, namePattern, slug, slugPattern, table, text } from './parts.ts';

const validDays = Type.Integer({ minimum: 1, maximum: 365, description: 'How many days it may be used.' });

export const confirmations = table(
  namePattern,
  Type.Object(
    {
      title: text('What is asked for: The witnesses’ word.'),
      people: Type.Array(
        Type.Object(
          {
            person: name('The field with the person: a person, or a name as text.'),
            phone: name('The field with the phone to which the link goes, of format phone.'),
          },
          { ...closed, description: 'Someone who is asked.' },
        ),
        { minItems: 1, maxItems: 10, description: 'Who is asked, each by a link of their own.' },
      ),
      when: Type.Optional(expression('Asked for only when true, over form.')),
      statement: text('What they put their name to, in the first person.'),
      shows: Type.Array(name('A field.'), {
        description: 'The fields that they are shown; nothing else of the case.',
      }),
      validDays,
    },
    { ...closed, description: 'Something that others confirm.' },
  ),
  'People other than the applicant who confirm something by a link that they are sent, by name. Guards read case.confirmed.<name> and case.denied.<name>, how many said yes and no.',
);

export const watches = table(
  namePattern,
  Type.Object(
    {
      kind: Type.Enum(['card'], {
        description:
          'card: how far the recording of someone’s KTP-el is (BIO_CAPTURED, SENT_FOR_ENROLLMENT, PRINT_READY_RECORD, CARD_PRINTED, DUPLICATE_RECORD, FAILED, NONE).',
      }),
      title: text('What is asked of the register.'),
      nik: expression('The NIK of whom it asks, over form and applicant.'),
      stories: table(
        '^[A-Z][A-Z_]*$',
        text('What the citizen reads at this status.'),
        'What the citizen reads, by status.',
      ),
    },
    { ...closed, description: 'A question to the register.' },
  ),
  'What is asked of the population register while a case stands in a state that names it, by name. Guards read case.reports.<name>, the last status or an empty text.',
);

const ways = ['home', 'pick-up', 'village', 'post'] as const;

export const way = (description: string) => Type.Enum([...ways], { description });

export const parcel = Type.Object(
  {
    holds: text('What is in it, as the label and the courier’s list say.'),
    receiver: expression('Whom it is for, over form, facts and applicant.'),
    phone: expression('The phone that is called, over the same; an empty text for none.'),
    address: Type.Optional(
      name(
        'The field of type address to which it is brought; without it the applicant’s address by the register.',
      ),
    ),
    way: name('The fact of type string that says which way it goes: home, pick-up, village or post.'),
    window: Type.Optional(
      name(
        'The fact of type string that says when someone is at home: a code of the region’s delivery.yaml.',
      ),
    ),
    ways: Type.Array(way('A way.'), {
      minItems: 1,
      uniqueItems: true,
      description: 'Ways that the applicant may choose from.',
    }),
    attempts: Type.Integer({
      minimum: 1,
      maximum: 5,
      description: 'How often it is brought before it waits at the counter.',
    }),
  },
  {
    ...closed,
    description:
      'The thing that is brought to someone or waits for them. States say where it is (parcel), actions what they do to it (parcel). Guards read case.parcel.way, .window, .attempts, .attemptsLeft and .failure.',
  },
);

export const visit = Type.Object(
  {
    title: text('What the visit is for.'),
    minutes: Type.Integer({ minimum: 5, maximum: 480, description: 'How long it takes.' }),
    bring: Type.Array(text('A thing to bring.'), { description: 'What to bring, each a line.' }),
    movableUntilHours: Type.Integer({
      minimum: 0,
      maximum: 336,
      description: 'Until how many hours before the visit the applicant may move it.',
    }),
  },
  { ...closed, description: 'A visit to an office at a booked time; an action that needs slot books it.' },
);

export const line = Type.Object(
  {
    state: slug('The state in which cases wait.'),
    stock: slug('What there is too little of: a name of stock in pack.yaml.'),
    order: Type.Array(expression('A whole number over facts, lower first.'), {
      minItems: 1,
      maxItems: 5,
      description: 'Who comes first, one after the other; then the time of filing.',
    }),
    rule: text('The same rule in words, as it is published.'),
  },
  { ...closed, description: 'Who comes first when there is less of something than people wait for.' },
);

export const draftReminders = Type.Array(
  Type.Object(
    {
      code: slug('The name of the reminder.'),
      when: Type.Optional(expression('Sent only when true, over form and applicant.')),
      on: expression('The day on which it is sent, YYYY-MM-DD, over form.'),
      deadline: Type.Optional(
        expression('The last day on which the form should be sent, YYYY-MM-DD: {due} in the message.'),
      ),
      message: slug('The message, a name of messages.'),
    },
    { ...closed, description: 'A reminder.' },
  ),
  { minItems: 1, description: 'Messages to someone who has begun to fill in the form but has not sent it.' },
);

export const startCodes = table(
  slugPattern,
  Type.Object(
    {
      title: text('What is handed over: Birth letter from the midwife.'),
      by: Type.Array(slug('A role.'), {
        minItems: 1,
        uniqueItems: true,
        description: 'Roles of pack.yaml that may give it out.',
      }),
      fields: Type.Array(name('A field.'), {
        minItems: 1,
        uniqueItems: true,
        description: 'The fields that whoever gives it out fills in.',
      }),
      person: name('The field whose person must be the applicant or in the applicant’s household.'),
      validDays,
    },
    { ...closed, description: 'A part of the form that comes as a code.' },
  ),
  'Parts of the form that someone else fills in beforehand and hands over as a code, by name.',
);

export const suggestions = Type.Array(
  Type.Object(
    {
      code: slug('The name of the hint.'),
      when: expression(
        'When it is someone’s next step, over member (name, nik, age, birthDate, sex, relation, maritalStatus, card: none, recorded or held), household (finished, open: codes of services; size), today and parameters.',
      ),
      title: text('The next step in a few words.'),
      why: text('Why now, a sentence.'),
    },
    { ...closed, description: 'A hint.' },
  ),
  { minItems: 1, description: 'When this service is the next step of someone in a household.' },
);
