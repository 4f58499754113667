/** Applications that open others: the cases of a life event, and messages between regions. */
import { Type } from 'typebox';
import { closed, expression, name, namePattern, slug, slugPattern, table, text } from './parts.ts';

const source = Type.Unsafe<{ from: string; oneEach?: true } | { value: string | number | boolean }>({
  description: 'Where the answer comes from: a path (from) or a fixed value (value).',
  anyOf: [
    {
      type: 'object',
      properties: {
        from: {
          type: 'string',
          pattern: '^(form|item|products|asked|message)(\\.[A-Za-z][A-Za-z0-9-]*)+$',
          description:
            'form.<field>, item.<field> of the repeated group, products.<member>.<product> (the file or number of one that finished before), asked.<member>.<question> (what an officer answered there), message.<name> in receives.',
        },
        oneEach: {
          const: true,
          description:
            'Of several files: one for each case that this member opens, in the order of the group (a photo of each child).',
        },
      },
      required: ['from'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: {
        value: { type: ['string', 'number', 'boolean'], description: 'The same for every case.' },
      },
      required: ['value'],
      additionalProperties: false,
    },
  ],
} as never);

export const answerSources = (description: string) => table(namePattern, source, description);

export const members = table(
  slugPattern,
  Type.Object(
    {
      service: slug('A service of this pack.'),
      title: text('What the citizen reads beside its case: The certificate, the new family card.'),
      when: Type.Optional(expression('It is opened only when this is true, over form, facts and item.')),
      each: Type.Optional(name('A repeated group of the form: one case for each of its items.')),
      after: Type.Optional(
        Type.Array(slug('Another member.'), {
          minItems: 1,
          uniqueItems: true,
          description: 'Members whose cases must all have finished before this one is sent.',
        }),
      ),
      waiting: Type.Optional(text('What the citizen reads while it waits for those.')),
      answers: answerSources(
        'Where its answers come from, by field of that service; fields of the same code and type carry over by themselves.',
      ),
    },
    { ...closed, description: 'An application that the event opens.' },
  ),
  'Makes the service a life event: one application that opens several, by name. Its own case only tells their common story; an automatic action ends it when case.members.open == 0.',
);

export const receives = Type.Object(
  {
    message: slug('The name of the message that another region’s action hands over.'),
    answers: answerSources('Where the answers come from, by field: message.<name>.'),
  },
  { ...closed, description: 'A message of another region that opens this service for the same citizen.' },
);

export const handsOver = Type.Object(
  {
    message: slug('What a service of the other region receives.'),
    to: expression('The code of the city or regency, 32.16, over form.'),
    answers: answerSources('What the message carries, by name: form.<field>.'),
  },
  { ...closed, description: 'A signed message to another region, with the released products.' },
);
