import type { Locale } from '@satuloket/engine';
import type { ColumnType, Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type Channel = 'whatsapp' | 'email' | 'push';

export type MessageTable = {
  region_id: RegionColumn;
  id: string;
  case_id: string;
  seq: number;
  template: string;
  /** `applicant`, or whoever else is told. */
  recipient: Generated<string>;
  /** Whose preference holds; null for a phone without an account. */
  account_id: string | null;
  /** A keyed digest of the account, or else of the phone. */
  receiver: string | null;
  /** Channel and language are those in which it was sent. */
  channel: Channel;
  language: Generated<Locale>;
  sealed: Buffer;
  characters: Generated<number>;
  purpose_at: Date | null;
  bundle_id: ColumnType<string | null, undefined, string | null>;
  state: 'waiting' | 'sent' | 'failed' | 'cancelled' | 'unwanted';
  send_after: Date;
  next_try_at: Date;
  tries: Generated<number>;
  failure: string | null;
  provider_id: string | null;
  sent_at: Date | null;
  made_at: Date;
};

/** To an officer: sent at once, or gathered for the next digest. */
export type OfficerMessageTable = {
  region_id: RegionColumn;
  id: string;
  account_id: string;
  occasion: string;
  template: string;
  urgent: boolean;
  sealed: Buffer;
  state: 'gathered' | 'digested' | 'waiting' | 'sent' | 'failed' | 'unwanted';
  channel: Channel | null;
  send_after: Date;
  next_try_at: Date;
  tries: Generated<number>;
  failure: string | null;
  provider_id: string | null;
  sent_at: Date | null;
  made_at: Date;
};

/** How a person wants to be reached, in every region. */
export type MessagePreferenceTable = {
  account_id: string;
  language: Locale;
  channel: Channel | 'none';
  stopped_by_word: Generated<boolean>;
  email_sealed: Buffer | null;
  /** Of officers; a resident's phone is the account's. */
  phone_sealed: Buffer | null;
  /** An address whose code has not been entered yet. */
  pending_sealed: Buffer | null;
  changed_at: Date;
};

export type StoppedPhoneTable = { phone_index: string; stopped_at: Date };

export type PushSubscriptionTable = {
  id: string;
  account_id: string;
  endpoint_index: string;
  sealed: Buffer;
  made_at: Date;
};

export type InboundMessageTable = {
  id: string;
  meant: 'stop' | 'start' | 'check' | 'help';
  answer_sealed: Buffer | null;
  state: 'waiting' | 'answered' | 'failed' | 'unanswered';
  next_try_at: Date;
  tries: Generated<number>;
  received_at: Date;
};

export type OfficerDigestTable = {
  region_id: RegionColumn;
  account_id: string;
  digest_at: Date;
  counted: number;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    message: MessageTable;
    officer_message: OfficerMessageTable;
    officer_digest: OfficerDigestTable;
    message_preference: MessagePreferenceTable;
    stopped_phone: StoppedPhoneTable;
    push_subscription: PushSubscriptionTable;
    inbound_message: InboundMessageTable;
  }
}

export const regionTables = [
  'message',
  'officer_message',
  'officer_digest',
] as const satisfies readonly RegionTableName[];
