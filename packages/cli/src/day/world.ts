import type { ApiClient } from '@satuloket/client';
import type { Pack, Region, Scenario, Service } from '@satuloket/engine';
import type { Random } from '@satuloket/sandbox';
import type { Documents } from '../demo/documents.ts';
import type { Agenda, DayClock } from './agenda.ts';
import type { Api } from './api.ts';
import type { Cast } from './residents.ts';

/** What happens to an application beside the straight way to its end. */
export const branches = [
  'straight',
  'returned',
  'refused',
  'refused-reopened',
  'cancelled',
  'cancelled-undone',
  'undone',
  'sent-back',
  'waited',
  'asked',
  'duplicate',
] as const;

export type Branch = (typeof branches)[number];

/** Why nothing could be handed over at a door. */
export const doorFailures = ['nobody', 'moved', 'unclear-address', 'died', 'refused'] as const;

export type DoorFailure = (typeof doorFailures)[number];

/** How something that was printed comes into a hand. */
export type DoorStory = {
  readonly way: 'home' | 'pick-up' | 'village';
  /** What happens at the door, one after the other; afterwards it waits at the counter. */
  readonly tries: readonly (DoorFailure | 'delivered')[];
  readonly proof: 'code' | 'photo' | 'signature';
  /** What the receiver says of it. */
  readonly after: 'confirmed' | 'disputed' | 'quiet';
};

/** What becomes of something that goes by post. */
export const postStories = ['delivered', 'damaged', 'double', 'returned', 'lost', 'sent-again'] as const;

export type PostStory = (typeof postStories)[number];

/** What everyone of the day has in common. */
export type DayWorld = {
  readonly region: Region;
  readonly packs: readonly Pack[];
  readonly clock: DayClock;
  readonly agenda: Agenda;
  readonly api: Api;
  readonly sandboxUrl: string;
  readonly documents: Documents;
  /** Links to confirm by that somebody has followed: an event and its applications ask the same people. */
  readonly followedLinks: Set<string>;
  /** Tells in a sentence what just happened. */
  readonly say: (sentence: string) => void;
};

/** An application as it was decided before the day began. */
export type DayPlan = {
  readonly number: number;
  readonly pack: Pack;
  readonly service: Service;
  readonly scenario: Scenario;
  readonly cast: Cast;
  readonly branch: Branch;
  readonly at: number;
  readonly random: Random;
  /** An officer of the village files for this neighbour. */
  readonly isHelped: boolean;
  /** Of what comes to a door. */
  readonly door?: DoorStory;
  readonly post?: PostStory;
};

/** What else may happen to a case on its way. */
export type Turn =
  | Branch
  | 'answered'
  | 'reopened'
  | 'confirmed'
  | 'disputed'
  | 'settled'
  | 'cancel-taken-back'
  | 'sent-again';

/** What became of it. */
export type DayFile = {
  readonly plan: DayPlan;
  readonly service: Service;
  code: string | undefined;
  /** The applicant's own phone. */
  resident?: ApiClient;
  /** Where it was last seen. */
  state: string | undefined;
  /** Why nothing more could be done there; undefined where it only waits for its turn. */
  stuck: string | undefined;
  end: string | undefined;
  promise: string | undefined;
  readonly happened: Set<Turn>;
  /** Watches of which the centre has been told to answer. */
  readonly toldByCentre: Set<string>;
};

/** Nothing has happened to it yet. */
export function newFile(plan: DayPlan, service: Service = plan.service): DayFile {
  return {
    plan,
    service,
    code: undefined,
    state: undefined,
    stuck: undefined,
    end: undefined,
    promise: undefined,
    happened: new Set(),
    toldByCentre: new Set(),
  };
}
