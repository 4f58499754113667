export type {
  CertificateStatus,
  DocumentSigner,
  SignatureBox,
  SignatureLevel,
  SignedPdf,
  SigningOfficial,
  SignOutcome,
  SignProblem,
  SignProblemCode,
  SignRequest,
} from './contract.ts';
export { stopsTheRun } from './problems.ts';
