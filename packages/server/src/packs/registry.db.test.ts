import type { Region } from '@satuloket/engine';
import { expect, test } from 'vitest';
import { gardenPack } from '../cases/testing/invented-pack.ts';
import { gardenRegion } from '../cases/testing/invented-region.ts';
import { placesOf } from '../places/index.ts';
import { testDatabase } from '../testing/test-database.ts';
import { createCatalogue, createPackRegistry } from './index.ts';

const { database, admin } = await testDatabase();
const clock = { now: new Date('2026-11-16T02:00:00.000Z') };
const now = () => clock.now;
const region = gardenRegion();
const places = placesOf([region, gardenRegion('9902')]);

test('a pack is offered where it was installed, and found again by a server that starts anew', async () => {
  const packs = await createPackRegistry({ database, places, now });
  expect(packs.serviceOf('9901', 'plot-deed')).toBeUndefined();
  const installed = await packs.install('9901', gardenPack());
  expect(installed.ok).toBe(true);
  expect(packs.serviceOf('9901', 'plot-deed')?.pack.manifest.version).toBe('1.0.0');
  expect(packs.serviceOf('9902', 'plot-deed')).toBeUndefined();

  const anew = await createPackRegistry({ database, places, now });
  expect(anew.serviceOf('9901', 'plot-deed')?.pack.digest).toBe(
    packs.serviceOf('9901', 'plot-deed')?.pack.digest,
  );
  await expect(anew.byDigest('0'.repeat(64))).rejects.toThrow(/No pack was ever installed/);
});

test('installing what is in force changes nothing, a new version comes beside the old one', async () => {
  const packs = await createPackRegistry({ database, places, now });
  const rows = async () => (await admin.query('select pack, digest from installed_pack order by since')).rows;
  const before = await rows();
  await packs.install('9901', gardenPack());
  expect(await rows()).toEqual(before);
  clock.now = new Date('2026-11-17T02:00:00.000Z');
  await packs.install('9901', gardenPack('2.0.0'));
  expect(await rows()).toHaveLength(before.length + 1);
  expect((await packs.byDigest(before[0].digest)).manifest.version).toBe('1.0.0');
  expect(packs.serviceOf('9901', 'plot-deed')?.pack.manifest.version).toBe('2.0.0');
});

test('a pack that can not be read is told with its place and changes nothing', async () => {
  const packs = await createPackRegistry({ database, places, now });
  const broken = gardenPack().map((file) =>
    file.path === 'services/plot-deed.yaml'
      ? { ...file, text: file.text.replace('"checking"', '"moon"') }
      : file,
  );
  const refused = await packs.install('9901', broken);
  expect(refused.ok ? [] : refused.error[0]).toMatchObject({ file: 'services/plot-deed.yaml' });
  expect(packs.serviceOf('9901', 'plot-deed')?.pack.manifest.version).toBe('2.0.0');
});

test('a region that names a digest takes that content only', async () => {
  const pinned: Region = {
    ...region,
    installed: region.installed.map((pack) => ({ ...pack, digest: `sha256:${'a'.repeat(64)}` })),
  };
  const packs = await createPackRegistry({ database, places: placesOf([pinned]), now });
  const refused = await packs.install('9901', gardenPack());
  expect(refused.ok ? [] : refused.error.map(({ code }) => code)).toEqual(['digest-differs']);
});

test('the catalogue finds by everyday words and tells offices, hours and places', async () => {
  const packs = await createPackRegistry({ database, places, now });
  const catalogue = createCatalogue({ places, packs, now });
  const codes = (words: string) => catalogue.search('9901', words, 'id').map(({ code }) => code);
  expect(codes('')).toEqual(['plot-deed', 'plot-letter']);
  expect(codes('akta petak')[0]).toBe('plot-deed');
  expect(codes('zzzz')).toEqual([]);
  expect(catalogue.search('9902', 'akta petak', 'id')).toEqual([]);
  expect(catalogue.region('kota-kebun')?.codePrefix).toBe('KB');
  expect(catalogue.region('kota-lain')).toBeUndefined();
  const page = catalogue.service('9901', 'plot-letter');
  expect(page?.offices.map(({ id }) => id)).toEqual(['north-office', 'south-office']);
  expect(page?.offices[0]).toMatchObject({
    openNow: true,
    hoursToday: { id: '08.00–16.00', en: '08:00–16:00' },
  });
  expect(page?.offices[0]?.weekHours.map(({ hours }) => hours.id)).toEqual([
    ...Array.from({ length: 5 }, () => '08.00–16.00'),
    'Tutup',
    'Tutup',
  ]);
  expect(catalogue.place('99.01.01.1001')).toEqual({ code: '99.01.01.1001', name: 'Mawar', within: 'Utara' });
  expect(catalogue.place('32.75')?.name).toBe('Kota Bekasi');
  expect(catalogue.place('00.00')).toBeUndefined();
  expect(catalogue.placeGroups('9901', 'village').map(({ name }) => name)).toEqual(['Utara', 'Selatan']);
});
