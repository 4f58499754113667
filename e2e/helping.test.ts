/**
 * Acting for others: a walk-in at the counter who goes home with a paper, a village officer with two neighbours who
 * sign on the phone, and a midwife whose code opens the parents' form.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults, launchBrowser, openScreen, overflowsSideways } from './support/browser.ts';
import { type Card, dian, enterCard, fillInLetterFor, joko, signOnScreen, sri } from './support/helped.ts';
import { goByMenu } from './support/menu.ts';
import { product } from './support/our-product.ts';
import { photoOf } from './support/papers.ts';
import { proveIdentity, showCard, signIn } from './support/people.ts';

const { url, sandboxUrl } = product;
const city = `${url}/kota-bekasi`;
const letter = 'Surat keterangan domisili';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function officerOn(screen: 'phone' | 'desk', username: string, script = true): Promise<Page> {
  const page = await (await openScreen(browser, screen, { javaScriptEnabled: script })).newPage();
  await page.goto(`${city}/petugas/masuk`);
  await page.getByLabel('Nama pengguna').fill(username);
  await page.getByLabel('Kata sandi').fill('satu-loket-demo');
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/masuk'));
  return page;
}

async function looksRight(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
}

const codeOn = (page: Page): string => /[A-Z]{2,3}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(page.url())?.[0] ?? '';

async function send(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Kirim permohonan' }).click();
  await page.getByRole('heading', { name: 'Tanda terima permohonan' }).waitFor();
  return codeOn(page);
}

describe('a walk-in', () => {
  test('is matched by the card, filed for, and gets a receipt on paper that says Rp0', async () => {
    const desk = await officerOn('desk', 'loket.bekasitimur');
    await goByMenu(desk, 'Loket');
    await desk.getByRole('heading', { level: 1, name: 'Loket' }).waitFor();
    await looksRight(desk);
    await enterCard(desk, { ...sri, name: 'Bukan Namanya' });
    await desk.getByText('Data ini tidak cocok dengan data kependudukan').first().waitFor();
    await enterCard(desk, sri);
    await desk.getByRole('heading', { level: 1, name: sri.name }).waitFor();
    await desk.getByLabel('Layanan', { exact: true }).selectOption({ label: letter });
    await looksRight(desk);
    await desk.getByRole('button', { name: 'Mulai isi' }).click();
    await fillInLetterFor(desk, sri, await photoOf(browser, 'KTP', [sri.name]));
    await looksRight(desk);
    const code = await send(desk);
    const paper = desk.getByRole('article');
    await paper.getByText('Rp0').waitFor();
    await paper.getByText(sri.name).waitFor();
    await paper.getByText('Diajukan di loket oleh').waitFor();
    await paper.getByRole('img', { name: 'Pindai untuk melihat sampai di mana' }).waitFor();
    await looksRight(desk);
    await desk.getByRole('link', { name: 'Lihat berkas' }).click();
    await desk.getByText('Diajukan di loket oleh').waitFor();
    // Whoever has only the code learns nothing of who helped.
    const anyone = await (await openScreen(browser, 'smallPhone')).newPage();
    await anyone.goto(`${city}/lacak/${code}`);
    expect(await anyone.content()).not.toContain('Diajukan di loket oleh');
  });
});

describe('a village officer', () => {
  let phone: Page;
  const codes = new Map<string, string>();

  async function helpNeighbour(person: Card): Promise<void> {
    await enterCard(phone, person);
    await phone.getByRole('heading', { level: 1, name: person.name }).waitFor();
    await phone.getByRole('heading', { name: 'Surat kuasa F-1.07' }).waitFor();
    const chosen = await phone.getByLabel('Layanan', { exact: true }).inputValue();
    if (!chosen) await phone.getByLabel('Layanan', { exact: true }).selectOption({ label: letter });
    await signOnScreen(phone);
    await looksRight(phone);
    await phone.getByRole('button', { name: 'Terima kuasa dan mulai isi' }).click();
    await fillInLetterFor(phone, person, await photoOf(browser, 'KTP', [person.name]));
    codes.set(person.name, await send(phone));
  }

  test('signs in on a phone and sees whom they help, nobody yet', async () => {
    phone = await officerOn('phone', 'pamor.margahayu');
    await phone.getByRole('heading', { level: 1, name: 'Warga yang saya bantu' }).waitFor();
    await phone.getByText('Belum ada orang di daftar Anda.').waitFor();
    await looksRight(phone);
  });

  test('takes a signature on the screen for each of two neighbours, the service stays chosen', async () => {
    await phone.getByRole('link', { name: 'Orang baru' }).click();
    await phone.getByRole('heading', { level: 1, name: 'Siapa yang Anda bantu?' }).waitFor();
    await looksRight(phone);
    await enterCard(phone, sri);
    await phone.getByText('bukan warga kelurahan atau desa Anda').first().waitFor();
    await helpNeighbour(joko);
    await phone.getByRole('link', { name: 'Orang berikutnya' }).click();
    await phone.getByText(letter).waitFor();
    await helpNeighbour(dian);
    await phone.goto(`${city}/petugas/desa`);
    await phone.getByRole('link', { name: joko.name }).waitFor();
    await phone.getByLabel('Cari nama atau NIK').fill('dian');
    await phone.getByRole('button', { name: 'Cari', exact: true }).click();
    await phone.getByRole('link', { name: dian.name }).waitFor();
    await phone.getByRole('link', { name: joko.name }).waitFor({ state: 'detached' });
  });

  test('follows the case until the mandate ends, and then it is unknown', async () => {
    const address = `${city}/berkas/${codes.get(joko.name)}`;
    await phone.goto(address);
    await phone.getByText(/Diajukan oleh .*, petugas kelurahan\/desa, dengan kuasa F-1.07 sampai/).waitFor();
    await looksRight(phone);
    await phone.getByRole('button', { name: 'Akhiri kuasa' }).click();
    await phone.goto(address);
    await phone
      .getByText(/tidak ditemukan|di luar wewenang/)
      .first()
      .waitFor();
    expect(await phone.content()).not.toContain(joko.name);
    await phone.goto(`${city}/berkas/${codes.get(dian.name)}`);
    await phone.getByRole('button', { name: 'Akhiri kuasa' }).waitFor();
  });

  test('the neighbour, on a phone of her own at last, sees who acted for her and ends it', async () => {
    const own = await (await openScreen(browser, 'phone')).newPage();
    await own.goto(`${city}/masuk/identitas?lanjut=/kota-bekasi/bantu`);
    const herself = { ...dian, phone: '0812 0000 0972', kk: '3275010901107001' } as const;
    await signIn(own, sandboxUrl, herself);
    await proveIdentity(own, herself);
    await own.getByRole('heading', { name: 'Yang diajukan orang lain untuk Anda' }).waitFor();
    await own.getByText(codes.get(dian.name) ?? 'no code').waitFor();
    await looksRight(own);
    await own.getByRole('link', { name: letter }).click();
    await own.getByText(/petugas kelurahan\/desa, dengan kuasa F-1.07 sampai/).waitFor();
    await own.getByRole('button', { name: 'Akhiri kuasa' }).click();
    await own.getByText('Kuasa sudah berakhir.').waitFor();
    await phone.goto(`${city}/berkas/${codes.get(dian.name)}`);
    await phone
      .getByText(/tidak ditemukan|di luar wewenang/)
      .first()
      .waitFor();
  });

  test('without scripts a photo of the signed paper does the same', async () => {
    const plain = await officerOn('phone', 'pamor.margahayu', false);
    await plain.goto(`${city}/petugas/desa/baru`);
    await enterCard(plain, joko);
    await plain.getByRole('heading', { level: 1, name: joko.name }).waitFor();
    await plain.getByRole('radio', { name: 'Foto surat kuasa yang sudah ditandatangani' }).check();
    await plain.getByLabel('Layanan', { exact: true }).selectOption({ label: letter });
    await plain.getByRole('button', { name: 'Terima kuasa dan mulai isi' }).click();
    await plain.getByText('foto surat kuasanya belum ada').first().waitFor();
    const paper = await photoOf(browser, 'Surat Kuasa', [joko.name]);
    await plain.getByLabel('Foto', { exact: true }).setInputFiles({ ...paper });
    await plain.getByRole('button', { name: 'Terima kuasa dan mulai isi' }).click();
    await plain.getByText(`Anda mengisi untuk ${joko.name}`).waitFor();
  });
});

describe('a midwife', () => {
  const yulianti = {
    phone: '0812 0000 0973',
    nik: '3275115206937001',
    kk: '3275111703147001',
    name: 'Yulianti Permata Sari',
    birthDate: ['22', '6', '1993'],
  } as const;
  let code = '';

  test('fills in what she knows and prints a code for the family', async () => {
    const midwife = await officerOn('desk', 'bidan.rsud');
    await midwife.getByRole('heading', { level: 1, name: 'Kode mulai' }).waitFor();
    await looksRight(midwife);
    await midwife.getByRole('link', { name: /Beri kode: .*akta kelahiran/i }).click();
    await midwife.getByRole('heading', { level: 1, name: /Surat keterangan lahir/ }).waitFor();
    await looksRight(midwife);
    const group = (name: string) => midwife.getByRole('group', { name });
    await midwife.getByRole('radio', { name: 'Laki-laki' }).check();
    const born = group('Tanggal lahir').first();
    const date = new Date(Date.now() - 3 * 86_400_000);
    await born.getByLabel('Tanggal', { exact: true }).fill(String(date.getDate()));
    await born.getByLabel('Bulan').fill(String(date.getMonth() + 1));
    await born.getByLabel('Tahun').fill(String(date.getFullYear()));
    await midwife.getByLabel('Kota atau kabupaten tempat lahir').selectOption({ label: 'Kota Bekasi' });
    await midwife.getByRole('radio', { name: 'Rumah sakit atau rumah bersalin' }).check();
    await midwife.getByRole('radio', { name: 'Bidan atau perawat' }).check();
    await midwife.getByRole('radio', { name: 'Tunggal' }).check();
    await midwife.getByLabel('Anak keberapa?').fill('1');
    await group('surat keterangan lahir').getByRole('radio', { name: 'Ya' }).check();
    const mother = group('Ibu kandung');
    await mother.getByLabel('Nama lengkap').fill(yulianti.name);
    await mother.getByLabel('NIK').fill(yulianti.nik);
    const paper = await photoOf(browser, 'Surat Keterangan Lahir', [yulianti.name]);
    await midwife.getByLabel('Surat keterangan lahir', { exact: true }).setInputFiles({ ...paper });
    await midwife.getByRole('button', { name: 'Buat kode' }).last().click();
    await midwife.getByRole('heading', { name: 'Kode untuk keluarga' }).waitFor();
    await looksRight(midwife);
    code =
      /\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/.exec(
        await midwife.getByRole('article').innerText(),
      )?.[0] ?? '';
    expect(code).not.toBe('');
  });

  test('the mother types it, is matched, and finds her form filled in, once', async () => {
    const page = await (await openScreen(browser, 'phone')).newPage();
    await page.goto(`${city}/mulai`);
    await looksRight(page);
    await page.getByLabel('Kode').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await page.getByText('Kode ini hanya terbuka untuk keluarga').waitFor();
    expect(await page.content()).not.toContain(yulianti.name);
    await looksRight(page);
    await page.getByRole('link', { name: 'Masuk dahulu' }).click();
    await signIn(page, sandboxUrl, yulianti);
    const open = page.getByRole('button', { name: 'Buka permohonan' });
    const prove = page.getByRole('link', { name: 'Cocokkan data diri' });
    const match = page.getByRole('heading', { name: 'Cocokkan data Anda' });
    await open.or(prove).or(match).first().waitFor();
    if (await prove.isVisible()) await prove.click();
    if (!(await open.isVisible())) await proveIdentity(page, yulianti);
    await open.click();
    await page.waitForURL(/\/draf\//);
    const draft = page.url();
    await page.goto(`${draft.replace(/(\/draf\/[^/]+).*/, '$1')}/periksa`);
    await page.getByText('Bidan atau perawat').first().waitFor();
    await page.getByText(yulianti.name).first().waitFor();
    await page.getByText('surat-keterangan-lahir.jpg').waitFor();
    await page.goto(`${city}/mulai/${code}`);
    await page.getByRole('button', { name: 'Buka permohonan' }).click();
    await page.getByText('sudah dipakai').first().waitFor();
  });
});

test('a mother files for her son without a word of his, and for her husband only with his leave', async () => {
  const ningsih = {
    phone: '0812 0000 0971',
    nik: '3275096808877001',
    kk: '3275092203107001',
    name: 'Ningsih',
    birthDate: ['28', '8', '1987'],
  } as const;
  const page = await (await openScreen(browser, 'phone')).newPage();
  await page.goto(`${city}/masuk/identitas?lanjut=/kota-bekasi/bantu`);
  await signIn(page, sandboxUrl, ningsih);
  await proveIdentity(page, ningsih);
  await page.getByText('Data keluarga belum bisa ditampilkan').waitFor();
  await showCard(page, ningsih);
  await page.getByRole('heading', { name: 'Mengurus untuk keluarga' }).waitFor();
  const husband = page.getByRole('listitem').filter({ hasText: 'Suparman' });
  await husband.getByText('Belum mengizinkan keluarga mengurus').waitFor();
  expect(await husband.getByRole('link').count()).toBe(0);
  await page.getByRole('button', { name: 'Izinkan' }).click();
  await page.getByRole('button', { name: 'Cabut izin' }).waitFor();
  await looksRight(page);
  await page.getByRole('link', { name: 'Ajukan untuk Bima Saputra' }).click();
  await page.getByLabel('Layanan', { exact: true }).selectOption({ label: letter });
  await looksRight(page);
  await page.getByRole('button', { name: 'Mulai isi' }).click();
  const son = { nik: '3275090402127001', name: 'Bima Saputra', birthDate: ['4', '2', '2012'] } as const;
  await fillInLetterFor(page, son, await photoOf(browser, 'KK', [son.name]));
  await page.getByRole('button', { name: 'Kirim permohonan' }).click();
  await page.getByText('Diajukan oleh Ningsih, anggota keluarga.').waitFor();
  await page.goto(`${city}/bantu`);
  await page.getByText('Untuk Bima Saputra', { exact: true }).waitFor();
});

test('the head sees nothing to look at, and nobody else may look', async () => {
  const head = await officerOn('desk', 'kepala.disdukcapil');
  await head.goto(`${city}/petugas/tanda`);
  await head.getByText('Tidak ada yang perlu ditinjau.').waitFor();
  await looksRight(head);
  const verifier = await officerOn('desk', 'verifikator.bekasitimur');
  await verifier.goto(`${city}/petugas/tanda`);
  await verifier.getByText('Akun Anda tidak berwenang').first().waitFor();
});
