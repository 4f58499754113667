import { failure, type Region, type Result, success } from '@satuloket/engine';
import { findCase } from '../cases/loading.ts';
import { answersFor } from '../measures/heads.ts';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { WalletService } from './contract.ts';
import { regionOf, type WalletDependencies } from './dependencies.ts';
import { documentsOf, type Owned } from './owned.ts';
import { officerFor } from './policy.ts';
import { lookAt } from './printing.ts';
import { problems } from './problems.ts';

const longestReason = 500;

export async function withdrawable(
  dependencies: WalletDependencies,
  caller: Caller,
  code: string,
): ReturnType<WalletService['withdrawable']> {
  const officer = officerFor(caller, 'withdraw');
  if (!officer.ok) return officer;
  const region = regionOf(dependencies, caller.regionId);
  return inTransaction(
    regionDatabase(dependencies.database, region.id),
    async (transaction): Promise<Awaited<ReturnType<WalletService['withdrawable']>>> => {
      const found = await findCase(dependencies, transaction, region, code);
      if (!found.ok) return found;
      const { service, office_id: officeId } = found.value;
      if (!answersFor(region, officer.value.posts, { service, officeId }))
        return failure(problems.outsideOffices);
      return lookAt(dependencies, transaction, { region, row: found.value, ...officer.value });
    },
  );
}

/** The record says it; what follows (the page that checks documents, the message) is kept by those who follow cases. */
export async function withdraw(
  dependencies: WalletDependencies,
  caller: Caller,
  { key, code, product, reason, replacedBy }: Parameters<WalletService['withdraw']>[1],
): ReturnType<WalletService['withdraw']> {
  const officer = officerFor(caller, 'withdraw');
  if (!officer.ok) return officer;
  const { accountId, posts } = officer.value;
  const region = regionOf(dependencies, caller.regionId);
  const now = dependencies.now();
  const frame = {
    regionId: region.id,
    caller: `officer:${accountId}`,
    key,
    content: ['withdraw-document', code, product, reason, replacedBy ?? null],
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction): Promise<Result<{ code: string }>> => {
    const found = await findCase(dependencies, transaction, region, code, { lock: true });
    if (!found.ok) return found;
    const row = found.value;
    const place = { service: row.service, officeId: row.office_id };
    const post = posts.find((each) => answersFor(region, [each], place));
    if (post === undefined) return failure(problems.outsideOffices);
    const documents = await documentsOf(dependencies, region, row);
    const document = documents.find((each) => each.product === product);
    if (document === undefined) return failure(problems.nothingHandedOut);
    if (document.standing !== 'valid') return failure(problems.withdrawnBefore);
    const { undoable } = document.state;
    if (undoable !== null && now.toISOString() <= undoable.until) return failure(problems.stillUndoable);
    const words = reason.trim();
    if (words === '' || [...words].length > longestReason) return failure(problems.reasonMissing);
    const newer =
      replacedBy === undefined
        ? undefined
        : await replacementFor(dependencies, transaction, region, document, replacedBy);
    if (newer === null) return failure(problems.replacementUnknown);
    await dependencies.cases.note(transaction, {
      regionId: region.id,
      caseId: row.case_id,
      actor: { kind: 'officer', accountId, role: post.role, officeId: post.officeId },
      body: (_, seal) => ({
        type: 'document-withdrawn',
        product,
        fileId: document.fileId,
        reason: seal(words),
        ...(newer && { replacedBy: { caseId: newer.row.case_id, product } }),
      }),
    });
    return success({ code: row.code });
  });
}

/** A valid document of the same kind in another case; null where there is none. */
async function replacementFor(
  dependencies: WalletDependencies,
  transaction: DatabaseConnection,
  region: Region,
  { row, product }: Owned,
  code: string,
): Promise<Owned | null> {
  const found = await findCase(dependencies, transaction, region, code);
  if (!found.ok || found.value.case_id === row.case_id || found.value.service !== row.service) return null;
  const documents = await documentsOf(dependencies, region, found.value);
  return documents.find((each) => each.product === product && each.standing === 'valid') ?? null;
}
