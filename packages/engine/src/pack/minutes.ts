/**
 * What a template of minutes is filled with when things that were taken back are destroyed before witnesses. It belongs
 * to no case, so no expressions of a pack compute it: these names are the same for every pack.
 */
export type MinutesData = {
  readonly subject: string;
  /** `7/2026`. */
  readonly number: string;
  readonly city: string;
  readonly agency: string;
  readonly office: string;
  readonly officeAddress: string;
  readonly officePhone: string;
  readonly headTitle: string;
  readonly headName: string;
  readonly headNip: string;
  /** `Sabtu`, `21 November 2026`. */
  readonly weekday: string;
  readonly date: string;
  readonly place: string;
  /** What was done, as it goes on in a sentence. */
  readonly act: string;
  readonly total: string;
  readonly closing: string;
  readonly officer: string;
  readonly items: readonly { readonly code: string; readonly name: string; readonly about: string }[];
  readonly witnesses: readonly { readonly name: string }[];
};

export const minutesNames = [
  'subject',
  'number',
  'city',
  'agency',
  'office',
  'officeAddress',
  'officePhone',
  'headTitle',
  'headName',
  'headNip',
  'weekday',
  'date',
  'place',
  'act',
  'total',
  'closing',
  'officer',
  'items',
  'witnesses',
] as const satisfies readonly (keyof MinutesData)[];
