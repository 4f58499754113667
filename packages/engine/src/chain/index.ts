export {
  actionHash,
  type ChainEntry,
  type ChainFault,
  type ChainHead,
  type ChainVerdict,
  commitment,
  verifyChain,
} from './action-chain.ts';
export { canonicalBytes, canonicalJson } from './canonical-json.ts';
export {
  type Checkpoint,
  formatCheckpoint,
  type NoteSigner,
  type NoteVerifier,
  openNote,
  parseCheckpoint,
  parseVerifierKey,
  signNote,
  verifierKey,
} from './checkpoint.ts';
export { type Hash, hashesEqual, hashFromHex, hashToHex } from './hashing.ts';
export {
  appendLeaves,
  consistencyProof,
  emptyFrontier,
  type Frontier,
  frontierOf,
  inclusionProof,
  leafHash,
  type NodeAddress,
  nodeHash,
  nodesForConsistency,
  nodesForInclusion,
  type ReadNode,
  rootOf,
  type TreeNode,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from './merkle-tree.ts';
export {
  type ProofVerdict,
  type ProvenEntry,
  type RecordProof,
  recordProofFormat,
  verifyRecordProof,
} from './record-proof.ts';
export { streamEntryHash } from './stream-entry.ts';
