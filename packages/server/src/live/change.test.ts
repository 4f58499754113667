import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Audience, type Change, changesIn, payloadsOf, together } from './change.ts';
import { createHub } from './hub.ts';

const aChange = fc.record<Change>({
  regionId: fc.constantFrom('3275', '3216'),
  caseId: fc.uuid(),
  seq: fc.integer({ min: 1, max: 200 }),
  at: fc.integer({ min: 0, max: 2 ** 42 }),
  seenBy: fc.constantFrom<Audience[]>('office', 'applicant', 'everyone'),
  officeIds: fc.array(fc.string({ maxLength: 30 }), { minLength: 1, maxLength: 3 }),
});

test('what is told is what is heard, and no payload is too long', () => {
  fc.assert(
    fc.property(
      fc.array(aChange, { maxLength: 60 }),
      fc.integer({ min: 400, max: 2000 }),
      (changes, longest) => {
        const payloads = payloadsOf(changes, longest);
        for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(longest);
        expect(payloads.flatMap(changesIn)).toEqual(changes);
      },
    ),
  );
});

test.each(['', 'hello', '{"a":1}', '["3275"]', '["3275","c",1,2,9,[]]', '["3275","c",1,2,1,"x"]'])(
  'what others say in the channel is nothing: %s',
  (payload) => expect(changesIn(payload)).toEqual([]),
);

const change = (given: Partial<Change>): Change => ({
  regionId: '3275',
  caseId: 'one',
  seq: 1,
  at: 10,
  seenBy: 'office',
  officeIds: ['north'],
  ...given,
});

test('a note inside does not hide the step before it', () => {
  const step = change({ seq: 4, seenBy: 'everyone', officeIds: ['north', 'south'] });
  expect(together(step, change({ seq: 5, at: 20 }))).toEqual(
    change({ seq: 5, at: 20, seenBy: 'everyone', officeIds: ['south', 'north'].toSorted() }),
  );
});

test.each<[Audience, Audience, boolean]>([
  // who listens, what happened, whether it is heard
  ['office', 'office', true],
  ['office', 'everyone', true],
  ['applicant', 'office', false],
  ['applicant', 'applicant', true],
  ['applicant', 'everyone', true],
  ['everyone', 'office', false],
  ['everyone', 'applicant', false],
  ['everyone', 'everyone', true],
])('a page for %s, what %s sees: %s', (audience, seenBy, isHeard) => {
  const hub = createHub();
  const heard: Change[] = [];
  hub.listen({ kind: 'case', regionId: '3275', caseId: 'one', audience }, (each) => heard.push(each));
  hub.hear(change({ seenBy }));
  hub.hear(change({ seenBy: 'everyone', regionId: '3216' }));
  hub.hear(change({ seenBy: 'everyone', caseId: 'other' }));
  expect(heard.length).toBe(isHeard ? 1 : 0);
});

test('work is heard of at its offices, once, and only as long as one listens', () => {
  const hub = createHub();
  const heard: number[] = [];
  const topic = { kind: 'work', regionId: '3275', officeIds: ['north', 'south'] } as const;
  const stop = hub.listen(topic, ({ seq }) => heard.push(seq));
  hub.hear(change({ seq: 1, officeIds: ['north', 'south'] }));
  hub.hear(change({ seq: 2, officeIds: ['east'], at: 99 }));
  hub.hear(change({ seq: 3, regionId: '3216', at: 99 }));
  expect(hub.lastAt(topic)).toBe(10);
  stop();
  hub.hear(change({ seq: 4 }));
  expect(heard).toEqual([1]);
});

test('what comes while someone is being let in is told them then', () => {
  const hub = createHub();
  hub.hear(change({ seq: 1 }));
  const position = hub.position();
  hub.hear(change({ seq: 2 }));
  hub.hear(change({ seq: 3, caseId: 'other' }));
  const heard: number[] = [];
  const topic = { kind: 'case', regionId: '3275', caseId: 'one', audience: 'office' } as const;
  hub.listen(topic, ({ seq }) => heard.push(seq), position);
  expect(heard).toEqual([2]);
});
