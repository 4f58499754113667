/**
 * The printed standard of every service in both regions has the fourteen components of UU 25/2009 art. 21, none of them
 * empty, and each region has its charter (Maklumat Pelayanan, art. 22).
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDefinitions } from '../packages/cli/src/start/definitions.ts';
import { faultsOfPlainPage, launchBrowser, openScreen } from './support/browser.ts';
import { product } from './support/our-product.ts';

const { url } = product;
const definitions = await readDefinitions();
if (!definitions.ok) throw new Error('A pack or a region is wrong.');
const regions = definitions.value.places.regions();

/** In the order of art. 21. */
const components = [
  'Dasar hukum',
  'Persyaratan',
  'Sistem, mekanisme, dan prosedur',
  'Jangka waktu penyelesaian',
  'Biaya/tarif',
  'Produk pelayanan',
  'Sarana, prasarana, dan fasilitas',
  'Kompetensi pelaksana',
  'Pengawasan internal',
  'Penanganan pengaduan, saran, dan masukan',
  'Jumlah pelaksana',
  'Jaminan pelayanan',
  'Jaminan keamanan dan keselamatan',
  'Evaluasi kinerja pelaksana',
];

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await (await openScreen(browser, 'phone', { javaScriptEnabled: true })).newPage();
});
afterAll(() => browser?.close());

/** What stands under each of the numbered headings. */
function partsOf(html: string): Promise<readonly { readonly title: string; readonly words: string }[]> {
  return page.evaluate((text) => {
    const read = new DOMParser().parseFromString(text, 'text/html');
    return [...read.querySelectorAll('main article > ol > li')].map((part) => {
      const title = part.querySelector('h2')?.textContent?.trim() ?? '';
      return { title, words: (part.textContent ?? '').replace(title, '').trim() };
    });
  }, html);
}

describe.each(regions.map((region) => [region.slug, region] as const))('%s', (slug, region) => {
  const services = region.installed.flatMap((pack) => pack.services.map(({ service }) => service));

  test('each service has all fourteen components', async () => {
    expect(services.length).toBeGreaterThan(20);
    for (const service of services) {
      const answer = await fetch(`${url}/${slug}/layanan/${service}/standar`);
      expect(answer.status, service).toBe(200);
      const parts = await partsOf(await answer.text());
      expect(
        parts.map(({ title }) => title),
        service,
      ).toEqual(components);
      expect(
        parts.filter(({ words }) => words.length < 5),
        service,
      ).toEqual([]);
    }
  });

  test('one of them and the charter read well on a small phone', async () => {
    for (const path of [`layanan/${services[0]}/standar`, 'maklumat']) {
      await page.goto(`${url}/${slug}/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await faultsOfPlainPage(browser, page)).toEqual([]);
    }
    const words = await page.locator('main').innerText();
    expect(words.length).toBeGreaterThan(200);
    expect(words).toMatch(/sanggup/i);
  });
});
