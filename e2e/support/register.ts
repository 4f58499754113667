/** The stand-in of the register's own screens, as an operator uses them. */
import type { Page } from 'playwright-core';
import type { Paper } from './papers.ts';

export type Registered = {
  readonly number: string;
  readonly file: Paper;
  /** What the register gives beside the number, by its label. */
  readonly others: ReadonlyMap<string, string>;
};

/** The screens by the events that are entered there. */
const screens = {
  birth: 'kelahiran',
  foundling: 'penemuan-anak',
  death: 'kematian',
  'kk-new': 'kk-baru',
  'kk-change': 'kk-perubahan',
  'kk-reprint': 'kk-cetak-ulang',
  'move-within': 'pindah-dalam',
  'move-out': 'pindah-keluar',
  'move-in': 'kedatangan',
  'identity-card': 'cetak-ktp',
  kia: 'kia',
  'data-change': 'perubahan-data',
  marriage: 'perkawinan',
  divorce: 'perceraian',
  'child-recognition': 'pengakuan-anak',
} as const;

export type RegisterEventKind = keyof typeof screens;

/** Types what the case's screen shows, line by line, and takes the number and the file that the register gives. */
export async function registerOnScreen(
  page: Page,
  sandboxUrl: string,
  kind: RegisterEventKind,
  code: string,
  entry: ReadonlyMap<string, string>,
): Promise<Registered> {
  await page.goto(`${sandboxUrl}/siak/${screens[kind]}`);
  await page.getByLabel('Kode berkas Satuloket').fill(code);
  for (const [label, value] of entry) {
    const plain = label.replace(/[()]/g, '\\$&');
    const control = page.getByLabel(new RegExp(`^${plain}(?:\\s*\\(|$|\n)`));
    // The stand-in asks for less than SIAK does; what it needs and does not get, it refuses.
    if ((await control.count()) === 0) continue;
    if ((await control.evaluate((element) => element.tagName)) === 'SELECT') {
      await control.selectOption({ label: value });
    } else await control.fill(value);
  }
  await page.getByRole('button', { name: 'Catat dan terbitkan' }).click();
  const link = page.getByRole('link', { name: /Unduh berkas PDF/ });
  await link.waitFor();
  const address = new URL((await link.getAttribute('href')) ?? '', page.url());
  const others = new Map<string, string>();
  for (const label of await page.locator('dt').all()) {
    others.set(await label.innerText(), await label.locator('xpath=following-sibling::dd[1]').innerText());
  }
  return {
    number: await page.locator('[data-number]').innerText(),
    file: await paperAt(address, kind),
    others,
  };
}

export async function registerBirth(
  page: Page,
  sandboxUrl: string,
  code: string,
  entry: ReadonlyMap<string, string>,
): Promise<Registered> {
  return registerOnScreen(page, sandboxUrl, 'birth', code, entry);
}

/** Enters an event without a browser, for tests that are about something else. What is refused throws, in words. */
export async function registerEvent(
  sandboxUrl: string,
  kind: RegisterEventKind,
  reference: string,
  fields: Readonly<Record<string, string>>,
): Promise<Registered> {
  const answer = await fetch(`${sandboxUrl}/siak/${screens[kind]}`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, reference }),
    redirect: 'manual',
  });
  const place = answer.headers.get('location');
  if (place === null) {
    const faults = [...(await answer.text()).matchAll(/class="(?:fault|notice)"[^>]*>([^<]*)/g)];
    throw new Error(`${kind} ${reference} was refused: ${faults.map(([, words]) => words).join(' ')}`);
  }
  const page = await (await fetch(new URL(place, sandboxUrl))).text();
  const number = /data-number>([^<]+)</.exec(page)?.[1] ?? '';
  const address = new URL(`/register/files/${place.split('/').at(-1)}.pdf`, sandboxUrl);
  return { number, file: await paperAt(address, kind), others: new Map() };
}

async function paperAt(address: URL, kind: RegisterEventKind): Promise<Paper> {
  const content = Buffer.from(await (await fetch(address)).arrayBuffer());
  return {
    name: `${kind === 'birth' ? 'akta' : screens[kind]}.pdf`,
    mimeType: 'application/pdf',
    buffer: content,
  };
}

/** Makes the register's file for a number, with words that stand on it. */
export type Sealing = (number: string, words: readonly string[]) => Promise<Paper>;

/** The file that the register would give for what an operator copied, sealed by its authority. */
export function sealingBy(sandboxUrl: string): Sealing {
  return async (number, words) => {
    const lines = words.flatMap((each) => each.split(/; ?/)).map((line) => line.slice(0, 200));
    const answer = await fetch(`${sandboxUrl}/control/sealed`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'DOKUMEN UJI', number, lines: lines.slice(0, 24) }),
    });
    if (!answer.ok) throw new Error(`No file was sealed for ${number}: ${await answer.text()}`);
    const buffer = Buffer.from(await answer.arrayBuffer());
    return { name: 'hasil.pdf', mimeType: 'application/pdf', buffer };
  };
}

/** The lines that an operator copies into the register, by label. */
export async function linesToCopy(desk: Page): Promise<ReadonlyMap<string, string>> {
  const lines = new Map<string, string>();
  for (const row of await desk.locator('button[data-row]').all()) {
    const value = row.locator('.value');
    const isEmpty = /\bsoft\b/.test((await value.getAttribute('class')) ?? '');
    if (isEmpty) continue;
    const words = async (place: typeof value): Promise<string> => ((await place.textContent()) ?? '').trim();
    lines.set(await words(row.locator('.label')), await words(value));
  }
  return lines;
}
