export { createArrivalCheck } from './arrival.ts';
export { createFileCheck } from './guarded.ts';
export { verificationRoutes } from './routes.ts';
export { trusting } from './trusted-roots.ts';
export { createVerificationService } from './verification.ts';
