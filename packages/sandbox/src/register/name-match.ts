/** A name as the register compares it: case, diacritics, punctuation and the number of spaces do not count. */
export function comparableName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '')
    .toLocaleLowerCase('id');
}

export function sameName(one: string, other: string): boolean {
  const comparable = comparableName(one);
  return comparable !== '' && comparable === comparableName(other);
}
