import type { FastifyInstance } from 'fastify';
import { type BsreRouteOptions, bsreRoute, loseAnswer, refuse } from './access.ts';
import { refusals } from './service.ts';
import { type FoundSignature, findSignatures } from './verify.ts';

/** BSrE's client service, first version: forms of many parts, the signed file as the answer. */
export function bsreV1Routes(server: FastifyInstance, options: BsreRouteOptions): void {
  const { serviceOf } = options;
  const route = bsreRoute(options);

  server.post('/bsre/api/sign/pdf', route, async (request, reply) => {
    const form = await readForm(request.headers['content-type'], request.body);
    const file = form?.get('file');
    const field = (name: string) => {
      const value = form?.get(name);
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const [nik, passphrase] = [field('nik'), field('passphrase')];
    if (!(file instanceof Blob) || nik === undefined || passphrase === undefined) {
      return refuse(reply, refusals.malformed);
    }
    const isVisible = field('tampilan') === 'visible';
    // A visible signature is a picture that is sent along, or a QR code that BSrE makes of a link.
    const hasLook = field('image') === 'false' ? field('linkQR') !== undefined : form?.has('imageTTD');
    if (isVisible && hasLook !== true) return refuse(reply, refusals.malformed);
    const answer = await serviceOf().sign({
      nik,
      secret: { passphrase },
      pdfs: [new Uint8Array(await file.arrayBuffer())],
      look: lookOf({ reason: field('reason'), location: field('location') }),
    });
    if ('refused' in answer) return refuse(reply, answer.refused);
    if (await loseAnswer(serviceOf(), reply)) return reply;
    const [signed] = answer.signed;
    return reply
      .header('id_dokumen', signed?.documentId ?? '')
      .type('application/pdf')
      .send(Buffer.from(signed?.pdf ?? []));
  });

  server.get<{ Params: { id: string } }>('/bsre/api/sign/download/:id', route, async (request, reply) => {
    const pdf = serviceOf().takeDocument(request.params.id);
    return pdf === undefined
      ? reply.code(404).send({ status_code: 404, error: 'Dokumen tidak ditemukan atau sudah diunduh' })
      : reply.type('application/pdf').send(Buffer.from(pdf));
  });

  server.get<{ Params: { nik: string } }>('/bsre/api/user/status/:nik', route, async (request) =>
    statusAnswer(serviceOf().status(request.params.nik)),
  );

  server.post('/bsre/api/sign/verify', route, async (request, reply) => {
    const form = await readForm(request.headers['content-type'], request.body);
    const file = form?.get('signed_file');
    if (!(file instanceof Blob)) return refuse(reply, refusals.malformed);
    const found = await findSignatures(serviceOf().authority, new Uint8Array(await file.arrayBuffer()));
    const name = file instanceof File ? file.name : 'dokumen.pdf';
    // A signature counts whether or not its document was changed since: `document_integrity` alone tells.
    return {
      nama_dokumen: name,
      jumlah_signature: found.length,
      notes: notesOf(found),
      details: found.map(detailOf),
      summary: found.length === 0 ? 'NO_SIGNATURE' : found.every(isSound) ? 'VALID' : 'INVALID',
    };
  });
}

export function statusAnswer(status: string) {
  const known: Readonly<Record<string, number>> = { ISSUE: 1111, NOT_REGISTERED: 1110 };
  return {
    status_code: known[status] ?? 1112,
    status,
    message: status === 'ISSUE' ? 'User memiliki sertifikat aktif' : `Status user: ${status}`,
  };
}

export function lookOf(given: { reason: string | undefined; location: string | undefined }) {
  const { reason, location } = given;
  return { ...(reason !== undefined && { reason }), ...(location !== undefined && { location }) };
}

export function notesOf(found: readonly FoundSignature[]): string {
  if (found.length === 0) return 'Dokumen tidak memiliki tanda tangan elektronik';
  if (found.every(isSound)) return 'Dokumen asli dan tanda tangannya dikenali';
  return found.every(({ isIntact }) => isIntact)
    ? 'Tanda tangan tidak dikenali atau dokumen ditambah sesudahnya'
    : 'Dokumen sudah diubah setelah ditandatangani';
}

export function isSound({ isIntact, isTrusted, isWholeDocument }: FoundSignature): boolean {
  return isIntact && isTrusted && isWholeDocument;
}

function detailOf(signature: FoundSignature) {
  return {
    info_tsa: { name: signature.timestampBy ?? '', tsa_cert_validity: null },
    signature_field: signature.field,
    info_signer: {
      issuer_dn: signature.issuerDn,
      signer_name: signature.signerName,
      signer_cert_validity: signature.validity,
      signer_dn: signature.signerDn,
      cert_user_certified: signature.isTrusted,
    },
    signature_document: {
      signed_using_tsa: signature.timestampBy !== undefined,
      reason: signature.reason ?? null,
      document_integrity: signature.isIntact,
      signature_value: null,
      signed_in: signature.signedAt?.toISOString() ?? '',
      location: signature.location ?? null,
      hash_value: null,
    },
  };
}

/** The parts of a form; undefined where the body is none. */
async function readForm(contentType: string | undefined, body: unknown): Promise<FormData | undefined> {
  if (!Buffer.isBuffer(body)) return undefined;
  try {
    const headers = { 'content-type': contentType ?? '' };
    return await new Response(Uint8Array.from(body), { headers }).formData();
  } catch {
    return undefined;
  }
}
