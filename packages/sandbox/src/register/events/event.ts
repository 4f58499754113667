import type { Text } from '@satuloket/engine';
import type { SpecimenText } from '../specimen.ts';
import type { World } from '../world.ts';
import type { EntryFault, EntryField, EntryValues } from './entry.ts';

/** An event as it was registered; the journal of these is all that must be kept to know the register again. */
export type RegisteredEvent = {
  readonly kind: string;
  readonly reference: string;
  readonly values: EntryValues;
  /** The document's number as it is printed; several documents may bear one, as those of a family card do. */
  readonly number: string;
  /** The document's name in addresses, its own alone. */
  readonly fileName: string;
  /** What the register gave out besides, such as the child's NIK. */
  readonly issued: Readonly<Record<string, string>>;
  /** What stands on the document, as it was on the day. */
  readonly document: SpecimenText;
  readonly issuedAt: string;
};

/** `day` is the day of registration as the register counts it (WIB), `instant` the hour in ISO form. */
export type RegisterTime = { readonly instant: string; readonly day: string };

export type Judgement =
  | {
      readonly outcome: 'registered';
      readonly number: string;
      readonly issued: Readonly<Record<string, string>>;
      readonly document: SpecimenText;
    }
  | { readonly outcome: 'faults'; readonly faults: readonly EntryFault[] }
  | { readonly outcome: 'already'; readonly message: string };

/** One kind of event that operators enter: its form, what it is checked for, what it changes. */
export type EventKind = {
  readonly kind: string;
  /** Its screen's address under `/siak/`. */
  readonly slug: string;
  readonly title: Text;
  /** What the number of its document is called. */
  readonly numberLabel: string;
  readonly fields: readonly EntryField[];
  /** Whom the event is about, as lists name it. */
  readonly about: (event: RegisteredEvent, world: World) => string;
  /** Checks and, when nothing is wrong, takes the numbers. Nothing else changes. */
  readonly judge: (
    values: EntryValues,
    world: World,
    time: RegisterTime,
    earlier: readonly RegisteredEvent[],
  ) => Judgement;
  /** Changes people and family cards; must bear people who are gone after a start with another seed. */
  readonly apply: (event: RegisteredEvent, world: World) => void;
};

export function faults(list: readonly EntryFault[]): Judgement {
  return { outcome: 'faults', faults: list };
}
