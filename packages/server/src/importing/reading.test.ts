import { loadPack, type Service } from '@satuloket/engine';
import { describe, expect, it } from 'vitest';
import { gardenPack } from '../cases/testing/invented-pack.ts';
import { gardenRegion } from '../cases/testing/invented-region.ts';
import { beginningOfDay, readDate } from '../platform/sheets/dates.ts';
import { readSheet } from '../platform/sheets/read-sheet.ts';
import type { Cell } from '../platform/sheets/sheet.ts';
import { writeCsv } from '../platform/sheets/write-sheet.ts';
import { type Column, columnsOf, openStates } from './columns.ts';
import { readCell } from './read-cell.ts';
import { readRows } from './read-rows.ts';
import { templateOf } from './template.ts';

const region = gardenRegion('9901');
const service = serviceOf('plot-deed');

function serviceOf(code: string): Service {
  const loaded = loadPack(gardenPack());
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value.services[code]!;
}

describe('a day', () => {
  it.each<[string, string]>([
    ['21/11/2026', '2026-11-21'],
    ['1-3-1996', '1996-03-01'],
    ['14.03.1996', '1996-03-14'],
    ['2026-11-21', '2026-11-21'],
    ['21 November 2026', '2026-11-21'],
    ['21 Nopember 2026', '2026-11-21'],
    ['5 Pebruari 1980', '1980-02-05'],
    ['17 Agt 1985', '1985-08-17'],
    ['Sabtu, 21 November 2026 08.30', '2026-11-21'],
    ["Jum'at 20-11-2026", '2026-11-20'],
    ['21/11/2026 08:30:15', '2026-11-21'],
    ['2026-11-21T08:30:00Z', '2026-11-21'],
    ['21-Nov-2026', '2026-11-21'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2025', 'no-such-day'],
    ['11/21/2026', 'no-such-day'],
    ['21/11/26', 'two-digit-year'],
    ['21 November', 'no-date'],
    ['kemarin', 'no-date'],
    ['46347', 'no-date'],
    ['', 'no-date'],
  ])('%s', (text, expected) => {
    const read = readDate(text);
    expect('date' in read ? read.date : read.fault).toBe(expected);
  });

  it.each([
    ['Asia/Jakarta', '2026-11-20T17:00:00.000Z'],
    ['Asia/Jayapura', '2026-11-20T15:00:00.000Z'],
  ])('begins in %s', (zone, instant) => {
    expect(beginningOfDay('2026-11-21', zone).toISOString()).toBe(instant);
  });
});

describe('a cell', () => {
  const text = (value: string): Cell => ({ kind: 'text', text: value });
  const number = (value: string): Cell => ({ kind: 'number', text: value });
  const sizes = [
    { value: 'small', label: { id: 'Kecil', en: 'Small' } },
    { value: 'large', label: { id: 'Besar', en: 'Large' } },
  ];
  const plot = region.villages[0]!;
  it.each<[string, Column['kind'], Cell, string | RegExp]>([
    ['a NIK in text', 'digits', text('3275 0154 0396 7001'), '3275015403967001'],
    ['a NIK behind an apostrophe', 'digits', text("'3275015403967001"), '3275015403967001'],
    ['a NIK that became a number', 'digits', number('3275015403967000'), /angka yang hilang/],
    ['a NIK with a power of ten', 'digits', text('3,27502E+15'), /angka yang hilang/],
    ['a NIK that is too short', 'digits', text('327501540396700'), /15 angka/],
    ['a phone that lost its zero', 'phone', number('81200000101'), '081200000101'],
    ['a phone with its country', 'phone', number('6281200000101'), '+6281200000101'],
    ['a phone as text', 'phone', text('0812-0000-0101'), '0812-0000-0101'],
    ['a day that the sheet knows', 'date', { kind: 'date', text: '1996-03-14' }, '1996-03-14'],
    ['a day that is a number', 'date', number('35138'), /bukan tanggal/],
    ['a day by another custom', 'date', text('11/21/2026'), /tidak ada di kalender/],
    ['a number with a point', 'number', number('3.5'), '3,5'],
    ['a large number', 'number', number('1.5E3'), '1500'],
    ['a choice by its words', 'choice', text('  BESAR '), 'large'],
    ['a choice by its code', 'choice', text('small'), 'small'],
    ['a choice that is none', 'choice', text('Sedang'), /Yang ada: Kecil; Besar\./],
    ['a yes', 'yes-no', text('Y'), 'ya'],
    ['neither yes nor no', 'yes-no', text('mungkin'), /ya atau tidak/],
    ['a statement', 'agreed', text('ya'), 'agreed'],
    ['a village by its name', 'village', text(`Desa ${plot.name}, Kec. ${plot.districtName}`), plot.code],
    ['a village by its digits', 'village', text(plot.code.replaceAll('.', '')), plot.code],
    ['a village nobody knows', 'village', text('Atlantis'), /tidak ditemukan/],
    ['a city', 'regency', text('kota bekasi'), '32.75'],
    ['a regency, shortened', 'regency', text('Kab. Bekasi'), '32.16'],
    ['a time', 'time', text('7.30'), '7:30'],
    ['a formula that failed', 'text', { kind: 'error', text: '#REF!' }, /galat rumus/],
  ])('%s', (_what, kind, cell, expected) => {
    const column = {
      code: 'x',
      label: { id: 'X', en: 'X' },
      need: 'required',
      kind,
      choices: sizes,
    } as const;
    const read = readCell({ ...column, help: { id: '', en: '' }, example: '' }, cell, region);
    const told = 'value' in read ? read.value : read.fault.id;
    if (typeof expected === 'string') expect(told).toBe(expected);
    else expect(told).toMatch(expected);
  });
});

describe('the columns of a service', () => {
  it('are those of every import, and its form without documents', () => {
    expect(columnsOf(service).map(({ code }) => code)).toEqual([
      'nomor_lama',
      'tanggal_masuk',
      'tahap',
      'pemohon_nik',
      'pemohon_kk',
      'pemohon_nama',
      'pemohon_tanggal_lahir',
      'pemohon_hp',
      'size',
      'plants',
      'home.street',
      'home.rt',
      'home.rw',
      'home.villageCode',
      'truth',
    ]);
  });

  it('offer the states in which a case is open', () => {
    expect(openStates(service.flow).map(({ value }) => value)).toEqual([
      'checking',
      'recording',
      'returned',
      'approving',
    ]);
  });
});

describe('a template', () => {
  it.each(['xlsx', 'csv'] as const)('as %s is read again, its example passed over', (form) => {
    const { bytes, name } = templateOf(service, region, form);
    expect(name).toBe(`impor-plot-deed.${form}`);
    const sheet = readSheet(bytes);
    if (!sheet.ok) throw new Error(sheet.error.code);
    const read = readRows(sheet.value, service, region);
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.headings.size).toBe(columnsOf(service).length);
    expect(read.value).toMatchObject({ rows: [], passedOver: [] });
  });

  it('has an example of which every cell is read', () => {
    const sheet = readSheet(templateOf(service, region, 'csv').bytes);
    if (!sheet.ok) throw new Error(sheet.error.code);
    const [example] = sheet.value.rows;
    const cells = example!.cells.map((cell, at) =>
      at === 0 ? ({ kind: 'text', text: 'LAMA-1' } as const) : cell,
    );
    const read = readRows({ ...sheet.value, rows: [{ row: 2, cells }] }, service, region);
    expect(read.ok && read.value.rows[0]?.faults).toEqual([]);
  });
});

describe('rows', () => {
  const sheetOf = (rows: readonly (readonly string[])[]) => {
    const sheet = readSheet(writeCsv(rows));
    if (!sheet.ok) throw new Error(sheet.error.code);
    return sheet.value;
  };
  const needed = ['nomor_lama', 'pemohon_nik', 'Nama pemohon', 'Apa saja [pemohon_tanggal_lahir]'];

  it('are read by code, by words and by the code in brackets, and faults name the heading', () => {
    const read = readRows(
      sheetOf([
        [...needed, 'Ukuran petak', 'Catatan'],
        ['L-1', '3275015403967001', 'Dewi', '14/3/1996', 'Raksasa', 'x'],
        ['contoh', '1', '', '', '', ''],
      ]),
      service,
      region,
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        passedOver: ['Catatan'],
        rows: [
          {
            row: 2,
            values: { nomor_lama: 'L-1', pemohon_tanggal_lahir: '1996-03-14' },
            faults: [{ column: 'Ukuran petak', code: 'unreadable' }],
          },
        ],
      },
    });
  });

  it.each<[string, readonly string[], string]>([
    ['without the number', needed.slice(1), 'columns-missing'],
    ['with a column twice', [...needed, '[pemohon_nik]'], 'column-twice'],
  ])('%s are not read', (_what, header, code) => {
    const read = readRows(sheetOf([header, header.map(() => 'x')]), service, region);
    expect(read.ok ? 'ok' : read.error.code).toBe(code);
  });
});
