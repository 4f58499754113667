import type { Problem, Result } from '@satuloket/engine';
import { type Static, Type } from 'typebox';
import type { OutboundStatus } from '../../platform/outbound/index.ts';

export const RegisterAddress = Type.Object({
  street: Type.String(),
  rt: Type.String(),
  rw: Type.String(),
});

/** A person as the population register knows them today. Never kept outside the vault. */
export const RegisterPerson = Type.Object({
  nik: Type.String({ pattern: '^\\d{16}$' }),
  kk: Type.String({ pattern: '^\\d{16}$' }),
  name: Type.String({ minLength: 1 }),
  birthDate: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  birthPlace: Type.String(),
  sex: Type.Union([Type.Literal('male'), Type.Literal('female')]),
  relation: Type.Union([
    Type.Literal('head'),
    Type.Literal('husband'),
    Type.Literal('wife'),
    Type.Literal('child'),
    Type.Literal('child-in-law'),
    Type.Literal('grandchild'),
    Type.Literal('parent'),
    Type.Literal('parent-in-law'),
    Type.Literal('other-relative'),
  ]),
  maritalStatus: Type.Union([
    Type.Literal('single'),
    Type.Literal('married'),
    Type.Literal('divorced'),
    Type.Literal('widowed'),
  ]),
  religion: Type.String(),
  occupation: Type.String(),
  citizenship: Type.String(),
  motherName: Type.String(),
  fatherName: Type.String(),
  motherNik: Type.Optional(Type.String()),
  fatherNik: Type.Optional(Type.String()),
  /** The marriage book or certificate, where the marriage is on record. */
  marriage: Type.Optional(Type.Object({ number: Type.String(), date: Type.String() })),
  card: Type.Object({
    state: Type.Union([
      Type.Literal('none'),
      Type.Literal('recorded'),
      Type.Literal('held'),
      Type.Literal('expired'),
    ]),
    validUntil: Type.Optional(Type.String()),
  }),
  status: Type.Union([
    Type.Literal('active'),
    Type.Literal('deceased'),
    Type.Literal('moved-out'),
    Type.Literal('withdrawn'),
  ]),
  deceasedOn: Type.Optional(Type.String()),
  address: RegisterAddress,
  villageCode: Type.String(),
});

export const RegisterHousehold = Type.Object({
  kk: Type.String({ pattern: '^\\d{16}$' }),
  address: RegisterAddress,
  villageCode: Type.String(),
  villageName: Type.String(),
  districtName: Type.String(),
  members: Type.Array(RegisterPerson),
});

/** How far the recording of someone's KTP-el is at the centre, and since when. */
export const CardRecording = Type.Object({
  status: Type.Union([
    Type.Literal('BIO_CAPTURED'),
    Type.Literal('SENT_FOR_ENROLLMENT'),
    Type.Literal('PRINT_READY_RECORD'),
    Type.Literal('CARD_PRINTED'),
    Type.Literal('DUPLICATE_RECORD'),
    Type.Literal('FAILED'),
    Type.Literal('NONE'),
  ]),
  since: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});

export type CardRecording = Static<typeof CardRecording>;
export type RegisterPerson = Static<typeof RegisterPerson>;
export type RegisterHousehold = Static<typeof RegisterHousehold>;

export type IdentityClaim = {
  readonly nik: string;
  readonly kk?: string;
  readonly name: string;
  /** ISO date. */
  readonly birthDate: string;
};

/**
 * The population register as this server may ask it. Each answer may be `register-unavailable`: an application
 * goes on without the register, and proof comes before approval.
 */
export type PopulationRegister = {
  /** Whether the claim is true, and nothing else; a claim about nobody is simply not true. */
  match(claim: IdentityClaim): Promise<Result<{ readonly match: boolean }>>;
  /** The household in which the person stands. Who may see it is for the caller to decide. */
  household(person: { readonly nik: string }): Promise<Result<RegisterHousehold>>;
  person(person: { readonly nik: string }): Promise<Result<RegisterPerson>>;
  /** How far the recording of the person's KTP-el is. */
  cardStatus(person: { readonly nik: string }): Promise<Result<CardRecording>>;
  /** Whether the register seems to be there; the circuit breaker's view, without a call. */
  status(): OutboundStatus;
};

/** What can go wrong with the register; a fault of the connection takes precedence over the answer's content. */
export const registerProblems = {
  unavailable: {
    code: 'register-unavailable',
    message: {
      id: 'Data kependudukan sedang tidak dapat dihubungi. Isian Anda tetap tersimpan dan Anda dapat melanjutkan; data dicocokkan sebelum berkas disetujui.',
      en: 'The population register can not be reached now. What you filled in is kept and you can go on; it is checked before your case is approved.',
    },
    status: 503,
    retryable: true,
  },
  personUnknown: {
    code: 'register-person-unknown',
    message: {
      id: 'NIK ini tidak ada dalam data kependudukan. Periksa angkanya pada KK Anda.',
      en: 'This NIK is not in the population register. Check its digits on your family card.',
    },
    status: 404,
    retryable: false,
  },
  refused: {
    code: 'register-refused',
    message: {
      id: 'Data kependudukan menolak permintaan dari sistem kami. Isian Anda tetap tersimpan; petugas kami perlu memperbaikinya.',
      en: 'The population register refused the request of our system. What you filled in is kept; our staff must repair this.',
    },
    status: 502,
    retryable: false,
  },
  answerUnreadable: {
    code: 'register-answer-unreadable',
    message: {
      id: 'Jawaban data kependudukan tidak dapat dibaca. Isian Anda tetap tersimpan; petugas kami perlu memeriksanya.',
      en: 'The answer of the population register can not be read. What you filled in is kept; our staff must look into it.',
    },
    status: 502,
    retryable: false,
  },
} as const satisfies Record<string, Problem>;
