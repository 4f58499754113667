/** The message between regions, version 1: docs/reference/exchange.md says the same for those who write another side. */
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

export const messageFormat = 'satuloket-exchange/1';

/** One signed PDF of ten megabytes and some more, as base64 within JSON. */
export const maximumWireBytes = 24 * 1024 * 1024;
const maximumDocuments = 20;

const closed = { additionalProperties: false } as const;
const Words = Type.Object(
  { id: Type.String({ maxLength: 2000 }), en: Type.String({ maxLength: 2000 }) },
  closed,
);
const RegionId = Type.String({ pattern: '^\\d{4}$' });
const Code = Type.String({ maxLength: 40 });
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Instant = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' });
const plain = (maxLength: number) => Type.String({ maxLength });
const Sex = Type.Union([Type.Literal('female'), Type.Literal('male')]);

const Applicant = Type.Object(
  {
    nik: plain(16),
    kk: plain(16),
    name: plain(300),
    birthDate: plain(10),
    sex: Sex,
    address: Type.Object(
      { street: plain(500), rt: plain(10), rw: plain(10), villageCode: plain(20) },
      closed,
    ),
    phone: plain(20),
    occupation: Type.Optional(plain(200)),
    birthPlace: Type.Optional(plain(200)),
  },
  closed,
);

const Member = Type.Object(
  { nik: plain(16), name: plain(300), birthDate: plain(10), sex: Sex, relation: plain(100) },
  closed,
);

const HandOver = Type.Object(
  {
    kind: Type.Literal('hand-over'),
    /** What a service of the other region `receives`. */
    name: plain(100),
    case: Type.Object({ code: Code, service: Words }, closed),
    applicant: Applicant,
    household: Type.Array(Member, { maxItems: 60 }),
    identity: Type.Union([Type.Literal('matched'), Type.Literal('pending')]),
    answers: Type.Record(plain(100), Type.Unknown()),
    numbers: Type.Record(plain(100), plain(200)),
    documents: Type.Array(
      Type.Object(
        {
          product: plain(100),
          name: plain(300),
          mediaType: plain(100),
          sizeBytes: Type.Integer({ minimum: 1, maximum: maximumWireBytes }),
          sha256: Sha256,
        },
        closed,
      ),
      { maxItems: maximumDocuments },
    ),
    /** What its public page tells, so that both pages tell one story. */
    story: Type.Array(Type.Object({ at: Instant, story: Words }, closed), { maxItems: 200 }),
  },
  closed,
);

const Heard = Type.Object(
  {
    kind: Type.Literal('heard'),
    /** The case of the receiver that it is about. */
    about: Code,
    /** The sender's own; empty while nothing has been filed. */
    code: Code,
    /** Grows with each message about a case. */
    sequence: Type.Integer({ minimum: 0 }),
    story: Words,
    end: Type.Union([
      Type.Literal('finished'),
      Type.Literal('refused'),
      Type.Literal('cancelled'),
      Type.Null(),
    ]),
  },
  closed,
);

export const ExchangeMessage = Type.Object(
  {
    format: Type.Literal(messageFormat),
    id: Type.String({ pattern: '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
    from: RegionId,
    to: RegionId,
    at: Instant,
    body: Type.Union([HandOver, Heard]),
  },
  closed,
);

/** As it travels: the message, its signature, and the bytes of its documents by their digest. */
export const WireMessage = Type.Object(
  {
    message: ExchangeMessage,
    /** Ed25519 over the format's name, a line feed and the canonical JSON (RFC 8785) of `message`; base64. */
    signature: Type.String({ pattern: '^[A-Za-z0-9+/]{86}==$' }),
    contents: Type.Record(Type.String(), Type.String({ maxLength: maximumWireBytes })),
  },
  closed,
);

export type ExchangeMessage = Static<typeof ExchangeMessage>;
export type HandOver = Static<typeof HandOver>;
export type Heard = Static<typeof Heard>;
export type WireMessage = Static<typeof WireMessage>;

const reader = Compile(WireMessage);

export function isWireMessage(value: unknown): value is WireMessage {
  return reader.Check(value);
}
