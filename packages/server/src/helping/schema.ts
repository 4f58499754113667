import type { HelperMark } from '@satuloket/engine';
import type { Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type MandateKind = 'counter' | 'household' | 'village';
export type MandatePaper = 'signature' | 'thumb' | 'signed-paper';
export type EndedBy = 'person' | 'helper' | 'officer' | 'register';

export type HelpedPersonTable = {
  region_id: RegionColumn;
  id: string;
  helper_account_id: string;
  nik_digest: Buffer;
  state: 'pending' | 'matched' | 'mismatched';
  sealed: Buffer;
  /** Where the person lives as the register says; empty while it has not answered. */
  village_code: string;
  tries: Generated<number>;
  next_try_at: Date | null;
  created_at: Date;
  changed_at: Date;
};

export type MandateTable = {
  region_id: RegionColumn;
  id: string;
  person_id: string;
  helper_account_id: string;
  nik_digest: Buffer;
  kind: MandateKind;
  /** Null: every service. */
  services: string[] | null;
  role: string | null;
  office_id: string | null;
  paper: MandatePaper | null;
  paper_file_id: string | null;
  given_at: Date;
  valid_until: Date;
  ended_at: Date | null;
  ended_by: EndedBy | null;
};

export type HelpedCaseTable = {
  region_id: RegionColumn;
  case_id: string;
  nik_digest: Buffer;
  helper_account_id: string;
  kind: HelperMark['kind'];
  mandate_id: string | null;
  filed_at: Date;
};

export type FamilyLeaveTable = {
  region_id: RegionColumn;
  account_id: string;
  nik_digest: Buffer;
  allowed: boolean;
  changed_at: Date;
};

export type StartCodeTable = {
  region_id: RegionColumn;
  id: string;
  code_digest: Buffer;
  service: string;
  definition: string;
  giver_account_id: string;
  office_id: string;
  nik_digest: Buffer;
  /** Null once it has been forgotten whose it was. */
  sealed: Buffer | null;
  given_at: Date;
  expires_at: Date;
  used_at: Date | null;
  revoked_at: Date | null;
  /** Answers and files were taken out. */
  emptied_at: Generated<Date | null>;
};

export type HelperFlagTable = {
  region_id: RegionColumn;
  id: string;
  kind: 'helper' | 'phone';
  subject: Buffer;
  people: number;
  since: Date;
  raised_at: Date;
  counted_at: Date;
  reviewed_at: Date | null;
  reviewer_account_id: string | null;
  label_sealed: Buffer | null;
  words_sealed: Buffer | null;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    helped_person: HelpedPersonTable;
    mandate: MandateTable;
    helped_case: HelpedCaseTable;
    family_leave: FamilyLeaveTable;
    start_code: StartCodeTable;
    helper_flag: HelperFlagTable;
  }
}

export const regionTables = [
  'helped_person',
  'mandate',
  'helped_case',
  'family_leave',
  'start_code',
  'helper_flag',
] as const satisfies readonly RegionTableName[];
