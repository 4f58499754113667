/** An account that is proven at a counter and opened with a passkey: the phone and the counter side by side. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, launchBrowser, openScreen } from './support/browser.ts';
import { product } from './support/our-product.ts';
import { proveIdentity, type Resident, signIn } from './support/people.ts';

const { url, sandboxUrl } = product;
const city = `${url}/kota-bekasi`;

/** On Dewi's family card; this phone of his has proven nothing yet. */
const rizky: Resident = {
  phone: '0812 0000 0885',
  nik: '3275010208947001',
  kk: '3275011809237001',
  name: 'Rizky Maulana Hidayat',
  birthDate: ['2', '8', '1994'],
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('the family opens after an officer saw the card; the passkey made there signs in', async () => {
  const phone = await openScreen(browser, 'phone');
  const page = await phone.newPage();
  page.setDefaultTimeout(20_000);
  const device = await phone.newCDPSession(page);
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

  await page.goto(`${city}/masuk/identitas?lanjut=/kota-bekasi/keluarga`);
  await signIn(page, sandboxUrl, rizky);
  await proveIdentity(page, rizky);
  await page.getByText('Data keluarga belum bisa ditampilkan').waitFor();
  expect(await page.getByText('Dewi').count()).toBe(0);
  await page.getByRole('link', { name: 'Lihat caranya' }).click();
  await page.getByRole('heading', { level: 1, name: 'Keamanan akun' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByLabel('Nama untuk kunci sandi ini').fill('HP saya');
  await page.getByRole('button', { name: 'Buat kunci sandi' }).click();
  await page.getByText('Kunci sandi tersimpan.').waitFor();
  await page.getByRole('button', { name: 'Tampilkan nomor untuk loket' }).click();
  const number = (await page.locator('[data-number]').textContent()) ?? '';

  const counter = await (await openScreen(browser, 'desk')).newPage();
  counter.setDefaultTimeout(20_000);
  await counter.goto(`${city}/petugas/loket`);
  await counter.getByLabel('Nama pengguna').fill('loket.bekasitimur');
  await counter.getByLabel('Kata sandi').fill('satu-loket-demo');
  await counter.getByRole('button', { name: 'Masuk', exact: true }).click();
  await counter.getByRole('link', { name: 'Pastikan pemilik akun' }).click();
  await counter.getByLabel('Nomor di ponsel warga').fill(number);
  await counter.getByRole('button', { name: 'Cari' }).click();
  await counter.getByText('Kunci sandi yang baru dibuat (HP saya)').waitFor();
  expect(await accessibilityFaults(counter)).toEqual([]);
  await counter.getByLabel('NIK di KTP-el').fill(rizky.nik);
  await counter.getByLabel('KTP-el dilihat, wajah cocok').check();
  await counter.getByRole('button', { name: 'Pastikan', exact: true }).click();
  await counter.getByText('Sudah dipastikan.').waitFor();

  await page.goto(`${city}/keluarga`);
  await page.getByRole('heading', { name: 'Anggota keluarga' }).waitFor();
  await page.goto(`${city}/akun`);
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.goto(`${city}/masuk?lanjut=/kota-bekasi/keluarga`);
  // The browser offers the passkey by itself, or the button does: either way leads on to the family.
  await page.waitForURL(/\/keluarga$/, { timeout: 3_000 }).catch(async () => {
    await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click();
  });
  await page.getByRole('heading', { name: 'Anggota keluarga' }).waitFor();
});

test('the national login leads there and back', async () => {
  const page = await (await openScreen(browser, 'phone')).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${city}/masuk?lanjut=/kota-bekasi/akun/keamanan`);
  await page.getByRole('link', { name: 'Masuk dengan INApas' }).click();
  await page.getByRole('link', { name: 'Batal' }).click();
  await page.getByText('INApas melaporkan bahwa Anda membatalkannya').waitFor();
  await page.getByRole('link', { name: 'Kembali ke halaman masuk' }).click();
  await page.getByRole('link', { name: 'Masuk dengan INApas' }).click();
  await page.getByRole('link', { name: /Asep/ }).first().click();
  await page.waitForURL(/\/akun$/);
  await page.goto(`${city}/akun/keamanan`);
  await page.getByText('INApas sudah memastikan Anda').waitFor();
});
