import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

test.each<[string, unknown]>([
  ['template kota-bekasi kia', { kind: 'template', region: 'kota-bekasi', service: 'kia', form: 'xlsx' }],
  [
    'template kota-bekasi kia --csv --out a.csv',
    { kind: 'template', region: 'kota-bekasi', service: 'kia', form: 'csv', out: 'a.csv' },
  ],
  [
    'kota-bekasi kia a.xlsx',
    { kind: 'import', region: 'kota-bekasi', service: 'kia', file: 'a.xlsx', system: 'lama', isDry: false },
  ],
  [
    'kota-bekasi kia a.xlsx --dry-run --system e-Open --report b.csv',
    {
      kind: 'import',
      region: 'kota-bekasi',
      service: 'kia',
      file: 'a.xlsx',
      system: 'e-Open',
      isDry: true,
      report: 'b.csv',
    },
  ],
  ['template kota-bekasi', undefined],
  ['template kota-bekasi kia --csv --xlsx', undefined],
  ['template kota-bekasi kia --dry-run', undefined],
  ['kota-bekasi kia', undefined],
  ['kota-bekasi kia a.xlsx b.xlsx', undefined],
  ['kota-bekasi kia a.xlsx --system', undefined],
  ['kota-bekasi kia a.xlsx --force', undefined],
  ['', undefined],
])('%s', (line, expected) => {
  expect(readArguments(line.split(' ').filter((word) => word !== ''))).toEqual(expected);
});
