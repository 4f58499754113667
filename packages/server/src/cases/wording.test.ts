import type { Region } from '@satuloket/engine';
import { expect, test } from 'vitest';
import { momentWords } from './wording.ts';

test('the words of a moment are those of its minute and zone, however often they are asked for', () => {
  const at = new Date('2026-11-26T09:00:59.999Z');
  const ask = (zone: Region['zone'], moment: Date | string) => momentWords({ zone }, moment);
  for (const _ of [1, 2]) {
    expect(ask('Asia/Jakarta', at)).toEqual({
      id: 'Kamis, 26 November, pukul 16.00',
      en: 'Thursday 26 November, 16:00',
    });
    expect(ask('Asia/Jayapura', at).id).toBe('Kamis, 26 November, pukul 18.00');
    expect(ask('Asia/Jakarta', '2026-11-26T09:01:00Z').id).toBe('Kamis, 26 November, pukul 16.01');
    expect(ask('Asia/Jakarta', '1969-12-31T16:59:59Z').id).toBe('Rabu, 31 Desember, pukul 23.59');
  }
});
