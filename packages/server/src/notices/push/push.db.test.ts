import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '@satuloket/sandbox/create';
import { afterAll, expect, test } from 'vitest';
import { newIdentifier } from '../../record/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { pushKeysIn } from './keys.ts';
import { endpointIndexOf, sealBrowser } from './sealed.ts';
import { createPushSender } from './sending.ts';

const { database, admin } = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'satuloket-push-'));
const oneVillage = [
  { code: '32.75.01.1002', name: 'Margahayu', districtCode: '32.75.01', districtName: 'Bekasi Timur' },
];
const sandbox = await createSandbox({ villages: oneVillage, apiKey: 'key', families: 1 });
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(7) } };
const now = new Date('2026-11-23T03:00:00.000Z');
const keys = pushKeysIn(join(folder, 'push-keys.json'));
const sender = createPushSender({ database, masterKeys, keys, publicUrl: 'https://layanan.contoh.id' });
const note = {
  title: 'Permohonan Anda selesai',
  language: 'id',
  path: '/kota-bekasi/berkas/KB-7F3K9-2QXAM',
} as const;

type Browser = { endpoint: string; keys: { p256dh: string; auth: string }; inbox: string };

async function newBrowser(accountId: string): Promise<Browser> {
  const answer = await fetch(`${sandbox.url}/push/browsers`, { method: 'POST' });
  const browser = (await answer.json()) as Browser;
  const id = newIdentifier(now);
  await database
    .insertInto('push_subscription')
    .values({
      id,
      account_id: accountId,
      endpoint_index: endpointIndexOf(masterKeys, browser.endpoint),
      sealed: sealBrowser(masterKeys, id, { endpoint: browser.endpoint, ...browser.keys }),
      made_at: now,
    })
    .execute();
  return browser;
}

async function newAccount(): Promise<string> {
  const id = newIdentifier(now);
  await admin.query(
    `insert into auth."user" (id, name, email, email_verified, created_at, updated_at)
     values ($1::uuid, 'resident', $1::uuid || '@accounts.invalid', false, now(), now())`,
    [id],
  );
  return id;
}

const shown = ({ inbox }: Browser) =>
  sandbox.inbox.messages({ to: inbox }).map(({ text }) => JSON.parse(text));

test('the keys are made once and kept', () => {
  expect(pushKeysIn(join(folder, 'push-keys.json')).publicKey()).toBe(keys.publicKey());
  expect(Buffer.from(keys.publicKey(), 'base64url')).toHaveLength(65);
});

test('a push is opened by every browser of the account, and sent again it is shown once', async () => {
  const account = await newAccount();
  const browsers = [await newBrowser(account), await newBrowser(account)];
  const stranger = await newBrowser(await newAccount());
  const key = newIdentifier(now);
  for (let time = 0; time < 2; time += 1) {
    expect(await sender.send(account, { ...note, key })).toEqual({ ok: true, value: { providerId: key } });
  }
  for (const browser of browsers) expect(shown(browser)).toEqual([{ ...note, tag: key }]);
  expect(shown(stranger)).toEqual([]);
});

test('a browser that has taken the permission back is forgotten, and without any the person is reached otherwise', async () => {
  const account = await newAccount();
  const [kept, gone] = [await newBrowser(account), await newBrowser(account)];
  await fetch(gone.endpoint, { method: 'DELETE' });
  expect(await sender.send(account, { ...note, key: newIdentifier(now) })).toMatchObject({ ok: true });
  expect(shown(kept)).toHaveLength(1);
  await fetch(kept.endpoint, { method: 'DELETE' });
  expect(await sender.send(account, { ...note, key: newIdentifier(now) })).toEqual({
    ok: false,
    error: { code: 'push-browsers-gone', retryable: true },
  });
  const left = await database
    .selectFrom('push_subscription')
    .select('id')
    .where('account_id', '=', account)
    .execute();
  expect(left).toEqual([]);
});

test('the stand-in believes no push that its sender did not sign', async () => {
  const browser = await newBrowser(await newAccount());
  const answer = await fetch(browser.endpoint, {
    method: 'POST',
    headers: { ttl: '60', 'content-encoding': 'aes128gcm', 'content-type': 'application/octet-stream' },
    body: new Uint8Array(100),
  });
  expect(answer.status).toBe(403);
});
