import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalLine } from './register.ts';

/** Keeps what was entered, so that a restart still knows the people and the numbers given out. */
export type Journal = {
  read(): readonly JournalLine[];
  append(line: JournalLine): void;
};

/** A journal in one file, an entry a line; a last line that a kill cut short was never answered and is dropped. */
export function fileJournal(folder: string): Journal {
  const file = join(folder, 'register-events.jsonl');
  return {
    read() {
      if (!existsSync(file)) return [];
      const lines = readFileSync(file, 'utf8').split('\n');
      const whole = lines.slice(0, -1);
      if (lines.at(-1) !== '') {
        writeFileSync(`${file}.next`, whole.map((line) => `${line}\n`).join(''));
        renameSync(`${file}.next`, file);
      }
      return whole.map((line, index) => {
        const entry = parsed(line);
        if (entry === undefined)
          throw new Error(`line ${index + 1} of ${file} is no entry; remove the file to begin again`);
        return entry;
      });
    },
    append(line) {
      mkdirSync(folder, { recursive: true });
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    },
  };
}

function parsed(text: string): JournalLine | undefined {
  try {
    const entry: unknown = JSON.parse(text);
    const isEntry = typeof entry === 'object' && entry !== null && ('event' in entry || 'card' in entry);
    return isEntry ? (entry as JournalLine) : undefined;
  } catch {
    return undefined;
  }
}

/** For tests and for a sandbox that may forget. */
export const noJournal: Journal = { read: () => [], append: () => undefined };
