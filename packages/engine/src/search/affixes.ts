/**
 * The roots that an Indonesian word may have, the likely and the unlikely. A stemmer must decide for one and then
 * makes the same of different words; here two words are related when they share a root, so that a wrong guess does
 * harm only where another word happens to make the same one.
 */
export function possibleRoots(word: string): string[] {
  const roots = new Set<string>();
  for (const base of [word, ...withoutEndings(word)]) {
    add(roots, base);
    for (const root of withoutPrefixes(base)) {
      add(roots, root);
      for (const inner of withoutPrefixes(root)) add(roots, inner);
    }
  }
  roots.delete(word);
  return [...roots];
}

/** Shorter remains are more often chance than root. */
const shortestRoot = 4;

function add(roots: Set<string>, root: string): void {
  if (root.length >= shortestRoot) roots.add(root);
}

/** `-in` and `-nye` are of Jakarta's everyday language: `gantiin`, `urusin`. */
const endings = ['kannya', 'annya', 'innya', 'nya', 'nye', 'kan', 'lah', 'kah', 'an', 'in', 'ku', 'mu', 'i'];

function withoutEndings(word: string): string[] {
  return endings.filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, -ending.length));
}

/** Prefixes with the letters that may have fallen after them: `memotong` is of `potong`, `mengirim` of `kirim`. */
const prefixes: readonly (readonly [prefix: string, fallen: readonly string[]])[] = [
  ['meng', ['', 'k']],
  ['meny', ['s']],
  ['mem', ['', 'p']],
  ['men', ['', 't']],
  ['me', ['']],
  ['peng', ['', 'k']],
  ['peny', ['s']],
  ['pem', ['', 'p']],
  ['pen', ['', 't']],
  ['per', ['']],
  ['pe', ['']],
  ['ber', ['']],
  ['ter', ['']],
  ['di', ['']],
  ['ke', ['']],
  ['nge', ['']],
  ['ng', ['', 'k']],
  ['ny', ['s']],
];

function withoutPrefixes(word: string): string[] {
  return prefixes
    .filter(([prefix]) => word.startsWith(prefix))
    .flatMap(([prefix, fallen]) => fallen.map((letter) => letter + word.slice(prefix.length)));
}
