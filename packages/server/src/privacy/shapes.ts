import { Type } from 'typebox';
import { type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type {
  AnsweredRequest,
  BreachNotice,
  DataExport,
  DataRequest,
  KeptRule,
  MyData,
  NoticeSummary,
  OpenedRequest,
  ProcessingRegister,
  ProtectionDesk,
} from './contract.ts';

/** What the API tells of personal data: what people asked, how long what is kept, what was deleted. */

const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' });
const InstantOrNull = Type.Union([Instant, Type.Null()]);
const Words = Type.Union([Type.String(), Type.Null()], {
  description: 'Null once their own retention is over.',
});
export const RequestKindShape = Type.Enum(['correction', 'erasure', 'limitation', 'objection'], {
  description: 'UU 27/2022 articles 6 to 11.',
});
export const OutcomeShape = Type.Enum(['granted', 'partly', 'refused']);
const OutcomeOrNull = Type.Union([Type.Enum(['granted', 'partly', 'refused', 'withdrawn']), Type.Null()]);

const dataExport = shapeOf<DataExport>()(
  'DataExport',
  Type.Object(
    {
      exportId: Type.String(),
      state: Type.Enum(['waiting', 'ready', 'failed', 'gone']),
      askedAt: Instant,
      readyAt: InstantOrNull,
      expiresAt: InstantOrNull,
      sizeBytes: Type.Union([Type.Integer(), Type.Null()]),
      downloads: Type.Integer(),
    },
    { description: 'A copy of all that is held about a person.' },
  ),
);

const request = {
  requestId: Type.String(),
  kind: RequestKindShape,
  madeAt: Instant,
  dueAt: Instant,
  outcome: OutcomeOrNull,
  answeredAt: InstantOrNull,
  caseCode: Type.Union([Type.String(), Type.Null()], {
    description: 'Of a correction: the case by which it is asked for, and whose end is the answer.',
  }),
  limit: Type.Optional(
    Type.Object(
      { since: Instant, endedAt: InstantOrNull },
      { description: 'Of a limitation or an objection that was granted: since when it counts.' },
    ),
  ),
};
const dataRequest = shapeOf<DataRequest>()(
  'DataRequest',
  Type.Object(request, { description: 'What a person asks about their data.' }),
);
const answered = { ...request, words: Words, answer: Words };
const answeredRequest = shapeOf<AnsweredRequest>()(
  'AnsweredRequest',
  Type.Object(answered, { description: 'A request in the person’s own words, with the answer.' }),
);
const openedRequest = shapeOf<OpenedRequest>()(
  'OpenedRequest',
  Type.Object(
    { ...answered, name: Type.String(), phoneMasked: Type.String() },
    { description: 'A request with whose it is; the look is on record.' },
  ),
);
export const OpenedRequestShape = openedRequest.reference;

const kept = {
  what: Type.String(),
  title: TextShape,
  keep: TextShape,
  basis: TextShape,
  stays: TextShape,
  source: Type.String(),
  assumed: Type.Boolean({ description: 'No rule says so: the region decided it.' }),
  services: Type.Array(TextShape, { description: 'Empty: all that no other rule names.' }),
};
const keptRule = shapeOf<KeptRule>()(
  'KeptRule',
  Type.Object(kept, { description: 'How long something is kept, and by what rule.' }),
);

const myData = shapeOf<MyData>()(
  'MyData',
  Type.Object(
    {
      exports: Type.Array(dataExport.reference),
      requests: Type.Array(answeredRequest.reference),
      services: Type.Array(Type.Object({ code: Type.String(), title: TextShape, summary: TextShape })),
      kept: Type.Array(keptRule.reference),
      answerWithinHours: Type.Integer(),
      officer: Type.Union([Type.Object({ title: TextShape, address: Type.String() }), Type.Null()]),
    },
    { description: 'The caller’s own data: copies, requests, how long what is kept.' },
  ),
);
export const MyDataShape = myData.reference;

const summary = {
  noticeId: Type.String(),
  number: Type.Integer({ description: 'Running, by region.' }),
  preparedAt: Instant,
  dueAt: Instant,
  people: Type.Integer(),
  sentAt: InstantOrNull,
};
const notice = shapeOf<NoticeSummary>()(
  'BreachNoticeSummary',
  Type.Object(summary, { description: 'A notice of a breach.' }),
);

const desk = shapeOf<ProtectionDesk>()(
  'ProtectionDesk',
  Type.Object(
    {
      open: Type.Array(Type.Object({ ...request, isLate: Type.Boolean() })),
      answered: Type.Array(dataRequest.reference),
      limits: Type.Array(dataRequest.reference),
      holds: Type.Array(
        Type.Object({
          holdId: Type.String(),
          code: Type.String(),
          reason: Type.String(),
          placedAt: Instant,
          endedAt: InstantOrNull,
        }),
      ),
      rules: Type.Array(
        Type.Object({
          ...kept,
          due: Type.Integer({ description: 'To be deleted now, counted up to a thousand.' }),
          isMore: Type.Boolean(),
        }),
      ),
      runs: Type.Array(
        Type.Object({
          at: Instant,
          title: TextShape,
          before: Instant,
          counts: Type.Array(Type.Object({ table: Type.String(), rows: Type.Integer() })),
        }),
      ),
      notices: Type.Array(notice.reference),
    },
    { description: 'What the data protection officer of a region works on.' },
  ),
);
export const ProtectionDeskShape = desk.reference;

export const foundShape = {
  accountId: Type.Optional(Type.String({ maxLength: 100, description: 'Of the officer who looked.' })),
  code: Type.Optional(Type.String({ maxLength: 40, description: 'Of the case that was looked at.' })),
  from: Type.String({ maxLength: 40 }),
  until: Type.String({ maxLength: 40 }),
  detectedAt: Type.String({ maxLength: 40 }),
  how: Type.String({ maxLength: 8_000, description: 'When and how it happened.' }),
  done: Type.String({ maxLength: 8_000, description: 'What was done and is being done.' }),
};
const breach = shapeOf<BreachNotice>()(
  'BreachNotice',
  Type.Object(
    {
      ...summary,
      ...foundShape,
      officer: Type.Union([Type.String(), Type.Null()]),
      kinds: Type.Array(Type.Object({ title: TextShape, cases: Type.Integer() })),
      codes: Type.Array(Type.String(), { description: 'At most 500.' }),
      toPerson: TextShape,
      toAuthority: TextShape,
    },
    { description: 'A notice of a breach (UU 27/2022 article 46), prepared from the record of who looked.' },
  ),
);
export const BreachNoticeShape = breach.reference;

const register = shapeOf<ProcessingRegister>()(
  'ProcessingRegister',
  Type.Object(
    {
      purposes: Type.Array(
        Type.Object({
          purpose: Type.String(),
          title: TextShape,
          basis: Type.String(),
          seenBy: TextShape,
          tables: Type.Array(
            Type.Object({
              table: Type.String(),
              about: TextShape,
              keep: TextShape,
              copy: TextShape,
              columns: Type.Array(Type.Object({ kind: TextShape, names: Type.Array(Type.String()) })),
            }),
          ),
        }),
      ),
    },
    { description: 'The register of processing (UU 27/2022 article 31), made from the schema.' },
  ),
);
export const RegisterShape = register.reference;

export function addPrivacyShapes(app: HttpApp): void {
  const all = [
    dataExport,
    dataRequest,
    answeredRequest,
    openedRequest,
    keptRule,
    myData,
    notice,
    desk,
    breach,
    register,
  ];
  for (const { schema } of all) app.addSchema(schema);
}
