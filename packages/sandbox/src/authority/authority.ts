import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { P12Signer } from '@libpdf/core';
import type { Certificate } from 'pkijs';
import {
  certificateBytes,
  type Identity,
  makeCertificate,
  makeKeys,
  privateKeyBytes,
  readCertificate,
  readIdentity,
} from './certificates.ts';
import {
  bytesOf,
  type IdentityName,
  type IssuingAuthority,
  type Kept,
  keptName,
  type Official,
  readKept,
} from './kept.ts';
import { makePkcs12 } from './pkcs12.ts';

/** What the authority says of a certificate; the words are BSrE's. */
export type StandingOfCertificate = 'ISSUE' | 'EXPIRED' | 'SUSPEND' | 'REVOKE';

export type HeldCertificate = Official & { readonly pkcs12: Uint8Array; readonly certificate: Certificate };

export type AuthorityOptions = {
  /** Where keys are kept over a restart; without it they live in memory only. */
  readonly folder?: string;
  readonly now: () => Date;
  /** Opens every official's file. */
  readonly passphrase: string;
  /** Where the authority is asked, without a slash at the end; it stands in each certificate. */
  readonly url: string;
};

const day = 24 * 60 * 60 * 1000;
const year = 365 * day;
const organisation = 'Satuloket (peragaan)';

/** The invented authority of the demo: a root, who issues under it, who tells the time, and the officials' certificates. */
export class Authority implements IssuingAuthority {
  readonly identities: Readonly<Record<IdentityName, Identity>>;
  readonly now: () => Date;
  readonly #officials: Map<string, HeldCertificate>;
  readonly #standings: Kept['standings'];
  readonly #options: AuthorityOptions;

  private constructor(
    options: AuthorityOptions,
    identities: Record<IdentityName, Identity>,
    kept: Pick<Kept, 'standings'> & { officials: Map<string, HeldCertificate> },
  ) {
    this.#options = options;
    this.now = options.now;
    this.identities = identities;
    this.#officials = kept.officials;
    this.#standings = kept.standings;
  }

  /** Finds what an earlier start made, or makes it now. */
  static async open(options: AuthorityOptions): Promise<Authority> {
    const kept = options.folder === undefined ? undefined : readKept(options.folder);
    if (kept === undefined) {
      const made = new Authority(options, await makeIdentities(options), {
        officials: new Map(),
        standings: {},
      });
      await made.#keep();
      return made;
    }
    const identities = {} as Record<IdentityName, Identity>;
    for (const [name, { certificate, privateKey }] of Object.entries(kept.identities)) {
      identities[name as IdentityName] = await readIdentity(bytesOf(certificate), bytesOf(privateKey));
    }
    const officials = kept.officials.map(({ certificate, pkcs12, ...official }) => ({
      ...official,
      pkcs12: bytesOf(pkcs12),
      certificate: readCertificate(bytesOf(certificate)),
    }));
    return new Authority(options, identities, {
      officials: new Map(officials.map((official) => [official.nik, official])),
      standings: { ...kept.standings },
    });
  }

  get rootCertificate(): Uint8Array {
    return certificateBytes(this.identities.root.certificate);
  }

  /** From the issuer of officials' certificates up to the root. */
  get chain(): readonly Certificate[] {
    return [this.identities.issuing.certificate, this.identities.root.certificate];
  }

  /** With which every official's file opens, unless it was given another. */
  get passphrase(): string {
    return this.#options.passphrase;
  }

  /** The institution's seal, ready to sign. */
  async sealSigner(): Promise<P12Signer> {
    const { certificate, keys } = this.identities.seal;
    const { passphrase } = this.#options;
    const pkcs12 = await makePkcs12({
      privateKey: await privateKeyBytes(keys),
      certificates: [certificate, ...this.chain],
      passphrase,
    });
    return P12Signer.create(pkcs12, passphrase);
  }

  official(nik: string): HeldCertificate | undefined {
    return this.#officials.get(nik);
  }

  officials(): readonly HeldCertificate[] {
    return [...this.#officials.values()];
  }

  /** Gives each a certificate who has none yet. */
  async enrol(officials: readonly Official[]): Promise<void> {
    const fresh = officials.filter(({ nik }) => !this.#officials.has(nik));
    for (const official of fresh) {
      // From before the demo's past, until well after any demo.
      const validFrom = new Date(this.now().getTime() - 120 * day);
      const held = await this.issue(official, {
        validFrom,
        validUntil: new Date(validFrom.getTime() + 2 * year),
      });
      this.#officials.set(official.nik, held);
    }
    if (fresh.length > 0) await this.#keep();
  }

  /** A certificate in a file that opens with a passphrase; `enrol` alone keeps it. */
  async issue(
    official: Official,
    { validFrom, validUntil, passphrase }: { validFrom: Date; validUntil: Date; passphrase?: string },
  ): Promise<HeldCertificate> {
    const keys = await makeKeys();
    const certificate = await makeCertificate({
      subject: { commonName: official.name, organisation: official.organisation },
      publicKey: keys.publicKey,
      validFrom,
      validUntil,
      use: 'documents',
      issuer: this.identities.issuing,
      issuerAt: addressesOf(this.#options.url, 'issuing'),
    });
    const pkcs12 = await makePkcs12({
      privateKey: await privateKeyBytes(keys),
      certificates: [certificate, ...this.chain],
      passphrase: passphrase ?? this.#options.passphrase,
    });
    return { ...official, pkcs12, certificate };
  }

  standing(certificate: Certificate): StandingOfCertificate {
    const known = this.#standings[serialOf(certificate)];
    if (known !== undefined) return known.standing;
    return certificate.notAfter.value < this.now() ? 'EXPIRED' : 'ISSUE';
  }

  /** Takes a certificate back for good or for a while; `ISSUE` gives a suspended one free again. */
  async setStanding(certificate: Certificate, standing: 'ISSUE' | 'SUSPEND' | 'REVOKE'): Promise<void> {
    const serial = serialOf(certificate);
    if (standing === 'ISSUE') delete this.#standings[serial];
    else this.#standings[serial] = { standing, since: this.now().toISOString() };
    await this.#keep();
  }

  /** Serial numbers in hexadecimal with what is wrong with them, as lists of revoked certificates tell it. */
  takenBack(): readonly {
    readonly serial: string;
    readonly standing: 'SUSPEND' | 'REVOKE';
    readonly since: Date;
  }[] {
    return Object.entries(this.#standings).map(([serial, { standing, since }]) => ({
      serial,
      standing,
      since: new Date(since),
    }));
  }

  async #keep(): Promise<void> {
    const { folder } = this.#options;
    if (folder === undefined) return;
    const identities = {} as Kept['identities'];
    for (const [name, { certificate, keys }] of Object.entries(this.identities)) {
      identities[name as IdentityName] = {
        certificate: textOf(certificateBytes(certificate)),
        privateKey: textOf(await privateKeyBytes(keys)),
      };
    }
    const officials = this.officials().map(({ certificate, pkcs12, ...official }) => ({
      ...official,
      certificate: textOf(certificateBytes(certificate)),
      pkcs12: textOf(pkcs12),
    }));
    const kept: Kept = { identities, officials, standings: this.#standings };
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, keptName);
    // Whole or not at all: half an authority could be neither read nor made anew without a trace.
    writeFileSync(`${file}.unfinished`, `${JSON.stringify(kept, null, 1)}\n`, { mode: 0o600 });
    renameSync(`${file}.unfinished`, file);
    writeFileSync(join(folder, 'root.pem'), pem(this.rootCertificate));
  }
}

async function makeIdentities(options: AuthorityOptions): Promise<Record<IdentityName, Identity>> {
  const validFrom = new Date(options.now().getTime() - year);
  const after = (years: number) => new Date(validFrom.getTime() + years * year);
  const rootKeys = await makeKeys();
  const rootCertificate = await makeCertificate({
    subject: { commonName: 'Otoritas Akar Peragaan Satuloket', organisation },
    publicKey: rootKeys.publicKey,
    validFrom,
    validUntil: after(20),
    use: 'authority',
    selfSigner: rootKeys.privateKey,
  });
  const root = { certificate: rootCertificate, keys: rootKeys };
  const under = async (
    issuer: Identity,
    issuerName: 'root' | 'issuing',
    commonName: string,
    use: 'authority' | 'documents' | 'timestamps',
    validUntil: Date,
  ): Promise<Identity> => {
    const keys = await makeKeys();
    const certificate = await makeCertificate({
      subject: { commonName, organisation },
      publicKey: keys.publicKey,
      validFrom,
      validUntil,
      use,
      issuer,
      issuerAt: addressesOf(options.url, issuerName),
    });
    return { certificate, keys };
  };
  const issuing = await under(root, 'root', 'Penerbit Sertifikat Peragaan Satuloket', 'authority', after(10));
  return {
    root,
    issuing,
    timestamps: await under(issuing, 'issuing', 'Penanda Waktu Peragaan Satuloket', 'timestamps', after(8)),
    seal: await under(issuing, 'issuing', 'Segel Elektronik Peragaan Satuloket', 'documents', after(8)),
  };
}

function addressesOf(url: string, issuer: 'root' | 'issuing') {
  return {
    revoked: `${url}/authority/${issuer}.crl`,
    status: `${url}/authority/status`,
    certificate: `${url}/authority/${issuer}.cer`,
  };
}

export function serialOf(certificate: Certificate): string {
  return Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex');
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

export function pem(bytes: Uint8Array): string {
  const lines = textOf(bytes).match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
