import type { ApiClient } from '@satuloket/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasPdfsig, pdfsigSays } from '../packages/server/src/verification/testing/other-judges.ts';
import {
  accessibilityFaults,
  faultsOfPlainPage,
  launchBrowser,
  openScreen,
  overflowsSideways,
} from './support/browser.ts';
import { product } from './support/our-product.ts';
import { act, dataOf, download, inRegion, officerClient, residentClient, until } from './support/programs.ts';
import { lettersToSign, readyToSign } from './support/signing.ts';

const inRegionPath = `${product.url}/kota-bekasi`;
const letters = 100;
const passphrase = 'satu-tanda-tangan-demo';
const genuine = 'Dokumen asli dan utuh';
const changed = 'Berubah setelah ditandatangani';

/** In no other story. */
const wulan = {
  phone: '0812 0000 0961',
  claim: {
    nik: '3275055911807001',
    kk: '3275051305127001',
    name: 'Wulan Maharani',
    birthDate: '1980-11-19',
  },
} as const;

/** A hundred letters wait; the head of the district signs them with one confirmation, and anyone can check one. */
describe('a hundred letters signed in one go', () => {
  let browser: Browser;
  let resident: ApiClient;
  let token: string;
  let codes: readonly string[];
  let letter: Buffer;
  let desk: Page;
  let own: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    ({ client: resident, token } = await residentClient(product, wulan.phone));
    await dataOf(resident.POST('/api/regions/{region}/identity', { ...inRegion, body: wulan.claim }));
    const { nik, name, birthDate } = wulan.claim;
    const subject = { source: 'register', nik, name, birthDate, relation: 'head' };
    codes = await lettersToSign(product, resident, subject, letters);
    const signer = await officerClient(product, 'camat.bekasitimur');
    await until(async () => ((await readyToSign(signer, codes)) === letters ? true : undefined));
  }, 120_000);
  afterAll(() => browser?.close());

  test('the head of the district chooses all, confirms once, and sees how far it is', async () => {
    const phone = await openScreen(browser, 'phone');
    desk = await phone.newPage();
    await desk.goto(`${inRegionPath}/petugas/tanda-tangan`);
    await desk.getByLabel('Nama pengguna').fill('camat.bekasitimur');
    await desk.getByLabel('Kata sandi').fill('satu-loket-demo');
    await desk.getByRole('button', { name: 'Masuk', exact: true }).click();
    await desk.getByRole('heading', { name: 'Meja tanda tangan' }).waitFor();
    expect(await overflowsSideways(desk)).toBe(false);
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk
      .getByRole('link', { name: /^Lihat / })
      .first()
      .click();
    // Phones show no PDF within a page: its pages stand as a picture.
    const pages = desk.getByRole('img', { name: /^Halaman-halaman Surat keterangan domisili/ });
    await expect
      .poll(() => pages.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
    await desk.getByRole('link', { name: 'Kembali ke daftar' }).click();
    const first = desk.getByRole('checkbox').first();
    await desk.getByRole('button', { name: 'Pilih semua' }).click();
    await first.and(desk.locator(':checked')).waitFor();
    await desk.getByLabel('Passphrase sertifikat Anda').fill(passphrase);
    await desk.getByRole('button', { name: /^Tanda tangani \d+ dokumen/ }).click();
    await desk.getByRole('progressbar').waitFor();
    await desk.getByRole('heading', { name: /^Selesai: \d+ dokumen ditandatangani/ }).waitFor();
    expect(await desk.getByRole('heading', { level: 1 }).innerText()).toContain(String(letters));
    expect(await accessibilityFaults(desk)).toEqual([]);
    expect(await desk.content()).not.toContain(passphrase);
  });

  test('the resident finds it in the wallet, and a third party’s program calls its signature valid', async () => {
    const computer = await openScreen(browser, 'desk', { javaScriptEnabled: false });
    // A second code so soon after the program's would be refused; the session is the same.
    const session = { name: 'satuloket_session', value: token, domain: new URL(product.url).hostname };
    await computer.addCookies([
      { ...session, path: '/kota-bekasi' },
      { ...session, path: '/files/kota-bekasi' },
    ]);
    own = await computer.newPage();
    await own.goto(`${inRegionPath}/akun/dompet`);
    await own.getByRole('heading', { name: 'Dompet dokumen' }).waitFor();
    expect(await own.getByRole('link', { name: /Surat keterangan domisili/ }).count()).toBe(letters);
    await own.getByRole('link', { name: new RegExp(codes[0] ?? '') }).click();
    await own.getByText('Ditandatangani secara elektronik', { exact: true }).waitFor();
    const opened = await resident.GET('/api/regions/{region}/wallet/{code}/{product}', {
      params: { path: { region: 'kota-bekasi', code: codes[0] ?? '', product: 'letter' } },
    });
    letter = await download(product, resident, token, opened.data?.fileId ?? '');
    expect(letter.subarray(0, 5).toString()).toBe('%PDF-');
    if (!hasPdfsig) return;
    expect(pdfsigSays(letter)).toEqual(['valid']);
    expect(pdfsigSays(withOneByteChanged(letter))).toEqual(['broken']);
  });

  test('the public page knows it, and refuses it once a byte is another', async () => {
    await checkFile(letter);
    await own.getByText(genuine).first().waitFor();
    await checkFile(withOneByteChanged(letter));
    await own.getByText(changed).first().waitFor();
  });

  async function checkFile(document: Buffer): Promise<void> {
    await own.goto(`${inRegionPath}/cek`);
    await own
      .getByLabel('Berkas PDF', { exact: true })
      .setInputFiles({ name: 'surat.pdf', mimeType: 'application/pdf', buffer: document });
    await own.getByRole('checkbox').check();
    await own.getByRole('button', { name: 'Kirim dan periksa' }).click();
  }

  test('a stranger opens a link to it only after saying who they are, and the resident sees it', async () => {
    await own.goto(`${inRegionPath}/akun/dompet/${codes[0]}/letter`);
    await own.getByRole('button', { name: 'Buat tautan' }).click();
    const link = await own.getByLabel('Tautannya').inputValue();
    const elsewhere = await openScreen(browser, 'smallPhone', { javaScriptEnabled: false });
    const stranger = await elsewhere.newPage();
    await stranger.goto(new URL(new URL(link).pathname, product.url).href);
    expect(await stranger.content()).not.toContain(wulan.claim.name);
    await stranger.getByLabel('Nama Anda atau lembaga Anda').fill('Bank Sejahtera');
    await stranger.getByRole('button', { name: 'Buka dokumen' }).click();
    await stranger.getByText('Tulis untuk apa Anda membuka dokumen ini').first().waitFor();
    await stranger.getByLabel('Untuk keperluan apa?').fill('Membuka rekening');
    await stranger.getByRole('button', { name: 'Buka dokumen' }).click();
    await stranger.getByRole('link', { name: 'Buka PDF' }).waitFor();
    const file = await stranger.request.get(`${stranger.url()}/berkas`);
    expect(Buffer.compare(await file.body(), letter)).toBe(0);
    await own.reload();
    await own.getByText('Bank Sejahtera').waitFor();
    await own.getByRole('button', { name: /^Akhiri/ }).click();
    await own.getByText('Tautan sudah diakhiri').waitFor();
    await stranger.reload();
    await stranger.getByRole('heading', { name: 'Tautan tidak dapat dibuka' }).waitFor();
    await own.goto(`${inRegionPath}/akun`);
    await own.getByRole('link', { name: 'Dompet dokumen' }).waitFor();
  });

  test('the head names who signs while away: half an order is not taken, a whole one counts until it is ended', async () => {
    await desk.goto(`${inRegionPath}/petugas/tanda-tangan/pelimpahan`);
    await desk.getByRole('button', { name: 'Periksa dulu' }).click();
    await desk.getByText('Tulis nomor surat perintahnya.').first().waitFor();
    expect(await accessibilityFaults(desk)).toEqual([]);
    const candidates = desk.getByLabel('Kepada');
    const secondChecker = candidates.locator('option', { hasText: 'Verifikator 2 Kecamatan Bekasi Timur' });
    await candidates.selectOption((await secondChecker.getAttribute('value')) ?? '');
    const last = desk.getByRole('group', { name: 'Sampai tanggal' }).getByRole('textbox');
    const until = new Date(Date.now() + 14 * 86_400_000);
    await last.nth(0).fill(String(until.getUTCDate()));
    await last.nth(1).fill(String(until.getUTCMonth() + 1));
    await last.nth(2).fill(String(until.getUTCFullYear()));
    await desk.getByLabel('Nomor surat perintah').fill('800/12-BT/2026');
    await desk.getByRole('button', { name: 'Periksa dulu' }).click();
    await desk.getByRole('button', { name: 'Ya, limpahkan' }).click();
    await desk.getByText('Pelimpahan sudah tercatat').waitFor();
    const standIn = await officerClient(product, 'verifikator2.bekasitimur');
    const mayLook = () => standIn.GET('/api/regions/{region}/signing/desk', inRegion);
    const { capacities } = await dataOf(mayLook());
    expect(capacities.map(({ title }) => title.id)).toEqual(['Plh. Camat Bekasi Timur']);
    await desk.getByRole('button', { name: /^Akhiri pelimpahan kepada/ }).click();
    await desk.getByText('Pelimpahan sudah diakhiri').waitFor();
    expect((await mayLook()).response.status).toBe(403);
  });

  test('the head withdraws it with a reason, and whoever scans it reads that it counts no longer', async () => {
    await own.goto(`${inRegionPath}/akun/dompet/${codes[0]}/letter`);
    await own.getByRole('button', { name: 'Buat tautan' }).click();
    await own.getByText('Tautan sudah dibuat').waitFor();
    const check = await own.getByRole('link', { name: 'Periksa keasliannya' }).getAttribute('href');
    await desk.goto(`${inRegionPath}/petugas/tanda-tangan/tarik?kode=${codes[0]}`);
    await desk.getByLabel('Sebabnya').fill('Alamatnya keliru.');
    await desk.getByRole('checkbox').check();
    await desk.getByRole('button', { name: 'Nyatakan tidak berlaku' }).click();
    await desk.getByText('Dokumen sudah tidak berlaku').waitFor();
    await own.goto(`${inRegionPath}/akun/dompet/${codes[0]}/letter`);
    await own.getByText('Berakhir karena dokumennya tidak berlaku lagi').waitFor();
    await own.goto(new URL(check ?? '', product.url).href);
    await own.getByText('Asli, tetapi sudah ditarik').waitFor();
    expect(await own.content()).not.toContain(wulan.claim.name);
  });

  test('one whose case is opened again and refused stays in the wallet, which says that it counts no longer', async () => {
    const [, code = ''] = codes;
    const approver = await officerClient(product, 'penyetuju.bekasitimur');
    const verifier = await officerClient(product, 'verifikator.bekasitimur');
    await own.goto(`${inRegionPath}/akun/dompet/${code}/letter`);
    await own.getByText(/Kode dokumen [0-9A-Z]{4}(-[0-9A-Z]{4}){3}/).waitFor();
    await dataOf(act(approver, code, 'reopen', { reason: 'Ada yang keliru.' }));
    await own.reload();
    await own.getByText('Dokumen ini sedang diganti').waitFor();
    await dataOf(act(verifier, code, 'refuse', { reason: 'Alamatnya tidak ada.' }));
    await own.reload();
    await own.getByText('Permohonannya dibuka lagi lalu berakhir tanpa dokumen baru').waitFor();
    await own.getByText('Permohonannya dibuka lagi, dokumen tidak berlaku lagi').waitFor();
    const words = await own.getByRole('main').innerText();
    for (const wrong of ['Tanpa tanda tangan', 'loket', 'Unduh PDF']) expect(words).not.toContain(wrong);
    expect(await faultsOfPlainPage(browser, own)).toEqual([]);
  });
});

/** The middle of the file: nobody sees it on the page, and the signature does. */
function withOneByteChanged(document: Buffer): Buffer {
  const changed = Buffer.from(document);
  const at = Math.floor(changed.length / 3);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
