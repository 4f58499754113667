/** Who files for strangers and who has not filed yet: a broker's phone comes before the head, a baby waits for its name. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crowdOfDemo } from '../packages/cli/src/demo/crowd.ts';
import { readDefinitions } from '../packages/cli/src/start/definitions.ts';
import { generatePopulation } from '../packages/sandbox/src/index.ts';
import { goOn } from './support/birth.ts';
import { accessibilityFaults, launchBrowser, openScreen, overflowsSideways } from './support/browser.ts';
import { sendLetterFor } from './support/letter.ts';
import { goByMenu } from './support/menu.ts';
import { signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { messagesTo, proveIdentity, ruth, signIn } from './support/people.ts';
import { dataOf, newKey, officerClient, region } from './support/programs.ts';

const { url, sandboxUrl } = product;
const city = `${url}/${region}`;
const brokersPhone = '0812 9999 0451';

let browser: Browser;
/** Of the baby: its draft, and the day until which it is sent in time. */
let draft = '';
let lastDay = '';

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function looksRight(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
}

/** Invented families where no story of the others lives. */
async function familiesOf(villageCode: string) {
  const definitions = await readDefinitions();
  if (!definitions.ok) throw new Error('A pack or a region is wrong.');
  const { places } = definitions.value;
  const villages = places.regions().flatMap((each) => each.villages);
  const { households } = generatePopulation({ villages, seed: 1, families: 3000, more: crowdOfDemo(places) });
  return households.filter((each) => each.villageCode === villageCode);
}

test('a baby without a name stays a draft that tells its last day', async () => {
  const today = await afterNine();
  const born = dayAfter(today, -46);
  lastDay = inWords(dayAfter(born, 60));
  const [year = '', month = '', day = ''] = born.split('-');
  const page = await (await openScreen(browser, 'phone')).newPage();
  await page.goto(`${city}/masuk`);
  await signIn(page, sandboxUrl, ruth);
  await page.waitForURL(/\/akun/);
  await page.goto(`${city}/masuk/identitas`);
  if (page.url().includes('/identitas')) {
    await proveIdentity(page, ruth);
    await page.waitForURL(/\/akun/);
  }
  await page.goto(`${city}/layanan/akta-kelahiran`);
  await page.getByRole('button', { name: 'Ajukan sekarang' }).click();
  await page.getByRole('heading', { level: 1, name: 'Anak yang lahir' }).waitFor();
  draft = /\/draf\/([\w-]+)/.exec(page.url())?.[1] ?? 'no draft';
  await page.getByRole('radio', { name: 'Perempuan' }).check();
  await page.getByLabel('Tanggal', { exact: true }).fill(String(Number(day)));
  await page.getByLabel('Bulan', { exact: true }).fill(String(Number(month)));
  await page.getByLabel('Tahun', { exact: true }).fill(year);
  await goOn(page);
  await page.getByText('Isi nama lengkap anak.').first().waitFor();

  await page.goto(`${city}/akun`);
  await page.getByText(`Kirim paling lambat ${lastDay}`).first().waitFor();
  await looksRight(page);
});

test('a phone that eleven families of a counter share is seen by the head, who writes down what came of it', async () => {
  const families = await familiesOf('32.75.01.1003');
  const counter = await officerClient(product, 'loket.bekasitimur');
  const people = families.flatMap(({ members }) => members.slice(0, 1)).slice(0, 11);
  expect(people).toHaveLength(11);
  const head = await officerClient(product, 'kepala.disdukcapil');
  const flags = async () => {
    const path = '/api/regions/{region}/helper-flags';
    const all = await dataOf(head.GET(path, { params: { path: { region } } }));
    return all.filter(({ who }) => who.endsWith('451'));
  };
  for (const [index, { nik, name, birthDate }] of people.entries()) {
    if (index === 10) expect(await flags()).toEqual([]);
    const found = await dataOf(
      counter.POST('/api/regions/{region}/helped-people', {
        params: { path: { region }, header: newKey() },
        body: { at: 'counter', nik, name, birthDate, phone: brokersPhone },
      }),
    );
    const { draftId } = await dataOf(
      counter.POST('/api/regions/{region}/mandates/{mandateId}/drafts', {
        params: { path: { region, mandateId: found.mandateId ?? '' }, header: newKey() },
        body: { service: 'surat-domisili' },
      }),
    );
    const subject = { source: 'register', nik, name, birthDate };
    await sendLetterFor(counter, draftId, subject, '32.75.01.1003');
  }

  const desk = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(desk, city, 'kepala.disdukcapil');
  await goByMenu(desk, 'Perlu ditinjau');
  const flag = desk.getByRole('region', { name: /451 dipakai 11 keluarga dalam 30 hari$/ });
  await flag.waitFor();
  expect(await flag.getByRole('link').count()).toBe(11);
  await looksRight(desk);
  await flag.getByLabel('Apa yang Anda temukan').fill('Satu calo; sudah ditegur, biayanya dikembalikan.');
  await flag.getByRole('button', { name: 'Tulis dan tutup' }).click();
  await flag.getByText('Satu calo; sudah ditegur').waitFor();
  await flag.getByText(/^Ditinjau oleh/).waitFor();
  await looksRight(desk);
});

test('and by then the phone was reminded of it, once', { timeout: 120_000 }, async () => {
  const told = () => messagesTo(sandboxUrl, ruth.phone);
  // Reminders go out each minute, and at once for whoever moves the clock.
  await moveClock(1);
  await expect
    .poll(told, { timeout: 90_000, interval: 1_000 })
    .toContainEqual(expect.objectContaining({ text: expect.stringContaining(draft) }));
  const [reminder, ...others] = (await told()).filter(({ text }) => text.includes(draft));
  expect(others).toEqual([]);
  expect(reminder?.text).toContain('tinggal namanya');
  expect(reminder?.text).toContain(`kirim paling lambat ${lastDay}`);
});

function inWords(date: string): string {
  const words = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('id-ID', { timeZone: 'UTC', ...words }).format(new Date(date));
}

/** The product's day, on which it is past nine: reminders go out then. */
async function afterNine(): Promise<string> {
  const inJakarta = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString();
  const now = inJakarta(await moveClock(1));
  return (Number(now.slice(11, 13)) < 9 ? inJakarta(await moveClock(121)) : now).slice(0, 10);
}

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

async function moveClock(minutes: number): Promise<Date> {
  const answer = await fetch(`${sandboxUrl}/control/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutes }),
  });
  const { now } = (await answer.json()) as { now: string };
  return new Date(now);
}
