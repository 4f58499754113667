import type { MorningTone } from '@satuloket/server/types';
import type { Tone } from '#lib/ui/tone.ts';

/** Each comes with its word and shape, never by the colour alone. */
export const toneOf: Readonly<Record<MorningTone, Tone>> = { good: 'on-time', watch: 'at-risk', bad: 'late' };
