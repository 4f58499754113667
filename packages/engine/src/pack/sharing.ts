/**
 * `use` and `useEach`: pieces that several services share stand once, in `shared/`, and are put where they are used
 * before anything is checked. Pieces of a pack that this one builds on travel under `base/<name>/`.
 */
import { nearestName } from '../expression/index.ts';
import { list, mapping, merged, type Origin, PackSource, type PlacedValue, scalar } from './placed-value.ts';
import type { PackProblem } from './problems.ts';
import { type PackFile, readYaml, type YamlSource } from './source.ts';

/** A pack from elsewhere is read too: pieces that use pieces may not grow beyond what a service can need. */
const mostValues = 100_000;

type Reference = {
  /** The folder of the pack in which the piece stands: '' for this one, `base/<name>/` for one that it builds on. */
  readonly root: string;
  readonly file: string;
  readonly name: string;
  /** Properties on the way to a part of the piece. */
  readonly inside: readonly string[];
};

type Words = { readonly id: string; readonly en: string };

export class Sharing {
  readonly problems: PackProblem[] = [];
  readonly #files: ReadonlyMap<string, PackFile>;
  readonly #sources = new Map<string, YamlSource | undefined>();
  readonly #pieces = new Map<
    string,
    { readonly value: PlacedValue | undefined; readonly isBroken: boolean }
  >();
  /** Pieces whose pieces are being put in, outermost first. */
  readonly #open: string[] = [];
  /** Counts what went wrong, also what was told before: whatever uses a broken piece is not checked further. */
  #faults = 0;

  constructor(files: readonly PackFile[]) {
    this.#files = new Map(files.map((file) => [file.path, file]));
  }

  /** A file with all that it uses in its place; undefined when it can't be read or used something that is not there. */
  read(path: string): PackSource | undefined {
    const faultsBefore = this.#faults;
    const source = this.#source(path);
    if (!source) return undefined;
    const root = this.#expand({ source, path: [] }, source.value, rootOf(path));
    return this.#faults > faultsBefore ? undefined : new PackSource(path, root);
  }

  #source(path: string): YamlSource | undefined {
    if (!this.#sources.has(path)) {
      const file = this.#files.get(path);
      const read = file && readYaml(file);
      if (read && 'problems' in read) this.problems.push(...read.problems);
      this.#sources.set(path, read && 'source' in read ? read.source : undefined);
    }
    return this.#sources.get(path);
  }

  #expand(origin: Origin, value: unknown, root: string): PlacedValue {
    const within = (key: string | number, inner: unknown) =>
      this.#expand({ source: origin.source, path: [...origin.path, key] }, inner, root);
    if (Array.isArray(value)) {
      const items = value.flatMap((item, index) => {
        const spliced = listReference(item);
        if (spliced === undefined) return [within(index, item)];
        return this.#listed({ ...origin, path: [...origin.path, index, 'useEach'] }, spliced, root);
      });
      return list(origin, items);
    }
    if (typeof value !== 'object' || value === null) return scalar(origin, value);
    const { use, ...own } = value as Record<string, unknown>;
    const entries = new Map(Object.entries(own).map(([key, inner]) => [key, within(key, inner)]));
    const overlay = sameText(origin, entries) ?? mapping(origin, entries);
    if (use === undefined) return overlay;
    return this.#using({ ...origin, path: [...origin.path, 'use'] }, use, overlay, root);
  }

  /** The mapping laid on the pieces that it uses, in their order. */
  #using(origin: Origin, use: unknown, overlay: PlacedValue, root: string): PlacedValue {
    let under: PlacedValue | undefined;
    for (const { text, at } of this.#namesIn(origin, use)) {
      const piece = this.#piece(at, text, root);
      if (!piece) continue;
      if (piece.kind === 'mapping') under = merged(under, piece);
      else
        this.#tell(at, 'use-of-a-list', {
          id: `"${text}" bukan kumpulan nilai bernama. Untuk daftar pakai "- useEach: ${text}".`,
          en: `"${text}" is not a mapping. For a list write "- useEach: ${text}".`,
        });
    }
    const whole = merged(under, overlay);
    if (whole.size <= mostValues) return whole;
    this.#tell(origin, 'use-too-large', {
      id: 'Potongan yang dipakai di sini terlalu besar. Pakai lebih sedikit.',
      en: 'What is used here is too large. Use less.',
    });
    return overlay;
  }

  #listed(origin: Origin, use: unknown, root: string): readonly PlacedValue[] {
    return this.#namesIn(origin, use).flatMap(({ text, at }) => {
      const piece = this.#piece(at, text, root);
      if (!piece) return [];
      if (piece.kind === 'list' && piece.size <= mostValues) return piece.items;
      this.#tell(at, 'use-each-of-no-list', {
        id: `"${text}" bukan daftar. Untuk satu nilai pakai "- use: ${text}".`,
        en: `"${text}" is not a list. For one value write "- use: ${text}".`,
      });
      return [];
    });
  }

  #namesIn(origin: Origin, use: unknown): { text: string; at: Origin }[] {
    const names = Array.isArray(use) ? use : [use];
    return names.flatMap((text, index) => {
      const at = Array.isArray(use) ? { ...origin, path: [...origin.path, index] } : origin;
      if (typeof text === 'string') return [{ text, at }];
      this.#tell(at, 'use-without-a-name', {
        id: 'Tulis nama potongan, misalnya flows/counter, atau daftar nama seperti itu.',
        en: 'Write the name of a piece, such as flows/counter, or a list of such names.',
      });
      return [];
    });
  }

  #piece(at: Origin, text: string, root: string): PlacedValue | undefined {
    const reference = referenceOf(text, root);
    if (!reference) {
      this.#tell(at, 'unknown-use', {
        id: `"${text}" bukan nama potongan. Tulis <berkas>/<nama>, atau <paket>:<berkas>/<nama>.`,
        en: `"${text}" is not the name of a piece. Write <file>/<name>, or <pack>:<file>/<name>.`,
      });
      return undefined;
    }
    const path = pathOf(reference);
    const key = `${reference.root}${reference.file}/${reference.name}`;
    if (this.#open.includes(key)) {
      const round = [...this.#open.slice(this.#open.indexOf(key)), key].join(' → ');
      this.#tell(at, 'use-in-a-circle', {
        id: `Potongan ini memakai dirinya sendiri: ${round}. Putuskan lingkarannya.`,
        en: `This piece uses itself: ${round}. Break the circle.`,
      });
      return undefined;
    }
    let piece = this.#pieces.get(key);
    if (!piece) {
      const faultsBefore = this.#faults;
      const source = this.#source(path);
      this.#open.push(key);
      const value = source && this.#read(source, reference);
      this.#open.pop();
      piece = { value, isBroken: this.#faults > faultsBefore || (!source && this.#files.has(path)) };
      this.#pieces.set(key, piece);
    }
    if (piece.isBroken) {
      this.#faults++;
      return undefined;
    }
    let part = piece.value;
    for (const property of reference.inside)
      part = part?.kind === 'mapping' ? part.entries.get(property) : undefined;
    if (!part) this.#tell(at, 'unknown-use', this.#unknownWords(text, reference));
    return part;
  }

  #read(source: YamlSource, { root, file, name }: Reference): PlacedValue | undefined {
    if (wholeFiles.has(file)) return this.#expand({ source, path: [] }, source.value, root);
    const pieces = source.value;
    if (typeof pieces !== 'object' || pieces === null || !Object.hasOwn(pieces, name)) return undefined;
    return this.#expand({ source, path: [name] }, (pieces as Record<string, unknown>)[name], root);
  }

  #unknownWords(text: string, { root, inside }: Reference): Words {
    const prefix = text.includes(':') ? text.slice(0, text.indexOf(':') + 1) : '';
    if (prefix !== '' && ![...this.#files.keys()].some((path) => path.startsWith(root))) {
      return {
        id: `Paket "${prefix.slice(0, -1)}" tidak ada di sini. Sebut di "builtOn" pada pack.yaml dan letakkan di samping paket ini.`,
        en: `The pack "${prefix.slice(0, -1)}" is not here. Name it in "builtOn" of pack.yaml and put it beside this pack.`,
      };
    }
    const nearest = nearestName(
      text,
      this.#names(root).map((known) => `${prefix}${known}`),
    );
    const hint = nearest
      ? { id: `Maksud Anda "${nearest}"?`, en: `Did you mean "${nearest}"?` }
      : { id: 'Periksa namanya.', en: 'Check its name.' };
    const where =
      inside.length > 0 ? { id: ' dengan bagian itu', en: ' with such a part' } : { id: '', en: '' };
    return {
      id: `Tidak ada potongan "${text}"${where.id}. ${hint.id}`,
      en: `There is no piece "${text}"${where.en}. ${hint.en}`,
    };
  }

  /** Every piece of one pack, as it is referred to. */
  #names(root: string): string[] {
    return [...this.#files.keys()].flatMap((path) => {
      const [, folder, file] = /^(shared|services)\/([^/]+)\.yaml$/.exec(path.slice(root.length)) ?? [];
      if (!path.startsWith(root) || file === undefined) return [];
      if (folder === 'services') return [`services/${file}`];
      return Object.keys(this.#source(path)?.value ?? {}).map((name) => `${file}/${name}`);
    });
  }

  #tell({ source, path }: Origin, code: string, message: Words): void {
    this.#faults++;
    this.problems.push({ ...source.place(path), code, message, severity: 'error' });
  }
}

/** Folders whose files are one piece each: a variant of a service is its base, and so are its stories. */
const wholeFiles: ReadonlySet<string> = new Set(['services', 'scenarios']);

/** `flows/counter`, `services/<code>/standard`, `pack/parameters`, `scenarios/<code>/given`, `<pack>:flows/counter`. */
function referenceOf(text: string, ownRoot: string): Reference | undefined {
  const match =
    /^(?:([a-z][a-z0-9-]*):)?([a-z][a-z0-9-]*)\/([A-Za-z][A-Za-z0-9-]*)((?:\/[A-Za-z][A-Za-z0-9-]*)*)$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, pack, file, name, inside] = match;
  return {
    root: pack === undefined ? ownRoot : `base/${pack}/`,
    file: file!,
    name: name!,
    inside: inside!.split('/').slice(1),
  };
}

function pathOf({ root, file, name }: Reference): string {
  if (wholeFiles.has(file)) return `${root}${file}/${name}.yaml`;
  return file === 'pack' ? `${root}pack.yaml` : `${root}shared/${file}.yaml`;
}

/** A file of a base pack means its own pieces where it names no pack. */
function rootOf(path: string): string {
  return /^base\/[^/]+\//.exec(path)?.[0] ?? '';
}

/** `same: 'e-Open'` is the same words in both languages, and meant so. */
function sameText(origin: Origin, entries: ReadonlyMap<string, PlacedValue>): PlacedValue | undefined {
  const words = entries.get('same');
  if (entries.size !== 1 || words?.kind !== 'scalar' || typeof words.value !== 'string') return undefined;
  return mapping(
    origin,
    new Map([
      ['id', words],
      ['en', words],
    ]),
    true,
  );
}

function listReference(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const keys = Object.keys(item);
  return keys.length === 1 && keys[0] === 'useEach' ? (item as { useEach: unknown }).useEach : undefined;
}

/** Whether a path is a file of pieces of this pack itself. */
export function isShared(path: string): boolean {
  return /^shared\/[^/]+\.yaml$/.test(path);
}
