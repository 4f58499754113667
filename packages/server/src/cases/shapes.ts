import type { AskField, AvailableAction, Turn } from '@satuloket/engine';
import { Type } from 'typebox';
import { FileShape, type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type {
  AnswerRow,
  CaseCard,
  CaseMoved,
  CaseTrack,
  CaseView,
  FaultView,
  MemberView,
  ProductView,
  PromiseView,
  TimelineEntry,
  WorkPage,
  WorkQueueCount,
  WorkRow,
} from '../types.ts';
import { DefinitionShape, Instant, InstantOrNull, OfficeShape } from './service-shapes.ts';

/** What the API tells of cases and of the lists of work. */

const TurnShape = Type.Unsafe<Turn>(
  Type.Enum(['office', 'applicant', 'centre', 'court', 'nobody'], { description: 'Whose turn it is.' }),
);
const EndShape = Type.Union([Type.Enum(['finished', 'refused', 'cancelled']), Type.Null()], {
  description: 'null while it is open.',
});

const promise = shapeOf<PromiseView>()(
  'Promise',
  Type.Object(
    {
      state: Type.Enum(['on-time', 'at-risk', 'late', 'kept', 'broken', 'paused']),
      dueAt: InstantOrNull,
      used: Type.Number({ description: '0 at filing, 1 when due, more when late.' }),
      sentence: TextShape,
      waits: Type.Array(Type.Object({ turn: TurnShape, spoken: TextShape }), {
        description: 'The time taken so far by each.',
      }),
    },
    { description: 'The promise and what is left of it.' },
  ),
);
export const PromiseShape = promise.reference;

const fault = shapeOf<FaultView>()(
  'Fault',
  Type.Object(
    {
      at: Type.String({ description: '`form.<path>` or `requirement.<code>`.' }),
      label: TextShape,
      words: Type.String(),
    },
    { description: 'What is wrong at one field or document of a returned case.' },
  ),
);
export const FaultShape = fault.reference;

const answerRow = shapeOf<AnswerRow>()(
  'AnswerRow',
  Type.Object(
    {
      path: Type.String(),
      label: TextShape,
      shown: TextShape,
      files: Type.Optional(Type.Array(FileShape)),
      fault: Type.Optional(Type.String()),
    },
    { description: 'One answer as people read it.' },
  ),
);

export const SectionsShape = Type.Array(
  Type.Object({ step: Type.String(), title: TextShape, rows: Type.Array(answerRow.reference) }),
);

const product = shapeOf<ProductView>()(
  'Product',
  Type.Object(
    {
      code: Type.String(),
      title: TextShape,
      form: Type.Enum(['a4', 'card'], { description: 'A card is handed over, without file and number.' }),
      issuer: Type.Enum(['register', 'local']),
      released: Type.Boolean({ description: 'Whether it is the applicant’s now.' }),
      signed: Type.Boolean(),
      standing: Type.Optional(
        Type.Enum(['withdrawn', 'replaced'], { description: 'It was handed out and counts no longer.' }),
      ),
      number: Type.Optional(Type.String()),
      fileId: Type.Optional(Type.String({ description: 'For `linkFile`.' })),
      isReceipt: Type.Optional(
        Type.Literal(true, {
          description: 'Made of what came in each time that it is opened: `openReceipt` instead of a file.',
        }),
      ),
      isFamilyHidden: Type.Optional(
        Type.Literal(true, {
          description:
            'It shows the family: number and file are told once a passkey made at a counter, the national login or an officer who saw the card has proven whose account this is.',
        }),
      ),
    },
    { description: 'A document that the case is to bring forth.' },
  ),
);

const member = shapeOf<MemberView>()(
  'Member',
  Type.Object(
    {
      member: Type.String(),
      item: Type.Optional(Type.Integer({ description: 'Of which item of a group, from 0.' })),
      title: TextShape,
      of: Type.Optional(Type.String({ description: 'Whom it is for.' })),
      ordinal: Type.Optional(Type.Integer({ description: 'Which of several of the same kind, from 1.' })),
      standing: Type.Enum(['opened', 'ready', 'waiting', 'blocked', 'incomplete', 'dropped']),
      code: Type.Union([Type.String(), Type.Null()], { description: 'null while it is not sent.' }),
      story: TextShape,
      turn: TurnShape,
      end: EndShape,
      promise: Type.Union([PromiseShape, Type.Null()]),
      office: Type.Union([TextShape, Type.Null()]),
      mayStart: Type.Boolean({ description: 'Whether the reader may begin it by hand now.' }),
      products: Type.Optional(Type.Array(product.reference, { description: 'What came of it.' })),
    },
    { description: 'One application of a life event: its case, or what it waits for.' },
  ),
);

const PartsShape = Type.Object(
  {
    seenBy: Type.Optional(
      Type.Object(
        { officers: Type.Integer() },
        { description: 'For the applicant: how many officers have seen the case.' },
      ),
    ),
    asHelper: Type.Optional(Type.Literal(true, { description: 'The reader stands here for the applicant.' })),
    helper: Type.Optional(
      Type.Object(
        {
          sentence: TextShape,
          until: Type.Optional(Instant),
          mandateId: Type.Optional(Type.String()),
          paperOf: Type.Optional(Type.String()),
        },
        { description: 'Who filed it for the applicant.' },
      ),
    ),
    delay: Type.Optional(
      Type.Object(
        {
          level: Type.Enum(['holder', 'head', 'broken'], {
            description: 'Who has been told; `broken`: the promised time has passed.',
          }),
          sentence: TextShape,
          next: TextShape,
          answer: Type.Optional(
            Type.Object(
              { at: Instant, spoken: TextShape, words: Type.String() },
              { description: 'What the head of the office wrote to the applicant.' },
            ),
          ),
          mayAnswer: Type.Optional(
            Type.Boolean({ description: 'The reader heads the office: `answerBrokenPromise`.' }),
          ),
        },
        { description: 'The promise is nearly used up (for officers) or broke.' },
      ),
    ),
    former: Type.Optional(
      Type.Object(
        {
          system: Type.String(),
          importedAt: Instant,
          papersAtOffice: Type.Boolean({ description: 'Its papers lie at the office and are not here.' }),
        },
        { description: 'It came from a former system.' },
      ),
    ),
    visit: Type.Optional(
      Type.Object(
        {
          startsAt: Instant,
          endsAt: Instant,
          sentence: TextShape,
          office: OfficeShape,
          bring: Type.Array(TextShape),
          movable: Type.Boolean({ description: 'Whether it may still be moved to another time.' }),
        },
        { description: 'The booked visit.' },
      ),
    ),
    serials: Type.Optional(
      Type.Object(
        {
          held: Type.Array(
            Type.Object({
              serial: Type.String(),
              title: TextShape,
              isSpoiled: Type.Boolean({ description: 'It was printed again since.' }),
            }),
          ),
          next: Type.Array(
            Type.Object({
              action: Type.String(),
              title: TextShape,
              count: Type.Integer(),
              serials: Type.Array(Type.String()),
            }),
            { description: 'Those that come next for a step that uses them.' },
          ),
        },
        { description: 'For officers: serials of what the case used.' },
      ),
    ),
    posted: Type.Optional(
      Type.Array(
        Type.Object({
          tracking: Type.String({ description: 'The number of the post.' }),
          isLatest: Type.Boolean({ description: 'Not sent or made once more since.' }),
          events: Type.Array(
            Type.Object({
              status: Type.Enum(['accepted', 'in-transit', 'delivered', 'returned', 'damaged', 'lost']),
              at: Instant,
              sentence: TextShape,
            }),
          ),
        }),
        { description: 'What went by post, the latest first.' },
      ),
    ),
    members: Type.Optional(
      Type.Array(member.reference, { description: 'What a life event opened or will open.' }),
    ),
    partOf: Type.Optional(
      Type.Object(
        { code: Type.String(), title: TextShape, siblings: Type.Array(member.reference) },
        { description: 'The event of which it is a part, and what else belongs to that.' },
      ),
    ),
    confirmations: Type.Optional(
      Type.Array(
        Type.Object({
          confirmation: Type.String(),
          person: Type.Integer({ description: 'The place among the people asked, from 0.' }),
          title: TextShape,
          name: Type.String(),
          answer: Type.Union([Type.Enum(['yes', 'no']), Type.Null()]),
          askedAt: InstantOrNull,
          answeredAt: InstantOrNull,
          mayAskAgain: Type.Boolean(),
          askAgainFrom: Type.Optional(Instant),
          linkIsOver: Type.Optional(Type.Boolean({ description: 'Only a new link helps.' })),
          sharesPhone: Type.Optional(
            Type.Boolean({ description: 'For officers: someone else in this case has the same phone.' }),
          ),
        }),
        { description: 'Who confirms by a link, and what they said.' },
      ),
    ),
    abroad: Type.Optional(
      Type.Array(
        Type.Object({
          region: TextShape,
          direction: Type.Enum(['from', 'to']),
          code: Type.Union([Type.String(), Type.Null()]),
          slug: Type.Optional(Type.String({ description: 'Its region, when it is of this installation.' })),
          trouble: Type.Optional(
            Type.Object(
              { messageId: Type.String(), words: TextShape },
              { description: 'For officers: it has not got there.' },
            ),
          ),
          end: EndShape,
          timeline: Type.Array(Type.Object({ at: Instant, story: TextShape })),
        }),
        { description: 'The same story in another region.' },
      ),
    ),
    line: Type.Optional(
      Type.Object(
        {
          position: Type.Integer({ description: 'From 1.' }),
          waiting: Type.Integer(),
          left: Type.Integer({ description: 'What the office has left.' }),
          sentence: TextShape,
        },
        { description: 'The place in the published line.' },
      ),
    ),
    watch: Type.Optional(
      Type.Object(
        { story: TextShape, since: Instant, askedAt: InstantOrNull },
        { description: 'What the register last told.' },
      ),
    ),
  },
  { description: 'What else there is to show; each is absent where there is nothing.' },
);

const trackProperties = {
  code: Type.String({ description: 'The tracking code.' }),
  service: TextShape,
  state: TextShape,
  story: TextShape,
  turn: TurnShape,
  end: EndShape,
  office: TextShape,
  promise: PromiseShape,
  timeline: Type.Array(Type.Object({ at: Instant, story: TextShape })),
  parts: PartsShape,
};

const track = shapeOf<CaseTrack>()(
  'CaseTrack',
  Type.Object(trackProperties, { description: 'What anyone with the code may see; nothing personal.' }),
);
export const TrackShape = track.reference;

const card = shapeOf<CaseCard>()(
  'CaseCard',
  Type.Object(
    {
      code: Type.String(),
      service: TextShape,
      serviceCode: Type.String(),
      applicantName: Type.String(),
      story: TextShape,
      turn: TurnShape,
      end: EndShape,
      endedAt: InstantOrNull,
      promise: PromiseShape,
      updatedAt: Instant,
      partOf: Type.Optional(Type.String({ description: 'The code of the life event that opened it.' })),
      ofHousehold: Type.Optional(
        Type.Boolean({ description: 'A family member’s, of which only this is shown.' }),
      ),
      products: Type.Optional(
        Type.Array(product.reference, { description: 'What a family member may download.' }),
      ),
    },
    { description: 'A case in the list of its applicant, or of the family.' },
  ),
);
export const CardsShape = Type.Array(card.reference, { description: 'The newest first.' });

const action = shapeOf<AvailableAction>()(
  'AvailableAction',
  Type.Object(
    {
      action: Type.String(),
      title: TextShape,
      tone: Type.Enum(['main', 'other', 'return', 'danger']),
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
      ),
      undoMinutes: Type.Integer(),
      confirm: Type.Optional(TextShape),
      asks: Type.Optional(
        Type.Array(Type.Unsafe<AskField>(Type.Object({}, { additionalProperties: true })), {
          description: 'Its own questions, as fields of the pack language.',
        }),
      ),
      possible: Type.Boolean(),
      reason: Type.Optional(TextShape),
      reasonCode: Type.Optional(
        Type.Unsafe<NonNullable<AvailableAction['reasonCode']>>(
          Type.String({ description: 'Why it is not possible.' }),
        ),
      ),
    },
    { description: 'An action of the flow, and why not when it is not possible.' },
  ),
);

const entry = shapeOf<TimelineEntry>()(
  'TimelineEntry',
  Type.Object(
    {
      seq: Type.Integer(),
      at: Instant,
      story: TextShape,
      by: TextShape,
      detail: Type.Optional(Type.String()),
      files: Type.Optional(Type.Array(Type.Object({ fileId: Type.String(), name: Type.String() }))),
      undone: Type.Boolean(),
    },
    { description: 'One thing that happened.' },
  ),
);

const wholeCase = shapeOf<CaseView>()(
  'Case',
  Type.Object(
    {
      ...trackProperties,
      caseId: Type.String(),
      lastSeq: Type.Integer({ description: 'Commands name it, so that nothing newer is overlooked.' }),
      definition: DefinitionShape,
      stateCode: Type.String(),
      officeId: Type.String(),
      applicant: Type.Object({
        name: Type.String(),
        nikMasked: Type.String(),
        phoneMasked: Type.String(),
      }),
      identity: Type.Enum(['matched', 'pending', 'mismatched'], {
        description: 'Whether the register knows the applicant.',
      }),
      masked: Type.Optional(
        Type.Object(
          { purposes: Type.Array(Type.Object({ code: Type.String(), title: TextShape })) },
          {
            description:
              'Numbers, dates and addresses are hidden from this officer until one of the purposes is named.',
          },
        ),
      ),
      assignee: Type.Union([Type.Object({ accountId: Type.String(), name: Type.String() }), Type.Null()]),
      sections: SectionsShape,
      documents: Type.Array(
        Type.Object({
          requirement: Type.String(),
          title: TextShape,
          files: Type.Array(FileShape),
          checks: Type.Array(Type.Object({ code: Type.String(), that: TextShape, ticked: Type.Boolean() })),
        }),
      ),
      faults: Type.Array(FaultShape),
      products: Type.Array(product.reference),
      actions: Type.Array(action.reference),
      entries: Type.Array(entry.reference),
      undoable: Type.Union([
        Type.Object({ seq: Type.Integer(), until: Instant, mine: Type.Boolean() }),
        Type.Null(),
      ]),
      links: Type.Array(
        Type.Object({
          code: Type.String(),
          service: TextShape,
          relation: Type.Enum(['child', 'parent', 'related']),
        }),
      ),
      rating: Type.Union([Type.Integer(), Type.Null()]),
      messages: Type.Array(
        Type.Object({
          at: Instant,
          channel: Type.Enum(['whatsapp', 'email', 'push']),
          text: Type.String(),
          state: Type.Enum(['waiting', 'sent', 'failed', 'unwanted'], {
            description: '`unwanted`: the person wants no messages.',
          }),
        }),
      ),
      registerEntry: Type.Array(
        Type.Object({
          product: Type.String(),
          rows: Type.Array(Type.Object({ label: TextShape, value: Type.String() })),
        }),
        { description: 'What to type into the register, in its order; only for those who do.' },
      ),
    },
    { description: 'The whole case, as far as the caller may see it.' },
  ),
);
export const CaseShape = wholeCase.reference;

const moved = shapeOf<CaseMoved>()(
  'CaseMoved',
  Type.Object(
    {
      code: Type.String(),
      seq: Type.Integer({ description: 'The last action of the case: `lastSeq` of the next command.' }),
      state: Type.String(),
      undoUntil: InstantOrNull,
      unchanged: Type.Optional(
        Type.Literal(true, { description: 'The case was so already: nothing was added to its record.' }),
      ),
    },
    { description: 'What a command did to a case.' },
  ),
);
export const MovedShape = moved.reference;

export const ColleaguesShape = Type.Array(
  Type.Object({ accountId: Type.String(), name: Type.String(), role: Type.String() }),
  { description: 'Who may take the case over.' },
);

const queueCount = shapeOf<WorkQueueCount>()(
  'WorkQueueCount',
  Type.Object(
    {
      queue: Type.Enum(['to-take', 'mine', 'others', 'with-applicant', 'ended', 'all']),
      count: Type.Integer(),
      late: Type.Integer({ description: 'How many of them have broken their promise.' }),
    },
    { description: 'How much lies in a queue.' },
  ),
);
export const CountsShape = Type.Array(queueCount.reference, { description: 'Each queue once.' });

const workRow = shapeOf<WorkRow>()(
  'WorkRow',
  Type.Object(
    {
      code: Type.String(),
      lastSeq: Type.Integer({ description: 'To take the case without looking at it first.' }),
      service: TextShape,
      applicantName: Type.String(),
      state: TextShape,
      stateCode: Type.String(),
      turn: TurnShape,
      assignee: Type.Union([Type.String(), Type.Null()]),
      filedAt: Instant,
      promise: PromiseShape,
      office: TextShape,
    },
    { description: 'A case in a list of work.' },
  ),
);

const CursorOrNull = Type.Union([Type.String(), Type.Null()], { description: 'For `cursor`.' });
const workPage = shapeOf<WorkPage>()(
  'WorkPage',
  Type.Object(
    {
      rows: Type.Array(workRow.reference),
      next: CursorOrNull,
      previous: CursorOrNull,
      hasWholeWordsOnly: Type.Optional(
        Type.Literal(true, {
          description:
            'The names have the words of `search` as whole words; with a star (`dewi*`) also those that begin so are found.',
        }),
      ),
    },
    { description: 'A page of a list of work.' },
  ),
);
export const WorkPageShape = workPage.reference;

export function addCaseShapes(app: HttpApp): void {
  const shapes = [
    promise,
    fault,
    answerRow,
    member,
    track,
    card,
    product,
    action,
    entry,
    wholeCase,
    moved,
    queueCount,
    workRow,
    workPage,
  ];
  for (const { schema } of shapes) app.addSchema(schema);
}
