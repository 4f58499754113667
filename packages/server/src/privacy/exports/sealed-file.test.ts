import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { exportPath, readSealed, writeSealed } from './sealed-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'satuloket-copies-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = new Uint8Array(32).fill(3);
const named = { regionId: '9901', exportId: '0199-aa' };
const path = exportPath(folder, named);

async function* parts(...content: readonly Uint8Array[]) {
  yield* content;
}

async function read(given = { key, named }): Promise<Buffer> {
  const content: Buffer[] = [];
  for await (const part of readSealed(path, given)) content.push(part);
  return Buffer.concat(content);
}

test('whatever was written is read again, in however many parts it came', async () => {
  const part = fc.integer({ min: 0, max: 150_000 });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 4 }), async (sizes) => {
      const content = sizes.map((size, place) => new Uint8Array(size).fill(place + 1));
      expect(await writeSealed(path, { key, named, content: parts(...content) })).toBe(
        sizes.reduce((sum, size) => sum + size, 0),
      );
      expect((await read()).equals(Buffer.concat(content))).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test.each<[string, (written: Buffer) => Buffer]>([
  ['a byte is another', (written) => Buffer.from(written).fill(written[100]! ^ 1, 100, 101)],
  ['the last frame is cut off', (written) => written.subarray(0, 4 + written.readUInt32BE())],
  ['the file is cut off', (written) => written.subarray(0, written.length - 1)],
  ['it is empty', () => Buffer.alloc(0)],
])('nothing is read when %s', async (_, change) => {
  await writeSealed(path, { key, named, content: parts(new Uint8Array(100_000).fill(9)) });
  writeFileSync(path, change(readFileSync(path)));
  await expect(read()).rejects.toThrow();
});

test('another place or key opens nothing, and the content lies there in no clear', async () => {
  const content = Buffer.from('Dewi Anggraini '.repeat(10));
  await writeSealed(path, { key, named, content: parts(content) });
  expect(readFileSync(path).includes('Dewi')).toBe(false);
  await expect(read({ key: new Uint8Array(32), named })).rejects.toThrow();
  await expect(read({ key, named: { ...named, regionId: '9902' } })).rejects.toThrow();
});
