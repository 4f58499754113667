/** A village as the regions' places list it; codes are the ministry's, with dots (`32.75.01.1002`). */
export type SandboxVillage = {
  readonly code: string;
  readonly name: string;
  readonly districtCode: string;
  readonly districtName: string;
};

export type Sex = 'male' | 'female';

/** The register's "status hubungan dalam keluarga". */
export type Relation =
  | 'head'
  | 'husband'
  | 'wife'
  | 'child'
  | 'child-in-law'
  | 'grandchild'
  | 'parent'
  | 'parent-in-law'
  | 'other-relative';

export type MaritalStatus = 'single' | 'married' | 'divorced' | 'widowed';

export type Religion = 'islam' | 'kristen' | 'katolik' | 'hindu' | 'buddha' | 'khonghucu';

export type Address = { readonly street: string; readonly rt: string; readonly rw: string };

/**
 * The state of the person's KTP-el. `expired` is a card from before the law made KTP-el valid for life
 * (UU 24/2013 art. 64(7)) whose printed date has passed and whose holder never came back.
 */
export type Card = { readonly state: 'none' | 'recorded' | 'held' | 'expired'; readonly validUntil?: string };

/** `withdrawn` is the record of a duplicate that the register has closed in favour of another NIK. */
export type PersonStatus = 'active' | 'deceased' | 'moved-out' | 'withdrawn';

/** A correction of one element; the NIK stays as first issued. */
export type Correction = {
  readonly element: string;
  readonly from: string;
  readonly to: string;
  readonly correctedOn: string;
};

export type RegisterPerson = {
  readonly nik: string;
  readonly kk: string;
  readonly name: string;
  /** ISO date, as the register has it today. */
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly sex: Sex;
  readonly relation: Relation;
  readonly maritalStatus: MaritalStatus;
  readonly religion: Religion;
  readonly occupation: string;
  readonly citizenship: 'WNI';
  readonly motherName: string;
  readonly fatherName: string;
  readonly motherNik?: string;
  readonly fatherNik?: string;
  /** The marriage book or certificate, for those whose marriage is on record. */
  readonly marriage?: { readonly number: string; readonly date: string };
  readonly card: Card;
  /** The child identity card (KIA), for those who have one. */
  readonly childCard?: { readonly issuedOn: string; readonly validUntil: string };
  /** The letter of moving (SKP) of someone who has left one region and not yet arrived in another. */
  readonly skp?: { readonly number: string; readonly issuedOn: string };
  readonly status: PersonStatus;
  readonly deceasedOn?: string;
  readonly withdrawnFor?: string;
  readonly corrections?: readonly Correction[];
  readonly address: Address;
  readonly villageCode: string;
};

export type Move = { readonly date: string; readonly from: string };

export type Household = {
  readonly kk: string;
  readonly address: Address;
  readonly villageCode: string;
  readonly members: readonly RegisterPerson[];
  readonly moves: readonly Move[];
};

/** What `POST /register/household` answers. */
export type HouseholdAnswer = Household & { readonly villageName: string; readonly districtName: string };

export type Population = {
  readonly villages: readonly SandboxVillage[];
  readonly households: readonly Household[];
  /** Serials used so far, by NIK or KK prefix (region and date), so that new numbers go on from there. */
  readonly serials: ReadonlyMap<string, number>;
};
