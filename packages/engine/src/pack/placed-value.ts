/** A value as a pack's files give it, where every part of it knows the file and line that it was written on. */
import { formatPath, type PathInFile, type Place } from './problems.ts';
import type { YamlSource } from './source.ts';

/** Where a value was written. */
export type Origin = { readonly source: YamlSource; readonly path: PathInFile };

type Common = {
  readonly origin: Origin /** How many values it holds, itself among them. */;
  readonly size: number;
};
export type PlacedMapping = Common & {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, PlacedValue>;
  /** A text that says the same in both languages on purpose. */
  readonly isSame: boolean;
};
export type PlacedValue =
  | PlacedMapping
  | (Common & { readonly kind: 'list'; readonly items: readonly PlacedValue[] })
  | (Common & { readonly kind: 'scalar'; readonly value: unknown });

export function scalar(origin: Origin, value: unknown): PlacedValue {
  return { kind: 'scalar', origin, value, size: 1 };
}

export function list(origin: Origin, items: readonly PlacedValue[]): PlacedValue {
  return { kind: 'list', origin, items, size: sizeOf(items) };
}

export function mapping(
  origin: Origin,
  entries: ReadonlyMap<string, PlacedValue>,
  isSame = false,
): PlacedMapping {
  return { kind: 'mapping', origin, entries, isSame, size: sizeOf([...entries.values()]) };
}

function sizeOf(parts: readonly PlacedValue[]): number {
  return parts.reduce((sum, { size }) => sum + size, 1);
}

/** `over` laid on `under`: mappings are merged, all else is replaced, and `null` takes away. */
export function merged(under: PlacedValue | undefined, over: PlacedValue): PlacedValue {
  if (over.kind !== 'mapping') return over;
  const replaces = under?.kind !== 'mapping' || over.isSame || (under.isSame && over.entries.has('id'));
  const entries = new Map(replaces ? [] : under.entries);
  for (const [key, value] of over.entries) {
    if (value.kind === 'scalar' && value.value === null) entries.delete(key);
    else entries.set(key, merged(entries.get(key), value));
  }
  const staysSame = under?.kind === 'mapping' && under.isSame && over.entries.size === 0;
  return mapping(over.origin, entries, over.isSame || staysSame);
}

/** What a file says once all that it uses stands in it. */
export class PackSource {
  readonly file: string;
  readonly value: unknown;
  /** Paths of texts that say the same in both languages on purpose. */
  readonly sameTexts: ReadonlySet<string>;
  readonly #root: PlacedValue;

  constructor(file: string, root: PlacedValue) {
    this.file = file;
    this.#root = root;
    const same = new Set<string>();
    this.value = plain(root, [], same);
    this.sameTexts = same;
  }

  /** Where a value stands, in the fragment's own file if it comes from one; for a missing one, what is around it. */
  place(path: PathInFile): Place & { readonly usedIn?: string } {
    let value = this.#root;
    let own = this.#root;
    let depth = 0;
    for (const part of path) {
      const inner = innerValue(value, part);
      if (inner === undefined) break;
      value = inner;
      depth++;
      if (value.origin.source.file === this.file) own = value;
    }
    const { source, path: written } = value.origin;
    const place = source.place([...written, ...path.slice(depth)]);
    if (source.file === this.file) return { ...place, path: formatPath(path) };
    return { ...place, usedIn: `${this.file}:${own.origin.source.place(own.origin.path).line}` };
  }
}

function innerValue(value: PlacedValue, part: string | number): PlacedValue | undefined {
  if (value.kind === 'mapping') return value.entries.get(String(part));
  return value.kind === 'list' && typeof part === 'number' ? value.items[part] : undefined;
}

function plain(value: PlacedValue, path: PathInFile, same: Set<string>): unknown {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.map((item, index) => plain(item, [...path, index], same));
    case 'mapping':
      if (value.isSame) same.add(formatPath(path));
      return Object.fromEntries(
        [...value.entries].map(([key, inner]) => [key, plain(inner, [...path, key], same)]),
      );
  }
}
