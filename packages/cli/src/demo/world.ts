import type { Household, Random, RegisterPerson } from '@satuloket/sandbox';
import type { PackRegistry, Server } from '@satuloket/server';
import type { Documents } from './documents.ts';
import type { FilledForm } from './forms.ts';
import type { DemoOffices } from './offices.ts';
import type { Clock } from './telling.ts';

/** Everything within which the stories of the demo happen. */
export type World = {
  /** Its clock is `clock`. */
  readonly server: Server;
  readonly packs: PackRegistry;
  readonly clock: Clock;
  readonly documents: Documents;
  /** The population register's stand-in, as an operator reaches it. */
  readonly registerScreen: { readonly url: string; readonly apiKey: string };
};

/** What is decided about a case before it begins; the rest is left to the chance of its own random numbers. */
export type Plan = {
  /** From 1. */
  readonly number: number;
  readonly offices: DemoOffices;
  readonly random: Random;
  readonly filedAt: number;
  readonly person: RegisterPerson;
  readonly household: Household;
  readonly phone: string;
  readonly form: FilledForm;
  /** Documents photographed, not scanned: it will be looked at. */
  readonly isPhotographed: boolean;
  /** How long the office takes in all, as a share of what was promised. */
  readonly pace: number;
  /** How often it is sent back for correction. */
  readonly returns: number;
  /** Whether the applicant corrects what is returned. */
  readonly isCorrected: boolean;
  readonly ending: 'finished' | 'refused' | 'cancelled';
  /** The state in which everybody leaves it, for a case that must be there today. */
  readonly restsIn?: string;
  /** Turns that few cases take. */
  readonly turns: ReadonlySet<Turning>;
};

export type Turning =
  | 'handed-over'
  | 'moved'
  | 'undone'
  | 'asked'
  | 'noted'
  | 'waited-for-centre'
  | 'confirmed'
  | 'sent-back'
  | 'reopened';
