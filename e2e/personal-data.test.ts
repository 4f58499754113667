/** A resident gets a copy of her data and asks for an erasure; the data protection officer answers it. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, faultsOfPlainPage, launchBrowser, openScreen } from './support/browser.ts';
import { goByMenu } from './support/menu.ts';
import { signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { signIn } from './support/people.ts';
import { until } from './support/programs.ts';

const city = `${product.url}/kota-bekasi`;
/** Of someone who has only an account. */
const phone = '0812 0000 0871';
const limitWords = 'Cukup disimpan saja.';
const words = 'Hapus pilihan kabar saya, saya pindah ke kota lain.';

let browser: Browser;
let resident: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  resident = await (await openScreen(browser, 'phone', { javaScriptEnabled: false })).newPage();
});
afterAll(() => browser?.close());

test('a resident downloads a copy and sends a request, without scripts', async () => {
  await resident.goto(`${city}/akun/data-saya`);
  await signIn(resident, product.sandboxUrl, { phone });
  await resident.getByRole('heading', { name: 'Data saya' }).waitFor();
  await resident.getByRole('button', { name: 'Minta salinan' }).click();
  await resident.getByText('Salinan Anda sedang disiapkan').waitFor();
  const download = resident.getByRole('link', { name: 'Unduh salinan' });
  await until(async () => {
    await resident.goto(`${city}/akun/data-saya`);
    return (await download.count()) > 0 ? true : undefined;
  });
  const [copy] = await Promise.all([resident.waitForEvent('download'), download.click()]);
  expect(copy.suggestedFilename()).toMatch(/^salinan-data-kota-bekasi-.*\.zip$/);
  expect(readFileSync(await copy.path()).toString('latin1', 0, 2)).toBe('PK');
  await resident.getByLabel('Batasi pemakaian data saya').check();
  await resident.getByLabel('Ceritakan').fill(limitWords);
  await resident.getByRole('button', { name: 'Kirim permintaan' }).click();
  await resident.getByText('Permintaan Anda terkirim').waitFor();
  await resident.getByLabel('Hapus data saya yang tidak wajib disimpan').check();
  await resident.getByLabel('Ceritakan').fill(words);
  await resident.getByRole('button', { name: 'Kirim permintaan' }).click();
  await resident.getByText('Permintaan Anda terkirim').waitFor();
  expect(await faultsOfPlainPage(browser, resident)).toEqual([]);
});

test('the officer answers it in time, and the resident reads the answer', async () => {
  const desk = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(desk, city, 'pelindung.data');
  await goByMenu(desk, 'Pelindungan data');
  await desk.getByRole('heading', { name: 'Pelindungan data pribadi' }).waitFor();
  expect(await accessibilityFaults(desk)).toEqual([]);
  await desk.getByRole('link', { name: 'Penghapusan' }).first().click();
  await desk.getByText(words).waitFor();
  expect(await accessibilityFaults(desk)).toEqual([]);
  await desk.getByLabel('Dikabulkan', { exact: true }).check();
  await desk.getByLabel('Jawaban kepada warga').fill('Sudah kami hapus.');
  await desk.getByRole('button', { name: 'Kirim jawaban' }).click();
  await desk.getByText('Jawaban sudah dikirim').waitFor();
  await desk.getByRole('link', { name: 'Pembatasan' }).first().click();
  await desk.getByText(limitWords).waitFor();
  await desk.getByLabel('Dikabulkan', { exact: true }).check();
  await desk.getByLabel('Jawaban kepada warga').fill('Kami batasi.');
  await desk.getByRole('button', { name: 'Kirim jawaban' }).click();
  await desk.getByRole('heading', { name: 'Pembatasan dan keberatan yang berlaku' }).waitFor();
  await resident.goto(`${city}/akun/data-saya`);
  await resident.getByText('hanya disimpan; petugas dan keluarga tidak dapat menemukan').waitFor();
  await desk.getByRole('button', { name: /^Akhiri: Pembatasan/ }).click();
  await resident.goto(`${city}/akun/data-saya`);
  await resident.getByText(/^Diakhiri/).waitFor();
  await desk.getByRole('link', { name: 'Buka catatan kegiatan pemrosesan' }).click();
  await desk.getByRole('heading', { name: 'Catatan kegiatan pemrosesan' }).waitFor();
  await resident.goto(`${city}/akun/data-saya`);
  await resident.getByText('Sudah kami hapus.').waitFor();
  await desk.context().close();
});
