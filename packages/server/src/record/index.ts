export {
  actionOf,
  actionRow,
  actionsOf,
  type ChainHead,
  emptyChain,
  nextAction,
  verifyActions,
} from './actions.ts';
export { type CommandFrame, runCommand } from './commands.ts';
export { isIdentifier, newIdentifier } from './identifiers.ts';
export { type BlindPurpose, blindDigest, type MasterKeys, masterKey } from './master-keys.ts';
export { recordLook } from './reveals.ts';
export { appendOnlyTables } from './schema.ts';
export { openBox, sealBox } from './sealing-box.ts';
export {
  type CaseKey,
  newCaseKey,
  openValue,
  openVault,
  sealValue,
  unwrapCaseKey,
  type VaultKind,
  type VaultReader,
  type VaultRow,
  type WrappedKey,
} from './vault.ts';
