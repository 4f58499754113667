/** A head of office brings open cases of a former system in: template, check, import, and again. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, launchBrowser, openScreen, overflowsSideways } from './support/browser.ts';
import { goByMenu } from './support/menu.ts';
import { act, openCase, signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { messageThatSays } from './support/people.ts';
import { registerEvent } from './support/register.ts';

const city = `${product.url}/kota-bekasi`;

let browser: Browser;
let desk: Page;
/** Headings of the template, as downloaded. */
let headings: readonly string[];

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(desk, city, 'kepala.disdukcapil');
});
afterAll(() => browser?.close());

const phone = '0812 0000 0190';
const row = {
  tanggal_masuk: '19 November 2026',
  tahap: 'Dicatat di SIAK',
  pemohon_nik: '3275014703797001',
  pemohon_nama: 'Ratna Kusumawardani',
  pemohon_tanggal_lahir: '7 Maret 1979',
  pemohon_hp: phone,
  loss: 'Hilang',
  policeLetterNumber: 'STPL/120/XI/2026/SPKT',
  truth: 'ya',
};

const codeOf = (heading: string): string => /\[(.+)\]$/.exec(heading)?.[1] ?? '';

function table(rows: readonly Readonly<Record<string, string>>[]): Buffer {
  const lines = rows.map((values) => headings.map((heading) => values[codeOf(heading)] ?? '').join(';'));
  return Buffer.from(`\ufeff${[headings.join(';'), ...lines].join('\r\n')}\r\n`);
}

async function check(page: Page, rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
  await page.goto(`${city}/petugas/impor`, { waitUntil: 'networkidle' });
  await page.getByLabel('Layanan').last().selectOption('kk-hilang');
  await page.getByLabel('Nama sistem lama').fill('e-Open lama');
  const file = { name: 'berkas lama.csv', mimeType: 'text/csv', buffer: table(rows) };
  await page.getByLabel('Tabel (XLSX atau CSV)').setInputFiles(file);
  await page.getByRole('button', { name: 'Periksa tabel' }).click();
  await page.getByRole('heading', { name: 'Laporan setiap baris' }).waitFor();
}

/** The numbers that the page tells, by what they count. */
async function counts(page: Page): Promise<readonly string[]> {
  return page.getByRole('definition').allInnerTexts();
}

test('the template of a service is made from its form', async () => {
  await goByMenu(desk, 'Impor');
  await desk.getByRole('heading', { level: 1, name: 'Impor berkas lama' }).waitFor();
  expect(await accessibilityFaults(desk)).toEqual([]);
  await desk.getByLabel('Layanan').first().selectOption('kk-hilang');
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Unduh templat CSV' }).click();
  const file = await download;
  expect((await file).suggestedFilename()).toBe('impor-kk-hilang.csv');
  const [first = ''] = readFileSync(await file.path(), 'utf8')
    .replace('\ufeff', '')
    .split('\r\n');
  headings = first.split(';');
  expect(headings.map(codeOf)).toEqual(expect.arrayContaining(Object.keys(row)));
});

test('a table is checked before anything comes in, and what is wrong is told by column', async () => {
  await check(desk, [
    { ...row, nomor_lama: 'EO-1' },
    { ...row, nomor_lama: 'EO-2', pemohon_nik: '3,27505E+15' },
    { ...row, nomor_lama: 'EO-3', loss: 'Digigit kambing' },
  ]);
  expect(await counts(desk)).toEqual(['1', '0', '2']);
  const refused = desk.getByRole('row').filter({ hasText: 'EO-2' });
  await refused.getByText('NIK pemohon [pemohon_nik]').waitFor();
  await refused.getByText(/ada angka yang hilang/).waitFor();
  await desk
    .getByRole('row')
    .filter({ hasText: 'EO-3' })
    .getByText(/tidak ada dalam pilihan/)
    .waitFor();
  expect(await accessibilityFaults(desk)).toEqual([]);
  const download = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'Unduh laporan CSV' }).click();
  const report = readFileSync(await (await download).path(), 'utf8');
  expect(report).toContain('EO-1;Ratna Kusumawardani;Akan masuk');
});

test('what can come in comes in at its stage, with its papers at the office, and is worked on', async () => {
  await desk.getByRole('button', { name: 'Masukkan 1 berkas' }).click();
  await desk.getByText('1 berkas sudah masuk').waitFor();
  const imported = desk.getByRole('row').filter({ hasText: 'EO-1' });
  const code = /KB-[0-9A-Z-]+/.exec(await imported.innerText())?.[0] ?? '';
  expect(await messageThatSays(product.sandboxUrl, phone, new RegExp(code))).toContain(code);
  const operator = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(operator, city, 'operator.bekasitimur');
  await openCase(operator, city, code);
  await operator.getByText('Dokumen di kantor').first().waitFor();
  await operator
    .getByText(/Dipindahkan dari e-open-lama/)
    .first()
    .waitFor();
  await operator.getByText('Dicatat di SIAK').first().waitFor();
  expect(await accessibilityFaults(operator)).toEqual([]);

  const fields = { kk: '3275011404107001', reason: 'lost', policeReport: row.policeLetterNumber };
  const registered = await registerEvent(product.sandboxUrl, 'kk-reprint', code, fields);
  await act(operator, 'Selesai dicatat di SIAK', async () => {
    await operator.getByLabel(/^Nomor Kartu Keluarga/).fill(registered.number);
    await operator.getByLabel(/^Berkas Kartu Keluarga/).setInputFiles({ ...registered.file });
    await operator.getByText(/sudah diunggah/).waitFor();
  });
  await operator.context().close();
});

test('the same table again doubles nothing, on a phone too', async () => {
  const phone = await (await openScreen(browser, 'phone')).newPage();
  await signInOfficer(phone, city, 'kepala.disdukcapil');
  await check(phone, [
    { ...row, nomor_lama: 'EO-1' },
    { ...row, nomor_lama: 'eo-1' },
  ]);
  expect(await counts(phone)).toEqual(['0', '1', '1']);
  await phone.getByText('Nomor ini sudah ada di baris 2 berkas ini.').waitFor();
  expect(await overflowsSideways(phone)).toBe(false);
  await phone.context().close();
});

test('it is for heads and administrators alone', async () => {
  const page = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(page, city, 'verifikator.bekasitimur');
  expect(await page.getByRole('link', { name: 'Impor', includeHidden: true }).count()).toBe(0);
  const answer = await page.goto(`${city}/petugas/impor`);
  expect(answer?.status()).toBe(403);
  await page.context().close();
});
