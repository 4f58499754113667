import type { NoteVerifier } from '@satuloket/engine';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { auditActions } from './audit-actions.ts';
import { auditLog } from './audit-log.ts';
import { auditEntries } from './audit-stream.ts';
import { type AuditFault, createFindings } from './findings.ts';

export type AuditInput = {
  readonly regionId: string;
  readonly verifier: NoteVerifier;
  /** Checkpoints that were kept elsewhere: they hold even against someone who has our keys. */
  readonly published?: readonly string[];
};

export type AuditReport = {
  readonly actions: number;
  readonly entries: number;
  /** How long the log is, and how many checkpoints of it were checked. */
  readonly size: number;
  readonly checkpoints: number;
  readonly faults: readonly AuditFault[];
};

/**
 * Reads a region's whole record anew: the chain of each case, each entry of the stream, and the log of both against
 * every checkpoint that was signed. Each fault names what is not as it was recorded.
 */
export async function auditRegion(database: DatabaseConnection, input: AuditInput): Promise<AuditReport> {
  const region = regionDatabase(database, input.regionId);
  const findings = createFindings();
  const actions = await auditActions(region, findings);
  const entries = await auditEntries(region, findings);
  const log = await auditLog(region, { ...input, findings });
  return { actions, entries, ...log, faults: findings.all() };
}

/** The stream and the log alone, for whoever has checked the chains already. */
export async function auditSealed(
  database: DatabaseConnection,
  input: AuditInput,
): Promise<readonly AuditFault[]> {
  const region = regionDatabase(database, input.regionId);
  const findings = createFindings();
  await auditEntries(region, findings);
  await auditLog(region, { ...input, findings });
  return findings.all();
}

/** Every checkpoint that the region signed, the oldest first, to be published and kept elsewhere. */
export async function exportCheckpoints(
  database: DatabaseConnection,
  regionId: string,
): Promise<readonly string[]> {
  const rows = await regionDatabase(database, regionId)
    .selectFrom('record_checkpoint')
    .select('note')
    .orderBy('size')
    .execute();
  return rows.map(({ note }) => note);
}
