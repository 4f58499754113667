export {
  beforeFirst,
  emptyHead,
  type FieldEvent,
  type FieldHead,
  type FieldPlace,
  fieldEventBytes,
  fieldFileBytes,
  happenedAt,
  placeInSequence,
  type SignedFieldEvent,
} from './sequence.ts';
