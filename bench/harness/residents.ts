import { demoPeople } from '@satuloket/sandbox';
import pg from 'pg';
import { phoneIndexOf } from '../../packages/server/src/notices/receivers.ts';
import type { KnownResident } from '../loader/load-worker.ts';
import { signInResidents } from './people.ts';
import type { Product } from './product.ts';

/** The demo's residents of a region with the accounts that they have once they have signed in. */
export async function knownResidents(
  product: Product,
  region: { readonly slug: string; readonly id: string; readonly code: string },
): Promise<readonly KnownResident[]> {
  await signInResidents(product, region);
  const client = new pg.Client({ connectionString: product.adminUrl });
  await client.connect();
  try {
    const known: KnownResident[] = [];
    for (const { name, nik, kk, phone, villageCode } of demoPeople) {
      if (!villageCode.startsWith(`${region.code}.`)) continue;
      const { rows } = await client.query<{ id: string }>(
        'select id::text from auth."user" where phone_number = $1',
        [phoneIndexOf(product.masterKeys, phone)],
      );
      const accountId = rows[0]?.id;
      if (accountId !== undefined) known.push({ name, nik, kk, phone, regionId: region.id, accountId });
    }
    return known;
  } finally {
    await client.end();
  }
}
