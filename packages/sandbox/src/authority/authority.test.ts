import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Authority, serialOf } from './authority.ts';

const folder = mkdtempSync(join(tmpdir(), 'satuloket-authority-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const now = () => new Date('2026-11-20T03:00:00Z');
const open = () => Authority.open({ folder, now, passphrase: 'sandi', url: 'http://127.0.0.1:9' });
const official = { nik: '3275012412747001', name: 'Yudi Wibowo', organisation: 'Kecamatan' };

test('is made once, kept where only its user reads it, and found again with what it took back', async () => {
  const first = await open();
  await first.enrol([official]);
  const held = first.official(official.nik)!;
  await first.setStanding(held.certificate, 'SUSPEND');
  expect(statSync(join(folder, 'authority.json')).mode & 0o777).toBe(0o600);

  const second = await open();
  await second.enrol([official]);
  expect(second.rootCertificate).toEqual(first.rootCertificate);
  const again = second.official(official.nik)!;
  expect(serialOf(again.certificate)).toBe(serialOf(held.certificate));
  expect(second.standing(again.certificate)).toBe('SUSPEND');
  await second.setStanding(again.certificate, 'ISSUE');
  expect(second.standing(again.certificate)).toBe('ISSUE');
});

test('each certificate is signed by who stands above it', async () => {
  const authority = await open();
  const { root, issuing, timestamps, seal } = authority.identities;
  const pairs = [
    [root, root],
    [issuing, root],
    [timestamps, issuing],
    [seal, issuing],
  ] as const;
  for (const [below, above] of pairs) expect(await below.certificate.verify(above.certificate)).toBe(true);
  expect(await timestamps.certificate.verify(root.certificate)).toBe(false);
});
