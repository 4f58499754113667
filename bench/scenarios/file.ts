import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { prepareDrafts, type ReadyDraft } from '../harness/drafts.ts';
import type { Product } from '../harness/product.ts';
import { createClient } from '../harness/unit.ts';
import type { InsertGiven } from '../units/insert-case.ts';
import { compare, type Scenario, unit, type World } from './scenario.ts';

const concurrency = 16;
/** Drafts for each second that is measured or warmed up: twice the aim at most. */
const draftsASecond = 600;
/** What filing leaves, in the order in which it is written. */
const filedTables = [
  'vault_key',
  'vault_entry',
  'blind_index',
  'case_action',
  'seal_outbox',
  'case_current',
  'timer',
  'message',
] as const;

export const file: Scenario = {
  name: 'file',
  tells: 'a draft that lies ready is sent: a new case, its record, its sealed values, its message',
  kind: 'writing',
  async measure(world) {
    const { product, region, residents, database, seconds } = world;
    // Two parts of the run, each with its warming up.
    const most = Math.ceil(seconds * 2.5 * draftsASecond);
    const drafts = [...(await prepareDrafts(product, region, residents, most + 1))];
    const like = await sentLike(product, region, drafts.pop());
    const rows = await rowsOfCase(database, region.id, like);
    const bare: InsertGiven = { adminUrl: product.adminUrl, connections: concurrency, ...rows };
    return compare(
      world,
      {
        product: { module: unit('send-draft'), given: { url: product.url, region: region.slug, drafts } },
        bare: { module: unit('insert-case'), given: bare },
      },
      concurrency,
    );
  },
};

/** Sends one draft, to see which rows that leaves. */
async function sentLike(
  { url }: Product,
  { slug }: World['region'],
  draft: ReadyDraft | undefined,
): Promise<string> {
  if (draft === undefined) throw new Error('No draft lies ready.');
  const client = createClient(url, 1);
  const { code } = await client.take<{ code: string }>({
    method: 'POST',
    path: `/api/regions/${slug}/drafts/${draft.id}/send`,
    token: draft.token,
    key: randomUUID(),
    body: { version: draft.version },
  });
  client.close();
  return code;
}

/** The rows of a case just filed, and empty copies of their tables to put such rows into. */
async function rowsOfCase(
  database: pg.Client,
  regionId: string,
  code: string,
): Promise<Omit<InsertGiven, 'adminUrl' | 'connections'>> {
  const { rows: found } = await database.query<{ case_id: string }>(
    'select case_id from case_current where region_id = $1 and code = $2',
    [regionId, code],
  );
  const caseId = found[0]?.case_id ?? '';
  const tables: InsertGiven['tables'][number][] = [];
  const fresh = new Set([caseId, code]);
  for (const table of filedTables) {
    const copy = `bench_${table}`;
    await database.query(`drop table if exists ${copy}`);
    await database.query(`create table ${copy} (like ${table} including all)`);
    const { rows: columns } = await database.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
      [table],
    );
    const texts = columns.map(({ name }) => `"${name}"::text as "${name}"`).join(', ');
    const { rows } = await database.query<Record<string, string | null>>(
      `select ${texts} from ${table} as t where t.region_id = $1 and t.case_id = $2::uuid`,
      [regionId, caseId],
    );
    for (const { id } of rows) if (id) fresh.add(id);
    if (rows.length === 0) continue;
    tables.push({
      table: copy,
      columns,
      rows: rows.map((row) => columns.map(({ name }) => row[name] ?? null)),
    });
  }
  return { tables, fresh: [...fresh] };
}
