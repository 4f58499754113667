import { expect, test } from 'vitest';
import { runDay } from './run-day.ts';
import type { DaySummary } from './summary.ts';

/** Generous: the machine starts a PostgreSQL of its own and plays sixteen hours. */
const patience = 240_000;

test('a very small day runs to its end, and every invariant holds', { timeout: patience }, async () => {
  const said: string[] = [];
  let told: DaySummary | undefined;
  const exitCode = await runDay(
    { seed: 1, people: 4, speed: undefined, date: '2026-11-17', keep: false, json: false },
    {
      say: (line) => said.push(line),
      onSummary: (summary) => {
        told = summary;
      },
    },
  );
  expect(said.filter((line) => line.includes('✗'))).toEqual([]);
  expect(said.some((line) => line.startsWith('Semua cocok'))).toBe(true);
  expect(told?.applications).toBe(4);
  expect(told?.devices.events).toBeGreaterThan(1);
  expect(told?.cards.printed).toBeGreaterThan(1);
  expect(exitCode).toBe(0);
});
