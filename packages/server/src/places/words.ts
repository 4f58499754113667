import type { Text } from '@satuloket/engine';

const known = new Map<string, Intl.DateTimeFormat>();

/** A format of dates; making one takes some sixty times longer than using it, so each is made once. */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const format = known.get(key) ?? new Intl.DateTimeFormat(language, options);
  known.set(key, format);
  return format;
}

/** A moment in both languages, as the options say. */
export function dateWords(at: Date, options: Intl.DateTimeFormatOptions): Text {
  return { id: dateFormat('id-ID', options).format(at), en: dateFormat('en-GB', options).format(at) };
}
