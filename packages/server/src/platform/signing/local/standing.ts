import { Certificate, CertificateRevocationList, type CRLDistributionPoints } from 'pkijs';

/** What is wrong with a certificate, if anything, at a moment. */
export type Standing = 'issued' | 'expired' | 'suspended' | 'revoked' | 'unknown';

export type ListReader = (url: string) => Promise<Uint8Array | undefined>;

/** RFC 5280 §5.3.1: certificateHold. */
const onHold = 6;

/**
 * Looks a certificate up in its issuer's list, whose signature is checked. `unknown`: the list that the certificate
 * names can't be had or is out of date; a certificate that names none has its dates alone.
 */
export async function standingOf(
  certificateBytes: Uint8Array,
  issuerBytes: Uint8Array | undefined,
  { at, readList }: { readonly at: Date; readonly readList: ListReader },
): Promise<Standing> {
  const certificate = Certificate.fromBER(Uint8Array.from(certificateBytes).buffer);
  const urls = listsOf(certificate);
  if (urls.length > 0) {
    if (issuerBytes === undefined) return 'unknown';
    const issuer = Certificate.fromBER(Uint8Array.from(issuerBytes).buffer);
    const list = await firstGoodList(urls, issuer, { at, readList });
    if (list === undefined) return 'unknown';
    const entry = list.revokedCertificates?.find(({ userCertificate }) =>
      userCertificate.isEqual(certificate.serialNumber),
    );
    if (entry !== undefined) {
      const reason = entry.crlEntryExtensions?.extensions.find(({ extnID }) => extnID === '2.5.29.21');
      return reason?.parsedValue?.valueBlock?.valueDec === onHold ? 'suspended' : 'revoked';
    }
  }
  const isWithin = certificate.notBefore.value <= at && at <= certificate.notAfter.value;
  return isWithin ? 'issued' : 'expired';
}

async function firstGoodList(
  urls: readonly string[],
  issuer: Certificate,
  { at, readList }: { readonly at: Date; readonly readList: ListReader },
): Promise<CertificateRevocationList | undefined> {
  for (const url of urls) {
    const bytes = await readList(url);
    if (bytes === undefined) continue;
    try {
      const list = CertificateRevocationList.fromBER(Uint8Array.from(bytes).buffer);
      const isCurrent = list.nextUpdate === undefined || list.nextUpdate.value >= at;
      if (isCurrent && (await list.verify({ issuerCertificate: issuer }))) return list;
    } catch {
      // Not a list: the next address may have one.
    }
  }
  return undefined;
}

/** Where its issuer lists what it took back. */
export function listsOf(certificate: Certificate): string[] {
  const extension = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.31');
  const points = (extension?.parsedValue as CRLDistributionPoints | undefined)?.distributionPoints ?? [];
  return points.flatMap(({ distributionPoint }) =>
    Array.isArray(distributionPoint)
      ? distributionPoint.flatMap(({ type, value }) => (type === 6 ? [String(value)] : []))
      : [],
  );
}
