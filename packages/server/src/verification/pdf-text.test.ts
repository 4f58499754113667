import { createSandbox } from '@satuloket/sandbox/create';
import { afterAll, expect, test } from 'vitest';
import { textOfPdf } from './pdf-text.ts';

const villages = [
  { code: '32.75.01.1002', name: 'Margahayu', districtCode: '32.75.01', districtName: 'Bekasi Timur' },
];
const sandbox = await createSandbox({ villages, apiKey: 'key', families: 1 });
afterAll(() => sandbox.close());

test('every line of a document of the stand-in is read whole, whatever is printed behind it', async () => {
  const lines = Array.from(
    { length: 24 },
    (_, index) => `32750102089470${String(index).padStart(2, '0')} Anak`,
  );
  const answer = await fetch(`${sandbox.url}/control/sealed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'SURAT PINDAH', number: 'SKP-1', lines }),
  });
  const read = (await textOfPdf(new Uint8Array(await answer.arrayBuffer())))?.split('\n') ?? [];
  expect(lines.filter((line) => !read.includes(line))).toEqual([]);
});
