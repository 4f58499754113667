import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appendLeaves,
  emptyFrontier,
  formatCheckpoint,
  hashToHex,
  inclusionProof,
  leafHash,
  type NoteSigner,
  type NoteVerifier,
  parseVerifierKey,
  type RecordProof,
  recordProofFormat,
  signNote,
  streamEntryHash,
  verifierKey,
  verifyRecordProof,
} from './index.ts';

/** An Ed25519 key from its seed, for tests only. */
function signerOf(seed: number): NoteSigner {
  const pkcs8 = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.alloc(32, seed),
  ]);
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    name: 'kota-kebun',
    publicKey: new Uint8Array(publicKey),
    sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
  };
}

function toVerifier(key: Pick<NoteVerifier, 'name' | 'publicKey'>): NoteVerifier {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.publicKey]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return { ...key, verify: (bytes, signature) => verify(null, bytes, publicKey, signature) };
}

async function proofOf(
  size: number,
  positions: readonly number[],
  signer = signerOf(1),
): Promise<RecordProof> {
  const hashes = Array.from({ length: size }, (_, index) => streamEntryHash({ index }));
  const { root, nodes } = appendLeaves(emptyFrontier, hashes.map(leafHash));
  const known = new Map(nodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  const body = formatCheckpoint({ origin: 'contoh.id/kota-kebun', size, root });
  return {
    format: recordProofFormat,
    key: verifierKey(signer),
    checkpoint: await signNote(body, signer),
    entries: positions.map((position) => ({
      hash: hashToHex(hashes[position]!),
      position,
      path: inclusionProof(position, size, ({ level, index }) => known.get(`${level}/${index}`)!).map(
        (hash) => Buffer.from(hash).toString('base64'),
      ),
    })),
  };
}

async function told(proof: unknown, publishedKey?: string): Promise<string> {
  const verdict = await verifyRecordProof(proof, toVerifier, publishedKey);
  return verdict.ok ? 'holds' : verdict.error.code;
}

test('a proof holds for every entry of every log', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), async (size, a, b) => {
      const proof = await proofOf(size, [a % size, b % size]);
      expect(await told(JSON.parse(JSON.stringify(proof)))).toBe('holds');
    }),
    { numRuns: 40 },
  );
});

test('no proof holds in which a digit, a step, a position or the checkpoint is another', async () => {
  const change = fc.constantFrom('hash', 'path', 'shorter', 'position', 'size', 'signature');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 70 }), fc.nat(), change, async (size, a, what) => {
      const proof = await proofOf(size, [a % size]);
      const [entry] = proof.entries;
      if (entry === undefined) throw new Error('unreachable');
      const flipped = (text: string) => `${text.startsWith('a') ? 'b' : 'a'}${text.slice(1)}`;
      const other = {
        hash: { ...entry, hash: flipped(entry.hash) },
        path: { ...entry, path: [flipped(entry.path[0]!), ...entry.path.slice(1)] },
        shorter: { ...entry, path: entry.path.slice(1) },
        position: { ...entry, position: (entry.position + 1) % size },
        size: entry,
        signature: entry,
      }[what];
      const checkpoint =
        what === 'size'
          ? proof.checkpoint.replace(`\n${size}\n`, `\n${size + 1}\n`)
          : what === 'signature'
            ? (await proofOf(size, [0], signerOf(2))).checkpoint
            : proof.checkpoint;
      expect(await told({ ...proof, checkpoint, entries: [other] })).not.toBe('holds');
    }),
  );
});

describe('a proof', () => {
  test('of another key than the published one is refused', async () => {
    const proof = await proofOf(3, [1]);
    expect(await told(proof, proof.key)).toBe('holds');
    expect(await told(proof, verifierKey(signerOf(2)))).toBe('other-key');
  });

  test.each<[string, (proof: RecordProof) => unknown, string]>([
    ['without entries', (proof) => ({ ...proof, entries: [] }), 'not-a-proof'],
    ['of another format', (proof) => ({ ...proof, format: 'x' }), 'not-a-proof'],
    ['that is a word', () => 'bukti', 'not-a-proof'],
    ['that is nothing', () => null, 'not-a-proof'],
    ['with half a key', (proof) => ({ ...proof, key: proof.key.slice(0, -4) }), 'not-a-key'],
    ['without a signature', (proof) => ({ ...proof, checkpoint: 'a\n1\nb\n' }), 'not-a-note'],
  ])('%s is refused', async (_what, changed, code) => {
    expect(await told(changed(await proofOf(3, [1])))).toBe(code);
  });
});

test('a key reads back as it was written, and no other text is one', () => {
  const signer = signerOf(1);
  const key = verifierKey(signer);
  expect(parseVerifierKey(key)).toEqual({
    ok: true,
    value: { name: signer.name, publicKey: signer.publicKey },
  });
  for (const wrong of [key.replace('kota', 'desa'), key.slice(1), `${key}A`, '', 'a+b+c']) {
    expect(parseVerifierKey(wrong).ok).toBe(false);
  }
});
