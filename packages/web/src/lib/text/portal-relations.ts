import type { Locale } from '@satuloket/engine';
import { defineTexts } from './define.ts';

/** How the members of a household stand to its head, by the codes that the population register uses. */
export const relationTexts = defineTexts({
  id: {
    head: 'Kepala keluarga',
    husband: 'Suami',
    wife: 'Istri',
    child: 'Anak',
    'child-in-law': 'Menantu',
    grandchild: 'Cucu',
    parent: 'Orang tua',
    'parent-in-law': 'Mertua',
    'other-relative': 'Keluarga lain',
  },
  en: {
    head: 'Head of the family',
    husband: 'Husband',
    wife: 'Wife',
    child: 'Child',
    'child-in-law': 'Child-in-law',
    grandchild: 'Grandchild',
    parent: 'Parent',
    'parent-in-law': 'Parent-in-law',
    'other-relative': 'Other relative',
  },
});

/** A relation that has no word here is shown as the register wrote it. */
export function relationName(relation: string, locale: Locale): string {
  const names: Readonly<Record<string, string>> = relationTexts[locale];
  return names[relation] ?? relation;
}
