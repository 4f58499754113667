import { asks, compare, queries, type Scenario } from './scenario.ts';

const concurrency = 16;

export const household: Scenario = {
  name: 'household',
  tells: 'a family’s page: its members, their cases and what follows for whom',
  kind: 'reading',
  async measure(world) {
    const { region, residents, database } = world;
    const { rows } = await database.query<{ account: string }>(
      `select applicant_account_id as account from case_current where region_id = $1
       and applicant_account_id = any (select account_id::text from account_identity where state = 'matched')
       group by applicant_account_id order by count(*) desc limit 20`,
      [region.id],
    );
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
          rows.map(({ account }) => [[account], [region.id, account]]),
          concurrency,
        ),
      },
      concurrency,
    );
  },
};
