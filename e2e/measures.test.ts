/** The record of promises for everyone, and the morning page for who leads the region; on a phone of 360 pixels. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accessibilityFaults,
  faultsOfPlainPage,
  launchBrowser,
  openScreen,
  overflowsSideways,
} from './support/browser.ts';
import { product } from './support/our-product.ts';

const city = `${product.url}/kota-bekasi`;
let browser: Browser;
let phone: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  phone = await (await openScreen(browser, 'smallPhone')).newPage();
});
afterAll(() => browser?.close());

async function signInAs(username: string): Promise<void> {
  await phone.goto(`${city}/petugas/masuk`);
  await phone.getByLabel('Nama pengguna').fill(username);
  await phone.getByLabel('Kata sandi').fill('satu-loket-demo');
  await phone.getByRole('button', { name: 'Masuk', exact: true }).click();
}

describe('promises in the open', () => {
  test('everyone finds the record from any page, with its plot, its table and its data', async () => {
    await phone.goto(city);
    await phone.getByRole('link', { name: 'Janji yang ditepati' }).click();
    await phone.getByRole('heading', { level: 1, name: 'Janji yang ditepati' }).waitFor();
    await phone.getByRole('img', { name: /Berapa dari 100 janji/ }).waitFor();
    await phone.getByText('Angka yang sama dalam tabel').click();
    expect(await phone.getByRole('row').count()).toBeGreaterThan(12);
    expect(await faultsOfPlainPage(browser, phone)).toEqual([]);
    const csv = await phone.request.get(`${city}/janji/data.csv`);
    expect((await csv.text()).split('\r\n')[0]).toContain('bulan,kantor,layanan,selesai,ditepati');
    const json = (await (await phone.request.get(`${city}/janji/data.json`)).json()) as Record<
      string,
      unknown
    >;
    expect(Object.keys(json)).toEqual(['region', 'columns', 'rows']);
    const office = await phone.goto(`${city}/janji/kecamatan-bekasi-timur`);
    expect(office?.status()).toBe(200);
  });

  test('who leads the region reads the morning, and the cases behind a line without a name', async () => {
    await signInAs('wali.kota');
    await phone.getByRole('heading', { level: 1, name: /^Pagi ini, / }).waitFor();
    expect(await phone.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Janji terlewat kemarin',
      'Persediaan paling tipis',
      'Berkas terlama yang menunggu kantor',
      'Kantor paling lambat sepekan ini',
      'Gangguan sejak kemarin',
    ]);
    expect(await overflowsSideways(phone)).toBe(false);
    expect(await accessibilityFaults(phone)).toEqual([]);
    await phone.getByRole('link', { name: 'Lihat berkas yang janjinya terlewat' }).click();
    await phone.getByRole('heading', { level: 1, name: /^Janji yang terlewat/ }).waitFor();
    await phone.getByText('Nama disamarkan.').waitFor();
    expect(await accessibilityFaults(phone)).toEqual([]);
  });

  test('nobody else does', async () => {
    await phone.context().clearCookies();
    await signInAs('verifikator.bekasitimur');
    await phone.getByRole('link', { name: /Perlu diambil/ }).waitFor();
    expect((await phone.goto(`${city}/petugas/pagi`))?.status()).toBe(403);
    expect((await phone.goto(`${city}/petugas/terlewat`))?.status()).toBe(403);
  });
});
