import { availableParallelism } from 'node:os';
import { failure, success } from '@satuloket/engine';
import type { DocumentSigner, SignatureLevel } from '../contract.ts';
import { signProblem } from '../problems.ts';
import type { SignerList } from '../signer-list.ts';
import { SigningWorkers } from './workers.ts';

export type LocalSignerOptions = {
  readonly signers: SignerList;
  /** An authority of RFC 3161; without one nothing proves when a signature was made. */
  readonly timestampUrl: string;
  /** B-T, or B-LTA with everything that a check in many years needs. */
  readonly level: Extract<SignatureLevel, 'B-T' | 'B-LTA'>;
  /** Where the demo's authority is found now; its certificates name where it was first. */
  readonly authorityUrl?: string;
  readonly now: () => Date;
  /** Of each call outside: a timestamp, a list of revoked certificates. */
  readonly timeoutMilliseconds: number;
  /** One fewer than the machine's processors unless told, four at most. */
  readonly workers?: number;
};

/** Signs with the PKCS#12 of the official, here on this machine. */
export function localSigner(options: LocalSignerOptions): DocumentSigner {
  const workers = new SigningWorkers(options.workers ?? Math.min(4, Math.max(1, availableParallelism() - 1)));
  return {
    kind: 'local',
    async sign({ pdf, official, passphrase, reason, location }) {
      const pkcs12 = options.signers.find(official)?.pkcs12;
      if (pkcs12 === undefined) return failure(signProblem('not-registered'));
      const signed = await workers.sign({
        pdf,
        pkcs12: pkcs12(),
        passphrase,
        reason,
        location,
        at: options.now(),
        level: options.level,
        timestampUrl: options.timestampUrl,
        authorityUrl: options.authorityUrl,
        timeoutMilliseconds: options.timeoutMilliseconds,
      });
      if (signed === undefined) return failure(signProblem('refused'));
      if (!signed.ok) return failure(signProblem(signed.code));
      return success({ pdf: signed.pdf, signedAt: signed.signedAt, level: options.level });
    },
    async status(official) {
      const isKnown = options.signers.find(official)?.pkcs12 !== undefined;
      return success({ state: isKnown ? 'issued' : 'not-registered' });
    },
    close: () => workers.close(),
  };
}
