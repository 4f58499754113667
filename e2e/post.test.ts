/** What the regency sends by post: the list for the partner, the partner's word, and what the applicant reads of it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inventedPhoto } from '../packages/server/src/files/invented-files.ts';
import { signAtDesk } from './support/at-the-desk.ts';
import { accessibilityFaults, launchBrowser, openScreen, overflowsSideways } from './support/browser.ts';
import { goByMenu } from './support/menu.ts';
import { signInOfficer } from './support/officers.ts';
import { product } from './support/our-product.ts';
import { signIn } from './support/people.ts';
import { dataOf, newKey, officerClient, residentClient } from './support/programs.ts';

const region = 'kabupaten-bekasi';
const regency = `${product.url}/${region}`;
const euis = {
  phone: '0812 0000 0107',
  nik: '3216095102917001',
  kk: '3216091106157001',
  name: 'Euis Komariah',
  birthDate: ['11', '2', '1991'],
} as const;
const resi = `P26${String(Date.now()).slice(-9)}`;

let browser: Browser;
let desk: Page;
let code: string;

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await (await openScreen(browser, 'desk')).newPage();
  code = await approvedLetter();
});
afterAll(() => browser?.close());

/** A domicile letter that its applicant wants by post too, approved. */
async function approvedLetter(): Promise<string> {
  const { client: applicant } = await residentClient(product, euis.phone, { at: region });
  const { nik, kk, name } = euis;
  const params = { path: { region } };
  await dataOf(
    applicant.POST('/api/regions/{region}/identity', {
      params,
      body: { nik, kk, name, birthDate: '1991-02-11' },
    }),
  );
  const { id } = await dataOf(
    applicant.POST('/api/regions/{region}/drafts', { params, body: { service: 'surat-domisili' } }),
  );
  const home = { street: 'Kampung Pasir Kandang', rt: '005', rw: '002', villageCode: '32.16.09.2003' };
  const steps = {
    person: {
      subject: { source: 'register', nik, name, birthDate: '1991-02-11', relation: 'wife' },
      occupation: 'Ibu rumah tangga',
    },
    residence: { home, since: '2020-01-01', tenure: 'own' },
    purpose: { purpose: 'work' },
    truth: { truth: true },
    post: { byPost: true },
  };
  for (const [step, answers] of Object.entries(steps)) {
    const body = { answers: answers as never };
    const saved = applicant.PUT('/api/regions/{region}/drafts/{id}/steps/{step}', {
      params: { path: { region, id, step } },
      body,
    });
    expect((await dataOf(saved)).problems, step).toEqual([]);
  }
  await dataOf(
    applicant.POST('/api/regions/{region}/drafts/{id}/requirements/{requirement}/files', {
      params: { path: { region, id, requirement: 'identity-card' }, query: { name: 'ktp.jpg' } },
      body: (await inventedPhoto()) as never,
      bodySerializer: (body) => body as unknown as Uint8Array<ArrayBuffer>,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  );
  const { draft } = await dataOf(
    applicant.GET('/api/regions/{region}/drafts/{id}/review', { params: { path: { region, id } } }),
  );
  const sent = await dataOf(
    applicant.POST('/api/regions/{region}/drafts/{id}/send', {
      params: { path: { region, id }, header: newKey() },
      body: { version: draft.version },
    }),
  );
  for (const [username, action] of [
    ['verifikator.cikarangutara', 'accept'],
    ['penyetuju.cikarangutara', 'approve'],
  ] as const) {
    const officer = await officerClient(product, username, region);
    const path = { region, code: sent.code };
    const seen = await dataOf(officer.GET('/api/regions/{region}/cases/{code}', { params: { path } }));
    const checklist = seen.documents.flatMap(({ requirement, checks }) =>
      checks.map((check) => `${requirement}.${check.code}`),
    );
    await dataOf(
      officer.POST('/api/regions/{region}/cases/{code}/actions', {
        params: { path, header: newKey() },
        body: { lastSeq: seen.lastSeq, action, with: action === 'accept' ? { checklist } : {} },
      }),
    );
  }
  await signAtDesk(product, 'camat.cikarangutara', sent.code, region);
  return sent.code;
}

test('what waits for the post stands on a list without a NIK', async () => {
  await signInOfficer(desk, regency, 'loket.cikarangutara');
  await goByMenu(desk, 'Pos');
  await desk.getByRole('button', { name: 'Buat daftar kiriman' }).click();
  await desk.getByText('Daftar sudah dibuat.').waitFor();
  const list = desk.waitForEvent('download');
  await desk
    .getByRole('link', { name: /^Unduh P-.* sebagai CSV$/ })
    .first()
    .click();
  const text = await (await list).createReadStream().then(async (stream) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  });
  expect(text).toContain(code);
  expect(text).toContain('Kampung Pasir Kandang, RT 005/RW 002');
  expect(text).not.toContain(euis.nik);
  expect(await accessibilityFaults(desk)).toEqual([]);
});

test('the word of the post is tried first, then noted, and once only', async () => {
  const today = new Date().toISOString().slice(0, 10);
  const table = [
    'Nomor resi;Nomor referensi;Status;Waktu;Diterima oleh',
    `${resi};${code};Diterima pos;${today} 00:10;`,
    `${resi};;Terkirim;${today} 00:20;Euis Komariah`,
    `X-${resi};;Terkirim;${today} 00:20;Seseorang`,
  ].join('\n');
  const file = { name: 'kabar.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };
  const hand = async () => {
    await desk.goto(`${regency}/petugas/pos`, { waitUntil: 'networkidle' });
    await desk.getByLabel('Tabel status (XLSX atau CSV)').setInputFiles(file);
    await desk.getByRole('button', { name: 'Periksa tabel' }).click();
    await desk.getByRole('heading', { name: 'Laporan setiap baris' }).waitFor();
  };
  await hand();
  await desk.getByText('Kiriman ini tidak dikenal.').waitFor();
  await desk.getByRole('button', { name: 'Catat 2 kabar' }).click();
  await desk.getByText('2 kabar sudah dicatat').waitFor();
  expect(await accessibilityFaults(desk)).toEqual([]);
  await hand();
  await desk.getByText('Tidak ada kabar baru yang dapat dicatat.').waitFor();
  expect(await desk.getByRole('definition').allInnerTexts()).toEqual(['0', '2', '1']);
});

test('the applicant reads the number and where it is', async () => {
  const phone = await (await openScreen(browser, 'phone', { javaScriptEnabled: false })).newPage();
  await phone.goto(`${regency}/masuk?lanjut=/${region}/berkas/${code}`);
  await signIn(phone, product.sandboxUrl, euis);
  await phone.goto(`${regency}/berkas/${code}`);
  const posted = phone.getByRole('region', { name: 'Kiriman pos' });
  await posted.getByText(resi).waitFor();
  await posted.getByText('Sampai di alamat').waitFor();
  expect(await overflowsSideways(phone)).toBe(false);
});
