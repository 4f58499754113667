/** Two witnesses of a birth confirm it by the link that each of them is sent: one without scripts, one with. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillInBirth } from './support/birth.ts';
import { accessibilityFaults, launchBrowser, openScreen, overflowsSideways } from './support/browser.ts';
import { openCase, signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { photoOf } from './support/papers.ts';
import { dewi, messagesTo, messageThatSays, proveIdentity, signIn } from './support/people.ts';

const { url, sandboxUrl } = product;
const city = `${url}/kota-bekasi`;
const childName = 'Kencana Putri Hidayat';
const first = { name: 'Sri Wahyuni Rahayu', phone: '0812 0000 0103', lastFour: '7001' };
const second = { name: 'Suparman', phone: '0812 0000 0105', lastFour: '7001' };

let browser: Browser;
let applicant: Page;
let code = '';
const links: Record<string, string> = {};

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('a birth is reported, and each witness is sent a link', async () => {
  const photo = (title: string) => photoOf(browser, title, [childName]);
  const papers = {
    birthLetter: await photo('Surat Keterangan Lahir'),
    marriageBook: await photo('Buku Nikah'),
    familyCard: await photo('Kartu Keluarga'),
    cards: await photo('KTP Orang Tua'),
  };
  const before = new Map<string, number>();
  for (const { phone } of [first, second]) {
    before.set(phone, (await messagesTo(sandboxUrl, phone)).at(-1)?.sequence ?? 0);
  }
  applicant = await (await openScreen(browser, 'phone')).newPage();
  await applicant.goto(`${city}/masuk`);
  await signIn(applicant, sandboxUrl, dewi);
  await applicant.waitForURL(/\/akun/);
  // Another story may have proven who she is already.
  await applicant.goto(`${city}/masuk/identitas`);
  if (applicant.url().includes('/identitas')) {
    await proveIdentity(applicant, dewi);
    await applicant.waitForURL(/\/akun/);
  }
  await applicant.goto(`${city}/layanan/akta-kelahiran`);
  await applicant.getByRole('button', { name: 'Ajukan sekarang' }).click();
  await fillInBirth(applicant, { childName, birthDate: daysAgo(5), papers, script: true });
  await applicant.getByRole('button', { name: 'Kirim permohonan' }).click();
  await applicant.waitForURL(/\/berkas\//);
  await applicant.getByText('Permohonan Anda sudah kami terima').first().waitFor();
  code = /[A-Z]{2,3}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(applicant.url())?.[0] ?? '';
  for (const { phone } of [first, second]) links[phone] = await linkSentTo(phone, before.get(phone) ?? 0);
  expect(links[first.phone]).not.toBe(links[second.phone]);
  const own = applicant.locator('#saksi');
  expect(await own.getByText('belum menjawab').count()).toBe(2);
  expect(await applicant.content()).not.toContain('/saksi/');
  expect(await accessibilityFaults(applicant)).toEqual([]);
});

test('one answers without scripts: after a slip, and after taking the answer back', async () => {
  const page = await openLink(first.phone, { javaScriptEnabled: false });
  await page.getByRole('heading', { level: 1, name: `Yth. ${first.name}` }).waitFor();
  await page.getByText(childName).waitFor();
  const shown = await page.locator('main').innerText();
  for (const personal of [dewi.nik, dewi.kk, dewi.phone, code]) expect(shown).not.toContain(personal);
  await answer(page, 'Ya, saya membenarkan', '1111');
  await page
    .getByText(/Sisa percobaan: 4/)
    .first()
    .waitFor();
  await answer(page, 'Tidak, saya tidak tahu', first.lastFour);
  await page.getByRole('heading', { level: 1, name: 'Anda tidak membenarkan pernyataan ini' }).waitFor();
  await page.getByRole('button', { name: 'Tarik jawaban saya' }).click();
  await page.getByText('Jawaban Anda sudah ditarik').waitFor();
  await answer(page, 'Ya, saya membenarkan', first.lastFour);
  await page.getByRole('heading', { level: 1, name: 'Anda membenarkan pernyataan ini' }).waitFor();
});

test('the other answers on a small phone', async () => {
  const page = await openLink(second.phone, {}, 'smallPhone');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
  await page.getByLabel('Keterangan Anda').fill('Saya tetangganya.');
  await answer(page, 'Ya, saya membenarkan', second.lastFour);
  await page.getByRole('heading', { level: 1, name: 'Anda membenarkan pernyataan ini' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('the applicant and the officer see who has answered', async () => {
  await applicant.goto(`${city}/berkas/${code}`);
  expect(await applicant.locator('#saksi').getByText('sudah membenarkan').count()).toBe(2);
  expect(await applicant.content()).not.toContain('Saya tetangganya.');
  const desk = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(desk, city, 'verifikator.bekasitimur');
  await openCase(desk, city, code);
  expect(await desk.getByText('sudah membenarkan').count()).toBe(2);
  await desk.getByText('Saya tetangganya.').first().waitFor();
  expect(await accessibilityFaults(desk)).toEqual([]);
});

test('a link that is not whole says what to do', async () => {
  const page = await (await openScreen(browser, 'phone')).newPage();
  await page.goto(`${links[first.phone]?.slice(0, -3)}`);
  await page.getByRole('heading', { level: 1, name: 'Tautan tidak dapat dipakai' }).waitFor();
  await page.getByText('lengkap sampai huruf terakhir').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
});

async function openLink(
  phone: string,
  options: { javaScriptEnabled?: boolean },
  screen: 'phone' | 'smallPhone' = 'phone',
): Promise<Page> {
  const page = await (await openScreen(browser, screen, options)).newPage();
  await page.goto(links[phone] ?? '');
  return page;
}

async function answer(page: Page, choice: string, lastFour: string): Promise<void> {
  await page.getByRole('radio', { name: choice }).check();
  await page.getByLabel('Empat angka terakhir NIK Anda').fill(lastFour);
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
}

/** The newest link that came after `sequence`: other stories ask the same people. */
async function linkSentTo(phone: string, sequence: number): Promise<string> {
  await messageThatSays(sandboxUrl, phone, /\/saksi\//);
  for (let tries = 0; tries < 80; tries += 1) {
    const newest = (await messagesTo(sandboxUrl, phone)).findLast(
      (message) => message.sequence > sequence && message.text.includes('/saksi/'),
    );
    const link = /https?:\/\/\S+\/saksi\/[\w-]+/.exec(newest?.text ?? '')?.[0];
    if (link) return link;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`No link came to ${phone}.`);
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
