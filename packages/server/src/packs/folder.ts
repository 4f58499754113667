/** Reads a pack's folder: plain files only, of bounded size, so that a pack can be neither a way out nor a flood. */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  asBase,
  basePacksOf,
  failure,
  type PackFile,
  type PackProblem,
  type Result,
  success,
} from '@satuloket/engine';

const maximumFiles = 500;
const maximumFileBytes = 1_000_000;
const maximumDepth = 4;

/** Pictures of the templates' examples, for people who read a change: no part of the pack, and under no digest. */
const picturesFolder = 'pictures';

/** Letters, digits, dots, hyphens; nothing hidden. A pack may be unpacked on any machine. */
const plainName = /^[a-z0-9][a-z0-9._-]*$/i;

/**
 * The files of a pack with paths relative to `folder`, or everything that keeps it from being read. Packs that it builds
 * on are taken from the folders beside it and travel with it under `base/<name>/`, so that it is whole by itself.
 */
export async function readPackFolder(folder: string): Promise<Result<PackFile[], readonly PackProblem[]>> {
  const own = await readFiles(folder);
  if (!own.ok) return own;
  const files = own.value;
  const has = (pack: string) => files.some(({ path }) => path === `base/${pack}/pack.yaml`);
  const waiting = basePacksOf(files);
  for (let pack = waiting.pop(); pack !== undefined; pack = waiting.pop()) {
    if (has(pack)) continue;
    const base = await readFiles(join(dirname(resolve(folder)), pack));
    // A base pack that is not there is told by the language, at the line that names it.
    if (!base.ok && base.error.some(({ code }) => code === 'folder-missing')) continue;
    if (!base.ok)
      return failure(base.error.map((found) => ({ ...found, file: `base/${pack}/${found.file}` })));
    files.push(...asBase(pack, base.value));
    waiting.push(...basePacksOf(base.value));
  }
  return success(files);
}

async function readFiles(folder: string): Promise<Result<PackFile[], readonly PackProblem[]>> {
  const files: PackFile[] = [];
  const problems: PackProblem[] = [];

  const refuse = (file: string, code: string, id: string, en: string) => {
    problems.push({ file, line: 1, column: 1, path: '', code, severity: 'error', message: { id, en } });
  };

  async function readFolder(inside: string, depth: number): Promise<void> {
    const names = (await readdir(join(folder, inside))).sort();
    for (const name of names) {
      const path = inside === '' ? name : `${inside}/${name}`;
      if (path === picturesFolder) continue;
      if (!plainName.test(name)) {
        refuse(
          path,
          'odd-path',
          'Nama ini tidak boleh dipakai. Pakai huruf, angka, titik dan tanda hubung.',
          'This name is not allowed. Use letters, digits, dots and hyphens.',
        );
        continue;
      }
      // lstat: a link is seen as a link, wherever it points.
      const entry = await lstat(join(folder, path));
      if (entry.isDirectory()) {
        if (depth >= maximumDepth)
          refuse(
            path,
            'too-deep',
            'Folder ini terlalu dalam. Pindahkan ke atas.',
            'This folder lies too deep. Move it up.',
          );
        else await readFolder(path, depth + 1);
      } else if (!entry.isFile()) {
        refuse(
          path,
          'not-a-file',
          'Tautan dan berkas khusus ditolak. Ganti dengan berkas biasa.',
          'Links and special files are refused. Put a plain file in its place.',
        );
      } else if (entry.size > maximumFileBytes) {
        refuse(
          path,
          'file-too-large',
          `Berkas ini lebih dari ${maximumFileBytes / 1_000_000} MB. Perkecil.`,
          `This file is over ${maximumFileBytes / 1_000_000} MB. Make it smaller.`,
        );
      } else if (files.length >= maximumFiles) {
        refuse(
          path,
          'too-many-files',
          `Paket berisi lebih dari ${maximumFiles} berkas. Hapus yang tidak dipakai.`,
          `The pack has more than ${maximumFiles} files. Remove what is not used.`,
        );
        return;
      } else {
        await readText(path);
      }
    }
  }

  async function readText(path: string): Promise<void> {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(join(folder, path)));
      files.push({ path, text });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      refuse(
        path,
        'not-text',
        'Berkas ini bukan teks UTF-8. Simpan ulang sebagai UTF-8.',
        'This file is not UTF-8 text. Save it as UTF-8.',
      );
    }
  }

  try {
    await readFolder('', 0);
  } catch (error) {
    if (
      (error as NodeJS.ErrnoException).code !== 'ENOENT' &&
      (error as NodeJS.ErrnoException).code !== 'ENOTDIR'
    )
      throw error;
    refuse(
      folder,
      'folder-missing',
      'Folder paket ini tidak ada. Periksa letaknya.',
      'There is no such folder. Check where the pack is.',
    );
  }
  return problems.length > 0 ? failure(problems) : success(files);
}
