export { bsreV1Signer } from './bsre/bsre-v1.ts';
export { bsreV2Signer } from './bsre/bsre-v2.ts';
export type {
  CertificateStatus,
  DocumentSigner,
  SignatureLevel,
  SignedPdf,
  SigningOfficial,
  SignOutcome,
  SignProblem,
  SignProblemCode,
  SignRequest,
} from './contract.ts';
export { type LocalSignerOptions, localSigner } from './local/local-signer.ts';
export { stopsTheRun } from './problems.ts';
export { readSignerList, type SignerEntry, type SignerList, signerList } from './signer-list.ts';
