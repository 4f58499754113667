import { seededRandom } from '@satuloket/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crowds } from './faults/crowds.ts';
import { databaseKilled } from './faults/database-killed.ts';
import { serverKilled } from './faults/server-killed.ts';
import { answersLost } from './faults/wires.ts';
import { openStage, type Round, type Stage } from './suffering.ts';

/** `npm run faults` in a minute. */
const seed = 20;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ seed, say: () => undefined });
}, 240_000);
afterAll(() => stage?.close(), 60_000);

test('killed, cut and crowded, the product loses nothing that it acknowledged and does nothing twice', {
  timeout: 240_000,
}, async () => {
  const suffered: Round[] = [];
  const inTurn = [
    { fault: answersLost, seconds: 4 },
    { fault: serverKilled, seconds: 6 },
    { fault: databaseKilled, seconds: 4 },
    { fault: crowds, seconds: 1 },
  ];
  for (const [index, { fault, seconds }] of inTurn.entries()) {
    const isLookedAt = index === inTurn.length - 1;
    suffered.push(await stage.suffer(fault, { seconds, random: seededRandom(seed + index), isLookedAt }));
  }
  expect({ seed, breaches: suffered.flatMap(({ breaches }) => breaches) }).toEqual({ seed, breaches: [] });
  const harm = Object.assign({}, ...suffered.map((round) => round.harm)) as Record<string, number>;
  expect(harm['server killed']).toBeGreaterThan(0);
  expect(harm['database killed']).toBeGreaterThan(0);
  expect(harm['client wire: lost']).toBeGreaterThan(0);
  expect(suffered.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(0);
  expect(Math.max(...suffered.map(({ regions }) => regions))).toBe(2);
});
