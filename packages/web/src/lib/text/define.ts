import type { Locale } from '@satuloket/engine';
import { createContext } from 'svelte';

type Words = { readonly [key: string]: string | ((...given: never[]) => string) | Words };

/** The same keys with texts of their own; what is a sentence with gaps takes the same values in both languages. */
type SameKeys<Of> = {
  readonly [Key in keyof Of]: Of[Key] extends string
    ? string
    : Of[Key] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : SameKeys<Of[Key]>;
};

export type Catalogue<Of> = { readonly [Language in Locale]: SameKeys<Of> };

/** Both languages side by side; a key that one of them lacks does not compile. */
export function defineTexts<const Of extends Words>(texts: { id: Of; en: SameKeys<Of> }): Catalogue<Of> {
  return texts as unknown as Catalogue<Of>;
}

const [getLocale, setLocale] = createContext<() => Locale>();

/** The root layout says once which language the page is in; every component below asks here. */
export { setLocale };

export function currentLocale(): Locale {
  return getLocale()();
}

/** The texts of a catalogue in the page's language; to be called while a component starts. */
export function useTexts<Of>(catalogue: Catalogue<Of>): SameKeys<Of> {
  return catalogue[currentLocale()];
}
