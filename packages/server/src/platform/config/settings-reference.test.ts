import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder, settingsSchema } from './settings.ts';

const page = readFileSync(join(projectFolder, 'docs/reference/settings.md'), 'utf8');
/** Rows of the table: names, default, meaning. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, names = '', standard = '', meaning = '']) => ({
    names: [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
    standard,
    meaning,
  }));

test('the reference names every setting once, and no other', () => {
  const named = rows.flatMap(({ names }) => names);
  expect([...named].sort()).toEqual(Object.keys(settingsSchema.properties).sort());
});

test('each has words', () => {
  expect(rows.filter(({ meaning }) => meaning.length < 10)).toEqual([]);
});

test('defaults are those that are read', () => {
  const read = Object.entries(settingsSchema.properties).flatMap(([name, schema]) => {
    const { default: standard } = schema as { default?: unknown };
    return standard === undefined ? [] : [[name, `\`${standard}\``]];
  });
  const told = new Map(rows.flatMap(({ names, standard }) => names.map((name) => [name, standard] as const)));
  expect(read.map(([name]) => [name, told.get(name ?? '')])).toEqual(read);
});
