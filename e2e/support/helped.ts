/** Helping someone as an officer does it: their card, and a letter filled in for them. */
import type { Page } from 'playwright-core';
import { at, attach, goOn, within } from './birth.ts';
import type { Paper } from './papers.ts';

/** People of the demo's register who have no phone here. */
export const joko = {
  nik: '3275010412757001',
  name: 'Joko Nugroho',
  birthDate: ['4', '12', '1975'],
} as const;
export const dian = {
  nik: '3275016305827001',
  name: 'Dian Pratiwi',
  birthDate: ['23', '5', '1982'],
} as const;
export const sri = {
  nik: '3275046512907001',
  name: 'Sri Wahyuni Rahayu',
  birthDate: ['25', '12', '1990'],
} as const;

export type Card = {
  readonly nik: string;
  readonly name: string;
  /** Day, month, year, as they are typed. */
  readonly birthDate: readonly [string, string, string];
};

export async function enterCard(page: Page, card: Card): Promise<void> {
  await page.getByLabel('NIK').fill(card.nik);
  await page.getByLabel('Nama lengkap').fill(card.name);
  const [day, month, year] = card.birthDate;
  await page.getByLabel('Tanggal', { exact: true }).fill(day);
  await page.getByLabel('Bulan', { exact: true }).fill(month);
  await page.getByLabel('Tahun', { exact: true }).fill(year);
  await page.getByRole('button', { name: 'Cocokkan' }).click();
}

/** The domicile letter, whose person and address the register has filled in. */
export async function fillInLetterFor(page: Page, person: Card, paper: Paper, script = true): Promise<void> {
  const banner = page.getByText(`Anda mengisi untuk ${person.name}`);
  await at(page, 'Untuk siapa surat ini?');
  await banner.waitFor();
  await goOn(page);
  await at(page, 'Tempat tinggal');
  await page.getByLabel('Tanggal', { exact: true }).fill('1');
  await page.getByLabel('Bulan', { exact: true }).fill('1');
  await page.getByLabel('Tahun', { exact: true }).fill('2020');
  await within(page, 'Rumah ini').getByRole('radio', { name: 'Milik sendiri' }).check();
  await goOn(page);
  await at(page, 'Keperluan');
  await page.getByRole('radio', { name: 'Layanan kesehatan' }).check();
  await goOn(page);
  await at(page, 'Foto dokumen');
  await attach(page, 'KTP-el atau Kartu Keluarga', paper, script);
  await goOn(page);
  await at(page, 'Pernyataan');
  await page.getByRole('checkbox').check();
  await goOn(page);
  await at(page, 'Periksa sekali lagi');
  await banner.waitFor();
}

/** Writes in the box for signatures, as a finger does. */
export async function signOnScreen(page: Page): Promise<void> {
  const box = await page.locator('canvas').boundingBox();
  if (!box) throw new Error('There is no box to sign in.');
  await page.locator('canvas').scrollIntoViewIfNeeded();
  const seen = (await page.locator('canvas').boundingBox()) ?? box;
  await page.mouse.move(seen.x + 30, seen.y + seen.height / 2);
  await page.mouse.down();
  for (let step = 1; step <= 8; step += 1) {
    const up = step % 2 === 0 ? 0.3 : 0.7;
    await page.mouse.move(seen.x + 30 + step * ((seen.width - 60) / 8), seen.y + seen.height * up);
  }
  await page.mouse.up();
  await page.getByText('Tanda tangan sudah ada.').waitFor();
}
