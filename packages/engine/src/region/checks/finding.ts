import type { Text } from '../../result.ts';
import type { Finding, PathInFile, RegionProblemCode } from '../problems.ts';
import type { RegionFileName, RegionFiles } from '../schema/index.ts';
import type { PackFacts } from '../types.ts';

/** A check reads files that already fit their schemas and names what does not hold between them. */
export type Check = (files: RegionFiles, packs: readonly PackFacts[] | undefined) => readonly Finding[];

export function finding(
  code: RegionProblemCode,
  file: RegionFileName,
  path: PathInFile,
  message: Text,
): Finding {
  return { code, file, path, message };
}

/** A name that should stand in another file and does not. */
export function unknownReference(
  file: RegionFileName,
  path: PathInFile,
  name: string,
  where: RegionFileName,
): Finding {
  return finding('unknown-reference', file, path, {
    id: `"${name}" tidak ada di ${where}. Perbaiki namanya atau tambahkan di sana.`,
    en: `"${name}" does not stand in ${where}. Correct the name or add it there.`,
  });
}

/** A name that stands twice where it must be the only one. */
export function duplicates(
  file: RegionFileName,
  names: readonly { readonly name: string; readonly path: PathInFile }[],
): readonly Finding[] {
  const seen = new Set<string>();
  return names.flatMap(({ name, path }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      finding('duplicate', file, path, {
        id: `"${name}" sudah dipakai di atasnya. Hapus atau beri nama lain.`,
        en: `"${name}" is already used above. Remove it or give it another name.`,
      }),
    ];
  });
}
