import type { Locale } from '@satuloket/engine';

/** The page at hand in another language. The name of a posted action (`?/kirim`) is left out: a link only looks. */
export function addressIn(
  locale: Locale,
  url: { readonly pathname: string; readonly searchParams: Iterable<[string, string]> },
): string {
  const search = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
  search.set('bahasa', locale);
  return `${url.pathname}?${search}`;
}
