import type { Result } from '@satuloket/engine';
import type { Caller } from '../../types.ts';
/** What a browser's `navigator.credentials` is asked, and what it answers: JSON of WebAuthn level 3, section 5.1. */
export type PasskeyQuestion = Readonly<Record<string, unknown>>;
export type PasskeyAnswer = Readonly<Record<string, unknown>>;

export type PasskeyCard = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly usedAt: string | null;
  /** Made in front of an officer who saw the card. */
  readonly isWitnessed: boolean;
  /** False when it was made for another address of ours: the device does not offer it here. */
  readonly worksHere: boolean;
};

/** By what an account is proven besides the match: an officer saw the card, a passkey made before one, the national login. */
export type ProofKind = 'counter' | 'passkey' | 'national';

export type SignedInAs = {
  /** Strings of `set-cookie`. */
  readonly setCookies: readonly string[];
  readonly claimedDrafts: number;
};

/** Ways for residents to sign in besides the phone code, and what their account is proven and reached by. */
export interface ResidentService {
  /** As `people.requestCode`, to an e-mail address: the same limits, the same answer whether it is known or not. */
  requestEmailCode(caller: Caller, email: string): Promise<Result<{ readonly expiresInSeconds: number }>>;
  signInWithEmailCode(caller: Caller, email: string, code: string): Promise<Result<SignedInAs>>;

  /** For the browser's `navigator.credentials.get`; nothing is stored for it. */
  passkeyQuestion(): Promise<PasskeyQuestion>;
  signInWithPasskey(caller: Caller, answer: PasskeyAnswer): Promise<Result<SignedInAs>>;

  /** Whether the national login is set up here. */
  readonly hasNationalLogin: boolean;
  /** Where to send the browser, and the cookie by which its return is known. `link` adds it to the caller's account. */
  beginNationalLogin(
    caller: Caller,
    input: { readonly onward: string; readonly link: boolean },
  ): Promise<Result<{ readonly address: string; readonly setCookies: readonly string[] }>>;
  /** The browser is back, at `search` of our own address. */
  finishNationalLogin(
    caller: Caller,
    input: { readonly search: string; readonly headers: Headers },
  ): Promise<Result<SignedInAs & { readonly onward: string }>>;

  /** What the page of an account's security shows. */
  security(caller: Caller): Promise<Result<AccountSecurity>>;
  passkeyRegistration(caller: Caller): Promise<Result<PasskeyQuestion>>;
  registerPasskey(
    caller: Caller,
    input: { readonly answer: PasskeyAnswer; readonly name: string },
  ): Promise<Result<{ readonly id: string }>>;
  /** Never the last way into the account. */
  removePasskey(caller: Caller, id: string): Promise<Result<void>>;
  /** Never the last way into the account; what it proved is not proven any more. Asks for a fresh proof. */
  unlinkNationalLogin(caller: Caller): Promise<Result<void>>;
  endSession(caller: Caller, id: string): Promise<Result<void>>;
  endOtherSessions(caller: Caller): Promise<Result<{ readonly ended: number }>>;
  /** Sends a code to the new phone or address; it is the account's once the code was entered. */
  requestContactCode(
    caller: Caller,
    contact: NewContact,
  ): Promise<Result<{ readonly expiresInSeconds: number }>>;
  changeContact(caller: Caller, input: NewContact & { readonly code: string }): Promise<Result<void>>;

  /** A short number by which an officer at a counter finds the caller's account; the one before is over. */
  showCounterNumber(caller: Caller): Promise<Result<{ readonly number: string; readonly expiresAt: string }>>;
  /** For whoever sits at a counter: whose number it is. */
  personAtCounter(caller: Caller, number: string): Promise<Result<CounterPerson>>;
  /** The officer has seen the card and the face: recorded with who did, where and when. */
  confirmAtCounter(
    caller: Caller,
    input: {
      readonly key: string;
      readonly number: string;
      /** As it stands on the card, typed by the officer. */
      readonly nik: string;
      /** `KTP-el dilihat, wajah cocok`. */
      readonly seen: boolean;
    },
  ): Promise<Result<{ readonly passkeys: number }>>;
}

/** An open session of an account, as its owner tells it apart. */
export type OwnSession = {
  readonly id: string;
  readonly isCurrent: boolean;
  /** `Firefox`; empty where it is not known. */
  readonly browser: string;
  readonly system: string;
  /** `103.12.x.x`, or `office` for an address that is not of the internet. */
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

export type NewContact = { readonly kind: 'phone' | 'email'; readonly value: string };

export type AccountSecurity = {
  readonly identity: 'none' | 'pending' | 'matched';
  /** Empty: matched by what circulates only, and the family stays hidden. */
  readonly proofs: readonly { readonly kind: ProofKind; readonly provenAt: string }[];
  readonly phoneMasked: string | null;
  readonly emailMasked: string | null;
  readonly passkeys: readonly PasskeyCard[];
  readonly sessions: readonly OwnSession[];
  /** Null where the installation has no national login. */
  readonly nationalLogin: { readonly isLinked: boolean } | null;
  /** The caller proved who they are a moment ago, as passkeys and a new phone need. */
  readonly isFresh: boolean;
};

export type CounterPerson = {
  readonly name: string;
  readonly nikMasked: string;
  readonly phoneMasked: string | null;
  readonly identity: 'none' | 'pending' | 'matched';
  readonly isProven: boolean;
  /** Made within the last half hour: they are confirmed together with the account. */
  readonly newPasskeys: readonly string[];
};
