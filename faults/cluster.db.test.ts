import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newCommandKey } from '@satuloket/client';
import { seededRandom } from '@satuloket/sandbox';
import { projectFolder } from '@satuloket/server/platform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../packages/server/src/live/testing/listen.ts';
import { pause } from './fault.ts';
import { createLedger } from './load/ledger.ts';
import { fillInLetter, sendDraft } from './load/letters.ts';
import {
  askForCode,
  codeSentTo,
  type Resident,
  residentsOf,
  sessionOfOfficer,
  signInResident,
} from './load/people.ts';
import { createSpeaker } from './load/repeating.ts';

/** Two processes behind one address, as `npm run start:cluster` starts them. */
const folder = mkdtempSync(join(tmpdir(), 'satuloket-cluster-'));
chmodSync(folder, 0o755);
const region = 'kota-bekasi';
const ledger = createLedger();
const over = new AbortController();

let child: ChildProcess;
let written = '';
let url = '';
let sandboxUrl = '';
let resident: Resident;
let code = '';
/** Cases of which the applicant is told once that they came in. */
const sent: string[] = [];

/** A busy machine is no failure. */
const soon = { timeout: 30_000 };
/** Enough to be under way when one dies. */
const comments = 12;

const says = async (pattern: RegExp): Promise<RegExpExecArray> => {
  for (;;) {
    const match = pattern.exec(written);
    if (match !== null) return match;
    if (child.exitCode !== null) throw new Error(`The cluster ended:\n${written}`);
    await pause(50);
  }
};
const processes = () =>
  [...written.matchAll(/proses (\d): pid (\d+), porta (\d+)/g)].map(([, number, pid, port]) => ({
    number: Number(number),
    pid: Number(pid),
    url: `http://127.0.0.1:${port}`,
  }));
/** Messages about each of these cases on the applicant's phone. */
async function timesTold(): Promise<readonly number[]> {
  const answer = await fetch(`${sandboxUrl}/messages?to=${encodeURIComponent(resident.person.phone)}`);
  const { messages } = (await answer.json()) as { messages: { text: string }[] };
  return sent.map((each) => messages.filter(({ text }) => text.includes(each)).length);
}
const speakerAt = (at: string) =>
  createSpeaker({ url: at, regionId: '3275', ledger, random: seededRandom(1), over: over.signal });

beforeAll(async () => {
  child = spawn(process.execPath, [join(projectFolder, 'packages/cli/bin/satuloket.mjs'), 'cluster'], {
    env: {
      ...Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !/^(SATULOKET_|DATABASE_URL$|VITEST)/.test(name)),
      ),
      SATULOKET_DATA: join(folder, 'data'),
      SATULOKET_PORT: '0',
      SATULOKET_PAGES: 'false',
      SATULOKET_DEMO_CASES: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part) => {
      written += part;
    });
  [, url = ''] = await says(/siap di (\S+), 2 proses/);
  [, sandboxUrl = ''] = await says(/layanan tiruan .*?(http\S+)/);
  await leaveTheNight();
  const [person] = residentsOf('3275');
  const signedIn = person && (await signInResident({ sandboxUrl }, speakerAt(url), region, person));
  if (signedIn === undefined) throw new Error('Nobody is known to the register.');
  resident = signedIn;
}, 240_000);

/** Messages wait for the morning. */
async function leaveTheNight(): Promise<void> {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta', hour: '2-digit' });
  const minutes = ((8 + 24 - Number(shown.format(new Date()))) % 24) * 60;
  if (minutes === 0) return;
  await fetch(`${sandboxUrl}/control/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutes }),
  });
  // Each process goes after the clock.
  await pause(1_000);
}

afterAll(async () => {
  over.abort();
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test('who signs in at one is known to the other, and a command said to both happens once', {
  timeout: 120_000,
}, async () => {
  const addresses = processes().map((each) => each.url);
  expect(addresses).toHaveLength(2);
  const { id, version } = await fillInLetter(speakerAt(url), region, resident);
  const header = { 'idempotency-key': newCommandKey() };
  const answers = await Promise.all(
    [...addresses, ...addresses, ...addresses].map((address) =>
      speakerAt(address)
        .client(resident.token)
        .POST('/api/regions/{region}/drafts/{id}/send', {
          params: { path: { region, id }, header },
          body: { version },
        }),
    ),
  );
  const [first, ...others] = answers.map(({ data }) => data);
  expect(first?.code).toMatch(/^[A-Z]{2,3}-/);
  expect(others).toEqual(others.map(() => first));
  code = first?.code ?? '';
});

test('what is done at one is heard where a page listens at the other, and at nobody else’s', {
  timeout: 60_000,
}, async () => {
  const [first, second] = processes();
  const page = (query: string, token?: string) =>
    listen(
      `${second?.url}/${region}/langsung?${query}`,
      token === undefined ? {} : { authorization: `Bearer ${token}` },
    );
  expect((await page(`berkas=${code}`)).status).toBe(401);
  const speaker = speakerAt(first?.url ?? '');
  const ask = async (words: string): Promise<number> => {
    const { seq } = await speaker.command('comment', (header) =>
      speaker.client(resident.token).POST('/api/regions/{region}/cases/{code}/comments', {
        params: { path: { region, code }, header },
        body: { audience: 'applicant', words },
      }),
    );
    return seq;
  };
  const officer = await sessionOfOfficer(speaker, region, 'verifikator.bekasitimur');
  const office = await page(`berkas=${code}&sejak=0`, officer);
  const lastHeard = () => Number(office.heard.at(-1)?.data);
  // Changes are told in their order: nothing of what was before is still under way.
  const before = await ask('Apakah berkasnya sudah lengkap?');
  await expect.poll(lastHeard, soon).toBeGreaterThanOrEqual(before);
  const applicant = await page(`berkas=${code}`, resident.token);
  const stranger = await page(`lacak=${code}`);
  const asked = await ask('Kapan bisa diambil?');
  await expect.poll(lastHeard, soon).toBeGreaterThanOrEqual(asked);
  await expect.poll(() => applicant.heard.map(({ event }) => event), soon).toEqual(['changed']);
  // What is written between applicant and office is on no page that the code alone opens.
  expect(stranger.heard).toEqual([]);
  for (const each of [office, applicant, stranger]) each.close();
});

test('what is due is done once, whichever takes it', { timeout: 120_000 }, async () => {
  const speaker = speakerAt(url);
  const letters = Array.from({ length: 4 }, async () =>
    sendDraft(speaker, region, resident, await fillInLetter(speaker, region, resident)),
  );
  sent.push(...(await Promise.all(letters)));
  // Both processes look for messages to send.
  await expect.poll(timesTold, soon).toEqual(sent.map(() => 1));
});

test('attempts at both are counted together', { timeout: 60_000 }, async () => {
  const [, other] = residentsOf('3275');
  const { phone } = other ?? resident.person;
  await askForCode(speakerAt(url), region, phone);
  const right = await codeSentTo(sandboxUrl, phone);
  const wrong = right === '111111' ? '222222' : '111111';
  const [first, second] = processes();
  const tryAt = async (at: string, code: string) => {
    const { error } = await speakerAt(at)
      .client()
      .POST('/api/regions/{region}/sessions', { params: { path: { region } }, body: { phone, code } });
    return error === undefined ? 'signed in' : (error.details?.attemptsLeft ?? error.code);
  };
  const told: unknown[] = [];
  for (const each of [first, second, first, second, first]) told.push(await tryAt(each?.url ?? '', wrong));
  expect(told.slice(0, 4)).toEqual([4, 3, 2, 1]);
  // The last one spent the code: at the other process the right one is worth nothing now.
  expect(await tryAt(second?.url ?? '', right)).not.toBe('signed in');
});

test('one may be killed at any moment: nothing said is lost or happens twice, and another takes its place', {
  timeout: 240_000,
}, async () => {
  const [victim] = processes();
  const speaker = speakerAt(url);
  const path = { region, code };
  for (let said = 1; said <= comments; said += 1) {
    await speaker.command('comment', (header) =>
      speaker.client(resident.token).POST('/api/regions/{region}/cases/{code}/comments', {
        params: { path, header },
        body: { audience: 'applicant', words: wordsOf(said) },
      }),
    );
    if (said === 3) process.kill(victim?.pid ?? 0, 'SIGKILL');
  }
  await says(/(?:proses 1: pid[\s\S]*){2}/);
  const anew = speakerAt(processes().at(-1)?.url ?? '');
  const seen = JSON.stringify(
    await anew.ask('look', () =>
      anew.client(resident.token).GET('/api/regions/{region}/cases/{code}', { params: { path } }),
    ),
  );
  const times = Array.from({ length: comments }, (_, at) => seen.split(`"${wordsOf(at + 1)}"`).length - 1);
  expect(times).toEqual(times.map(() => 1));
  expect(await timesTold()).toEqual(sent.map(() => 1));
});

const wordsOf = (number: number): string => `Pesan ke-${number} untuk kantor`;
