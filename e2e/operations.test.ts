/** Whoever keeps a region's service running looks at what is stuck, and at whether the server is well. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, launchBrowser, openScreen, overflowsSideways } from './support/browser.ts';
import { sendLetter } from './support/letter.ts';
import { goByMenu } from './support/menu.ts';
import { signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { dataOf, felicia, inRegion, residentClient, until } from './support/programs.ts';

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

test('what the provider would not take is tried again by a click, or set aside with a reason', async () => {
  const { phone, claim } = felicia;
  const { client } = await residentClient(product, phone);
  await dataOf(client.POST('/api/regions/{region}/identity', { ...inRegion, body: claim }));
  await toStandIn('/control', { target: 'whatsapp', down: true });
  const { nik, name, birthDate } = claim;
  const subject = { source: 'register', nik, name, birthDate, relation: 'wife' };
  const code = await sendLetter(client, subject, '32.75.01.1001');
  // Two people write to the city's number: their answers wait as well.
  for (const number of ['1', '2']) await toStandIn(`/inbox/+628129990000${number}/balas`, { text: 'halo' });
  const desk = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(desk, city, 'admin.bekasitimur');
  const rowsOf = (kind: string) => desk.getByRole('table', { name: kind }).getByRole('row');
  const answers = rowsOf('Jawaban atas pesan warga').filter({ hasText: 'tanpa berkas' });
  const message = rowsOf('Kabar untuk warga').filter({ hasText: code });
  const seen = (look: () => Promise<boolean>) =>
    until(async () => {
      await desk.goto(`${city}/petugas/tersangkut`);
      return (await look()) ? true : undefined;
    });
  await seen(async () => (await answers.count()) === 2 && (await message.count()) === 1);
  expect(await accessibilityFaults(desk)).toEqual([]);
  await message.getByText('Sisihkan').first().click();
  await message.getByLabel('Alasan menyisihkan').selectOption('told-otherwise');
  await message.getByRole('button', { name: 'Sisihkan' }).click();
  await desk.getByText('Disisihkan dan dicatat.').waitFor();
  expect(await message.count()).toBe(0);
  await toStandIn('/control', { target: 'whatsapp', down: false });
  await answers.first().getByRole('button', { name: 'Coba lagi' }).click();
  await desk.getByText('Dicoba lagi sekarang').waitFor();
  await desk.getByRole('button', { name: 'Coba semua lagi: Jawaban atas pesan warga' }).click();
  await desk.getByText('Dicoba lagi sekarang').waitFor();
  await seen(async () => (await answers.count()) === 0);
  await desk.context().close();
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

async function toStandIn(path: string, body: object): Promise<void> {
  const answer = await fetch(`${product.sandboxUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
}
