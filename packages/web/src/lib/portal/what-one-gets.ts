import type { Service, Text } from '@satuloket/engine';

/** Component 6 of a service standard: its products, and for a life event the documents that it opens, each once. */
export function whatOneGets({ products, members = {} }: Pick<Service, 'products' | 'members'>): Text[] {
  const titles = [...Object.values(products), ...Object.values(members)].map(({ title }) => title);
  return [...new Map(titles.map((title) => [title.id, title])).values()];
}
