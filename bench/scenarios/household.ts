import { residentsWithAccounts } from '../harness/residents.ts';
import { asks, compare, queries, type Scenario } from './scenario.ts';

const concurrency = 16;

export const household: Scenario = {
  name: 'household',
  tells: 'a family’s page: its members, their cases and what follows for whom',
  async measure(world) {
    const { region, residents } = world;
    const families = await residentsWithAccounts(world.product, region);
    const bare = `select * from case_current where region_id = $1 and applicant_account_id = $2
      order by filed_at desc limit 200`;
    return compare(
      world,
      {
        product: asks(
          world,
          residents.map(({ token }) => ({ path: `/api/regions/${region.slug}/household`, token })),
        ),
        bare: queries(
          world,
          ['select household_sealed from account_household where account_id = $1', bare],
          families.map(({ accountId }) => [[accountId], [region.id, accountId]]),
          concurrency,
        ),
      },
      concurrency,
    );
  },
};
