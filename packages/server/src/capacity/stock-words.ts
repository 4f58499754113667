import type { Region, Text } from '@satuloket/engine';
import type { CapacityDependencies } from './dependencies.ts';

/** What a region's packs call the things that offices keep. */
export function stockWords(
  { packs }: Pick<CapacityDependencies, 'packs'>,
  region: Region,
  stock: string,
): { readonly title: Text; readonly unit: Text } {
  const named = packs.active(region.id).flatMap(({ manifest }) => manifest.stock?.[stock] ?? [])[0];
  const plain = { id: stock, en: stock };
  return named ?? { title: plain, unit: { id: 'buah', en: 'pieces' } };
}

/** Whether each of a thing carries a number of its own, as any of the region's packs says. */
export function hasSerials(
  { packs }: Pick<CapacityDependencies, 'packs'>,
  region: Region,
  stock: string,
): boolean {
  return packs.active(region.id).some(({ manifest }) => manifest.stock?.[stock]?.serial === true);
}
