/** What this part offers to the faces; `types.ts` passes it on. */
import type { Locale, Result } from '@satuloket/engine';
import type { Caller } from '../types.ts';

export interface MessageService {
  /** How the caller is reached: what they chose, or what the region has for who chose nothing. */
  preference(caller: Caller): Promise<Result<MessagePreference>>;
  /** An e-mail address or phone has to be confirmed before it can be chosen. */
  choose(
    caller: Caller,
    command: { readonly key: string; readonly language: Locale; readonly channel: MessageWay },
  ): Promise<Result<MessagePreference>>;
  /** Sends a six-digit code to an address; nothing else goes there before the code comes back. */
  giveAddress(
    caller: Caller,
    input: { readonly kind: AddressKind; readonly address: string },
  ): Promise<Result<{ readonly expiresInSeconds: number }>>;
  /** The address is the caller's from now on, and messages go there. */
  confirmAddress(
    caller: Caller,
    command: { readonly key: string; readonly code: string },
  ): Promise<Result<MessagePreference>>;
  /** Takes a browser's subscription; pushes go there from now on. */
  subscribe(
    caller: Caller,
    command: { readonly key: string; readonly browser: PushBrowser },
  ): Promise<Result<MessagePreference>>;
  /** The browser gets nothing any more; without `endpoint`, none of the caller's. */
  unsubscribe(
    caller: Caller,
    command: { readonly key: string; readonly endpoint?: string },
  ): Promise<Result<MessagePreference>>;
}

export type MessageWay = 'whatsapp' | 'email' | 'push' | 'none';

/** A resident's phone is the one that signs in; officers give one. */
export type AddressKind = 'email' | 'whatsapp';

export type MessagePreference = {
  readonly language: Locale;
  readonly channel: MessageWay;
  /** Nothing has been chosen: language and channel are the region's. */
  readonly isUsual: boolean;
  /** Ended by writing the stop word. */
  readonly stoppedByWord: boolean;
  readonly phoneMasked: string | null;
  readonly emailMasked: string | null;
  /** An address whose code has been sent and not come back. */
  readonly pending: { readonly kind: AddressKind; readonly addressMasked: string } | null;
  readonly browsers: number;
  /** With which a browser subscribes (VAPID, RFC 8292). */
  readonly pushKey: string;
  /** Between which hours nothing is sent. */
  readonly quiet: { readonly from: string; readonly until: string };
  /** When officers are told what waits for them; null for residents. */
  readonly digests: readonly string[] | null;
};

/** As the browser's `PushSubscription` has it, base64url. */
export type PushBrowser = {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
};
