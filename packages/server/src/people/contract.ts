import type { Locale, Result, Text } from '@satuloket/engine';
import type { Caller } from '../types.ts';
import type { PasskeyAnswer } from './residents/contract.ts';

export interface PeopleService {
  /** Reads cookies and the `authorization` header; never fails, an unknown session is a guest. */
  callerOf(request: {
    regionId: string;
    headers: Headers;
    requestId: string;
    locale: Locale;
    /** Of the client, as the HTTP edge knows it. */
    address?: string;
  }): Promise<Caller>;
  /** Sends a six-digit code to a phone; the same answer whether the phone is known or not. */
  requestCode(caller: Caller, phone: string): Promise<Result<{ readonly expiresInSeconds: number }>>;
  /** Cookies to set are strings of `set-cookie`. Drafts of this browser are claimed. */
  signInWithCode(
    caller: Caller,
    phone: string,
    code: string,
  ): Promise<Result<{ readonly setCookies: readonly string[]; readonly claimedDrafts: number }>>;
  /**
   * Where the account has a second factor: `second-factor-needed` with a `ticket` among its details, for
   * `signInWithSecondFactor`.
   */
  signInOfficer(
    caller: Caller,
    username: string,
    password: string,
  ): Promise<Result<{ readonly setCookies: readonly string[] }>>;
  /** A code of the authenticator app, or a recovery code, within five minutes of the right password. */
  signInWithSecondFactor(
    caller: Caller,
    entered: { readonly ticket: string; readonly code: string },
  ): Promise<Result<{ readonly setCookies: readonly string[] }>>;
  /** By the passkey alone, for it is held and unlocked; the question is `residents.passkeyQuestion`. */
  signInOfficerWithPasskey(
    caller: Caller,
    answer: PasskeyAnswer,
  ): Promise<Result<{ readonly setCookies: readonly string[] }>>;
  /** An officer proves again who they are: by passkey or second factor where there is one, else by the password. */
  proveAgain(
    caller: Caller,
    proof: { readonly code?: string; readonly password?: string; readonly passkey?: PasskeyAnswer },
  ): Promise<Result<void>>;
  /** An officer goes on in another region where they hold a post or oversee, with the same session. */
  enterRegion(
    caller: Caller,
    input: { readonly regionId: string; readonly headers: Headers },
  ): Promise<Result<{ readonly slug: string; readonly setCookies: readonly string[] }>>;
  signOut(caller: Caller, headers: Headers): Promise<{ readonly setCookies: readonly string[] }>;
  /** A cookie for a guest who begins a draft. */
  newBrowserToken(regionSlug: string): { readonly token: string; readonly setCookie: string };
  /** Matches an account against the register, which answers yes or no only; attempts are limited. */
  proveIdentity(
    caller: Caller,
    claim: { nik: string; kk: string; name: string; birthDate: string },
  ): Promise<Result<{ readonly identity: 'matched' | 'pending' }>>;
  profile(caller: Caller): Promise<Result<Profile>>;
  /** Accounts to try in the demo; empty in production. */
  demoAccounts(regionId: string): readonly DemoAccount[];
}

export type Profile = {
  readonly phoneMasked: string;
  readonly identity: 'none' | 'pending' | 'matched';
  readonly name?: string;
  /** What the register knows, to fill forms; present once the identity is matched. */
  readonly applicant?: Applicant;
  /** Empty where the family is hidden. */
  readonly household: readonly HouseholdMember[];
  /** The identity is matched by what circulates only: a stronger proof is needed before the family is shown. */
  readonly isFamilyHidden?: true;
};

export type Applicant = {
  readonly nik: string;
  readonly kk: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'female' | 'male';
  readonly address: {
    readonly street: string;
    readonly rt: string;
    readonly rw: string;
    readonly villageCode: string;
  };
  readonly phone: string;
  /** As the register has them, so that forms need not ask; absent while the register has not answered. */
  readonly occupation?: string;
  readonly birthPlace?: string;
};
export type HouseholdMember = {
  readonly nik: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'female' | 'male';
  readonly relation: string;
};
export type DemoAccount = {
  readonly face: 'portal' | 'console';
  readonly title: Text;
  readonly identifier: string;
  readonly secret: string;
  readonly note: Text;
};
