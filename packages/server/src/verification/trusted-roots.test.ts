import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { issue, makeKeys } from './testing/authority.ts';
import { readTrustedRoots, writeTrustedRoots } from './trusted-roots.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'satuloket-roots-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads what was written', async () => {
  const root = await issue({ name: 'Induk Uji', kind: 'authority', keys: await makeKeys() });
  const file = join(folder, 'roots.pem');
  writeTrustedRoots(file, [root.der, root.der]);
  expect(readTrustedRoots(file).signatures.map((each) => Buffer.from(each))).toEqual(
    Array<Buffer>(2).fill(Buffer.from(root.der)),
  );
});

it('believes nobody by a file that it can not read', () => {
  const file = join(folder, 'wrong.pem');
  expect(() => readTrustedRoots(file)).toThrow();
  writeFileSync(file, 'Bukan sertifikat');
  expect(() => readTrustedRoots(file)).toThrow('wrong.pem');
});
