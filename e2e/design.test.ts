import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttp, type Http } from '../packages/server/src/platform/http/index.ts';
import { designServices } from '../packages/web/development/services.ts';
import { loadWebHandler } from '../packages/web/handler.ts';
import {
  accessibilityFaults,
  launchBrowser,
  openScreen,
  overflowsSideways,
  type screens,
  untilAwake,
} from './support/browser.ts';

/** The faces' frame and every component, over stand-in services: what each later page is made of. */
let http: Http;
let browser: Browser;
let address: string;

beforeAll(async () => {
  http = await createHttp({
    services: designServices(),
    config: { logLevel: 'silent' },
    webHandler: await loadWebHandler({ bodyLimitBytes: 1024 * 1024 }),
    routes: [],
  });
  address = `http://127.0.0.1:${await http.listen({ host: '127.0.0.1', port: 0 })}`;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await http?.close();
});

type Look = { on?: keyof typeof screens; role?: string } & BrowserContextOptions;

/** Opens a page as a person does and hands back what went wrong in their browser. */
async function visit<Value>(
  path: string,
  look: Look,
  see: (page: Page) => Promise<Value>,
): Promise<{ seen: Value; faults: string[] }> {
  const { on = 'desk', role, ...options } = look;
  const context = await openScreen(browser, on, options);
  if (role) await context.addCookies([{ name: 'peran', value: role, url: address }]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(address + path);
  const seen = await see(page);
  await context.close();
  return { seen, faults };
}

const pages: [path: string, role?: string][] = [
  ['/'],
  ['/kota-bekasi/gaya'],
  ['/kabupaten-bekasi/luring'],
  ['/kota-bekasi/gaya', 'penduduk'],
  ['/kota-bekasi/petugas/gaya', 'verifikator'],
];

describe.each(pages)('%s seen by %s', (path, role) => {
  test.each(['smallPhone', 'desk'] as const)(
    'fits a %s and has no barrier, in light and in dark',
    async (screen) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { seen, faults } = await visit(
          path,
          { on: screen, colorScheme, ...(role ? { role } : {}) },
          async (page) => ({
            barriers: await accessibilityFaults(page),
            sideways: await overflowsSideways(page),
          }),
        );
        expect(seen).toEqual({ barriers: [], sideways: false });
        expect(faults).toEqual([]);
      }
    },
  );
});

describe('a citizen’s page', () => {
  test('carries no script but our own small one, and no inline style', async () => {
    const html = await (await fetch(`${address}/kota-bekasi/gaya`)).text();
    expect([...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([
      '<script type="module" src="/skrip/portal.js">',
    ]);
    expect(html).not.toMatch(/\sstyle=|<style/);
  });

  test('works without JavaScript: what scripts would add is not shown', async () => {
    const { seen, faults } = await visit('/kota-bekasi/gaya', { javaScriptEnabled: false }, async (page) =>
      page.getByRole('textbox', { name: 'NIK ibu' }).inputValue(),
    );
    expect([seen, faults]).toEqual(['32750123', []]);
  });

  test('puts the faults of a form first under the cursor, and each leads to its field', async () => {
    const { seen } = await visit('/kota-bekasi/gaya', { on: 'phone' }, async (page) => {
      const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
      await page.getByRole('link', { name: 'NIK harus 16 angka.' }).click();
      return { focused, field: await page.evaluate(() => document.activeElement?.id) };
    });
    expect(seen.focused).toContain('Ada yang perlu diperbaiki');
    expect(seen.field).toBe('nik');
  });

  test('changes its language and keeps it, without JavaScript', async () => {
    const { seen } = await visit('/kota-bekasi/gaya', { javaScriptEnabled: false }, async (page) => {
      await page.getByRole('link', { name: 'English' }).click();
      const first = await page.locator('html').getAttribute('lang');
      await page.goto(`${address}/kota-bekasi/luring`);
      return [first, await page.getByRole('heading', { level: 1 }).textContent()];
    });
    expect(seen).toEqual(['en', 'You are offline']);
  });

  test('is given its region’s colour', async () => {
    const colorOf = (region: string): Promise<string> =>
      visit(`/${region}/luring`, {}, (page) =>
        page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent')),
      ).then(({ seen }) => seen);
    expect([await colorOf('kota-bekasi'), await colorOf('kabupaten-bekasi')]).toEqual(['#0b6e4f', '#1d4ed8']);
  });

  test('has touch targets of at least 44 pixels', async () => {
    const { seen } = await visit('/kota-bekasi/gaya', { on: 'smallPhone' }, (page) =>
      page.evaluate(() =>
        [
          ...document.querySelectorAll(
            'button, select, textarea, input:not([type=checkbox], [type=radio]), nav a, label:has(input)',
          ),
        ]
          .filter((element) => element.getBoundingClientRect().height > 0)
          .filter((element) => element.getBoundingClientRect().height < 43.5)
          .map((element) => `${element.tagName} ${element.textContent?.trim()}`),
      ),
    );
    expect(seen).toEqual([]);
  });

  test('says in plain words that there is no connection', async () => {
    const { seen } = await visit('/kota-bekasi/gaya', { on: 'phone' }, async (page) => {
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.waitForFunction(async () => (await caches.match('/kota-bekasi/luring')) !== undefined);
      await page.reload();
      await page.context().setOffline(true);
      await page.goto(`${address}/kota-bekasi/lacak`);
      return page.getByRole('heading', { level: 1 }).textContent();
    });
    expect(seen).toBe('Anda sedang tanpa internet');
  });
});

describe('what is not there', () => {
  test.each([
    ['a region that nobody installed', '/kota-antah', 'Daerah ini belum memakai layanan kami'],
    ['a page below it', '/kota-antah/petugas/gaya', 'Daerah ini belum memakai layanan kami'],
    ['a page that nobody made', '/kota-bekasi/entah/apa', 'Halaman ini tidak ada'],
  ])('%s is told in plain Indonesian with the number of the request', async (_case, path, words) => {
    const answer = await fetch(address + path);
    const html = await answer.text();
    expect(answer.status).toBe(404);
    expect(html).toContain(words);
    expect(html).toContain(answer.headers.get('x-request-id') ?? 'no id');
  });

  test.each(['/kota-antah/warna.css', '/kota-antah/manifest.webmanifest', '/kota-bekasi/ikon-7.png'])(
    '%s answers 404',
    async (path) => {
      expect((await fetch(address + path)).status).toBe(404);
    },
  );
});

test('each region can be installed as an app of its own', async () => {
  const manifest = (await (await fetch(`${address}/kota-bekasi/manifest.webmanifest`)).json()) as {
    name: string;
    scope: string;
    icons: { src: string; sizes: string }[];
  };
  expect([manifest.name, manifest.scope]).toEqual(['Kota Bekasi', '/kota-bekasi']);
  for (const { src, sizes } of manifest.icons) {
    const icon = Buffer.from(await (await fetch(address + src)).arrayBuffer());
    expect(icon.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(`${icon.readUInt32BE(16)}x${icon.readUInt32BE(20)}`).toBe(sizes);
  }
});

test('a form is taken over plain http, and refused from another site', async () => {
  const post = (origin: string): Promise<Response> =>
    fetch(`${address}/kota-bekasi/gaya`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'nama=Rina',
    });
  // The page has no action, which the app says with 405; a foreign form does not get that far.
  expect([(await post(address)).status, (await post('http://jahat.example')).status]).toEqual([405, 403]);
});

describe('an officer’s page', () => {
  const visitDesk = <Value>(see: (page: Page) => Promise<Value>) =>
    visit('/kota-bekasi/petugas/gaya', { role: 'verifikator' }, async (page) => {
      await untilAwake(page);
      return see(page);
    });

  test('takes an action back from the toast', async () => {
    const { seen, faults } = await visitDesk(async (page) => {
      await page.getByRole('button', { name: 'Setujui dan teruskan' }).click();
      const told = await page.getByText('Berkas KB-7K3M-92QX diteruskan.').isVisible();
      await page.getByRole('button', { name: 'Batalkan' }).click();
      return [told, await page.getByText('Berkas KB-7K3M-92QX diteruskan.').count()];
    });
    expect([seen, faults]).toEqual([[true, 0], []]);
  });

  test('puts the cursor into the search with one key, except while one types', async () => {
    const { seen } = await visitDesk(async (page) => {
      await page.getByRole('textbox', { name: 'Catatan' }).press('/');
      const typed = await page.getByRole('textbox', { name: 'Catatan' }).inputValue();
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('/');
      return [typed, await page.evaluate(() => document.activeElement?.id)];
    });
    expect(seen).toEqual(['/', 'cari-berkas']);
  });

  test('acts on one key, until the officer switches that off', async () => {
    const { seen, faults } = await visitDesk(async (page) => {
      const toast = page.getByText('Berkas KB-7K3M-92QX diteruskan.');
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('s');
      const on = await toast.count();
      const own = page.locator('details.own > summary');
      await own.click();
      await page.getByRole('button', { name: 'Pintasan nyala' }).click();
      await page.keyboard.press('s');
      const off = await toast.count();
      await page.reload();
      await own.click();
      await page.getByRole('button', { name: 'Pintasan mati' }).waitFor();
      return [on, off];
    });
    expect([seen, faults]).toEqual([[1, 1], []]);
  });
});
