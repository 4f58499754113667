import { type Certificate, certificatesOf, chainOf, nameInCertificate } from './cms/certificates.ts';
import { type RevocationData, revocationOf } from './cms/revocation.ts';
import { readSignedMessage, type SignedMessage } from './cms/signed-message.ts';
import { readTimestamp, type Timestamp } from './cms/timestamp.ts';
import type { Budget } from './pdf/budget.ts';
import { TooComplex } from './pdf/budget.ts';
import type { CheckingData } from './pdf/checking-data.ts';
import { PdfDocument } from './pdf/document.ts';
import { changesAfter } from './pdf/later-changes.ts';
import type { ClaimedTime, FoundSignature } from './pdf/signatures.ts';
import type { SignatureReport, SignatureVerdict } from './report.ts';

type Roots = { readonly signatures: readonly Certificate[]; readonly timestamps: readonly Certificate[] };
type Situation = {
  readonly bytes: Buffer;
  readonly document: PdfDocument;
  readonly found: readonly FoundSignature[];
  readonly budget: Budget;
  readonly roots: Roots;
  readonly data: CheckingData;
  readonly existedAt: Date;
};

const minute = 60_000;
/** Clocks differ a little, and a time stamp follows the signature at once. */
const clocksMayDifferMilliseconds = 60 * minute;
/** A time without its zone may be that of any. */
const zonesMayDifferMilliseconds = 15 * 60 * minute;

/** Judges each signature of a file by itself; time stamps over the document count for those below them. */
export function judgeSignatures(situation: Situation): readonly SignatureReport[] {
  const judged = new Set(situation.found.map(({ contents }) => contents.from));
  const seals = situation.found.filter(({ kind }) => kind === 'document-timestamp');
  const sealed = seals.map((seal) => ({ seal, stamp: sealOf(situation, seal) }));
  const isSealBroken = sealed.some(
    ({ seal, stamp }) => stamp.kind === 'broken' || coverage(situation, seal, judged) !== 'whole-or-extended',
  );
  return situation.found
    .filter(({ kind }) => kind === 'signature')
    .map((signature) => {
      const stamps = sealed.flatMap(({ seal, stamp }) =>
        stamp.kind === 'trusted' && endOf(seal) > endOf(signature) ? [stamp.at.getTime()] : [],
      );
      const existedAt = new Date(Math.min(situation.existedAt.getTime(), ...stamps));
      const report = judgeOne({ ...situation, existedAt }, signature, judged);
      if (report.verdict === 'genuine' && isSealBroken)
        return { ...report, verdict: 'changed-after-signing' };
      return stamps.length > 0 && report.level === 'B-LT' ? { ...report, level: 'B-LTA' } : report;
    });
}

function endOf({ byteRange }: FoundSignature): number {
  return byteRange === undefined ? 0 : byteRange[2] + byteRange[3];
}

function coveredBy(bytes: Buffer, range: readonly [number, number, number, number]): readonly Buffer[] {
  return [bytes.subarray(range[0], range[0] + range[1]), bytes.subarray(range[2], range[2] + range[3])];
}

function sealOf({ bytes, roots, data }: Situation, { contents, byteRange }: FoundSignature): Timestamp {
  if (byteRange === undefined) return { kind: 'broken' };
  const over = coveredBy(bytes, byteRange);
  return readTimestamp(contents.bytes, {
    over,
    others: certificatesOf(data.certificates),
    roots: roots.timestamps,
  });
}

/**
 * Whether a signature covers all there was when it was set, but for itself, and what came later changes nothing. A
 * range that leaves out more than the signature hides something in the gap.
 */
function coverage(
  { bytes, document, budget }: Situation,
  { byteRange, contents }: FoundSignature,
  judged: ReadonlySet<number>,
): 'whole-or-extended' | 'changed' {
  if (byteRange === undefined) return 'changed';
  const [first, firstLength, second, secondLength] = byteRange;
  const end = second + secondLength;
  if (first !== 0 || firstLength !== contents.from || second !== contents.to || end > bytes.length)
    return 'changed';
  if (!bytes.subarray(end).some((byte) => !blanks.has(byte))) return 'whole-or-extended';
  try {
    const signed = new PdfDocument(bytes.subarray(0, end), budget);
    return changesAfter(signed, document, judged).length === 0 ? 'whole-or-extended' : 'changed';
  } catch (error) {
    if (error instanceof TooComplex) throw error;
    return 'changed';
  }
}

const blanks: ReadonlySet<number> = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const formats: ReadonlySet<string> = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached']);

function judgeOne(
  situation: Situation,
  signature: FoundSignature,
  judged: ReadonlySet<number>,
): SignatureReport {
  const { bytes, roots, data } = situation;
  const { byteRange, contents, claimedAt, reason } = signature;
  const report: SignatureReport = {
    verdict: 'signature-unreadable',
    signer: null,
    claimedAt: claimedAt?.at.toISOString() ?? null,
    timestampedAt: null,
    level: 'B-B',
    coversWhole: endOf(signature) === bytes.length,
    revocation: 'unknown',
    reason: reason?.slice(0, 200) ?? null,
  };
  const isCovered = coverage(situation, signature, judged) === 'whole-or-extended';
  if (byteRange === undefined || !isCovered) return { ...report, verdict: 'changed-after-signing' };
  if (!formats.has(signature.format)) return report;
  const message = readSignedMessage(contents.bytes, coveredBy(bytes, byteRange));
  if (message === undefined) return report;
  const forbidden = signature.forbidsChanges && hasLaterSignature(situation, signature);
  if (!message.isIntact || forbidden) return { ...report, verdict: 'changed-after-signing' };
  const others = [...message.certificates, ...certificatesOf(data.certificates)];
  const stamp =
    message.timestamp &&
    readTimestamp(message.timestamp, { over: [message.signatureValue], others, roots: roots.timestamps });
  if (stamp?.kind === 'broken')
    return { ...report, verdict: 'changed-after-signing', signer: signerOf(message) };
  const timestampedAt = stamp?.kind === 'trusted' ? stamp.at : undefined;
  const claimed = claimedAt ?? (message.claimedAt && { at: message.claimedAt, hasZone: true });
  const { verdict, revocation } = judgeCertificate({
    message,
    others,
    roots,
    data,
    timestampedAt,
    claimed,
    existedAt: situation.existedAt,
  });
  const level = timestampedAt === undefined ? 'B-B' : revocation === 'good' && data.isThere ? 'B-LT' : 'B-T';
  return {
    ...report,
    verdict,
    revocation,
    level,
    signer: signerOf(message),
    claimedAt: claimed?.at.toISOString() ?? null,
    timestampedAt: timestampedAt?.toISOString() ?? null,
  };
}

function hasLaterSignature({ found }: Situation, signature: FoundSignature): boolean {
  return found.some((each) => each.kind === 'signature' && endOf(each) > endOf(signature));
}

function judgeCertificate(input: {
  readonly message: SignedMessage;
  readonly others: readonly Certificate[];
  readonly roots: Roots;
  readonly data: CheckingData;
  readonly timestampedAt: Date | undefined;
  readonly claimed: ClaimedTime | undefined;
  readonly existedAt: Date;
}): { readonly verdict: SignatureVerdict; readonly revocation: SignatureReport['revocation'] } {
  const { message, others, roots, data, timestampedAt, claimed, existedAt } = input;
  const at = timestampedAt ?? claimed?.at;
  if (at === undefined) return { verdict: 'wrongly-dated', revocation: 'unknown' };
  const chainAt = (moment: Date) =>
    chainOf({
      certificate: message.signer,
      others,
      roots: roots.signatures,
      at: moment,
      purpose: 'signing',
    });
  const told = { lists: [...data.lists, ...message.revocationLists], answers: data.answers };
  const chain = chainAt(at);
  if (chain.kind === 'unknown' || chain.kind === 'unfit')
    return { verdict: 'signed-by-stranger', revocation: 'unknown' };
  const revocation = revocationAlong(chain.certificates, at, told);
  if (chain.kind === 'not-valid-then') return { verdict: 'certificate-not-valid-then', revocation };
  if (revocation === 'revoked') return { verdict: 'certificate-revoked', revocation };
  // What only the signer says of the time is believed while the certificate counts: who has an expired or a stolen one
  // could write any day before.
  const isDatedBack =
    timestampedAt === undefined &&
    (chainAt(existedAt).kind !== 'trusted' ||
      revocationAlong(chain.certificates, existedAt, told) === 'revoked');
  return {
    verdict: isDatedBack || contradicts(timestampedAt, claimed) ? 'wrongly-dated' : 'genuine',
    revocation,
  };
}

function contradicts(timestampedAt: Date | undefined, claimed: ClaimedTime | undefined): boolean {
  if (timestampedAt === undefined || claimed === undefined) return false;
  const allowed = claimed.hasZone ? clocksMayDifferMilliseconds : zonesMayDifferMilliseconds;
  return Math.abs(timestampedAt.getTime() - claimed.at.getTime()) > allowed;
}

/** Nobody says of a root whether it was revoked. */
function revocationAlong(
  chain: readonly Certificate[],
  at: Date,
  data: RevocationData,
): SignatureReport['revocation'] {
  const said = chain
    .slice(0, -1)
    .map((certificate, index) => revocationOf(certificate, chain[index + 1]!, { data, at }));
  if (said.some(({ kind }) => kind === 'revoked')) return 'revoked';
  return said.every(({ kind }) => kind === 'good') ? 'good' : 'unknown';
}

function signerOf({ signer }: SignedMessage): SignatureReport['signer'] {
  const authority = signer.parsed.issuer.typesAndValues.find(({ type }) => type === '2.5.4.3')?.value
    .valueBlock.value;
  return {
    name: nameInCertificate(signer, 'commonName') ?? '',
    title: nameInCertificate(signer, 'title') ?? null,
    organisation: nameInCertificate(signer, 'organisation') ?? null,
    authority: typeof authority === 'string' ? authority.slice(0, 200) : '',
  };
}
