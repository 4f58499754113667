/** The page of a family: nobody before the identity is proven, then who belongs to it and what follows for whom. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPeople } from '../packages/sandbox/src/index.ts';
import { faultsOfPlainPage, launchBrowser, openScreen } from './support/browser.ts';
import { product } from './support/our-product.ts';
import { proveIdentity, signIn } from './support/people.ts';

const { url, sandboxUrl } = product;
const city = `${url}/kota-bekasi`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('someone of seventeen without a card is led to it, may say not now, and finds the form begun', async () => {
  const salma = demoPeople.find(({ key }) => key === 'salma');
  if (!salma) throw new Error('Nobody of the demo is seventeen and without a card.');
  const [year = '', month = '', day = ''] = salma.birthDate.split('-');
  const resident = { ...salma, birthDate: [String(Number(day)), String(Number(month)), year] } as const;
  const page = await (await openScreen(browser, 'phone', { javaScriptEnabled: false })).newPage();
  page.setDefaultTimeout(20_000);

  await page.goto(`${city}/keluarga`);
  await signIn(page, sandboxUrl, resident);
  await page.getByText('kami tidak menampilkan siapa pun').waitFor();
  expect(await page.getByRole('heading', { name: 'Anggota keluarga' }).count()).toBe(0);
  expect(await faultsOfPlainPage(browser, page)).toEqual([]);
  await page.getByRole('link', { name: 'Cocokkan sekarang' }).click();
  await proveIdentity(page, resident);

  const steps = page.getByRole('region', { name: 'Langkah berikutnya' });
  const first = steps.getByRole('listitem').filter({ hasText: salma.name });
  await first.getByRole('heading', { name: 'Rekam KTP-el pertama' }).waitFor();
  expect(await faultsOfPlainPage(browser, page)).toEqual([]);

  await first.getByRole('button', { name: /^Tidak sekarang/ }).click();
  await page.getByText('Saran disembunyikan.').waitFor();
  await page.goto(`${city}/keluarga`);
  await steps.getByText('Yang Anda sembunyikan (1)').click();
  await first.getByRole('button', { name: /^Tampilkan lagi/ }).click();
  await first.getByRole('button', { name: /^Mulai/ }).click();

  await page.getByRole('heading', { level: 1, name: 'Pemilik KTP' }).waitFor();
  expect(await page.getByRole('radio', { name: salma.name }).isChecked()).toBe(true);
});
