import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegisteredBirth } from './register.ts';

/** Keeps the births that were registered, so that a restart still knows the numbers it has given out. */
export type Journal = {
  read(): readonly RegisteredBirth[];
  write(births: readonly RegisteredBirth[]): void;
};

/** A journal in one JSON file; it is replaced whole, so that a kill never leaves half a file. */
export function fileJournal(folder: string): Journal {
  const file = join(folder, 'register-births.json');
  return {
    read() {
      if (!existsSync(file)) return [];
      const content = parsed(readFileSync(file, 'utf8'));
      if (!Array.isArray(content))
        throw new Error(`${file} is not a list of births; remove it to begin again`);
      return content as RegisteredBirth[];
    },
    write(births) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${file}.next`, JSON.stringify(births));
      renameSync(`${file}.next`, file);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** For tests and for a sandbox that may forget. */
export const noJournal: Journal = { read: () => [], write: () => undefined };
