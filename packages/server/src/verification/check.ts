import { type Certificate, certificatesOf, type TrustedRoots } from './cms/certificates.ts';
import { judgeSignatures } from './judge.ts';
import { Budget, limits, TooComplex } from './pdf/budget.ts';
import { checkingDataOf } from './pdf/checking-data.ts';
import { PdfDocument } from './pdf/document.ts';
import { prefixDigests } from './pdf/prefixes.ts';
import { findSignatures } from './pdf/signatures.ts';
import type { FileReport, FileVerdict, SignatureReport } from './report.ts';

/**
 * What the bytes of a file prove, given whom to believe and when they were there at the latest (`existedAt`: now, where
 * nobody knows better). Reads nothing else: no store, no network, no clock. A hostile file costs a bounded amount
 * (`pdf/budget.ts`); whoever calls it puts it in a process of its own all the same.
 */
export function checkFile(content: Uint8Array, trusted: TrustedRoots, existedAt: Date): FileReport {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const sizeBytes = bytes.length;
  if (sizeBytes > limits.fileBytes) return { verdict: 'too-large', signatures: [], sizeBytes, digests: [] };
  const digests = prefixDigests(bytes);
  const { verdict, signatures } = judged(bytes, {
    signatures: certificatesOf(trusted.signatures),
    timestamps: certificatesOf(trusted.timestamps),
    existedAt,
  });
  return { verdict, signatures, sizeBytes, digests };
}

type Judged = { readonly verdict: FileVerdict; readonly signatures: readonly SignatureReport[] };

function judged(
  bytes: Buffer,
  {
    existedAt,
    ...roots
  }: {
    readonly signatures: readonly Certificate[];
    readonly timestamps: readonly Certificate[];
    readonly existedAt: Date;
  },
): Judged {
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return without('not-a-pdf');
  const budget = new Budget();
  try {
    const document = new PdfDocument(bytes, budget);
    const found = findSignatures(document);
    if (found.every(({ kind }) => kind === 'document-timestamp')) {
      if (document.isLocked) return without('locked');
      // Whoever takes a signature off a document leaves its bytes behind when only something was appended.
      return without(
        mentionedRanges(bytes).length > 0 && found.length === 0 ? 'changed-after-signing' : 'unsigned',
      );
    }
    const signatures = judgeSignatures({
      bytes,
      document,
      found,
      budget,
      roots,
      existedAt,
      data: checkingDataOf(document, budget),
    });
    return { verdict: worst(signatures), signatures };
  } catch (error) {
    if (error instanceof TooComplex) return without('too-complex');
    return without(whyUnreadable(bytes));
  }
}

function without(verdict: FileVerdict): Judged {
  return { verdict, signatures: [] };
}

const order: readonly SignatureReport['verdict'][] = [
  'changed-after-signing',
  'signature-unreadable',
  'signed-by-stranger',
  'certificate-not-valid-then',
  'certificate-revoked',
  'wrongly-dated',
  'genuine',
];

function worst(signatures: readonly SignatureReport[]): SignatureReport['verdict'] {
  return (
    order.find((verdict) => signatures.some((each) => each.verdict === verdict)) ?? 'changed-after-signing'
  );
}

/** A file that can't be followed to its end: a part of it is missing, or it was changed without care. */
function whyUnreadable(bytes: Buffer): FileVerdict {
  const ranges = mentionedRanges(bytes);
  const hasEnd = /%%EOF[\0\t\n\f\r ]*$/.test(bytes.toString('latin1', Math.max(0, bytes.length - 1024)));
  if (!hasEnd || ranges.some((end) => end > bytes.length)) return 'incomplete';
  return ranges.length > 0 ? 'changed-after-signing' : 'unreadable';
}

/** The ends of all that the file's text says to be signed, wherever it stands. */
function mentionedRanges(bytes: Buffer): readonly number[] {
  const text = bytes.toString('latin1');
  const ranges = text.matchAll(
    /\/ByteRange\s{0,20}\[\s{0,20}\d{1,12}\s{1,20}\d{1,12}\s{1,20}(\d{1,12})\s{1,20}(\d{1,12})/g,
  );
  return [...ranges].slice(0, limits.signatures).map(([, from, length]) => Number(from) + Number(length));
}
