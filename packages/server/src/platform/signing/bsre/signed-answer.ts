import { failure, success } from '@satuloket/engine';
import type { SignOutcome } from '../contract.ts';
import { signProblem } from '../problems.ts';

/** Takes only a document that begins with the bytes that were sent and carries a signature behind them. */
export async function signedAnswer(
  sent: Uint8Array,
  received: Uint8Array | undefined,
  documentId?: string,
): Promise<SignOutcome> {
  if (received === undefined || received.length <= sent.length) return failure(signProblem('refused'));
  if (!Buffer.from(received.subarray(0, sent.length)).equals(sent)) return failure(signProblem('refused'));
  // Its libraries take megabytes, for nothing where another way of signing was chosen.
  const { readSignature } = await import('../signature-in-pdf.ts');
  const signature = readSignature(received, sent.length);
  if (signature === undefined) return failure(signProblem('refused'));
  return success({ pdf: received, ...signature, ...(documentId !== undefined && { documentId }) });
}
