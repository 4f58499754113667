import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { TrustedRoots } from './cms/certificates.ts';

/** Where a start leaves in its data folder whom it believes, for the check of a file without a server. */
export const trustedRootsName = 'trusted-roots.pem';

/** The same authorities, for signatures and for time stamps alike. */
export function trusting(roots: readonly Uint8Array[]): TrustedRoots {
  return { signatures: roots, timestamps: roots };
}

/** @throws when there is no such file, or one without a certificate that can be read: nobody would be believed then. */
export function readTrustedRoots(file: string): TrustedRoots {
  const blocks = readFileSync(file, 'utf8').match(
    /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
  );
  if (blocks === null) throw new Error(`${file} holds no certificate.`);
  return trusting(blocks.map((block) => new Uint8Array(new X509Certificate(block).raw)));
}

export function writeTrustedRoots(file: string, roots: readonly Uint8Array[]): void {
  const blocks = roots.map((der) => {
    const lines = Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd();
    return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
  });
  writeFileSync(file, blocks.join(''));
}
