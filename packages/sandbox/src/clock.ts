import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The time of a demonstration: the real one, moved forward as far as someone asked to see what comes later. */
export type DemoClock = {
  now(): Date;
  /** Only forward: what has happened stays in the past. */
  advance(minutes: number): void;
  /** Calls this each time it was moved; absent where whoever drives the clock does what follows. */
  onMove?(listener: () => void): void;
};

const followingMilliseconds = 200;

/**
 * Without a folder a restart is back at the real time, with one it stays where it was moved to.
 *
 * @param options.isMovedElsewhere another process moves it, and this one goes after it.
 */
export function createDemoClock(
  dataFolder?: string,
  options: { readonly isMovedElsewhere?: boolean } = {},
): DemoClock {
  const file = dataFolder === undefined ? undefined : fileIn(dataFolder);
  let aheadMilliseconds = file !== undefined && existsSync(file) ? readAhead(file) : 0;
  const listeners: (() => void)[] = [];
  if (options.isMovedElsewhere && file !== undefined) {
    // What it says is compared, not when it was written: a watcher that looks first after the move sees none.
    setInterval(() => {
      const ahead = existsSync(file) ? readAhead(file) : aheadMilliseconds;
      if (ahead === aheadMilliseconds) return;
      aheadMilliseconds = ahead;
      for (const listener of listeners) listener();
    }, followingMilliseconds).unref();
  }
  return {
    now: () => new Date(Date.now() + aheadMilliseconds),
    onMove: (listener) => void listeners.push(listener),
    advance(minutes) {
      if (!Number.isFinite(minutes) || minutes <= 0)
        throw new RangeError('a clock moves forward by minutes above 0');
      aheadMilliseconds += minutes * 60_000;
      if (dataFolder !== undefined) keepAhead(dataFolder, aheadMilliseconds);
      for (const listener of listeners) listener();
    },
  };
}

/** The next start over this folder goes on from `at`, also when that is not later than the real time. */
export function keepDemoClock(dataFolder: string, at: Date): void {
  keepAhead(dataFolder, at.getTime() - Date.now());
}

function keepAhead(dataFolder: string, aheadMilliseconds: number): void {
  mkdirSync(dataFolder, { recursive: true });
  // Whole or not at all: another process may read it at any moment.
  const file = fileIn(dataFolder);
  writeFileSync(`${file}.unfinished`, JSON.stringify({ aheadMilliseconds }));
  renameSync(`${file}.unfinished`, file);
}

const fileIn = (dataFolder: string): string => join(dataFolder, 'clock.json');

function readAhead(file: string): number {
  const { aheadMilliseconds }: { aheadMilliseconds: number } = JSON.parse(readFileSync(file, 'utf8'));
  return aheadMilliseconds;
}
