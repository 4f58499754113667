import { expect, test } from 'vitest';
import type { FlowAction } from '../pack/types.ts';
import { type Cards, cardsAfter, noCards, takesBackNow } from './cards.ts';

const question = { code: 'taken', type: 'yes-no', label: { id: 'x', en: 'y' } };
const step = (more: object) => more as unknown as FlowAction;

const ifExchanged = { takesBack: 'old-card', takesBackIf: 'exchange', asks: [question] };

test.each<[string, object, Record<string, boolean>, boolean]>([
  ['a step that takes nothing back', {}, {}, false],
  ['one that asks nothing', { takesBack: 'old-card' }, {}, true],
  ['one that asks, answered yes', { takesBack: 'old-card', asks: [question] }, { taken: true }, true],
  ['one that asks, answered no', { takesBack: 'old-card', asks: [question] }, { taken: false }, false],
  ['one of a case without an old card, whatever was answered', ifExchanged, { taken: true }, false],
  ['one that asks, not answered', { takesBack: 'old-card', asks: [question] }, {}, false],
])('%s', (_, action, asked, expected) => {
  expect(takesBackNow(step(action), asked, { exchange: false })).toBe(expected);
});

test('a card is printed, printed again, and the old one destroyed', () => {
  const steps: [object, string[], Cards][] = [
    [{ uses: [] }, ['A1'], { serials: ['A1'], oldCard: 'none' }],
    [{ reprints: true }, [], { serials: [], oldCard: 'none' }],
    [{ uses: [] }, ['A2'], { serials: ['A2'], oldCard: 'none' }],
    [{ takesBack: 'old-card' }, [], { serials: ['A2'], oldCard: 'taken-back' }],
    [{ destroys: 'old-card' }, [], { serials: ['A2'], oldCard: 'destroyed' }],
  ];
  let cards = noCards;
  for (const [action, serials, expected] of steps) {
    cards = cardsAfter(cards, step(action), { serials, asked: {}, facts: {} });
    expect(cards).toEqual(expected);
  }
});
