import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { success } from '@satuloket/engine';
import { strFromU8, unzipSync } from 'fflate';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { inventedPdf } from '../files/invented-files.ts';
import { findBreaches } from '../invariants/index.ts';
import type { MessageChannel, OutgoingMessage } from '../notices/channels/index.ts';
import { sealBrowser } from '../notices/push/sealed.ts';
import { readPackFolder } from '../packs/folder.ts';
import { createPackRegistry } from '../packs/index.ts';
import { keepContact } from '../people/contacts.ts';
import { fakeRegister, inventedHousehold } from '../people/fake-register.ts';
import { seedOfficers } from '../people/index.ts';
import { loadRegions } from '../places/index.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { auditRegion, logKeys } from '../record/index.ts';
import { createServer } from '../server.ts';
import { testDatabase } from '../testing/index.ts';
import type { Caller } from '../types.ts';
import { followCorrections } from './corrections.ts';
import { isPersonal, processedTables } from './register/index.ts';

/** The whole server with the regions and the pack that the product ships: what is kept of a person, and what is left. */
const { database, as, url, admin } = await testDatabase();
const root = join(import.meta.dirname, '..', '..', '..', '..');
const dataFolder = mkdtempSync(join(tmpdir(), 'satuloket-privacy-'));
const pool = new pg.Pool({ connectionString: url('satuloket_runtime'), max: 4 });
pool.on('error', () => undefined);
const clock = { at: new Date('2026-11-17T02:00:00.000Z') };
const now = (): Date => clock.at;
const later = (hours: number): void => {
  clock.at = new Date(clock.at.getTime() + hours * 3_600_000);
};
const loaded = await loadRegions(join(root, 'regions'));
if (!loaded.ok) throw new Error('The regions can not be read.');
const shipped = loaded.value;
/** The letter is quickly filed: here it is one of the services by which data are corrected. */
const places: typeof shipped = {
  ...shipped,
  region(name) {
    const found = shipped.region(name);
    return found && { ...found, corrections: [...found.corrections, 'surat-domisili'] };
  },
};
const region = places.region('kota-bekasi');
if (region === undefined) throw new Error('Kota Bekasi is not there.');
const packs = await createPackRegistry({ database, places, now });
const files = await readPackFolder(join(root, 'packs', 'e-open'));
if (!files.ok || !(await packs.install(region.id, files.value)).ok) throw new Error('The pack is refused.');

const messages: OutgoingMessage[] = [];
const whatsapp: MessageChannel = {
  kind: 'whatsapp',
  status: () => ({ available: true }),
  async send(message) {
    messages.push(message);
    return success({ providerId: message.idempotencyKey });
  },
};
const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(7) } };
const server = createServer({
  mode: 'demo',
  database,
  sealer: as('satuloket_sealer'),
  retention: as('satuloket_retention'),
  pool,
  masterKeys,
  places,
  packs,
  register: fakeRegister(inventedHousehold),
  channels: { whatsapp, email: whatsapp, sms: whatsapp },
  publicUrl: 'http://localhost:1234',
  dataFolder,
  now,
});
const { services } = server;
const { privacy } = services;
const seeded = await seedOfficers(
  { database, accounts: server.people.accounts, mode: 'demo', now },
  region,
  'demo',
);
afterAll(async () => {
  await server.fulfilment.close();
  await pool.end();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** Planted where a person types: none of it may be left after erasing. */
const planted = {
  nik: '3275015403967001',
  kk: '3275011809237001',
  name: 'Dewi Anggraini Putri',
  birthDate: '1996-03-14',
};
const relative = inventedHousehold.members.find(({ nik }) => nik !== planted.nik)!;
const plantedStreet = 'Jalan Rahasia Terpendam 77';
const plantedFile = 'ktp-terpendam.pdf';
const plantedEmail = 'dewi.terpendam@contoh.id';
const plantedBrowser = {
  endpoint: 'https://kabar.contoh.id/terpendam',
  p256dh: 'kunci-kabar',
  auth: 'rahasia-kabar',
};
const browserId = randomUUID();
const dewi = { account: '', code: '', caseId: '' };
const call = (who: Caller['who']): Caller => ({ regionId: region.id, requestId: 'r', locale: 'id', who });
const resident = (provenAt = now().toISOString()): Caller =>
  call({
    kind: 'resident',
    accountId: dewi.account,
    browserToken: null,
    identity: 'matched',
    session: { id: randomUUID(), provenAt },
  });
const officer = (username: string): Caller => {
  const known = seeded.find((each) => each.username === username);
  const account = region.accounts.find((each) => each.username === username);
  const post = region.posts.find(({ id }) => id === account?.post);
  if (known === undefined || post === undefined) throw new Error(`${username} is not seeded.`);
  return call({
    kind: 'officer',
    accountId: known.accountId,
    name: username,
    posts: post.roles.map((role) => ({ role, officeId: post.office })),
    session: { id: randomUUID(), provenAt: now().toISOString() },
  });
};
const protector = officer('pelindung.data');
const key = () => randomUUID();

async function runSweeps(): Promise<void> {
  for (const { name, run } of server.sweeps) if (name !== 'retention') await run();
}

async function fileCase(): Promise<string> {
  const { id } = value(await services.drafts.start(resident(), 'surat-domisili'));
  const accepted = await services.files.accept(resident(), {
    draftId: id,
    requirement: 'identity-card',
    name: plantedFile,
    content: new Blob([new Uint8Array(inventedPdf())]).stream(),
    sizeBytes: inventedPdf().length,
  });
  value(accepted);
  const answers = {
    subject: { source: 'register', ...planted, relation: 'wife' },
    occupation: 'Karyawan swasta',
    home: { street: plantedStreet, rt: '003', rw: '004', villageCode: '32.75.01.1002' },
    since: '2024-02-01',
    tenure: 'own',
    purpose: 'school',
    truth: true,
  };
  let version = 0;
  for (const step of value(await services.drafts.open(resident(), id)).steps) {
    const saved = await services.drafts.saveStep(resident(), id, step.code, { answers } as never);
    version = value(saved).version;
  }
  return value(await services.cases.send(resident(), { key: key(), draftId: id, version })).code;
}

beforeAll(async () => {
  const { accountId } = await server.people.seedResident({
    regionId: region.id,
    phone: '+6281200000101',
    claim: planted,
    household: inventedHousehold,
  });
  dewi.account = accountId;
  dewi.code = await fileCase();
  const row = await admin.query('select case_id from case_current where code = $1', [dewi.code]);
  dewi.caseId = row.rows[0].case_id;
  await keepContact({ database, masterKeys, now }, accountId, { email: plantedEmail });
  await admin.query(
    'insert into push_subscription (id, account_id, endpoint_index, sealed, made_at) values ($1, $2, $3, $4, $5)',
    [browserId, accountId, 'index', sealBrowser(masterKeys, browserId, plantedBrowser), now()],
  );
  await services.drafts.start(resident(), 'surat-domisili');
  const looked = await services.cases.view(officer('verifikator.bekasitimur'), dewi.code);
  value(looked);
  later(1);
  await runSweeps();
});

/** Tables that the work of `run` reads, as the database is asked. */
async function tablesRead(run: () => Promise<unknown>): Promise<string> {
  const asked: string[] = [];
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  pg.Client.prototype.query = function listening(this: pg.Client, ...given: unknown[]) {
    const [first] = given;
    asked.push(typeof first === 'string' ? first : ((first as { text?: string })?.text ?? ''));
    return query.apply(this, given);
  } as never;
  try {
    await run();
  } finally {
    pg.Client.prototype.query = query as never;
  }
  return asked.join('\n').replaceAll('"', '');
}

async function download(exportId: string): Promise<{ archive: Buffer; sizeBytes: number }> {
  const opened = value(await privacy.openExport(resident(), exportId));
  const parts: Uint8Array[] = [];
  for await (const part of opened.content) parts.push(part);
  return { archive: Buffer.concat(parts), sizeBytes: opened.sizeBytes };
}

describe('a copy of all that is held', () => {
  const copy: { files: Record<string, Uint8Array>; exportId: string } = { files: {}, exportId: '' };

  test('is made from every table that the register names as personal and copied', async () => {
    copy.exportId = value(await privacy.askExport(resident(), { key: key() })).exportId;
    expect(codeOf(await privacy.askExport(resident(), { key: key() }))).toBe('export-waits');
    const asked = await tablesRead(() =>
      server.sweeps.find(({ name }) => name === 'copies of personal data')!.run(),
    );
    const unread = Object.entries(processedTables)
      .filter(([, table]) => isPersonal(table) && typeof table.export === 'string')
      .map(([name]) => name)
      .filter((name) => !new RegExp(`from ${name.replace('.', '\\.')}\\b`).test(asked));
    expect(unread).toEqual([]);
  });

  test('opens for its owner who proved who they are a moment ago, and lies nowhere in clear', async () => {
    const { exportId } = copy;
    const [listed] = value(await privacy.myData(resident())).exports;
    expect(listed).toMatchObject({ exportId, state: 'ready', downloads: 0 });
    const dull = resident('2026-11-17T01:00:00.000Z');
    expect(codeOf(await privacy.openExport(dull, exportId))).toBe('proof-needed');
    const stranger = { ...resident(), who: { ...resident().who, accountId: randomUUID() } } as Caller;
    expect(codeOf(await privacy.openExport(stranger, exportId))).toBe('export-over');
    expect(codeOf(await privacy.openExport(protector, exportId))).toBe('not-allowed');
    const { archive, sizeBytes } = await download(exportId);
    expect(archive.length).toBe(sizeBytes);
    copy.files = unzipSync(archive);
    const onDisk = readdirSync(join(dataFolder, 'exports'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(onDisk).toHaveLength(1);
    expect(onDisk.some((content) => content.includes('index.html'))).toBe(false);
  });

  test('holds what was typed, the files and who looked, in words and for programs', () => {
    const page = strFromU8(copy.files['index.html']!);
    const data = JSON.parse(strFromU8(copy.files['data.json']!));
    for (const known of [
      planted.name,
      planted.nik,
      plantedStreet,
      dewi.code,
      '+6281200000101',
      plantedEmail,
      plantedBrowser.endpoint,
    ])
      expect(page).toContain(known);
    expect(JSON.stringify(data)).not.toContain(plantedBrowser.auth);
    expect(page).not.toMatch(/<script|(?:src|href)="https?:/);
    expect(data.vault_entry.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['answers', 'applicant']),
    );
    expect(data.account_identity[0].claim_sealed.nik).toBe(planted.nik);
    expect(data.draft.some(({ sent_code }: { sent_code: string | null }) => sent_code === null)).toBe(true);
    expect(data.stream_entry.length).toBeGreaterThan(0);
    expect(JSON.stringify(data)).not.toMatch(/wrapped_key|token_digest|signer_nip/);
    expect(Object.keys(copy.files)).toContain(`dokumen/${dewi.code}/${plantedFile}`);
    expect(page).toContain(relative.name);
  });

  test('tells an account that is only matched by its numbers nothing of the family', async () => {
    const proofs = await admin.query('delete from account_proof where account_id = $1 returning *', [
      dewi.account,
    ]);
    expect(proofs.rowCount).toBeGreaterThan(0);
    const { exportId } = value(await privacy.askExport(resident(), { key: key() }));
    await server.sweeps.find(({ name }) => name === 'copies of personal data')!.run();
    const files = unzipSync((await download(exportId)).archive);
    const told = Object.values(files)
      .map((content) => strFromU8(content))
      .join('\n');
    expect(told).toContain(plantedStreet);
    expect(told).toContain('Buktikan dahulu bahwa akun ini milik Anda');
    for (const hidden of [relative.name, relative.nik]) expect(told).not.toContain(hidden);
    for (const proof of proofs.rows) {
      const columns = Object.keys(proof);
      await admin.query(
        `insert into account_proof (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
        Object.values(proof),
      );
    }
  });
});

describe('a correction through a case', () => {
  test('is a request from the moment that the case is sent, and is answered by the case alone', async () => {
    const { requests, services: offered } = value(await privacy.myData(resident()));
    expect(offered.map(({ code }) => code)).toEqual(region.corrections);
    expect(requests).toMatchObject([
      { kind: 'correction', caseCode: dewi.code, outcome: null, words: null, answer: null },
    ]);
    const [mine] = requests;
    expect(Date.parse(mine!.dueAt) - Date.parse(mine!.madeAt)).toBe(72 * 3_600_000);
    const { requestId } = mine!;
    const [open] = value(await privacy.desk(protector)).open;
    expect(open).toMatchObject({ requestId, caseCode: dewi.code, isLate: false });
    expect(value(await privacy.openRequest(protector, requestId)).caseCode).toBe(dewi.code);
    const given = { requestId, outcome: 'granted' as const, words: 'Sudah.' };
    expect(codeOf(await privacy.answer(protector, { key: key(), ...given }))).toBe('request-of-case');
  });

  test.each([
    ['finished', 'granted'],
    ['refused', 'refused'],
    ['cancelled', 'withdrawn'],
  ] as const)('a case that is %s leaves it %s, and what is undone opens it again', async (end, outcome) => {
    const follow = followCorrections({ places });
    const told = { regionId: region.id, service: { code: 'kk-perubahan' }, applicantAccountId: randomUUID() };
    const caseId = randomUUID();
    const states = [null, { end: null }, { end }, { end: null }];
    const outcomes: unknown[] = [];
    for (const [index, after] of states.entries()) {
      if (after === null) continue;
      const action = { actor: { kind: 'officer', accountId: 'a' } };
      const tx = regionDatabase(database, region.id);
      const event = { ...told, tx, caseId, action, before: states[index - 1], after, now: now() };
      await follow(event as unknown as Parameters<typeof follow>[0]);
      const asked = 'select outcome, answered_by as by from data_request where case_id = $1';
      outcomes.push(...(await admin.query(asked, [caseId])).rows);
    }
    const open = { outcome: null, by: null };
    expect(outcomes).toEqual([open, { outcome, by: 'a' }, open]);
    await admin.query('delete from data_request where case_id = $1', [caseId]);
  });
});

describe('a request', () => {
  test('is answered within the time of the law, and is nobody else’s to read', async () => {
    const words = 'Hapus salinan keluarga saya.';
    const { requestId } = value(await privacy.request(resident(), { key: key(), kind: 'erasure', words }));
    const open = value(await privacy.desk(protector)).open.find((each) => each.requestId === requestId);
    expect(open).toMatchObject({ requestId, kind: 'erasure', isLate: false });
    expect(Date.parse(open!.dueAt) - now().getTime()).toBe(72 * 3_600_000);
    expect(codeOf(await privacy.openRequest(officer('verifikator.bekasitimur'), requestId))).toBe(
      'not-allowed',
    );
    expect(value(await privacy.openRequest(protector, requestId))).toMatchObject({
      words,
      name: planted.name,
      phoneMasked: expect.not.stringContaining('0000101'),
    });
    const given = { requestId, outcome: 'granted' as const, words: 'Sudah dihapus.' };
    value(await privacy.answer(protector, { key: key(), ...given }));
    expect(codeOf(await privacy.answer(protector, { key: key(), ...given }))).toBe('request-answered');
    const [mine] = value(await privacy.myData(resident())).requests;
    expect(mine).toMatchObject({ outcome: 'granted', words, answer: 'Sudah dihapus.' });
    const left = await admin.query('select account_id from account_household where account_id = $1', [
      dewi.account,
    ]);
    expect(left.rows).toEqual([]);
    const { rows } = await admin.query(
      `select kind from stream_entry where kind like 'privacy.%' and detail->>'requestId' = $1 order by id`,
      [requestId],
    );
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['privacy.answered', 'privacy.requested']);
  });

  test.each(['limitation', 'objection'] as const)(
    'for %s has its effect once it is granted, until the officer ends it',
    async (kind) => {
      const ask = async () =>
        value(await privacy.request(resident(), { key: key(), kind, words: 'Cukup disimpan.' })).requestId;
      const refused = await ask();
      const words = 'Sesuai pasal 11.';
      value(await privacy.answer(protector, { key: key(), requestId: refused, outcome: 'refused', words }));
      const requestId = await ask();
      value(await privacy.answer(protector, { key: key(), requestId, outcome: 'granted', words }));
      const since = now().toISOString();
      const limitOf = async (id: string) =>
        value(await privacy.myData(resident())).requests.find((each) => each.requestId === id)?.limit;
      expect(await limitOf(refused)).toBeUndefined();
      expect(await limitOf(requestId)).toEqual({ since, endedAt: null });
      expect(value(await privacy.openRequest(protector, requestId)).limit).toEqual({ since, endedAt: null });
      expect(value(await privacy.desk(protector)).limits).toMatchObject([{ requestId, kind }]);
      const stranger = officer('verifikator.bekasitimur');
      expect(codeOf(await privacy.endLimit(stranger, { key: key(), requestId }))).toBe('not-allowed');
      expect(codeOf(await privacy.endLimit(resident(), { key: key(), requestId }))).toBe('not-allowed');
      value(await privacy.endLimit(protector, { key: key(), requestId }));
      expect(codeOf(await privacy.endLimit(protector, { key: key(), requestId }))).toBe('limit-unknown');
      expect(await limitOf(requestId)).toEqual({ since, endedAt: since });
      expect(value(await privacy.desk(protector)).limits).toEqual([]);
      const { rows } = await admin.query(
        `select kind from stream_entry where kind like 'privacy.%' and detail->>'requestId' = $1 order by id`,
        [requestId],
      );
      expect(rows.map((row) => row.kind).toSorted()).toEqual([
        'privacy.answered',
        'privacy.limit-ended',
        'privacy.requested',
      ]);
    },
  );

  test.each([
    ['kind-less', { kind: 'fame' as never, words: 'x' }, 'request-kind-unknown'],
    ['wordless', { kind: 'objection' as const, words: '  ' }, 'words-missing'],
    ['endless', { kind: 'objection' as const, words: 'x'.repeat(2_001) }, 'words-missing'],
  ])('%s is refused', async (_, given, code) => {
    expect(codeOf(await privacy.request(resident(), { key: key(), ...given }))).toBe(code);
  });
});

describe('a notice of a breach', () => {
  const found = {
    from: '2026-11-17T01:00:00.000Z',
    until: '2026-11-17T03:00:00.000Z',
    detectedAt: '2026-11-17T03:00:00.000Z',
    how: 'Akun petugas dipakai orang lain.',
    done: 'Akun ditutup.',
  };
  const looker = () => (officer('verifikator.bekasitimur').who as { accountId: string }).accountId;

  test('is prepared from who looked, sent once, and names data, times and contact', async () => {
    const { noticeId } = value(
      await privacy.prepareNotice(protector, { key: key(), accountId: looker(), ...found }),
    );
    const notice = value(await privacy.notice(protector, noticeId));
    expect(notice).toMatchObject({ number: 1, people: 1, codes: [dewi.code], sentAt: null });
    expect(notice.kinds.length).toBeGreaterThan(0);
    for (const part of [found.how, found.done, 'Pejabat Pelindungan Data', notice.kinds[0]!.title.id])
      expect(notice.toPerson.id).toContain(part);
    expect(notice.toAuthority.id).toContain('Jumlah orang: 1.');
    expect(Date.parse(notice.dueAt) - Date.parse(found.detectedAt)).toBe(72 * 3_600_000);
    const before = messages.length;
    expect(value(await privacy.sendNotice(protector, { key: key(), noticeId }))).toEqual({ told: 1 });
    expect(codeOf(await privacy.sendNotice(protector, { key: key(), noticeId }))).toBe('notice-sent');
    later(1);
    await runSweeps();
    const told = messages.slice(before).filter(({ text }) => text.includes(found.how));
    expect(told.map(({ to }) => to)).toEqual(['+6281200000101']);
  });

  test.each([
    ['of nobody', {}, 'breach-subject-missing'],
    ['of an unknown case', { code: 'KB-0000-0000' }, 'case-unknown'],
    [
      'that ends before it began',
      { accountId: 'a', until: '2026-11-16T00:00:00.000Z' },
      'breach-period-wrong',
    ],
    ['without a word of how', { accountId: 'a', how: ' ' }, 'breach-how-missing'],
    ['of who did not look', { accountId: randomUUID() }, 'breach-nobody-looked'],
  ])('%s is refused', async (_, given, code) => {
    expect(codeOf(await privacy.prepareNotice(protector, { key: key(), ...found, ...given }))).toBe(code);
  });
});

describe('retention', () => {
  test('takes nothing before its time, and a hold stops it after', async () => {
    const view = value(await services.cases.view(resident(), dewi.code));
    value(
      await services.cases.act(resident(), {
        key: key(),
        code: dewi.code,
        lastSeq: view.lastSeq,
        action: 'cancel',
        with: { reason: 'Tidak jadi.' },
      }),
    );
    const correction = value(await privacy.myData(resident())).requests.find(({ caseCode }) => caseCode);
    expect(correction).toMatchObject({ outcome: 'withdrawn', answeredAt: now().toISOString() });
    later(1);
    await runSweeps();
    await server.retain(region.id);
    expect(await admin.query('select 1 from vault_key where case_id = $1', [dewi.caseId])).toMatchObject({
      rowCount: 1,
    });
    const held = await privacy.hold(protector, { key: key(), code: dewi.code, reason: 'Gugatan.' });
    const { holdId } = value(held);
    expect(codeOf(await privacy.hold(protector, { key: key(), code: dewi.code, reason: 'Lagi.' }))).toBe(
      'held-already',
    );
    later(10 * 366 * 24);
    await server.retain(region.id);
    expect(await admin.query('select 1 from vault_key where case_id = $1', [dewi.caseId])).toMatchObject({
      rowCount: 1,
    });
    value(await privacy.endHold(protector, { key: key(), holdId }));
    expect(codeOf(await privacy.endHold(protector, { key: key(), holdId }))).toBe('hold-unknown');
  });

  test('erases the case, says so in the record, and proves it', async () => {
    const due = value(await privacy.desk(protector)).rules.find(({ what }) => what === 'case');
    expect(due).toMatchObject({ due: 1, isMore: false });
    await server.retain(region.id);
    const { rows } = await admin.query(
      `select type from case_action where case_id = $1 order by seq desc limit 1`,
      [dewi.caseId],
    );
    expect(rows).toEqual([{ type: 'erased' }]);
    const { runs } = value(await privacy.desk(protector));
    expect(runs.map(({ title }) => title.id)).toContain('Berkas yang sudah selesai');
    const entries = await admin.query(
      `select detail from stream_entry where kind = 'retention.erased' and case_id = $1`,
      [dewi.caseId],
    );
    expect(entries.rows[0].detail.counts).toMatchObject({ vault_key: 1, file: expect.any(Number) });
    const again = await server.retain(region.id);
    expect(again.case ?? 0).toBe(0);
    expect(codeOf(await services.cases.view(resident(), dewi.code))).toBe('case-erased');
    const tracked = value(await services.cases.track(region.id, dewi.code, 'id'));
    expect(tracked.timeline.map(({ story }) => story.id)).toContain('Data pribadi pada berkas ini dihapus.');
  });

  test('leaves none of the values in any table or file', async () => {
    const values = [...Object.values(planted), plantedStreet, plantedFile, 'Gugatan.'];
    const { rows: tables } = await admin.query(
      `select schemaname, tablename from pg_tables where schemaname in ('public', 'auth')
         and tablename <> 'pack_version'`,
    );
    // A pack’s examples name the same invented person.
    const found: string[] = [];
    for (const { schemaname, tablename } of tables) {
      const { rows } = await admin.query(`select * from "${schemaname}"."${tablename}"`);
      for (const row of rows) {
        for (const [column, content] of Object.entries(row)) {
          const text = Buffer.isBuffer(content) ? content.toString('latin1') : JSON.stringify(content);
          for (const each of values) if (text?.includes(each)) found.push(`${tablename}.${column}: ${each}`);
        }
      }
    }
    expect(found).toEqual([]);
    const { rows: keyed } = await admin.query(
      `select count(*)::integer as count from blind_index where case_id = $1`,
      [dewi.caseId],
    );
    expect(keyed).toEqual([{ count: 0 }]);
    const kept = readdirSync(dataFolder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const { rows: known } = await admin.query('select id::text from file');
    const ofFiles = kept.filter(({ parentPath }) => parentPath.includes('files'));
    expect(ofFiles.length).toBe(known.length);
    expect(kept.filter(({ parentPath }) => parentPath.includes('exports'))).toEqual([]);
  });

  test('leaves a record that replays, a log that verifies and every invariant standing', async () => {
    await runSweeps();
    const { verifier } = logKeys(masterKeys, { regionId: region.id, name: region.slug });
    expect((await auditRegion(database, { regionId: region.id, verifier })).faults).toEqual([]);
    const breaches = [];
    for await (const breach of findBreaches({ database, places, packs, masterKeys, now }, {}))
      breaches.push(breach);
    expect(breaches).toEqual([]);
  });
});
