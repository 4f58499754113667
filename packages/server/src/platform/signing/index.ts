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
