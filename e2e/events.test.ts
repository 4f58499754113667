/**
 * A life event as a family meets it: one form, one message, one page that tells what is done and what waits for what;
 * the cards follow by themselves once the family card is there.
 */
import type { Region } from '@satuloket/engine';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDefinitions } from '../packages/cli/src/start/definitions.ts';
import { demoPeople } from '../packages/sandbox/src/index.ts';
import { faultsOfPlainPage, launchBrowser, openScreen } from './support/browser.ts';
import { signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { type Paper, photoOf } from './support/papers.ts';
import { messagesTo, messageThatSays, proveIdentity, signIn } from './support/people.ts';
import { sealingBy } from './support/register.ts';
import {
  fillInForm,
  isTaken,
  officerFor,
  type Replayed,
  shiftedAnswers,
  takeAsOfficer,
} from './support/replay.ts';

const { url, sandboxUrl } = product;
const definitions = await readDefinitions();
if (!definitions.ok) throw new Error('A pack or a region is wrong.');
const { packs, places } = definitions.value;
const city = `${url}/kota-bekasi`;
const region = places.regions().find(({ slug }) => slug === 'kota-bekasi') as Region;

/** Where the demo has an officer for each role. */
const home = { street: 'Jalan Anggrek Nomor 8', rt: '002', rw: '011', villageCode: '32.75.01.1001' };

/** The first story of a service, as its pack tells it. */
function storyOf(code: string): Replayed {
  for (const { pack } of packs) {
    const service = pack.services[code];
    const scenario = pack.scenarios.find((each) => each.service === code);
    if (service && scenario) return { pack, service, scenario };
  }
  throw new Error(`No pack has a story of ${code}.`);
}

let browser: Browser;
let paper: Paper;

/** A page without scripts on which whatever does not come is told long before the test's own time is over. */
async function plainPage(screen: Parameters<typeof openScreen>[1]): Promise<Page> {
  const page = await (await openScreen(browser, screen, { javaScriptEnabled: false })).newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

beforeAll(async () => {
  browser = await launchBrowser();
  paper = await photoOf(browser, 'Kartu Keluarga', ['Keluarga Agus Prasetyo']);
});
afterAll(() => browser?.close());

const codeIn = (text: string): string => /[A-Z]{2,3}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0] ?? '';

/** Someone of the demo on a phone without scripts, known to the register. */
async function residentOnPhone(name: string): Promise<{ page: Page; phone: string }> {
  const person = demoPeople.find((each) => each.name === name);
  if (!person) throw new Error(`${name} is not of the demo.`);
  const page = await plainPage('phone');
  const [year = '', month = '', day = ''] = person.birthDate.split('-');
  const resident = { ...person, birthDate: [String(Number(day)), String(Number(month)), year] } as const;
  await page.goto(`${city}/keluarga`);
  await signIn(page, sandboxUrl, resident);
  await page.getByRole('heading', { level: 1, name: 'Keluarga' }).waitFor();
  const prove = page.getByRole('link', { name: 'Cocokkan sekarang' });
  if ((await prove.count()) > 0) {
    await page.getByText('kami tidak menampilkan siapa pun').waitFor();
    await prove.click();
    await proveIdentity(page, resident);
    await page.getByRole('heading', { name: 'Anggota keluarga' }).waitFor();
  }
  return { page, phone: person.phone };
}

/** Whoever holds the roles takes the steps of the service's first story. */
async function work(story: Replayed, code: string): Promise<void> {
  const desks = new Map<string, Page>();
  for (const { when } of story.scenario.steps) {
    if (!isTaken(when)) continue;
    const track = await fetch(`${url}/api/regions/kota-bekasi/track/${code}`);
    const { office } = (await track.json()) as { office: { id: string } };
    const officeId = region.offices.find(({ name }) => name.id === office.id)?.id ?? '';
    const username = officerFor(region, story, { role: when.by, officeId, villageCode: home.villageCode });
    const desk = desks.get(username) ?? (await plainPage('desk'));
    if (!desks.has(username)) await signInOfficer(desk, city, username);
    desks.set(username, desk);
    await takeAsOfficer(desk, `${city}/petugas/berkas/${code}`, story, when, sealingBy(sandboxUrl));
    await desk.waitForLoadState();
  }
  const [desk] = desks.values();
  if (desk) {
    await desk.goto(`${city}/petugas/berkas/${code}`);
    await desk.getByRole('heading', { name: /^Bagian dari/ }).waitFor();
  }
}

const section = (page: Page) => page.getByRole('region', { name: 'Yang kami urus untuk Anda' });

async function cardsUnderWay(page: Page, address: string): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    await page.goto(address);
    if ((await section(page).getByText('Diproses').count()) === 4) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`The cards were not filed:\n${await section(page).innerText()}`);
}

test('a family that moves fills in once, and its cards follow the family card by themselves', async () => {
  const event = storyOf('peristiwa-pindah-dalam');
  const { page, phone } = await residentOnPhone('Sri Wahyuni Rahayu');
  await expect
    .poll(() => page.getByRole('listitem').filter({ hasText: 'Arka Putra Prasetyo' }).count())
    .toBe(1);
  expect(await faultsOfPlainPage(browser, page)).toEqual([]);

  await page.goto(`${city}/layanan/peristiwa-pindah-dalam`);
  await page.getByRole('button', { name: 'Ajukan sekarang' }).click();
  await fillInForm(page, event, { ...shiftedAnswers(event.scenario, new Date()), home }, paper);
  const planned = page.getByRole('region', { name: 'Cukup sekali kirim' });
  expect(await planned.getByRole('listitem').count()).toBe(5);
  await planned.getByText('KIA alamat baru untuk Arka Putra Prasetyo').waitFor();
  await page.getByRole('button', { name: 'Kirim permohonan' }).click();

  await section(page).waitFor();
  const code = codeIn(page.url());
  const address = `${city}/berkas/${code}`;
  await section(page).getByText('0 dari 5 selesai').waitFor();
  expect(await section(page).getByText('Menunggu giliran').count()).toBe(4);
  expect(await faultsOfPlainPage(browser, page)).toEqual([]);
  await messageThatSays(sandboxUrl, phone, new RegExp(code));
  // The event and what it has opened: all of it in one message.
  const shown = await section(page).innerHTML();
  const ours = new Set([code, ...(shown.match(/[A-Z]{2,3}-[0-9A-Z]{5}-[0-9A-Z]{5}/g) ?? [])]);
  const told = (await messagesTo(sandboxUrl, phone)).map(({ text }) => codeIn(text));
  expect(told.filter((each) => ours.has(each))).toEqual([code]);

  await section(page)
    .getByRole('link', { name: /Lihat berkasnya Kartu Keluarga/ })
    .click();
  const child = codeIn(page.url());
  await page.getByText('Bagian dari Keluarga pindah rumah').waitFor();
  await work(storyOf('pindah-dalam'), child);

  await cardsUnderWay(page, address);
  await section(page).getByText('1 dari 5 selesai').waitFor();
  const download = section(page)
    .getByRole('link', { name: /^Unduh/ })
    .first();
  const paperOf = await page
    .context()
    .request.get(new URL((await download.getAttribute('href')) ?? '', page.url()).href);
  expect(paperOf.headers()['content-type']).toBe('application/pdf');

  // The family card lies with the cards' applications as their document, and whoever has only the code reads no name.
  await section(page)
    .getByRole('link', { name: /Lihat berkasnya KIA alamat baru untuk Arka/ })
    .click();
  await page.getByText('Lihat yang Anda kirim').click();
  await page.getByRole('link', { name: 'hasil.pdf' }).first().waitFor();
  const stranger = await plainPage('smallPhone');
  await stranger.goto(`${city}/lacak/${code}`);
  await section(stranger).getByText('1 dari 5 selesai').waitFor();
  expect(await stranger.locator('main').innerText()).not.toContain('Arka');
  expect(await faultsOfPlainPage(browser, stranger)).toEqual([]);
});
