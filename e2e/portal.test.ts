import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttp, type Http } from '../packages/server/src/platform/http/index.ts';
import { portalServices } from '../packages/web/development/portal/services.ts';
import { loadWebHandler } from '../packages/web/handler.ts';
import {
  accessibilityFaults,
  launchBrowser,
  openScreen,
  overflowsSideways,
  type screens,
} from './support/browser.ts';
import { photoOf } from './support/papers.ts';

/**
 * How the citizens' pages behave by themselves, over stand-in services: a form that asks every kind of question, with
 * and without JavaScript, and each page on a small screen. The whole story is told in `spine.test.ts`.
 */
let http: Http;
let browser: Browser;
let address: string;

beforeAll(async () => {
  const { services, routes } = await portalServices(new Date('2026-11-20T03:00:00Z'));
  http = await createHttp({
    services,
    config: { logLevel: 'silent' },
    webHandler: await loadWebHandler({ bodyLimitBytes: 16 * 1024 * 1024 }),
    routes: [],
    rootRoutes: [routes],
  });
  address = `http://127.0.0.1:${await http.listen({ host: '127.0.0.1', port: 0 })}`;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await http?.close();
});

type Visit = {
  on?: keyof typeof screens;
  signedIn?: boolean;
  script?: boolean;
} & BrowserContextOptions;

async function visiting(visit: Visit, work: (page: Page) => Promise<void>): Promise<void> {
  const { on = 'phone', signedIn = false, script = true, ...options } = visit;
  const context = await openScreen(browser, on, {
    javaScriptEnabled: script,
    serviceWorkers: 'block',
    ...options,
  });
  if (signedIn) await context.addCookies([{ name: 'peran', value: 'penduduk', url: address }]);
  const page = await context.newPage();
  await page.goto(`${address}/kota-bekasi`);
  try {
    await work(page);
  } finally {
    await context.close();
  }
}

/** Begins the form that asks everything; it is no pack's, so no page leads to it. */
async function begin(page: Page, step: string): Promise<void> {
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/kota-bekasi/ajukan/semua-isian';
    document.body.append(form);
    form.submit();
  });
  await page.waitForURL('**/words');
  if (step !== 'words') await page.goto(page.url().replace('/words', `/${step}`));
}

async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Simpan dan lanjut' }).last().click();
  await page.waitForLoadState();
}

const anonymousPages = [
  '/kota-bekasi',
  '/kota-bekasi/layanan?cari=akta',
  '/kota-bekasi/layanan?cari=zzzz',
  '/kota-bekasi/layanan/akta-kelahiran',
  '/kota-bekasi/layanan/surat-domisili/standar',
  '/kota-bekasi/layanan/tidak-ada',
  '/kota-bekasi/kantor',
  '/kota-bekasi/maklumat',
  '/kota-bekasi/lacak',
  '/kota-bekasi/lacak/KB-4TR8W-1HN6C',
  '/kota-bekasi/lacak/SALAH',
  '/kota-bekasi/masuk',
  '/kota-bekasi/akun?disimpan',
];
const ownPages = [
  '/kota-bekasi/akun',
  '/kota-bekasi/berkas/KB-7F3K9-2QXAM?terkirim',
  '/kota-bekasi/berkas/KB-4TR8W-1HN6C',
  '/kota-bekasi/berkas/KB-9PX2M-6VD3E',
];

describe.each([
  ['anyone', false, anonymousPages],
  ['a resident', true, ownPages],
] as const)('the pages of %s', (_who, signedIn, paths) => {
  test.each([
    ['smallPhone', 'light'],
    ['desk', 'dark'],
  ] as const)('fit a %s, have no barrier in %s, and tell of no fault', async (on, colorScheme) => {
    await visiting({ on, colorScheme, signedIn }, async (page) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      for (const path of paths) {
        const answer = await page.goto(address + path);
        expect([path, answer?.status()]).not.toEqual([path, 500]);
        await page.evaluate(() => {
          for (const closed of document.querySelectorAll('details')) closed.open = true;
        });
        const barriers = await accessibilityFaults(page);
        expect([path, barriers, await overflowsSideways(page)]).toEqual([path, [], false]);
      }
      expect(faults).toEqual([]);
    });
  });
});

describe.each(['words', 'choices', 'people', 'papers'])('the step %s', (step) => {
  test.each([true, false])('fits 320 pixels with all its faults shown, script: %s', async (script) => {
    await visiting({ on: 'smallPhone', script, signedIn: step === 'people' && script }, async (page) => {
      await begin(page, step);
      expect(await overflowsSideways(page)).toBe(false);
      await goOn(page);
      await page.locator('[data-error-summary]').waitFor();
      expect(await overflowsSideways(page)).toBe(false);
      if (script) expect(await accessibilityFaults(page)).toEqual([]);
    });
  });
});

describe('a search', () => {
  test.each([
    ['anak baru lahir', 'Akta kelahiran'],
    ['akte kelahirn', 'Akta kelahiran'],
    ['surat domisli', 'Surat keterangan domisili'],
  ])('for “%s” finds %s first, without JavaScript', async (words, service) => {
    await visiting({ script: false }, async (page) => {
      await page.getByRole('searchbox').fill(words);
      await page.getByRole('button', { name: 'Cari' }).click();
      expect(await page.getByRole('main').getByRole('listitem').first().textContent()).toContain(service);
    });
  });
});

describe('a form without JavaScript', () => {
  test('keeps what was typed, whatever it is, and each fault leads to its field', async () => {
    await visiting({ script: false }, async (page) => {
      await begin(page, 'words');
      await page.getByLabel('Nama lengkap').fill('Sri');
      await page.getByLabel('NIK').fill('3275 0142');
      await page.locator('[name="born.day"]').fill('31');
      await page.locator('[name="born.month"]').fill('2');
      await page.locator('[name="born.year"]').fill('2020');
      await page.getByLabel('Penghasilan').fill('2.500.000');
      await goOn(page);
      const typed = async (name: string) => page.locator(`[name="${name}"]`).inputValue();
      expect([await typed('name'), await typed('born.day'), await typed('income')]).toEqual([
        'Sri',
        '31',
        '2.500.000',
      ]);
      for (const id of ['name', 'nik', 'born']) {
        await page.locator(`[data-error-summary] a[href="#${id}"]`).click();
        expect(await page.evaluate(() => document.activeElement?.id)).toBe(id);
      }
    });
  });

  test('asks a question that an answer leads to before it goes on', async () => {
    await visiting({ script: false }, async (page) => {
      await begin(page, 'choices');
      await page.getByLabel('Puskesmas').check();
      await page.getByLabel('Ya', { exact: true }).check();
      await page.getByLabel('Kota tempat lahir').selectOption({ label: 'Kota Bekasi' });
      await page.getByLabel('Isian ini benar').check();
      await goOn(page);
      await page.getByText('ada pertanyaan tambahan di halaman ini').waitFor();
      await page.getByLabel('Nomor surat keterangan').fill('440/12/PKM');
      await goOn(page);
      expect(page.url()).toContain('/people');
    });
  });

  test('adds and removes items of a group and keeps the others', async () => {
    await visiting({ script: false }, async (page) => {
      await begin(page, 'people');
      await page.getByLabel('Nama saksi').fill('Ujang Sumarna');
      await page.getByRole('button', { name: 'Tambah Saksi' }).click();
      await page.getByLabel('Nama saksi').nth(1).fill('Tuti Alawiyah');
      await page.getByRole('button', { name: 'Tambah Saksi' }).click();
      await page.getByLabel('Nama saksi').nth(2).fill('Made Wirawan');
      expect(await page.getByRole('button', { name: 'Tambah Saksi' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Hapus Saksi 1' }).click();
      const names = await page.getByLabel('Nama saksi').all();
      expect(await Promise.all(names.map((name) => name.inputValue()))).toEqual([
        'Tuti Alawiyah',
        'Made Wirawan',
      ]);
    });
  });

  test('takes files with the form and gives them back to look at and remove', async () => {
    await visiting({ script: false }, async (page) => {
      await begin(page, 'papers');
      const photo = await photoOf(browser, 'Foto rumah', ['Jalan Kenari']);
      await page.getByLabel('Foto rumah').setInputFiles({ ...photo, name: 'rumah.jpg' });
      await page.getByRole('button', { name: 'Simpan, lanjutkan nanti' }).click();
      await page.getByRole('link', { name: 'Lanjutkan' }).click();
      await page.goto(page.url().replace(/\/[a-z]+$/, '/papers'));
      expect(
        (
          await page.request.get(
            await page
              .getByRole('link', { name: 'rumah.jpg' })
              .evaluate((link) => (link as HTMLAnchorElement).href),
          )
        ).status(),
      ).toBe(200);
      await page.getByRole('button', { name: 'Hapus rumah.jpg' }).click();
      expect(await page.getByText('rumah.jpg').count()).toBe(0);
    });
  });

  test('keeps what was typed when the session has ended meanwhile', async () => {
    await visiting({ script: false, signedIn: true }, async (page) => {
      await begin(page, 'words');
      await page.getByLabel('Nama lengkap').fill('Sri Wahyuni');
      await page.context().clearCookies();
      await goOn(page);
      await page.getByRole('heading', { name: 'Sesi Anda berakhir' }).waitFor();
      await page.context().addCookies([{ name: 'peran', value: 'penduduk', url: address }]);
      await page.getByRole('button', { name: /simpan isian saya/ }).click();
      expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Sri Wahyuni');
    });
  });
});

describe('a form with JavaScript', () => {
  test('saves by itself, opens questions and keeps what is typed meanwhile', async () => {
    await visiting({}, async (page) => {
      await begin(page, 'choices');
      await page.getByLabel('Ya', { exact: true }).check();
      await page.getByLabel('Nomor surat keterangan').fill('440/12/PKM');
      const saved = page.waitForResponse((answer) => answer.url().endsWith('/simpan'));
      await page.getByLabel('Puskesmas').check();
      await saved;
      await page.getByText('Tersimpan', { exact: true }).waitFor();
      expect(await page.getByLabel('Nomor surat keterangan').inputValue()).toBe('440/12/PKM');
      await page.reload();
      expect(await page.getByLabel('Nomor surat keterangan').inputValue()).toBe('440/12/PKM');
    });
  });

  test('goes on with an upload after the connection was lost', async () => {
    await visiting({}, async (page) => {
      const photo = await photoOf(browser, 'Foto rumah', ['Jalan Kenari']);
      // Larger than one part, so that it is cut in the middle.
      const large = { ...photo, buffer: Buffer.concat([photo.buffer, Buffer.alloc(600_000)]) };
      await begin(page, 'papers');
      let parts = 0;
      const sent: number[] = [];
      await page.route('**/files/**', async (route) => {
        if (route.request().method() === 'PATCH') {
          parts += 1;
          if (parts === 2) return route.abort('internetdisconnected');
          sent.push(Number(route.request().headers()['upload-offset']));
        }
        return route.continue();
      });
      await page.getByLabel('Foto rumah').setInputFiles(large);
      await page.getByRole('button', { name: 'Kirim foto ini' }).click();
      await page.getByText('Terkirim.').waitFor();
      expect(sent[0]).toBe(0);
      // No byte was sent twice: each part begins where the server stood.
      expect([...sent].sort((one, other) => one - other)).toEqual(sent);
      expect(new Set(sent).size).toBe(sent.length);
      expect(parts).toBe(sent.length + 1);
    });
  });

  test('crops a photo by keyboard and tells kindly what is wrong with it', async () => {
    await visiting({}, async (page) => {
      const photo = await photoOf(browser, 'Foto rumah', ['Jalan Kenari']);
      await begin(page, 'papers');
      await page.getByLabel('Foto rumah').setInputFiles({ ...photo, name: 'gelap.jpg' });
      await page.getByRole('button', { name: 'Potong tepi' }).press('Enter');
      for (let press = 0; press < 10; press += 1)
        await page.getByLabel('Potong dari kiri').press('ArrowRight');
      expect(await accessibilityFaults(page)).toEqual([]);
      const begun = page.waitForRequest((request) => request.url().endsWith('/unggah'));
      await page.getByRole('button', { name: 'Kirim foto ini' }).press('Enter');
      const { sizeBytes }: { sizeBytes: number } = (await begun).postDataJSON();
      expect(sizeBytes).not.toBe(photo.buffer.byteLength);
      await page.getByText('Foto ini agak gelap').waitFor();
      await page.getByRole('link', { name: 'gelap.jpg' }).waitFor();
    });
  });

  test('does not go on while a photo waits to be sent', async () => {
    await visiting({}, async (page) => {
      const photo = await photoOf(browser, 'Foto rumah', ['Jalan Kenari']);
      await begin(page, 'papers');
      await page.getByLabel('Foto rumah').setInputFiles({ ...photo });
      await page.getByRole('button', { name: 'Kirim foto ini' }).waitFor();
      await page.getByRole('button', { name: 'Simpan dan lanjut' }).last().click();
      await page.getByText('Ada foto yang belum dikirim').waitFor();
    });
  });

  test('finds a city by typing, typos forgiven, and the list holds the answer', async () => {
    await visiting({}, async (page) => {
      await begin(page, 'choices');
      await page.getByLabel('Ketik nama tempatnya').pressSequentially('surabya');
      await page.getByRole('button', { name: 'Kota Surabaya, Jawa Timur' }).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByLabel('Ketik nama tempatnya').press('Enter');
      await page.getByText('Tersimpan', { exact: true }).waitFor();
      await page.reload();
      const list = page.getByLabel('Kota tempat lahir');
      expect(await list.locator('option:checked').textContent()).toBe('Kota Surabaya');
    });
  });

  test('marks a place on the map with the keyboard and says it in words', async () => {
    await visiting({ signedIn: true }, async (page) => {
      await begin(page, 'people');
      await page.getByText('Tandai letaknya di peta').click();
      await page.getByText('Letak belum ditandai').waitFor();
      await page.getByRole('application').press('Enter');
      await page.getByText(/Letak sudah ditandai, di dekat /).waitFor();
      await page.getByRole('button', { name: 'Hapus tanda' }).click();
      await page.getByText('Letak belum ditandai').waitFor();
    });
  });
});

describe('what may be kept by the server for all', () => {
  test('only pages that name nobody', async () => {
    const kept = async (path: string, cookie = ''): Promise<string | null> => {
      const answer = await fetch(address + path, { headers: { cookie }, redirect: 'manual' });
      return answer.headers.get('cache-control');
    };
    for (const path of ['/kota-bekasi', '/kota-bekasi/layanan/akta-kelahiran', '/kota-bekasi/kantor']) {
      expect([path, await kept(path)]).toEqual([path, 'private, no-cache']);
      expect([path, await kept(path, 'peran=penduduk')]).toEqual([path, 'private, no-store']);
    }
    for (const path of ownPages) {
      expect([path, await kept(path, 'peran=penduduk')]).toEqual([path, 'private, no-store']);
    }
    expect(await kept('/kota-bekasi/lacak/KB-4TR8W-1HN6C')).toBe('private, no-store');
  });

  test('tracking by code shows nothing that names the applicant', async () => {
    const html = await (await fetch(`${address}/kota-bekasi/lacak/KB-7F3K9-2QXAM`)).text();
    expect(html).toContain('Berkas Anda sedang diperiksa');
    for (const personal of ['Kusumaningrum', '3275', '0812', 'Raffasya', 'WhatsApp']) {
      expect(html).not.toContain(personal);
    }
  });
});
