import {
  type FileReport,
  type FileVerdict,
  type SignatureReport,
  tellingOf,
} from '@satuloket/server/verification';

/** What was found proves that the file must not be relied upon. */
const refuted: ReadonlySet<FileVerdict> = new Set([
  'changed-after-signing',
  'signature-unreadable',
  'signed-by-stranger',
  'certificate-not-valid-then',
  'certificate-revoked',
  'wrongly-dated',
]);

export function exitCodeOf(verdict: FileVerdict): 0 | 1 | 2 {
  if (verdict === 'genuine') return 0;
  return refuted.has(verdict) ? 1 : 2;
}

export function linesOf({ verdict, signatures, digests }: FileReport): readonly string[] {
  const { title, meaning, advice } = tellingOf(verdict);
  const mark = ['✓', '✗', '?'][exitCodeOf(verdict)];
  return [
    `${mark} ${title.id} [${title.en}]`,
    `  ${meaning.id}`,
    `  ${advice.id}`,
    ...signatures.flatMap(signatureLines),
    ...(digests[0] === undefined ? [] : [`  SHA-256 ${digests[0]}`]),
  ];
}

function signatureLines(signature: SignatureReport, index: number): readonly string[] {
  const { verdict, signer, claimedAt, timestampedAt, level, revocation } = signature;
  const organisation = signer?.organisation ? `, ${signer.organisation}` : '';
  const time = timestampedAt
    ? `${timestampedAt} (cap waktu)`
    : `${claimedAt ?? 'waktu tidak diketahui'} (menurut penanda tangan)`;
  const revoked = {
    good: 'tidak dicabut',
    revoked: 'dicabut',
    unknown: 'status pencabutan tidak disertakan',
  };
  return [
    `  Tanda tangan ${index + 1}: ${tellingOf(verdict).title.id}`,
    ...(signer === null ? [] : [`    ${signer.name}${organisation}; sertifikat dari ${signer.authority}`]),
    `    ${time}; ${level}; ${revoked[revocation]}`,
  ];
}
