/** What helping offers to the faces; `types.ts` puts it among the services. */
import type { Answers, FileValue, HelperMark, Requirement, Result, Service, Text } from '@satuloket/engine';
import type { Caller, Page } from '../types.ts';

export interface HelpingService {
  /**
   * Looks a person up by what stands on the card in the helper's hand; how often is limited by account and day. While
   * the register is down the person is `pending` and the application goes on.
   */
  identify(
    caller: Caller,
    input: {
      key: string;
      at: HelpPlace;
      nik: string;
      name: string;
      birthDate: string;
      phone?: string;
    },
  ): Promise<
    Result<{
      readonly personId: string;
      /** Of a visit to a counter: until the end of the visit. In a village it is given by a signature. */
      readonly mandateId: string | null;
      readonly identity: 'matched' | 'pending';
    }>
  >;
  /** Whom the caller has helped, the last first; one page of 50. */
  people(caller: Caller, query: { search?: string; cursor?: string }): Promise<Result<Page<HelpedPersonRow>>>;
  person(caller: Caller, personId: string): Promise<Result<HelpedPerson>>;
  /** F-1.07: what it covers (`null`: every service), until when, and the signature, thumb or signed paper. */
  giveMandate(
    caller: Caller,
    input: {
      key: string;
      personId: string;
      services: readonly string[] | null;
      /** The last day on which it holds, `YYYY-MM-DD`. */
      until: string;
      paper: MandateView['paper'] & string;
      name: string;
      content: ReadableStream<Uint8Array>;
    },
  ): Promise<Result<{ readonly mandateId: string }>>;
  /** By the person, the helper, or an officer of the region who receives people. */
  endMandate(caller: Caller, input: { key: string; mandateId: string }): Promise<Result<void>>;
  /** The signature, thumb or signed paper of a mandate. */
  paper(
    caller: Caller,
    mandateId: string,
  ): Promise<Result<{ readonly content: Uint8Array; readonly name: string; readonly mediaType: string }>>;
  /** A form for the person of a mandate that holds and covers the service. */
  beginDraft(
    caller: Caller,
    input: { key: string; mandateId: string; service: string },
  ): Promise<Result<{ readonly draftId: string }>>;

  /** The household, and for whom of it the caller may file; the caller's own leave to the family. */
  household(caller: Caller): Promise<Result<HouseholdHelp>>;
  setFamilyLeave(caller: Caller, input: { key: string; allowed: boolean }): Promise<Result<void>>;
  beginForMember(
    caller: Caller,
    input: { key: string; memberId: string; service: string },
  ): Promise<Result<{ readonly draftId: string }>>;
  /** Of a resident: what they filed for others, what others filed for them, and who may act for them. */
  mine(caller: Caller): Promise<Result<HelpOverview>>;

  /** What the caller's institution may fill in beforehand. */
  startCodeKinds(caller: Caller): Promise<Result<readonly StartCodeKind[]>>;
  startCodes(caller: Caller): Promise<Result<readonly StartCodeRow[]>>;
  giveStartCode(
    caller: Caller,
    input: {
      key: string;
      service: string;
      kind: string;
      entered: { posted: Readonly<Record<string, string | readonly string[]>> } | { answers: Answers };
      files: readonly { requirement: string; name: string; content: ReadableStream<Uint8Array> }[];
    },
  ): Promise<Result<{ readonly id: string }>>;
  startCode(caller: Caller, id: string): Promise<Result<StartCodeSlip>>;
  revokeStartCode(caller: Caller, input: { key: string; id: string }): Promise<Result<void>>;
  /** Opens a draft filled in beforehand, once, for whom the code is; whatever else is wrong is told in the same words. */
  redeemStartCode(
    caller: Caller,
    input: { key: string; code: string },
  ): Promise<Result<{ readonly draftId: string }>>;

  flags(caller: Caller): Promise<Result<readonly HelperFlag[]>>;
  reviewFlag(caller: Caller, input: { key: string; id: string; words: string }): Promise<Result<void>>;
}

export type HelpPlace = 'counter' | 'village';

export type HelpedPersonRow = {
  readonly personId: string;
  readonly name: string;
  readonly nikMasked: string;
  readonly identity: 'matched' | 'pending' | 'mismatched';
  /** The one that holds now. */
  readonly mandate: MandateView | null;
  readonly lastAt: string;
};

export type HelpedPerson = HelpedPersonRow & {
  readonly phoneMasked: string;
  /** The last first, ended ones too. */
  readonly mandates: readonly MandateView[];
  /** What the mandate that holds lets the caller see. */
  readonly cases: readonly HelpedCase[];
  /** The last day that a mandate given today may have. */
  readonly latestUntil: string;
};

export type MandateView = {
  readonly mandateId: string;
  readonly kind: 'counter' | 'household' | 'village';
  readonly person: string;
  readonly helper: string;
  /** Null: every service. */
  readonly services: readonly { readonly code: string; readonly title: Text }[] | null;
  readonly paper: 'signature' | 'thumb' | 'signed-paper' | null;
  readonly givenAt: string;
  readonly until: string;
  readonly ended: { readonly at: string; readonly by: 'person' | 'helper' | 'officer' | 'register' } | null;
  readonly holds: boolean;
};

export type HelpedCase = {
  readonly code: string;
  readonly service: Text;
  readonly person: string;
  readonly story: Text;
  readonly end: 'finished' | 'refused' | 'cancelled' | null;
  readonly filedAt: string;
  readonly helper: HelperMark['kind'] | null;
  /** Returned, and the caller may correct it. */
  readonly correctable: boolean;
};

export type HouseholdHelp = {
  readonly members: readonly {
    /** Opaque, in pages instead of the NIK. */
    readonly memberId: string;
    readonly name: string;
    readonly relation: string;
    readonly may: boolean;
    readonly reason: Text | null;
  }[];
  /** Whether the family may act for the caller; null for whom the law lets parents act. */
  readonly allowed: boolean | null;
  /** While the register has not proven who the caller is. */
  readonly identityNeeded: boolean;
  /** A stronger proof is needed before the family is told (`Profile.isFamilyHidden`). */
  readonly isFamilyHidden?: true;
};

export type HelpOverview = {
  readonly forOthers: readonly HelpedCase[];
  readonly forMe: readonly HelpedCase[];
  /** Who may act for the caller, or could. */
  readonly mandates: readonly MandateView[];
};

export type StartCodeKind = {
  readonly service: string;
  readonly kind: string;
  readonly title: Text;
  readonly serviceTitle: Text;
  readonly definition: Service;
  /** The fields that are asked, in the order of the form. */
  readonly fields: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly validDays: number;
};

export type StartCodeRow = {
  readonly id: string;
  readonly title: Text;
  readonly person: string;
  readonly giver: string;
  readonly givenAt: string;
  readonly expiresAt: string;
  readonly state: 'open' | 'used' | 'revoked' | 'expired';
};

export type StartCodeSlip = StartCodeRow & {
  readonly service: Text;
  /** Null once it opens nothing any more. */
  readonly code: string | null;
  readonly office: Text;
  readonly files: readonly FileValue[];
};

export type HelperFlag = {
  readonly id: string;
  readonly kind: 'helper' | 'phone';
  /** The helper's name; the masked phone. */
  readonly who: string;
  readonly people: number;
  readonly days: number;
  readonly raisedAt: string;
  readonly cases: readonly {
    readonly code: string;
    readonly service: Text;
    readonly applicantName: string;
    readonly filedAt: string;
  }[];
  readonly review: { readonly at: string; readonly by: string; readonly words: string } | null;
};
