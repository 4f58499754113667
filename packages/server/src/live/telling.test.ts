import { expect, test } from 'vitest';
import type { Change } from './change.ts';
import { changesIn } from './change.ts';
import { createTelling } from './telling.ts';

const change = (caseId: string, seq: number): Change => ({
  regionId: '3275',
  caseId,
  seq,
  at: seq,
  seenBy: 'everyone',
  officeIds: ['north'],
});

/** A busy machine is no failure. */
const soon = { timeout: 15_000 };

test('the first is told at once, what comes meanwhile together, and nothing while one is under way', async () => {
  const sent: (readonly Change[])[] = [];
  let underWay = 0;
  const telling = createTelling({
    longestBytes: 7_900,
    send: async (payloads) => {
      underWay += 1;
      expect(underWay).toBe(1);
      sent.push(payloads.flatMap(changesIn));
      await new Promise(setImmediate);
      underWay -= 1;
      return true;
    },
  });
  telling.tell(change('a', 1));
  for (let seq = 2; seq <= 50; seq += 1) telling.tell(change(seq % 2 === 0 ? 'a' : 'b', seq));
  await expect.poll(() => sent.length, soon).toBe(2);
  expect(sent[0]).toEqual([change('a', 1)]);
  expect(sent[1]).toEqual([change('a', 50), change('b', 49)]);
  telling.close();
});

test('what could not be told is told when it can be', async () => {
  const sent: (readonly Change[])[] = [];
  let isAway = true;
  const telling = createTelling({
    longestBytes: 7_900,
    send: async (payloads) => {
      if (isAway) return false;
      sent.push(payloads.flatMap(changesIn));
      return true;
    },
  });
  telling.tell(change('a', 1));
  await new Promise(setImmediate);
  telling.tell(change('b', 2));
  isAway = false;
  await expect.poll(() => sent, soon).toEqual([[change('a', 1), change('b', 2)]]);
  telling.close();
});
