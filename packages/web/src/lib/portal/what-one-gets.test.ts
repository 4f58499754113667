import { expect, test } from 'vitest';
import { whatOneGets } from './what-one-gets.ts';

const title = (words: string) => ({ title: { id: words, en: words } });

test('products, then what an event opens, each title once', () => {
  const event = {
    products: { receipt: title('Tanda terima') },
    members: {
      card: { ...title('Kartu'), service: 'card', answers: {} },
      cardByBook: { ...title('Kartu'), service: 'card', answers: {} },
    },
  } as unknown as Parameters<typeof whatOneGets>[0];
  expect(whatOneGets(event).map(({ id }) => id)).toEqual(['Tanda terima', 'Kartu']);
  expect(whatOneGets({ products: event.products }).map(({ id }) => id)).toEqual(['Tanda terima']);
});
