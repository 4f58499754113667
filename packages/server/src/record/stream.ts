import { streamEntryHash } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { type DatabaseTransaction, regionIdOf } from '../platform/database/index.ts';
import { newIdentifier } from './identifiers.ts';
import type { StreamEntryTable } from './schema.ts';

/** What JSON holds. Never a personal value: entries are kept for ever and can't be erased. */
export type StreamDetail = { readonly [key: string]: StreamValue | undefined };
type StreamValue = string | number | boolean | null | readonly StreamValue[] | StreamDetail;

export type StreamEntry = {
  readonly at: Date;
  /** Dotted: `reveal.file`, `administration.post-granted`, `retention.deleted`. */
  readonly kind: string;
  /** Undefined when nobody did it: a sweep, a command of the operator. */
  readonly who?: { readonly accountId: string; readonly role?: string; readonly officeId?: string };
  readonly caseId?: string;
  /** By which a person finds what is about them; an index over the entry, no part of what is sealed. */
  readonly subjectDigest?: Buffer;
  readonly detail: StreamDetail;
};

/**
 * Adds to the region's stream, in the transaction of what it tells of: when one can't be kept, neither is the other.
 * The sealer folds the entry's hash into the region's log.
 */
export async function appendEntry(
  transaction: DatabaseTransaction,
  entry: StreamEntry,
): Promise<{ readonly id: string }> {
  const { at, kind, who, caseId, subjectDigest, detail } = entry;
  const row = {
    id: newIdentifier(at),
    at,
    kind,
    account_id: who?.accountId ?? null,
    role: who?.role ?? null,
    office_id: who?.officeId ?? null,
    case_id: caseId ?? null,
  };
  const hash = Buffer.from(entryHash({ ...row, region_id: regionIdOf(transaction), detail }));
  await transaction
    .insertInto('stream_entry')
    .values({ ...row, subject_digest: subjectDigest ?? null, detail: JSON.stringify(detail), hash })
    .execute();
  await transaction.insertInto('stream_outbox').values({ entry_id: row.id, hash }).execute();
  return { id: row.id };
}

/** What is sealed of an entry: all of it but its index. */
export function entryHash(row: Omit<Selectable<StreamEntryTable>, 'subject_digest' | 'hash'>): Uint8Array {
  return streamEntryHash({
    regionId: row.region_id,
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    accountId: row.account_id,
    role: row.role,
    officeId: row.office_id,
    caseId: row.case_id,
    detail: row.detail,
  });
}
