import { Type } from 'typebox';
import { way } from './besides.ts';
import { handsOver } from './event.ts';
import { askField } from './form.ts';
import { closed, expression, name, namePattern, slug, slugPattern, table, text } from './parts.ts';

const state = Type.Object(
  {
    title: text('The state in two or three words.'),
    story: text('What the citizen reads, one sentence; {office} is replaced by the office’s name.'),
    turn: Type.Enum(['office', 'applicant', 'centre', 'court', 'nobody'], {
      description:
        'Whose time passes. The promise’s clock runs only while it is office; the others’ waits are shown apart.',
    }),
    role: Type.Optional(slug('The role that holds the case; none where no officer does.')),
    end: Type.Optional(
      Type.Enum(['finished', 'refused', 'cancelled'], {
        description: 'How a case ends here; absent while it goes on.',
      }),
    ),
    queue: Type.Optional(
      Type.Enum(['print', 'sign'], {
        description:
          'print: what waits here is printed at the case’s office, what was promised first before the others: exactly one action from here uses stock. sign: prepared documents wait here on the signing desk: exactly one action from here signs; a case of which nothing is signed here passes without a stop.',
      }),
    ),
    watch: Type.Optional(name('What is asked of the register while a case is here: a name of watches.')),
    parcel: Type.Optional(
      Type.Enum(['packing', 'counter', 'courier', 'village', 'post', 'resting'], {
        description:
          'Where the service’s parcel is while a case is here; resting: on its way back, or set aside until someone decides.',
      }),
    ),
  },
  { ...closed, description: 'Where a case can be.' },
);

const action = Type.Object(
  {
    title: text('What stands on the button.'),
    from: Type.Array(slug('A state.'), {
      minItems: 1,
      description: 'The states from which it may be taken.',
    }),
    to: slug('The state that it leads to.'),
    by: Type.Array(slug('A role, applicant or system.'), {
      minItems: 1,
      description: 'Who may take it: roles of pack.yaml, applicant, or system.',
    }),
    guard: Type.Optional(
      Type.Object(
        {
          that: expression(
            'Must hold, over facts, parameters, today and case: identity (matched, pending, mismatched), visit (whether one is booked), visitDayReached (whether its day has come; in a service with visits), helper (officer, household, village-officer, institution; empty for none), confirmed.<name>, denied.<name>, reports.<watch>, parcel.way, .window, .attempts, .attemptsLeft, .failure, members.total, .open, .finished, .refused, .cancelled.',
          ),
          otherwise: text('Why it is not possible, when it does not hold.'),
        },
        { ...closed, description: 'A condition on the case.' },
      ),
    ),
    needs: Type.Array(
      Type.Enum([
        'reason',
        'note',
        'faults',
        'checklist',
        'correction',
        'register-result',
        'proof',
        'signature',
        'slot',
      ]),
      {
        description:
          'What must be given: reason (a sentence that the applicant reads), note (an optional one for colleagues), faults (what is wrong at which field or document), checklist (every check ticked), correction (new answers or files), register-result (number and file of each document of the register; a card has neither, but its entry list is shown), proof (that the parcel reached the right hands: the receiver’s code, a photo or a signature), signature (of what it signs, given on the signing desk only), slot (a booked time: visit).',
      },
    ),
    asks: Type.Optional(
      Type.Array(askField, {
        minItems: 1,
        maxItems: 8,
        description: 'Small questions to whoever takes it: a tracking number, a date, who received it.',
      }),
    ),
    automatic: Type.Optional(
      Type.Boolean({
        description:
          'Taken by the machine as soon as the case is in from and the guard holds; by is [system], nothing is needed.',
      }),
    ),
    uses: Type.Optional(
      Type.Array(
        Type.Object(
          {
            stock: slug('A name of stock in pack.yaml.'),
            count: Type.Integer({ minimum: 1, maximum: 100, description: 'How many.' }),
          },
          { ...closed, description: 'What is used up.' },
        ),
        { minItems: 1, description: 'What it uses up of the office’s stock; not possible without.' },
      ),
    ),
    reprints: Type.Optional(
      Type.Literal(true, {
        description:
          'It is printed once more: what was used for the case before counts as spoiled; needs a reason.',
      }),
    ),
    takesBack: Type.Optional(
      Type.Literal('old-card', {
        description:
          'The old card is taken back with it; where it asks a yes-no question, if the answer is yes.',
      }),
    ),
    takesBackIf: Type.Optional(
      name('A yes-no fact: where it does not hold there is no old card, and nothing is asked about one.'),
    ),
    destroys: Type.Optional(
      Type.Literal('old-card', {
        description:
          'What was taken back is destroyed, on record; it may ask for one date, the day of destruction.',
      }),
    ),
    handsOver: Type.Optional(handsOver),
    parcel: Type.Optional(
      Type.Enum(
        [
          'to-courier',
          'to-counter',
          'to-village',
          'to-post',
          'deliver',
          'fail',
          'come-back',
          'print-again',
          'choose',
          'dispute',
        ],
        {
          description:
            'What it does to the service’s parcel: by this and the state the delivery finds the step. fail needs the question why (moved, died, unclear-address, nobody, refused); choose needs way.',
        },
      ),
    ),
    way: Type.Optional(way('The way that the parcel goes from now on; choose has one.')),
    prepares: Type.Optional(
      Type.Array(name('A product.'), {
        minItems: 1,
        description:
          'Products whose documents are made for the signing desk when it is taken; nobody outside sees them before they are signed.',
      }),
    ),
    signs: Type.Optional(
      Type.Array(name('A product.'), {
        minItems: 1,
        description:
          'Products that are signed with it: from a state with queue sign, with the need signature, by the role that their signature names.',
      }),
    ),
    releases: Type.Optional(
      Type.Array(name('A product.'), {
        minItems: 1,
        description: 'Products that become the applicant’s with this action.',
      }),
    ),
    undoMinutes: Type.Integer({
      minimum: 0,
      maximum: 1440,
      description:
        'How long it can be undone; messages wait that long. 0: it cannot, and confirm says what that means.',
    }),
    confirm: Type.Optional(text('Shown before an action that cannot be undone.')),
    story: text('The sentence that the timeline tells; {office} is replaced.'),
    tone: Type.Enum(['main', 'other', 'return', 'danger'], { description: 'How the button looks.' }),
    message: Type.Optional(slug('The message that the applicant gets.')),
  },
  { ...closed, description: 'A step that someone takes.' },
);

export const flow = Type.Object(
  {
    start: slug('The state of a new case.'),
    states: table(slugPattern, state, 'Where a case can be, by name.'),
    actions: table(slugPattern, action, 'What can be done, by name, in the order in which it is offered.'),
  },
  { ...closed, description: 'How a case goes: a small state machine.' },
);

export const products = table(
  namePattern,
  Type.Object(
    {
      title: text('What the citizen gets.'),
      form: Type.Enum(['a4', 'card'], {
        description: 'a4: a document to print at home; card: from a stock of blanks.',
      }),
      issuer: Type.Enum(['register', 'local'], {
        description:
          'register: made in the population register, comes in as number and file; local: made and signed here from a template.',
      }),
      template: Type.Optional(
        Type.String({
          pattern: '^templates/[a-z0-9-]+\\.typ$',
          description:
            'The Typst file that it is made from (issuer local); of a register’s product its specimen.',
        }),
      ),
      signature: Type.Optional(
        Type.Object(
          { by: slug('A role of pack.yaml.') },
          {
            ...closed,
            description:
              'It is signed electronically before it is released, by whoever fills this role. It counts for issuer local; a register’s product may name it for regions that may sign it themselves.',
          },
        ),
      ),
      entry: Type.Optional(
        Type.Array(
          Type.Object(
            {
              label: text('The field’s name on the register’s screen.'),
              value: expression('What to type there.'),
            },
            { ...closed, description: 'A line to copy.' },
          ),
          {
            minItems: 1,
            description: 'The data in the order in which the register asks for it (issuer register).',
          },
        ),
      ),
      about: Type.Optional(
        Type.Array(expression('A NIK, a family card number or a name; several are divided by semicolons.'), {
          minItems: 1,
          maxItems: 10,
          description:
            'What must stand on the register’s file, so that nobody gets the document of someone else of the family: numbers where they are known, names otherwise. What is empty is passed over. Where no number is among them, the register’s number of the document must stand on it too (issuer register).',
        }),
      ),
      data: Type.Optional(
        table(
          namePattern,
          expression('A value.'),
          'What the template is filled with, by name, over form, facts, applicant, labels, office and case; of a register’s product for its specimen.',
        ),
      ),
      rows: Type.Optional(
        table(
          namePattern,
          Type.Object(
            {
              each: name(
                'A group of the form; or household (the applicant’s family as the register has it), faults (what was found wrong), documents (what the application needs).',
              ),
              data: table(namePattern, expression('A value.'), 'The columns, over item and what data sees.'),
            },
            { ...closed, description: 'A table.' },
          ),
          'Tables that the template is filled with, by name: a row for each item.',
        ),
      ),
      made: Type.Optional(
        Type.Literal('filing', {
          description:
            'A receipt: tells what came in, and is the applicant’s from then on; made whenever somebody opens it. Only for issuer local without signature.',
        }),
      ),
      showsFamily: Type.Optional(
        Type.Boolean({
          description:
            'true: others of the applicant’s family stand on it, as the register has them. An account opens it only once a passkey made at a counter, the national login or an officer who saw the card has proven whose it is; at a counter it is printed for whoever shows the card.',
        }),
      ),
    },
    { ...closed, description: 'What comes out of the service.' },
  ),
  'What the service gives, by name.',
);

export const messages = table(
  slugPattern,
  Type.Object(
    {
      subject: text('The subject, for e-mail.'),
      body: text(
        'The message, at most 600 characters. {code}, {service}, {office}, {due}, {reason}, {link} are replaced, {visit} and {bring} where a visit is booked, and {pickupCode} where the parcel has a code.',
      ),
    },
    { ...closed, description: 'A message to the applicant.' },
  ),
  'Messages to the applicant, by name. "filed" is sent when the application has come in; "promise-broken", in the system’s words where there is none, when the promise breaks ({ours}: how long the office had it, {waits}: how long others).',
);
