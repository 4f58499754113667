import {
  AuthenticatedSafe,
  CertBag,
  type Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs';

const aes256 = { name: 'AES-CBC', length: 256, iv: new Uint8Array(16) };

/** For the key. The seal over the whole file takes fewer: it is calculated slowly, and every demo makes many. */
const iterations = 2048;
const sealIterations = 128;

/** A key with its certificate and chain in one file that opens with a passphrase (RFC 7292, AES-256 and SHA-256). */
export async function makePkcs12(input: {
  readonly privateKey: Uint8Array;
  /** The holder's own first. */
  readonly certificates: readonly Certificate[];
  readonly passphrase: string;
}): Promise<Uint8Array> {
  const password = Uint8Array.from(Buffer.from(input.passphrase, 'utf8')).buffer;
  const key = new PKCS8ShroudedKeyBag({
    parsedValue: PrivateKeyInfo.fromBER(Uint8Array.from(input.privateKey).buffer),
  });
  const contents = new SafeContents({
    safeBags: [
      new SafeBag({ bagId: '1.2.840.113549.1.12.10.1.2', bagValue: key }),
      ...input.certificates.map(
        (certificate) =>
          new SafeBag({
            bagId: '1.2.840.113549.1.12.10.1.3',
            bagValue: new CertBag({ parsedValue: certificate }),
          }),
      ),
    ],
  });
  const safe = new AuthenticatedSafe({
    parsedValue: { safeContents: [{ privacyMode: 0, value: contents }] },
  });
  const file = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await key.makeInternalValues({
    password,
    contentEncryptionAlgorithm: aes256,
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: iterations,
  });
  await safe.makeInternalValues({ safeContents: [{}] });
  await file.makeInternalValues({
    password,
    iterations: sealIterations,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  });
  return new Uint8Array(file.toSchema().toBER(false));
}
