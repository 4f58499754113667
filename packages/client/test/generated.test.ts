import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generatedFile, generatedSource } from '../scripts/generated-source.ts';

test('the types are those of the routes; `npm run generate -w packages/client` makes them anew', async () => {
  expect((await readFile(generatedFile, 'utf8')) === (await generatedSource())).toBe(true);
});
