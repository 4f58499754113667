import { parseTrackingCode } from '@satuloket/engine';

/** What someone who wrote to us wants. */
export type Meaning =
  | { readonly kind: 'stop' }
  | { readonly kind: 'start' }
  /** `code` is null where it can't be a code of ours. */
  | { readonly kind: 'check'; readonly code: { readonly prefix: string; readonly code: string } | null }
  | { readonly kind: 'help' };

const stopWords = new Set(['BERHENTI', 'STOP', 'UNSUB', 'UNSUBSCRIBE']);
const startWords = new Set(['MULAI', 'START']);

/**
 * Reads a message by its first word, as phones write it: any case, with or without a full stop. A code is read with
 * spaces, dashes or neither, also without the word before it.
 */
export function meaningOf(text: string, prefixes: readonly string[]): Meaning {
  const words = text
    .normalize('NFKC')
    .trim()
    .replace(/[.!?]+$/, '')
    .replace(/\s+/g, ' ')
    .toUpperCase();
  if (stopWords.has(words)) return { kind: 'stop' };
  if (startWords.has(words)) return { kind: 'start' };
  const asked = /^(?:CEK|CHECK|STATUS)\b[\s:]*(.+)$/.exec(words)?.[1];
  const read = parseTrackingCode(asked ?? words, { regionPrefixes: prefixes });
  if (read.ok) return { kind: 'check', code: { prefix: read.value.regionPrefix, code: read.value.code } };
  return asked === undefined ? { kind: 'help' } : { kind: 'check', code: null };
}
