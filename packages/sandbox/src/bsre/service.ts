import { randomInt, randomUUID } from 'node:crypto';
import { type DigestAlgorithm, P12Signer, PDF } from '@libpdf/core';
import { OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs';
import type { Authority } from '../authority/authority.ts';
import { Timestamps } from '../authority/timestamps.ts';

/** What BSrE says of a user's certificate. */
export const userStatuses = [
  'ISSUE',
  'EXPIRED',
  'RENEW',
  'WAITING_FOR_VERIFICATION',
  'NEW',
  'NO_CERTIFICATE',
  'NOT_REGISTERED',
  'SUSPEND',
  'REVOKE',
] as const;

export type UserStatus = (typeof userStatuses)[number];

/** Refusals with BSrE's numbers, where they are known; the others are the stand-in's. */
export type Refusal = { readonly statusCode: number; readonly message: string };

export const refusals = {
  malformed: { statusCode: 1001, message: 'Parameter permintaan tidak lengkap' },
  notPdf: { statusCode: 1002, message: 'Dokumen bukan PDF yang dapat ditandatangani' },
  notRegistered: { statusCode: 2011, message: 'User tidak terdaftar' },
  notIssued: { statusCode: 2021, message: 'Sertifikat user tidak dapat digunakan' },
  wrongPassphrase: { statusCode: 2031, message: 'Passphrase anda salah' },
  wrongTotp: { statusCode: 2032, message: 'Kode TOTP salah atau sudah kedaluwarsa' },
} as const satisfies Record<string, Refusal>;

export type Signed = { readonly documentId: string; readonly pdf: Uint8Array };
export type SignAnswer = { readonly signed: readonly Signed[] } | { readonly refused: Refusal };

export type Look = { readonly reason?: string; readonly location?: string };

/** A code is good for so long, and once. */
const totpHoldsMilliseconds = 5 * 60_000;
/** How many documents wait to be fetched; the oldest makes room. */
const mostKept = 200;
const reservedBytes = 16_384;

/** The stand-in of BSrE: who is registered, what they sign, and what is kept for one download. */
export class BsreService {
  readonly authority: Authority;
  /** How many of the next signatures are made while the answer never arrives. */
  lostAnswers = 0;
  readonly #statuses = new Map<string, UserStatus>();
  readonly #totps = new Map<string, { readonly code: string; readonly until: number }>();
  readonly #kept = new Map<string, Uint8Array>();
  readonly #timestamps: Timestamps;

  constructor(authority: Authority) {
    this.authority = authority;
    this.#timestamps = new Timestamps(authority);
  }

  status(nik: string): UserStatus {
    const held = this.authority.official(nik);
    if (held === undefined) return 'NOT_REGISTERED';
    return this.#statuses.get(nik) ?? this.authority.standing(held.certificate);
  }

  /** SUSPEND and REVOKE also stand in the list of the issuer; the others are BSrE's own words. */
  async setStatus(nik: string, status: UserStatus): Promise<boolean> {
    const held = this.authority.official(nik);
    if (held === undefined) return false;
    const isTakenBack = status === 'SUSPEND' || status === 'REVOKE';
    await this.authority.setStanding(held.certificate, isTakenBack ? status : 'ISSUE');
    if (isTakenBack || status === 'ISSUE') this.#statuses.delete(nik);
    else this.#statuses.set(nik, status);
    return true;
  }

  /** A code for one signing, as BSrE sends it by e-mail; `who` is a NIK or a seal's subscriber. */
  issueTotp(who: string): string {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    this.#totps.set(who, { code, until: this.authority.now().getTime() + totpHoldsMilliseconds });
    return code;
  }

  #takeTotp(who: string, given: string): boolean {
    const known = this.#totps.get(who);
    const isRight = known?.code === given && known.until > this.authority.now().getTime();
    if (isRight) this.#totps.delete(who);
    return isRight;
  }

  /** Checks in BSrE's order: the user, the certificate, the secret, then each file. */
  async sign(input: {
    readonly nik: string;
    readonly secret: { readonly passphrase: string } | { readonly totp: string };
    readonly pdfs: readonly Uint8Array[];
    readonly look: Look;
  }): Promise<SignAnswer> {
    const { nik, secret } = input;
    const status = this.status(nik);
    const held = this.authority.official(nik);
    if (held === undefined || status === 'NOT_REGISTERED') return { refused: refusals.notRegistered };
    if (status !== 'ISSUE') return { refused: refusals.notIssued };
    if ('totp' in secret && !this.#takeTotp(nik, secret.totp)) return { refused: refusals.wrongTotp };
    const passphrase = 'totp' in secret ? this.authority.passphrase : secret.passphrase;
    const signer = await P12Signer.create(held.pkcs12, passphrase).catch(() => undefined);
    if (signer === undefined) return { refused: refusals.wrongPassphrase };
    return this.#signAll(signer, input.pdfs, input.look);
  }

  /** An electronic seal: the institution's certificate, opened with a code that came by e-mail. */
  async seal(input: {
    readonly subscriber: string;
    readonly totp: string;
    readonly pdfs: readonly Uint8Array[];
    readonly look: Look;
  }): Promise<SignAnswer> {
    if (!this.#takeTotp(input.subscriber, input.totp)) return { refused: refusals.wrongTotp };
    return this.#signAll(await this.authority.sealSigner(), input.pdfs, input.look);
  }

  /** What the stand-in of the register issues, under the institution's seal. */
  async sealOwn(pdf: Uint8Array): Promise<Uint8Array> {
    const answer = await this.#signAll(await this.authority.sealSigner(), [pdf], {});
    if ('refused' in answer || answer.signed[0] === undefined) throw new Error('A document was not sealed.');
    return answer.signed[0].pdf;
  }

  /** Works once. */
  takeDocument(documentId: string): Uint8Array | undefined {
    const kept = this.#kept.get(documentId);
    this.#kept.delete(documentId);
    return kept;
  }

  async #signAll(
    signer: Parameters<PDF['sign']>[0]['signer'],
    pdfs: readonly Uint8Array[],
    look: Look,
  ): Promise<SignAnswer> {
    const signed: Signed[] = [];
    for (const pdf of pdfs) {
      const document = await PDF.load(pdf).catch(() => undefined);
      if (document === undefined || document.recoveredViaBruteForce) return { refused: refusals.notPdf };
      const { bytes } = await document.sign({
        signer,
        level: 'B-T',
        signingTime: this.authority.now(),
        estimatedSize: reservedBytes,
        timestampAuthority: {
          timestamp: async (digest, algorithm) => this.#timestamp(digest, algorithm),
        },
        ...look,
      });
      signed.push({ documentId: randomUUID(), pdf: bytes });
    }
    for (const { documentId, pdf } of signed) this.#keep(documentId, pdf);
    return { signed };
  }

  #keep(documentId: string, pdf: Uint8Array): void {
    this.#kept.set(documentId, pdf);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }

  #timestamp(digest: Uint8Array, algorithm: DigestAlgorithm): Uint8Array {
    if (algorithm !== 'SHA-256') throw new Error('The stand-in signs with SHA-256 alone.');
    const query = new TimeStampReq({
      version: 1,
      messageImprint: new MessageImprint({
        hashAlgorithm: new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' }),
        hashedMessage: new OctetString({ valueHex: Uint8Array.from(digest).buffer }),
      }),
      certReq: true,
    });
    const answer = this.#timestamps.answer(new Uint8Array(query.toSchema().toBER(false)));
    const { timeStampToken } = TimeStampResp.fromBER(Uint8Array.from(answer).buffer);
    if (timeStampToken === undefined) throw new Error('The authority refused to tell the time.');
    return new Uint8Array(timeStampToken.toSchema().toBER(false));
  }
}
