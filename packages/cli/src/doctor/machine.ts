import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { type Finding, fault, ok, warning } from './finding.ts';

const oldestNode = 24;
const gigabyte = 1_000_000_000;

export function checkNode(version: string): Finding {
  const major = Number(version.split('.')[0]);
  return major >= oldestNode
    ? ok('Node', version)
    : fault('Node', version, `Pakai Node ${oldestNode} atau lebih baru: npm ci memasangnya di node_modules.`);
}

export function checkDisk({ freeBytes, totalBytes }: { freeBytes: number; totalBytes: number }): Finding {
  const found = `${(freeBytes / gigabyte).toFixed(1)} GB bebas dari ${(totalBytes / gigabyte).toFixed(1)} GB`;
  const remedy = 'Kosongkan ruang atau perbesar cakram: bila penuh, tidak ada yang dapat disimpan.';
  if (freeBytes < gigabyte) return fault('Cakram data', found, remedy);
  return freeBytes < totalBytes * 0.1 ? warning('Cakram data', found, remedy) : ok('Cakram data', found);
}

export function checkMemory({ freeBytes, totalBytes }: { freeBytes: number; totalBytes: number }): Finding {
  const found = `${(freeBytes / gigabyte).toFixed(1)} GB bebas dari ${(totalBytes / gigabyte).toFixed(1)} GB`;
  return totalBytes < 1.8 * gigabyte
    ? warning('Memori', found, 'Sediakan 2 GB atau lebih untuk server beserta basis data bawaan.')
    : ok('Memori', found);
}

/** The folder may not exist before the first start: then the one above it counts. */
export function machineFindings(dataFolder: string): readonly Finding[] {
  let folder = dataFolder;
  while (!existsSync(folder)) folder = dirname(folder);
  const disk = statfsSync(folder);
  return [
    checkNode(process.versions.node),
    checkDisk({ freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize }),
    checkMemory({ freeBytes: freemem(), totalBytes: totalmem() }),
    folderFinding(folder),
    ...secretsFile(dataFolder),
  ];
}

function folderFinding(folder: string): Finding {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok('Folder data', `${folder} dapat ditulis`);
  } catch {
    return fault(
      'Folder data',
      `${folder} tidak dapat ditulis`,
      `Jadikan pemiliknya pengguna yang menjalankan server.`,
    );
  }
}

function secretsFile(dataFolder: string): readonly Finding[] {
  const file = join(dataFolder, 'secrets.json');
  if (!existsSync(file)) return [];
  const open = (statSync(file).mode & 0o077) !== 0;
  return open
    ? [fault('Kunci', `${file} terbaca pengguna lain`, `Jalankan: chmod 600 ${file}`)]
    : [ok('Kunci', `${file} hanya terbaca pemiliknya`)];
}
