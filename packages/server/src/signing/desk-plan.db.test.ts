import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../testing/index.ts';

/** With many rows the desk is read in the order of an index, for one office and for whoever signs for all of them. */
const { region, admin } = await testDatabase();
const database = region('9902');
await sql`
  insert into signing_item (region_id, id, case_id, product, seq, code, pack, service, office_id, queue, state, place,
    was_returned, has_note, due_order, since, document_code, file_id, updated_at)
  select '9902', gen_random_uuid(), gen_random_uuid(), 'letter', 1, 'X' || n, 'garden', 'plot-letter',
    'office-' || n % 40, 'plot-letter/judge', case when n % 10 = 0 then 'waiting' else 'signed' end, 1,
    false, false, now() + n * interval '1 second', now(), 'C' || n, gen_random_uuid(), now()
  from generate_series(1, 100000) as n
`.execute(database);
await admin.query('analyze signing_item');

const offices = Array.from({ length: 40 }, (_, index) => `office-${index}`);

test.each([
  ['of one office', ['office-7'], 'signing_item_desk'],
  ['of all offices', offices, 'signing_item_order'],
])('the desk %s', async (_, officeIds, index) => {
  const plan = await sql<{ 'QUERY PLAN': string }>`
    explain select * from signing_item
    where region_id = '9902' and state in ('preparing', 'waiting', 'being-signed', 'stuck')
      and (office_id in (${sql.join(officeIds)}) and queue in ('plot-letter/judge'))
    order by place, due_order, id limit 101
  `.execute(database);
  const lines = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(lines).toContain(index);
  expect(lines).not.toContain('Sort');
});

test.each([
  ['what is due to be made', sql`state = 'preparing' and next_try_at <= now()`, 'signing_item_making'],
  ['what a run has taken', sql`run_id = gen_random_uuid()`, 'signing_item_run'],
])('%s', async (_, condition, index) => {
  const plan = await sql<{ 'QUERY PLAN': string }>`
    explain select * from signing_item where region_id = '9902' and ${condition} limit 10
  `.execute(database);
  expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(index);
});
