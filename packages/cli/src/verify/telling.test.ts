import { expect, it, test } from 'vitest';
import { exitCodeOf, linesOf } from './telling.ts';

test.each([
  ['genuine', 0],
  ['changed-after-signing', 1],
  ['signed-by-stranger', 1],
  ['certificate-revoked', 1],
  ['wrongly-dated', 1],
  ['unsigned', 2],
  ['incomplete', 2],
  ['not-a-pdf', 2],
  ['too-complex', 2],
] as const)('%s ends with %i', (verdict, code) => {
  expect(exitCodeOf(verdict)).toBe(code);
});

it('tells who signed and when it was proven', () => {
  const lines = linesOf({
    verdict: 'genuine',
    signatures: [
      {
        verdict: 'genuine',
        signer: { name: 'Sari Kebun', title: null, organisation: 'Kota Kebun', authority: 'Otoritas Uji' },
        claimedAt: '2026-11-22T03:00:00.000Z',
        timestampedAt: '2026-11-22T03:00:05.000Z',
        level: 'B-T',
        coversWhole: true,
        revocation: 'unknown',
        reason: null,
      },
    ],
    sizeBytes: 10,
    digests: ['ab'],
  });
  expect(lines[0]).toBe('✓ Dokumen asli dan utuh [Genuine and unchanged]');
  expect(lines).toContain('    Sari Kebun, Kota Kebun; sertifikat dari Otoritas Uji');
  expect(lines).toContain(
    '    2026-11-22T03:00:05.000Z (cap waktu); B-T; status pencabutan tidak disertakan',
  );
  expect(lines.at(-1)).toBe('  SHA-256 ab');
});
