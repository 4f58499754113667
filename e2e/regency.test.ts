/**
 * The regency, where the city's stories are not told again: a family's page, a village officer of a desa who helps
 * nobody of another desa, and the template of a service of its own for what comes over from before.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOfPlainPage, launchBrowser, openScreen } from './support/browser.ts';
import { enterCard } from './support/helped.ts';
import { product } from './support/our-product.ts';
import { proveIdentity, showCard, signIn } from './support/people.ts';

const regency = `${product.url}/kabupaten-bekasi`;

const asep = {
  phone: '0812 0000 0881',
  nik: '3204050310887001',
  kk: '3216091106157001',
  name: 'Asep Hidayatullah',
  birthDate: ['3', '10', '1988'],
} as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function plainPage(screen: 'phone' | 'desk'): Promise<Page> {
  const page = await (await openScreen(browser, screen, { javaScriptEnabled: false })).newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

async function officerOn(screen: 'phone' | 'desk', username: string): Promise<Page> {
  const page = await plainPage(screen);
  await page.goto(`${regency}/petugas/masuk`);
  await page.getByLabel('Nama pengguna').fill(username);
  await page.getByLabel('Kata sandi').fill('satu-loket-demo');
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/masuk'));
  return page;
}

test('a father sees his family once he is known, and may act for his daughter', async () => {
  const page = await plainPage('phone');
  await page.goto(`${regency}/masuk/identitas?lanjut=/kabupaten-bekasi/keluarga`);
  await signIn(page, product.sandboxUrl, asep);
  await page.waitForURL((address) => !address.pathname.includes('/masuk/kode'));
  // Who was known before is led on at once.
  if (page.url().includes('/identitas')) await proveIdentity(page, asep);
  await page.waitForURL(/\/keluarga/);
  // Another story may have shown his card already.
  await page.waitForLoadState('load');
  if ((await page.getByText('Euis Komariah').count()) === 0) await showCard(page, asep);
  await page.getByRole('heading', { name: 'Anggota keluarga' }).waitFor();
  await page.getByText('Euis Komariah').first().waitFor();
  expect(await faultsOfPlainPage(browser, page)).toEqual([]);
  await page.goto(`${regency}/bantu`);
  await page.getByRole('link', { name: 'Ajukan untuk Nayla Hidayatullah' }).waitFor();
  expect(await faultsOfPlainPage(browser, page)).toEqual([]);
});

test('a village officer of a desa helps people of this desa only', async () => {
  const phone = await officerOn('phone', 'desa.simpangan');
  await phone.getByRole('heading', { level: 1, name: 'Warga yang saya bantu' }).waitFor();
  expect(await faultsOfPlainPage(browser, phone)).toEqual([]);
  await phone.getByRole('link', { name: 'Orang baru' }).click();
  await enterCard(phone, asep);
  await phone.getByText('bukan warga kelurahan atau desa Anda').first().waitFor();
});

test('the head of the agency gets the template of a service of the regency', async () => {
  const desk = await officerOn('desk', 'kepala.disdukcapil');
  await desk.goto(`${regency}/petugas/impor`);
  await desk.getByRole('heading', { level: 1, name: 'Impor berkas lama' }).waitFor();
  expect(await faultsOfPlainPage(browser, desk)).toEqual([]);
  await desk.getByLabel('Layanan').first().selectOption('kk-hilang');
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Unduh templat XLSX' }).click();
  expect((await download).suggestedFilename()).toBe('impor-kk-hilang.xlsx');
});
