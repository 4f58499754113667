import type { ColumnType, Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';
import type {} from './resident-schema.ts';
import type {
  EmergencyAccessTable,
  EmergencyPermitTable,
  HeldPostView,
  OfficerUseTable,
  OverseeingAccountTable,
  OversightTable,
  SecondFactorTable,
  SessionDetailTable,
  SignInWaitTable,
  StaffInvitationTable,
  StandInTable,
} from './staff/schema.ts';

/** The tables of better-auth live in the schema `auth`; only what our own look-up reads is typed here. */
export type AuthUserTable = {
  id: string;
  name: string;
  username: string | null;
  phone_number: string | null;
};
export type AuthSessionTable = {
  id: string;
  token: string;
  user_id: string;
  expires_at: Date;
  created_at: Date;
};

export type AccountContactTable = {
  account_id: string;
  phone_sealed: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  email_sealed: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  created_at: Date;
};

export type AccountIdentityTable = {
  account_id: string;
  state: 'pending' | 'matched' | 'mismatched';
  claim_sealed: Buffer;
  claimed_in: string;
  /** Of a proven identity. */
  nik_index: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  tries: Generated<number>;
  next_try_at: Date | null;
  changed_at: Date;
};

export type AccountHouseholdTable = { account_id: string; household_sealed: Buffer; fetched_at: Date };

export type SignInCodeTable = {
  phone_index: string;
  code_digest: Buffer;
  attempts_left: number;
  sent_at: Date;
  expires_at: Date;
};

export type AttemptCountTable = { kind: string; subject: string; window_start: Date; attempts: number };

export type MembershipTable = {
  region_id: RegionColumn;
  account_id: string;
  role: string;
  office_id: string;
  /** Empty for who serves a whole office. */
  village_code: Generated<string>;
  valid_from: Date;
  valid_until: Date | null;
  /** Nobody for posts that came with the installation. */
  granted_by: ColumnType<string | null, string | null | undefined, never>;
  ended_by: ColumnType<string | null, undefined, string | null>;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    'auth.user': AuthUserTable;
    'auth.session': AuthSessionTable;
    account_contact: AccountContactTable;
    account_identity: AccountIdentityTable;
    account_household: AccountHouseholdTable;
    sign_in_code: SignInCodeTable;
    attempt_count: AttemptCountTable;
    membership: MembershipTable;
    held_post: HeldPostView;
    session_detail: SessionDetailTable;
    second_factor: SecondFactorTable;
    sign_in_wait: SignInWaitTable;
    staff_invitation: StaffInvitationTable;
    stand_in: StandInTable;
    emergency_permit: EmergencyPermitTable;
    emergency_access: EmergencyAccessTable;
    officer_use: OfficerUseTable;
    oversight: OversightTable;
    overseeing_account: OverseeingAccountTable;
  }
}

export const regionTables = [
  'membership',
  'held_post',
  'staff_invitation',
  'stand_in',
  'emergency_permit',
  'emergency_access',
  'oversight',
] as const satisfies readonly RegionTableName[];
