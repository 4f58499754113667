import { globSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('./', import.meta.url));

/** Each text's path with what stands there: the kind, or how many values a sentence takes. */
function shape(texts: object, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) => {
    if (typeof value === 'function') return [`${path}${key}(${value.length})`];
    if (typeof value === 'string')
      return value.trim() === '' ? [`${path}${key} is empty`] : [`${path}${key}`];
    return shape(value, `${path}${key}.`);
  });
}

const catalogues: [string, { id: object; en: object }][] = [];
for (const file of globSync('*.ts', { cwd: folder, exclude: ['*.test.ts'] }).sort()) {
  const module: Record<string, unknown> = await import(pathToFileURL(folder + file).href);
  for (const [name, value] of Object.entries(module)) {
    if (/texts$/i.test(name) && typeof value === 'object')
      catalogues.push([`${file} ${name}`, value as { id: object; en: object }]);
  }
}

test('there are catalogues', () => {
  expect(catalogues.length).toBeGreaterThan(3);
});

test.each(catalogues)('%s says the same things in both languages', (_name, { id, en }) => {
  expect(shape(en)).toEqual(shape(id));
  expect(shape(id).filter((path) => path.endsWith('is empty'))).toEqual([]);
});
