/**
 * A family of four moves from Kota to Kabupaten Bekasi: one form, the moving letter worked in the city, a signed message,
 * and the arrival that opens by itself in the regency, up to the last card from the post. Both pages tell one story.
 */
import type { Answers, Region } from '@satuloket/engine';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDefinitions } from '../packages/cli/src/start/definitions.ts';
import { faultsOfPlainPage, launchBrowser, openScreen } from './support/browser.ts';
import { familyOfNayla, homeOfNayla, nayla } from './support/families.ts';
import { type Offices, openOffices, retold } from './support/offices.ts';
import { product } from './support/our-product.ts';
import { type Paper, photoOf } from './support/papers.ts';
import { messageThatSays, proveIdentity, showCard, signIn } from './support/people.ts';
import { fillInForm } from './support/replay.ts';

const { url, sandboxUrl } = product;
const definitions = await readDefinitions();
if (!definitions.ok) throw new Error('A pack or a region is wrong.');
const { packs, places } = definitions.value;
const city = `${url}/kota-bekasi`;
const regency = `${url}/kabupaten-bekasi`;

const sent: Answers = {
  moveKind: 'whole-family',
  movers: familyOfNayla.map((person) => ({
    person: { source: 'register' as const, ...person },
    relation: person.relation,
  })),
  moveReason: 'work',
  familyCard: nayla.kk,
  home: homeOfNayla,
  destination: '32.16',
  destinationStreet: 'Perumahan Mekar Indah Blok C4 Nomor 9',
  destinationRt: '003',
  destinationRw: '012',
  destinationVillage: 'Mekarmukti',
  destinationDistrict: 'Cikarang Utara',
  delivery: 'home',
  deliveryTime: 'evening',
  phone: nayla.phone,
  truth: true,
};

let browser: Browser;
let paper: Paper;
let inCity: Offices;
let inRegency: Offices;
let phone: Page;
let event = '';
let letter = '';
let arrival = '';

function officesIn(slug: string, packName: string, villageCode: string): Offices {
  const region = places.regions().find((each) => each.slug === slug) as Region;
  const pack = packs.find((each) => each.pack.manifest.name === packName)?.pack;
  if (!pack) throw new Error(`There is no pack ${packName}.`);
  return openOffices({ browser, url, sandboxUrl, region, pack, villageCode });
}

beforeAll(async () => {
  browser = await launchBrowser();
  inCity = officesIn('kota-bekasi', 'e-open', homeOfNayla.villageCode);
  inRegency = officesIn('kabupaten-bekasi', 'sitepak', '32.16.09.2003');
  paper = await photoOf(browser, 'Kartu Keluarga', [nayla.kk]);
});
afterAll(() => browser?.close());

const codeIn = (text: string): string => /[A-Z]{2,3}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0] ?? '';
const documents = (page: Page) => page.getByRole('region', { name: 'Yang kami urus untuk Anda' });

test('the mother fills in one form for all four in the city', async () => {
  phone = await (await openScreen(browser, 'phone', { javaScriptEnabled: false })).newPage();
  phone.setDefaultTimeout(30_000);
  await phone.goto(`${city}/masuk`);
  await signIn(phone, sandboxUrl, nayla);
  await phone.waitForURL(/\/akun/);
  await phone.goto(`${city}/masuk/identitas`);
  await proveIdentity(phone, nayla);
  await phone.waitForURL(/\/akun/);
  await showCard(phone, nayla);
  await phone.goto(`${city}/layanan/peristiwa-pindah-antar`);
  await phone.getByRole('button', { name: 'Ajukan sekarang' }).click();
  const story = retold(inCity.storyOf('peristiwa-pindah-antar'), {
    answers: sent,
    attachments: ['family-card', 'identity-card'],
  });
  await fillInForm(phone, story, sent, paper);
  await phone.getByRole('button', { name: 'Kirim permohonan' }).click();
  await documents(phone).waitFor();
  event = codeIn(phone.url());
  letter = (await inCity.opened(event)).get('moving-letter') ?? '';
  expect(letter).not.toBe('');
});

test('the city makes and releases the moving letter, and its event is over', async () => {
  await inCity.take('pindah-keluar', letter, 'accept');
  const { number } = await inCity.register('pindah-keluar', letter, 'register', 'move-out');
  expect(number).toMatch(/^SKPWNI\/3275\//);
  await inCity.take('pindah-keluar', letter, 'approve');
  await inCity.stands(letter, 'pindah-keluar', 'finished');
  await inCity.stands(event, 'peristiwa-pindah-antar', 'finished');
});

test('the arrival opens by itself in the regency for the same account', async () => {
  for (let tries = 0; tries < 120 && arrival === ''; tries += 1) {
    await phone.goto(`${city}/berkas/${letter}`);
    const link = phone.locator('a[href*="/kabupaten-bekasi/berkas/"]').first();
    if ((await link.count()) > 0) arrival = codeIn((await link.getAttribute('href')) ?? '');
    else await new Promise((resolve) => setTimeout(resolve, 500));
  }
  if (arrival === '')
    throw new Error(`Nothing came to the regency: ${await phone.locator('main').innerText()}`);
  // One account everywhere; who is signed in is asked again in each region.
  await phone.goto(`${regency}/masuk`);
  await signIn(phone, sandboxUrl, nayla);
  await phone.waitForURL(/\/akun/);
  await phone.goto(`${regency}/berkas/${arrival}`);
  await documents(phone).getByText('0 dari 5 selesai').waitFor();
  await documents(phone).getByText('untuk Nayla Sihombing').first().waitFor();
  await messageThatSays(sandboxUrl, nayla.phone, new RegExp(arrival));
});

test('the regency records the arrival and makes the family card', async () => {
  const card = (await inRegency.opened(arrival)).get('family-card') ?? '';
  await inRegency.take('kk-pindah-datang', card, 'accept');
  await inRegency.register('kk-pindah-datang', card, 'register', 'move-in');
  await inRegency.take('kk-pindah-datang', card, 'approve');
  await inRegency.until(card, 'finished', ({ end }) => end === 'finished');
});

test('four cards follow, come by post, and the old ones go back', async () => {
  await inRegency.until(arrival, 'with four cards', ({ parts }) =>
    (parts.members ?? []).every(({ code }) => code !== null),
  );
  await receiveBlanks('blangko-ktp');
  await receiveBlanks('blangko-kia');
  for (const [member, code] of await inRegency.opened(arrival)) {
    if (member === 'family-card') continue;
    const isAdult = member.startsWith('adult-card');
    const service = isAdult ? 'ktp-ubah-data' : 'kia';
    await inRegency.take(service, code, 'accept');
    await inRegency.take(service, code, 'print');
    await inRegency.stands(code, service, 'packing');
    await inRegency.take(service, code, 'post', { trackingNumber: `P${code.replaceAll('-', '')}` });
    await phone.goto(`${regency}/berkas/${code}`);
    const arrived = phone.getByRole('button', { name: 'Sudah saya terima' });
    await arrived.click();
    if (isAdult) {
      await inRegency.stands(code, service, 'old-card-due');
      await inRegency.take(service, code, 'old-card-came');
      await inRegency.take(service, code, 'destroy', {
        destroyedOn: new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10),
      });
    }
    await inRegency.stands(code, service, 'finished');
  }
  await inRegency.stands(arrival, 'kedatangan', 'finished');
});

/** Blanks come from the centre; the operator enters them before the first card is printed. */
async function receiveBlanks(stock: string): Promise<void> {
  const operator = await inRegency.deskOf('operator.cikarangutara');
  await operator.goto(`${regency}/petugas/persediaan?barang=${stock}`);
  await operator.getByLabel('Nomor seri pertama').first().fill('PINDAH-000001');
  await operator.getByLabel('Nomor seri terakhir').first().fill('PINDAH-000050');
  await operator.getByRole('button', { name: 'Terima kotak ini' }).click();
  await operator
    .getByText(/Tercatat\. Sisa sekarang/)
    .first()
    .waitFor();
}

test('both pages tell one story', async () => {
  await phone.goto(`${regency}/berkas/${arrival}`);
  await documents(phone).getByText('5 dari 5 selesai').waitFor();
  const there = await phone.locator('main').innerText();
  expect(there).toContain('Kota Bekasi');
  expect(there).toContain(letter);
  // What the city did stands in the regency's story, told by the city's name.
  expect(there).toContain('Surat pindah diserahkan kepada pemohon.');
  expect(await faultsOfPlainPage(browser, phone)).toEqual([]);
  const news = phone.getByText('Semua dokumen peristiwa ini sudah selesai').first();
  for (let tries = 0; tries < 60; tries += 1) {
    await phone.goto(`${city}/berkas/${letter}`);
    if ((await news.count()) > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await news.waitFor();
  const here = await phone.locator('main').innerText();
  expect(here).toContain('Kabupaten Bekasi');
  expect(here).toContain(arrival);
  expect(await faultsOfPlainPage(browser, phone)).toEqual([]);
});
