import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fault, pause } from '../fault.ts';

const sizeMegabytes = 400;

let folder: string | undefined;

export const diskFull: Fault = {
  name: 'disk-full',
  tells: 'the disk of PostgreSQL is full, then has room again; what it ends by itself is started again',
  impossible: () => {
    folder ??= mounted();
    return folder === undefined ? 'a small disk can be mounted by root only' : undefined;
  },
  arena: async () => ({ databaseFolder: folder ?? '', onClose: () => unmount(folder ?? '') }),
  async run({ arena, random, until, did }) {
    const filling = join(folder ?? '', 'filling');
    do {
      await pause(random.between(500, 1500));
      fill(filling);
      did('disk full');
      await pause(random.between(1500, 4000));
      rmSync(filling, { force: true });
      did('room again');
      if (!(await arena.database.answers())) {
        await arena.database.kill();
        await arena.database.start();
        did('database started again');
      }
    } while (Date.now() < until);
  },
};

/** A disk in memory; undefined where this user may not. */
function mounted(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const made = mkdtempSync(join(tmpdir(), 'satuloket-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMegabytes}m,mode=755`, 'tmpfs', made], {
      stdio: 'ignore',
    });
    return made;
  } catch {
    rmSync(made, { recursive: true, force: true });
    return undefined;
  }
}

function unmount(disk: string): void {
  execFileSync('umount', ['--lazy', disk], { stdio: 'ignore' });
  rmSync(disk, { recursive: true, force: true });
  folder = undefined;
}

/** All that is left, to the last block. */
function fill(file: string): void {
  const { bavail, bsize } = statfsSync(folder ?? '');
  const piece = Buffer.alloc(1024 * 1024, 1);
  for (let left = bavail * bsize; left > 0; left -= piece.byteLength) {
    try {
      writeFileSync(file, piece, { flag: 'a' });
    } catch {
      return;
    }
  }
}
