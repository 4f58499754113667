import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type ConfirmationLinkTable = {
  region_id: RegionColumn;
  id: string;
  case_id: string;
  confirmation: string;
  person: number;
  answers_entry: string;
  token_digest: Buffer;
  state: 'open' | 'answered' | 'withdrawn';
  expires_at: Date;
  proofs_left: number;
  shares_phone: boolean;
  sent_at: Date;
  sent_on: string;
  sent_again: number;
  answer: 'yes' | 'no' | null;
  answered_at: Date | null;
  made_at: Date;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    confirmation_link: ConfirmationLinkTable;
  }
}

export const regionTables = ['confirmation_link'] as const satisfies readonly RegionTableName[];
