export { type ArrivalCheck, createArrivalCheck } from './arrival.ts';
export type { TrustedRoots } from './cms/certificates.ts';
export { createFileCheck, type FileCheck } from './guarded.ts';
export type { FileReport, FileVerdict, SignatureReport } from './report.ts';
export { verificationRoutes } from './routes.ts';
export { trusting } from './trusted-roots.ts';
export { tellingOf } from './verdicts.ts';
export { createVerificationService } from './verification.ts';
