import { expect, test } from 'vitest';
import { mayShareFolder } from './sharing.ts';

const databaseUrl = 'postgres://satuloket@database/satuloket';

test.each([
  ['production', databaseUrl, true],
  ['production', undefined, false],
  ['demo', databaseUrl, false],
  ['demo', undefined, false],
] as const)('%s with the database %s: %s', (mode, url, may) => {
  expect(mayShareFolder({ mode, databaseUrl: url })).toBe(may);
});
