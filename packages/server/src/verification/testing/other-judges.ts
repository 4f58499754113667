import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs of others that judge the same files, where they are installed (Debian: poppler-utils, qpdf). */

const has = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
export const hasPdfsig = has('pdfsig');
export const hasQpdf = has('qpdf');

function withFile<T>(content: Uint8Array, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'satuloket-judge-'));
  try {
    const path = join(folder, 'file.pdf');
    writeFileSync(path, content);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What pdfsig says of each signature, certificates left aside. It knows no document time stamps. */
export function pdfsigSays(content: Uint8Array): readonly ('valid' | 'broken')[] {
  return withFile(content, (path) => {
    const { stdout } = spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8', timeout: 20_000 });
    return stdout.split(/^Signature #\d+:$/m).flatMap((told) => {
      const type = /Signature Type: (.*)/.exec(told)?.[1];
      if (type === undefined || type === 'unknown') return [];
      return [/Signature Validation: Signature is Valid\./.test(told) ? 'valid' : 'broken'];
    });
  });
}

/** 0: nothing wrong; 2: errors; 3: warnings. */
export function qpdfExit(content: Uint8Array): number | null {
  return withFile(
    content,
    (path) => spawnSync('qpdf', ['--check', path], { stdio: 'ignore', timeout: 20_000 }).status,
  );
}

/** The same document written anew by another program. */
export function resavedByQpdf(content: Uint8Array): Buffer {
  return withFile(content, (path) => {
    const { stdout } = spawnSync('qpdf', [path, '-'], { timeout: 20_000, maxBuffer: 50_000_000 });
    return stdout;
  });
}
