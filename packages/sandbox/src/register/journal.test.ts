import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fileJournal } from './journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'satuloket-journal-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('begins empty, in a folder that need not be there yet', () => {
  const journal = fileJournal(join(folder, 'new'));
  expect(journal.read()).toEqual([]);
  journal.write([]);
  expect(journal.read()).toEqual([]);
});

it.each(['{"births":', '{}'])('names the file when it holds %s', (content) => {
  writeFileSync(join(folder, 'register-births.json'), content);
  expect(() => fileJournal(folder).read()).toThrow('register-births.json is not a list of births');
});
