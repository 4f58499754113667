import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inboxLimit, type KeptMessage } from './inbox.ts';

/** Keeps the inbox in one file, a message a line, so that a restart still shows what was sent. */
export type InboxFile = {
  readonly kept: readonly KeptMessage[];
  readonly keep: (message: KeptMessage) => void;
};

export function inboxFile(folder: string): InboxFile {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'inbox.jsonl');
  const kept = existsSync(file) ? readLines(file).slice(-inboxLimit) : [];
  // Written anew at each start, it never grows past what one run adds, and a line cut short by a kill is gone.
  writeFileSync(`${file}.next`, kept.map((message) => `${JSON.stringify(message)}\n`).join(''));
  renameSync(`${file}.next`, file);
  return { kept, keep: (message) => appendFileSync(file, `${JSON.stringify(message)}\n`) };
}

function readLines(file: string): KeptMessage[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line === '') return [];
      try {
        return [JSON.parse(line) as KeptMessage];
      } catch {
        return [];
      }
    });
}
