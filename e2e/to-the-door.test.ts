/**
 * A damaged card is exchanged: printed at the office, handed to a courier who works without network, brought in vain
 * once, then signed for at the door; the resident's page and messages tell it, and the old card is destroyed.
 */
import type { ApiClient } from '@satuloket/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openScreen } from './support/browser.ts';
import { acceptCard, askForCard, closeManifest, handToCourier } from './support/cards.ts';
import { acceptAll, closeRound, failAt, openStop, startRound } from './support/courier.ts';
import { signOnScreen } from './support/helped.ts';
import { product } from './support/our-product.ts';
import { messageThatSays, signIn } from './support/people.ts';
import { act, dataOf, felicia, newKey, officerClient, region, viewCase } from './support/programs.ts';

const { url, sandboxUrl } = product;
const city = `${url}/kota-bekasi`;
const { name } = felicia.claim;

let browser: Browser;
let phone: Page;
let courier: Page;
let operator: ApiClient;
let code = '';

beforeAll(async () => {
  browser = await launchBrowser();
  ({ code } = await askForCard(product, felicia));
  await acceptCard(product, code);
  operator = await officerClient(product, 'operator.bekasitimur');
  phone = await (await openScreen(browser, 'phone', { javaScriptEnabled: false })).newPage();
  await phone.goto(`${city}/masuk`);
  await signIn(phone, sandboxUrl, felicia);
  await phone.waitForURL(/\/akun/);
  courier = await (await openScreen(browser, 'phone')).newPage();
});
afterAll(() => browser?.close());

/** How many files stand with what happened to the case. */
const filesOfEntries = async () =>
  (await viewCase(operator, code)).entries.flatMap(({ files = [] }) => files).length;

const stateCode = async () => (await viewCase(operator, code)).stateCode;

test('it is printed on a blank of the office, whose serial stands in the record', async () => {
  const queue = await dataOf(
    operator.GET('/api/regions/{region}/printing/queue', { params: { path: { region }, query: {} } }),
  );
  const printer = queue.printers[0];
  if (printer === undefined) throw new Error('The office has no printer.');
  const { batchId: batch } = await dataOf(
    operator.POST('/api/regions/{region}/printing/batches', {
      params: { path: { region }, header: newKey() },
      body: { officeId: queue.officeId, printerId: printer.id, codes: [code] },
    }),
  );
  await dataOf(
    operator.POST('/api/regions/{region}/printing/batches/{batch}/cards/{code}/print', {
      params: { path: { region, batch, code }, header: newKey() },
      body: {},
    }),
  );
  expect(await stateCode()).toBe('packing');
});

test('nobody is at home: the courier writes it down without network, and the resident hears of it', async () => {
  const manifestId = await handToCourier(product, [code]);
  await startRound(courier, product);
  await acceptAll(courier);
  expect(await stateCode()).toBe('with-courier');
  await courier.context().setOffline(true);
  await failAt(courier, name, 'Tidak ada orang');
  await courier.getByText('1 catatan belum terkirim').waitFor();
  await courier.context().setOffline(false);
  await courier.getByText('Semua catatan sudah terkirim').waitFor();
  await closeRound(courier, 1);
  await closeManifest(product, manifestId);
  expect(await stateCode()).toBe('packing');
  await phone.goto(`${city}/berkas/${code}`);
  await phone.getByText(/Sudah diantar 1 kali: tidak ada orang/).waitFor();
  await pastUndoTime();
  await messageThatSays(sandboxUrl, felicia.phone, new RegExp(`${code}[^]*belum bisa diserahkan`));
});

test('at the second try someone of the family signs for it without network, and gives the old card', async () => {
  const filesBefore = await filesOfEntries();
  const manifestId = await handToCourier(product, [code]);
  await courier.reload();
  await acceptAll(courier);
  await courier.context().setOffline(true);
  await courier.reload();
  await openStop(courier, name);
  await courier.getByText('Percobaan ke-2').waitFor();
  await courier.getByRole('button', { name: 'Serahkan' }).click();
  await courier.getByRole('radio', { name: 'Tanda tangan' }).check();
  await signOnScreen(courier);
  await courier.getByLabel('Nama penerima').fill('Hendra Wijaya');
  await courier.getByRole('radio', { name: 'Satu kartu keluarga' }).check();
  await courier.getByRole('checkbox', { name: /^Sudah saya ambil/ }).check();
  await courier.getByRole('button', { name: 'Simpan penyerahan' }).click();
  await courier.getByText('1 catatan belum terkirim').waitFor();
  await courier.reload();
  await courier.getByText('1 catatan belum terkirim').waitFor();
  await courier.context().setOffline(false);
  await courier.getByText('Semua catatan sudah terkirim').waitFor();
  expect(await stateCode()).toBe('destroying');
  // The signature stands on the case, for the office and for the resident.
  await expect.poll(filesOfEntries, { timeout: 30_000 }).toBe(filesBefore + 1);
  await closeRound(courier, 0);
  await closeManifest(product, manifestId);
});

test('the resident doubts the hand-over before the old card is destroyed, and the head looks into it', async () => {
  await pastUndoTime();
  await messageThatSays(sandboxUrl, felicia.phone, new RegExp(`${code}[^]*sudah diserahkan`));
  await phone.goto(`${city}/berkas/${code}`);
  await phone.getByText('Saya tidak menerimanya, atau ada yang salah').first().click();
  await phone.getByLabel(/Apa yang salah/).fill('Saya tidak kenal penerimanya.');
  await phone.getByRole('button', { name: /^Saya tidak menerimanya/ }).click();
  await phone.getByText('Anda menyatakan ada yang salah dengan penyerahannya').first().waitFor();
  const { actions } = await viewCase(operator, code);
  expect(actions.filter(({ possible }) => possible).map(({ action }) => action)).not.toContain('destroy');
  const head = await officerClient(product, 'penyetuju.bekasitimur');
  await dataOf(act(head, code, 'settle-new', { reason: 'Penerimanya ayah Anda, dengan tanda tangannya.' }));
  await pastUndoTime();
  await messageThatSays(sandboxUrl, felicia.phone, new RegExp(`${code}[^]*sudah diperiksa[^]*ayah Anda`));
  await phone.reload();
  await phone.getByRole('button', { name: 'Kartu sudah saya terima dan benar' }).click();
  await phone.getByText('Anda menyatakan kartu baru sudah diterima dan benar').first().waitFor();
});

test('the old card is destroyed on record, and the page tells the resident', async () => {
  const destroyedOn = (await viewCase(operator, code)).entries.at(-1)?.at.slice(0, 10) ?? '';
  await dataOf(act(operator, code, 'destroy-confirmed', { asked: { answers: { destroyedOn } } }));
  expect(await stateCode()).toBe('received');
  await phone.goto(`${city}/berkas/${code}`);
  await phone.getByText('Sudah diterima').first().waitFor();
  await phone.getByText('Kartu lama dimusnahkan dan dicatat.').waitFor();
});

/** Messages wait until nobody can take back what they tell. */
async function pastUndoTime(): Promise<void> {
  await fetch(`${sandboxUrl}/control/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutes: 31 }),
  });
}
