import { expect, test } from 'vitest';
import { mayShareFolder } from './sharing.ts';

const databaseUrl = 'postgres://satuloket@database/satuloket';

const elsewhere = 'http://127.0.0.1:8081';

test.each([
  ['production', databaseUrl, undefined, true],
  ['production', undefined, undefined, false],
  ['demo', databaseUrl, undefined, false],
  ['demo', databaseUrl, elsewhere, true],
  ['demo', undefined, elsewhere, false],
  ['demo', undefined, undefined, false],
] as const)('%s with the database %s and stand-ins at %s: %s', (mode, url, standInsUrl, may) => {
  expect(mayShareFolder({ mode, databaseUrl: url, standInsUrl })).toBe(may);
});
