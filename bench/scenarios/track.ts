import { asks, compare, queries, type Scenario } from './scenario.ts';

const concurrency = 32;

export const track: Scenario = {
  name: 'track',
  tells: 'a case looked up by its code, as anyone may',
  async measure(world) {
    const { region, database } = world;
    const { rows } = await database.query<{ code: string; case_id: string }>(
      'select code, case_id from case_current tablesample system_rows(4000) where region_id = $1',
      [region.id],
    );
    const product = asks(
      world,
      rows.map(({ code }) => ({ path: `/api/regions/${region.slug}/track/${code}` })),
    );
    const bare = queries(
      world,
      [
        'select * from case_current where region_id = $1 and code = $2',
        'select * from case_action where region_id = $1 and case_id = $2 order by seq',
      ],
      rows.map((row) => [
        [region.id, row.code],
        [region.id, row.case_id],
      ]),
      concurrency,
    );
    return compare(world, { product, bare }, concurrency);
  },
};
