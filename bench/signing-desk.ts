/**
 * npm run bench -- desk [--documents 1000 --quick --data folder --out bench-desk.json]
 *
 * Has so many letters signed from one click, while readers ask for the signing desk, a case's page and the catalogue.
 * How much longer they wait during the run than before and after it is what counts: all three meet the same machine, and
 * before and after differ by what else it does.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { projectFolder } from '@satuloket/server/platform';
import { prepareDrafts } from './harness/drafts.ts';
import { Latencies } from './harness/latencies.ts';
import { residentsOfStories, type SignedIn, signInOfficer, signInResidents } from './harness/people.ts';
import { type Product, startProduct } from './harness/product.ts';
import { type Letter, type Run, signingDesk } from './harness/signing.ts';
import { createClient } from './harness/unit.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string' },
    quick: { type: 'boolean', default: false },
    data: { type: 'string', default: join(projectFolder, '.satuloket-bench-desk') },
    out: { type: 'string', default: join(projectFolder, 'bench-desk.json') },
  },
});
const count = Number(values.documents ?? (values.quick ? 50 : 1000));
if (!Number.isInteger(count) || count < 10 || count > 1000) {
  console.error('--documents is a number from 10 to 1000.');
  process.exit(2);
}

/** The demo's district with an officer for each role, and a resident of it. */
const region = { slug: 'kota-bekasi', id: '3275', code: '32.75' };
const base = `/api/regions/${region.slug}`;
const officers = {
  verifier: 'verifikator.bekasitimur',
  approver: 'penyetuju.bekasitimur',
  signer: 'camat.bekasitimur',
};
const atOnce = 4;
const beforeSeconds = values.quick ? 5 : 20;
/** Until messages and seals of what was just done are made too. */
const settleSeconds = values.quick ? 2 : 10;
/** A reader's pause, as of several people who look now and then. */
const pauseMilliseconds = 100;

type Moved = { readonly seq: number };
type View = {
  readonly lastSeq: number;
  readonly documents: readonly {
    readonly requirement: string;
    readonly checks: readonly { readonly code: string }[];
  }[];
};

const say = (line: string) => console.log(`  ${line}`);
const product = await startProduct(values.data, say);
const client = createClient(product.url, 16);
try {
  const codes = await lettersToSign(product);
  const head = await signInOfficer(product, region.slug, officers.signer);
  const desk = signingDesk(client, region.slug, head.token);
  const letters = await allDrawn(desk, new Set(codes));
  say(`${letters.length} letters wait to be signed`);
  await later(settleSeconds * 1000);
  const before = await readingFor(head, codes[0]!, later(beforeSeconds * 1000));
  const begun = performance.now();
  const run = desk.ended(await desk.begin(letters), tellsTenths(begun));
  const during = await readingFor(head, codes[0]!, run);
  const { signed, failed } = (await run).counts;
  const seconds = (performance.now() - begun) / 1000;
  await later(settleSeconds * 1000);
  const after = await readingFor(head, codes[0]!, later(beforeSeconds * 1000));
  const report = {
    at: new Date().toISOString(),
    revision: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    machine: { cpu: cpus()[0]?.model ?? '', cores: cpus().length, load: loadavg()[0], node: process.version },
    signed,
    failed,
    seconds,
    pages: Object.fromEntries(
      Object.keys(before).map((page) => [
        page,
        { before: before[page], during: during[page], after: after[page] },
      ]),
    ),
  };
  writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\n${signed} signed, ${failed} failed, in ${seconds.toFixed(1)} seconds`);
  console.log(
    '| | median before, ms | during | after | during/quiet | 95 % before, ms | during | after | during/quiet |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const page of Object.keys(before)) {
    const columns = (['median', 'p95'] as const).flatMap((which) => {
      const [was, is, then] = [before, during, after].map((found) => found[page]![which]) as [
        number,
        number,
        number,
      ];
      return [was, is, then, (is / ((was + then) / 2)).toFixed(2)];
    });
    console.log(`| ${page} | ${columns.join(' | ')} |`);
  }
} finally {
  client.close();
  await product.stop();
}

/** As many letters of one resident, checked and approved. */
async function lettersToSign(of: Product): Promise<readonly string[]> {
  const resident = await signInResidents(of, region, residentsOfStories(region).slice(0, 1));
  const drafts = await prepareDrafts(of, region, resident, count);
  const verifier = await signInOfficer(of, region.slug, officers.verifier);
  const approver = await signInOfficer(of, region.slug, officers.approver);
  const waiting = [...drafts];
  const codes: string[] = [];
  const lane = async (): Promise<void> => {
    for (let draft = waiting.pop(); draft !== undefined; draft = waiting.pop()) {
      const { code } = await client.take<{ code: string }>({
        method: 'POST',
        path: `${base}/drafts/${draft.id}/send`,
        token: draft.token,
        key: randomUUID(),
        body: { version: draft.version },
      });
      const { lastSeq, documents } = await client.take<View>({
        path: `${base}/cases/${code}`,
        token: verifier.token,
      });
      const checklist = documents.flatMap(({ requirement, checks }) =>
        checks.map((check) => `${requirement}.${check.code}`),
      );
      const { seq } = await take(verifier, code, lastSeq, { action: 'accept', with: { checklist } });
      await take(approver, code, seq, { action: 'approve', with: {} });
      codes.push(code);
      if (codes.length % 200 === 0) say(`${codes.length} letters approved`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return codes;
}

function take(
  officer: SignedIn,
  code: string,
  lastSeq: number,
  body: { readonly action: string; readonly with: object },
): Promise<Moved> {
  return client.take<Moved>({
    method: 'POST',
    path: `${base}/cases/${code}/actions`,
    token: officer.token,
    key: randomUUID(),
    body: { lastSeq, ...body },
  });
}

/** All that waits on the desk, once the last is made. */
async function allDrawn(
  desk: ReturnType<typeof signingDesk>,
  codes: ReadonlySet<string>,
): Promise<readonly Letter[]> {
  for (;;) {
    const found = (await desk.letters()).filter(({ code }) => codes.has(code));
    if (found.length >= codes.size) return found;
    await later(2000);
  }
}

/** Says how far a run is, as its page does, at each tenth. */
function tellsTenths(begun: number): (run: Run) => void {
  let told = 0;
  return ({ counts: { signed, failed, total } }) => {
    const tenth = Math.floor((10 * (signed + failed)) / total);
    if (tenth <= told) return;
    told = tenth;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(`${signed} of ${total} signed, ${failed} failed, after ${seconds} seconds`);
  };
}

/** One reader a page until something is over. */
async function readingFor(head: SignedIn, code: string, until: Promise<unknown>) {
  let isOver = false;
  const over = until.finally(() => {
    isOver = true;
  });
  const pages: Readonly<Record<string, () => Promise<unknown>>> = {
    'the signing desk': () => client.take({ path: `${base}/signing/desk`, token: head.token }),
    'a case by its code': () => client.take({ path: `${base}/track/${code}` }),
    'a page of the portal': () => page(`/${region.slug}/layanan/surat-domisili`),
  };
  const found = await Promise.all(
    Object.entries(pages).map(async ([name, ask]) => {
      const latencies = new Latencies();
      const begun = performance.now();
      while (!isOver) {
        const from = performance.now();
        await ask();
        latencies.add(performance.now() - from);
        await later(pauseMilliseconds);
      }
      return [name, latencies.summary((performance.now() - begun) / 1000)] as const;
    }),
  );
  await over;
  return Object.fromEntries(found);
}

async function page(path: string): Promise<void> {
  const { status } = await client.ask({ path });
  if (status !== 200) throw new Error(`${path} answered ${status}.`);
}
