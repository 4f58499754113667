import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lintRegions } from './lint.ts';

const regions = fileURLToPath(new URL('../../../../regions', import.meta.url));

it('finds nothing wrong with the regions of this repository', async () => {
  expect(await lintRegions(regions)).toEqual({
    problems: [],
    sound: [
      'Kabupaten Bekasi (32.16): 23 kecamatan, 187 kelurahan/desa, 27 kantor. Tidak ada masalah.',
      'Kota Bekasi (32.75): 12 kecamatan, 56 kelurahan/desa, 16 kantor. Tidak ada masalah.',
    ],
  });
});

it('tells a line for each problem', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'satuloket-lint-'));
  try {
    await cp(join(regions, 'kota-bekasi'), join(folder, 'kota-bekasi'), { recursive: true });
    const file = join(folder, 'kota-bekasi', 'demo.yaml');
    await writeFile(file, 'accounts:\n  - { username: loket.baru, post: petugas-baru }\n');
    expect(await lintRegions(folder)).toEqual({
      problems: [
        `${file}:2: accounts[0].post: "petugas-baru" tidak ada di posts.yaml. Perbaiki namanya atau tambahkan di sana. (unknown-reference)`,
      ],
      sound: [],
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('says that a folder is not there', async () => {
  expect((await lintRegions('/no-such-folder')).problems).toEqual([
    'Folder /no-such-folder tidak ada. Sebutkan folder yang berisi wilayah.',
  ]);
});
