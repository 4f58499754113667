import { failure, type SignedFieldEvent } from '@satuloket/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldProblems } from './problems.ts';
import { arrangeField, type TestDevice } from './testing/arrange.ts';

const all = await arrangeField();
const { field, counting, courier } = all;
const passing = failure({ ...fieldProblems.recordMalformed, code: 'busy', retryable: true });

/** One thing that happens to a phone with two tabs, its connection or the server. */
type Step =
  | { readonly step: 'act' }
  /** A tab sends from an event on, perhaps one that was answered long ago; the answer may be lost. */
  | { readonly step: 'send'; readonly back: number; readonly count: number; readonly isAnswerLost: boolean }
  /** Both tabs send at the same moment. */
  | { readonly step: 'send-both'; readonly back: number; readonly count: number }
  /** What the next event that is taken in hand comes to. */
  | { readonly step: 'trouble'; readonly as: 'busy' | 'crash' }
  | { readonly step: 'job' };

const steps = fc.array(
  fc.oneof(
    { arbitrary: fc.constant<Step>({ step: 'act' }), weight: 4 },
    {
      arbitrary: fc.record<Step & { step: 'send' }>({
        step: fc.constant('send'),
        back: fc.nat(3),
        count: fc.integer({ min: 1, max: 4 }),
        isAnswerLost: fc.boolean(),
      }),
      weight: 4,
    },
    {
      arbitrary: fc.record<Step & { step: 'send-both' }>({
        step: fc.constant('send-both'),
        back: fc.nat(3),
        count: fc.integer({ min: 1, max: 4 }),
      }),
      weight: 2,
    },
    fc.record<Step & { step: 'trouble' }>({
      step: fc.constant('trouble'),
      as: fc.constantFrom('busy', 'crash'),
    }),
    fc.constant<Step>({ step: 'job' }),
  ),
  { maxLength: 20 },
);

/** The phone as it should be: what it did, and what it has heard of each. */
class Phone {
  readonly device: TestDevice;
  readonly events: SignedFieldEvent[] = [];
  readonly heard = new Map<number, string>();

  constructor(device: TestDevice) {
    this.device = device;
  }

  act(): void {
    this.events.push(this.device.next({ by: this.events.length + 1 }));
  }

  async send(from: number, count: number, isAnswerLost: boolean): Promise<void> {
    const events = this.events.slice(from, from + count);
    if (events.length === 0) return;
    const sent = await field
      .send(courier, { deviceId: this.device.deviceId, sentAt: '2026-11-22T02:00:00.000Z', events })
      .catch(() => undefined);
    if (sent === undefined || !sent.ok || isAnswerLost) return;
    for (const { seq, outcome } of sent.value.answers) {
      if (outcome === 'later' || outcome === 'early') continue;
      const before = this.heard.get(seq);
      // A repeated event gets its first outcome, whatever has happened since.
      if (before !== undefined) expect(outcome).toBe(before);
      this.heard.set(seq, outcome);
    }
  }

  /** The first that it has not heard of, or so many before it. */
  from(back: number): number {
    return Math.max(0, this.heard.size - back);
  }
}

test('whatever is lost, repeated or sent twice at once, nothing is lost and nothing doubled', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (given) => {
      const phone = new Phone(await all.enrol());
      counting.taken.length = 0;
      const run = async (step: Step): Promise<void> => {
        if (step.step === 'act') phone.act();
        else if (step.step === 'job') await all.settleDue();
        else if (step.step === 'trouble') {
          counting.trouble = () => {
            counting.trouble = () => undefined;
            return step.as === 'crash' ? 'crash' : passing;
          };
        } else if (step.step === 'send') {
          await phone.send(phone.from(step.back), step.count, step.isAnswerLost);
        } else {
          const from = phone.from(step.back);
          await Promise.all([phone.send(from, step.count, false), phone.send(from, step.count + 1, false)]);
        }
      };
      for (const step of given) await run(step).catch(ignoreCrash);
      // In the end there is a connection, and the phone sends until it has heard of everything.
      counting.trouble = () => undefined;
      for (let round = 0; round < 3; round += 1) {
        await phone.send(phone.from(0), phone.events.length, false);
      }
      expect(counting.taken.map(({ payload }) => payload.by)).toEqual(
        phone.events.map((_, index) => index + 1),
      );
      expect([...phone.heard.values()]).toEqual(phone.events.map(() => 'done'));
    }),
    { numRuns: 25 },
  );
}, 120_000);

/** Only the stop that a step asked for; everything else is a fault of the test. */
function ignoreCrash(error: unknown): void {
  if (!(error instanceof Error && error.message === 'The server was stopped.')) throw error;
}
