import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { processedTables } from './index.ts';
import { registerDocument, registerView } from './view.ts';

test('the page of the register is what the code says', () => {
  const page = join(import.meta.dirname, '../../../../../docs/reference/processing.md');
  expect(readFileSync(page, 'utf8')).toBe(registerDocument());
});

test('every table stands under its purpose, once', () => {
  const tables = registerView().purposes.flatMap((purpose) => purpose.tables.map(({ table }) => table));
  expect(tables.toSorted()).toEqual(Object.keys(processedTables).toSorted());
});
