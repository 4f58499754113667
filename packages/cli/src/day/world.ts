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

/** What everyone of the day has in common. */
export type DayWorld = {
  readonly region: Region;
  readonly packs: readonly Pack[];
  readonly clock: DayClock;
  readonly agenda: Agenda;
  readonly api: Api;
  readonly sandboxUrl: string;
  readonly documents: Documents;
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
};

/** What became of it. */
export type DayFile = {
  readonly plan: DayPlan;
  readonly service: Service;
  code: string | undefined;
  /** The applicant's own phone. */
  resident?: ApiClient;
  /** Where nothing more could be done although it has not ended. */
  stuck: string | undefined;
  end: string | undefined;
  promise: string | undefined;
  officeId?: string;
  readonly happened: Set<Branch>;
};
