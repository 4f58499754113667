import { failure, type Result } from '@satuloket/engine';
import type { CertificateStatus, SignProblem, SignProblemCode } from '../contract.ts';
import { signProblem } from '../problems.ts';
import { type BsreAnswer, jsonOf } from './call.ts';

const states: Readonly<Record<string, CertificateStatus['state']>> = {
  ISSUE: 'issued',
  EXPIRED: 'expired',
  RENEW: 'renewing',
  WAITING_FOR_VERIFICATION: 'waiting-for-verification',
  NEW: 'new',
  NO_CERTIFICATE: 'no-certificate',
  NOT_REGISTERED: 'not-registered',
  SUSPEND: 'suspended',
  REVOKE: 'revoked',
};

/** Undefined for a word that the service's documents do not name. */
export function stateOf(answer: BsreAnswer): CertificateStatus['state'] | undefined {
  return states[String(jsonOf(answer).status)];
}

/** Codes whose meaning is known; for every other refusal the status of the user tells more. */
const codes: Readonly<Record<string, SignProblemCode>> = {
  2011: 'not-registered',
  2031: 'wrong-passphrase',
};

const refusals: Readonly<Partial<Record<CertificateStatus['state'], SignProblemCode>>> = {
  expired: 'certificate-expired',
  renewing: 'certificate-expired',
  suspended: 'certificate-suspended',
  revoked: 'certificate-revoked',
  'waiting-for-verification': 'not-registered',
  new: 'not-registered',
  'no-certificate': 'not-registered',
  'not-registered': 'not-registered',
};

/** Why a signature was refused: by the code of the answer, else by what the service says of the official. */
export async function refusalOf(
  answer: BsreAnswer,
  status: () => Promise<Result<CertificateStatus, SignProblem>>,
): Promise<Result<never, SignProblem>> {
  const code = codes[String(jsonOf(answer).status_code)];
  if (code !== undefined) return failure(signProblem(code));
  if (answer.status !== 400) return failure(signProblem('refused'));
  const told = await status();
  return failure(signProblem((told.ok && refusals[told.value.state]) || 'refused'));
}
