import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  appendLeaves,
  emptyFrontier,
  formatCheckpoint,
  hashToHex,
  leafHash,
  recordProofFormat,
  signNote,
  streamEntryHash,
  verifierKey,
} from '@satuloket/engine';
import { logKeys } from '@satuloket/server/record';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { run } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'satuloket-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { signer } = logKeys(
  { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(1) } },
  { regionId: '9901', name: 'kota-kebun' },
);
const hash = streamEntryHash({ an: 'entry' });
const { root } = appendLeaves(emptyFrontier, [leafHash(hash)]);
const checkpoint = await signNote(
  formatCheckpoint({ origin: 'contoh.id/kota-kebun', size: 1, root }),
  signer,
);
const proof = {
  format: recordProofFormat,
  key: verifierKey(signer),
  checkpoint,
  entries: [{ hash: hashToHex(hash), position: 0, path: [] }],
};

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => said.push(line));
});

function fileOf(content: string): string {
  const file = join(folder, 'bukti.json');
  writeFileSync(file, content);
  return file;
}

test.each<[string, readonly string[], string, number, RegExp]>([
  ['whole', ['--key', proof.key], JSON.stringify(proof), 0, /1 langkah ada di catatan contoh.id/],
  ['whole, with a key that nobody published yet', [], JSON.stringify(proof), 0, /Bandingkan dengan kunci/],
  ['of another key', ['--key', `${proof.key}x`], JSON.stringify(proof), 1, /kunci lain/],
  [
    'changed',
    [],
    JSON.stringify(proof).replace('"position":0', '"position":1'),
    1,
    /tidak ada pada posisi 1/,
  ],
  ['half a file', [], '{"format":', 3, /tidak dapat dibaca/],
])('a proof that is %s', async (_what, parameters, content, code, words) => {
  expect(await run(['verify-proof', fileOf(content), ...parameters])).toBe(code);
  expect(said.join('\n')).toMatch(words);
});

test.each([[[]], [['checkpoints']], [['verify', 'x']], [['verify-proof']], [['verify', '--what']]])(
  'the words %j are no order',
  async (parameters) => {
    expect(await run(parameters)).toBe(3);
    expect(said.join('\n')).toMatch(/Pemakaian/);
  },
);
