import { inject } from 'vitest';
import type { Product } from './product.ts';

/** The product that this file's tests have to themselves while they run. */
export const product: Product = ours();

function ours(): Product {
  const found = inject('products')[Number(process.env.VITEST_POOL_ID) - 1];
  if (found === undefined) throw new Error('More test files run side by side than there are products.');
  return found;
}
