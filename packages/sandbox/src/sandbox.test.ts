import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtureVillages } from './register/villages.fixture.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { joinSandbox } from './stand-ins.ts';

const birth = {
  kk: '3275011809237001',
  childName: 'Kirana Putri Hidayat',
  sex: 'female',
  birthPlaceKind: 'hospital',
  birthPlace: 'Bekasi',
  birthDate: '2026-11-12',
  birthKind: 'single',
  birthOrder: '1',
  attendant: 'midwife',
  motherNik: '3275015403967001',
  fatherNik: '3275010208947001',
};
const official = {
  nik: '3275015403967001',
  name: 'Dewi Anggraini Putri',
  organisation: 'Kecamatan Bekasi Timur',
};
const dataFolder = mkdtempSync(join(tmpdir(), 'satuloket-sandbox-'));
let sandbox: Sandbox;

const start = () =>
  createSandbox({
    villages: fixtureVillages,
    apiKey: 'kunci',
    families: 30,
    dataFolder,
    officials: { people: [official], passphrase: 'rahasia' },
    // Half an hour after midnight in Bekasi, still the day before in UTC.
    clock: { now: () => new Date('2026-11-20T17:30:00Z'), advance: () => undefined },
  });

beforeAll(async () => {
  sandbox = await start();
});

afterAll(async () => {
  await sandbox.close();
  rmSync(dataFolder, { recursive: true });
});

async function post(path: string, body: unknown, headers: Record<string, string> = { 'x-api-key': 'kunci' }) {
  const response = await fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function submit(path: string, fields: Record<string, string>) {
  const response = await fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
}

async function read(path: string): Promise<string> {
  return (await fetch(`${sandbox.url}${path}`)).text();
}

it('listens on loopback only', () => {
  expect(new URL(sandbox.url).hostname).toBe('127.0.0.1');
});

describe('another process', () => {
  const options = { villages: fixtureVillages, apiKey: 'kunci', families: 30, url: 'http://127.0.0.1:1' };

  it('joins with the same people and the same certificates', () => {
    const joined = joinSandbox({ ...options, dataFolder });

    expect(joined.authority.rootCertificate).toEqual(sandbox.authority.rootCertificate);
    expect(joined.authority.officials()).toEqual([
      { ...official, pkcs12: sandbox.authority.official(official.nik)?.pkcs12 },
    ]);
    expect(joined.nationalLogin.clientId).toBe(sandbox.nationalLogin.clientId);
    expect(sandbox.households()).toEqual(expect.arrayContaining([...joined.households()]));
  });

  it('can not join where nothing ever ran', () => {
    expect(() => joinSandbox({ ...options, dataFolder: join(dataFolder, 'elsewhere') })).toThrow('never ran');
  });
});

describe('calls of systems need the key', () => {
  it.each([
    '/register/match',
    '/register/household',
    '/register/person',
    '/register/card',
    '/register/applications',
    '/whatsapp/messages',
    '/email/messages',
    '/sms/messages',
  ])('%s', async (path) => {
    expect(await post(path, {}, {})).toMatchObject({ status: 401, body: { code: 'key-refused' } });
    expect(await post(path, {}, { authorization: 'Bearer lain' })).toMatchObject({ status: 401 });
  });
});

describe('the register', () => {
  it('answers a match with yes or no and nothing else', async () => {
    const dewi = { nik: birth.motherNik, name: 'Dewi Anggraini Putri', birthDate: '1996-03-14' };
    expect(await post('/register/match', dewi)).toEqual({ status: 200, body: { match: true } });
    expect(await post('/register/match', { ...dewi, nik: '1' })).toEqual({
      status: 200,
      body: { match: false },
    });
    expect((await post('/register/match', { nik: birth.motherNik })).status).toBe(422);
  });

  it('tells a household with the names of its places', async () => {
    const { body } = await post('/register/household', { nik: birth.motherNik });
    expect(body).toMatchObject({
      kk: birth.kk,
      villageName: 'Margahayu',
      districtName: 'Bekasi Timur',
      members: [{ name: 'Rizky Maulana Hidayat' }, { name: 'Dewi Anggraini Putri' }],
    });
    expect(await post('/register/person', { nik: '1' })).toMatchObject({
      status: 404,
      body: { code: 'person-unknown' },
    });
  });

  it('registers over HTTP and hands out the file, dated as Bekasi counts its days', async () => {
    const fields = {
      ...birth,
      childName: 'Bayu Putra Prasetyo',
      kk: '3275041405187001',
      motherNik: '3275046512907001',
      fatherNik: '3275040911877001',
    };
    const issued = await post('/register/applications', { kind: 'birth', reference: 'BKS-API', fields });
    expect(issued).toMatchObject({ status: 201, body: { number: '3275-LU-21112026-0001' } });
    expect(
      (await post('/register/applications', { kind: 'birth', reference: 'BKS-API', fields })).status,
    ).toBe(200);
    const file = await fetch(`${sandbox.url}${issued.body.fileUrl}`);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    const pdf = Buffer.from(await file.arrayBuffer()).toString('latin1');
    expect(pdf).toContain('(Bayu Putra Prasetyo) Tj');
    expect((await fetch(`${sandbox.url}/register/files/3275-LU-21112026-9999.pdf`)).status).toBe(404);
  });

  it('seals a specimen with given words, and nothing without them', async () => {
    const wanted = { title: 'KARTU KELUARGA', number: '3275-7', lines: ['Dewi Anggraini'] };
    const seal = (body: object) =>
      fetch(`${sandbox.url}/control/sealed`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const pdf = Buffer.from(await (await seal(wanted)).arrayBuffer()).toString('latin1');
    for (const said of ['(Dewi Anggraini) Tj', '(Nomor 3275-7) Tj', '/ByteRange'])
      expect(pdf).toContain(said);
    expect((await seal({ ...wanted, lines: [7] })).status).toBe(422);
  });

  it('takes the hour of registration from the caller, for histories', async () => {
    const fields = { ...birth, childName: 'Lama Putra Hidayat', birthDate: '2026-09-25' };
    const registeredAt = '2026-10-02T02:00:00Z';
    const application = { kind: 'birth', reference: 'BKS-LAMA', fields, registeredAt };
    expect((await post('/register/applications', application)).body.number).toBe('3275-LU-02102026-0001');
  });
});

describe('the screen SIAK tiruan', () => {
  it('keeps what was typed after a fault, harmless however it was typed', async () => {
    const page = await submit('/siak/kelahiran', {
      ...birth,
      reference: 'BKS-1',
      childName: '"><script>alert(1)</script>',
      motherNik: '1',
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain('NIK ibu terdiri atas 16 angka.');
    expect(page.text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(page.text).not.toContain('<script>');
  });

  it('asks for the case code', async () => {
    expect((await submit('/siak/kelahiran', birth)).text).toContain('Isi kode berkas.');
  });

  it('leads to the numbers to copy and the file, and a second sending to the same', async () => {
    const sent = await submit('/siak/kelahiran', { ...birth, reference: 'BKS-1' });
    expect(sent).toMatchObject({ status: 303, location: '/siak/berkas/3275-LU-21112026-0002' });
    expect((await submit('/siak/kelahiran', { ...birth, reference: 'BKS-1' })).location).toBe(sent.location);
    const receipt = await read(sent.location!);
    expect(receipt).toContain('3275015211267001');
    expect(receipt).toContain('href="/register/files/3275-LU-21112026-0002.pdf"');
    expect(await read('/siak')).toContain('Berkas BKS-1');
  });
});

describe('every event', () => {
  it('has a screen that the front page leads to, and one shape of call', async () => {
    const front = await read('/siak');
    const slugs = [...front.matchAll(/href="\/siak\/([a-z-]+)"/g)].map(([, slug]) => slug!);
    expect(slugs).toHaveLength(16);
    for (const slug of slugs) expect((await fetch(`${sandbox.url}/siak/${slug}`)).status).toBe(200);
    const fields = {
      nik: '3275010208947001',
      deathDate: '2026-11-20',
      deathPlace: 'Bekasi',
      cause: 'Sakit biasa/tua',
      certifiedBy: 'Dokter',
    };
    const death = await post('/register/applications', { kind: 'death', reference: 'BKS-KM', fields });
    expect(death).toMatchObject({
      status: 201,
      body: { number: '3275-KM-21112026-0001', fileUrl: '/register/files/3275-KM-21112026-0001.pdf' },
    });
    const file = await fetch(`${sandbox.url}${death.body.fileUrl}`);
    expect(Buffer.from(await file.arrayBuffer()).toString('latin1')).toContain('bukan dokumen resmi');
    const again = await post('/register/applications', { kind: 'death', reference: 'BKS-KM2', fields });
    expect(again).toMatchObject({ status: 409, body: { code: 'already-registered' } });
    const unknown = await post('/register/applications', { kind: 'x', reference: 'BKS', fields });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'kind-unknown' } });
  });

  it('entered on its screen leads to the number and the file', async () => {
    const fields = { reference: 'BKS-KK', kk: '3275011809237001', reason: 'damaged' };
    const sent = await submit('/siak/kk-cetak-ulang', fields);
    expect(sent).toMatchObject({ status: 303, location: '/siak/berkas/3275011809237001' });
    const receipt = await read(sent.location!);
    expect(receipt).toContain('data-number>3275011809237001<');
    expect(receipt).toContain('href="/register/files/3275011809237001.pdf"');
  });
});

describe('the recording of cards', () => {
  const salma = '3275016008097001';
  it('is told by NIK, begun on the screen, and put anywhere by the control', async () => {
    expect(await post('/register/card', { nik: salma })).toMatchObject({ body: { status: 'NONE' } });
    expect(await post('/register/card', { nik: '1' })).toMatchObject({
      status: 404,
      body: { code: 'person-unknown' },
    });
    expect((await submit('/siak/perekaman', { nik: salma, action: 'capture' })).text).toContain(
      'BIO_CAPTURED',
    );
    expect(await post('/register/card', { nik: salma })).toMatchObject({
      status: 200,
      body: { status: 'BIO_CAPTURED', since: '2026-11-20T17:30:00.000Z' },
    });
    expect((await submit('/siak/perekaman', { nik: salma, action: 'capture' })).status).toBe(409);
    await post('/control/card', { nik: salma, status: 'DUPLICATE_RECORD' });
    expect(await read('/control/card')).toContain('Keadaan satu NIK');
    expect(await post('/register/card', { nik: salma })).toMatchObject({
      body: { status: 'DUPLICATE_RECORD' },
    });
  });

  it('takes as long as the control says, and no nonsense', async () => {
    const pace = { sentAfterMinutes: 0, readyAfterMinutes: 0 };
    expect(await post('/control/recording', pace)).toEqual({ status: 200, body: pace });
    await submit('/siak/perekaman', { nik: salma, action: 'capture' });
    expect(await post('/register/card', { nik: salma })).toMatchObject({
      body: { status: 'PRINT_READY_RECORD' },
    });
    expect((await post('/control/recording', { sentAfterMinutes: -1 })).status).toBe(422);
    expect((await post('/control/card', { nik: salma, status: 'LOST' })).status).toBe(422);
    expect((await post('/control/card', { nik: '1', status: 'NONE' })).status).toBe(404);
  });
});

describe('the inbox', () => {
  it('shows each message by number, newest first, without a script', async () => {
    await post('/sms/messages', { to: '0812 0000 0101', text: 'Kode Anda 123456' });
    await post('/whatsapp/messages', {
      messaging_product: 'whatsapp',
      to: '+6281200000101',
      type: 'text',
      text: { body: 'Lihat http://127.0.0.1:8080/a?b=1. <b>' },
    });
    await post('/email/messages', { to: 'dewi@example.id', subject: 'Berkas', text: 'Selesai' });
    const phone = await read('/inbox/6281200000101');
    expect(phone.indexOf('Lihat')).toBeLessThan(phone.indexOf('Kode Anda'));
    expect(phone).toContain('<a href="http://127.0.0.1:8080/a?b=1" rel="noreferrer">');
    expect(phone).toContain('&lt;b&gt;');
    expect(phone).toContain('http-equiv="refresh"');
    expect(await read('/inbox')).toContain('dewi@example.id');
  });

  it('answers tests with what came after', async () => {
    const all = JSON.parse(await read('/messages?to=081200000101'));
    expect(all.messages.map((message: { channel: string }) => message.channel)).toEqual(['sms', 'whatsapp']);
    const later = JSON.parse(await read(`/messages?after=${all.last}`));
    expect(later.messages).toEqual([]);
    expect((await fetch(`${sandbox.url}/messages?after=x`)).status).toBe(422);
  });

  it('keeps a repeated message once', async () => {
    const headers = { 'x-api-key': 'kunci', 'idempotency-key': 'k-1' };
    const first = await post('/sms/messages', { to: '081299990000', text: 'Satu' }, headers);
    expect(await post('/sms/messages', { to: '081299990000', text: 'Satu' }, headers)).toEqual(first);
    expect(sandbox.inbox.messages({ to: '081299990000' })).toHaveLength(1);
  });

  it.each([
    ['/email/messages', { to: 'bukan alamat', text: 'x' }, 422],
    ['/sms/messages', { to: '12', text: 'x' }, 422],
    ['/sms/messages', { to: '081200000101' }, 422],
    ['/whatsapp/messages', { to: '081200000101' }, 400],
  ])('%s refuses %j', async (path, body, status) => {
    expect((await post(path, body)).status).toBe(status);
  });
});

describe('the control', () => {
  it('takes one service down and leaves the others and the pages alone', async () => {
    await post('/control', { target: 'sms', down: true });
    expect((await post('/sms/messages', { to: '081200000101', text: 'x' })).status).toBe(503);
    expect((await post('/register/match', { nik: '1', name: 'x', birthDate: 'x' })).status).toBe(200);
    expect(await read('/control')).toContain('Sedang mati.');
    expect((await submit('/control', { target: 'sms', down: 'false' })).location).toBe('/control');
    expect((await post('/sms/messages', { to: '081200000101', text: 'x' })).status).toBe(200);
  });

  it('takes the screen of the register down with the register', async () => {
    await post('/control', { down: true });
    expect((await fetch(`${sandbox.url}/siak`)).status).toBe(503);
    expect((await submit('/siak/kelahiran', { ...birth, reference: 'BKS-9' })).status).toBe(503);
    await post('/control', { down: false });
    expect((await fetch(`${sandbox.url}/siak`)).status).toBe(200);
  });

  it('says what is wrong with a change', async () => {
    expect(await post('/control', { failRate: 7 })).toMatchObject({
      status: 422,
      body: { message: 'failRate: 0 sampai 1' },
    });
  });
});

it('still knows its numbers and messages after a restart, and after a kill in the middle of a line', async () => {
  const headers = { 'x-api-key': 'kunci', 'idempotency-key': 'sebelum' };
  const sent = await post('/sms/messages', { to: '081277770000', text: 'Sebelum' }, headers);
  await sandbox.close();
  appendFileSync(join(dataFolder, 'inbox.jsonl'), '{"sequence":99,"id":"x');
  sandbox = await start();
  expect(await post('/register/person', { nik: '3275015211267001' })).toMatchObject({
    status: 200,
    body: { name: birth.childName, kk: birth.kk },
  });
  expect(await post('/sms/messages', { to: '081277770000', text: 'Sebelum' }, headers)).toEqual(sent);
  await post('/sms/messages', { to: '081277770000', text: 'Sesudah' });
  await sandbox.close();
  sandbox = await start();
  expect(await post('/register/card', { nik: '3275016008097001' })).toMatchObject({
    body: { status: 'PRINT_READY_RECORD' },
  });
  expect(await post('/register/person', { nik: '3275010208947001' })).toMatchObject({
    body: { status: 'deceased' },
  });
  expect(sandbox.inbox.messages({ to: '081277770000' }).map(({ text }) => text)).toEqual([
    'Sebelum',
    'Sesudah',
  ]);
  expect(await read('/')).toContain('Layanan nasional tiruan');
});

describe('the telephone exchange', () => {
  const connect = (to: string, key: string) =>
    post('/telephone/connections', { to }, { 'x-api-key': 'kunci', 'idempotency-key': key });

  it('gives a number of its own to dial, the same for the same call', async () => {
    const first = await connect('+6281200000101', 'one');
    expect(first.body).toMatchObject({ until: '2026-11-20T17:45:00.000Z' });
    expect(String(first.body.dial)).toMatch(/^\+622150\d{6}$/);
    expect(await connect('+6281200000101', 'one')).toEqual(first);
    expect((await connect('nobody', 'two')).status).toBe(422);
    const page = await (await fetch(`${sandbox.url}/telephone`)).text();
    expect(page).toContain('6281200000101');
  });
});
