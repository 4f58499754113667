import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { failure, type Result, success } from '@satuloket/engine';
import Type, { type Static } from 'typebox';
import Value from 'typebox/value';
import type { SigningOfficial } from './contract.ts';

/** How an official is known to whatever signs. */
export type SignerEntry = {
  readonly nip?: string;
  readonly name: string;
  /** For BSrE. */
  readonly nik?: string;
  /** For a local signer: the official's PKCS#12, read anew for each signature so that a renewed one is used at once. */
  readonly pkcs12?: () => Uint8Array;
};

export type SignerList = { find(official: SigningOfficial): SignerEntry | undefined };

/** By NIP; whoever has none by the name. */
export function signerList(entries: readonly SignerEntry[]): SignerList {
  const byNip = new Map(entries.flatMap((entry) => (entry.nip ? [[entry.nip, entry] as const] : [])));
  const byName = new Map(entries.flatMap((entry) => (entry.nip ? [] : [[entry.name, entry] as const])));
  return { find: ({ nip, name }) => (nip === undefined ? byName.get(name) : byNip.get(nip)) };
}

const fileSchema = Type.Array(
  Type.Object(
    {
      nip: Type.Optional(Type.String({ pattern: '^\\d{18}$' })),
      name: Type.String({ minLength: 1 }),
      nik: Type.Optional(Type.String({ pattern: '^\\d{16}$' })),
      certificate: Type.Optional(Type.String({ minLength: 1 })),
    },
    { additionalProperties: false },
  ),
  { minItems: 1 },
);

/**
 * Reads the list of signers of a region in use. It holds NIKs, so it lies beside the keys and in no repository. Fails
 * with `signers-wrong`, naming the entry by its place.
 */
export function readSignerList(file: string, kind: 'local' | 'bsre-v1' | 'bsre-v2'): Result<SignerList> {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return wrong('berkasnya tidak dapat dibaca sebagai JSON');
  }
  if (!Value.Check(fileSchema, read)) {
    const [fault] = Value.Errors(fileSchema, read);
    return wrong(`isi ${fault?.instancePath || '/'} tidak sesuai`);
  }
  const folder = dirname(file);
  const entries: SignerEntry[] = [];
  for (const [index, entry] of (read as Static<typeof fileSchema>).entries()) {
    const { certificate, ...known } = entry;
    if (kind !== 'local' && known.nik === undefined) return wrong(`pejabat ke-${index + 1} belum punya nik`);
    if (kind === 'local' && certificate === undefined) {
      return wrong(`pejabat ke-${index + 1} belum punya certificate`);
    }
    const path = certificate === undefined ? undefined : resolve(folder, certificate);
    if (path !== undefined && !existsSync(path)) return wrong(`sertifikat pejabat ke-${index + 1} tidak ada`);
    entries.push({ ...known, ...(path && { pkcs12: () => Uint8Array.from(readFileSync(path)) }) });
  }
  return success(signerList(entries));
}

function wrong(what: string): Result<never> {
  return failure({
    code: 'signers-wrong',
    message: {
      id: `SATULOKET_SIGNERS: ${what}. Isinya daftar pejabat: [{"nip": "…", "name": "…", "nik": "…", "certificate": "berkas.p12"}].`,
      en: 'The file of SATULOKET_SIGNERS is not a list of officials.',
    },
    status: 500,
    retryable: false,
  });
}
