import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '@satuloket/server/platform';
import {
  createFileCheck,
  type FileReport,
  readTrustedRoots,
  trustedRootsName,
} from '@satuloket/server/verification';
import { sayProblem } from '../start/failures.ts';
import { exitCodeOf, linesOf } from './telling.ts';

export const summary = {
  id: '<berkas.pdf> [--json] [--roots <berkas.pem>]: memeriksa tanda tangan sebuah dokumen',
  en: '<file.pdf> [--json] [--roots <file.pem>]: checks the signatures of a document',
};

const usage = `Pemakaian: satuloket verify <berkas.pdf> [--json] [--roots <berkas.pem>]
  --json    menulis hasil sebagai data
  --roots   sertifikat akar yang dipercaya (bawaan: ${trustedRootsName} di folder data, ditulis oleh start)
Kode keluar: 0 asli dan utuh; 1 tidak boleh dipercaya; 2 tidak dapat dipastikan; 3 berkas atau perintahnya keliru.`;

type Asked = { readonly file: string; readonly asData: boolean; readonly roots: string | undefined };

/** Needs no database and no network. */
export async function run(parameters: readonly string[]): Promise<number> {
  const asked = readAsked(parameters);
  if (asked === undefined) {
    console.error(usage);
    return 3;
  }
  const settings = readSettings(process.env);
  if (!settings.ok) {
    sayProblem(settings.error);
    return 3;
  }
  const report = await checked(asked.file, asked.roots ?? join(settings.value.dataFolder, trustedRootsName));
  if (typeof report === 'string') {
    console.error(report);
    return 3;
  }
  if (asked.asData) console.log(JSON.stringify({ file: asked.file, ...report }, null, 2));
  else for (const line of linesOf(report)) console.log(line);
  return exitCodeOf(report.verdict);
}

function readAsked(parameters: readonly string[]): Asked | undefined {
  const files: string[] = [];
  let asData = false;
  let roots: string | undefined;
  for (let index = 0; index < parameters.length; index += 1) {
    const parameter = parameters[index]!;
    if (parameter === '--json') asData = true;
    else if (parameter === '--roots') {
      index += 1;
      roots = parameters[index];
      if (roots === undefined) return undefined;
    } else if (parameter.startsWith('-')) return undefined;
    else files.push(parameter);
  }
  const [file, ...others] = files;
  return file === undefined || others.length > 0 ? undefined : { file, asData, roots };
}

/** A sentence when the file or a certificate can't be read. */
async function checked(file: string, rootsFile: string): Promise<FileReport | string> {
  let content: Uint8Array;
  try {
    // What is too large is not read to be refused.
    content = statSync(file).size > largestReadBytes ? new Uint8Array(largestReadBytes) : readFileSync(file);
  } catch (error) {
    return `${file} tidak dapat dibaca (${(error as { code?: string }).code ?? 'galat'}).`;
  }
  let roots: ReturnType<typeof readTrustedRoots>;
  try {
    roots = readTrustedRoots(rootsFile);
  } catch (error) {
    return `Sertifikat akar tidak dapat dibaca: ${(error as Error).message}`;
  }
  const check = createFileCheck(roots);
  try {
    const answer = await check.check(content);
    return answer === undefined ? 'Pemeriksaan tidak selesai.' : answer.report;
  } finally {
    await check.close();
  }
}

const largestReadBytes = 25_000_000;
