import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { failure, type Result, success } from '@satuloket/engine';
import type { StandIns } from '@satuloket/sandbox';
import {
  bsreV1Signer,
  bsreV2Signer,
  type DocumentSigner,
  localSigner,
  readSignerList,
  type SignerList,
  signerList,
} from '@satuloket/server';
import type { Settings } from '@satuloket/server/platform';
import { system } from './failures.ts';

/** A signature of many pages takes BSrE some seconds; after this the same bytes are signed again. */
const bsreTimeoutMilliseconds = 30_000;
const authorityTimeoutMilliseconds = 8_000;

/** The way of signing that the settings choose; what they leave open the demo's stand-ins give. */
export function openSigner(input: {
  readonly settings: Settings;
  readonly sandbox: StandIns | undefined;
  readonly sandboxKey: string;
  readonly now: () => Date;
}): Result<DocumentSigner | undefined> {
  const { settings, sandbox, sandboxKey, now } = input;
  const { signing } = settings;
  if (signing === undefined) return success(undefined);
  const { kind, signersFile, bsre, timestampUrl } = signing;
  const signers: Result<SignerList> =
    signersFile === undefined ? success(standInSigners(sandbox)) : readSignerList(signersFile, kind);
  if (!signers.ok) return signers;
  if (kind === 'local') {
    return success(
      localSigner({
        signers: signers.value,
        timestampUrl: timestampUrl ?? `${sandbox?.url}/authority/timestamps`,
        level: timestampUrl === undefined ? 'B-T' : 'B-LTA',
        // With certificates of its own the list of what was taken back is where they say.
        ...(signersFile === undefined && sandbox && { authorityUrl: sandbox.url }),
        now,
        timeoutMilliseconds: authorityTimeoutMilliseconds,
      }),
    );
  }
  const service = bsre ?? { url: `${sandbox?.url}/bsre`, user: 'satuloket', password: sandboxKey };
  const open = kind === 'bsre-v1' ? bsreV1Signer : bsreV2Signer;
  return success(open({ ...service, signers: signers.value, timeoutMilliseconds: bsreTimeoutMilliseconds }));
}

function standInSigners(sandbox: StandIns | undefined): SignerList {
  const { authority } = sandbox ?? {};
  return signerList(
    (authority?.officials() ?? []).map(({ nik, nip, name, pkcs12 }) => ({
      nik,
      name,
      ...(nip !== undefined && { nip }),
      pkcs12: () => pkcs12,
    })),
  );
}

/** Whom a check of a document believes; fails with `trusted-roots-wrong`. */
export function readTrustedRoots(
  file: string | undefined,
  sandbox: StandIns | undefined,
): Result<readonly Uint8Array[]> {
  const own = sandbox === undefined ? [] : [sandbox.authority.rootCertificate];
  if (file === undefined) return success(own);
  try {
    const blocks = readFileSync(file, 'utf8').match(
      /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
    );
    const roots = (blocks ?? []).map((block) => Uint8Array.from(new X509Certificate(block).raw));
    if (roots.length > 0) return success([...own, ...roots]);
  } catch {
    // Told below, as an empty file is.
  }
  return failure(
    system(
      'trusted-roots-wrong',
      `Berkas ${file} di SATULOKET_TRUSTED_ROOTS tidak berisi sertifikat PEM yang dapat dibaca.`,
      'The file of trusted roots holds no readable certificate.',
    ),
  );
}
