/** What the rules of a form need to know of the world; all of it is handed in. */

import type { Facts } from '../case/types.ts';
import type { Answers, PersonValue } from '../pack/types.ts';

export type HouseholdMember = {
  /** Opaque to the reader: stands in pages in place of the NIK. */
  readonly id: string;
  readonly nik: string;
  readonly name: string;
  readonly birthDate?: string;
  readonly relation?: string;
  readonly sex?: 'female' | 'male';
};

/** What is known of the person who applies: the account's own words, and the register's where it has answered. */
export type ApplicantValues = {
  readonly name: string;
  readonly nik?: string;
  readonly kk?: string;
  readonly birthDate?: string;
  readonly birthPlace?: string;
  readonly sex?: 'female' | 'male';
  readonly religion?: string;
  readonly occupation?: string;
  readonly maritalStatus?: string;
  readonly phone?: string;
  readonly villageCode?: string;
  readonly address?: { readonly street: string; readonly rt?: string; readonly rw?: string };
};

/** Someone whom an earlier form has named; `id` is opaque to the reader, as with a member of the household. */
export type NamedPerson = { readonly id: string; readonly person: PersonValue };

export type PlaceNames = {
  /** The name of a village or district of this region, or of any city or regency; undefined when there is none. */
  readonly name: (code: string) => string | undefined;
  readonly isVillageHere: (code: string) => boolean;
};

export type FormContext = {
  /** The region's date, `YYYY-MM-DD`. */
  readonly today: string;
  /** The region's time zone; see `GuardContext`. */
  readonly zone?: string;
  readonly household: readonly HouseholdMember[];
  /** Whether the register has answered for this applicant; while it has not, family members may be typed. */
  readonly registerKnown: boolean;
  /**
   * Whom the application that this one is part of has named. Its form has judged them already, so nobody of them has to
   * be of the applicant's household: who arrives from elsewhere is not, and who moved out is no more.
   */
  readonly named?: readonly NamedPerson[];
  readonly places: PlaceNames;
  /** The region's values over the pack's defaults (`installed.yaml`). */
  readonly parameters?: Readonly<Record<string, number | string | boolean>>;
  readonly applicant?: ApplicantValues;
};

/** What documents and the register's entry list are filled from. Words are Indonesian: documents are. */
export type ProductValues = {
  readonly answers: Answers;
  readonly facts: Facts;
  readonly context: FormContext;
  readonly applicant: ApplicantValues;
  readonly office: {
    readonly name: string;
    readonly agency: string;
    readonly address: string;
    readonly city: string;
    readonly phone?: string;
    readonly district?: string;
    readonly headName?: string;
    readonly headTitle?: string;
    readonly headNip?: string;
  };
  readonly case: {
    readonly code: string;
    readonly filedOn: string;
    /** The date by which it was promised. */
    readonly dueOn?: string;
    /** What was said with the action that has the document made. */
    readonly reason?: string;
  };
  /** What was found wrong with that action, in words that the applicant reads. */
  readonly faults?: readonly { readonly about: string; readonly words: string }[];
  readonly documents?: readonly { readonly title: string; readonly isGiven: boolean }[];
};
