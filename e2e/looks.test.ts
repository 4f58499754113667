/** An officer shows a case that is not theirs; its applicant reads who it was, and an auditor finds it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@satuloket/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, launchBrowser, openScreen, overflowsSideways } from './support/browser.ts';
import { sendLetter } from './support/letter.ts';
import { signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { signIn } from './support/people.ts';
import {
  dataOf,
  felicia,
  inRegion,
  newKey,
  officerClient,
  residentClient,
  until,
} from './support/programs.ts';

const city = `${product.url}/kota-bekasi`;
const { nik, name, birthDate } = felicia.claim;

const explanation = 'Warga menelepon tentang pengaduannya, dan saya mencari alamatnya.';

let browser: Browser;
let code: string;

beforeAll(async () => {
  browser = await launchBrowser();
  const { client } = await residentClient(product, felicia.phone);
  await dataOf(client.POST('/api/regions/{region}/identity', { ...inRegion, body: felicia.claim }));
  const subject = { source: 'register', nik, name, birthDate, relation: 'wife' };
  code = await sendLetter(client, subject, '32.75.01.1001');
  const auditor = await officerClient(product, 'auditor.inspektorat');
  await dataOf(
    auditor.POST('/api/regions/{region}/protected-people', {
      params: { ...inRegion.params, header: newKey() },
      body: { nik, isProtected: true },
    }),
  );
});
afterAll(() => browser?.close());

test('a case that is not in hand is masked until a purpose is named', async () => {
  const desk = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(desk, city, 'penyetuju.bekasitimur');
  await desk.goto(`${city}/petugas/berkas/${code}`);
  await desk.getByText('Sebagian data disamarkan').waitFor();
  expect(await desk.getByText('Jalan Rajawali 3').count()).toBe(0);
  expect(await accessibilityFaults(desk)).toEqual([]);
  await desk.getByLabel('Untuk apa Anda melihatnya?').selectOption('complaint');
  await desk.getByRole('button', { name: 'Tampilkan' }).click();
  await desk.getByText('Jalan Rajawali 3').waitFor();
  const products = desk.getByRole('listitem').filter({ hasText: 'Tanda terima permohonan' });
  expect(await opensAsPdf(desk, await products.getByRole('link').getAttribute('href'))).toBe(true);
  await desk.context().close();
});

test('the applicant reads who it was and why, without scripts', async () => {
  const phone = await (await openScreen(browser, 'phone', { javaScriptEnabled: false })).newPage();
  await phone.goto(`${city}/akun/dilihat?berkas=${code}`);
  await signIn(phone, product.sandboxUrl, felicia);
  await phone.getByRole('heading', { name: 'Siapa yang melihat data saya' }).waitFor();
  const look = phone.getByRole('listitem').filter({ hasText: 'Menangani pengaduan' });
  await look.filter({ hasText: 'Kantor Kecamatan Bekasi Timur' }).filter({ hasText: 'alamat' }).waitFor();
  expect(await overflowsSideways(phone)).toBe(false);
  await phone.goto(`${city}/berkas/${code}`);
  const receipt = await phone
    .getByRole('link', { name: 'Unduh Tanda terima permohonan' })
    .getAttribute('href');
  expect(await opensAsPdf(phone, receipt)).toBe(true);
  const address = await phone.getByRole('link', { name: 'Unduh bukti' }).getAttribute('href');
  // The record is sealed within a minute.
  const proof = await until(async () => {
    const answer = await phone.request.get(`${product.url}${address}`);
    return answer.ok() ? answer.text() : undefined;
  });
  expect(proof).not.toContain(nik);
  await phone.context().close();
  // Whoever keeps it checks it with our program, without the database and without us.
  const { key } = await dataOf(
    createClient({ baseUrl: product.url }).GET('/api/regions/{region}/log/key', inRegion),
  );
  expect(checkedProof(proof, key)).toMatch(/langkah ada di catatan/);
  const changed = proof.replace(
    /("hash":\s*")(.)/,
    (_, before, first) => `${before}${first === '0' ? '1' : '0'}`,
  );
  expect(() => checkedProof(changed, key)).toThrow(/Langkah|catatan/);
});

function checkedProof(proof: string, key: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'satuloket-proof-'));
  try {
    const file = join(folder, 'bukti.json');
    writeFileSync(file, proof);
    const program = join(import.meta.dirname, '..', 'packages', 'cli', 'bin', 'satuloket.mjs');
    const asked = [program, 'audit', 'verify-proof', file, '--key', key];
    return execFileSync(process.execPath, asked, { encoding: 'utf8', stdio: 'pipe' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the officer who is asked says why', async () => {
  const desk = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(desk, city, 'penyetuju.bekasitimur');
  // At a weekend it is unusual by its hour too, which is another question.
  const flag = desk
    .getByRole('listitem')
    .filter({ hasText: code })
    .filter({ hasText: 'orang yang dilindungi' });
  await until(async () => {
    await desk.goto(`${city}/petugas/jejak/penjelasan`);
    return (await flag.count()) > 0 ? true : undefined;
  });
  expect(await accessibilityFaults(desk)).toEqual([]);
  await flag.first().getByRole('textbox').fill(explanation);
  await flag.first().getByRole('button', { name: 'Kirim penjelasan' }).click();
  await desk.waitForURL(/hasil=terkirim/);
  await desk.context().close();
});

test('an auditor finds it by the person, and sees that it was unusual', async () => {
  const desk = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(desk, city, 'auditor.inspektorat');
  await desk.goto(`${city}/petugas/jejak`);
  await desk.getByLabel('NIK orang yang dilihat').fill(nik);
  await desk.getByRole('button', { name: 'Cari', exact: true }).click();
  const row = desk.getByRole('row').filter({ hasText: code }).filter({ hasText: 'alamat' });
  await row.waitFor();
  expect(await desk.content()).not.toContain(`nik=${nik}`);
  expect(await accessibilityFaults(desk)).toEqual([]);
  const flag = desk
    .getByRole('listitem')
    .filter({ hasText: code })
    .filter({ hasText: 'orang yang dilindungi' })
    .filter({ hasText: explanation });
  await until(async () => {
    await desk.goto(`${city}/petugas/jejak/tanda?keadaan=explained`);
    return (await flag.count()) > 0 ? true : undefined;
  });
  expect(await accessibilityFaults(desk)).toEqual([]);
  await flag.getByRole('button', { name: 'Teruskan' }).click();
  await flag.waitFor({ state: 'detached' });
  await desk.goto(`${city}/petugas/jejak`);
  await desk.getByLabel('NIK orang yang dilihat').fill(nik);
  const arriving = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Unduh CSV' }).click();
  const table = readFileSync(await (await arriving).path(), 'utf8');
  expect(table).toContain(code);
  expect(table).not.toContain(nik);
  await desk.context().close();
});

async function opensAsPdf(page: Page, href: string | null): Promise<boolean> {
  const answer = await page.request.get(`${product.url}${href}`);
  return answer.ok() && (await answer.body()).toString('latin1', 0, 5) === '%PDF-';
}
