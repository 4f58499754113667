import { expect, test } from 'vitest';
import { matchingPlaces } from './matching-places.ts';

const places = [
  { code: '1', name: 'Kabupaten Bekasi', within: 'Jawa Barat' },
  { code: '2', name: 'Kota Bekasi', within: 'Jawa Barat' },
  { code: '3', name: 'Bekasi Jaya', within: 'Bekasi Timur' },
  { code: '4', name: 'Kota Bandung', within: 'Jawa Barat' },
  { code: '5', name: 'Margahayu', within: 'Bekasi Timur' },
];

test.each([
  { typed: 'bekasi', found: ['3', '2', '1', '5'] },
  { typed: 'Kota  bekasi', found: ['2'] },
  { typed: 'bekasi timur', found: ['5', '3'] },
  { typed: 'marga', found: ['5'] },
  { typed: 'bandung barat', found: ['4'] },
  { typed: 'surabaya', found: [] },
  { typed: ' ', found: [] },
  { typed: '(.*)', found: [] },
])('“$typed” finds $found', ({ typed, found }) => {
  expect(matchingPlaces(places, typed).map(({ code }) => code)).toEqual(found);
});
