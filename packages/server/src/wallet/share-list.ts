import type { Region } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { openAccountValue } from '../people/sealing.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { WalletShare } from './contract.ts';
import type { WalletDependencies } from './dependencies.ts';
import { nameOf, type Owned } from './owned.ts';
import type { DocumentShareTable } from './schema.ts';
import { shareToken } from './share-link.ts';

export type ShareRow = Selectable<DocumentShareTable>;

const shownShares = 20;
const shownOpenings = 50;

/** Who opened it, sealed: `place` of the row that it stands in. */
export const openingPlace = (regionId: string, openingId: string) =>
  `document share/${regionId}/${openingId}`;

export type Opener = { readonly name: string; readonly purpose: string };

/** How many links of each of a resident's documents open now. */
export async function openLinksOf(
  database: DatabaseConnection,
  accountId: string,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom('document_share')
    .select(['case_id', 'product', (row) => row.fn.countAll<string>().as('count')])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .groupBy(['case_id', 'product'])
    .execute();
  return new Map(
    rows.map(({ case_id: caseId, product, count }) => [
      nameOf({ row: { case_id: caseId }, product }),
      Number(count),
    ]),
  );
}

export async function sharesOf(
  dependencies: Pick<WalletDependencies, 'database' | 'masterKeys' | 'now'>,
  region: Region,
  accountId: string,
  document: Owned,
): Promise<readonly WalletShare[]> {
  const database = regionDatabase(dependencies.database, region.id);
  const rows = await database
    .selectFrom('document_share')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('case_id', '=', document.row.case_id)
    .where('product', '=', document.product)
    .orderBy('made_at', 'desc')
    .limit(shownShares)
    .execute();
  return Promise.all(
    rows.map(async (row): Promise<WalletShare> => {
      const state = stateOf(row, document, dependencies.now());
      return {
        shareId: row.id,
        state,
        path: state === 'open' ? pathOf(dependencies, region, row) : null,
        madeAt: row.made_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        endedAt: row.ended_at?.toISOString() ?? null,
        opened: row.opened,
        openings: row.opened === 0 ? [] : await openingsOf(dependencies, database, row),
      };
    }),
  );
}

function stateOf(row: ShareRow, document: Owned, now: Date): WalletShare['state'] {
  if (row.ended_at !== null) return 'ended';
  if (row.expires_at <= now) return 'expired';
  // A document that was withdrawn or made anew is no longer the one that was shared.
  return document.standing === 'valid' && document.fileId === row.file_id ? 'open' : 'ended';
}

function pathOf(
  { masterKeys }: Pick<WalletDependencies, 'masterKeys'>,
  region: Region,
  { id: shareId, master_key_id: keyId }: ShareRow,
): string {
  return `/${region.slug}/bagi/${shareToken(masterKeys, keyId, { regionId: region.id, shareId })}`;
}

async function openingsOf(
  { masterKeys }: Pick<WalletDependencies, 'masterKeys'>,
  database: DatabaseConnection,
  share: ShareRow,
): Promise<WalletShare['openings']> {
  const rows = await database
    .selectFrom('document_share_opening')
    .selectAll()
    .where('share_id', '=', share.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(shownOpenings)
    .execute();
  const networks: string[] = [];
  const numbers = new Map(
    rows.toReversed().map(({ id, network_digest: digest }) => {
      if (digest === null) return [id, null] as const;
      const network = digest.toString('hex');
      if (!networks.includes(network)) networks.push(network);
      return [id, networks.indexOf(network) + 1] as const;
    }),
  );
  return rows.map(({ id, at, region_id: regionId, sealed }) => ({
    at: at.toISOString(),
    ...openAccountValue<Opener>(masterKeys, openingPlace(regionId, id), sealed),
    network: numbers.get(id) ?? null,
  }));
}
