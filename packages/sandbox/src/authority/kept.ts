import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Official = {
  readonly nik: string;
  readonly nip?: string;
  readonly name: string;
  readonly organisation: string;
};

/** What whoever signs, or believes signatures, needs of the demo's authority. */
export type IssuingAuthority = {
  /** DER. */
  readonly rootCertificate: Uint8Array;
  officials(): readonly (Official & { readonly pkcs12: Uint8Array })[];
};

export type IdentityName = 'root' | 'issuing' | 'timestamps' | 'seal';

/** The authority in its file; certificates and keys in base64. */
export type Kept = {
  readonly identities: Record<IdentityName, { certificate: string; privateKey: string }>;
  readonly officials: (Official & { certificate: string; pkcs12: string })[];
  readonly standings: Record<string, { standing: 'SUSPEND' | 'REVOKE'; since: string }>;
};

/** In a sandbox's folder. */
export const authorityFolder = 'authority';
export const keptName = 'authority.json';

export function readKept(folder: string): Kept | undefined {
  const file = join(folder, keptName);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;
}

/**
 * What another process made and keeps in this folder, without the libraries that make certificates: they are 27 MB of
 * memory in each server that joins.
 *
 * @throws where nothing is kept there.
 */
export function keptAuthority(folder: string): IssuingAuthority {
  const kept = readKept(folder);
  if (kept === undefined) throw new Error(`No authority is kept in ${folder}: its stand-ins never ran.`);
  const officials = kept.officials.map(({ certificate: _, pkcs12, ...official }) => ({
    ...official,
    pkcs12: bytesOf(pkcs12),
  }));
  return { rootCertificate: bytesOf(kept.identities.root.certificate), officials: () => officials };
}

export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}
