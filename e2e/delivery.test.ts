/**
 * A card on its way: packed, counted on both sides, brought in vain, chosen otherwise by whoever waits for it, given out
 * by the code and confirmed. The desk and the resident, without scripts; the courier's phone has a story of its own.
 */
import type { ApiClient } from '@satuloket/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOfPlainPage, launchBrowser, openScreen } from './support/browser.ts';
import { acceptCard, askForCard, printCard, receiverCodeOf } from './support/cards.ts';
import { signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { dewi, signIn } from './support/people.ts';
import { act, dataOf, officerClient, viewCase } from './support/programs.ts';

const { url, sandboxUrl } = product;
const city = `${url}/kota-bekasi`;

let browser: Browser;
let phone: Page;
let desk: Page;
let resident: ApiClient;
let courier: ApiClient;
let code = '';
let manifest = '';

beforeAll(async () => {
  browser = await launchBrowser();
  const [day, month, year] = dewi.birthDate;
  const birthDate = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const claim = { nik: dewi.nik, kk: dewi.kk, name: dewi.name, birthDate };
  ({ code, client: resident } = await askForCard(product, { phone: dewi.phone, claim }));
  await acceptCard(product, code);
  await printCard(product, code);
  courier = await officerClient(product, 'kurir.disdukcapil');
  const plain = { javaScriptEnabled: false };
  phone = await (await openScreen(browser, 'phone', plain)).newPage();
  await phone.goto(`${city}/masuk`);
  await signIn(phone, sandboxUrl, dewi);
  await phone.waitForURL(/\/akun/);
  desk = await (await openScreen(browser, 'desk', plain)).newPage();
  await signInOfficer(desk, city, 'loket.bekasitimur');
});
afterAll(() => browser?.close());

const stateCode = async () => (await viewCase(resident, code)).stateCode;

test('the desk prepares a manifest, prints the label and counts', async () => {
  await desk.goto(`${city}/petugas/antaran`);
  await desk.getByRole('link', { name: /Menunggu dikemas/ }).waitFor();
  await desk.getByLabel('Pengantar').selectOption({ index: 1 });
  await desk.getByRole('button', { name: 'Siapkan daftar' }).click();
  // The whole page, so that a failure tells what stands there instead.
  await expect.poll(() => desk.locator('main').innerText(), { timeout: 30_000 }).toMatch(/^Daftar M-/m);
  await desk.getByRole('heading', { level: 1, name: /^Daftar M-/ }).waitFor();
  manifest = desk.url();
  expect(await faultsOfPlainPage(browser, desk)).toEqual([]);
  const stops = await desk.locator('tbody tr').count();
  await desk.goto(`${manifest}/label`);
  const label = await desk.locator('main').innerText();
  expect(label).toContain(dewi.name);
  expect(label).not.toMatch(/\d{16}/);

  await desk.goto(manifest);
  await desk.getByLabel('Berapa yang Anda serahkan?').fill(String(stops + 1));
  await desk.getByRole('button', { name: 'Serahkan', exact: true }).click();
  await desk
    .getByText(/Hitung lagi atau tulis sebabnya/)
    .first()
    .waitFor();
  await desk.getByLabel('Berapa yang Anda serahkan?').fill(String(stops));
  await desk.getByRole('button', { name: 'Serahkan', exact: true }).click();
  await desk.getByText('Diserahkan, menunggu pengantar').first().waitFor();
});

test('nobody is at home: it comes back, is counted and goes on by itself', async () => {
  await phone.goto(`${city}/berkas/${code}`);
  await phone.getByRole('heading', { name: /sampai ke tangan Anda/ }).waitFor();
  expect(await phone.getByText('Ubah cara, waktu atau alamat').count()).toBe(0);
  await dataOf(act(courier, code, 'to-courier'));
  await dataOf(act(courier, code, 'not-home', { asked: { answers: { why: 'nobody' } } }));
  await phone.goto(`${city}/berkas/${code}`);
  await phone.getByText(/Sudah diantar 1 kali: tidak ada orang/).waitFor();
  expect(await faultsOfPlainPage(browser, phone)).toEqual([]);

  await desk.goto(manifest);
  const row = desk.locator('tr').filter({ has: desk.locator(`a[href$="${code}"]`) });
  await row.getByText('belum bisa diserahkan').waitFor();
  for (const box of await desk.locator('input[name="here"]').all()) await box.check({ force: true });
  await desk.getByRole('button', { name: 'Tutup daftar' }).click();
  await desk.getByText(/Daftar ditutup, \d+ kembali/).waitFor();
  expect(await stateCode()).toBe('packing');
});

test('she will collect it instead, says her code at the counter and confirms', async () => {
  await phone.goto(`${city}/berkas/${code}`);
  await phone.getByText('Ubah cara, waktu atau alamat').click();
  await phone.locator('input[name="way"][value="pick-up"]').check({ force: true });
  await phone.getByRole('button', { name: 'Simpan perubahan' }).click();
  await phone.getByText('Perubahan tersimpan.').waitFor();
  expect(await stateCode()).toBe('ready');
  const proof = await receiverCodeOf(resident, code);
  expect(await phone.locator('[data-pickup-code]').getAttribute('data-pickup-code')).toBe(proof);

  await desk.goto(`${city}/petugas/antaran`);
  await desk.getByLabel('Label atau kode berkas').fill(code);
  await desk.getByRole('button', { name: 'Cari', exact: true }).click();
  await desk.getByLabel('Kode penerimaan').fill(proof === '000000' ? '000001' : '000000');
  await desk.getByLabel('Nama penerima').fill(dewi.name);
  await desk.getByLabel('Hubungan dengan pemilik').selectOption('self');
  await desk.locator('input[name="oldCard"]').check({ force: true });
  await desk.getByRole('button', { name: 'Sudah diserahkan' }).click();
  await desk
    .getByText(/tidak cocok/)
    .first()
    .waitFor();
  await desk.getByLabel('Kode penerimaan').fill(proof);
  await desk.locator('input[name="oldCard"]').check({ force: true });
  await desk.getByRole('button', { name: 'Sudah diserahkan' }).click();
  await desk.getByText('Tercatat: sudah diserahkan.').waitFor();

  const operator = await officerClient(product, 'operator.bekasitimur');
  const destroyedOn = (await viewCase(operator, code)).entries.at(-1)?.at.slice(0, 10) ?? '';
  await dataOf(act(operator, code, 'destroy', { asked: { answers: { destroyedOn } } }));
  await phone.goto(`${city}/berkas/${code}`);
  await phone.getByRole('button', { name: 'Kartu sudah saya terima dan benar' }).click();
  await phone.getByText('Sudah diterima').first().waitFor();
  expect(await stateCode()).toBe('received');
});
