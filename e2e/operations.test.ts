/** Whoever keeps a region's service running looks at what is stuck, and at whether the server is well. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, launchBrowser, openScreen, overflowsSideways } from './support/browser.ts';
import { goByMenu } from './support/menu.ts';
import { signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';

const city = `${product.url}/kota-bekasi`;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('the administrator sees every kind of what waits, and that the recurring work goes on', async () => {
  const desk = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(desk, city, 'admin.bekasitimur');
  await goByMenu(desk, 'Tersangkut');
  await desk.getByRole('heading', { name: 'Yang tersangkut', level: 1 }).waitFor();
  const kinds = desk.getByRole('table', { name: 'Menurut jenis' });
  await kinds.getByRole('rowheader', { name: 'Kabar untuk warga' }).waitFor();
  const sweeps = desk.getByRole('table', { name: 'Pekerjaan berkala' });
  const seal = sweeps.getByRole('row', { name: /Segel catatan daerah/ });
  // Written down a quarter of a minute after the server came up, at the latest.
  await expect
    .poll(
      async () => {
        await desk.reload();
        return seal.count();
      },
      { timeout: 40_000 },
    )
    .toBe(1);
  expect(await seal.innerText()).toContain('berjalan');
  expect(await accessibilityFaults(desk)).toEqual([]);
  const phone = await (
    await openScreen(browser, 'phone', { storageState: await desk.context().storageState() })
  ).newPage();
  await phone.goto(desk.url());
  expect(await overflowsSideways(phone)).toBe(false);
});

test('nobody else finds it', async () => {
  const page = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(page, city, 'verifikator.bekasitimur');
  const answer = await page.goto(`${city}/petugas/tersangkut`);
  expect(answer?.status()).toBe(403);
});

test('a server that may be sent requests says so, and shows no metrics', async () => {
  const ready = await fetch(`${product.url}/health/ready`);
  expect([ready.status, await ready.json()]).toMatchObject([200, { ready: true }]);
  expect((await fetch(`${product.url}/metrics`)).status).toBe(404);
});
