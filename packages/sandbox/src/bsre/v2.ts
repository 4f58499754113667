import type { FastifyInstance, FastifyReply } from 'fastify';
import { textOf } from '../http.ts';
import { type BsreRouteOptions, bsreRoute, loseAnswer, refuse } from './access.ts';
import { refusals, type SignAnswer } from './service.ts';
import { isSound, lookOf, notesOf, statusAnswer } from './v1.ts';
import { findSignatures } from './verify.ts';

/** BSrE's client service, second version: JSON, files in base64, codes by e-mail, seals. */
export function bsreV2Routes(server: FastifyInstance, options: BsreRouteOptions): void {
  const { serviceOf, mail } = options;
  const route = bsreRoute(options);

  async function answerSigned(reply: FastifyReply, begun: number, answer: SignAnswer) {
    if ('refused' in answer) return refuse(reply, answer.refused);
    if (await loseAnswer(serviceOf(), reply)) return reply;
    return reply.send({
      time: Math.round(performance.now() - begun),
      file: answer.signed.map(({ pdf }) => Buffer.from(pdf).toString('base64')),
    });
  }

  server.post('/bsre/api/v2/sign/pdf', route, async (request, reply) => {
    const begun = performance.now();
    const nik = nikOf(serviceOf, request.body);
    const [passphrase, totp] = [textOf(request.body, 'passphrase'), textOf(request.body, 'totp')];
    const pdfs = filesOf(request.body);
    const secret = passphrase !== undefined ? { passphrase } : totp !== undefined ? { totp } : undefined;
    if (nik === undefined || secret === undefined || pdfs === undefined) {
      return refuse(reply, refusals.malformed);
    }
    const answer = await serviceOf().sign({ nik, secret, pdfs, look: propertiesOf(request.body) });
    return answerSigned(reply, begun, answer);
  });

  server.post('/bsre/api/v2/sign/get/totp', route, async (request, reply) => {
    const nik = nikOf(serviceOf, request.body);
    if (nik === undefined) return refuse(reply, refusals.malformed);
    if (serviceOf().status(nik) === 'NOT_REGISTERED') return refuse(reply, refusals.notRegistered);
    mail(addressOf(nik), 'Kode TOTP tanda tangan', `Kode Anda: ${serviceOf().issueTotp(nik)}`);
    return { status_code: 200, message: 'TOTP dikirim ke email' };
  });

  server.post('/bsre/api/v2/seal/get/totp', route, async (request, reply) => {
    const subscriber = textOf(request.body, 'idSubscriber');
    if (subscriber === undefined) return refuse(reply, refusals.malformed);
    mail(addressOf(subscriber), 'Kode TOTP segel', `Kode Anda: ${serviceOf().issueTotp(subscriber)}`);
    return { status_code: 200, message: 'TOTP dikirim ke email' };
  });

  server.post('/bsre/api/v2/seal/pdf', route, async (request, reply) => {
    const begun = performance.now();
    const subscriber = textOf(request.body, 'idSubscriber');
    const totp = textOf(request.body, 'totp');
    const pdfs = filesOf(request.body);
    if (subscriber === undefined || totp === undefined || pdfs === undefined) {
      return refuse(reply, refusals.malformed);
    }
    const look = propertiesOf(request.body);
    return answerSigned(reply, begun, await serviceOf().seal({ subscriber, totp, pdfs, look }));
  });

  server.post('/bsre/api/v2/user/check/status', route, async (request, reply) => {
    const nik = nikOf(serviceOf, request.body);
    return nik === undefined ? refuse(reply, refusals.malformed) : statusAnswer(serviceOf().status(nik));
  });

  server.post('/bsre/api/v2/verify/pdf', route, async (request, reply) => {
    const file = textOf(request.body, 'file');
    if (file === undefined) return refuse(reply, refusals.malformed);
    const found = await findSignatures(serviceOf().authority, Buffer.from(file, 'base64'));
    return {
      conclusion: found.length === 0 ? 'NO_SIGNATURE' : found.every(isSound) ? 'VALID' : 'INVALID',
      description: notesOf(found),
      signatureInformations: found.map((signature) => ({
        id: signature.field,
        signatureFormat: signature.signedAt === undefined ? 'PAdES-BASELINE-B' : 'PAdES-BASELINE-T',
        signerName: signature.signerName,
        signatureDate: signature.signedAt?.toISOString() ?? null,
        fieldName: signature.field,
        reason: signature.reason ?? null,
        location: signature.location ?? null,
        certLevelCode: 0,
        signatureAlgorithm: null,
        digestAlgorithm: 'SHA256',
        timestampInfomation: { signerName: signature.timestampBy ?? null },
        integrityValid: signature.isIntact,
        certificateTrusted: signature.isTrusted,
      })),
    };
  });
}

/** By NIK, or by the e-mail address of a NIK. */
function nikOf(serviceOf: BsreRouteOptions['serviceOf'], body: unknown): string | undefined {
  const email = textOf(body, 'email');
  const found = serviceOf()
    .authority.officials()
    .find(({ nik }) => email === addressOf(nik));
  return textOf(body, 'nik') ?? found?.nik ?? email;
}

function addressOf(who: string): string {
  return `${who}@bsre.example`;
}

function filesOf(body: unknown): readonly Uint8Array[] | undefined {
  const { file } = (body ?? {}) as { file?: unknown };
  if (!Array.isArray(file) || file.length === 0) return undefined;
  const files = file as unknown[];
  return files.every((each) => typeof each === 'string')
    ? files.map((each) => Uint8Array.from(Buffer.from(each, 'base64')))
    : undefined;
}

function propertiesOf(body: unknown) {
  const { signatureProperties } = (body ?? {}) as { signatureProperties?: unknown };
  const first: unknown = Array.isArray(signatureProperties) ? signatureProperties[0] : undefined;
  return lookOf({ reason: textOf(first, 'reason'), location: textOf(first, 'location') });
}
