/** Small words of forms in both languages. */
import { isDate, longDate } from '../expression/index.ts';
import type { Text } from '../result.ts';

/** A label inside a sentence: "Nama anak" → "nama anak", but "NIK ibu" stays. */
export function inSentence(label: Text): Text {
  return { id: lowerFirst(withoutMark(label.id)), en: lowerFirst(withoutMark(label.en)) };
}

/** A question's mark would stand in the middle of the sentence. */
function withoutMark(text: string): string {
  return text.replace(/\?$/, '');
}

function lowerFirst(text: string): string {
  const second = text.charAt(1);
  return second !== '' && second === second.toLowerCase() && second !== second.toUpperCase()
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A date in words; a text that is no date stays as it was typed. */
export function dateWords(date: string): Text {
  if (!isDate(date)) return { id: date, en: date };
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return { id: longDate(date), en: `${day} ${englishMonths[month - 1]} ${year}` };
}

/** `Rp1.500.000`: dots for thousands, in both languages, as rupiah are written. */
export function rupiahWords(amountRupiah: number): string {
  return `Rp${String(amountRupiah).replace(/\B(?=(\d{3})+$)/g, '.')}`;
}

/** `3,25` in Indonesian, `3.25` in English. */
export function numberWords(value: number): Text {
  const [whole, fraction] = String(value).split('.') as [string, string | undefined];
  const grouped = (separator: string) => whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return {
    id: fraction === undefined ? grouped('.') : `${grouped('.')},${fraction}`,
    en: fraction === undefined ? grouped(',') : `${grouped(',')}.${fraction}`,
  };
}
