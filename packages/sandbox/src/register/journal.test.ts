import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fileJournal } from './journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'satuloket-journal-'));
const file = join(folder, 'register-events.jsonl');
const card = { nik: '3275016008097001', status: 'FAILED', since: '2026-11-21T03:00:00.000Z' } as const;
afterAll(() => rmSync(folder, { recursive: true }));

it('begins empty, in a folder that need not be there yet', () => {
  const journal = fileJournal(join(folder, 'new'));
  expect(journal.read()).toEqual([]);
  journal.append({ card });
  expect(journal.read()).toEqual([{ card }]);
});

it('drops a last line that a kill cut short, and goes on after it', () => {
  fileJournal(folder).append({ card });
  appendFileSync(file, '{"card":{"nik":"32');
  expect(fileJournal(folder).read()).toEqual([{ card }]);
  fileJournal(folder).append({ card });
  expect(fileJournal(folder).read()).toEqual([{ card }, { card }]);
});

it.each(['{"card":', '{}', '[]'])('names the file and the line when it holds %s', (content) => {
  writeFileSync(file, `${JSON.stringify({ card })}\n${content}\n`);
  expect(() => fileJournal(folder).read()).toThrow('line 2 of');
});
