import type { ColumnType, Generated } from 'kysely';

/** For whom an account was proven to stand, and by what. */
export type AccountProofTable = {
  account_id: string;
  kind: 'counter' | 'passkey' | 'national';
  nik_index: Buffer;
  proven_at: Date;
  proven_in: string;
  seen_by: string | null;
};

export type CounterNumberTable = { account_id: string; number_digest: Buffer; expires_at: Date };

export type PasskeyTable = {
  id: string;
  account_id: string;
  credential_id: Buffer;
  public_key: Buffer;
  /** PostgreSQL hands out a bigint as text. */
  sign_count: ColumnType<string, number, number>;
  transports: string[];
  host: string;
  name: string;
  witnessed: Generated<boolean>;
  created_at: Date;
  used_at: Date | null;
};

export type UsedOnceTable = { digest: Buffer; expires_at: Date };

declare module '../platform/database/schema.ts' {
  interface Database {
    account_proof: AccountProofTable;
    counter_number: CounterNumberTable;
    passkey: PasskeyTable;
    used_once: UsedOnceTable;
  }
}
