import { expect, test } from 'vitest';
import { addressIn } from './language-address.ts';

test.each([
  ['/kota-bekasi', '/kota-bekasi?bahasa=en'],
  ['/kota-bekasi/layanan?cari=akta+lahir', '/kota-bekasi/layanan?cari=akta+lahir&bahasa=en'],
  ['/kota-bekasi?bahasa=id', '/kota-bekasi?bahasa=en'],
  ['/kota-bekasi/masuk?/kirim', '/kota-bekasi/masuk?bahasa=en'],
])('%s in English is %s', (from, to) => {
  expect(addressIn('en', new URL(from, 'http://localhost'))).toBe(to);
});
