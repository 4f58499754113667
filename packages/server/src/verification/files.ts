/** What whoever has no server uses: the check of a file, given whom to believe. */
export { createFileCheck } from './guarded.ts';
export type { FileReport, FileVerdict, SignatureReport } from './report.ts';
export { readTrustedRoots, trustedRootsName, writeTrustedRoots } from './trusted-roots.ts';
export { tellingOf } from './verdicts.ts';
