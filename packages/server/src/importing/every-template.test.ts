import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadPack, type Service } from '@satuloket/engine';
import { expect, test } from 'vitest';
import { gardenRegion } from '../cases/testing/invented-region.ts';
import { readPackFolder } from '../packs/folder.ts';
import { readSheet } from '../platform/sheets/read-sheet.ts';
import { readRows } from './read-rows.ts';
import { templateOf } from './template.ts';

const packsFolder = join(import.meta.dirname, '../../../../packs');
const region = gardenRegion('9901');

async function servicesOf(name: string): Promise<readonly Service[]> {
  const files = await readPackFolder(join(packsFolder, name));
  const loaded = files.ok ? loadPack(files.value) : files;
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return Object.values(loaded.value.services).filter(({ members }) => members === undefined);
}

test.each(readdirSync(packsFolder))(
  'each service of %s has a template whose example is read',
  async (name) => {
    const services = await servicesOf(name);
    expect(services.length).toBeGreaterThan(0);
    for (const service of services)
      for (const form of ['xlsx', 'csv'] as const)
        expect([service.code, faultsOf(service, form)]).toEqual([service.code, []]);
  },
);

/** Of the example row, taken for a case of its own. */
function faultsOf(service: Service, form: 'xlsx' | 'csv'): readonly unknown[] {
  const sheet = readSheet(templateOf(service, region, form).bytes);
  if (!sheet.ok) return [sheet.error];
  const [example] = sheet.value.rows;
  if (!example) return ['There is no example.'];
  const cells = example.cells.map((cell, at) =>
    at === 0 ? ({ kind: 'text', text: 'LAMA-1' } as const) : cell,
  );
  const read = readRows({ ...sheet.value, rows: [{ row: 2, cells }] }, service, region);
  if (!read.ok) return [read.error];
  return read.value.rows.length === 1
    ? (read.value.rows[0]?.faults ?? [])
    : ['The example is not read as a row.'];
}
