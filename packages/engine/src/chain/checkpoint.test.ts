import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCheckpoint,
  type NoteSigner,
  type NoteVerifier,
  openNote,
  parseCheckpoint,
  signNote,
  verifierKey,
} from './index.ts';

/** An Ed25519 key from its seed, for tests only. */
function keyOf(name: string, seed: number): NoteSigner & NoteVerifier {
  const pkcs8 = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.alloc(32, seed),
  ]);
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  return {
    name,
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)),
    sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
    verify: (bytes, signature) => verify(null, bytes, publicKey, signature),
  };
}

const log = keyOf('layanan.contoh.id/kota', 1);
const witness = keyOf('saksi.contoh.id', 2);
const stranger = keyOf('layanan.contoh.id/kota', 3);
const root = new Uint8Array(32).fill(255);
const body = formatCheckpoint({ origin: 'layanan.contoh.id/kota', size: 42, root });

async function outcome(note: string, verifiers: readonly NoteVerifier[]): Promise<string> {
  const opened = await openNote(note, verifiers);
  return opened.ok ? `signed by ${opened.value.signedBy.join(', ')}` : opened.error.code;
}

describe('a checkpoint', () => {
  test('is three lines of text', () => {
    expect(body).toBe(`layanan.contoh.id/kota\n42\n${'/'.repeat(42)}8=\n`);
  });

  test.each([
    [body, true],
    [`${body}keterangan lain\n`, true],
    [body.slice(0, -1), false],
    [body.replace('42', '042'), false],
    [body.replace('42', '-1'), false],
    [body.replace('8=', '9='), false],
    [body.replace('//', ''), false],
    [`\n${body}`, false],
    [`${body}\n`, false],
    ['', false],
  ])('%j is one: %s', (text, isOne) => {
    expect(parseCheckpoint(text).ok).toBe(isOne);
  });

  test('reads back as it was written', () => {
    const line = fc.stringMatching(/^[a-z0-9./ ]{1,20}$/);
    fc.assert(
      fc.property(
        line,
        fc.nat({ max: 2 ** 40 }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.array(line, { minLength: 1, maxLength: 3 }),
        (origin, size, hash, extensions) => {
          const checkpoint = { origin, size, root: hash, extensions };
          expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual({ ok: true, value: checkpoint });
        },
      ),
    );
  });

  test('holds no line breaks of its own', () => {
    expect(() => formatCheckpoint({ origin: 'a\nb', size: 1, root })).toThrow(RangeError);
  });
});

describe('a signed note', () => {
  test('opens with the keys that signed it', async () => {
    const note = await signNote(body, log, witness);
    const other = keyOf('lain', 9);
    const wrong = note.replace('\n42\n', '\n43\n');
    expect(await outcome(note, [log])).toBe('signed by layanan.contoh.id/kota');
    expect(await outcome(note, [log, witness])).toBe('signed by layanan.contoh.id/kota, saksi.contoh.id');
    expect(await outcome(note, [stranger])).toBe('no-known-signature');
    expect(await outcome(note, [other])).toBe('no-known-signature');
    expect(await outcome(note, [])).toBe('no-known-signature');
    expect(await outcome(wrong, [log])).toBe('wrong-signature');
    expect(await outcome(body, [log])).toBe('not-a-note');
    expect(await outcome(`${note}kata lain\n`, [log])).toBe('not-a-note');
    expect(await outcome(note.slice(0, -1), [log])).toBe('not-a-note');
  });

  test('is what other programs write and read', async () => {
    // The example of Go's golang.org/x/mod/sumdb/note.
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
    const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const raw = Buffer.from(vkey.split('+').slice(2).join('+'), 'base64').subarray(1);
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const neumann: NoteVerifier = {
      name: 'PeterNeumann',
      publicKey: new Uint8Array(raw),
      verify: (bytes, signature) => verify(null, bytes, publicKey, signature),
    };
    expect(verifierKey(neumann)).toBe(vkey);
    expect(await openNote(note, [neumann])).toEqual({
      ok: true,
      value: { body: text, signedBy: ['PeterNeumann'] },
    });
  });

  test('names no key that a line could not hold', async () => {
    await expect(signNote(body, { ...log, name: 'dua kata' })).rejects.toThrow(RangeError);
    await expect(signNote('tanpa akhir baris', log)).rejects.toThrow(RangeError);
  });
});
