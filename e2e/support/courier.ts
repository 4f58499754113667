/** A courier of the demo at work on a phone. */
import type { Page } from 'playwright-core';
import type { Product } from './programs.ts';

/** Signs in once while there is a network, and waits until the page is kept on the phone. */
export async function startRound(page: Page, { url }: Product): Promise<void> {
  await page.goto(`${url}/kota-bekasi/petugas/antar`);
  await page.getByRole('link', { name: 'Masuk', exact: true }).click();
  await page.getByLabel('Nama pengguna').fill('kurir.disdukcapil');
  await page.getByLabel('Kata sandi').fill('satu-loket-demo');
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('heading', { name: 'Hitung kiriman' }).waitFor();
  await page.waitForFunction(async () => (await caches.match('/kota-bekasi/petugas/antar')) !== undefined);
}

/** Counts what the office gave: the first by typing its label, the others by ticking. */
export async function acceptAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Buka M-/ }).click();
  const label = (await page.getByRole('listitem').first().innerText()).match(/\d{7,}/)?.[0] ?? '';
  await page.getByLabel('Nomor label').fill(label);
  await page.getByRole('button', { name: 'Catat', exact: true }).click();
  await page.getByText(/^1 dari/).waitFor();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: /^Terima/ }).click();
  await page.getByRole('button', { name: 'Kirim sekarang' }).click();
  await page.getByText('Semua catatan sudah terkirim').waitFor();
}

/** From the list of all parcels to one of them. */
export async function openStop(page: Page, receiver: string): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: receiver }).getByRole('link').click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** At the door: the code that the receiver reads out, and the old card in return. */
export async function deliverByCode(page: Page, receiver: string, code: string): Promise<void> {
  await openStop(page, receiver);
  await page.getByRole('button', { name: 'Serahkan' }).click();
  await page.getByLabel(/^Kode 6 angka/).fill(code);
  await page.getByRole('radio', { name: 'Pemilik sendiri' }).check();
  await page.getByRole('checkbox', { name: /^Sudah saya ambil/ }).check();
  await page.getByRole('button', { name: 'Simpan penyerahan' }).click();
}

export async function failAt(page: Page, receiver: string, why: string): Promise<void> {
  await openStop(page, receiver);
  await page.getByRole('button', { name: 'Tidak berhasil' }).click();
  await page.getByRole('radio', { name: why }).check();
  await page.getByLabel(/^Catatan/).fill('Pagar terkunci.');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
}

/** The day is over: what was not handed over is counted and goes back. */
export async function closeRound(page: Page, left: number): Promise<void> {
  await page.getByRole('button', { name: 'Tutup putaran' }).click();
  await page.getByText(left === 0 ? /^Semua sudah diserahkan/ : /^0 dari/).waitFor();
  for (const box of await page.getByRole('listitem').getByRole('checkbox').all()) await box.check();
  const words = left === 0 ? 'Tutup putaran' : `Tutup putaran, bawa kembali ${left} kiriman`;
  await page.getByRole('button', { name: words, exact: true }).click();
  await page.getByRole('button', { name: 'Kirim sekarang' }).click();
  await page.getByText('Semua catatan sudah terkirim').waitFor();
}
