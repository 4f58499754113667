import type { Locale } from '@satuloket/engine';

/**
 * The language of an answer: `?bahasa=` first, then the cookie `bahasa`, then, for the API only, Accept-Language.
 * Pages never follow Accept-Language: phones sold here often ask for English although their owners do not.
 */
export function localeOf(input: { search: string; cookie?: string; acceptLanguage?: string }): Locale {
  const asked = new URLSearchParams(input.search).get('bahasa');
  if (asked === 'en' || asked === 'id') return asked;
  const kept = /(?:^|;\s*)bahasa=(id|en)(?:;|$)/.exec(input.cookie ?? '')?.[1];
  if (kept === 'en' || kept === 'id') return kept;
  return /^\s*en\b/i.test(input.acceptLanguage ?? '') ? 'en' : 'id';
}
