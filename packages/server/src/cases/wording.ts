import type { Region, Text } from '@satuloket/engine';
import { dateWords } from '../places/index.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The words of moments by zone and minute: an office's deadlines are those of a few hours of a few days. */
const knownMoments = new Map<string, Text>();
const mostMoments = 5_000;

/** `Kamis, 26 November, pukul 16.00` in the region's zone. */
export function momentWords({ zone }: Pick<Region, 'zone'>, at: Date | string): Text {
  const moment = typeof at === 'string' ? new Date(at) : at;
  const key = `${Math.floor(moment.getTime() / minute)} ${zone}`;
  const known = knownMoments.get(key);
  if (known !== undefined) return known;
  const words = spelled(moment, zone);
  if (knownMoments.size >= mostMoments) knownMoments.clear();
  knownMoments.set(key, words);
  return words;
}

function spelled(moment: Date, zone: string): Text {
  const date = dateWords(moment, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' });
  const time = dateWords(moment, { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false });
  return { id: `${date.id}, pukul ${time.id}`, en: `${date.en}, ${time.en}` };
}

/** `2 hari 3 jam`: the two largest units, rounded down, at least a minute. */
export function durationWords(milliseconds: number): Text {
  const days = Math.floor(milliseconds / day);
  const hours = Math.floor((milliseconds % day) / hour);
  const minutes = Math.max(1, Math.floor((milliseconds % hour) / minute));
  const parts: Text[] = [];
  if (days > 0) parts.push({ id: `${days} hari`, en: plural(days, 'day') });
  if (hours > 0) parts.push({ id: `${hours} jam`, en: plural(hours, 'hour') });
  if (days === 0 && hours < 6 && (hours === 0 || milliseconds % hour >= minute)) {
    parts.push({ id: `${minutes} menit`, en: plural(minutes, 'minute') });
  }
  return { id: parts.map(({ id }) => id).join(' '), en: parts.map(({ en }) => en).join(' ') };
}

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** Puts values into the places `{name}` of a text. */
export function filled(text: Text, values: Readonly<Record<string, Text>>): Text {
  const fill = (words: string, locale: keyof Text): string =>
    words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name]?.[locale] ?? whole);
  return { id: fill(text.id, 'id'), en: fill(text.en, 'en') };
}
