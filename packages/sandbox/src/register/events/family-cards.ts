import type { Household, RegisterPerson, Relation } from '../types.ts';
import type { World } from '../world.ts';
import type { Member } from './members.ts';

/** Where a family card stands. */
export type Place = Pick<Household, 'villageCode' | 'address'>;

/**
 * Takes people off the cards on which they stand. A card that loses its head gets the spouse or else the eldest
 * who stays as its head: a card has one (Perpres 96/2018, art. 1).
 */
export function takeOff(world: World, niks: readonly string[], nextHeadNik?: string): void {
  const leaving = new Set(niks);
  const cards = new Set(niks.flatMap((nik) => world.person(nik)?.kk ?? []));
  for (const kk of cards) {
    const household = world.household(kk);
    if (household === undefined) continue;
    const staying = household.members.filter(({ nik }) => !leaving.has(nik));
    world.place({ ...household, members: withHead(staying, nextHeadNik) });
  }
}

/** Puts people, taken off their cards before, on a card; on a new one the first of them that is asked for is head. */
export function putOn(
  world: World,
  card: Place & { readonly kk: string; readonly headNik?: string; readonly moves?: Household['moves'] },
  people: readonly (RegisterPerson & { readonly told?: Relation })[],
): void {
  const household = world.household(card.kk);
  const place = household ?? card;
  const { villageCode, address } = place;
  const headNik = card.headNik ?? household?.members.find(({ relation }) => relation === 'head')?.nik;
  const everybody = [...(household?.members ?? []), ...people];
  const head = everybody.find(({ nik }) => nik === headNik) ?? people[0];
  if (head === undefined) return;
  const arriving = people.map(({ told, ...person }): RegisterPerson => {
    const relation = person.nik === head.nik ? 'head' : (told ?? relationTo(head, person));
    return { ...person, kk: card.kk, villageCode, address, relation };
  });
  world.place({
    kk: card.kk,
    villageCode,
    address,
    moves: card.moves ?? household?.moves ?? [],
    members: [...(household?.members ?? []), ...arriving],
  });
}

/** People by their NIK with what was told of their relation, in the order in which they were named. */
export function peopleOf(
  world: World,
  members: readonly Member[],
): (RegisterPerson & { readonly told?: Relation })[] {
  return members.flatMap(({ nik, relation }) => {
    const person = world.person(nik);
    return person === undefined ? [] : [relation === undefined ? person : { ...person, told: relation }];
  });
}

/** A card has one head among those who live there; whoever else stands on it is related to that one. */
export function withHead(members: readonly RegisterPerson[], nextHeadNik?: string): RegisterPerson[] {
  const active = members.filter(({ status }) => status === 'active');
  const told = active.find(({ nik }) => nik === nextHeadNik);
  const current = active.find(({ relation }) => relation === 'head');
  if (active.length === 0 || (current !== undefined && (told === undefined || told === current)))
    return [...members];
  const spouse = active.find(({ relation }) => relation === 'wife' || relation === 'husband');
  const eldest = [...active].sort((one, other) => (one.birthDate < other.birthDate ? -1 : 1))[0]!;
  const head = told ?? spouse ?? eldest;
  return members.map((member) =>
    member.nik === head.nik
      ? { ...member, relation: 'head' }
      : { ...member, relation: relationTo(head, member) },
  );
}

/** What someone is to the head of a family, as far as the register can tell. */
export function relationTo(head: RegisterPerson, person: RegisterPerson): Relation {
  const isMarriedTo =
    head.maritalStatus === 'married' &&
    person.maritalStatus === 'married' &&
    head.sex !== person.sex &&
    (head.marriage === undefined || head.marriage.number === person.marriage?.number);
  if (isMarriedTo) return person.sex === 'female' ? 'wife' : 'husband';
  if (person.motherNik === head.nik || person.fatherNik === head.nik) return 'child';
  // Older records know parents by name only.
  if (head.name === (head.sex === 'female' ? person.motherName : person.fatherName)) return 'child';
  if (head.motherNik === person.nik || head.fatherNik === person.nik) return 'parent';
  return 'other-relative';
}
