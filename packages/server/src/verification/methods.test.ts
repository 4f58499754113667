import { constants, createSign, generateKeyPairSync, KeyObject, webcrypto } from 'node:crypto';
import { PDF, type Signer } from '@libpdf/core';
import { AlgorithmIdentifier } from 'pkijs';
import { expect, test } from 'vitest';
import { checkFile } from './check.ts';
import { isSignatureOver } from './cms/signed-message.ts';
import { clockOf, issue, makeAuthority } from './testing/authority.ts';
import { plainPdf } from './testing/documents.ts';
import { trusting } from './trusted-roots.ts';

/** Other methods than the usual RSA, as certificates of other authorities use them. */
const at = new Date('2026-11-22T03:00:00Z');

test('a document signed with ECDSA is genuine, and not once a byte is another', async () => {
  const authority = await makeAuthority('Otoritas Uji');
  const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
  const keys = await webcrypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const by = await issue({ name: 'Sari Kebun', kind: 'person', keys, issuer: authority.issuing });
  const signer: Signer = {
    certificate: by.der,
    certificateChain: [authority.issuing.der, authority.root.der],
    keyType: 'EC',
    signatureAlgorithm: 'ECDSA',
    sign: async (data) =>
      new Uint8Array(createSign('sha256').update(data).sign(KeyObject.from(keys.privateKey))),
  };
  const document = await PDF.load(plainPdf(['Nama Dewi Anggraini']));
  const { bytes } = await document.sign({
    signer,
    signingTime: at,
    level: 'B-T',
    timestampAuthority: clockOf(authority, () => at),
  });
  const roots = trusting([authority.root.der]);
  expect(checkFile(bytes, roots, new Date()).verdict).toBe('genuine');
  const changed = Buffer.from(Buffer.from(bytes).toString('latin1').replace('Dewi', 'Dewa'), 'latin1');
  expect(checkFile(changed, roots, new Date()).verdict).toBe('changed-after-signing');
});

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const said = Buffer.from('Surat keterangan');
const pss = { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
const byPss = createSign('sha256').update(said).sign(pss);
const byUsual = createSign('sha256').update(said).sign(privateKey);
const pssMethod = '1.2.840.113549.1.1.10';
const usualMethod = '1.2.840.113549.1.1.11';

// The library that signs documents in tests names RSA-PSS wrongly, so its method is tried by itself.
test.each([
  ['RSA-PSS as such', byPss, said, pssMethod, true],
  ['RSA-PSS of another text', byPss, Buffer.from('Surat lain'), pssMethod, false],
  ['RSA-PSS that calls itself usual RSA', byPss, said, usualMethod, false],
  ['usual RSA that calls itself RSA-PSS', byUsual, said, pssMethod, false],
  ['a method that nobody knows', byPss, said, '1.2.3.4', false],
])('a signature by %s', (_what, signature, signed, algorithmId, isRight) => {
  const algorithm = new AlgorithmIdentifier({ algorithmId });
  expect(isSignatureOver({ signed, signature, digest: 'sha256', publicKey, algorithm })).toBe(isRight);
});
