import type { Relation } from '../types.ts';

/** Someone who comes onto a family card; the relation is worked out where it is not told. */
export type Member = { readonly nik: string; readonly relation?: Relation };

/** As the family card names them ("status hubungan dalam keluarga"). */
export const relationName: Readonly<Record<Relation, string>> = {
  head: 'Kepala keluarga',
  husband: 'Suami',
  wife: 'Istri',
  child: 'Anak',
  'child-in-law': 'Menantu',
  grandchild: 'Cucu',
  parent: 'Orang tua',
  'parent-in-law': 'Mertua',
  'other-relative': 'Famili lain',
};

/**
 * `3275015403967001 istri; Kirana Putri 3275015211267001 (anak)`: one person to each part, by their NIK, with the name
 * before it or not and the relation after it or not. Nothing when a part is not understood.
 */
export function readMembers(text: string): readonly Member[] | undefined {
  const members: Member[] = [];
  for (const part of text.split(/[;,\n]|(?<=\d{16})\s+(?=\d{16})/)) {
    if (part.trim() === '') continue;
    const found = /^[^\d]*(\d{16})(?:[\s:]+|$)\(?([\p{Letter}\s-]*)\)?\s*$/u.exec(part);
    if (found === null) return undefined;
    const [, nik, word] = found;
    const relation = relationOf(word!.trim());
    if (word!.trim() !== '' && relation === undefined) return undefined;
    if (members.some((member) => member.nik === nik)) continue;
    members.push(relation === undefined ? { nik: nik! } : { nik: nik!, relation });
  }
  return members.length > 0 ? members : undefined;
}

export function memberText(members: readonly Member[]): string {
  return members.map(({ nik, relation }) => (relation ? `${nik} ${relation}` : nik)).join(', ');
}

function relationOf(word: string): Relation | undefined {
  const wanted = word.toLowerCase().replace(/\s+/g, ' ');
  const codes = Object.keys(relationName) as Relation[];
  return codes.find((code) => code === wanted || relationName[code].toLowerCase() === wanted);
}
