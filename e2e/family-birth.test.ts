/**
 * Twins are born at a hospital while the register is down for two hours: the hospital begins the application, the mother
 * sends it all the same, the offices wait for the register and go on, and the family gets five documents for one form.
 */
import type { Answers, Region } from '@satuloket/engine';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDefinitions } from '../packages/cli/src/start/definitions.ts';
import { faultsOfPlainPage, launchBrowser, openScreen } from './support/browser.ts';
import { alya, bambang, homeOfAlya, personOf } from './support/families.ts';
import { type Offices, openOffices, retold } from './support/offices.ts';
import { product } from './support/our-product.ts';
import { type Paper, photoOf } from './support/papers.ts';
import {
  messagesTo,
  messageThatSays,
  proveIdentity,
  type Resident,
  showCard,
  signIn,
} from './support/people.ts';
import { fillInFields, fillInForm, receiverCode } from './support/replay.ts';

const { url, sandboxUrl } = product;
const definitions = await readDefinitions();
if (!definitions.ok) throw new Error('A pack or a region is wrong.');
const { packs, places } = definitions.value;
const region = places.regions().find(({ slug }) => slug === 'kota-bekasi') as Region;
const pack = packs.find((each) => each.pack.manifest.name === 'e-open')?.pack;
if (!pack) throw new Error('There is no e-Open.');
const city = `${url}/${region.slug}`;

const bornDaysAgo = 2;
const birthDate = new Date(Date.now() - bornDaysAgo * 86_400_000).toISOString().slice(0, 10);
const witnesses = [
  { name: 'Sri Wahyuni Rahayu', nik: '3275046512907001', phone: '0812 0000 0103' },
  { name: 'Suparman', nik: '3275091705857001', phone: '0812 0000 0105' },
] as const;

/** What the hospital knows of them; names are the parents' affair. */
const born = {
  birthPlace: '32.75',
  birthPlaceKind: 'hospital',
  attendant: 'doctor',
  birthKind: 'twin',
  hasBirthLetter: true,
  children: [
    {
      childSex: 'female',
      birthDate,
      birthTime: '04:30',
      birthOrder: 1,
      weightGrams: 2450,
      lengthCentimetres: 46,
    },
    {
      childSex: 'male',
      birthDate,
      birthTime: '04:41',
      birthOrder: 2,
      weightGrams: 2380,
      lengthCentimetres: 45,
    },
  ],
  mother: { source: 'typed', nik: alya.nik, name: alya.name, birthDate: '2001-05-30' },
} as const satisfies Answers;

const names = ['Kirana Putri Wibowo', 'Kenzo Putra Wibowo'];

/** What the parents add. */
const sent: Answers = {
  ...born,
  children: born.children.map((child, index) => ({
    ...child,
    childName: names[index] ?? '',
    bloodType: 'unknown',
  })),
  mother: personOf(alya, 'wife'),
  marriagePaper: 'marriage-book',
  father: personOf(bambang, 'head'),
  familyCard: alya.kk,
  home: homeOfAlya,
  reporterRelation: 'mother',
  witness1: { source: 'typed', name: witnesses[0].name, nik: witnesses[0].nik },
  witness1Phone: witnesses[0].phone,
  witness2: { source: 'typed', name: witnesses[1].name, nik: witnesses[1].nik },
  witness2Phone: witnesses[1].phone,
  delivery: 'home',
  deliveryTime: 'daytime',
  phone: alya.phone,
  truth: true,
};

let browser: Browser;
let offices: Offices;
let paper: Paper;
let startCode = '';
let mother: Page;
let father: Page;
let code = '';
const certificates: string[] = [];
const childNiks: string[] = [];
const seen = new Map<string, number>();

beforeAll(async () => {
  browser = await launchBrowser();
  offices = openOffices({ browser, url, sandboxUrl, region, pack, villageCode: homeOfAlya.villageCode });
  paper = await photoOf(browser, 'Dokumen keluarga', [alya.name, bambang.name]);
  for (const { phone } of witnesses) seen.set(phone, (await messagesTo(sandboxUrl, phone)).length);
});
afterAll(() => browser?.close());

async function plainPage(screen: 'phone' | 'desk'): Promise<Page> {
  const page = await (await openScreen(browser, screen, { javaScriptEnabled: false })).newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

async function control(path: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  const answer = await fetch(`${sandboxUrl}/control${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

async function residentOnPhone(resident: Resident): Promise<Page> {
  const page = await plainPage('phone');
  await page.goto(`${city}/masuk`);
  await signIn(page, sandboxUrl, resident);
  await page.waitForURL(/\/akun/);
  await page.goto(`${city}/masuk/identitas`);
  await proveIdentity(page, resident);
  await page.waitForURL(/\/akun/);
  await showCard(page, resident);
  return page;
}

const codeIn = (text: string): string => /[A-Z]{2,3}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0] ?? '';
const documents = (page: Page) => page.getByRole('region', { name: 'Yang kami urus untuk Anda' });

test('the hospital begins it with a code for the family, names left to the parents', async () => {
  const midwife = await plainPage('desk');
  await midwife.goto(`${city}/petugas/masuk`);
  await midwife.getByLabel('Nama pengguna').fill('bidan.rsud');
  await midwife.getByLabel('Kata sandi').fill('satu-loket-demo');
  await midwife.getByRole('button', { name: 'Masuk', exact: true }).click();
  await midwife.getByRole('heading', { level: 1, name: 'Kode mulai' }).waitFor();
  await midwife.goto(`${city}/petugas/kode/baru/peristiwa-kelahiran/birth-letter`);
  const { service } = offices.storyOf('peristiwa-kelahiran');
  const asked = service.startCodes?.['birth-letter']?.fields ?? [];
  const fields = service.form.steps
    .flatMap((step) => step.fields)
    .filter((field) => asked.includes(field.code));
  await fillInFields(midwife, fields, born, { paper, attachments: ['birth-letter'] });
  await midwife.getByRole('button', { name: 'Buat kode' }).last().click();
  await midwife.getByRole('heading', { name: 'Kode untuk keluarga' }).waitFor();
  const slip = await midwife.getByRole('article').innerText();
  startCode = /\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/.exec(slip)?.[0] ?? '';
  expect(startCode).not.toBe('');
});

test('the register is down: the mother opens it by the code, adds the names and sends it all the same', async () => {
  mother = await residentOnPhone(alya);
  await mother.waitForURL(/\/akun/);
  await control('', { down: true, minutes: 120 });
  await mother.goto(`${city}/mulai/${startCode}`);
  await mother.getByRole('button', { name: 'Buka permohonan' }).click();
  await mother.waitForURL(/\/draf\//);
  const attachments = ['marriage-book', 'family-card', 'parents-cards'];
  const story = retold(offices.storyOf('peristiwa-kelahiran'), { answers: sent, attachments });
  await fillInForm(mother, story, sent, paper);
  const planned = mother.getByRole('region', { name: 'Cukup sekali kirim' });
  expect(await planned.getByRole('listitem').count()).toBe(5);
  for (const name of names) await planned.getByText(name).first().waitFor();
  await mother.getByRole('button', { name: 'Kirim permohonan' }).click();
  await documents(mother).getByText('0 dari 5 selesai').waitFor();
  code = codeIn(mother.url());
  expect(await documents(mother).getByText('Diproses').count()).toBe(2);
  expect(await documents(mother).getByText('Menunggu giliran').count()).toBe(3);
  await messageThatSays(sandboxUrl, alya.phone, new RegExp(code));
  expect(await toldOfCases(alya.phone)).toEqual([code]);
});

/** The codes of cases that messages to a phone name, one for each message. */
async function toldOfCases(phone: string): Promise<readonly string[]> {
  const all = await messagesTo(sandboxUrl, phone);
  // Several that are due at the same time go out as one, numbered.
  const told = all.flatMap(({ text }) => text.split(/\n\n\d+\. /));
  return told.map(codeIn).filter((each) => each !== '');
}

test('the father signs in for the first time: what he says of himself is kept until the register answers', async () => {
  father = await plainPage('phone');
  await father.goto(`${city}/masuk/identitas`);
  await signIn(father, sandboxUrl, bambang);
  await proveIdentity(father, bambang);
  await father.getByRole('heading', { level: 1, name: 'Data Anda kami cocokkan nanti' }).waitFor();
  await father.goto(`${city}/keluarga`);
  await father.getByText('Data Anda masih kami cocokkan').first().waitFor();
  expect(await father.content()).not.toContain(alya.name);
});

test('both witnesses confirm both births by their links', async () => {
  for (const witness of witnesses) {
    for (const link of await linksTo(witness.phone, 2)) {
      const page = await plainPage('phone');
      await page.goto(link);
      await page.getByRole('radio', { name: 'Ya, saya membenarkan' }).check();
      await page.getByLabel('Empat angka terakhir NIK Anda').fill(witness.nik.slice(-4));
      await page.getByRole('button', { name: 'Kirim jawaban' }).click();
      await page.getByRole('heading', { level: 1, name: 'Anda membenarkan pernyataan ini' }).waitFor();
      await page.context().close();
    }
  }
});

async function linksTo(phone: string, count: number): Promise<readonly string[]> {
  for (let tries = 0; tries < 120; tries += 1) {
    const fresh = (await messagesTo(sandboxUrl, phone)).slice(seen.get(phone) ?? 0);
    const links = fresh.flatMap(({ text }) => text.match(/https?:\/\/\S+\/saksi\/[\w-]+/g) ?? []);
    if (links.length >= count) return links;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`No links came to ${phone}.`);
}

test('the papers are checked, the operator waits for the register, and the family is told that it is the centre', async () => {
  const opened = await offices.opened(code);
  certificates.push(opened.get('certificate[0]') ?? '', opened.get('certificate[1]') ?? '');
  for (const each of certificates) {
    await offices.take('akta-kelahiran', each, 'accept');
    await offices.stands(each, 'akta-kelahiran', 'registering');
  }
  const siak = await fetch(`${sandboxUrl}/siak/kelahiran`);
  expect(siak.status).toBe(503);
  expect(await siak.text()).toContain('SIAK sedang tidak dapat diakses');
  for (const each of certificates) await offices.take('akta-kelahiran', each, 'wait-register');
  await mother.goto(`${city}/berkas/${certificates[0]}`);
  await mother
    .getByRole('heading', { level: 1, name: /Sistem kependudukan pusat sedang terganggu/ })
    .waitFor();
  expect((await offices.track(code)).end).toBeNull();
});

test('after two hours it all goes on: the births are registered and both certificates are there', async () => {
  await control('/clock', { minutes: 121 });
  offices.closeDesks();
  for (const [index, each] of certificates.entries()) {
    await offices.take('akta-kelahiran', each, 'resume');
    const asked = { childNik: 'NIK anak' };
    const { number, others } = await offices.register('akta-kelahiran', each, 'register', 'birth', asked);
    childNiks.push(others.get('NIK anak') ?? '');
    expect(number).toMatch(/^3275-LU-\d{8}-\d{4}$/);
    await offices.take('akta-kelahiran', each, 'approve');
    await offices.stands(each, 'akta-kelahiran', 'finished');
    if (index === 0) {
      const { parts } = await offices.track(code);
      expect(parts.members?.filter(({ code: opened }) => opened !== null).length).toBe(2);
    }
  }
});

test('the family card opens by itself, then both cards, which a courier brings', async () => {
  const card = await openedBy('family-card');
  await offices.take('kk-perubahan', card, 'accept');
  await offices.register('kk-perubahan', card, 'register', 'kk-change');
  await offices.take('kk-perubahan', card, 'approve');
  for (const item of [0, 1]) {
    const child = await openedBy(`child-card[${item}]`);
    await offices.take('kia', child, 'accept');
    // What the operator copies into the register names the child by the number that came with the certificate.
    const operator = await offices.deskOf('operator.bekasitimur');
    await operator.goto(offices.addressOf(child));
    expect(childNiks[item]).toMatch(/^\d{16}$/);
    await operator.locator('button[data-row]').getByText(childNiks[item]!, { exact: true }).waitFor();
    await offices.take('kia', child, 'print');
    await offices.stands(child, 'kia', 'packing');
    await offices.take('kia', child, 'to-courier');
    await offices.stands(child, 'kia', 'with-courier');
    const proof = await receiverCode(mother, `${city}/berkas/${child}`);
    await offices.take(
      'kia',
      child,
      'deliver',
      { receiverName: alya.name, receiverRelation: 'family' },
      proof,
    );
    await offices.stands(child, 'kia', 'finished');
  }
  await offices.stands(code, 'peristiwa-kelahiran', 'finished');
});

async function openedBy(member: string): Promise<string> {
  await offices.until(code, `with ${member}`, ({ parts }) =>
    (parts.members ?? []).some(
      ({ member: name, item, code: child }) =>
        child !== null && (item === undefined ? name : `${name}[${item}]`) === member,
    ),
  );
  return (await offices.opened(code)).get(member) ?? '';
}

test('the mother sees one story that is over, and was told of each document once', async () => {
  await mother.goto(`${city}/berkas/${code}`);
  await documents(mother).getByText('5 dari 5 selesai').waitFor();
  await messageThatSays(sandboxUrl, alya.phone, /semua dokumen untuk/);
  // Filed, the family card filed, both cards filed in one message, finished.
  const told = (await toldOfCases(alya.phone)).filter((each) => each === code);
  expect(told.length).toBe(4);
  await messageThatSays(sandboxUrl, alya.phone, /kini kami ajukan Kartu Identitas Anak \(2\)/);
  expect(await mother.locator('main').innerText()).not.toContain('Pendamping');
  expect(await faultsOfPlainPage(browser, mother)).toEqual([]);
});

test('the father, matched by now, sees the new documents of his family', async () => {
  for (let tries = 0; tries < 60; tries += 1) {
    await father.goto(`${city}/keluarga`);
    if ((await father.getByText('Data Anda masih kami cocokkan').count()) === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  await showCard(father, bambang);
  const family = father.getByRole('region', { name: 'Berkas keluarga' });
  for (const each of certificates) await family.getByText(each).waitFor();
  expect(await faultsOfPlainPage(browser, father)).toEqual([]);
});
