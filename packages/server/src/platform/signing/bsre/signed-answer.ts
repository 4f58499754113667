import { failure, success } from '@satuloket/engine';
import type { SignOutcome } from '../contract.ts';
import { signProblem } from '../problems.ts';
import { readSignature } from '../signature-in-pdf.ts';

/** Takes only a document that begins with the bytes that were sent and carries a signature behind them. */
export function signedAnswer(
  sent: Uint8Array,
  received: Uint8Array | undefined,
  documentId?: string,
): SignOutcome {
  if (received === undefined || received.length <= sent.length) return failure(signProblem('refused'));
  if (!Buffer.from(received.subarray(0, sent.length)).equals(sent)) return failure(signProblem('refused'));
  const signature = readSignature(received, sent.length);
  if (signature === undefined) return failure(signProblem('refused'));
  return success({ pdf: received, ...signature, ...(documentId !== undefined && { documentId }) });
}
