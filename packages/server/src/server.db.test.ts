import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { success } from '@satuloket/engine';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inventedPdf } from './files/invented-files.ts';
import type { MessageChannel, OutgoingMessage } from './notices/channels/index.ts';
import { readPackFolder } from './packs/folder.ts';
import { createPackRegistry } from './packs/index.ts';
import { fakeRegister, inventedHousehold } from './people/fake-register.ts';
import { seedOfficers } from './people/index.ts';
import { loadRegions } from './places/index.ts';
import { createHttp } from './platform/http/index.ts';
import { createServer } from './server.ts';
import { testDatabase } from './testing/index.ts';

/**
 * The whole server as programs see it: one domicile letter from the phone code to the finished document, over HTTP
 * alone, with the region and the pack that the product ships.
 */
const { database, url } = await testDatabase();
const root = join(import.meta.dirname, '..', '..', '..');
const dataFolder = mkdtempSync(join(tmpdir(), 'satuloket-server-'));
const pool = new pg.Pool({ connectionString: url('satuloket_runtime'), max: 4 });
pool.on('error', () => undefined);
const clock = { at: new Date('2026-11-17T02:00:00.000Z') };
const now = (): Date => clock.at;
const later = (minutes: number): void => {
  clock.at = new Date(clock.at.getTime() + minutes * 60_000);
};

const loaded = await loadRegions(join(root, 'regions'));
if (!loaded.ok) throw new Error('The regions can not be read.');
const places = loaded.value;
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
const register = fakeRegister(inventedHousehold);
const server = createServer({
  mode: 'demo',
  database,
  pool,
  masterKeys: { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(7) } },
  places,
  packs,
  register,
  channels: { whatsapp, email: whatsapp, sms: whatsapp },
  publicUrl: 'http://localhost:1234',
  dataFolder,
  now,
  signer: {
    kind: 'local',
    async sign({ pdf }) {
      const signed = Buffer.concat([pdf, Buffer.from('%signed')]);
      return success({ pdf: signed, signedAt: now(), level: 'B-T' as const });
    },
    status: async () => success({ state: 'issued' as const }),
  },
});
await seedOfficers({ database, accounts: server.people.accounts, mode: 'demo', now }, region, 'demo');
const http = await createHttp({
  services: server.services,
  config: { logLevel: 'silent' },
  routes: server.routes,
  rootRoutes: server.rootRoutes,
});
await http.listen({ host: '127.0.0.1', port: 0 });
const address = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`;

afterAll(async () => {
  await http.close();
  await server.fulfilment.close();
  await pool.end();
  rmSync(dataFolder, { recursive: true, force: true });
});

// biome-ignore lint/suspicious/noExplicitAny: the answers of the API are read as a program without types would.
type Answer = { status: number; body: any };

async function call(
  method: string,
  path: string,
  input: { token?: string; body?: unknown } = {},
): Promise<Answer> {
  const answer = await fetch(`${address}/api/regions/kota-bekasi/${path}`, {
    method,
    headers: {
      ...(input.token === undefined ? {} : { authorization: `Bearer ${input.token}` }),
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
      'idempotency-key': randomUUID(),
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

async function officerToken(username: string): Promise<string> {
  const { body } = await call('POST', 'sessions', { body: { username, password: 'demo' } });
  return body.token;
}

async function upload(token: string, draftId: string, requirement: string, content: Buffer): Promise<Answer> {
  const begun = await fetch(`${address}/api/regions/kota-bekasi/drafts/${draftId}/uploads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ requirement, name: 'ktp.pdf', sizeBytes: content.length }),
  });
  const answer = await fetch(address + begun.headers.get('location'), {
    method: 'PATCH',
    headers: { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(content),
  });
  return { status: answer.status, body: await answer.json() };
}

async function act(token: string, code: string, action: string, given: unknown = {}): Promise<Answer> {
  const { body } = await call('GET', `cases/${code}`, { token });
  return call('POST', `cases/${code}/actions`, {
    token,
    body: { lastSeq: body.lastSeq, action, with: given },
  });
}

const answers = {
  subject: {
    source: 'register',
    nik: '3275015403967001',
    name: 'Dewi Anggraini Putri',
    birthDate: '1996-03-14',
    relation: 'wife',
  },
  occupation: 'Karyawan swasta',
  home: { street: 'Jalan Mawar 7', rt: '003', rw: '004', villageCode: '32.75.01.1002' },
  since: '2024-02-01',
  tenure: 'own',
  purpose: 'school',
  truth: true,
};
const dewi = {
  nik: '3275015403967001',
  kk: '3275011809237001',
  name: 'Dewi Anggraini Putri',
  birthDate: '1996-03-14',
};

function letterOf({ body }: Answer): { readonly fileId?: string } | undefined {
  return body.products.find(({ code }: { code: string }) => code === 'letter');
}

async function receiptOf(token: string, code: string): Promise<Buffer> {
  const answer = await fetch(`${address}/api/regions/kota-bekasi/cases/${code}/receipts/receipt`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return Buffer.from(await answer.bytes());
}

async function runSweeps(): Promise<void> {
  for (const { run } of server.sweeps) await run();
}

test('a domicile letter from the phone code to the finished document', async () => {
  expect(await call('POST', 'sign-in-codes', { body: { phone: '0812 0000 0101' } })).toEqual({
    status: 202,
    body: { expiresInSeconds: 300 },
  });
  const code = /\d{6}/.exec(messages.at(-1)!.text)![0];
  const signedIn = await call('POST', 'sessions', { body: { phone: '+6281200000101', code } });
  const { token } = signedIn.body;

  register.down = true;
  expect((await call('POST', 'identity', { token, body: dewi })).body).toEqual({ identity: 'pending' });

  const { body: draft } = await call('POST', 'drafts', { token, body: { service: 'surat-domisili' } });
  const steps = (await call('GET', `drafts/${draft.id}`, { token })).body.steps;
  expect(await upload(token, draft.id, 'identity-card', inventedPdf())).toMatchObject({
    status: 200,
    body: { file: { name: 'ktp.pdf', pages: 1 } },
  });
  let version = 0;
  for (const step of steps) {
    const saved = await call('PUT', `drafts/${draft.id}/steps/${step.code}`, { token, body: { answers } });
    expect(saved).toMatchObject({ status: 200, body: { problems: [] } });
    version = saved.body.version;
  }
  const sent = await call('POST', `drafts/${draft.id}/send`, { token, body: { version } });
  expect(sent).toMatchObject({ status: 201, body: { code: expect.stringMatching(/^KB-/) } });
  const caseCode = sent.body.code;
  const receipt = await receiptOf(token, caseCode);
  expect(receipt.toString('latin1', 0, 5)).toBe('%PDF-');

  const verifier = await officerToken('verifikator.bekasitimur');
  const approver = await officerToken('penyetuju.bekasitimur');
  const seen = await call('GET', `cases/${caseCode}`, { token: verifier });
  const checklist = seen.body.documents.flatMap(
    ({ requirement, checks }: { requirement: string; checks: { code: string }[] }) =>
      checks.map((check) => `${requirement}.${check.code}`),
  );
  expect(await act(verifier, caseCode, 'accept', { checklist })).toMatchObject({ status: 200 });
  later(10);
  expect(await act(approver, caseCode, 'approve')).toMatchObject({ status: 409 });

  register.down = false;
  later(10);
  // Documents that take their time hold up no message.
  const slow = new pg.Client(url('satuloket_runtime'));
  await slow.connect();
  await slow.query('begin');
  await slow.query('lock table document_work, signing_item in exclusive mode');
  const sweeping = Promise.all(server.sweeps.map(({ run }) => run()));
  await expect
    .poll(() => messages.some(({ text }) => text.includes(caseCode)), { timeout: 20_000 })
    .toBe(true);
  await slow.query('commit');
  await slow.end();
  await sweeping;
  expect(await call('GET', 'profile', { token })).toMatchObject({ body: { identity: 'matched' } });
  expect(await act(approver, caseCode, 'approve')).toMatchObject({ status: 200 });
  await runSweeps();
  const signing = await call('GET', `cases/${caseCode}`, { token });
  expect(signing.body).toMatchObject({ end: null });
  expect(letterOf(signing)).toMatchObject({ released: false, signed: false });

  const head = await officerToken('camat.bekasitimur');
  const desk = await call('GET', 'signing/desk', { token: head });
  expect(desk.body.rows).toMatchObject([{ code: caseCode, maySign: true, initials: [{}, {}] }]);
  const [{ id }] = desk.body.rows;
  const inPlace = await fetch(`${address}/api/regions/kota-bekasi/signing/documents/${id}`, {
    headers: { authorization: `Bearer ${head}` },
  });
  expect(inPlace.headers.get('content-type')).toBe('application/pdf');
  const begun = await call('POST', 'signing/runs', { token: head, body: { items: [id], passphrase: 'x' } });
  await server.signing.idle();
  expect(await call('GET', `signing/runs/${begun.body.runId}`, { token: head })).toMatchObject({
    body: { state: 'done', counts: { signed: 1, failed: 0 } },
  });
  // What comes right after a message waits a moment for more.
  later(1);
  await runSweeps();

  const finished = await call('GET', `cases/${caseCode}`, { token });
  expect(finished.body).toMatchObject({ end: 'finished' });
  expect(receipt.equals(await receiptOf(token, caseCode))).toBe(true);
  expect(letterOf(finished)).toMatchObject({ issuer: 'local', released: true, signed: true });
  const link = await server.services.files.link(
    await server.people.callerOf({
      regionId: region.id,
      headers: new Headers({ authorization: `Bearer ${token}` }),
      requestId: 'r',
      locale: 'id',
    }),
    letterOf(finished)?.fileId ?? '',
  );
  if (!link.ok) throw new Error(link.error.code);
  const document = await fetch(address + link.value.path, { headers: { authorization: `Bearer ${token}` } });
  expect(document.headers.get('content-type')).toBe('application/pdf');
  expect(Buffer.from(await document.bytes()).toString('latin1', 0, 5)).toBe('%PDF-');

  const told = finished.body.messages.map(({ state }: { state: string }) => state);
  expect(told).toEqual(['sent', 'sent', 'sent']);
  expect(messages.slice(1).every(({ to, text }) => to === '+6281200000101' && text.includes(caseCode))).toBe(
    true,
  );

  const other = await call('POST', 'sessions', { body: { username: 'tidak.ada', password: 'salah' } });
  expect(other).toMatchObject({ status: 401, body: { code: 'sign-in-refused' } });
  expect((await call('DELETE', 'sessions/current', { token })).status).toBe(204);
  expect(await call('GET', 'profile', { token })).toMatchObject({
    status: 401,
    body: { code: 'not-signed-in' },
  });
});

test('the description of the API names the routes of sign-in and files', async () => {
  const document = (await (await fetch(`${address}/api/openapi.json`)).json()) as { paths: object };
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      '/api/regions/{region}/sessions',
      '/files/{region}/{fileId}/{ticket}',
      '/files/{region}/open/{link}',
    ]),
  );
});
