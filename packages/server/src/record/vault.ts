import { randomBytes } from 'node:crypto';
import { canonicalBytes, commitment, type Sealed } from '@satuloket/engine';
import { sql } from 'kysely';
import { type DatabaseConnection, statement } from '../platform/database/index.ts';
import { randomPiece } from '../platform/random.ts';
import { newIdentifier } from './identifiers.ts';
import { type MasterKeys, masterKey } from './master-keys.ts';
import { openBox, sealBox } from './sealing-box.ts';

const saltBytes = 16;

/** The opened key of one case, alive for one command or query. */
export type CaseKey = { readonly regionId: string; readonly caseId: string; readonly key: Uint8Array };

export type WrappedKey = { readonly master_key_id: string; readonly wrapped_key: Buffer };

export type VaultRow = { readonly id: string; readonly kind: string; readonly sealed: Buffer };

/** What a value is, so that retention can erase by kind. */
export type VaultKind = 'answers' | 'applicant' | 'reason' | 'note' | 'fault' | 'words' | 'number' | 'asked';

/**
 * Personal values of a case, each under the case's own key. The record keeps only `Sealed`: where the value lies and a
 * salted commitment to it. Salt and value are sealed together, so that erasing the entry takes both.
 */
export function newCaseKey(
  masterKeys: MasterKeys,
  regionId: string,
  caseId: string,
): { caseKey: CaseKey; wrapped: WrappedKey } {
  const key = randomBytes(32);
  const id = masterKeys.currentId;
  const wrapped = sealBox(masterKey(masterKeys, id), key, caseKeyPlace(regionId, caseId));
  return { caseKey: { regionId, caseId, key }, wrapped: { master_key_id: id, wrapped_key: wrapped } };
}

export function unwrapCaseKey(
  masterKeys: MasterKeys,
  regionId: string,
  caseId: string,
  wrapped: WrappedKey,
): CaseKey {
  const key = openBox(
    masterKey(masterKeys, wrapped.master_key_id),
    wrapped.wrapped_key,
    caseKeyPlace(regionId, caseId),
  );
  return { regionId, caseId, key };
}

export function sealValue(
  caseKey: CaseKey,
  kind: VaultKind,
  value: unknown,
  at: Date,
): { sealed: Sealed; row: VaultRow } {
  const id = newIdentifier(at);
  const salt = randomPiece(saltBytes);
  const content = Buffer.concat([salt, canonicalBytes(value)]);
  return {
    sealed: { entryId: id, commitment: Buffer.from(commitment(salt, value)).toString('hex') },
    row: { id, kind, sealed: sealBox(caseKey.key, content, entryPlace(caseKey, id)) },
  };
}

/** @throws when the entry does not open or is not what the record committed to. */
export function openValue<Value>(caseKey: CaseKey, reference: Sealed, sealed: Uint8Array): Value {
  const content = openBox(caseKey.key, sealed, entryPlace(caseKey, reference.entryId));
  const salt = content.subarray(0, saltBytes);
  const value = JSON.parse(content.subarray(saltBytes).toString('utf8')) as Value;
  if (Buffer.from(commitment(salt, value)).toString('hex') !== reference.commitment) {
    throw new Error(`The vault entry ${reference.entryId} is not what the record committed to.`);
  }
  return value;
}

/** The values of one case by entry, read in one statement and opened when asked for. */
export type VaultReader = {
  readonly caseKey: CaseKey;
  /** Undefined once it has been erased. */
  read<Value>(reference: Sealed | undefined): Value | undefined;
};

type OfCase = { readonly caseId: string };

const keyAndEntries = statement((database, { caseId }: OfCase) =>
  database
    .selectFrom('vault_key as key')
    .leftJoin('vault_entry as entry', 'entry.case_id', 'key.case_id')
    .select(['key.master_key_id', 'key.wrapped_key', 'entry.id', 'entry.sealed'])
    .where('key.case_id', '=', caseId),
);

/**
 * A case's few entries are read and these taken from them: told by their identifiers, PostgreSQL would plan anew each
 * time how many there are, which takes four times as long as reading them.
 */
const keyAndTheseEntries = statement(
  (database, { caseId, entryIds }: OfCase & { readonly entryIds: readonly string[] }) =>
    database
      .selectFrom('vault_key as key')
      .leftJoin(
        (all) =>
          all
            .selectFrom('vault_entry')
            .select(['id', 'sealed'])
            .where('vault_entry.case_id', '=', caseId)
            .offset(sql<number>`0`)
            .as('entry'),
        (join) => join.on('entry.id', '=', sql<string>`any(${entryIds}::uuid[])`),
      )
      .select(['key.master_key_id', 'key.wrapped_key', 'entry.id', 'entry.sealed'])
      .where('key.case_id', '=', caseId),
);

/** Reads the case's key and the entries named (all of them without `entryIds`) in one statement. */
export async function openVault(
  database: DatabaseConnection,
  masterKeys: MasterKeys,
  input: { regionId: string; caseId: string; entryIds?: readonly string[] },
): Promise<VaultReader | undefined> {
  const { caseId, entryIds } = input;
  const rows = await (entryIds === undefined
    ? keyAndEntries(database, { caseId })
    : keyAndTheseEntries(database, { caseId, entryIds }));
  const [first] = rows;
  if (first === undefined) return undefined;
  const caseKey = unwrapCaseKey(masterKeys, input.regionId, input.caseId, first);
  const entries = new Map(
    rows.flatMap((row) => (row.id && row.sealed ? [[row.id, row.sealed] as const] : [])),
  );
  return {
    caseKey,
    read<Value>(reference: Sealed | undefined) {
      const sealed = reference && entries.get(reference.entryId);
      return sealed ? openValue<Value>(caseKey, reference, sealed) : undefined;
    },
  };
}

/** The keys of several cases in one statement; those that have been erased are missing. */
export async function openCaseKeys(
  database: DatabaseConnection,
  masterKeys: MasterKeys,
  { regionId, caseIds }: { readonly regionId: string; readonly caseIds: readonly string[] },
): Promise<ReadonlyMap<string, CaseKey>> {
  if (caseIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('vault_key')
    .select(['case_id', 'master_key_id', 'wrapped_key'])
    .where('case_id', 'in', [...new Set(caseIds)])
    .execute();
  return new Map(rows.map((row) => [row.case_id, unwrapCaseKey(masterKeys, regionId, row.case_id, row)]));
}

export function caseKeyPlace(regionId: string, caseId: string): string {
  return `case-key/${regionId}/${caseId}`;
}

function entryPlace({ regionId, caseId }: CaseKey, entryId: string): string {
  return `entry/${regionId}/${caseId}/${entryId}`;
}
