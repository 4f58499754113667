/**
 * npm run bench -- documents [--documents 400 --level B-T --quick --out bench-documents.json]
 *
 * Renders and signs letters as the signing desk does, and in the same run the bare cost of Typst and of the signature
 * alone. What counts is documents for each second of a core, which a busy machine changes little.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type DigestAlgorithm, P12Signer, PDF } from '@libpdf/core';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { createSandbox } from '@satuloket/sandbox/create';
import { localSigner, readPackFolder, signerList } from '@satuloket/server';
import { createRenderer, type RenderRequest } from '@satuloket/server/fulfilment/renderer';
import { projectFolder } from '@satuloket/server/platform';
import { shippedFonts } from '../packages/server/src/fulfilment/fonts.ts';
import { taskOf } from '../packages/server/src/fulfilment/task.ts';
import { requestTimestamp } from '../packages/server/src/platform/signing/local/timestamp-client.ts';
import { watchUsage } from './harness/usage.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string' },
    quick: { type: 'boolean', default: false },
    level: { type: 'string', default: 'B-T' },
    out: { type: 'string', default: join(projectFolder, 'bench-documents.json') },
  },
});
const count = Number(values.documents ?? (values.quick ? 40 : 400));
const level = values.level === 'B-LTA' ? 'B-LTA' : 'B-T';
if (!Number.isInteger(count) || count < 10 || (values.level !== 'B-T' && values.level !== 'B-LTA')) {
  console.error('--documents is a number from 10 up; --level is B-T or B-LTA.');
  process.exit(2);
}

/** As many as the signing desk has at the signer at once; two threads of one core then share what it can do. */
const atOnce = 4;
const rounds = 5;
const warmUp = values.quick ? 10 : Math.max(50, Math.ceil(count / 10));

const passphrase = 'satu-tanda-tangan-demo';
const official = { nik: '3275012412749001', nip: '197412241997011005', name: 'Yudi Wibowo, S.IP., M.Si.' };
const sandbox = await createSandbox({
  villages: [
    { code: '32.75.01.1002', name: 'Margahayu', districtCode: '32.75.01', districtName: 'Bekasi Timur' },
  ],
  families: 1,
  apiKey: 'bench',
  officials: { people: [{ ...official, organisation: 'Kecamatan Bekasi Timur' }], passphrase },
});
const held = sandbox.authority.official(official.nik);
if (held === undefined) throw new Error('the official of the bench has no certificate');
const timestampUrl = `${sandbox.url}/authority/timestamps`;

const person = {
  date: '21 November 2026',
  agency: 'KECAMATAN CONTOH TIMUR',
  city: 'Kota Contoh',
  office: 'Kecamatan Contoh Timur',
  officeAddress: 'Jalan Cut Mutia 12, Contoh Timur',
  officePhone: '(021) 8800 123',
  headTitle: 'Camat Contoh Timur',
  headName: official.name,
  headNip: official.nip,
  nik: '3275015403967001',
  birthDate: '14 Maret 1996',
  occupation: 'Karyawan swasta',
  street: 'Jalan Melati Raya No. 17',
  rt: '003',
  rw: '011',
  village: 'Margahayu',
  since: '2 Januari 2024',
  purpose: 'pembukaan rekening bank',
  code: 'KB-7F3K9-2QXAM',
  filedOn: '20 November 2026',
};

const requests = await letters();
const renderer = createRenderer();
const signer = localSigner({
  signers: signerList([{ ...official, pkcs12: () => held.pkcs12 }]),
  timestampUrl,
  level,
  now: () => new Date(),
  timeoutMilliseconds: 10_000,
  workers: 1,
});
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: await shippedFonts() }] });
const key = await P12Signer.create(held.pkcs12, passphrase);
/** The same clock asked in the same way: what is compared is all the rest. */
const timestampAuthority = {
  timestamp: async (digest: Uint8Array, algorithm: DigestAlgorithm) =>
    (await requestTimestamp(digest, algorithm, { url: timestampUrl, timeoutMilliseconds: 10_000 })).token,
};

const bareTypst = async (request: RenderRequest): Promise<Uint8Array> => {
  const task = taskOf(request, 'pdf');
  for (const [path, source] of Object.entries(task.files))
    compiler.mapShadow(join(process.cwd(), path), Buffer.from(source));
  const compiled = compiler.compile({ mainFileContent: task.main, inputs: { ...task.inputs } });
  if (compiled.result === null) throw new Error('the letter of the bench does not render');
  const pdf = compiler.pdf(compiled.result, {
    pdfStandard: task.standard,
    creationTimestamp: Math.floor(Date.parse(task.createdAt) / 1000),
  });
  compiler.evictCache(0);
  return pdf;
};
const sample = Uint8Array.from(await bareTypst(requests[0]!));
const bareSignature = async (): Promise<void> => {
  const document = await PDF.load(sample);
  await document.sign({
    signer: key,
    level,
    timestampAuthority,
    reason: 'Surat keterangan',
    location: 'Bekasi Timur',
    estimatedSize: 16_384,
  });
};
const product = async (request: RenderRequest): Promise<void> => {
  const rendered = await renderer.render(request);
  if (!rendered.ok) throw new Error(rendered.error.code);
  const signed = await signer.sign({
    pdf: rendered.value.pdf,
    official,
    passphrase,
    reason: 'Surat keterangan',
    location: 'Bekasi Timur',
  });
  if (!signed.ok) throw new Error(signed.error.code);
};

type Found = { readonly perSecond: number; readonly perCoreSecond: number };

type Work = { readonly lanes: number; readonly of: (request: RenderRequest) => Promise<unknown> };

async function goThrough({ lanes, of }: Work, list: readonly RenderRequest[]): Promise<void> {
  const waiting = [...list];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await of(next);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** In turns, so that what else the machine does meets all of them alike. */
async function measure<Name extends string>(works: Record<Name, Work>): Promise<Record<Name, Found>> {
  const names = Object.keys(works) as Name[];
  const sums = Object.fromEntries(names.map((name) => [name, { seconds: 0, coreSeconds: 0 }])) as Record<
    Name,
    { seconds: number; coreSeconds: number }
  >;
  for (const name of names) await goThrough(works[name], requests.slice(0, warmUp));
  const size = Math.ceil(count / rounds);
  for (let from = 0; from < count; from += size) {
    for (const name of names) {
      const usage = watchUsage(process.pid);
      const begun = performance.now();
      await goThrough(works[name], requests.slice(from, from + size));
      const seconds = (performance.now() - begun) / 1000;
      sums[name].seconds += seconds;
      sums[name].coreSeconds += usage.stop().cores * seconds;
    }
  }
  return Object.fromEntries(
    names.map((name) => {
      const { seconds, coreSeconds } = sums[name];
      return [name, { perSecond: count / seconds, perCoreSecond: count / coreSeconds }];
    }),
  ) as Record<Name, Found>;
}

// What is idle keeps no process: without this one the bench would end while it waits for a child.
const awake = setInterval(() => undefined, 1000);
try {
  const found = await measure({
    typst: { lanes: 1, of: bareTypst },
    signature: { lanes: 1, of: bareSignature },
    product: { lanes: 1, of: product },
    together: { lanes: atOnce, of: product },
  });
  // One after the other on one core: what both together could do at best.
  const bare = 1 / (1 / found.typst.perCoreSecond + 1 / found.signature.perCoreSecond);
  const report = {
    at: new Date().toISOString(),
    revision: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    machine: { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version },
    documents: count,
    level,
    ...found,
    barePerCoreSecond: bare,
    ratio: found.product.perCoreSecond / bare,
  };
  writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
  console.log(tableOf(report));
} finally {
  await Promise.all([renderer.close(), signer.close?.(), sandbox.close()]);
  clearInterval(awake);
}

/** The letter that a region signs most, for people whose names differ. */
async function letters(): Promise<readonly RenderRequest[]> {
  const files = await readPackFolder(join(projectFolder, 'packs', 'e-open'));
  if (!files.ok) throw new Error('the pack of the bench cannot be read');
  const pieces = Object.fromEntries(
    files.value.filter(({ path }) => path.endsWith('.typ')).map(({ path, text }) => [path, text]),
  );
  const template = pieces['templates/surat-domisili.typ'];
  if (template === undefined) throw new Error('there is no letter to render');
  return Array.from({ length: count }, (_, index) => ({
    template,
    pieces,
    data: { ...person, name: `Dewi Anggraini Putri ${index}`, number: `470/KB-${index}` },
    createdAt: '2026-11-20T03:00:00.000Z',
    signature: {
      documentCode: `PERC-OBAA-${String(index).padStart(4, '0')}`,
      url: `https://layanan.example.id/kota/cek/PERCOBAAN${index}`,
      name: official.name,
      title: 'Camat Bekasi Timur',
      nip: official.nip,
      rank: 'Pembina Tingkat I (IV/b)',
    },
  }));
}

function tableOf(report: {
  readonly typst: Found;
  readonly signature: Found;
  readonly product: Found;
  readonly together: Found;
  readonly barePerCoreSecond: number;
  readonly ratio: number;
}): string {
  const row = (name: string, { perSecond, perCoreSecond }: Found) =>
    `| ${name} | ${perSecond.toFixed(1)} | ${perCoreSecond.toFixed(1)} |`;
  return [
    '| | a second | a second of a core |',
    '| --- | --- | --- |',
    row('Typst alone', report.typst),
    row(`the signature alone (${level})`, report.signature),
    `| both, one after the other | | ${report.barePerCoreSecond.toFixed(1)} |`,
    row('rendered and signed, one after the other', report.product),
    row(`rendered and signed, ${atOnce} at once`, report.together),
    '',
    `${Math.round(report.ratio * 100)} % of the bare cost's throughput`,
  ].join('\n');
}
