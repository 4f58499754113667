import pg from 'pg';
import { phoneIndexOf } from '../../packages/server/src/notices/receivers.ts';
import type { KnownResident } from '../loader/load-worker.ts';
import { residentsOfStories } from './people.ts';
import type { Product } from './product.ts';

/** The demo's residents of a region with their accounts, once they have signed in. */
export async function residentsWithAccounts(
  { adminUrl, masterKeys }: Product,
  region: { readonly id: string; readonly code: string },
): Promise<readonly KnownResident[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const known: KnownResident[] = [];
    for (const { name, nik, kk, phone } of residentsOfStories(region)) {
      const { rows } = await client.query<{ id: string }>(
        'select id::text from auth."user" where phone_number = $1',
        [phoneIndexOf(masterKeys, phone)],
      );
      const accountId = rows[0]?.id;
      if (accountId !== undefined) known.push({ name, nik, kk, phone, regionId: region.id, accountId });
    }
    return known;
  } finally {
    await client.end();
  }
}
