import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createDemoClock } from './clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'satuloket-clock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('moves forward, never back, and stays there over a restart', () => {
  const clock = createDemoClock(folder);
  const before = clock.now().getTime();
  clock.advance(90);
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(before + 90 * 60_000);
  expect(() => clock.advance(-1)).toThrow(RangeError);
  expect(createDemoClock(folder).now().getTime()).toBeGreaterThanOrEqual(before + 90 * 60_000);
});

test('goes after the process that moves it, and tells who listens', async () => {
  const mover = createDemoClock(folder);
  // Moved at once: what looks for changes of the file may first look at it afterwards.
  const follower = createDemoClock(folder, { isMovedElsewhere: true });
  const moved = new Promise<void>((resolve) => follower.onMove?.(resolve));
  const before = follower.now().getTime();
  mover.advance(60);
  await moved;
  expect(follower.now().getTime()).toBeGreaterThanOrEqual(before + 60 * 60_000);
});
