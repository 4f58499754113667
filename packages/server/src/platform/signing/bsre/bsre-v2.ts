import { failure, type Result, success } from '@satuloket/engine';
import type { CertificateStatus, DocumentSigner, SigningOfficial, SignProblem } from '../contract.ts';
import { signProblem } from '../problems.ts';
import type { SignerList } from '../signer-list.ts';
import { type BsreSettings, callBsre, jsonOf } from './call.ts';
import { signedAnswer } from './signed-answer.ts';
import { refusalOf, stateOf } from './statuses.ts';

/** BSrE's client service, second version: JSON with base64 both ways. */
export function bsreV2Signer(settings: BsreSettings & { readonly signers: SignerList }): DocumentSigner {
  async function status(official: SigningOfficial): Promise<Result<CertificateStatus, SignProblem>> {
    const nik = settings.signers.find(official)?.nik;
    if (nik === undefined) return success({ state: 'not-registered' });
    const answer = await callBsre(settings, {
      method: 'POST',
      path: '/api/v2/user/check/status',
      body: { nik },
    });
    if (!answer.ok) return answer;
    const state = stateOf(answer.value);
    return state === undefined ? failure(signProblem('refused')) : success({ state });
  }

  return {
    kind: 'bsre-v2',
    status,
    async sign({ pdf, official, passphrase, reason, location }) {
      const nik = settings.signers.find(official)?.nik;
      if (nik === undefined) return failure(signProblem('not-registered'));
      const answer = await callBsre(settings, {
        method: 'POST',
        path: '/api/v2/sign/pdf',
        body: {
          nik,
          passphrase,
          signatureProperties: [{ tampilan: 'INVISIBLE', reason, location }],
          file: [Buffer.from(pdf).toString('base64')],
        },
      });
      if (!answer.ok) return answer;
      if (answer.value.status !== 200) return refusalOf(answer.value, () => status(official));
      // Signed, but the answer broke off: this version keeps nothing to be fetched.
      if (answer.value.body === undefined) return failure(signProblem('timeout'));
      const { file } = jsonOf(answer.value);
      const [first] = Array.isArray(file) ? (file as unknown[]) : [];
      return signedAnswer(
        pdf,
        typeof first === 'string' ? Uint8Array.from(Buffer.from(first, 'base64')) : undefined,
      );
    },
  };
}
