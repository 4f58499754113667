import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, type Result, success } from '@satuloket/engine';
import { lockInstance, projectFolder, type Supervisor } from '@satuloket/server/platform';
import { system } from './failures.ts';

const webFolder = join(projectFolder, 'packages', 'web');
const lockFolder = join(projectFolder, 'node_modules', '.cache', 'satuloket-web-build');
const stampFile = join(webFolder, 'build', 'sources.sha256');

/** What the pages are made from; the server's own code is not bundled into them. */
const sources = [
  'package-lock.json',
  'packages/web/{package.json,*.ts,svelte.config.js}',
  'packages/web/{src,static}/**/*',
  'packages/engine/{package.json,src/**/*.ts}',
];

/** Builds the web app when its sources differ from those of the last build; one start at a time does so. */
export async function buildWebWhenStale(
  supervisor: Supervisor,
  onBuild: () => void,
): Promise<Result<'built' | 'current'>> {
  if (isCurrent()) return success('current');
  mkdirSync(lockFolder, { recursive: true });
  let lock = lockInstance(lockFolder);
  while (!lock.ok && !supervisor.stopping) {
    await sleep(200);
    lock = lockInstance(lockFolder);
  }
  if (!lock.ok) return lock;
  try {
    if (isCurrent()) return success('current');
    onBuild();
    return await build(supervisor);
  } finally {
    lock.value.release();
  }
}

const isCurrent = (): boolean =>
  existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digestOfSources();

async function build(supervisor: Supervisor): Promise<Result<'built'>> {
  const digest = digestOfSources();
  const vite = createRequire(join(webFolder, 'package.json')).resolve('vite/package.json');
  const child = spawn(process.execPath, [join(vite, '..', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: webFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  supervisor.onStop('pembuatan halaman', () => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(null);
    });
    child.once('close', resolve);
  });
  if (code !== 0) {
    if (!supervisor.stopping) console.error(output);
    return failure(
      system(
        'web-build-failed',
        'Halaman web gagal dibuat; penyebabnya tertulis di atas.',
        'The web app could not be built.',
      ),
    );
  }
  writeFileSync(stampFile, digest);
  return success('built');
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: projectFolder, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()) {
    hash.update(file.slice(projectFolder.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
