import { expect, test } from 'vitest';
import { readPartners } from './partners-file.ts';

const key = `${'A'.repeat(43)}=`;
const partner = { regionId: '3204', url: 'https://layanan.contoh.go.id', publicKeys: [key] };

test('a list of other installations', () => {
  expect(readPartners(JSON.stringify([partner]))).toEqual({ ok: true, value: [partner] });
});

test.each([
  ['no JSON', '[', 'bukan JSON'],
  ['no list', JSON.stringify(partner), 'salah di /'],
  ['a key that is none', JSON.stringify([{ ...partner, publicKeys: ['abc'] }]), 'publicKeys'],
  ['no key', JSON.stringify([{ ...partner, publicKeys: [] }]), 'publicKeys'],
  ['a path in the address', JSON.stringify([{ ...partner, url: 'https://contoh.go.id/api' }]), 'url'],
  ['a word too many', JSON.stringify([{ ...partner, name: 'Bandung' }]), 'salah di /0'],
  ['a region twice', JSON.stringify([partner, partner]), '3204 tertulis dua kali'],
])('%s is told', (_, text, words) => {
  const read = readPartners(text);
  expect(read).toMatchObject({ ok: false, error: { code: 'partners-wrong' } });
  expect(read.ok ? '' : read.error.message.id).toContain(words);
});
