/**
 * What there is not enough of for everyone at once: a visit that is booked, moved and met in the office, blanks that
 * run out and are delivered, and the line in public. Citizens go without scripts, on a small phone.
 */
import type { Answers, Pack, Scenario, Service } from '@satuloket/engine';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDefinitions } from '../packages/cli/src/start/definitions.ts';
import {
  accessibilityFaults,
  launchBrowser,
  openScreen,
  overflowsSideways,
  untilAwake,
} from './support/browser.ts';
import { goByMenu } from './support/menu.ts';
import { openCase, signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { type Paper, photoOf } from './support/papers.ts';
import { aisyah, messageThatSays, proveIdentity, signIn } from './support/people.ts';
import { sealingBy } from './support/register.ts';
import { fillInForm, type Replayed, shiftedAnswers, takeAsOfficer } from './support/replay.ts';
import { takeFreeTime } from './support/visit.ts';

const { url, sandboxUrl } = product;
const city = `${url}/kota-bekasi`;
/** An office that no other story of these tests takes its blanks from. */
const office = { id: 'kecamatan-rawalumbu', name: 'Kantor Kecamatan Rawalumbu', village: '32.75.05.1002' };
const codeShape = /[A-Z]{2,3}-[0-9A-Z]{5}-[0-9A-Z]{5}/;

const definitions = await readDefinitions();
if (!definitions.ok) throw new Error('A pack or a region is wrong.');
const services = definitions.value.packs.flatMap(({ pack }) =>
  Object.values(pack.services).map((service) => ({ pack, service })),
);

/** Found by what it has, not by its name. */
function serviceWith(has: (service: Service) => boolean): Replayed {
  const found = services.find(({ service }) => has(service));
  const scenario = found?.pack.scenarios.find(({ service }) => service === found.service.code);
  if (!found || !scenario) throw new Error('No pack has such a service.');
  return { ...found, scenario } satisfies { pack: Pack; service: Service; scenario: Scenario };
}
const visited = serviceWith(({ visit }) => visit !== undefined);
const lined = serviceWith(({ line }) => line !== undefined);

let browser: Browser;
let paper: Paper;
let phone: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  paper = await photoOf(browser, 'Dokumen', ['Untuk uji kunjungan']);
  phone = await (await openScreen(browser, 'smallPhone', { javaScriptEnabled: false })).newPage();
  await phone.goto(`${city}/masuk`);
  await signIn(phone, sandboxUrl, aisyah);
  await phone.waitForURL(/\/akun/);
  await phone.goto(`${city}/masuk/identitas`);
  if (phone.url().includes('/identitas')) {
    await proveIdentity(phone, aisyah);
    await phone.waitForURL(/\/akun/);
  }
});
afterAll(() => browser?.close());

/** The scenario's answers, for who is signed in, at the office of this story. */
function answersOf({ scenario }: Replayed): Answers {
  const answers = shiftedAnswers(scenario, new Date());
  const [day, month, year] = aisyah.birthDate;
  const two = (part: string) => part.padStart(2, '0');
  return {
    ...answers,
    subject: {
      source: 'register',
      nik: aisyah.nik,
      name: aisyah.name,
      birthDate: `${year}-${two(month)}-${two(day)}`,
    },
    familyCard: aisyah.kk,
    home: { street: 'Jalan Siliwangi 7', rt: '001', rw: '002', villageCode: office.village },
  };
}

async function applyFor(story: Replayed): Promise<string> {
  await phone.goto(`${city}/layanan/${story.service.code}`);
  await phone.getByRole('button', { name: 'Ajukan sekarang' }).click();
  await fillInForm(phone, story, answersOf(story), paper);
  await phone.getByRole('button', { name: 'Kirim permohonan' }).click();
  const code = codeShape.exec(phone.url())?.[0];
  if (!code) throw new Error(`Not sent: ${await phone.locator('main').innerText()}`);
  return code;
}

async function looksRight(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
}

async function desk(username: string, options: { scripts: boolean } = { scripts: true }): Promise<Page> {
  const context = await openScreen(browser, 'desk', { javaScriptEnabled: options.scripts });
  const page = await context.newPage();
  await signInOfficer(page, city, username);
  return page;
}

/** axe needs scripts: what the scriptless phone sees, in a browser that runs them. */
async function seenWithScripts(path: string): Promise<Page> {
  const context = await openScreen(browser, 'smallPhone');
  await context.addCookies(await phone.context().cookies());
  const page = await context.newPage();
  await page.goto(`${city}${path}`);
  return page;
}

describe('a visit', () => {
  let code: string;
  let slotId: string;

  test('is chosen by office, day and time, and stands on the page of the case', async () => {
    code = await applyFor(visited);
    await phone.goto(`${city}/berkas/${code}`);
    await phone.getByRole('link', { name: 'Pilih hari dan jam' }).click();
    await phone.getByRole('heading', { name: 'Pilih hari dan jam kunjungan' }).waitFor();
    await phone.getByText('Pilih kantor lain').click();
    await phone.getByRole('link', { name: /Kantor Kecamatan Bekasi Barat/ }).click();
    await phone.getByText('Pilih kantor lain').click();
    await phone.getByRole('link', { name: new RegExp(office.name) }).click();
    await looksRight(await seenWithScripts(new URL(phone.url()).pathname.replace('/kota-bekasi', '')));
    slotId = await takeFreeTime(phone);
    expect(slotId).toContain(office.id);
    await phone.getByRole('heading', { name: 'Kunjungan Anda' }).waitFor();
    await phone.getByText(`di ${office.name}`).first().waitFor();
    await phone.getByText('Yang dibawa').waitFor();
    await looksRight(await seenWithScripts(`/berkas/${code}`));
  });

  test('goes into the calendar of a phone', async () => {
    const answer = await phone.request.get(`${city}/berkas/${code}/kunjungan.ics`);
    expect(answer.headers()['content-type']).toContain('text/calendar');
    const file = (await answer.text()).replaceAll('\r\n ', '');
    expect(file).toContain(`LOCATION:${office.name}`);
    expect(file).toMatch(/DTSTART:\d{8}T\d{6}Z/);
  });

  test('asked for without a time says what is missing, and loses nothing', async () => {
    await phone.goto(`${city}/berkas/${code}`);
    await phone.getByRole('link', { name: 'Pindahkan jadwal' }).click();
    await phone
      .getByRole('region', { name: 'Hari' })
      .getByRole('link', { name: /tempat$/ })
      .nth(1)
      .click();
    const day = new URL(phone.url()).searchParams.get('hari');
    await phone.getByRole('button', { name: 'Pesan waktu ini' }).click();
    await phone.getByRole('link', { name: 'Pilih jamnya.' }).waitFor();
    expect(new URL(phone.url()).searchParams.get('hari')).toBe(day);
  });

  test('is moved, and the office sees who comes when', async () => {
    await phone.goto(`${city}/berkas/${code}/jadwal?langkah=move`);
    const moved = await takeFreeTime(phone);
    expect(moved).not.toBe(slotId);
    const operator = await desk('operator.rawalumbu');
    await goByMenu(operator, 'Kunjungan');
    const [, , date] = moved.split('.');
    await operator.goto(`${city}/petugas/kunjungan?hari=${date}`);
    await looksRight(operator);
    const row = operator.getByRole('row').filter({ hasText: code });
    await row.getByRole('rowheader', { name: aisyah.name }).waitFor();
    await row.getByRole('link', { name: code }).click();
    await operator.getByText('Kunjungan terjadwal').first().waitFor();
  });
});

describe('blanks and the line', () => {
  let code: string;
  let operator: Page;

  /** A click in the instant in which the scripts take the page over may be nobody's. */
  async function openStock(): Promise<void> {
    await operator.goto(`${city}/petugas/persediaan?barang=${lined.service.line?.stock}`);
    await untilAwake(operator);
  }

  /** What lies there, by serial: nothing. */
  async function countNothing(words = ''): Promise<void> {
    await openStock();
    await operator.locator('#counted-serials').fill('');
    await operator.locator('#counted-words').fill(words);
    await operator.getByRole('button', { name: 'Simpan hitungan' }).click();
  }

  async function receiveTwo(): Promise<void> {
    await openStock();
    await operator.getByLabel('Nomor seri pertama').first().fill('UJI-000001');
    await operator.getByLabel('Nomor seri terakhir').first().fill('UJI-000002');
    await operator.getByRole('button', { name: 'Terima kotak ini' }).click();
  }

  test('are counted, and a difference needs a reason', async () => {
    operator = await desk('operator.rawalumbu');
    await goByMenu(operator, 'Persediaan');
    await operator.getByRole('heading', { level: 1, name: `Persediaan di ${office.name}` }).waitFor();
    await looksRight(operator);
    await countNothing();
    await operator.getByRole('link', { name: /kurang \d+ .*tulis sebabnya/ }).waitFor();
    expect(await operator.locator('#counted-serials').inputValue()).toBe('');
    await countNothing('Semua terpakai dalam perekaman massal');
    await operator.getByText('Tercatat. Sisa sekarang 0.').waitFor();
    await operator.getByText('Segera pesan').first().waitFor();
    await operator.getByText('Semua terpakai dalam perekaman massal').first().waitFor();
  });

  test('what is typed before the scripts have come is not lost', async () => {
    let come = (): void => {};
    const held = new Promise<void>((resolve) => {
      come = resolve;
    });
    await operator.route(/\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await operator.goto(`${city}/petugas/persediaan?barang=${lined.service.line?.stock}`, {
      waitUntil: 'commit',
    });
    await operator.locator('#counted-serials').fill('UJI-000009');
    await operator.locator('#counted-words').fill('Diketik lebih dulu');
    come();
    await untilAwake(operator);
    expect(await operator.locator('#counted-serials').inputValue()).toBe('UJI-000009');
    expect(await operator.locator('#counted-words').inputValue()).toBe('Diketik lebih dulu');
    await operator.unroute(/\.js$/);
  });

  test('without any, a case waits in the public line and no officer can go past it', async () => {
    code = await applyFor(lined);
    const told = await fetch(`${sandboxUrl}/control/card`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ nik: aisyah.nik, status: 'PRINT_READY_RECORD' }),
    });
    expect(told.status).toBe(200);
    const verifier = await desk('verifikator.rawalumbu', { scripts: false });
    await openCase(verifier, city, code);
    await acceptWhenReady(verifier, code);
    await phone.goto(`${city}/berkas/${code}`);
    await phone.getByText(/Urutan ke-1 dari 1 yang menunggu\..*tersisa 0/).waitFor();
    await phone.getByRole('link', { name: 'Lihat urutan yang diumumkan' }).click();
    await phone
      .getByRole('row')
      .filter({ hasText: `…${code.slice(-4)}` })
      .getByText('Menunggu kiriman')
      .waitFor();
    await looksRight(await seenWithScripts(`/antrean/${lined.service.code}?kantor=${office.id}`));
    await openCase(operator, city, code);
    await operator.getByText('Persediaan di kantor ini habis').first().waitFor();
  });

  test('with a delivery it is served, and leaves the line', async () => {
    await receiveTwo();
    await operator.getByText('Tercatat. Sisa sekarang 2.').waitFor();
    await phone.goto(`${city}/antrean/${lined.service.code}?kantor=${office.id}`);
    await phone
      .getByRole('row')
      .filter({ hasText: `…${code.slice(-4)}` })
      .getByText('Dilayani sekarang')
      .waitFor();
    const print = Object.entries(lined.service.flow.actions).find(([, { uses }]) => uses !== undefined);
    const [action = ''] = print ?? [];
    const scriptless = await desk('operator.rawalumbu', { scripts: false });
    await takeAsOfficer(
      scriptless,
      `${city}/petugas/berkas/${code}`,
      lined,
      { by: 'operator', action },
      sealingBy(sandboxUrl),
    );
    await scriptless.waitForURL(({ search }) => !search.includes('panel'));
    await phone.goto(`${city}/antrean/${lined.service.code}?kantor=${office.id}`);
    await phone.getByText('Tidak ada yang menunggu di kantor ini.').waitFor();
    await operator.goto(`${city}/petugas/persediaan?barang=${lined.service.line?.stock}`);
    await operator.getByRole('row').filter({ hasText: code }).getByText('−1').waitFor();
  });
});

/** The register is asked a moment later than it knows: the step is there once it has answered. */
async function acceptWhenReady(page: Page, code: string): Promise<void> {
  const accept = page.locator('button[name="action"][value="accept"]');
  for (let tries = 0; tries < 40 && !(await accept.isVisible()); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await openCase(page, city, code);
  }
  await page.goto(`${city}/petugas/berkas/${code}?panel=action.accept`);
  for (const box of await page.locator('input[name="checklist"]').all()) await box.check({ force: true });
  await page.locator('button[name="action"][value="accept"]').first().click();
  await messageThatSays(sandboxUrl, aisyah.phone, new RegExp(code));
}
