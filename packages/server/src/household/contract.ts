import type { Result, Text } from '@satuloket/engine';
import type { Profile } from '../people/contract.ts';
import type { Caller, CaseCard } from '../types.ts';

export interface HouseholdService {
  open(caller: Caller): Promise<Result<HouseholdPage>>;
  /** Begins a draft of a service about someone of the family; with a key the same one is told again. */
  begin(
    caller: Caller,
    input: { service: string; member: string; key?: string },
  ): Promise<Result<{ readonly draftId: string }>>;
  /** Hides a next step for the caller, or shows it again. */
  hide(caller: Caller, input: { key: string; suggestion: string; hidden: boolean }): Promise<Result<void>>;
}

/** Everything but the identity is empty until the identity is proven. */
export type HouseholdPage = {
  readonly identity: Profile['identity'];
  /** False while the register has not told who belongs to the family. */
  readonly isFamilyKnown: boolean;
  /** A stronger proof is needed first (`Profile.isFamilyHidden`). */
  readonly isFamilyHidden?: true;
  readonly members: readonly HouseholdPerson[];
  readonly cases: readonly CaseCard[];
  readonly nextSteps: readonly NextStep[];
};

export type HouseholdPerson = {
  /** Opaque: stands in pages in place of the NIK. */
  readonly id: string;
  readonly name: string;
  readonly relation: string;
  readonly birthDate?: string;
  /** Full years. */
  readonly age?: number;
  readonly isCaller: boolean;
};

/** A service that someone of the family may need now. */
export type NextStep = {
  readonly id: string;
  readonly service: string;
  readonly member: string;
  readonly name: string;
  readonly title: Text;
  readonly why: Text;
  readonly hidden: boolean;
};
