export {
  actionRow,
  actionsOf,
  emptyChain,
  nextAction,
  verifyActions,
} from './actions.ts';
export { type AuditReport, auditRegion, auditSealed, exportCheckpoints } from './audit.ts';
export { runCommand } from './commands.ts';
export { type AuditFault, type AuditSubject, keyOf } from './findings.ts';
export { isIdentifier, newIdentifier } from './identifiers.ts';
export { type LogKeys, logKeys, noteVerifierOf } from './log-keys.ts';
export { createLogService, proofOfCase } from './log-reading.ts';
export {
  type BlindPurpose,
  blindDigest,
  type MasterKeys,
  masterKey,
  rootKey,
  rootsOf,
} from './master-keys.ts';
export {
  digestsOfAnyKey,
  neighbourhoodOf,
  type Reveal,
  type RevealDependencies,
  type RevealedOf,
  type RevealedTo,
  recordList,
  recordReveals,
  revealedTo,
} from './reveals.ts';
export { rewrapKeys, type WrapCount, type WrappedColumn, wrapCounts } from './rewrapping.ts';
export { openRootKeys, unwrapRoot } from './root-keys.ts';
export { recordRoutes } from './routes.ts';
export { sealRegion } from './sealing.ts';
export { openBox, sealBox } from './sealing-box.ts';
export { appendEntry, type StreamDetail, type StreamEntry } from './stream.ts';
export {
  type CaseKey,
  caseKeyPlace,
  newCaseKey,
  openCaseKeys,
  openVault,
  sealValue,
  type VaultKind,
  type VaultReader,
  type VaultRow,
  type WrappedKey,
} from './vault.ts';
