/** Another system: the administrator lets it in, it files and is told, and it is shut out again. */
import { createClient, verifyWebhook, type WebhookHeaders } from '@satuloket/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inventedPhoto } from '../packages/server/src/files/invented-files.ts';
import { accessibilityFaults, launchBrowser, openScreen, overflowsSideways } from './support/browser.ts';
import { goByMenu } from './support/menu.ts';
import { product } from './support/our-product.ts';
import { dataOf, newKey, problemOf, region, until } from './support/programs.ts';

const city = `${product.url}/${region}`;
const box = `uji-${Date.now()}`;
const name = `SIMRS ${box}`;

let browser: Browser;
let desk: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await (await openScreen(browser, 'desk')).newPage();
});
afterAll(() => browser?.close());

/** What the page shows this once. */
const shownSecret = () => desk.locator('code.secret').innerText();

async function received() {
  const answer = await fetch(`${product.sandboxUrl}/kait/${box}`);
  return (await answer.json()) as { headers: WebhookHeaders; body: string }[];
}

test('a key and a webhook are made, a case is filed and told of, and a revoked key opens nothing', async () => {
  await desk.goto(`${city}/petugas`);
  await desk.getByLabel('Nama pengguna').fill('admin.wilayah');
  await desk.getByLabel('Kata sandi').fill('satu-loket-demo');
  await desk.getByRole('button', { name: 'Masuk', exact: true }).click();
  await goByMenu(desk, 'Integrasi');
  expect(await accessibilityFaults(desk)).toEqual([]);
  await desk.getByLabel('Nama sistem').fill(name);
  await desk.getByLabel('Instansi pemilik').selectOption({ index: 1 });
  await desk.getByLabel('Mengajukan untuk warga').check();
  await desk.getByRole('button', { name: 'Buat', exact: true }).click();
  await desk.getByText('Salin rahasia ini sekarang').waitFor();
  const token = await shownSecret();

  await desk.getByRole('main').getByRole('link', { name }).first().click();
  await desk.getByRole('heading', { level: 1, name }).waitFor();
  await desk.getByLabel('Alamat penerima').fill('http://169.254.169.254/latest/meta-data');
  await desk.getByLabel('Berkas diajukan').check();
  await desk.getByRole('button', { name: 'Buat webhook' }).click();
  await desk.getByText('Tulis alamat https').first().waitFor();
  await desk.getByLabel('Alamat penerima').fill(`${product.sandboxUrl}/kait/${box}`);
  await desk.getByRole('button', { name: 'Buat webhook' }).click();
  await desk.getByText('Salin rahasia ini sekarang').waitFor();
  const secret = await shownSecret();

  const program = createClient({ baseUrl: product.url, token });
  const { code } = await dataOf(
    program.POST('/api/regions/{region}/agency/cases', {
      params: { path: { region }, header: newKey() },
      body: {
        service: 'surat-domisili',
        applicant: { nik: '3275046512907001', name: 'Sri Wahyuni Rahayu', birthDate: '1990-12-25' },
        answers: {
          subject: {
            source: 'register',
            nik: '3275046512907001',
            name: 'Sri Wahyuni Rahayu',
            birthDate: '1990-12-25',
            relation: 'wife',
          },
          occupation: 'Guru',
          home: { street: 'Jalan Rajawali 3', rt: '001', rw: '009', villageCode: '32.75.04.1001' },
          since: '2020-01-01',
          tenure: 'own',
          purpose: 'work',
          truth: true,
        },
        files: [
          {
            requirement: 'identity-card',
            name: 'ktp.jpg',
            content: Buffer.from(await inventedPhoto()).toString('base64'),
          },
        ],
      },
    }),
  );
  const [call] = await until(async () => {
    const calls = await received();
    return calls.length > 0 ? calls : undefined;
  });
  const told = await verifyWebhook({
    secret,
    headers: call?.headers ?? {},
    body: call?.body ?? '',
    // The demo's clock may have been moved.
    now: new Date(Number(call?.headers['webhook-timestamp']) * 1000),
  });
  expect(told).toMatchObject({ type: 'case.filed', data: { case: code } });
  await desk.reload();
  await desk.getByText('Terkirim', { exact: true }).first().waitFor();
  expect(await accessibilityFaults(desk)).toEqual([]);
  expect(await overflowsSideways(desk)).toBe(false);

  await desk.getByRole('button', { name: 'Cabut sekarang' }).click();
  await desk.getByText('Sistem ini sudah tidak dapat masuk.').waitFor();
  const refused = await problemOf(
    program.GET('/api/regions/{region}/agency/cases', { params: { path: { region } } }),
  );
  expect([refused.status, refused.code]).toEqual([401, 'key-refused']);
});
