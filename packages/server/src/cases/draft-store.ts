import { createHash, randomBytes } from 'node:crypto';
import { type Answers, type FileValue, failure, type Result, success } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { type DatabaseConnection, statement } from '../platform/database/index.ts';
import { isIdentifier, type MasterKeys, masterKey, openBox, sealBox } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { CasesDependencies, DraftSubject } from './dependencies.ts';
import { problems } from './problems.ts';
import type { DraftTable } from './schema.ts';

export type DraftRow = Selectable<DraftTable>;

/** Whose a draft is: an account, or a browser while nobody has signed in. */
export type DraftOwner =
  | { readonly owner_account_id: string; readonly browser_token_hash: null }
  | { readonly owner_account_id: null; readonly browser_token_hash: Buffer };

export const browserTokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** An officer's drafts are for others; a guest needs a browser token; a program files without a draft. */
export function draftOwner({ who }: Caller): Result<DraftOwner> {
  if (who.kind === 'program') return failure(problems.notAllowed);
  if (who.kind !== 'guest') {
    return success({ owner_account_id: who.accountId, browser_token_hash: null });
  }
  if (who.browserToken !== null) {
    return success({ owner_account_id: null, browser_token_hash: browserTokenHash(who.browserToken) });
  }
  return failure(problems.signInNeeded);
}

/** The draft, when it is the caller's own; another's is told as unknown. */
export async function findDraft(
  database: DatabaseConnection,
  caller: Caller,
  id: string,
  options: { readonly lock: boolean } = { lock: false },
): Promise<Result<DraftRow>> {
  const owner = draftOwner(caller);
  if (!owner.ok) return owner;
  if (!isIdentifier(id)) return failure(problems.draftUnknown);
  const [row] = await (options.lock ? lockedDraft : readDraft)(database, { id });
  return row !== undefined && isOf(row, owner.value) ? success(row) : failure(problems.draftUnknown);
}

/** A draft, and what has been uploaded to it by the requirement that asks for it. */
export type WholeDraft = {
  readonly row: DraftRow;
  readonly files: Readonly<Record<string, readonly FileValue[]>>;
};

/** As `findDraft`, with its files, which are asked for side by side. */
export async function findWholeDraft(
  { files }: Pick<CasesDependencies, 'files'>,
  database: DatabaseConnection,
  caller: Caller,
  id: string,
  options?: { readonly lock: boolean },
): Promise<Result<WholeDraft>> {
  if (!isIdentifier(id)) return failure(problems.draftUnknown);
  const [row, uploaded] = await Promise.all([
    findDraft(database, caller, id, options),
    files.ofDraft(database, id),
  ]);
  return row.ok ? success({ row: row.value, files: uploaded }) : row;
}

/** By its number alone: asked for its owner too, PostgreSQL may go through all that an officer ever filed for others. */
const draftById = (database: DatabaseConnection, { id }: { readonly id: string }) =>
  database.selectFrom('draft').selectAll().where('id', '=', id);
const readDraft = statement(draftById);
const lockedDraft = statement((database, given: { readonly id: string }) =>
  draftById(database, given).forUpdate(),
);

function isOf(row: DraftRow, owner: DraftOwner): boolean {
  return owner.owner_account_id === null
    ? row.browser_token_hash?.equals(owner.browser_token_hash) === true
    : row.owner_account_id === owner.owner_account_id;
}

export function ownedDrafts(database: DatabaseConnection, owner: DraftOwner) {
  const drafts = database.selectFrom('draft');
  return owner.owner_account_id === null
    ? drafts.where('browser_token_hash', '=', owner.browser_token_hash)
    : drafts.where('owner_account_id', '=', owner.owner_account_id);
}

export type DraftSeal = {
  readonly key: Uint8Array;
  readonly master_key_id: string;
  readonly wrapped_key: Buffer;
};

/** What the key of a draft is bound to. */
export const draftKeyPlace = (regionId: string, id: string): string => `draft-key/${regionId}/${id}`;

export function newDraftKey(masterKeys: MasterKeys, regionId: string, id: string): DraftSeal {
  const key = randomBytes(32);
  const master = masterKeys.currentId;
  return {
    key,
    master_key_id: master,
    wrapped_key: sealBox(masterKey(masterKeys, master), key, draftKeyPlace(regionId, id)),
  };
}

export function draftKey(masterKeys: MasterKeys, row: DraftRow): Uint8Array {
  return openBox(
    masterKey(masterKeys, row.master_key_id),
    row.wrapped_key,
    draftKeyPlace(row.region_id, row.id),
  );
}

export function sealAnswers(key: Uint8Array, regionId: string, id: string, answers: Answers): Buffer {
  return sealBox(key, Buffer.from(JSON.stringify(answers), 'utf8'), `draft/${regionId}/${id}`);
}

/** What was entered so far; nothing once the draft has been sent. */
export function draftAnswers(masterKeys: MasterKeys, row: DraftRow): Answers {
  if (row.sealed === null) return {};
  const content = openBox(draftKey(masterKeys, row), row.sealed, `draft/${row.region_id}/${row.id}`);
  return JSON.parse(content.toString('utf8')) as Answers;
}

export function sealSubject(key: Uint8Array, regionId: string, id: string, subject: DraftSubject): Buffer {
  return sealBox(key, Buffer.from(JSON.stringify(subject), 'utf8'), `draft-subject/${regionId}/${id}`);
}

/** For whom the draft is and what it goes on from; empty for an ordinary one. */
export function draftSubject(masterKeys: MasterKeys, row: DraftRow): DraftSubject {
  if (row.subject_sealed === null) return {};
  const name = `draft-subject/${row.region_id}/${row.id}`;
  return JSON.parse(openBox(draftKey(masterKeys, row), row.subject_sealed, name).toString('utf8'));
}
