/**
 * The check character is a sum in the field of 32 elements, each place with a weight of its own. A wrong character,
 * or two different ones exchanged anywhere, then always changes the sum; a check modulo 37 would do the same but need
 * five signs that nobody can read out on the phone.
 */
const fieldPolynomial = 0b100101;

/** The powers of the field's generator: thirty-one weights, all different. */
const weights: readonly number[] = Array.from({ length: 31 }).reduce<number[]>(
  (powers) => [...powers, powers.length === 0 ? 1 : multiply(powers.at(-1)!, 2)],
  [],
);

/** Zero for a code whose last value is its check value; also the check value of values that end in zero. */
export function weightedSum(values: readonly number[]): number {
  if (values.length > weights.length) throw new RangeError('Too long to check with one character');
  return values.reduce((sum, value, index) => sum ^ multiply(value, weights[values.length - 1 - index]!), 0);
}

function multiply(first: number, second: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit += 1) if ((second >> bit) & 1) product ^= first << bit;
  for (let bit = 8; bit >= 5; bit -= 1) if ((product >> bit) & 1) product ^= fieldPolynomial << (bit - 5);
  return product;
}
