/** How someone is reached is theirs to choose: by a reply, by a page that needs no scripts, by an address confirmed. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, launchBrowser, openScreen, overflowsSideways } from './support/browser.ts';
import { goByMenu } from './support/menu.ts';
import { signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { messageThatSays, signIn } from './support/people.ts';

const { url, sandboxUrl } = product;
const city = `${url}/kota-bekasi`;
/** A phone of this story alone: what it chooses changes nobody else's messages. */
const someone = { phone: '0813 5500 0001', nik: '', kk: '', name: '', birthDate: ['', '', ''] } as const;
const mailbox = 'pesan.saya@contoh.id';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await (await openScreen(browser, 'phone', { javaScriptEnabled: false })).newPage();
});
afterAll(() => browser?.close());

/** Writes as a phone, on the page of the stand-in's inbox. */
async function reply(words: string): Promise<void> {
  const phone = await (await openScreen(browser, 'phone')).newPage();
  await phone.goto(`${sandboxUrl}/inbox/${someone.phone.replaceAll(' ', '')}/balas`);
  await phone.getByLabel('Pesan').fill(words);
  await phone.getByRole('button', { name: 'Kirim' }).click();
  await phone.waitForURL(/\/inbox\/\d+$/);
  await phone.context().close();
}

/** What a push service would bring to the worker of the page. */
async function push(shown: Page, note: object): Promise<void> {
  const session = await shown.context().newCDPSession(shown);
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const { registrationId, scopeURL } of registrations)
        if (scopeURL.startsWith(city)) resolve(registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.deliverPushMessage', {
    origin: url,
    registrationId: await registered,
    data: JSON.stringify(note),
  });
  await session.detach();
}

/** What the worker asks the phone to show: a browser without a screen refuses notifications whatever is permitted. */
async function whatIsShown(shown: Page) {
  const context = shown.context();
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  type Shown = { title: string; body?: string; tag?: string };
  type Scope = { registration: ServiceWorkerRegistration; shown: Shown[] };
  await worker.evaluate(() => {
    const scope = self as unknown as Scope;
    scope.shown = [];
    scope.registration.showNotification = async (title, { body, tag } = {}) => {
      scope.shown.push({ title, body, tag });
    };
  });
  return () => worker.evaluate(() => (self as unknown as Scope).shown);
}

async function soundPage(shown: Page): Promise<void> {
  expect(await overflowsSideways(shown)).toBe(false);
  const withScripts = await (
    await openScreen(browser, 'phone', { storageState: await shown.context().storageState() })
  ).newPage();
  await withScripts.goto(shown.url());
  expect(await accessibilityFaults(withScripts)).toEqual([]);
  await withScripts.context().close();
}

test('who has chosen nothing is reached by WhatsApp, and the page says when not', async () => {
  await page.goto(`${city}/masuk?lanjut=/kota-bekasi/akun/pesan`);
  await signIn(page, sandboxUrl, someone);
  await page.waitForURL(/\/akun/);
  await page.goto(`${city}/akun/pesan`);
  await page.getByText('Kabar dikirim lewat WhatsApp').waitFor();
  await page.getByText('Antara pukul 21.00 dan 06.00').waitFor();
  await page.getByText('Peramban ini tidak menyediakan pemberitahuan').waitFor();
  await soundPage(page);
});

test('the stop word ends messages, and MULAI begins them again', async () => {
  await reply('berhenti');
  await messageThatSays(sandboxUrl, someone.phone, /berhenti mengirim pesan/);
  await page.reload();
  await page.getByText('Anda tidak menerima pesan').waitFor();
  await page.getByText('ada balasan BERHENTI dari nomor Anda').waitFor();
  await reply('Mulai');
  await messageThatSays(sandboxUrl, someone.phone, /kami kirim lagi ke nomor ini/);
  await page.reload();
  await page.getByText('Kabar dikirim lewat WhatsApp').waitFor();
});

test('a code that nobody has is answered politely, other words with what one may write', async () => {
  await reply('cek KB-00000-00000');
  await messageThatSays(sandboxUrl, someone.phone, /Kode itu tidak kami temukan/);
  await reply('halo, ini siapa?');
  await messageThatSays(sandboxUrl, someone.phone, /Nomor ini dijawab oleh sistem/);
});

test('a browser that may show notifications is one more way, until it is ended', async () => {
  const made = await fetch(`${sandboxUrl}/push/browsers`, { method: 'POST' });
  const context = await openScreen(browser, 'phone', {
    storageState: await page.context().storageState(),
    permissions: ['notifications'],
  });
  // This browser has no push service; the stand-in's gives what a subscription gives, all else is the page's own.
  await context.addInitScript(
    ({ endpoint, keys }) => {
      PushManager.prototype.subscribe = async () =>
        ({ toJSON: () => ({ endpoint, keys }) }) as PushSubscription;
    },
    (await made.json()) as { endpoint: string; keys: Record<string, string> },
  );
  const phone = await context.newPage();
  await phone.goto(`${city}/akun/pesan`);
  await phone.getByRole('button', { name: 'Terima di peramban ini' }).click();
  await phone.getByText('Pilihan Anda tersimpan').waitFor();
  await phone.getByText('Kabar muncul sebagai pemberitahuan di 1 peramban').waitFor();
  expect(await accessibilityFaults(phone)).toEqual([]);
  const note = {
    title: 'Kabar berkas KB-7K4M2-XR9PA',
    path: '/kota-bekasi/akun',
    language: 'id',
    tag: 'news',
  };
  const shown = await whatIsShown(phone);
  await push(phone, note);
  const { title, tag } = note;
  await expect.poll(shown).toEqual([{ title, tag, body: 'Ketuk untuk membaca.' }]);
  await phone.getByRole('button', { name: 'Hentikan di semua peramban' }).click();
  await phone.getByText('Kabar dikirim lewat WhatsApp').waitFor();
  await context.close();
});

test('an e-mail address is confirmed by its code, then messages go there', async () => {
  await page.getByRole('textbox', { name: 'Alamat surel' }).fill(mailbox);
  await page.getByRole('button', { name: 'Kirim kode' }).click();
  await page.getByRole('heading', { name: 'Masukkan kode' }).waitFor();
  const sent = await messageThatSays(sandboxUrl, mailbox, /adalah kode untuk menerima pesan/);
  await page.getByLabel('Kode 6 angka').fill(/\b(\d{6})\b/.exec(sent)?.[1] ?? '');
  await page.getByRole('button', { name: 'Konfirmasi alamat' }).click();
  await page.getByText('Alamat Anda sudah dikonfirmasi').waitFor();
  await page.getByText('Kabar dikirim lewat surel ke pe…@contoh.id').waitFor();
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('button', { name: 'Simpan pilihan' }).click();
  await page.getByText('Pilihan Anda tersimpan').waitFor();
  expect(await page.getByRole('radio', { name: 'English' }).isChecked()).toBe(true);
  await soundPage(page);
});

test('an officer sees when digests come and where to', async () => {
  const desk = await (await openScreen(browser, 'desk')).newPage();
  await signInOfficer(desk, city, 'verifikator.bekasitimur');
  await goByMenu(desk, 'Pesan saya');
  await desk.getByText('ringkasan pukul 07.30, 12.00, 15.30').waitFor();
  await desk.getByText('ve…@kota-bekasi.example').first().waitFor();
  expect(await accessibilityFaults(desk)).toEqual([]);
});
