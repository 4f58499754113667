import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readSignerList } from './signer-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'satuloket-signers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(content: unknown, kind: 'local' | 'bsre-v1' = 'bsre-v1') {
  const file = join(folder, 'pejabat.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readSignerList(file, kind);
}

const nip = '197412241997011005';
const nik = '3275012412749001';

test('finds by NIP, and by name only whoever has none', () => {
  const list = read([
    { nip, name: 'Yudi Wibowo', nik },
    { name: 'Surya Atmaja', nik: '3275010101709002' },
  ]);
  if (!list.ok) throw new Error(list.error.message.id);
  const { find } = list.value;
  expect(find({ nip, name: 'ditulis lain' })?.nik).toBe(nik);
  expect(find({ name: 'Surya Atmaja' })?.nik).toBe('3275010101709002');
  expect(find({ name: 'Yudi Wibowo' })).toBeUndefined();
  expect(find({ nip: '197412241997011006', name: 'Surya Atmaja' })).toBeUndefined();
});

describe('a list that is wrong is named, without repeating a NIK', () => {
  test.each([
    ['no JSON', 'bukan', 'bsre-v1', 'tidak dapat dibaca'],
    ['nobody in it', [], 'bsre-v1', 'tidak sesuai'],
    ['a NIK too short', [{ name: 'A', nik: '32750124' }], 'bsre-v1', '/0/nik'],
    ['a property nobody knows', [{ name: 'A', nik, passphrase: 'x' }], 'bsre-v1', 'tidak sesuai'],
    ['no NIK for BSrE', [{ name: 'A', nip }], 'bsre-v1', 'ke-1 belum punya nik'],
    ['no certificate for the local signer', [{ name: 'A', nik }], 'local', 'ke-1 belum punya certificate'],
    ['a certificate that is not there', [{ name: 'A', certificate: 'a.p12' }], 'local', 'ke-1 tidak ada'],
  ] as const)('%s', (_what, content, kind, told) => {
    const outcome = read(content, kind);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'signers-wrong' } });
    if (outcome.ok) return;
    expect(outcome.error.message.id).toContain(told);
    expect(outcome.error.message.id).not.toContain(nik);
  });
});

test('a local certificate lies beside the list and is read anew each time', () => {
  const certificate = join(folder, 'yudi.p12');
  writeFileSync(certificate, 'lama');
  const list = read([{ nip, name: 'Yudi', certificate: 'yudi.p12' }], 'local');
  if (!list.ok) throw new Error(list.error.message.id);
  const entry = list.value.find({ nip, name: 'Yudi' });
  writeFileSync(certificate, 'baru');
  expect(Buffer.from(entry?.pkcs12?.() ?? []).toString()).toBe('baru');
});
