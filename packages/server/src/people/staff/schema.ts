import type { ColumnType, Generated } from 'kysely';
import type { RegionColumn } from '../../platform/database/schema.ts';
import type { ActingKind } from '../../types.ts';

export type ProvenBy = 'code' | 'password' | 'second-factor' | 'recovery-code' | 'passkey' | 'national-login';

export type SessionDetailTable = {
  session_id: string;
  proven_at: Date;
  proven_by: ProvenBy;
  browser: string;
  system: string;
  network: string;
  begun_at: Date;
};

export type SecondFactorTable = {
  account_id: string;
  sealed: Buffer | null;
  since: Date | null;
  /** bigint comes back as text. */
  last_step: ColumnType<string, number | undefined, number>;
  pending_sealed: Buffer | null;
  pending_at: Date | null;
};

export type SignInWaitTable = { subject: string; failures: number; failed_at: Date; wait_until: Date };

/** Over `membership`, `stand_in`, `emergency_access` and `oversight`: read only. */
export type HeldPostView = {
  region_id: RegionColumn;
  account_id: string;
  role: string;
  office_id: string;
  village_code: string;
  valid_from: Date;
  valid_until: Date | null;
  acting: ActingKind | null;
  acting_id: string | null;
};

export type StaffInvitationTable = {
  region_id: RegionColumn;
  id: string;
  kind: 'invite' | 'reset';
  token_digest: Buffer | null;
  username: string;
  account_id: string | null;
  sealed: Buffer;
  role: string;
  office_id: string;
  village_code: Generated<string>;
  post_until: Date | null;
  totp_sealed: Buffer | null;
  /** Nobody: the operator of the installation, for the first officer of a region. */
  invited_by: string | null;
  invited_at: Date;
  sent_at: Date | null;
  expires_at: Date;
  used_at: Date | null;
  withdrawn_at: Date | null;
};

/** A calendar date of the region, read as text. */
type Day = ColumnType<Date, string, never>;

export type StandInTable = {
  region_id: RegionColumn;
  id: string;
  kind: 'plh' | 'plt';
  absent_account_id: string | null;
  account_id: string;
  role: string;
  office_id: string;
  village_code: Generated<string>;
  from_day: Day;
  until_day: Day;
  starts_at: Date;
  ends_at: Date;
  letter_number: string;
  given_by: string;
  given_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
};

export type OversightTable = {
  region_id: RegionColumn;
  id: string;
  account_id: string;
  role: string;
  office_id: string;
  from_day: Day;
  until_day: Day;
  starts_at: Date;
  ends_at: Date;
  letter_number: string;
  granted_by: string;
  granted_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
};

export type OfficerUseTable = { account_id: string; used_at: Date };

export type OverseeingAccountTable = { account_id: string; overseen_in: string };

export type EmergencyPermitTable = {
  region_id: RegionColumn;
  id: string;
  account_id: string;
  role: string;
  office_id: string;
  given_by: string;
  given_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
};

export type EmergencyAccessTable = {
  region_id: RegionColumn;
  id: string;
  permit_id: string;
  account_id: string;
  role: string;
  office_id: string;
  reason_sealed: Buffer;
  begun_at: Date;
  ends_at: Date;
  ended_at: Date | null;
  reviewed_by: string | null;
  reviewed_at: Date | null;
  verdict: 'in-order' | 'not-in-order' | null;
  review_sealed: Buffer | null;
};
