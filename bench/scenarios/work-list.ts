import { createClient } from '../harness/unit.ts';
import { asks, compare, queries, type Scenario, type World } from './scenario.ts';

const concurrency = 16;
const pageSize = 25;
const columns = `code, service, state, turn, applicant_name, assignee_id, filed_at, due_at, office_id, replayed`;

type Page = { readonly rows: readonly { readonly code: string }[]; readonly next: string | null };

export const firstPageByHand = `select ${columns} from case_current
  where region_id = $1 and office_id = $2 and ended_at is null order by due_order, case_id limit ${pageSize + 1}`;

export const workList: Scenario = {
  name: 'work list',
  tells: 'the first page of a district’s open work, what is due first on top',
  async measure(world) {
    const { token } = await world.officer(world.district.officer);
    return compare(
      world,
      {
        product: asks(world, [{ path: `${listOf(world)}?queue=all&sort=promise`, token }]),
        bare: queries(world, [firstPageByHand], [[[world.region.id, world.district.id]]], concurrency),
      },
      concurrency,
    );
  },
};

export const hundredthPage: Scenario = {
  name: 'hundredth page',
  tells: 'the hundredth page of that list, or its last full one',
  async measure(world) {
    const { token } = await world.officer(world.district.officer);
    const { cursor, page } = await cursorOfPage(world, token, 100);
    const path = `${listOf(world)}?queue=all&sort=promise&cursor=${encodeURIComponent(cursor)}`;
    const [, position, caseId] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as string[];
    const bare = `select ${columns} from case_current where region_id = $1 and office_id = $2 and ended_at is null
      and (due_order, case_id) > ($3::timestamptz, $4::uuid) order by due_order, case_id limit ${pageSize + 1}`;
    const found = await compare(
      world,
      {
        product: asks(world, [{ path, token }]),
        bare: queries(world, [bare], [[[world.region.id, world.district.id, position, caseId]]], concurrency),
      },
      concurrency,
    );
    return page === 100
      ? found
      : { ...found, notes: [`the list has ${page} full pages; the last was read.`] };
  },
};

export const counts: Scenario = {
  name: 'counts',
  tells: 'how much work there is in each queue of a district’s officer',
  async measure(world) {
    const { token } = await world.officer(world.district.officer);
    const bare = `select count(*) filter (where queue is not null and assignee_id is null) as taken,
        count(*) filter (where assignee_id is not null) as mine, count(*) filter (where turn = 'applicant') as theirs,
        count(*) filter (where due_at < now()) as late, count(*) as every
      from case_current where region_id = $1 and office_id = $2 and ended_at is null`;
    const ended = `select count(*) from case_current
      where region_id = $1 and office_id = $2 and ended_at >= now() - interval '30 days'`;
    const values = [world.region.id, world.district.id];
    return compare(
      world,
      {
        product: asks(world, [{ path: `${listOf(world)}/counts`, token }]),
        bare: queries(world, [bare, ended], [[values, values]], concurrency),
      },
      concurrency,
    );
  },
};

const listOf = ({ region }: World): string => `/api/regions/${region.slug}/work`;

/** Where a page of 25 begins, or the last full one where there are fewer: a page of three rows costs less at any size. */
async function cursorOfPage(
  world: World,
  token: string,
  wanted: number,
): Promise<{ readonly cursor: string; readonly page: number }> {
  const client = createClient(world.product.url, 1);
  try {
    let [before, cursor] = ['', ''];
    for (let page = 1; page < wanted; page += 1) {
      const query = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { rows, next } = await client.take<Page>({
        path: `${listOf(world)}?queue=all&sort=promise&limit=${pageSize}${query}`,
        token,
      });
      if (next === null)
        return rows.length < pageSize ? { cursor: before, page: page - 1 } : { cursor, page };
      before = cursor;
      cursor = next;
    }
    return { cursor, page: wanted };
  } finally {
    client.close();
  }
}
