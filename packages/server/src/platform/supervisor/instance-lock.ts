import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Result, success } from '@satuloket/engine';

export type InstanceLock = {
  /** Notes the address, so that a second start can say where the first one is. */
  announce(address: string): void;
  release(): void;
};

type Holder = { readonly pid: number; readonly born: string; readonly address?: string };

/**
 * One Satuloket works on a data folder at a time; fails with `already-running`. A lock left by a process that was
 * killed is taken over.
 */
export function lockInstance(dataFolder: string): Result<InstanceLock> {
  const file = join(dataFolder, 'running.json');
  const own: Holder = { pid: process.pid, born: bornAt(process.pid) ?? '' };
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(own), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder !== undefined && bornAt(holder.pid) === holder.born) {
      const where = holder.address === undefined ? '' : ` di ${holder.address}`;
      return failure({
        code: 'already-running',
        message: {
          id: `Satuloket sudah berjalan dari folder ini${where} (proses ${holder.pid}). Hentikan dahulu, atau pakai SATULOKET_DATA dan SATULOKET_PORT lain.`,
          en: `Satuloket already runs on this folder.`,
        },
        status: 500,
        retryable: true,
      });
    }
    rmSync(file, { force: true });
  }
  return success({
    announce: (address) => writeFileSync(file, JSON.stringify({ ...own, address })),
    release: () => rmSync(file, { force: true }),
  });
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/**
 * When a process was born, in the kernel's ticks: numbers of processes are used again, births are not. Empty where
 * there is no /proc; undefined when the process is gone.
 */
function bornAt(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22; the name in field 2 may hold spaces and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return '';
  }
}
