/**
 * How someone becomes an officer: invited by the head, in by password and code, another session ended, a passkey kept;
 * and a role that is taken in an emergency, in sight of everyone.
 */
import { createHmac } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, launchBrowser, openScreen, overflowsSideways } from './support/browser.ts';
import { product } from './support/our-product.ts';
import { messageThatSays } from './support/people.ts';
import { dataOf, inRegion, newKey, officerClient } from './support/programs.ts';

const { url, sandboxUrl } = product;
const city = `${url}/kota-bekasi`;
const phone = '0812 9900 7001';
const password = 'kopi hujan jendela biru';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** The product's clock runs ahead of ours; moving it by a minute tells what it shows. */
async function productTime(): Promise<number> {
  const answer = await fetch(`${sandboxUrl}/control/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutes: 1 }),
  });
  const { now }: { now: string } = await answer.json();
  return Date.parse(now);
}

/** What an authenticator app shows (RFC 6238). */
function codeAt(secret: string, step: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(at) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}

async function enterPassword(page: Page, username: string, entered: string): Promise<void> {
  await page.goto(`${city}/petugas/masuk`);
  await page.getByLabel('Nama pengguna').fill(username);
  await page.getByLabel('Kata sandi').fill(entered);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByRole('heading', { name: 'Langkah kedua' }).waitFor();
  await page.getByLabel('Kode dari aplikasi autentikasi').fill(code);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/masuk'));
}

const desk = async (): Promise<Page> => (await openScreen(browser, 'desk')).newPage();

test('invited by the head, in by password and code, another session ended, then in by passkey', async () => {
  const head = await desk();
  await enterPassword(head, 'camat.bekasitimur', 'satu-loket-demo');
  await head.waitForURL((address) => !address.pathname.endsWith('/masuk'));
  await head.goto(`${city}/petugas/pegawai`);
  expect(await accessibilityFaults(head)).toEqual([]);
  await head.getByRole('link', { name: 'Undang petugas' }).click();
  await head.getByLabel('Nama lengkap').fill('Wati Lestari');
  await head.getByLabel('Jabatan').selectOption({ label: 'Verifikator' });
  await head.getByLabel('Nama pengguna').fill('wati.bekasitimur');
  await head.getByLabel('Nomor ponsel').fill(phone);
  await head.getByRole('button', { name: 'Kirim undangan' }).click();
  await head.getByRole('heading', { name: 'Undangan yang terbuka' }).waitFor();

  const message = await messageThatSays(sandboxUrl, phone, /petugas\/undangan\//);
  const link = /\/kota-bekasi\/petugas\/undangan\/[\w-]+/.exec(message)?.[0] ?? '';
  const invited = await (await openScreen(browser, 'phone')).newPage();
  await invited.goto(`${url}${link}`);
  expect(await accessibilityFaults(invited)).toEqual([]);
  expect(await overflowsSideways(invited)).toBe(false);
  const secret = (await invited.locator('[data-secret]').getAttribute('data-secret')) ?? '';
  const step = Math.floor((await productTime()) / 30_000);
  await invited.getByLabel('Kata sandi baru').fill(password);
  await invited.getByLabel('Kode dari aplikasi autentikasi').fill(codeAt(secret, step));
  await invited.getByRole('button', { name: 'Selesai' }).click();
  await invited.getByRole('heading', { name: 'Kode pemulihan Anda' }).waitFor();
  const recovery = await invited.locator('li code').allTextContents();
  expect(recovery).toHaveLength(10);

  // A phone signs in first by a recovery code, then a desk by the app's next code.
  await enterPassword(invited, 'wati.bekasitimur', password);
  await enterCode(invited, recovery[0] ?? '');
  const page = await desk();
  await enterPassword(page, 'wati.bekasitimur', password);
  await enterCode(page, codeAt(secret, step + 1));
  await page.goto(`${city}/petugas/keamanan`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByText('9 kode pemulihan tersisa.').waitFor();
  await page.getByRole('button', { name: /^Akhiri sesi/ }).click();
  await page.getByText('Sesi sudah diakhiri.').waitFor();
  await invited.goto(`${city}/petugas/keamanan`);
  await invited.getByRole('heading', { name: 'Masuk untuk petugas' }).waitFor();

  // The desk keeps a passkey, which opens alone: it is held and unlocked.
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.getByLabel('Nama untuk kunci sandi ini').fill('Laptop loket');
  await page.getByRole('button', { name: 'Buat kunci sandi' }).click();
  await page.getByText('Kunci sandi tersimpan.').waitFor();
  await page.context().clearCookies();
  await page.goto(`${city}/petugas/masuk`);
  await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/masuk'));
  await page.goto(`${city}/petugas/keamanan`);
  await page.getByText(/terakhir dipakai/).waitFor();
});

test('a role that is taken in an emergency stands above every page until it is given back', async () => {
  const head = await officerClient(product, 'camat.bekasitimur');
  const { officers } = await dataOf(head.GET('/api/regions/{region}/staff/officers', inRegion));
  const taker = officers.find(({ username }) => username === 'verifikator.bekasitimur');
  const approver = officers.find(({ username }) => username === 'penyetuju.bekasitimur')?.posts[0];
  const permit = {
    accountId: taker?.accountId ?? '',
    role: approver?.role ?? '',
    officeId: approver?.officeId ?? '',
  };
  await dataOf(
    head.POST('/api/regions/{region}/staff/emergency-permits', {
      params: { ...inRegion.params, header: newKey() },
      body: permit,
    }),
  );
  const page = await desk();
  await enterPassword(page, 'verifikator.bekasitimur', 'satu-loket-demo');
  await page.waitForURL((address) => !address.pathname.endsWith('/masuk'));
  await page.goto(`${city}/petugas/keamanan`);
  await page.getByLabel('Apa yang terjadi').fill('Penyetuju sakit mendadak, warga menunggu di loket.');
  await page.getByRole('button', { name: 'Ambil peran ini sekarang' }).click();
  const banner = page.getByRole('complementary', { name: 'Akses darurat' });
  await page.goto(`${city}/petugas`);
  await banner.getByText('AKSES DARURAT BERJALAN').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await banner.getByRole('link', { name: 'Kembalikan sekarang' }).click();
  await page.getByRole('button', { name: 'Kembalikan sekarang' }).click();
  await page.getByText('Peran darurat sudah dikembalikan.').waitFor();
  expect(await banner.count()).toBe(0);
});
