/** What staff's side offers to the faces; `types.ts` passes it on. */
import type { Result, Text } from '@satuloket/engine';
import type { ActingKind, Caller } from '../../types.ts';
import type { PasskeyAnswer, PasskeyCard, PasskeyQuestion } from '../residents/contract.ts';

export type SecondFactorRule = 'required' | 'offered';

export interface StaffService {
  /** Whether officers must have a second factor here. */
  readonly secondFactor: SecondFactorRule;
  security(caller: Caller): Promise<Result<StaffSecurity>>;
  /** A new secret, shown once; what is in use stays in use until `confirmSecondFactor`. Asks for a fresh proof. */
  beginSecondFactor(caller: Caller): Promise<Result<SecondFactorOffer>>;
  /** Puts the offered secret in use. The recovery codes are told once and kept nowhere in clear. */
  confirmSecondFactor(
    caller: Caller,
    code: string,
  ): Promise<Result<{ readonly recoveryCodes: readonly string[] }>>;
  renewRecoveryCodes(caller: Caller): Promise<Result<{ readonly recoveryCodes: readonly string[] }>>;
  /** Where a second factor is required, only beside a passkey that works here. */
  removeSecondFactor(caller: Caller): Promise<Result<void>>;
  /** For the browser's `navigator.credentials.create`. Asks for a fresh proof. */
  passkeyRegistration(caller: Caller): Promise<Result<PasskeyQuestion>>;
  registerPasskey(
    caller: Caller,
    input: { readonly answer: PasskeyAnswer; readonly name: string },
  ): Promise<Result<{ readonly id: string }>>;
  /** Where a second factor is required, never the last. */
  removePasskey(caller: Caller, id: string): Promise<Result<void>>;
  /** By which a passkey of the caller proves that it is still them (`people.proveAgain`). */
  passkeyProof(caller: Caller): Promise<Result<PasskeyQuestion>>;
  /** Ends every other session of the account. */
  changePassword(caller: Caller, password: string): Promise<Result<void>>;
  endSession(caller: Caller, sessionId: string): Promise<Result<void>>;
  endOtherSessions(caller: Caller): Promise<Result<{ readonly ended: number }>>;

  /** What pages of staff's side the caller has any use for. */
  menu(caller: Caller): Promise<StaffMenu>;
  officers(caller: Caller, query: { readonly officeId?: string }): Promise<Result<StaffList>>;
  invite(
    caller: Caller,
    command: OfficerInvited & { readonly key: string },
  ): Promise<Result<{ readonly invitationId: string }>>;
  /** A new link; the one before is worth nothing any more. */
  sendInvitationAgain(caller: Caller, invitationId: string): Promise<Result<void>>;
  withdrawInvitation(
    caller: Caller,
    command: { readonly key: string; readonly invitationId: string },
  ): Promise<Result<{ readonly invitationId: string }>>;
  /** What the page of a link shows: the same secret each time, until it is used. */
  invitation(regionId: string, token: string): Promise<Result<InvitationOpened>>;
  /** A password with the authenticator app's code, which brings recovery codes; or a passkey by itself. */
  acceptInvitation(
    regionId: string,
    entered: {
      readonly token: string;
      readonly password?: string;
      readonly code?: string;
      readonly passkey?: { readonly answer: PasskeyAnswer; readonly name: string };
    },
  ): Promise<Result<{ readonly username: string; readonly recoveryCodes: readonly string[] }>>;
  /** Ends all sessions, password and second factor; a link to begin anew goes to the phone or e-mail. */
  resetOfficer(
    caller: Caller,
    command: {
      readonly key: string;
      readonly accountId: string;
      readonly phone?: string;
      readonly email?: string;
    },
  ): Promise<Result<{ readonly invitationId: string }>>;
  /** Opens an account again that was closed because nobody had used it for long. */
  reopenOfficer(
    caller: Caller,
    command: { readonly key: string; readonly accountId: string },
  ): Promise<Result<{ readonly accountId: string }>>;
  grantPost(
    caller: Caller,
    command: PostNamed & {
      readonly key: string;
      readonly accountId: string;
      /** Days of the region, the last included; from today and without end when absent. */
      readonly from?: string;
      readonly until?: string;
    },
  ): Promise<Result<{ readonly accountId: string }>>;
  /** From now on; what follows from it ends too. */
  endPost(
    caller: Caller,
    command: PostNamed & { readonly key: string; readonly accountId: string },
  ): Promise<Result<{ readonly accountId: string }>>;
  appointStandIn(
    caller: Caller,
    command: StandInGiven & { readonly key: string },
  ): Promise<Result<{ readonly standInId: string }>>;
  endStandIn(
    caller: Caller,
    command: { readonly key: string; readonly standInId: string },
  ): Promise<Result<{ readonly standInId: string }>>;

  /** Officers of other regions who oversee this one; for whoever keeps accounts for the whole region. */
  oversight(caller: Caller): Promise<Result<OversightList>>;
  grantOversight(
    caller: Caller,
    command: OversightGiven & { readonly key: string },
  ): Promise<Result<{ readonly oversightId: string }>>;
  endOversight(
    caller: Caller,
    command: { readonly key: string; readonly oversightId: string },
  ): Promise<Result<{ readonly oversightId: string }>>;
  /** Other regions in which the caller works or oversees now (`people.enterRegion`). */
  overseen(caller: Caller): Promise<Result<readonly OverseenRegion[]>>;

  givePermit(
    caller: Caller,
    command: {
      readonly key: string;
      readonly accountId: string;
      readonly role: string;
      readonly officeId: string;
    },
  ): Promise<Result<{ readonly permitId: string }>>;
  withdrawPermit(
    caller: Caller,
    command: { readonly key: string; readonly permitId: string },
  ): Promise<Result<{ readonly permitId: string }>>;
  /** Takes the role now. Told to the heads of the office and to the auditors; ends by itself. */
  beginEmergency(
    caller: Caller,
    command: {
      readonly key: string;
      readonly permitId: string;
      readonly reason: string;
      readonly hours: number;
    },
  ): Promise<Result<{ readonly emergencyId: string; readonly until: string }>>;
  endEmergency(
    caller: Caller,
    command: { readonly key: string; readonly emergencyId: string },
  ): Promise<Result<{ readonly emergencyId: string }>>;
  emergencies(caller: Caller): Promise<Result<readonly EmergencyCard[]>>;
  reviewEmergency(
    caller: Caller,
    command: {
      readonly key: string;
      readonly emergencyId: string;
      readonly verdict: EmergencyVerdict;
      readonly note: string;
    },
  ): Promise<Result<{ readonly emergencyId: string }>>;
}

export type StaffSecurity = {
  readonly username: string;
  readonly rule: SecondFactorRule;
  readonly secondFactor: {
    readonly isSet: boolean;
    readonly since: string | null;
    readonly recoveryCodesLeft: number;
  };
  readonly passkeys: readonly PasskeyCard[];
  readonly sessions: readonly StaffSession[];
  /** Whether the session was proven a moment ago, as sensitive steps ask for. */
  readonly isFresh: boolean;
  /** Emergency roles that the caller may take, and those that run. */
  readonly permits: readonly {
    readonly id: string;
    readonly title: Text;
    readonly office: Text;
    /** Until when it runs; null while it does not. */
    readonly runsUntil: string | null;
    readonly emergencyId: string | null;
  }[];
};

export type StaffSession = {
  readonly id: string;
  readonly isCurrent: boolean;
  /** `Firefox`; empty where it is not known, as for programs. */
  readonly browser: string;
  readonly system: string;
  /** `103.12.x.x`; `local` for an address that is not of the internet; empty where it is not known. */
  readonly network: string;
  readonly provenBy:
    | 'code'
    | 'password'
    | 'second-factor'
    | 'recovery-code'
    | 'passkey'
    | 'national-login'
    | null;
  readonly begunAt: string;
  readonly provenAt: string;
  readonly endsAt: string;
};

export type SecondFactorOffer = {
  /** For a QR code: `otpauth://totp/…`. */
  readonly uri: string;
  /** The same secret to be typed. */
  readonly secret: string;
};

export type StaffMenu = {
  readonly officers: boolean;
  readonly oversight: boolean;
  /** Other regions may be open to the caller. */
  readonly regions: boolean;
  readonly emergencies: boolean;
  /** Whether the session was proven a moment ago, as sensitive steps ask for. */
  readonly isFresh: boolean;
  /** Of the caller, for the banner on every page. */
  readonly emergency: { readonly id: string; readonly title: Text; readonly until: string } | null;
};

export type PostNamed = {
  readonly role: string;
  readonly officeId: string;
  /** For a village officer. */
  readonly villageCode?: string;
};

export type OfficerInvited = PostNamed & {
  readonly name: string;
  /** Eighteen digits; empty for who has none. */
  readonly nip: string;
  readonly username: string;
  readonly phone?: string;
  readonly email?: string;
  /** The last day of the post; without end when absent. */
  readonly until?: string;
};

export type StandInGiven = PostNamed & {
  /** `plh`: the holder is on leave; `plt`: nobody holds the post. */
  readonly kind: 'plh' | 'plt';
  /** For `plh`. */
  readonly absentAccountId?: string;
  readonly accountId: string;
  /** `2026-11-24`, both days included. */
  readonly from: string;
  readonly until: string;
  /** The order's number (surat perintah). */
  readonly letterNumber: string;
};

export type OversightGiven = {
  /** The officer, by the region that they are of and the username there. */
  readonly homeRegionId: string;
  readonly username: string;
  readonly role: string;
  readonly officeId: string;
  /** `2026-11-24`, both days included. */
  readonly from: string;
  readonly until: string;
  /** Of the order. */
  readonly letterNumber: string;
};

export type OversightCard = {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly home: Text;
  readonly title: Text;
  readonly office: Text;
  readonly from: string;
  readonly until: string;
  readonly letterNumber: string;
  readonly grantedBy: string;
  readonly state: 'coming' | 'current' | 'over' | 'ended';
  readonly mayEnd: boolean;
};

export type OversightList = {
  readonly grants: readonly OversightCard[];
  /** What may be granted. */
  readonly posts: readonly {
    readonly role: string;
    readonly officeId: string;
    readonly title: Text;
    readonly office: Text;
  }[];
  /** Whose officers may be named. */
  readonly regions: readonly { readonly id: string; readonly name: Text }[];
  readonly today: string;
};

export type OverseenRegion = {
  readonly id: string;
  readonly slug: string;
  readonly name: Text;
  readonly titles: readonly Text[];
};

export type HeldPost = PostNamed & {
  readonly title: Text;
  readonly office: Text;
  readonly from: string;
  readonly until: string | null;
  readonly acting: ActingKind | null;
  readonly mayEnd: boolean;
};

export type StaffList = {
  readonly offices: readonly { readonly id: string; readonly name: Text; readonly officers: number }[];
  readonly officeId: string;
  readonly officers: readonly {
    readonly accountId: string;
    readonly name: string;
    readonly username: string;
    readonly hasSecondFactor: boolean;
    readonly lastSignIn: string | null;
    /** Closed, because nobody has used it for long. */
    readonly isClosed: boolean;
    readonly posts: readonly HeldPost[];
    readonly mayReset: boolean;
    readonly isYou: boolean;
  }[];
  readonly invitations: readonly {
    readonly id: string;
    readonly kind: 'invite' | 'reset';
    readonly name: string;
    readonly username: string;
    readonly title: Text;
    readonly sentAt: string | null;
    readonly expiresAt: string;
    readonly state: 'open' | 'not-sent' | 'expired';
  }[];
  readonly standIns: readonly {
    readonly id: string;
    readonly kind: 'plh' | 'plt';
    readonly title: Text;
    readonly absent: string | null;
    readonly name: string;
    readonly from: string;
    readonly until: string;
    readonly letterNumber: string;
    readonly state: 'coming' | 'current' | 'over' | 'ended';
    readonly mayEnd: boolean;
  }[];
  readonly permits: readonly {
    readonly id: string;
    readonly accountId: string;
    readonly name: string;
    readonly title: Text;
    readonly mayWithdraw: boolean;
  }[];
  /** Posts that the caller may give at this office; `inEmergency` where a permit may name it for an emergency. */
  readonly posts: readonly (PostNamed & { readonly title: Text; readonly inEmergency: boolean })[];
  readonly today: string;
};

export type InvitationOpened = SecondFactorOffer & {
  /** For the device of whoever begins with a passkey instead. */
  readonly passkeyQuestion: PasskeyQuestion;
  readonly kind: 'invite' | 'reset';
  readonly name: string;
  readonly username: string;
  readonly title: Text;
  readonly office: Text;
  readonly expiresAt: string;
};

export type EmergencyVerdict = 'in-order' | 'not-in-order';

export type EmergencyCard = {
  readonly id: string;
  readonly name: string;
  readonly title: Text;
  readonly office: Text;
  readonly reason: string;
  readonly begunAt: string;
  readonly until: string;
  readonly isRunning: boolean;
  readonly review: {
    readonly by: string;
    readonly at: string;
    readonly verdict: EmergencyVerdict;
    readonly note: string;
  } | null;
  readonly mayReview: boolean;
};
