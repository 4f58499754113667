import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNameOf } from './file-name.ts';

test.each([
  ['ktp.jpg', 'ktp.jpg'],
  ['C:\\Foto\\KTP saya.jpg', 'KTP saya.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['..', 'berkas'],
  ['', 'berkas'],
  ['surat\u202egpj.exe', 'suratgpj.exe'],
  ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie: x.pdf'],
  [`${'a'.repeat(200)}.pdf`, `${'a'.repeat(116)}.pdf`],
])('%j is shown as %j', (given, shown) => {
  expect(fileNameOf(given)).toBe(shown);
});

test('a name never holds a folder, never is empty and is never long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = fileNameOf(given);
      expect(name).toMatch(/^[^\\/]{1,240}$/u);
      expect([...name].length).toBeLessThanOrEqual(120);
    }),
  );
});
