import { birth, foundling } from './birth.ts';
import { childCard, identityCard } from './cards.ts';
import { dataChange } from './data-change.ts';
import { death } from './death.ts';
import type { EventKind } from './event.ts';
import { changedFamilyCard, newFamilyCard, reprintedFamilyCard } from './family-card.ts';
import { moveIn, moveOut, moveWithin } from './moves.ts';
import { childRecognition, divorce, marriage } from './unions.ts';

/** Every event that the register takes, in the order in which its front screen lists them. */
export const eventKinds: readonly EventKind[] = [
  birth,
  foundling,
  death,
  newFamilyCard,
  changedFamilyCard,
  reprintedFamilyCard,
  moveWithin,
  moveOut,
  moveIn,
  identityCard,
  childCard,
  dataChange,
  marriage,
  divorce,
  childRecognition,
];
