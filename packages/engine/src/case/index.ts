export {
  type AvailableUndo,
  automaticAction,
  availableActions,
  availableUndo,
  caseValues,
  type GuardContext,
  isFor,
} from './available.ts';
export {
  type ActionInputs,
  askForm,
  type CheckContext,
  type CheckedAction,
  checkAction,
  type ProofGiven,
} from './check.ts';
export { clockSegments, elapsedByTurn, promisedBy } from './clock.ts';
export { mayTakeBack } from './old-card.ts';
export {
  failureTold,
  parcelAction,
  parcelFailures,
  parcelPlace,
} from './parcel.ts';
export { actorKey, applyAction, BrokenCase, noHash, replay } from './replay.ts';
export { isPassed, isSignedHere, preparedBy, refusalStep, signedBy, signingStep } from './signing.ts';
export { type TimelineEntry, type TimelineReader, timeline } from './timeline.ts';
export type * from './types.ts';
