/**
 * The story of a birth certificate and of a domicile letter, from a phone to the finished document, as residents and
 * officers live it: once with scripts, once without.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signAtDesk } from './support/at-the-desk.ts';
import { at, attach, type BirthPapers, fillInBirth, goOn, within } from './support/birth.ts';
import { accessibilityFaults, launchBrowser, openScreen } from './support/browser.ts';
import { act, openCase, signInOfficer, tickChecklist } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { photoOf } from './support/papers.ts';
import {
  aisyah,
  dewi,
  messageThatSays,
  proveIdentity,
  type Resident,
  rizky,
  showCard,
  signIn,
} from './support/people.ts';
import { dataOf, officerClient, act as reopen } from './support/programs.ts';
import { registerBirth } from './support/register.ts';

const { url, sandboxUrl } = product;
const city = `${url}/kota-bekasi`;
const birthPapers = [
  'Surat keterangan lahir',
  'Buku nikah atau akta perkawinan',
  'Kartu Keluarga',
  'KTP-el orang tua',
];

let browser: Browser;
let papers: BirthPapers;

beforeAll(async () => {
  browser = await launchBrowser();
  papers = {
    birthLetter: await photoOf(browser, 'Surat Keterangan Lahir', [
      'Telah lahir seorang anak perempuan, Kirana',
    ]),
    marriageBook: await photoOf(browser, 'Buku Nikah', ['Rizky Maulana Hidayat dan Dewi Anggraini Putri']),
    familyCard: await photoOf(browser, 'Kartu Keluarga', ['3275011809237001']),
    cards: await photoOf(browser, 'KTP Orang Tua', ['Dewi, Rizky']),
  };
});
afterAll(() => browser?.close());

describe.each([
  { script: true, childName: 'Kirana Putri Hidayat' },
  { script: false, childName: 'Kinanti Putri Hidayat' },
])('a birth certificate, scripts: $script', ({ script, childName }) => {
  let code = '';
  let phone: Page;
  const toldDewi = (words: RegExp) =>
    messageThatSays(sandboxUrl, dewi.phone, new RegExp(words.source.replace('CODE', code)));

  // axe runs as a script in the page: pages without scripts are the same pages, so they are judged with them on.
  test('is found by everyday words and applied for from a phone', async () => {
    phone = await residentPhone(script);
    await phone.goto(city);
    await phone.getByLabel('Cari layanan').fill('anak baru lair');
    await phone.getByRole('button', { name: 'Cari' }).click();
    await phone
      .getByRole('link', { name: /Akta kelahiran/ })
      .first()
      .click();
    await phone.getByRole('heading', { level: 1, name: 'Akta kelahiran' }).waitFor();
    if (script) expect(await accessibilityFaults(phone)).toEqual([]);
    await phone.goto(`${city}/masuk`);
    await signInAndProve(phone, dewi);
    await phone.goto(`${city}/layanan/akta-kelahiran`);
    await phone.getByRole('button', { name: 'Ajukan sekarang' }).click();
    await fillInBirth(phone, { childName, birthDate: daysAgo(12), papers, script });
    if (script) expect(await accessibilityFaults(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Kirim permohonan' }).click();
    await phone.waitForURL(/\/berkas\//);
    await phone.getByText('Permohonan Anda sudah kami terima').waitFor();
    await phone
      .getByRole('heading', { level: 1, name: /sedang diperiksa di Kantor Kecamatan Bekasi Timur/ })
      .waitFor();
    await phone
      .getByText(/Selesai paling lambat/)
      .first()
      .waitFor();
    code = /[A-Z]{2,3}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(phone.url())?.[0] ?? '';
    expect(code).toMatch(/^KB-/);
    expect(await messageThatSays(sandboxUrl, dewi.phone, new RegExp(code))).toContain('sudah kami terima');
    if (script) expect(await accessibilityFaults(phone)).toEqual([]);
  });

  test('is tracked by its code without signing in, with nothing personal', async () => {
    const stranger = await residentPhone(script);
    await stranger.goto(`${city}/lacak`);
    await stranger.getByLabel('Kode berkas').fill(code.toLowerCase().replaceAll('-', ' '));
    await stranger.getByRole('button', { name: 'Lacak berkas' }).click();
    await stranger.getByRole('heading', { level: 1, name: /sedang diperiksa/ }).waitFor();
    const shown = await stranger.locator('main').innerText();
    for (const personal of ['Dewi', childName, dewi.nik, '0101']) expect(shown).not.toContain(personal);
    if (script) expect(await accessibilityFaults(stranger)).toEqual([]);
  });

  test('is asked about with a photo, and officers keep theirs to themselves', async () => {
    const clearer = { ...papers.marriageBook, name: 'buku-nikah-lebih-jelas.jpg' };
    const kept = { ...papers.cards, name: 'arsip-kantor.jpg' };
    await phone.goto(`${city}/berkas/${code}`);
    await phone.getByText('Tanya petugas').click();
    await phone.getByLabel('Pertanyaan').fill('Apakah foto ini cukup jelas?');
    await phone.getByLabel(/^Lampiran/).setInputFiles({
      name: 'palsu.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('<script>alert(1)</script>'),
    });
    await phone.getByRole('button', { name: 'Kirim pertanyaan' }).click();
    await phone
      .getByText(/Isi berkas ini bukan foto/)
      .first()
      .waitFor();
    expect(await phone.getByLabel('Pertanyaan').inputValue()).toBe('Apakah foto ini cukup jelas?');
    if (script) expect(await accessibilityFaults(phone)).toEqual([]);
    await phone.getByLabel(/^Lampiran/).setInputFiles(clearer);
    await phone.getByRole('button', { name: 'Kirim pertanyaan' }).click();
    await phone.getByRole('link', { name: clearer.name }).waitFor();

    const desk = await officerDesk('verifikator.bekasitimur');
    await openCase(desk, city, code);
    await desk.getByRole('link', { name: clearer.name }).first().waitFor();
    await desk.getByRole('link', { name: /^Komentar/ }).click();
    await desk.getByLabel('Isi komentar').fill('Bandingkan dengan yang ini.');
    await desk.getByLabel(/^Lampiran/).setInputFiles(kept);
    await desk.getByRole('button', { name: /^Kirim komentar/ }).click();
    await desk.getByRole('link', { name: kept.name }).waitFor();
    await phone.reload();
    expect(await phone.getByText(kept.name).count()).toBe(0);
  });

  test('is sent back once by the verifier with all that is wrong', async () => {
    const desk = await officerDesk('verifikator.bekasitimur');
    await openCase(desk, city, code);
    await desk.getByRole('button', { name: /^Tandai.*Nama lengkap anak/ }).click();
    await desk
      .getByLabel('Apa yang salah pada Nama lengkap anak')
      .fill('Di surat lahir tertulis Maulana, bukan Hidayat.');
    await act(desk, 'Kembalikan untuk diperbaiki', async () => {
      expect(await accessibilityFaults(desk)).toEqual([]);
    });
    await afterUndoTime();
    expect(
      await messageThatSays(sandboxUrl, dewi.phone, new RegExp(`${code}.*perlu Anda perbaiki`)),
    ).toContain('/berkas/');
  });

  test('is corrected by the resident, who reads what is wrong at the field', async () => {
    await phone.goto(`${city}/berkas/${code}`);
    await phone.getByText('Di surat lahir tertulis Maulana, bukan Hidayat.').first().waitFor();
    if (script) expect(await accessibilityFaults(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Perbaiki sekarang' }).click();
    await phone.waitForURL(/\/draf\//);
    await phone.goto(
      `${phone.url().split('/draf/')[0]}/draf/${phone.url().split('/draf/')[1]?.split('/')[0]}/child`,
    );
    await at(phone, 'Anak yang lahir');
    await phone.getByLabel('Nama lengkap anak').fill(childName.replace('Hidayat', 'Maulana'));
    await goOn(phone);
    await phone.goto(
      `${phone.url().split('/draf/')[0]}/draf/${phone.url().split('/draf/')[1]?.split('/')[0]}/periksa`,
    );
    await phone.getByRole('button', { name: 'Kirim perbaikan' }).click();
    await phone.waitForURL(/\/berkas\//);
    await phone.getByRole('heading', { level: 1, name: /sedang diperiksa/ }).waitFor();
    await toldDewi(/perbaikan untuk CODE sudah kami terima/);
  });

  test('is accepted, worked in the register and approved', async () => {
    const verifier = await officerDesk('verifikator.bekasitimur');
    await openCase(verifier, city, code);
    await tickChecklist(verifier, birthPapers);
    await act(verifier, 'Terima, teruskan ke operator');

    const operator = await officerDesk('operator.bekasitimur');
    await openCase(operator, city, code);
    const entry = await registerEntry(operator);
    expect(entry.get('Nama bayi')).toBe(childName.replace('Hidayat', 'Maulana').toUpperCase());
    const registered = await registerBirth(await operator.context().newPage(), sandboxUrl, code, entry);
    await act(operator, 'Selesai dicatat di SIAK', async () => {
      await operator.getByLabel(/^Nomor Kutipan akta kelahiran/).fill(registered.number);
      await operator.getByLabel(/^Berkas Kutipan akta kelahiran/).setInputFiles({ ...registered.file });
      await operator.getByText(/sudah diunggah/).waitFor();
    });

    await afterUndoTime();
    const approver = await officerDesk('penyetuju.bekasitimur');
    await openCase(approver, city, code);
    await act(approver, 'Setujui dan serahkan', async () => undefined);
    await toldDewi(/dokumen untuk CODE lengkap dan cocok/);
    await toldDewi(/akta kelahiran untuk CODE sudah selesai/);

    await phone.goto(`${city}/berkas/${code}`);
    await phone.getByRole('heading', { level: 1, name: /sudah selesai/ }).waitFor();
    await phone.getByText(registered.number).first().waitFor();
    expect(await contentOfDocument(phone)).toBe('%PDF');
    if (script) expect(await accessibilityFaults(phone)).toEqual([]);
  });

  test('is confirmed by the resident, who then rates the service', async () => {
    await phone.getByRole('button', { name: 'Dokumen sudah saya terima dan benar' }).click();
    await phone
      .getByRole('heading', { level: 1, name: /sudah diterima pemohon dan dinyatakan benar/ })
      .waitFor();
    await phone.getByRole('button', { name: 'Tarik kembali' }).waitFor();
    expect(await phone.getByRole('button', { name: 'Dokumen sudah saya terima' }).count()).toBe(0);
    if (script) expect(await accessibilityFaults(phone)).toEqual([]);
    await phone.getByRole('radio', { name: 'Sangat baik' }).check();
    await phone.getByRole('button', { name: 'Kirim penilaian' }).click();
    await phone.getByText(/Anda memberi nilai 5 dari 5/).waitFor();
  });

  test('is seen and downloaded by the family once it is proven, who opens nothing else of it', async () => {
    const husband = await residentPhone(script);
    await husband.goto(`${city}/masuk`);
    // With scripts on a phone of which nothing more is known than that it knows his numbers.
    await signInAndProve(husband, script ? { ...rizky, phone: '0812 0000 0886' } : rizky);
    if (script) {
      const address = await addressOfDocument(phone);
      await husband.goto(`${city}/keluarga`);
      await husband.getByText('Data keluarga belum bisa ditampilkan').waitFor();
      expect(await husband.content()).not.toContain(code);
      expect((await husband.request.get(address)).status()).toBe(404);
      await husband.getByRole('link', { name: 'Lihat caranya' }).click();
      await husband.getByRole('button', { name: 'Tampilkan nomor untuk loket' }).waitFor();
      await showCard(husband, rizky);
    }
    await husband.goto(`${city}/akun`);
    await husband.getByRole('heading', { name: 'Berkas keluarga' }).waitFor();
    expect(await contentOfDocument(husband)).toBe('%PDF');
    if (script) expect(await accessibilityFaults(husband)).toEqual([]);
    await husband.getByRole('link', { name: new RegExp(code) }).click();
    await husband.waitForURL(/\/lacak\//);
    expect((await husband.goto(`${city}/berkas/${code}`))?.status()).toBe(404);

    // What was handed out and is being made anew stays in sight of both, without its file.
    const wallet = `${city}/akun/dompet`;
    const certificate = (page: Page) => page.getByRole('listitem').filter({ hasText: code });
    await husband.goto(wallet);
    await husband.getByRole('heading', { name: 'Dokumen keluarga' }).waitFor();
    await certificate(husband).getByText('Berlaku', { exact: true }).waitFor();
    await certificate(husband).getByRole('link').click();
    await husband.getByRole('link', { name: /^Unduh/ }).waitFor();
    const approver = await officerClient(product, 'penyetuju.bekasitimur');
    const reason = 'Nama ibu keliru tertulis di akta.';
    await dataOf(reopen(approver, code, 'reopen', { reason }));
    for (const page of [husband, phone]) {
      await page.goto(wallet);
      await certificate(page).getByText('Sedang diganti').waitFor();
      await certificate(page).getByRole('link').click();
      await page.getByText('Dokumen ini sedang diganti').waitFor();
      expect(await page.getByRole('link', { name: /^Unduh/ }).count()).toBe(0);
    }
  });
});

test.each([true, false])(
  'a domicile letter is made by the kecamatan itself and says that it is not signed yet, scripts: %s',
  async (script) => {
    const phone = await residentPhone(script);
    await phone.goto(`${city}/masuk`);
    await signInAndProve(phone, aisyah);
    await phone.goto(`${city}/layanan?cari=surat domisili`);
    await phone
      .getByRole('link', { name: /Surat keterangan domisili/ })
      .first()
      .click();
    await phone.getByRole('button', { name: 'Ajukan sekarang' }).click();
    await fillInDomicile(phone, script);
    await phone.getByRole('button', { name: 'Kirim permohonan' }).click();
    await phone.waitForURL(/\/berkas\//);
    const code = /[A-Z]{2,3}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(phone.url())?.[0] ?? '';

    const verifier = await officerDesk('verifikator.rawalumbu');
    await openCase(verifier, city, code);
    await tickChecklist(verifier, ['KTP-el']);
    await act(verifier, 'Terima, teruskan ke penyetuju');
    await afterUndoTime();
    const approver = await officerDesk('penyetuju.rawalumbu');
    await openCase(approver, city, code);
    await act(approver, 'Setujui untuk ditandatangani', async () => undefined);
    await signAtDesk({ url, sandboxUrl }, 'camat.rawalumbu', code);
    await afterUndoTime();
    for (const words of [
      `domisili Anda sudah kami terima\\.\\s+Kode: ${code}`,
      `dokumen untuk ${code} lengkap dan cocok`,
      `Surat keterangan domisili untuk ${code} sudah selesai`,
    ]) {
      await messageThatSays(sandboxUrl, aisyah.phone, new RegExp(words));
    }
    await phone.goto(`${city}/berkas/${code}`);
    for (
      let tries = 0;
      tries < 40 && !(await phone.getByRole('link', { name: /Unduh/ }).count());
      tries += 1
    ) {
      await phone.waitForTimeout(500);
      await phone.reload();
    }
    expect(await contentOfDocument(phone)).toBe('%PDF');
    await phone.getByRole('button', { name: 'Dokumen sudah saya terima dan benar' }).click();
    await phone.getByText('Pemohon menyatakan surat sudah diterima dan benar.').first().waitFor();
  },
);

async function residentPhone(script: boolean): Promise<Page> {
  const page = await (await openScreen(browser, 'phone', { javaScriptEnabled: script })).newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

async function officerDesk(username: string): Promise<Page> {
  const page = await (await openScreen(browser, 'desk')).newPage();
  page.setDefaultTimeout(20_000);
  await signInOfficer(page, city, username);
  return page;
}

async function signInAndProve(page: Page, resident: Resident): Promise<void> {
  await signIn(page, sandboxUrl, resident);
  await page.waitForURL(/\/akun/);
  await page.goto(`${city}/masuk/identitas`);
  if (page.url().includes('/identitas')) {
    await proveIdentity(page, resident);
    await page.waitForURL(/\/akun/);
  }
}

/** The lines that the operator's screen gives to copy, by label. */
async function registerEntry(page: Page): Promise<ReadonlyMap<string, string>> {
  const lines = page.locator('button[data-row]');
  await lines.first().waitFor();
  const read = await lines.evaluateAll((rows) =>
    rows.map((row) => [
      row.querySelector('.label')?.textContent ?? '',
      row.querySelector('.value')?.textContent ?? '',
    ]),
  );
  return new Map(read.map(([label = '', value = '']) => [label.trim(), value.trim()]));
}

/** Moves the demonstration's clock past the time in which an officer may take an action back. */
async function afterUndoTime(): Promise<void> {
  const answer = await fetch(`${sandboxUrl}/control/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutes: 31 }),
  });
  expect(answer.status).toBe(200);
}

async function addressOfDocument(page: Page): Promise<string> {
  const href = await page.getByRole('link', { name: /Unduh/ }).first().getAttribute('href');
  return new URL(href ?? '', page.url()).href;
}

async function contentOfDocument(page: Page): Promise<string> {
  const answer = await page.request.get(await addressOfDocument(page));
  expect(answer.status()).toBe(200);
  return (await answer.body()).subarray(0, 4).toString();
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

async function fillInDomicile(page: Page, script: boolean): Promise<void> {
  const card = await photoOf(browser, 'KTP Aisyah', ['Nur Aisyah Salsabila']);
  await at(page, 'Untuk siapa surat ini?');
  await within(page, 'Orang yang diterangkan').getByRole('radio', { name: aisyah.name }).check();
  await page.getByLabel('Pekerjaan').fill('Karyawan swasta');
  await goOn(page);
  await at(page, 'Tempat tinggal');
  await page.getByLabel('Tanggal', { exact: true }).fill('1');
  await page.getByLabel('Bulan', { exact: true }).fill('3');
  await page.getByLabel('Tahun', { exact: true }).fill('2022');
  await page.getByRole('radio', { name: 'Milik sendiri atau keluarga' }).check();
  await goOn(page);
  await at(page, 'Keperluan');
  await page.getByRole('radio', { name: 'Melamar atau pindah kerja' }).check();
  await goOn(page);
  await at(page, 'Foto dokumen');
  await attach(page, 'KTP-el atau Kartu Keluarga', card, script);
  await goOn(page);
  await at(page, 'Pernyataan');
  await page.getByRole('checkbox').check();
  await goOn(page);
  await at(page, 'Periksa sekali lagi');
}
