/** Packs that a pack builds on: their pieces, services, stories and templates travel inside it, under `base/<name>/`. */
import type { Finding } from './problems.ts';
import { type PackFile, readYaml } from './source.ts';
import type { PackManifest } from './types.ts';

/** The names of the packs that a pack says it builds on, however wrong the rest of it may be. */
export function basePacksOf(files: readonly PackFile[]): string[] {
  return basesIn(manifestOf(files, 'pack.yaml')).map(({ pack }) => pack);
}

/** What of a base pack's files travels with a pack that builds on it, at its place there. */
export function asBase(pack: string, files: readonly PackFile[]): PackFile[] {
  return files
    .filter(({ path }) => path === 'pack.yaml' || /^(shared|services|scenarios|templates)\//.test(path))
    .map(({ path, text }) => ({ path: `base/${pack}/${path}`, text }));
}

type Version = readonly [number, number, number];

export function baseFindings(manifest: PackManifest, files: readonly PackFile[]): Finding[] {
  return (manifest.builtOn ?? []).flatMap(({ pack, version }, index): Finding[] => {
    const file = 'pack.yaml';
    const found = manifestOf(files, `base/${pack}/pack.yaml`)?.version;
    if (typeof found !== 'string') {
      return [
        {
          file,
          path: ['builtOn', index, 'pack'],
          code: 'base-missing',
          message: {
            id: `Paket dasar "${pack}" tidak ditemukan di samping paket ini. Letakkan di folder yang sama.`,
            en: `The base pack "${pack}" is not beside this one. Put it into the same folder.`,
          },
        },
      ];
    }
    if (fits(versionOf(found), versionOf(version))) return [];
    return [
      {
        file,
        path: ['builtOn', index, 'version'],
        code: 'base-version',
        message: {
          id: `Paket dasar "${pack}" sekarang versi ${found}. Periksa layanan ini terhadapnya, lalu tulis versi itu.`,
          en: `The base pack "${pack}" is now version ${found}. Check these services against it, then write that version.`,
        },
      },
    ];
  });
}

/** The same first number, and not older than what the pack was written for. */
function fits(found: Version, wanted: Version): boolean {
  if (found[0] !== wanted[0]) return false;
  return found[1] > wanted[1] || (found[1] === wanted[1] && found[2] >= wanted[2]);
}

function versionOf(text: string): Version {
  const [first, second, third] = text.split('.').map(Number);
  return [first ?? 0, second ?? 0, third ?? 0];
}

/** The pack's templates by path; a service taken from a base brings its template along unless the pack has its own. */
export function templatesOf(
  files: readonly PackFile[],
  manifest: PackManifest | undefined,
): Record<string, string> {
  const under = (root: string) =>
    files
      .filter(({ path }) => path.startsWith(`${root}templates/`) && path.endsWith('.typ'))
      .map(({ path, text }) => [path.slice(root.length), text] as const);
  const bases = (manifest?.builtOn ?? []).map(({ pack }) => `base/${pack}/`).reverse();
  return Object.fromEntries([...bases, ''].flatMap(under));
}

type LooseManifest = { readonly version?: unknown; readonly builtOn?: unknown };

function manifestOf(files: readonly PackFile[], path: string): LooseManifest | undefined {
  const file = files.find((candidate) => candidate.path === path);
  const read = file && readYaml(file);
  const value = read && 'source' in read ? read.source.value : undefined;
  return typeof value === 'object' && value !== null ? value : undefined;
}

function basesIn(manifest: LooseManifest | undefined): { pack: string }[] {
  const bases = Array.isArray(manifest?.builtOn) ? manifest.builtOn : [];
  return bases.filter(
    (base): base is { pack: string } =>
      typeof base?.pack === 'string' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(base.pack),
  );
}
