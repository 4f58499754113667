import { failure, type Result, success } from '@satuloket/engine';
import { sealAccountValue } from '../people/sealing.ts';
import { inTransaction, regionDatabase } from '../platform/database/index.ts';
import { newIdentifier } from '../record/index.ts';
import type { WalletService } from './contract.ts';
import { regionOf, type WalletDependencies } from './dependencies.ts';
import { documentsOf, type Owned } from './owned.ts';
import { problems } from './problems.ts';
import { isShareToken, networkDigest, openingTicket, readTicket, tokenDigest } from './share-link.ts';
import { type Opener, openingPlace, type ShareRow } from './share-list.ts';

/** More than anyone whom a paper is meant for; whoever wants it in the newspaper has other ways. */
const maximumOpenings = 200;
const openingLastsMilliseconds = 30 * 60_000;
const longestName = 100;
const longestPurpose = 200;

export async function shared(
  dependencies: WalletDependencies,
  regionId: string,
  token: string,
): ReturnType<WalletService['shared']> {
  const found = await findShare(dependencies, regionId, token);
  if (!found.ok) return found;
  const { share, document } = found.value;
  return success({
    title: document.service.products[document.product]!.title,
    expiresAt: share.expires_at.toISOString(),
  });
}

/** Written down before the document opens: the owner sees who has had it in hand. */
export async function openShared(
  dependencies: WalletDependencies,
  regionId: string,
  token: string,
  opener: Parameters<WalletService['openShared']>[2],
): ReturnType<WalletService['openShared']> {
  const { masterKeys } = dependencies;
  const found = await findShare(dependencies, regionId, token);
  if (!found.ok) return found;
  const { share } = found.value;
  const name = opener.name.trim();
  const purpose = opener.purpose.trim();
  if (name === '' || [...name].length > longestName) return failure(problems.nameMissing);
  if (purpose === '' || [...purpose].length > longestPurpose) return failure(problems.purposeMissing);
  const at = dependencies.now();
  const openingId = newIdentifier(at);
  const named = { regionId, shareId: share.id };
  const { network } = opener;
  return inTransaction(
    regionDatabase(dependencies.database, regionId),
    async (transaction): Promise<Result<{ opening: string }>> => {
      const counted = await transaction
        .updateTable('document_share')
        .set((row) => ({ opened: row('opened', '+', 1) }))
        .where('id', '=', share.id)
        .where('opened', '<', maximumOpenings)
        .where('ended_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (counted === undefined) return failure(problems.openedTooOften);
      await transaction
        .insertInto('document_share_opening')
        .values({
          id: openingId,
          share_id: share.id,
          at,
          sealed: sealAccountValue(masterKeys, openingPlace(regionId, openingId), {
            name,
            purpose,
          } satisfies Opener),
          network_digest:
            network === undefined ? null : networkDigest(masterKeys, share.master_key_id, named, network),
        })
        .execute();
      const opening = openingTicket(masterKeys, share.master_key_id, { ...named, openingId });
      return success({ opening });
    },
  );
}

export async function sharedFile(
  dependencies: WalletDependencies,
  regionId: string,
  { token, opening }: Parameters<WalletService['sharedFile']>[1],
): ReturnType<WalletService['sharedFile']> {
  const found = await findShare(dependencies, regionId, token);
  if (!found.ok) return found;
  const { share } = found.value;
  const named = { regionId, shareId: share.id };
  const openingId = readTicket(dependencies.masterKeys, share.master_key_id, named, opening);
  if (openingId === undefined) return failure(problems.openingOver);
  const opened = await regionDatabase(dependencies.database, regionId)
    .selectFrom('document_share_opening')
    .select('at')
    .where('id', '=', openingId)
    .where('share_id', '=', share.id)
    .executeTakeFirst();
  if (opened === undefined || opened.at.getTime() + openingLastsMilliseconds <= dependencies.now().getTime())
    return failure(problems.openingOver);
  return fileOf(dependencies, regionId, share.file_id);
}

export async function fileOf(
  { store }: Pick<WalletDependencies, 'store'>,
  regionId: string,
  fileId: string,
): Promise<Result<{ readonly name: string; readonly content: Uint8Array }>> {
  const [file, content] = await Promise.all([
    store.find({ regionId, fileId }),
    store.read({ regionId, fileId }),
  ]);
  if (file === undefined || content === undefined) return failure(problems.documentUnknown);
  return success({ name: file.name, content });
}

/** A link that still opens, with the document behind it, which must still be the same and count. */
async function findShare(
  dependencies: WalletDependencies,
  regionId: string,
  token: string,
): Promise<Result<{ readonly share: ShareRow; readonly document: Owned }>> {
  if (!isShareToken(token)) return failure(problems.shareUnknown);
  const region = regionOf(dependencies, regionId);
  const database = regionDatabase(dependencies.database, regionId);
  const share = await database
    .selectFrom('document_share')
    .selectAll()
    .where('token_digest', '=', tokenDigest(token))
    .executeTakeFirst();
  if (share === undefined) return failure(problems.shareUnknown);
  if (share.ended_at !== null || share.expires_at <= dependencies.now()) return failure(problems.shareOver);
  const row = await database
    .selectFrom('case_current')
    .selectAll()
    .where('case_id', '=', share.case_id)
    .executeTakeFirstOrThrow();
  const document = (await documentsOf(dependencies, region, row)).find(
    ({ product, fileId }) => product === share.product && fileId === share.file_id,
  );
  if (document?.standing !== 'valid') return failure(problems.shareOver);
  // Whoever shared it may have lost what proved them since.
  const isHidden =
    document.showsFamily && (await dependencies.cases.isFamilyHiddenOf(regionId, share.account_id));
  return isHidden ? failure(problems.shareOver) : success({ share, document });
}
