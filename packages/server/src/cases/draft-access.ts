import { type Result, success } from '@satuloket/engine';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { CasesDependencies } from './dependencies.ts';
import { type DraftRow, draftSubject } from './draft-store.ts';

/**
 * Whether whoever began a draft for another may still act for them: when that has ended, the draft shows nothing more,
 * not only when it is sent.
 */
export async function mayActFor(
  { hooks, masterKeys }: Pick<CasesDependencies, 'hooks' | 'masterKeys'>,
  database: DatabaseConnection,
  caller: Caller,
  row: DraftRow,
): Promise<Result<void>> {
  const subject = draftSubject(masterKeys, row);
  if (subject.mandateId === undefined && subject.helper?.mandateId === undefined) return success(undefined);
  for (const check of hooks.subjectChecks) {
    const checked = await check(database, { caller, subject });
    if (!checked.ok) return checked;
  }
  return success(undefined);
}
