import pg from 'pg';
import {
  newFileKey,
  openFileName,
  sealFileName,
  unwrapFileKey,
} from '../../packages/server/src/files/file-keys.ts';
import { inventedPdf } from '../../packages/server/src/files/invented-files.ts';
import {
  type MasterKeys,
  masterKey,
  newIdentifier,
  openBox,
  sealBox,
} from '../../packages/server/src/record/index.ts';
import type { SignedIn } from './people.ts';
import type { Product } from './product.ts';
import { createClient } from './unit.ts';

export type ReadyDraft = { readonly id: string; readonly token: string; readonly version: number };

/** A service without questions that only some people can answer, with one paper. */
export const serviceFiled = 'surat-domisili';
const paper = 'identity-card';

type Draft = {
  readonly version: number;
  readonly answers: Record<string, unknown>;
};

/** The draft of each session from which all others are made; it is never sent. */
const filledIn = new Map<string, { readonly id: string; readonly version: number }>();

/** One draft of each resident filled in through the API, as a form would, and as many more like it as are asked for. */
export async function prepareDrafts(
  product: Product,
  region: { readonly slug: string; readonly id: string },
  residents: readonly SignedIn[],
  count: number,
): Promise<readonly ReadyDraft[]> {
  const { masterKeys } = product;
  const client = new pg.Client({ connectionString: product.adminUrl });
  await client.connect();
  try {
    const ready: { readonly turn: number; readonly draft: ReadyDraft }[] = [];
    for (const [index, resident] of residents.entries()) {
      const own = Math.floor(count / residents.length) + (index < count % residents.length ? 1 : 0);
      if (own === 0) break;
      const first = filledIn.get(resident.token) ?? (await fillIn(product, region.slug, resident));
      filledIn.set(resident.token, first);
      const ids = await multiply(client, masterKeys, region.id, first.id, own);
      const { token } = resident;
      ready.push(...ids.map((id, turn) => ({ turn, draft: { id, token, version: first.version } })));
    }
    // Each resident once, then each a second time.
    return ready.toSorted((left, right) => left.turn - right.turn).map(({ draft }) => draft);
  } finally {
    await client.end();
  }
}

async function fillIn(
  { url }: Product,
  slug: string,
  { token }: SignedIn,
): Promise<{ readonly id: string; readonly version: number }> {
  const client = createClient(url, 2);
  const base = `/api/regions/${slug}/drafts`;
  try {
    const { id } = await client.take<{ id: string }>({
      method: 'POST',
      path: base,
      token,
      body: { service: serviceFiled },
    });
    const path = `${base}/${id}`;
    const { answers } = await client.take<Draft>({ path, token });
    const steps = {
      person: { subject: answers.subject, occupation: 'Karyawan swasta' },
      residence: { home: answers.home, since: '2015-06-01', tenure: 'own' },
      purpose: { purpose: 'bank' },
      truth: { truth: true },
    };
    for (const [step, given] of Object.entries(steps)) {
      await client.take({ method: 'PUT', path: `${path}/steps/${step}`, token, body: { answers: given } });
    }
    const sent = await fetch(`${url}${path}/requirements/${paper}/files?name=ktp.pdf`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(inventedPdf()),
    });
    if (!sent.ok) throw new Error(`The paper was refused: ${await sent.text()}`);
    const review = await client.take<{ draft: Draft; problems: { path: string; code: string }[] }>({
      path: `${path}/review`,
      token,
    });
    if (review.problems.length > 0)
      throw new Error(`The draft can not be sent: ${JSON.stringify(review.problems)}`);
    return { id, version: review.draft.version };
  } finally {
    client.close();
  }
}

/** Drafts like one that was filled in, each under its own key with a paper of its own. */
async function multiply(
  client: pg.Client,
  masterKeys: MasterKeys,
  regionId: string,
  draftId: string,
  count: number,
): Promise<readonly string[]> {
  const { rows: drafts } = await client.query('select * from draft where region_id = $1 and id = $2', [
    regionId,
    draftId,
  ]);
  const { rows: files } = await client.query(
    `select f.*, l.requirement as asked_by, l.added_at from file f
     join file_in_draft l on l.region_id = f.region_id and l.file_id = f.id where l.region_id = $1 and l.draft_id = $2`,
    [regionId, draftId],
  );
  const [draft] = drafts;
  const key = openBox(
    masterKey(masterKeys, draft.master_key_id),
    draft.wrapped_key,
    `draft-key/${regionId}/${draftId}`,
  );
  const answers = openBox(key, draft.sealed, `draft/${regionId}/${draftId}`);
  const ids: string[] = [];
  await client.query('begin');
  for (let each = 0; each < count; each += 1) {
    const id = newIdentifier(new Date());
    await insert(client, 'draft', {
      ...draft,
      id,
      wrapped_key: sealBox(masterKey(masterKeys, draft.master_key_id), key, `draft-key/${regionId}/${id}`),
      sealed: sealBox(key, answers, `draft/${regionId}/${id}`),
    });
    for (const { asked_by: requirement, added_at: addedAt, ...file } of files) {
      const opened = unwrapFileKey(masterKeys, { regionId, fileId: file.id }, file);
      const name = openFileName(opened, file.name_sealed);
      const fileId = newIdentifier(new Date());
      const { fileKey, wrapped } = newFileKey(masterKeys, { regionId, fileId });
      await insert(client, 'file', {
        ...file,
        ...wrapped,
        id: fileId,
        name_sealed: sealFileName(fileKey, name),
        limits: JSON.stringify(file.limits),
        warnings: JSON.stringify(file.warnings),
      });
      await insert(client, 'file_in_draft', {
        region_id: regionId,
        draft_id: id,
        file_id: fileId,
        requirement,
        added_at: addedAt,
      });
    }
    ids.push(id);
  }
  await client.query('commit');
  return ids;
}

async function insert(client: pg.Client, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row);
  await client.query({
    name: `bench draft ${table}`,
    text: `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    values: Object.values(row),
  });
}
