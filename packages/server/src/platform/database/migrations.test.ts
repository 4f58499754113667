import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findMigrations } from './migrations.ts';
import { serverSourceFolder } from './prepare.ts';

function folderWith(...files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), 'select 1;');
  }
  return folder;
}

test('migrations of all parts come in the order of their numbers', () => {
  const folder = folderWith(
    'court/migrations/0003_surface.sql',
    'member/migrations/0002_name.sql',
    'court/migrations/0001_court.sql',
    'weather/readme.md',
  );
  expect(findMigrations(folder).map(({ number, part, name }) => `${number} ${part} ${name}`)).toEqual([
    '1 court court',
    '2 member name',
    '3 court surface',
  ]);
});

test.each([
  ['the same number twice', ['court/migrations/0001_a.sql', 'member/migrations/0001_b.sql'], /number 1/],
  ['a name that is not NNNN_name.sql', ['court/migrations/1-a.sql'], /NNNN_name\.sql/],
])('%s is an error', (_, files, message) => {
  expect(() => findMigrations(folderWith(...files))).toThrow(message);
});

test('the migrations of this version have unique numbers and begin with the platform', () => {
  expect(findMigrations(serverSourceFolder)[0]).toMatchObject({ number: 1, part: 'platform' });
});
