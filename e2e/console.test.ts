/** What officers do with cases besides deciding them: taking from the list, and linking. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accessibilityFaults,
  launchBrowser,
  openScreen,
  overflowsSideways,
  untilAwake,
} from './support/browser.ts';
import { sendLetter } from './support/letter.ts';
import { openCase, signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { act, dataOf, felicia, inRegion, officerClient, residentClient } from './support/programs.ts';

const city = `${product.url}/kota-bekasi`;
const username = 'verifikator.bekasitimur';

let browser: Browser;
let desk: Page;
let codes: readonly string[];

beforeAll(async () => {
  browser = await launchBrowser();
  const { client } = await residentClient(product, felicia.phone);
  await dataOf(client.POST('/api/regions/{region}/identity', { ...inRegion, body: felicia.claim }));
  const { nik, name, birthDate } = felicia.claim;
  const subject = { source: 'register', nik, name, birthDate, relation: 'wife' };
  const send = () => sendLetter(client, subject, '32.75.01.1001');
  codes = [await send(), await send(), await send()];
  desk = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(desk, city, username);
});
afterAll(() => browser?.close());

/** With its scripts at work; the list is listening then, too. */
async function openList(page: Page): Promise<void> {
  const listens = page.waitForResponse(/\/langsung\?pekerjaan/);
  await page.goto(`${city}/petugas`);
  await untilAwake(page);
  await listens;
}

test('an officer is told by name and by what the role is called', async () => {
  const own = desk.getByRole('banner').locator('details.own');
  const isCalled = async (language: 'id' | 'en', role: string): Promise<void> => {
    await desk.goto(`${city}/petugas?bahasa=${language}`);
    await own.locator('summary').click();
    await own.locator('.panel').getByText(role).waitFor();
  };
  await isCalled('id', 'Verifikator');
  await isCalled('en', 'Verifier');
  await isCalled('id', 'Verifikator');
});

test('a case is taken from the list by a key', async () => {
  await openList(desk);
  const row = desk.getByRole('row').filter({ hasText: codes[0] });
  await row.getByRole('link').focus();
  await desk.keyboard.press('t');
  await desk.getByText(`(${codes[0]}) sekarang pada Anda`).waitFor();
  await row.waitFor({ state: 'detached' });
  const officer = await officerClient(product, username);
  const { rows } = await dataOf(
    officer.GET('/api/regions/{region}/work', { params: { ...inRegion.params, query: { queue: 'mine' } } }),
  );
  expect(rows.map(({ code }) => code)).toContain(codes[0]);
});

test('a name is found by its words, and those that only begin so are a step further', async () => {
  const found = desk.getByRole('row').filter({ hasText: codes[1] });
  const search = async (words: string): Promise<void> => {
    await openList(desk);
    await desk.getByRole('banner').getByRole('searchbox').fill(words);
    await desk.keyboard.press('Enter');
    await desk.getByText(`“${words}”`).waitFor();
    await found.waitFor();
  };
  const further = desk.getByRole('link', { name: 'Cari juga kata yang berawalan sama' });
  await search('felic');
  expect(await further.count()).toBe(0);
  await search('Wijaya felicia');
  expect(await accessibilityFaults(desk)).toEqual([]);
  await further.click();
  await desk.getByText('Nama dengan kata yang berawalan “Wijaya felicia”').waitFor();
  await found.waitFor();
  expect(await further.count()).toBe(0);
});

test('a case that a colleague has taken meanwhile stays theirs', async () => {
  const code = codes[1] ?? '';
  await openList(desk);
  const row = desk.getByRole('row').filter({ hasText: code });
  await row.waitFor();
  const colleague = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(colleague, city, 'verifikator2.bekasitimur');
  await openCase(colleague, city, code);
  await colleague.getByRole('button', { name: /^Ambil/ }).click();
  await colleague.getByText('Pada Anda', { exact: true }).waitFor();
  await row.getByRole('button', { name: /^Ambil/ }).click();
  await desk.getByText(/baru saja mengerjakan berkas ini/).waitFor();
  await row.waitFor({ state: 'detached' });
  await colleague.context().close();
});

test('what a colleague does shows wherever the case is open, and what is typed there stays', async () => {
  const code = codes[2] ?? '';
  await openList(desk);
  const opened = await desk.context().newPage();
  const listens = opened.waitForResponse(/\/langsung\?berkas/);
  await openCase(opened, city, code);
  await listens;
  await opened.keyboard.press('c');
  const words = opened.getByLabel('Isi komentar');
  await words.fill('Sedang saya teliti.');
  const passerBy = await (await openScreen(browser, 'phone')).newPage();
  const follows = passerBy.waitForResponse(/\/langsung\?lacak/);
  await passerBy.goto(`${city}/lacak/${code}`);
  await follows;

  const colleague = await officerClient(product, 'verifikator2.bekasitimur');
  await dataOf(
    act(colleague, code, 'return', {
      faults: [{ at: 'form.occupation', words: 'Tuliskan pekerjaan sekarang.' }],
    }),
  );

  await passerBy.getByText(/Ada kabar baru/).waitFor();
  await passerBy.getByRole('heading', { level: 1, name: /perlu/i }).waitFor();
  await desk.getByText('Ada yang berubah').waitFor();
  expect(await accessibilityFaults(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Muat ulang' }).click();
  await desk.getByRole('row').filter({ hasText: code }).waitFor({ state: 'detached' });
  await desk.getByText('Ada yang berubah').waitFor({ state: 'detached' });
  const note = opened.getByText('Berkas ini baru saja berubah');
  await note.waitFor();
  await opened.getByRole('button', { name: 'Muat ulang' }).click();
  await note.waitFor({ state: 'detached' });
  expect(await words.inputValue()).toBe('Sedang saya teliti.');
  await Promise.all([opened.close(), passerBy.context().close()]);
});

describe.each([
  { script: true, screen: 'desk', other: 1, relation: /^Berkas ini melahirkan/, told: 'turunan' },
  { script: false, screen: 'phone', other: 2, relation: /^Terkait/, told: 'terkait' },
] as const)('two cases are linked, scripts: $script', ({ script, screen, other, relation, told }) => {
  test('by the other one’s code, however it is typed', async () => {
    const otherCode = codes[other] ?? '';
    const page = await (await openScreen(browser, screen, { javaScriptEnabled: script })).newPage();
    await signInOfficer(page, city, username);
    await openCase(page, city, codes[0] ?? '');
    if (script) await page.keyboard.press('x');
    else await page.getByRole('link', { name: /^Tautkan berkas/ }).click();
    await page.getByRole('heading', { name: 'Tautkan berkas' }).waitFor();
    const box = page.getByLabel('Kode berkas itu');
    const send = page.getByRole('button', { name: /^Tautkan berkas/ });
    await page.getByRole('radio', { name: relation }).check();
    await box.fill('KB-ZZZZ');
    await send.click();
    await page.locator('#other[aria-invalid="true"]').waitFor();
    expect(await box.inputValue()).toBe('KB-ZZZZ');
    expect(await page.getByRole('radio', { name: relation }).isChecked()).toBe(true);
    expect(await overflowsSideways(page)).toBe(false);
    if (script) expect(await accessibilityFaults(page)).toEqual([]);
    await box.fill(otherCode.toLowerCase().replaceAll('-', ' '));
    await send.click();
    const linked = page.getByRole('listitem').filter({ hasText: otherCode });
    await linked.getByText(told).waitFor();
    expect(await linked.getByRole('link').getAttribute('href')).toContain(`/petugas/berkas/${otherCode}`);
    await page.context().close();
  });
});
