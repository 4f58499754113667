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
export { stopsTheRun } from './problems.ts';
