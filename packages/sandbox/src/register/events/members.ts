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

/** `3275015403967001 istri, 3275015211267001`: nothing when anything in it is not understood. */
export function readMembers(text: string): readonly Member[] | undefined {
  const members: Member[] = [];
  const rest = text.replace(/(\d{16})([^\d]*)/g, (_all, nik: string, after: string) => {
    const word = after.replace(/[^\p{Letter}\s-]/gu, ' ').trim();
    const relation = relationOf(word);
    if (word !== '' && relation === undefined) return `${nik}${after}`;
    if (!members.some((member) => member.nik === nik)) {
      members.push(relation === undefined ? { nik } : { nik, relation });
    }
    return '';
  });
  return rest.trim() === '' && members.length > 0 ? members : undefined;
}

export function memberText(members: readonly Member[]): string {
  return members.map(({ nik, relation }) => (relation ? `${nik} ${relation}` : nik)).join(', ');
}

function relationOf(word: string): Relation | undefined {
  const wanted = word.toLowerCase().replace(/\s+/g, ' ');
  const codes = Object.keys(relationName) as Relation[];
  return codes.find((code) => code === wanted || relationName[code].toLowerCase() === wanted);
}
