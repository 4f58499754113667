import { failure, type Result, success } from '@satuloket/engine';
import { isIdentifier, newIdentifier, rootsOf, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { ShareLasts, WalletService } from './contract.ts';
import { regionOf, type WalletDependencies } from './dependencies.ts';
import { ownDocument } from './owned.ts';
import { residentFor } from './policy.ts';
import { problems } from './problems.ts';
import { shareToken, tokenDigest } from './share-link.ts';
import { openLinksOf } from './share-list.ts';

const hourMilliseconds = 3_600_000;
/** A paper for an errand is needed for days, never for years. */
const lastsMilliseconds: Readonly<Record<ShareLasts, number>> = {
  hour: hourMilliseconds,
  day: 24 * hourMilliseconds,
  week: 7 * 24 * hourMilliseconds,
  month: 30 * 24 * hourMilliseconds,
};
const maximumOpenLinks = 20;

export async function share(
  dependencies: WalletDependencies,
  caller: Caller,
  { key, code, product, lasts }: Parameters<WalletService['share']>[1],
): ReturnType<WalletService['share']> {
  const resident = residentFor(caller, 'share');
  if (!resident.ok) return resident;
  const region = regionOf(dependencies, caller.regionId);
  const { accountId } = resident.value;
  const now = dependencies.now();
  const frame = {
    regionId: region.id,
    caller: `resident:${accountId}`,
    key,
    content: ['share-document', code, product, lasts],
    now,
  };
  const isFamilyHidden = await dependencies.cases.isFamilyHiddenOf(region.id, accountId);
  return runCommand(dependencies.database, frame, async (transaction) => {
    const document = await ownDocument(dependencies, transaction, region, accountId, { code, product });
    if (document === undefined) return failure(problems.documentUnknown);
    if (document.showsFamily && isFamilyHidden) return failure(problems.familyHidden);
    if (document.standing !== 'valid') return failure(problems.documentNotValid);
    const milliseconds = Object.hasOwn(lastsMilliseconds, lasts) ? lastsMilliseconds[lasts] : undefined;
    if (milliseconds === undefined) return failure(problems.lastsUnknown);
    const links = await openLinksOf(transaction, accountId, now);
    if ([...links.values()].reduce((sum, count) => sum + count, 0) >= maximumOpenLinks)
      return failure(problems.tooManyShares);
    const shareId = newIdentifier(now);
    const keyId = rootsOf(dependencies.masterKeys).currentId;
    const token = shareToken(dependencies.masterKeys, keyId, { regionId: region.id, shareId });
    await transaction
      .insertInto('document_share')
      .values({
        id: shareId,
        account_id: accountId,
        case_id: document.row.case_id,
        product,
        file_id: document.fileId,
        master_key_id: keyId,
        token_digest: tokenDigest(token),
        made_at: now,
        expires_at: new Date(now.getTime() + milliseconds),
        ended_at: null,
      })
      .execute();
    return success({ shareId });
  });
}

/** Ended twice is ended once. */
export async function endShare(
  dependencies: WalletDependencies,
  caller: Caller,
  { key, shareId }: Parameters<WalletService['endShare']>[1],
): ReturnType<WalletService['endShare']> {
  const resident = residentFor(caller, 'end-share');
  if (!resident.ok) return resident;
  if (!isIdentifier(shareId)) return failure(problems.shareUnknown);
  const { accountId } = resident.value;
  const now = dependencies.now();
  const frame = {
    regionId: caller.regionId,
    caller: `resident:${accountId}`,
    key,
    content: ['end-share', shareId],
    now,
  };
  return runCommand(
    dependencies.database,
    frame,
    async (transaction): Promise<Result<{ shareId: string }>> => {
      const ended = await transaction
        .updateTable('document_share')
        .set((row) => ({ ended_at: row.fn.coalesce('ended_at', row.val(now)) }))
        .where('id', '=', shareId)
        .where('account_id', '=', accountId)
        .returning('id')
        .executeTakeFirst();
      return ended === undefined ? failure(problems.shareUnknown) : success({ shareId });
    },
  );
}
