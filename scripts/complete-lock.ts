// `node scripts/complete-lock.ts` after `npm install`: adds to package-lock.json the packages of other platforms that
// npm could not look up. `npm ci` refuses a lock file without them, though it would never install them here.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Entry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};

const systems: Record<string, string> = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  fsevents: 'darwin',
  linux: 'linux',
  linuxmusl: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  win32: 'win32',
  windows: 'win32',
};
const processors = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32'];

const file = join(import.meta.dirname, '..', 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> };

/** What such a package is made for stands in its name, `@scope/binding-linux-arm64-musl`. */
function entryFor(name: string, range: string, dev: boolean): Entry {
  const words = name.split(/[@/\-_.]/);
  const system = words.map((word) => systems[word]).find((found) => found !== undefined);
  const processor = words.find((word) => processors.includes(word));
  if (system === undefined && processor === undefined) {
    throw new Error(
      `${name} does not say in its name what it is made for; add it to package-lock.json by hand.`,
    );
  }
  const musl = words.includes('musl') || words.includes('linuxmusl');
  return {
    version: range.replace(/^[^\d]+/, ''),
    ...(processor !== undefined && { cpu: [processor] }),
    ...(dev && { dev }),
    ...(musl && { libc: ['musl'] }),
    optional: true,
    ...(system !== undefined && { os: [system] }),
  };
}

/** Node looks for a package beside its parent and in every folder above. */
function isThere(parent: string, name: string): boolean {
  for (
    let folder = parent;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))
  ) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in lock.packages) return true;
    if (folder === '') return false;
  }
}

let added = 0;
for (const [path, { optionalDependencies = {}, dev = false }] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (isThere(path, name)) continue;
    lock.packages[`node_modules/${name}`] = entryFor(name, range, dev);
    added += 1;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([left], [right]) => left.localeCompare(right, 'en')),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added.`);
