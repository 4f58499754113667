import { describe, expect, test } from 'vitest';
import type { Service } from '../types.ts';
import type { ServiceCheck } from './check.ts';
import { printingChecks } from './printing-checks.ts';

const words = { id: 'x', en: 'y' };
const action = (from: string[], to: string, more: Record<string, unknown> = {}) => ({
  title: words,
  from,
  to,
  by: ['printer'],
  needs: [] as string[],
  undoMinutes: 5,
  story: words,
  tone: 'main',
  ...more,
});

/** A card that is printed, printed again, exchanged and destroyed. */
function card() {
  return {
    start: 'printing',
    states: {
      printing: {
        title: words,
        story: words,
        turn: 'office',
        role: 'printer',
        queue: 'print' as string | undefined,
      },
      printed: { title: words, story: words, turn: 'office', role: 'printer' },
      destroying: { title: words, story: words, turn: 'nobody', role: 'printer' },
      finished: { title: words, story: words, turn: 'nobody', end: 'finished' },
    },
    actions: {
      print: action(['printing'], 'printed', { uses: [{ stock: 'blank', count: 1 }] }),
      again: action(['printed'], 'printing', { needs: ['reason'], reprints: true }),
      give: action(['printed'], 'destroying', {
        takesBack: 'old-card',
        asks: [{ code: 'taken', type: 'yes-no', label: words }],
      }),
      destroy: action(['destroying'], 'finished', {
        destroys: 'old-card',
        asks: [{ code: 'day', type: 'date', label: words }],
      }),
    } as Record<string, ReturnType<typeof action> & Record<string, unknown>>,
  };
}

function codesOf(flow: ReturnType<typeof card>): string[] {
  const subject = { file: 'services/card.yaml', service: { flow, facts: {} } as unknown as Service };
  return printingChecks
    .flatMap((check) => check(subject as unknown as Parameters<ServiceCheck>[0]))
    .map(({ path, code }) => `${path.slice(2).join('.')} ${code}`);
}

describe('cards', () => {
  test('that fit together have no fault', () => expect(codesOf(card())).toEqual([]));

  test.each<[string, (flow: ReturnType<typeof card>) => void, string]>([
    [
      'a queue that nothing prints',
      ({ actions }) => {
        delete actions.print!.uses;
      },
      'printing.queue queue-without-print',
    ],
    [
      'a queue with two ways to print',
      ({ actions }) => {
        actions.second = { ...actions.print! };
      },
      'printing.queue queue-without-print',
    ],
    [
      'a reprint without a reason',
      ({ actions }) => {
        actions.again!.needs = [];
      },
      'again.needs reprint-without-reason',
    ],
    [
      'a reprint that leads to no printer',
      ({ actions }) => {
        actions.again!.to = 'finished';
      },
      'again.to reprint-nowhere',
    ],
    [
      'an old card that is never destroyed',
      ({ actions }) => {
        delete actions.destroy!.destroys;
      },
      'give.takesBack never-destroyed',
    ],
    [
      'an old card that is never taken back',
      ({ actions }) => {
        delete actions.give!.takesBack;
      },
      'destroy.destroys never-taken-back',
    ],
    [
      'an old card by a fact that is none',
      ({ actions }) => {
        actions.give!.takesBackIf = 'nothing';
      },
      'give.takesBackIf old-card-fact-unknown',
    ],
    [
      'a destruction that asks for names',
      ({ actions }) => {
        actions.destroy!.asks = [{ code: 'who', type: 'text', label: words }];
      },
      'destroy.asks destruction-asks-more',
    ],
    [
      'two questions that may say that it was taken back',
      ({ actions }) => {
        const [first] = actions.give!.asks as object[];
        actions.give!.asks = [first, { ...first, code: 'whole' }];
      },
      'give.asks taken-back-unclear',
    ],
  ])('%s', (_, spoil, expected) => {
    const flow = card();
    spoil(flow);
    expect(codesOf(flow)).toEqual([expected]);
  });
});
