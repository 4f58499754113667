import { ageOn, type Region, type SuggestedMember } from '@satuloket/engine';
import { formContext } from '../cases/form-context.ts';
import type { HouseholdPerson, Profile } from '../types.ts';
import type { HouseholdDependencies } from './dependencies.ts';

/** Someone on the family card, as pages show them and as rules see them. */
export type Member = {
  readonly person: HouseholdPerson;
  readonly nik: string;
  readonly seen: SuggestedMember;
};

/** Everyone on the family card of an account whose identity is proven; nobody while the register has not answered. */
export async function membersOf(
  { people, masterKeys, now }: Pick<HouseholdDependencies, 'people' | 'masterKeys' | 'now'>,
  region: Region,
  accountId: string,
  profile: Profile,
): Promise<{ readonly members: readonly Member[]; readonly today: string }> {
  const { applicant, household } = profile;
  const known = applicant ? { applicant, household, identity: 'matched' as const } : null;
  // The same opaque names as in forms, so that a page can hand one over to a form.
  const context = formContext({ region, packName: '', known, now: now(), masterKeys });
  const card = applicant ? await people.householdOf(accountId) : undefined;
  const byNik = new Map(card?.members.map((person) => [person.nik, person]));
  const { today } = context;
  const members = context.household.map(({ id, nik, name, birthDate, relation, sex }): Member => {
    const registered = byNik.get(nik);
    const age = birthDate === undefined ? undefined : ageOn(birthDate, today);
    const shared = {
      name,
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(age === undefined ? {} : { age }),
    };
    return {
      person: { id, relation: relation ?? '', isCaller: nik === applicant?.nik, ...shared },
      nik,
      seen: {
        ...shared,
        nik,
        ...(sex === undefined ? {} : { sex }),
        ...(relation === undefined ? {} : { relation }),
        ...(registered && { maritalStatus: registered.maritalStatus, card: cardOf(registered.card.state) }),
      },
    };
  });
  return { members, today };
}

/** Cards of citizens hold for life (UU 24/2013 art. 64 par. 7): what the register calls expired is held all the same. */
function cardOf(state: 'none' | 'recorded' | 'held' | 'expired'): NonNullable<SuggestedMember['card']> {
  return state === 'expired' ? 'held' : state;
}
