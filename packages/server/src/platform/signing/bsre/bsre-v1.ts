import { failure, type Result, success } from '@satuloket/engine';
import type { CertificateStatus, DocumentSigner, SigningOfficial, SignProblem } from '../contract.ts';
import { signProblem } from '../problems.ts';
import type { SignerList } from '../signer-list.ts';
import { type BsreSettings, callBsre } from './call.ts';
import { signedAnswer } from './signed-answer.ts';
import { refusalOf, stateOf } from './statuses.ts';

/** BSrE's client service, first version: multipart in, the document out. */
export function bsreV1Signer(settings: BsreSettings & { readonly signers: SignerList }): DocumentSigner {
  async function status(official: SigningOfficial): Promise<Result<CertificateStatus, SignProblem>> {
    const nik = settings.signers.find(official)?.nik;
    if (nik === undefined) return success({ state: 'not-registered' });
    const answer = await callBsre(settings, { method: 'GET', path: `/api/user/status/${nik}` });
    if (!answer.ok) return answer;
    const state = stateOf(answer.value);
    return state === undefined ? failure(signProblem('refused')) : success({ state });
  }

  return {
    kind: 'bsre-v1',
    status,
    async sign({ pdf, official, passphrase, reason, location }) {
      const nik = settings.signers.find(official)?.nik;
      if (nik === undefined) return failure(signProblem('not-registered'));
      const body = new FormData();
      body.set('file', new Blob([Uint8Array.from(pdf)], { type: 'application/pdf' }), 'dokumen.pdf');
      // The document shows the signature's look already, with its QR code.
      for (const [name, value] of Object.entries({
        nik,
        passphrase,
        tampilan: 'invisible',
        reason,
        location,
      }))
        body.set(name, value);
      const answer = await callBsre(settings, { method: 'POST', path: '/api/sign/pdf', body });
      if (!answer.ok) return answer;
      if (answer.value.status !== 200) return refusalOf(answer.value, () => status(official));
      const documentId = answer.value.headers.get('id_dokumen') ?? undefined;
      if (answer.value.body !== undefined || documentId === undefined) {
        return signedAnswer(pdf, answer.value.body, documentId);
      }
      // Signed, but lost half-way: it can be fetched by its number, once.
      const path = `/api/sign/download/${encodeURIComponent(documentId)}`;
      const again = await callBsre(settings, { method: 'GET', path });
      if (!again.ok) return again;
      if (again.value.status !== 200 || again.value.body === undefined)
        return failure(signProblem('timeout'));
      return signedAnswer(pdf, again.value.body, documentId);
    },
  };
}
