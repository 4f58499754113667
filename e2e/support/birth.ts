/** Applying for a birth certificate as a resident does it, step by step; the page is on the first step of the draft. */
import type { Page } from 'playwright-core';
import type { Paper } from './papers.ts';

export type BirthPapers = {
  readonly birthLetter: Paper;
  readonly marriageBook: Paper;
  readonly familyCard: Paper;
  readonly cards: Paper;
};

export async function fillInBirth(
  page: Page,
  input: {
    readonly childName: string;
    /** ISO date. */
    readonly birthDate: string;
    readonly papers: BirthPapers;
    readonly script: boolean;
  },
): Promise<void> {
  const [year = '', month = '', day = ''] = input.birthDate.split('-');
  await at(page, 'Anak yang lahir');
  await page.getByLabel('Nama lengkap anak').fill(input.childName);
  await page.getByRole('radio', { name: 'Perempuan' }).check();
  await page.getByLabel('Tanggal', { exact: true }).fill(String(Number(day)));
  await page.getByLabel('Bulan', { exact: true }).fill(String(Number(month)));
  await page.getByLabel('Tahun', { exact: true }).fill(year);
  await page.getByLabel('Kota atau kabupaten tempat lahir').selectOption({ label: 'Kota Bekasi' });
  await goOn(page);

  await at(page, 'Kelahirannya');
  await page.getByRole('radio', { name: 'Rumah sakit atau rumah bersalin' }).check();
  await page.getByRole('radio', { name: 'Dokter' }).check();
  await page.getByRole('radio', { name: 'Tunggal' }).check();
  await page.getByLabel('Anak keberapa?').fill('1');
  await within(page, 'Apakah Anda punya surat keterangan lahir?').getByRole('radio', { name: 'Ya' }).check();
  await goOn(page);

  await at(page, 'Orang tua');
  await within(page, 'Ibu kandung').getByRole('radio', { name: 'Dewi Anggraini Putri' }).check();
  await page.getByRole('radio', { name: 'Ada buku nikah atau akta perkawinan' }).check();
  if (!input.script) await goOn(page);
  await within(page, 'Ayah').getByRole('radio', { name: 'Rizky Maulana Hidayat' }).check();
  await goOn(page);

  await at(page, 'Pelapor dan saksi');
  await within(page, 'Anda melapor sebagai').getByRole('radio', { name: 'Ibu', exact: true }).check();
  await nameWitness(page, 'pertama', witnesses.first);
  await nameWitness(page, 'kedua', witnesses.second);
  await goOn(page);

  await at(page, 'Foto dokumen');
  await attach(page, 'Surat keterangan lahir', input.papers.birthLetter, input.script);
  await attach(page, 'Buku nikah atau akta perkawinan', input.papers.marriageBook, input.script);
  await attach(page, 'Kartu Keluarga', input.papers.familyCard, input.script);
  await attach(page, 'KTP-el orang tua', input.papers.cards, input.script);
  await goOn(page);

  await at(page, 'Pernyataan');
  await page.getByRole('checkbox').check();
  await goOn(page);
  await at(page, 'Periksa sekali lagi');
}

const witnesses = {
  first: { name: 'Sri Wahyuni Rahayu', nik: '3275046512907001', phone: '081200000103' },
  second: { name: 'Suparman', nik: '3275091705857001', phone: '081200000105' },
} as const;

/** Someone who is not of the family: chosen as such, then typed. */
async function nameWitness(
  page: Page,
  which: 'pertama' | 'kedua',
  witness: { readonly name: string; readonly nik: string; readonly phone: string },
): Promise<void> {
  const person = within(page, `Saksi ${which}`);
  await person.getByRole('radio', { name: 'Orang lain' }).check();
  await person.getByLabel('Nama lengkap').fill(witness.name);
  await person.getByLabel('NIK').fill(witness.nik);
  await page.getByLabel(`Nomor ponsel saksi ${which}`).fill(witness.phone);
}

export function within(page: Page, legend: string) {
  return page.getByRole('group', { name: legend });
}

/** The heading of the step; a step that has faults stays where it is and fails here with them. */
export async function at(page: Page, title: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name: title });
  const faults = page.locator('[data-error-summary]');
  await heading.or(faults).first().waitFor();
  if (!(await heading.isVisible()))
    throw new Error(`Expected “${title}”, found: ${await faults.innerText()}`);
}

export async function goOn(page: Page): Promise<void> {
  const before = page.url();
  await page.getByRole('button', { name: 'Simpan dan lanjut' }).last().click();
  await page.waitForURL((url) => url.href !== before || true);
  await page.waitForLoadState();
}

/** With scripts a chosen file goes off at once; without, it travels with the form. */
export async function attach(page: Page, label: string, paper: Paper, script: boolean): Promise<void> {
  const input = page.getByLabel(label, { exact: true });
  await input.setInputFiles({ ...paper });
  if (!script) return;
  await page.getByRole('button', { name: 'Kirim foto ini' }).click();
  await page.getByRole('listitem').filter({ hasText: paper.name }).waitFor();
}
