import { expect, test } from 'vitest';
import { consolePath, roleName } from './officers.ts';

test.each`
  what                             | asked                                      | path
  ${'nothing asked'}               | ${null}                                    | ${'/kota/petugas'}
  ${'the list with a filter'}      | ${'/kota/petugas?antrean=pada-saya'}       | ${'/kota/petugas?antrean=pada-saya'}
  ${'a case'}                      | ${'/kota/petugas/berkas/KB-1'}             | ${'/kota/petugas/berkas/KB-1'}
  ${'the sign-in page itself'}     | ${'/kota/petugas/masuk?lanjut=x'}          | ${'/kota/petugas'}
  ${'a page of the portal'}        | ${'/kota/akun'}                            | ${'/kota/petugas'}
  ${'a path that begins alike'}    | ${'/kota/petugas-lain'}                    | ${'/kota/petugas'}
  ${'another region'}              | ${'/kabupaten/petugas'}                    | ${'/kota/petugas'}
  ${'another site'}                | ${'https://contoh.id/kota/petugas'}        | ${'/kota/petugas'}
  ${'another site without scheme'} | ${'//contoh.id/kota/petugas'}              | ${'/kota/petugas'}
  ${'a way around'}                | ${'/kota/petugas/../../kabupaten/petugas'} | ${'/kota/petugas'}
`('$what leads to $path', ({ asked, path }) => {
  expect(consolePath('kota', asked)).toBe(path);
});

test.each`
  post                                                                                 | locale  | name
  ${{ role: 'verifier', officeId: 'a', title: { id: 'Verifikator', en: 'Verifier' } }} | ${'id'} | ${'Verifikator'}
  ${{ role: 'verifier', officeId: 'a', title: { id: 'Verifikator', en: 'Verifier' } }} | ${'en'} | ${'Verifier'}
  ${{ role: 'porter', officeId: 'a' }}                                                 | ${'id'} | ${'porter'}
`('the role of $post is called $name in $locale', ({ post, locale, name }) => {
  expect(roleName(post, locale)).toBe(name);
});
