/**
 * Cards from a box to the minutes of destruction: a blank is spoiled, the next one is printed, a wrong serial is
 * corrected, the batch is closed; the day is counted by serial.
 */
import type { Answers, Service } from '@satuloket/engine';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDefinitions } from '../packages/cli/src/start/definitions.ts';
import { accessibilityFaults, launchBrowser, openScreen, overflowsSideways } from './support/browser.ts';
import { goByMenu } from './support/menu.ts';
import { signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { type Paper, photoOf } from './support/papers.ts';
import { aisyah, proveIdentity, signIn } from './support/people.ts';
import { sealingBy } from './support/register.ts';
import { fillInForm, type Replayed, shiftedAnswers, takeAsOfficer } from './support/replay.ts';

const { url, sandboxUrl } = product;
const city = `${url}/kota-bekasi`;
/** An office that no other story of these tests takes its blanks from. */
const office = { account: 'jatiasih', village: '32.75.09.1001' };
const codeShape = /[A-Z]{2,3}-[0-9A-Z]{5}-[0-9A-Z]{5}/;

const definitions = await readDefinitions();
if (!definitions.ok) throw new Error('A pack or a region is wrong.');

/** A grown-up's card that is checked, printed and exchanged, found by what it has and not by its name. */
const isPlainCard = ({ flow }: Service): boolean => {
  if (!Object.values(flow.actions).some(({ takesBack }) => takesBack)) return false;
  const start = Object.values(flow.actions).find(({ from, needs }) => {
    return from.includes(flow.start) && needs.includes('checklist');
  });
  return start !== undefined && flow.states[start.to]?.queue === 'print' && start.guard === undefined;
};
const story: Replayed = (() => {
  for (const { pack } of definitions.value.packs)
    for (const service of Object.values(pack.services)) {
      const scenario = pack.scenarios.find((each) => each.service === service.code);
      if (isPlainCard(service) && scenario) return { pack, service, scenario };
    }
  throw new Error('No pack prints a card.');
})();

let browser: Browser;
let paper: Paper;
let operator: Page;
let code: string;

beforeAll(async () => {
  browser = await launchBrowser();
  paper = await photoOf(browser, 'Dokumen', ['Untuk uji cetak']);
});
afterAll(() => browser?.close());

async function desk(role: string, scripts = true): Promise<Page> {
  const page = await (await openScreen(browser, 'desk', { javaScriptEnabled: scripts })).newPage();
  await signInOfficer(page, city, `${role}.${office.account}`);
  return page;
}

function answersOf(): Answers {
  const [day, month, year] = aisyah.birthDate;
  const two = (part: string) => part.padStart(2, '0');
  return {
    ...shiftedAnswers(story.scenario, new Date()),
    subject: {
      source: 'register',
      nik: aisyah.nik,
      name: aisyah.name,
      birthDate: `${year}-${two(month)}-${two(day)}`,
    },
    familyCard: aisyah.kk,
    home: { street: 'Jalan Asem 3', rt: '001', rw: '002', villageCode: office.village },
  };
}

async function looksRight(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
}

describe('a card', () => {
  test('waits in the queue of its office once it is accepted', async () => {
    const phone = await (await openScreen(browser, 'smallPhone', { javaScriptEnabled: false })).newPage();
    await phone.goto(`${city}/masuk`);
    await signIn(phone, sandboxUrl, aisyah);
    await phone.waitForURL(/\/akun/);
    await phone.goto(`${city}/masuk/identitas`);
    if (phone.url().includes('/identitas')) {
      await proveIdentity(phone, aisyah);
      await phone.waitForURL(/\/akun/);
    }
    await phone.goto(`${city}/layanan/${story.service.code}`);
    await phone.getByRole('button', { name: 'Ajukan sekarang' }).click();
    await fillInForm(phone, story, answersOf(), paper);
    await phone.getByRole('button', { name: 'Kirim permohonan' }).click();
    const found = codeShape.exec(phone.url())?.[0];
    if (!found) throw new Error(`Not sent: ${await phone.locator('main').innerText()}`);
    code = found;
    const verifier = await desk('verifikator', false);
    const accept = Object.entries(story.service.flow.actions).find(([, { needs }]) =>
      needs.includes('checklist'),
    )?.[0];
    const taken = { by: 'verifier', action: accept ?? '' };
    await takeAsOfficer(verifier, `${city}/petugas/berkas/${code}`, story, taken, sealingBy(sandboxUrl));
    operator = await desk('operator');
    await goByMenu(operator, 'Cetak');
    await operator.getByRole('row').filter({ hasText: code }).waitFor();
    await looksRight(operator);
  });

  test('is printed in a batch: a spoiled blank, the next one, and a corrected serial', async () => {
    await operator.getByLabel(`Pilih ${code}`).check();
    await operator.getByRole('button', { name: 'Mulai dengan yang dicentang' }).click();
    const serial = operator.getByLabel('Nomor seri yang keluar').first();
    await serial.waitFor();
    await looksRight(operator);
    const first = await serial.inputValue();
    await operator.getByText('Blangko rusak', { exact: true }).click();
    await operator.getByLabel('Apa yang rusak?').fill('Pita macet');
    await operator.getByRole('button', { name: 'Catat rusak, coba lagi' }).click();
    await operator.getByText(`${first} rusak: Pita macet`).first().waitFor();
    const second = await serial.inputValue();
    expect(second).not.toBe(first);
    await operator.getByRole('button', { name: /^Kartu ini jadi/ }).click();
    await operator.getByText('Semua kartu dalam antrean ini sudah dicatat.').waitFor();
    await operator.getByRole('link', { name: 'Perbaiki nomor' }).click();
    const right = second.replace(/\d$/, (digit) => String((Number(digit) + 3) % 10));
    await operator.getByLabel('Nomor yang benar').fill(right);
    await operator.getByRole('button', { name: 'Simpan', exact: true }).click();
    await operator.getByRole('row').filter({ hasText: code }).getByText(right).waitFor();
    await operator.getByRole('button', { name: 'Tutup antrean' }).click();
    await operator.getByText('Antrean ditutup').waitFor();
    await operator.getByText('1 tercetak, 1 blangko rusak').first().waitFor();
    await operator.goto(`${city}/petugas/berkas/${code}`);
    await operator.getByText(right).first().waitFor();
  });
});

test('the day is counted by serial, and the stock agrees', async () => {
  await operator.goto(`${city}/petugas/persediaan`);
  await operator.getByRole('button', { name: 'Simpan hitungan' }).click();
  await operator.getByText(/Tercatat\. Sisa sekarang/).waitFor();
  await operator.getByText('cocok').first().waitFor();
  await looksRight(operator);
});
