export {
  actionRow,
  actionsOf,
  emptyChain,
  nextAction,
  verifyActions,
} from './actions.ts';
export { runCommand } from './commands.ts';
export { isIdentifier, newIdentifier } from './identifiers.ts';
export { logKeys } from './log-keys.ts';
export { verifyLog } from './log-verification.ts';
export { type BlindPurpose, blindDigest, type MasterKeys, masterKey } from './master-keys.ts';
export { recordLook } from './reveals.ts';
export { sealRegion } from './sealing.ts';
export { openBox, sealBox } from './sealing-box.ts';
export { appendEntry, type StreamDetail, type StreamEntry } from './stream.ts';
export {
  type CaseKey,
  newCaseKey,
  openCaseKeys,
  openVault,
  sealValue,
  type VaultKind,
  type VaultReader,
  type VaultRow,
  type WrappedKey,
} from './vault.ts';
