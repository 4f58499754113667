import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileValue, Requirement } from '@satuloket/engine';
import { failure, success } from '@satuloket/engine';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DatabaseTransaction, inTransaction } from '../platform/database/index.ts';
import { createHttp } from '../platform/http/index.ts';
import { newIdentifier } from '../record/index.ts';
import { testDatabase } from '../testing/test-database.ts';
import type { Caller, Draft, Services } from '../types.ts';
import { createCaseFiles, fieldRequirement } from './case-files.ts';
import { createFiles } from './files.ts';
import { inventedPdf, inventedPhoto } from './invented-files.ts';
import { fileProblems } from './problems.ts';
import { fileRoutes } from './routes.ts';
import { createFileStore } from './store.ts';

const { database, region, admin } = await testDatabase();
const regionId = '3275';
const folder = mkdtempSync(join(tmpdir(), 'satuloket-files-'));
const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(7) } };
const clock = { at: new Date('2026-11-21T03:00:00.000Z') };
const now = (): Date => clock.at;

const store = createFileStore({
  database,
  masterKeys,
  now,
  folder: join(folder, 'kept'),
  uploadFolder: join(folder, 'uploads'),
});
const caseFiles = createCaseFiles(store);

const requirements: Requirement[] = [
  requirement('birth-letter', { maximumFiles: 2 }),
  requirement('photo', { accepts: ['image'] }),
];
const owners = new Map<string, string>();
const readers = new Map<string, string>();
const looks: string[] = [];

const holderOf = ({ who }: Caller): string =>
  'accountId' in who ? who.accountId : who.kind === 'guest' ? `browser ${who.browserToken}` : who.programId;
const mayEditDraft = async (caller: Caller, draftId: string): Promise<boolean> =>
  owners.get(draftId) === holderOf(caller);

const files = createFiles({
  store,
  masterKeys,
  now,
  regions: { region: (id) => (id === regionId ? { slug: 'kota-bekasi' } : undefined) },
  cases: {
    mayEditDraft,
    isHiddenFamilyDocument: async () => false,
    mayReadFile: async (caller, { caseId }) =>
      readers.get(caseId) === holderOf(caller) || caller.who.kind === 'officer',
    drafts: {
      async open(caller, draftId) {
        if (!(await mayEditDraft(caller, draftId))) return failure(fileProblems.unknown);
        const present = await caseFiles.ofDraft(region(regionId), draftId);
        return success({ files: present, definition: { requirements } } as unknown as Draft);
      },
    },
  },
  lookInto: async (caller, { fileId }) => {
    looks.push(`${holderOf(caller)} ${fileId}`);
    return { ok: true, value: undefined };
  },
});

const dewi = resident('dewi');
const rizky = resident('rizky');
const officer: Caller = {
  ...dewi,
  who: { kind: 'officer', accountId: 'ratna', name: 'Ratna', posts: [] },
};
const guest: Caller = { ...dewi, who: { kind: 'guest', browserToken: 'browser-1' } };
const sessions: Record<string, Caller> = { dewi, rizky, ratna: officer };

const http = await createHttp({
  services: {
    catalogue: { region: (slug: string) => (slug === 'kota-bekasi' ? { id: regionId, slug } : undefined) },
    people: {
      callerOf: async ({ headers }: { headers: Headers }) => sessions[headers.get('cookie') ?? ''] ?? guest,
    },
  } as unknown as Services,
  config: { logLevel: 'silent' },
  routes: [],
  rootRoutes: [fileRoutes(files)],
});
await http.app.listen({ host: '127.0.0.1', port: 0 });
const address = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`;

afterAll(async () => {
  await http.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  looks.length = 0;
});

function resident(accountId: string): Caller {
  return {
    regionId,
    requestId: 'r',
    locale: 'id',
    who: { kind: 'resident', accountId, browserToken: null, identity: 'matched' },
  };
}

function requirement(code: string, own: Partial<Requirement>): Requirement {
  return {
    code,
    title: { id: code, en: code },
    accepts: ['image', 'pdf'],
    maximumFiles: 1,
    maximumMegabytes: 1,
    checks: [],
    ...own,
  };
}

function newDraft(owner: Caller): string {
  const draftId = newIdentifier(now());
  owners.set(draftId, holderOf(owner));
  return draftId;
}

function streamOf(content: Uint8Array): ReadableStream<Uint8Array> {
  return new Blob([new Uint8Array(content)]).stream();
}

function accept(caller: Caller, draftId: string, content: Uint8Array, asked = 'birth-letter') {
  return files.accept(caller, {
    draftId,
    requirement: asked,
    name: 'surat Dewi.pdf',
    content: streamOf(content),
    sizeBytes: content.length,
  });
}

async function kept(caller: Caller, draftId: string, content = inventedPdf()): Promise<FileValue> {
  const accepted = await accept(caller, draftId, content);
  if (!accepted.ok) throw new Error(accepted.error.code);
  return accepted.value.file;
}

const filesOfDraft = (draftId: string) => caseFiles.ofDraft(region(regionId), draftId);

async function begin(caller: Caller, draftId: string, sizeBytes: number): Promise<string> {
  const begun = await files.begin(caller, { draftId, requirement: 'birth-letter', name: 'a.pdf', sizeBytes });
  if (!begun.ok) throw new Error(begun.error.code);
  return address + begun.value.uploadPath;
}

function send(upload: string, offset: number, content: Uint8Array) {
  return fetch(upload, {
    method: 'PATCH',
    headers: { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(content),
  });
}

describe('an upload in parts', () => {
  test('goes on from where it was and is kept when whole', async () => {
    const draftId = newDraft(dewi);
    const content = inventedPdf({ objects: [`(${'x'.repeat(100_000)})`] });
    const upload = await begin(dewi, draftId, content.length);
    expect((await fetch(upload, { method: 'HEAD' })).headers.get('upload-offset')).toBe('0');
    expect((await send(upload, 0, content.subarray(0, 33_333))).status).toBe(204);
    const wrong = await send(upload, 0, content);
    expect({ status: wrong.status, body: await wrong.json() }).toMatchObject({
      status: 409,
      body: { code: 'upload-offset-wrong', details: { offsetBytes: 33_333 } },
    });
    const head = await fetch(upload, { method: 'HEAD' });
    expect(head.headers.get('upload-offset')).toBe('33333');
    expect(head.headers.get('upload-length')).toBe(String(content.length));
    const last = await send(upload, 33_333, content.subarray(33_333));
    expect({ status: last.status, body: await last.json() }).toMatchObject({
      status: 200,
      body: { file: { name: 'a.pdf', sizeBytes: content.length, pages: 1 }, warnings: [] },
    });
    const { 'birth-letter': found } = await filesOfDraft(draftId);
    expect(found).toHaveLength(1);
    expect(await store.read({ regionId, fileId: found![0]!.fileId })).toEqual(content);
    // The answer may have been lost on the way: asked again, it is the same.
    expect((await send(upload, content.length, new Uint8Array())).status).toBe(200);
  });

  test('keeps what came before the connection broke', async () => {
    const upload = await begin(dewi, newDraft(dewi), 200_000);
    const broken = new AbortController();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        controller.enqueue(new Uint8Array(50_000));
        await new Promise((resolve) => setTimeout(resolve, 100));
        broken.abort();
      },
    });
    await expect(
      fetch(upload, {
        method: 'PATCH',
        headers: { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
        body,
        signal: broken.signal,
        duplex: 'half',
      } as RequestInit),
    ).rejects.toThrow();
    await expect
      .poll(async () => Number((await fetch(upload, { method: 'HEAD' })).headers.get('upload-offset')))
      .toBeGreaterThanOrEqual(50_000);
  });

  test('with more than was announced is refused and forgotten', async () => {
    const upload = await begin(dewi, newDraft(dewi), 100);
    expect(await (await send(upload, 0, Buffer.alloc(500))).json()).toMatchObject({ code: 'file-too-large' });
    expect((await fetch(upload, { method: 'HEAD' })).status).toBe(410);
  });

  test('that turns out to be something else is refused and forgotten', async () => {
    const draftId = newDraft(dewi);
    const upload = await begin(dewi, draftId, 11);
    expect(await (await send(upload, 0, Buffer.from('halo dunia!'))).json()).toMatchObject({
      code: 'file-kind-refused',
    });
    expect(await filesOfDraft(draftId)).toEqual({});
    expect((await fetch(upload, { method: 'HEAD' })).status).toBe(410);
  });

  test('needs its ticket', async () => {
    const upload = await begin(dewi, newDraft(dewi), 100);
    const changed = upload.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await send(changed.replace(/\.[^.]*$/, '.AAAA'), 0, Buffer.alloc(10))).status).toBe(410);
    clock.at = new Date(clock.at.getTime() + 25 * 3600 * 1000);
    expect((await send(upload, 0, Buffer.alloc(10))).status).toBe(410);
  });

  test('is encrypted from its first byte', async () => {
    const content = Buffer.from('%PDF-1.7 nama ibu kandung'.repeat(20));
    const upload = await begin(dewi, newDraft(dewi), 5_000);
    await send(upload, 0, content.subarray(0, 37));
    await send(upload, 37, content.subarray(37));
    const uploads = join(folder, 'uploads', regionId);
    const parts = readdirSync(uploads).map((name) => readFileSync(join(uploads, name)));
    expect(parts.some((part) => part.length === content.length)).toBe(true);
    expect(parts.some((part) => part.includes('kandung'))).toBe(false);
  });
});

describe('a whole file', () => {
  test('is kept encrypted, with a name nobody finds in the table', async () => {
    const draftId = newDraft(guest);
    const file = await kept(guest, draftId);
    const path = join(folder, 'kept', regionId, file.fileId.slice(-2), file.fileId);
    expect(readFileSync(path).includes('Catalog')).toBe(false);
    const rows = await region(regionId)
      .selectFrom('file')
      .selectAll()
      .where('id', '=', file.fileId)
      .execute();
    expect(JSON.stringify(rows)).not.toContain('Dewi');
    expect(file.name).toBe('surat Dewi.pdf');
  });

  test.each<[string, Caller, string, Uint8Array, string]>([
    ["in another's draft", rizky, 'birth-letter', inventedPdf(), 'file-unknown'],
    ['for what is not asked', dewi, 'diploma', inventedPdf(), 'requirement-unknown'],
    ['that is too large', dewi, 'birth-letter', randomBytes(1_000_001), 'file-too-large'],
    ['that is empty', dewi, 'birth-letter', new Uint8Array(), 'file-empty'],
    ['of a kind not asked for', dewi, 'photo', inventedPdf(), 'file-kind-refused'],
  ])('%s is refused', async (_, caller, asked, content, code) => {
    const result = await accept(caller, newDraft(dewi), content, asked);
    expect(result.ok ? 'kept' : result.error.code).toBe(code);
  });

  test('whose form lies about its size is cut off all the same', async () => {
    const result = await files.accept(dewi, {
      draftId: newDraft(dewi),
      requirement: 'birth-letter',
      name: 'a.pdf',
      content: streamOf(randomBytes(1_500_000)),
      sizeBytes: 10,
    });
    expect(result).toMatchObject({ error: { code: 'file-too-large' } });
  });

  test('the limit of files holds when three come at the same moment', async () => {
    const draftId = newDraft(dewi);
    const results = await Promise.all([1, 2, 3].map(() => accept(dewi, draftId, inventedPdf())));
    expect(results.map((result) => (result.ok ? 'kept' : result.error.code)).sort()).toEqual([
      'file-count-exceeded',
      'kept',
      'kept',
    ]);
  });

  describe('told again with its key', () => {
    const tell = (draftId: string, key: string, more: { content?: Uint8Array; name?: string } = {}) =>
      files.accept(dewi, {
        key,
        draftId,
        requirement: 'photo',
        name: more.name ?? 'wajah Dewi.jpg',
        content: streamOf(more.content ?? photo),
        sizeBytes: 10,
      });
    let photo: Uint8Array;
    beforeAll(async () => {
      photo = await inventedPhoto({});
    });

    test('is the file of the first time, though no other had room', async () => {
      const draftId = newDraft(dewi);
      const first = await tell(draftId, 'key-1');
      expect(first).toMatchObject({ ok: true });
      expect(await tell(draftId, 'key-1')).toEqual(first);
      expect(await Promise.all([tell(draftId, 'key-1'), tell(draftId, 'key-1')])).toEqual([first, first]);
      expect((await filesOfDraft(draftId)).photo).toHaveLength(1);
      expect(await tell(draftId, 'key-2')).toMatchObject({ error: { code: 'file-count-exceeded' } });
      const { rows } = await admin.query('select id from file where requirement = $1 and state = $2', [
        'photo',
        'uploading',
      ]);
      expect(rows).toEqual([]);
    });

    test('by two at the same moment is one file', async () => {
      const draftId = newDraft(dewi);
      const [one, other] = await Promise.all([tell(draftId, 'key-3'), tell(draftId, 'key-3')]);
      expect(one).toMatchObject({ ok: true });
      expect(other).toEqual(one);
      expect((await filesOfDraft(draftId)).photo).toHaveLength(1);
    });

    test('with another name or content is refused, and the first one stays', async () => {
      const draftId = newDraft(dewi);
      await tell(draftId, 'key-4');
      const other = await inventedPhoto({ width: 1000 });
      for (const more of [{ name: 'lain.jpg' }, { content: other }])
        expect(await tell(draftId, 'key-4', more)).toMatchObject({ error: { code: 'key-reused' } });
      expect((await filesOfDraft(draftId)).photo).toHaveLength(1);
    });

    test('keeps no name of a file beside the sealed one', async () => {
      await tell(newDraft(dewi), 'key-5');
      const { rows } = await admin.query('select * from command_result');
      expect(JSON.stringify(rows)).not.toContain('Dewi');
    });
  });

  test('a photo tells what a look at it found', async () => {
    const result = await accept(dewi, newDraft(dewi), await inventedPhoto({ blur: 12 }), 'photo');
    expect(result).toMatchObject({
      value: { file: { mediaType: 'image/jpeg' }, warnings: [{ id: expect.stringContaining('buram') }] },
    });
  });

  test('is gone once removed, by its owner only', async () => {
    const draftId = newDraft(dewi);
    const { fileId } = await kept(dewi, draftId);
    expect(await files.remove(rizky, { draftId, fileId })).toMatchObject({ error: { code: 'file-unknown' } });
    expect(await files.remove(dewi, { draftId, fileId })).toEqual(success(undefined));
    expect(await store.find({ regionId, fileId })).toBeUndefined();
    expect(await files.remove(dewi, { draftId, fileId })).toMatchObject({ error: { code: 'file-unknown' } });
  });
});

describe('a link', () => {
  test('opens for the caller it was written for, with headers that let nothing run', async () => {
    const { fileId } = await kept(dewi, newDraft(dewi));
    const link = await files.link(dewi, fileId);
    if (!link.ok) throw new Error(link.error.code);
    const answer = await fetch(address + link.value.path, { headers: { cookie: 'dewi' } });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "inline; filename*=UTF-8''surat%20Dewi.pdf",
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect((await answer.bytes()).length).toBeGreaterThan(100);
    const others = ['rizky', ''].map((cookie) => fetch(address + link.value.path, { headers: { cookie } }));
    expect((await Promise.all(others)).map(({ status }) => status)).toEqual([404, 404]);
    const download = await fetch(`${address}${link.value.path}?unduh=1`, { headers: { cookie: 'dewi' } });
    expect(download.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  test('ends after ten minutes, and is nothing when changed', async () => {
    const { fileId } = await kept(dewi, newDraft(dewi));
    const link = await files.link(dewi, fileId);
    if (!link.ok) throw new Error(link.error.code);
    const written = link.value.path.split('/').at(-1)!;
    const changed = written.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    expect(await files.openLink(dewi, changed)).toMatchObject({ error: { code: 'file-link-ended' } });
    clock.at = new Date(clock.at.getTime() + 601_000);
    expect(await files.openLink(dewi, written)).toMatchObject({ error: { code: 'file-link-ended' } });
  });

  test('of a guest opens from its own draft, until that is gone', async () => {
    const draftId = newDraft(guest);
    const { fileId } = await kept(guest, draftId);
    const link = await files.link(guest, fileId);
    if (!link.ok) throw new Error(link.error.code);
    expect((await fetch(address + link.value.path)).status).toBe(200);
    owners.delete(draftId);
    expect((await fetch(address + link.value.path)).status).toBe(404);
  });

  test("an officer's look is written down, the applicant's own is not", async () => {
    const draftId = newDraft(dewi);
    const { fileId } = await kept(dewi, draftId);
    const caseId = newIdentifier(now());
    await inTransaction(region(regionId), (tx) => caseFiles.adopt(tx, { draftId, caseId }));
    readers.set(caseId, 'dewi');
    for (const caller of [dewi, officer]) {
      const link = await files.link(caller, fileId);
      if (!link.ok) throw new Error(link.error.code);
      await files.openLink(caller, link.value.path.split('/').at(-1)!);
    }
    expect(looks).toEqual([`ratna ${fileId}`]);
    expect(await files.link(rizky, fileId)).toMatchObject({ error: { code: 'file-unknown' } });
  });
});

describe('files of cases', () => {
  const inside = <Value>(work: Parameters<typeof inTransaction<Value>>[1]) =>
    inTransaction(region(regionId), work);

  test("a draft's files become the case's when it is sent, and are lent to its correction", async () => {
    const draftId = newDraft(dewi);
    const file = await kept(dewi, draftId);
    const caseId = newIdentifier(now());
    await inside((tx) => caseFiles.adopt(tx, { draftId, caseId }));
    expect(await filesOfDraft(draftId)).toEqual({});
    expect([...(await caseFiles.ofCase(region(regionId), caseId)).values()]).toEqual([file]);

    const correction = newDraft(dewi);
    const lent = [{ requirement: 'birth-letter', fileId: file.fileId }];
    await inside((tx) => caseFiles.lend(tx, { caseId, draftId: correction, files: lent }));
    expect(await filesOfDraft(correction)).toEqual({ 'birth-letter': [file] });
    await files.remove(dewi, { draftId: correction, fileId: file.fileId });
    clock.at = new Date(clock.at.getTime() + 1000);
    const added = await kept(dewi, correction, inventedPdf({ objects: ['(lain)'] }));
    await inside((tx) => caseFiles.adopt(tx, { draftId: correction, caseId }));
    expect([...(await caseFiles.ofCase(region(regionId), caseId)).keys()]).toEqual([
      file.fileId,
      added.fileId,
    ]);
  });

  test("files of other people's open drafts are not read for it, however many there are", async () => {
    const began = new Date('2026-01-05T00:00:00.000Z');
    await admin.query(
      `insert into file (region_id, id, state, requirement, master_key_id, wrapped_key, name_sealed, size_bytes,
         media_type, sha256, limits, began_at, kept_at)
       select $1, gen_random_uuid(), 'kept', 'identity-card', 'none', '', '', 1, 'image/png', '', '{}', $2, $2
       from generate_series(1, 5000)`,
      [regionId, began],
    );
    const draftId = newDraft(dewi);
    const file = await kept(dewi, draftId);
    const caseId = newIdentifier(now());
    const rowsRead = async (): Promise<number> => {
      const { rows } = await admin.query(
        `select sum(seq_tup_read + idx_tup_fetch)::integer as number from pg_stat_user_tables where relname = 'file'`,
      );
      return rows[0].number;
    };
    const flushed = (tx: DatabaseTransaction) => sql`select pg_stat_force_next_flush()`.execute(tx);
    await inside(flushed);
    const before = await rowsRead();
    await inside(async (tx) => {
      await caseFiles.adopt(tx, { draftId, caseId });
      await flushed(tx);
    });
    expect((await rowsRead()) - before).toBeGreaterThan(0);
    expect((await rowsRead()) - before).toBeLessThan(1000);
    expect([...(await caseFiles.ofCase(region(regionId), caseId)).values()]).toEqual([file]);
    await admin.query('delete from file where began_at = $1', [began]);
  });

  test("the register's file belongs to the case at once and must be a PDF", async () => {
    const caseId = newIdentifier(now());
    const result = {
      caseId,
      product: 'certificate',
      typed: [],
      about: [],
      name: 'kutipan.pdf',
      sizeBytes: 1,
    };
    const accepted = await caseFiles.acceptResult(officer, { ...result, content: streamOf(inventedPdf()) });
    expect(accepted).toMatchObject({ ok: true });
    expect((await caseFiles.ofCase(region(regionId), caseId)).size).toBe(1);
    const photo = streamOf(await inventedPhoto());
    expect(await caseFiles.acceptResult(officer, { ...result, content: photo })).toMatchObject({
      error: { code: 'file-kind-refused' },
    });
  });

  test('a file for a comment is a photo or a PDF, and its uploader’s to use', async () => {
    const caseId = newIdentifier(now());
    const attach = (uploaderId: string, content: Uint8Array) =>
      caseFiles.acceptAttachment(dewi, {
        caseId,
        uploaderId,
        name: 'bukti.pdf',
        content: streamOf(content),
        sizeBytes: content.length,
      });
    const accepted = await attach('dewi', await inventedPhoto());
    if (!accepted.ok) throw new Error(accepted.error.code);
    const { file } = accepted.value;
    expect(await attach('dewi', new TextEncoder().encode('<script>alert(1)</script>'))).toMatchObject({
      error: { code: 'file-kind-refused' },
    });
    expect(await attach('dewi', new Uint8Array())).toMatchObject({ error: { code: 'file-empty' } });
    expect(await attach('dewi', new Uint8Array(10_000_001))).toMatchObject({
      error: { code: 'file-too-large' },
    });
    const of = (uploaderId: string) => caseFiles.forComments(region(regionId), { caseId, uploaderId });
    expect([...(await of('dewi')).keys()]).toEqual([file.fileId]);
    expect((await of('rizky')).size).toBe(0);
    expect(await store.find({ regionId, fileId: file.fileId })).toMatchObject({
      requirement: 'comment',
      uploaderId: 'dewi',
    });
  });

  test('only a picture from the field, or the officer’s own upload, becomes the proof of a case', async () => {
    const caseId = newIdentifier(now());
    const prove = (fileId: string) =>
      inside((tx) => caseFiles.keepAsProof(tx, { caseId, fileId, uploaderId: 'kurir' }));
    const fromField = await store.accept({
      regionId,
      draftId: newIdentifier(now()),
      requirement: fieldRequirement('a'.repeat(64)),
      name: 'tanda-tangan.jpg',
      content: streamOf(await inventedPhoto()),
      limits: { accepts: ['image'], maximumFiles: 1, maximumMegabytes: 4 },
    });
    if (!fromField.ok) throw new Error(fromField.error.code);
    const { fileId } = fromField.value.file;
    expect(await prove(fileId)).toBe(true);
    expect([...(await caseFiles.ofCase(region(regionId), caseId)).keys()]).toEqual([fileId]);
    expect(await store.find({ regionId, fileId })).toMatchObject({ requirement: 'proof' });

    const uploads = async (uploaderId: string) => {
      const name = 'serah.jpg';
      const content = streamOf(await inventedPhoto());
      const kept = await caseFiles.acceptAttachment(officer, {
        caseId,
        uploaderId,
        name,
        content,
        sizeBytes: 1,
      });
      if (!kept.ok) throw new Error(kept.error.code);
      return kept.value.file.fileId;
    };
    expect(await prove(await uploads('kurir'))).toBe(true);
    expect(await prove(await uploads('loket'))).toBe(false);
    expect(await prove((await kept(dewi, newDraft(dewi))).fileId)).toBe(false);
    expect(await prove('nothing')).toBe(false);
  });

  test('what nobody needs any more is forgotten after seven days, nothing else', async () => {
    const thrownAway = newDraft(dewi);
    const orphan = await kept(dewi, thrownAway);
    const alive = newDraft(dewi);
    const needed = await kept(dewi, alive);
    const unfinished = await begin(dewi, alive, 100);
    await inside((tx) => caseFiles.discard(tx, thrownAway));
    clock.at = new Date(clock.at.getTime() + 6 * 24 * 3600 * 1000);
    await store.sweep(regionId);
    expect(await store.find({ regionId, fileId: orphan.fileId })).toBeDefined();
    clock.at = new Date(clock.at.getTime() + 2 * 24 * 3600 * 1000);
    expect(await store.sweep(regionId)).toBeGreaterThanOrEqual(2);
    expect(await store.find({ regionId, fileId: orphan.fileId })).toBeUndefined();
    expect(await filesOfDraft(alive)).toEqual({ 'birth-letter': [needed] });
    expect((await fetch(unfinished, { method: 'HEAD' })).status).toBe(410);
  });

  test('another region finds none of it', async () => {
    const { fileId } = await kept(dewi, newDraft(dewi));
    expect(await store.find({ regionId: '3216', fileId })).toBeUndefined();
    expect(await files.link({ ...dewi, regionId: '3216' }, fileId)).toMatchObject({ ok: false });
  });
});
