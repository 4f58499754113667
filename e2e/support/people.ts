/** People of the demo as they act in the browser; what they type is what the register knows of them. */
import type { Page } from 'playwright-core';

export const dewi = {
  phone: '0812 0000 0101',
  nik: '3275015403967001',
  kk: '3275011809237001',
  name: 'Dewi Anggraini Putri',
  birthDate: ['14', '3', '1996'],
} as const;

/** Dewi's husband, on the same family card. */
export const rizky = {
  phone: '0812 0000 0102',
  nik: '3275010208947001',
  kk: '3275011809237001',
  name: 'Rizky Maulana Hidayat',
  birthDate: ['2', '8', '1994'],
} as const;

export const aisyah = {
  phone: '0812 0000 0104',
  nik: '3275054907987001',
  kk: '3275050702227001',
  name: 'Nur Aisyah Salsabila',
  birthDate: ['9', '7', '1998'],
} as const;

/** Nobody else leaves a draft on her account. */
export const ruth = {
  phone: '0812 0000 0109',
  nik: '1271016311927001',
  kk: '3275061510197001',
  name: 'Ruth Natalia Simanjuntak',
  birthDate: ['23', '11', '1992'],
} as const;

export type Resident = {
  readonly phone: string;
  readonly nik: string;
  readonly kk: string;
  readonly name: string;
  /** Day, month, year, as they are typed. */
  readonly birthDate: readonly [string, string, string];
};

export type Message = { sequence: number; to: string; text: string };

/** What has arrived on a phone, oldest first; news that was sent together as one numbered message is told apart. */
export async function messagesTo(sandboxUrl: string, phone: string): Promise<readonly Message[]> {
  const answer = await fetch(`${sandboxUrl}/messages?to=${encodeURIComponent(phone.replaceAll(' ', ''))}`);
  const { messages }: { messages: Message[] } = await answer.json();
  return messages.flatMap((message) => newsOf(message.text).map((text) => ({ ...message, text })));
}

function newsOf(text: string): readonly string[] {
  const [first = '', ...numbered] = text.split(/\n\n\d+\. /);
  return numbered.length === 0 ? [first] : numbered;
}

/** Waits until a message that holds the words has come in. */
export async function messageThatSays(sandboxUrl: string, phone: string, words: RegExp): Promise<string> {
  for (let tries = 0; tries < 120; tries += 1) {
    const found = (await messagesTo(sandboxUrl, phone)).findLast(({ text }) => words.test(text));
    if (found) return found.text;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const all = (await messagesTo(sandboxUrl, phone)).map(({ text }) => text).join('\n---\n');
  throw new Error(`No message to ${phone} says ${words}. There are:\n${all}`);
}

/** From the sign-in page to being known: the code from the inbox, then the match against the register. */
export async function signIn(
  page: Page,
  sandboxUrl: string,
  resident: Pick<Resident, 'phone'>,
): Promise<void> {
  const before = (await messagesTo(sandboxUrl, resident.phone)).length;
  await page.getByLabel('Nomor HP').fill(resident.phone);
  await page.getByRole('button', { name: 'Kirim kode' }).click();
  await page.getByRole('heading', { name: 'Masukkan kode' }).waitFor();
  await page.getByLabel('Kode 6 angka').fill(await signInCodeAfter(sandboxUrl, resident.phone, before));
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

export async function proveIdentity(page: Page, resident: Resident): Promise<void> {
  await page.getByRole('heading', { name: 'Cocokkan data Anda' }).waitFor();
  await page.getByLabel('NIK').fill(resident.nik);
  await page.getByLabel('Nomor KK').fill(resident.kk);
  await page.getByLabel('Nama lengkap').fill(resident.name);
  const [day, month, year] = resident.birthDate;
  await page
    .getByLabel('Tanggal', { exact: true })
    .or(page.getByLabel('Hari', { exact: true }))
    .first()
    .fill(day);
  await page.getByLabel('Bulan').fill(month);
  await page.getByLabel('Tahun').fill(year);
  await page.getByRole('button', { name: 'Cocokkan' }).click();
}

/**
 * What the people of the stories did before: the card is shown at a counter, and the family opens. From a page of
 * someone who is signed in and matched; the page is left as it was.
 */
export async function showCard(page: Page, { nik }: Pick<Resident, 'nik'>): Promise<void> {
  const back = page.url();
  const { origin, pathname } = new URL(back);
  const region = pathname.split('/')[1];
  await page.goto(`${origin}/${region}/akun/keamanan`);
  await page.getByRole('button', { name: 'Tampilkan nomor untuk loket' }).click();
  const number = (await page.locator('[data-number]').textContent()) ?? '';
  const api = `${origin}/api/regions/${region}`;
  const post = async (path: string, body: object, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await fetch(`${api}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { token: string };
  };
  const username = region === 'kota-bekasi' ? 'loket.bekasitimur' : 'loket.tambunselatan';
  const { token } = await post('sessions', { username, password: 'satu-loket-demo' });
  await post(
    'counter-proofs',
    { number, nik, seen: true },
    { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
  );
  await page.goto(back);
}

/** The sign-in code that came after so many messages; news of the person's cases may come in the same moment. */
export async function signInCodeAfter(sandboxUrl: string, phone: string, count: number): Promise<string> {
  for (let tries = 0; tries < 80; tries += 1) {
    const texts = (await messagesTo(sandboxUrl, phone)).slice(count).map(({ text }) => text);
    const codes = texts.flatMap(
      (text) => /^(\d{6}) (?:adalah kode masuk|is your sign-in code)/.exec(text)?.[1] ?? [],
    );
    const newest = codes.at(-1);
    if (newest !== undefined) return newest;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`No code came to ${phone}.`);
}
