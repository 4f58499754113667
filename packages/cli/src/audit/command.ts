import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyRecordProof } from '@satuloket/engine';
import { noteVerifierOf } from '@satuloket/server/record';
import { sayProblem } from '../start/failures.ts';
import type { PublishedCheckpoints } from './auditing.ts';

export const summary = {
  id: 'verify | checkpoints --out <berkas> | verify-proof <berkas>: membuktikan bahwa catatan tidak diubah',
  en: 'verify | checkpoints --out <file> | verify-proof <file>: proves that the record was not changed',
};

const usage = `Pemakaian:
  satuloket audit verify [--region <daerah>] [--published <berkas>]
      menghitung ulang rantai setiap berkas, catatan pembukaan data, dan log; menyebut yang diubah, hilang, atau tertukar
  satuloket audit checkpoints --out <berkas> [--region <daerah>]
      menulis semua titik periksa yang ditandatangani, untuk diumumkan dan disimpan di tempat lain
  satuloket audit verify-proof <berkas> [--key <kunci publik daerah>]
      memeriksa bukti yang diunduh warga, tanpa basis data dan tanpa jaringan
Kode keluar: 0 utuh; 1 ada yang tidak cocok; 3 perintah atau berkasnya keliru.`;

const options = {
  region: { type: 'string' },
  published: { type: 'string' },
  out: { type: 'string' },
  key: { type: 'string' },
} as const;

export async function run(parameters: readonly string[]): Promise<number> {
  const asked = readAsked(parameters);
  const [task, file, ...more] = asked?.positionals ?? [];
  const values = asked?.values ?? {};
  if (task === 'verify-proof' && file !== undefined && more.length === 0)
    return verifyProof(file, values.key);
  if (file !== undefined) return misused();
  if (task === 'verify') return verify(values.region, values.published);
  if (task === 'checkpoints' && values.out !== undefined) return publish(values.out, values.region);
  return misused();
}

function readAsked(parameters: readonly string[]) {
  try {
    return parseArgs({ args: [...parameters], options, allowPositionals: true });
  } catch {
    return undefined;
  }
}

function misused(): number {
  console.error(usage);
  return 3;
}

async function verifyProof(file: string, publishedKey: string | undefined): Promise<number> {
  const proof = readJson(file);
  if (proof === undefined) return 3;
  const verdict = await verifyRecordProof(proof.content, noteVerifierOf, publishedKey);
  if (!verdict.ok) {
    sayProblem(verdict.error);
    return 1;
  }
  const { entries, origin, size, key } = verdict.value;
  console.log(`✓ ${entries} langkah ada di catatan ${origin} yang ditandatangani pada ukuran ${size}.`);
  if (publishedKey === undefined) {
    console.log(`  Kunci di dalam bukti: ${key}`);
    console.log('  Bandingkan dengan kunci yang diumumkan daerah, atau sebutkan dengan --key.');
  }
  return 0;
}

async function verify(region: string | undefined, publishedFile: string | undefined): Promise<number> {
  const published = publishedFile === undefined ? undefined : readJson(publishedFile);
  if (publishedFile !== undefined && published === undefined) return 3;
  return withRecord(region, async (opened, { auditRegions }) => {
    const faults = await auditRegions(opened, region, published?.content as PublishedCheckpoints | undefined);
    return faults === 0 ? 0 : 1;
  });
}

async function publish(out: string, region: string | undefined): Promise<number> {
  return withRecord(region, async (opened, { checkpointsOf }) => {
    const published = await checkpointsOf(opened, region);
    writeFileSync(out, `${JSON.stringify(published, null, 2)}\n`);
    const count = published.regions.reduce((sum, { checkpoints }) => sum + checkpoints.length, 0);
    console.log(`${count} titik periksa ditulis ke ${out}.`);
    return 0;
  });
}

async function withRecord(
  region: string | undefined,
  work: (
    opened: Parameters<typeof import('./auditing.ts').auditRegions>[0],
    auditing: typeof import('./auditing.ts'),
  ) => Promise<number>,
): Promise<number> {
  const { openBeside } = await import('../start/beside.ts');
  const opened = await openBeside();
  if (!opened.ok) {
    sayProblem(opened.error);
    return 3;
  }
  try {
    const { places, database, masterKeys } = opened.value;
    if (region !== undefined && places.region(region) === undefined) {
      const known = places.regions().map(({ slug }) => slug);
      console.error(`Daerah “${region}” tidak dikenal. Yang ada: ${known.join(', ')}.`);
      return 3;
    }
    return await work({ places, masterKeys, database: database.database }, await import('./auditing.ts'));
  } finally {
    await opened.value.close();
  }
}

function readJson(file: string): { readonly content: unknown } | undefined {
  try {
    return { content: JSON.parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    const why = (error as { code?: string }).code ?? 'bukan JSON';
    console.error(`${file} tidak dapat dibaca (${why}).`);
    return undefined;
  }
}
