import { createHash, X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { limits } from '../pdf/budget.ts';

/** A certificate by both readers: OpenSSL's for keys and signatures, PKI.js's for what stands in it. */
export type Certificate = {
  readonly der: Buffer;
  readonly fingerprint: string;
  readonly x509: X509Certificate;
  readonly parsed: pkijs.Certificate;
  readonly from: Date;
  readonly until: Date;
};

/** Whom an installation believes. The same root may be trusted for both. */
export type TrustedRoots = {
  readonly signatures: readonly Uint8Array[];
  readonly timestamps: readonly Uint8Array[];
};

export function certificateOf(der: Uint8Array): Certificate | undefined {
  try {
    const x509 = new X509Certificate(der);
    const parsed = pkijs.Certificate.fromBER(x509.raw);
    const fingerprint = createHash('sha256').update(x509.raw).digest('hex');
    const [from, until] = [parsed.notBefore.value, parsed.notAfter.value];
    return { der: x509.raw, fingerprint, x509, parsed, from, until };
  } catch {
    return undefined;
  }
}

export function certificatesOf(ders: readonly Uint8Array[]): readonly Certificate[] {
  const found = ders.slice(0, limits.certificates).flatMap((der) => certificateOf(der) ?? []);
  return [...new Map(found.map((each) => [each.fingerprint, each])).values()];
}

export type Purpose = 'signing' | 'timestamping' | 'revocation-answers';

export type Chain =
  /** From the certificate itself to the root. */
  | { readonly kind: 'trusted'; readonly certificates: readonly Certificate[] }
  | { readonly kind: 'unknown' }
  /** It would be trusted, but not at that time. */
  | { readonly kind: 'not-valid-then'; readonly certificates: readonly Certificate[] }
  | { readonly kind: 'unfit' };

const longestChain = 8;
const extensions = {
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
} as const;
/** Critical extensions that are looked at, or that allow nothing of themselves. */
const knownCritical: ReadonlySet<string> = new Set([
  ...Object.values(extensions),
  '2.5.29.14',
  '2.5.29.32',
  '2.5.29.35',
]);
const purposes: Readonly<Record<Exclude<Purpose, 'signing'>, string>> = {
  timestamping: '1.3.6.1.5.5.7.3.8',
  'revocation-answers': '1.3.6.1.5.5.7.3.9',
};

/** Follows issuers up to a trusted root (RFC 5280, 6.1, without names' constraints and policies). */
export function chainOf(input: {
  readonly certificate: Certificate;
  readonly others: readonly Certificate[];
  readonly roots: readonly Certificate[];
  readonly at: Date;
  readonly purpose: Purpose;
}): Chain {
  const { certificate, others, roots, at, purpose } = input;
  const path = pathTo(certificate, [...roots, ...others], new Set(roots.map((each) => each.fingerprint)), []);
  if (path === undefined) return { kind: 'unknown' };
  if (!isFitFor(certificate, purpose) || !path.every(isStrong)) return { kind: 'unfit' };
  const isValid = path.every(({ from, until }) => from <= at && at <= until);
  return { kind: isValid ? 'trusted' : 'not-valid-then', certificates: path };
}

function pathTo(
  certificate: Certificate,
  candidates: readonly Certificate[],
  roots: ReadonlySet<string>,
  below: readonly Certificate[],
): readonly Certificate[] | undefined {
  const path = [...below, certificate];
  if (roots.has(certificate.fingerprint)) return path;
  if (path.length >= longestChain) return undefined;
  for (const issuer of candidates) {
    if (path.some((each) => each.fingerprint === issuer.fingerprint)) continue;
    if (!mayIssue(issuer, path.length - 1) || !isIssuedBy(certificate, issuer)) continue;
    const found = pathTo(issuer, candidates, roots, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  try {
    return certificate.x509.checkIssued(issuer.x509) && certificate.x509.verify(issuer.x509.publicKey);
  } catch {
    return false;
  }
}

function mayIssue({ x509, parsed }: Certificate, authoritiesBelow: number): boolean {
  const constraints = extensionOf(parsed, extensions.basicConstraints) as pkijs.BasicConstraints | undefined;
  const longest = constraints?.pathLenConstraint;
  const allowsLength = typeof longest !== 'number' || authoritiesBelow <= longest;
  return x509.ca && allowsLength && hasKeyUsage(parsed, keyUsage.certSign) && hasOnlyKnownCritical(parsed);
}

function isFitFor({ parsed, x509 }: Certificate, purpose: Purpose): boolean {
  if (!hasOnlyKnownCritical(parsed)) return false;
  if (purpose === 'signing') {
    return (
      !x509.ca &&
      (hasKeyUsage(parsed, keyUsage.digitalSignature) || hasKeyUsage(parsed, keyUsage.nonRepudiation))
    );
  }
  const wanted = extensionOf(parsed, extensions.extendedKeyUsage) as pkijs.ExtKeyUsage | undefined;
  return wanted?.keyPurposes?.includes(purposes[purpose]) ?? false;
}

/** What a machine of today could not forge: no SHA-1, no short keys. */
function isStrong({ x509, parsed }: Certificate): boolean {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = x509.publicKey;
  const isLong = type === 'rsa' || type === 'rsa-pss' ? (details?.modulusLength ?? 0) >= 2048 : true;
  const isSelfSigned = x509.subject === x509.issuer;
  return isLong && (isSelfSigned || !weakAlgorithms.has(parsed.signatureAlgorithm.algorithmId));
}

/** MD5 and SHA-1, with RSA, DSA and ECDSA. */
const weakAlgorithms: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
  '1.2.840.10040.4.3',
  '1.2.840.10045.4.1',
]);

const keyUsage = { digitalSignature: 0x80, nonRepudiation: 0x40, certSign: 0x04, crlSign: 0x02 } as const;

/** A certificate that does not say what its key is for may be used for anything (RFC 5280, 4.2.1.3). */
function hasKeyUsage(parsed: pkijs.Certificate, bit: number): boolean {
  const usage = extensionOf(parsed, extensions.keyUsage) as
    | { valueBlock?: { valueHexView?: Uint8Array } }
    | undefined;
  if (usage === undefined) return true;
  return ((usage.valueBlock?.valueHexView?.[0] ?? 0) & bit) !== 0;
}

function extensionOf(parsed: pkijs.Certificate, identifier: string): unknown {
  return parsed.extensions?.find(({ extnID }) => extnID === identifier)?.parsedValue;
}

function hasOnlyKnownCritical(parsed: pkijs.Certificate): boolean {
  return (parsed.extensions ?? []).every(({ critical, extnID }) => !critical || knownCritical.has(extnID));
}

/** A part of the name of whoever a certificate is for. */
export function nameInCertificate({ parsed }: Certificate, part: keyof typeof nameParts): string | undefined {
  const found = parsed.subject.typesAndValues.find(({ type }) => type === nameParts[part]);
  const value: unknown = found?.value.valueBlock.value;
  return typeof value === 'string' ? value.slice(0, 200) : undefined;
}

const nameParts = {
  commonName: '2.5.4.3',
  title: '2.5.4.12',
  organisation: '2.5.4.10',
  unit: '2.5.4.11',
} as const;
