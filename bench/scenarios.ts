import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { prepareDrafts, type ReadyDraft } from './harness/drafts.ts';
import { type SignedIn, signInOfficer, signInResidents } from './harness/people.ts';
import type { Product } from './harness/product.ts';
import { createClient } from './harness/unit.ts';
import type { InsertGiven } from './units/insert-case.ts';

/** What is measured: a piece of work through the product, and the same written by hand for the bare driver. */
export type Scenario = {
  readonly name: string;
  readonly tells: string;
  readonly concurrency: number;
  prepare(world: World): Promise<{ readonly product: Work; readonly bare?: Work }>;
};

export type Work = { readonly module: string; readonly given: unknown };

export type World = {
  readonly product: Product;
  readonly region: { readonly slug: string; readonly id: string; readonly code: string };
  readonly residents: readonly SignedIn[];
  readonly officer: SignedIn;
  /** Whose work the officer sees. */
  readonly officeId: string;
  readonly database: pg.Client;
  /** How much may be used up in one part of a run. */
  readonly most: number;
};

const unit = (name: string) => new URL(`units/${name}.ts`, import.meta.url).href;
const connections = 16;
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

export const scenarios: readonly Scenario[] = [
  {
    name: 'track',
    tells: 'A case looked up by its code, as anyone may',
    concurrency: 32,
    async prepare({ product, region, database }) {
      const { rows } = await database.query<{ code: string; case_id: string }>(
        'select code, case_id from case_current tablesample system_rows(4000) where region_id = $1',
        [region.id],
      );
      return {
        product: asks(
          product,
          rows.map(({ code }) => ({ path: `/api/regions/${region.slug}/track/${code}` })),
        ),
        bare: queries(
          product,
          [
            'select * from case_current where region_id = $1 and code = $2',
            'select * from case_action where region_id = $1 and case_id = $2 order by seq',
          ],
          rows.map((row) => [
            [region.id, row.code],
            [region.id, row.case_id],
          ]),
        ),
      };
    },
  },
  {
    name: 'list',
    tells: 'The first page of an office’s open work, what is due first on top',
    concurrency: 16,
    async prepare({ product, region, officer, officeId }) {
      return {
        product: asks(product, [
          { path: `/api/regions/${region.slug}/work?queue=all&sort=promise`, token: officer.token },
        ]),
        bare: queries(
          product,
          [
            `select * from case_current where region_id = $1 and office_id = $2 and ended_at is null
             order by due_order, case_id limit 26`,
          ],
          [[[region.id, officeId]]],
        ),
      };
    },
  },
  {
    name: 'search',
    tells: 'Cases of an office found by the name of the applicant, ended ones too',
    concurrency: 8,
    async prepare({ product, region, officer, officeId, database }) {
      const { rows } = await database.query<{ name: string }>(
        `select applicant_name as name from case_current tablesample system_rows(4000)
         where region_id = $1 and office_id = $2`,
        [region.id, officeId],
      );
      const names = [...new Set(rows.map(({ name }) => name))];
      return {
        product: asks(
          product,
          names.map((name) => ({
            path: `/api/regions/${region.slug}/work?queue=all&sort=newest&search=${encodeURIComponent(name)}`,
            token: officer.token,
          })),
        ),
        bare: queries(
          product,
          [
            `select * from case_current where region_id = $1 and office_id = $2 and applicant_name ilike '%' || $3 || '%'
             order by filed_at desc, case_id desc limit 26`,
          ],
          names.map((name) => [[region.id, officeId, name]]),
        ),
      };
    },
  },
  {
    name: 'portal',
    tells: 'The portal’s first page and pages of services, read by nobody in particular',
    concurrency: 32,
    async prepare({ product, region }) {
      const services = ['surat-domisili', 'akta-kelahiran', 'kia', 'ktp-cetak', 'kk-baru'];
      const pages = ['', ...services.map((code) => `/layanan/${code}`)];
      return {
        product: asks(
          product,
          pages.map((path) => ({ path: `/${region.slug}${path}` })),
        ),
      };
    },
  },
  {
    name: 'file',
    tells: 'A draft that lies ready is sent: a new case, its record, its sealed values, its message',
    concurrency: 16,
    async prepare({ product, region, residents, database, most }) {
      const drafts = [...(await prepareDrafts(product, region, residents, most + 1))];
      const like = await sentLike(product, region, drafts.pop());
      return {
        product: {
          module: unit('send-draft'),
          given: { url: product.url, region: region.slug, drafts },
        },
        bare: {
          module: unit('insert-case'),
          given: {
            adminUrl: product.adminUrl,
            connections,
            ...(await rowsOfCase(database, region.id, like)),
          },
        },
      };
    },
  },
];

function asks({ url }: Product, asked: readonly { readonly path: string; readonly token?: string }[]): Work {
  return { module: unit('get'), given: { url, asked } };
}

function queries({ adminUrl }: Product, texts: readonly string[], values: readonly unknown[][][]): Work {
  const statements = texts.map((text, index) => ({ name: `bench ${index}`, text }));
  return { module: unit('query'), given: { adminUrl, connections, statements, values } };
}

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

export async function createWorld(product: Product, most: number): Promise<World> {
  const region = { slug: 'kota-bekasi', id: '3275', code: '32.75' };
  const database = new pg.Client({ connectionString: product.adminUrl });
  database.on('error', () => undefined);
  await database.connect();
  await database.query('create extension if not exists tsm_system_rows');
  return {
    product,
    region,
    residents: await signInResidents(product, region),
    officer: await signInOfficer(product, region.slug, 'verifikator.bekasitimur'),
    officeId: 'kecamatan-bekasi-timur',
    database,
    most,
  };
}
