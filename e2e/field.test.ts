import type { ApiClient } from '@satuloket/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, launchBrowser, openScreen, overflowsSideways } from './support/browser.ts';
import {
  acceptCard,
  askForCard,
  closeManifest,
  handToCourier,
  printCard,
  receiverCodeOf,
} from './support/cards.ts';
import { acceptAll, closeRound, deliverByCode, failAt, openStop, startRound } from './support/courier.ts';
import { product } from './support/our-product.ts';
import { dataOf, officerClient, region, sri, until, viewCase, yulianti } from './support/programs.ts';

/** A courier between two addresses without network: what was done there arrives later, once. */
let browser: Browser;
let page: Page;
let manifestId: string;
const cards: { holder: typeof sri | typeof yulianti; code: string; client: ApiClient }[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  for (const holder of [sri, yulianti]) cards.push({ holder, ...(await askForCard(product, holder)) });
  for (const { code } of cards) await acceptCard(product, code);
  for (const { code } of cards) await printCard(product, code);
  manifestId = await handToCourier(
    product,
    cards.map(({ code }) => code),
  );
  page = await (await openScreen(browser, 'phone')).newPage();
});
afterAll(() => browser?.close());

const reading = () => officerClient(product, 'loket.bekasitimur');

async function counts() {
  const { state, delivered, failed } = await dataOf(
    (await reading()).GET('/api/regions/{region}/delivery/manifests/{manifestId}', {
      params: { path: { region, manifestId } },
    }),
  );
  return { state, delivered, failed };
}

test('a manifest is accepted parcel by parcel, and the phone keeps its page', async () => {
  await startRound(page, product);
  await acceptAll(page);
  await page.getByText('2 dari 2 kiriman belum diantar').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
  expect(await counts()).toMatchObject({ state: 'accepted', delivered: 0 });
});

test('without network one is delivered and one fails; a reload keeps it, and everything is sent once', async () => {
  const [first, second] = cards;
  if (!first || !second) throw new Error('Both cards lie with the courier.');
  const code = await receiverCodeOf(second.client, second.code);
  await page.context().setOffline(true);
  await failAt(page, first.holder.claim.name, 'Tidak ada orang');
  // A code that is not the receiver's is told apart without asking anyone.
  await openStop(page, second.holder.claim.name);
  await page.getByRole('button', { name: 'Serahkan' }).click();
  await page.getByLabel(/^Kode 6 angka/).fill(code === '000000' ? '000001' : '000000');
  await page.getByRole('button', { name: 'Simpan penyerahan' }).click();
  await page
    .getByText(/Kode ini tidak cocok/)
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Kembali' }).click();
  await page.reload();
  await page.getByText('Tanpa jaringan').waitFor();
  await deliverByCode(page, second.holder.claim.name, code);
  await page.getByText('2 catatan belum terkirim').waitFor();
  await page.reload();
  await page.getByText('2 catatan belum terkirim').waitFor();
  expect(await counts()).toMatchObject({ delivered: 0, failed: 0 });

  await page.context().setOffline(false);
  await page.getByText('Semua catatan sudah terkirim').waitFor();
  await page.getByRole('heading', { name: 'Tutup putaran' }).waitFor();
  await page.reload();
  await page.getByText('Semua catatan sudah terkirim').waitFor();
  expect(await counts()).toEqual({ state: 'accepted', delivered: 1, failed: 1 });
  const operator = await officerClient(product, 'operator.bekasitimur');
  expect((await viewCase(operator, first.code)).stateCode).toBe('missed');
  expect((await viewCase(operator, second.code)).stateCode).toBe('destroying');
});

test('what is left goes back, and nothing of the round stays on the phone', async () => {
  await closeRound(page, 1);
  await closeManifest(product, manifestId);
  await page.reload();
  await page.getByText('Belum ada kiriman untuk Anda').waitFor();
  const kept = await until(async () => {
    const rows = await page.evaluate(countKept);
    return rows.every((count) => count === 0) ? rows : undefined;
  });
  expect(kept).toEqual([0, 0, 0]);
});

/** In the page: how many rounds, acts and files lie in its storage. */
function countKept(): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('satuloket-field-kota-bekasi');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const names = ['rounds', 'acts', 'files'];
      const reading = opening.result.transaction(names);
      const counting = names.map((name) => reading.objectStore(name).count());
      reading.oncomplete = () => {
        opening.result.close();
        resolve(counting.map(({ result }) => result));
      };
    };
  });
}
