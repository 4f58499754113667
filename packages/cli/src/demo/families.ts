import type { Household, Random, RegisterPerson } from '@satuloket/sandbox';

export type Birth = {
  readonly household: Household;
  readonly mother: RegisterPerson;
  /** Absent when the mother brings the child up alone. */
  readonly father?: RegisterPerson;
  readonly applicant: RegisterPerson;
  readonly reporter: 'mother' | 'father' | 'grandparent';
};

export type Resident = { readonly household: Household; readonly person: RegisterPerson };

/** The register's families of a region, each mother and each letter's person drawn once. */
export type Families = {
  nextBirth(): Birth | undefined;
  nextResident(): Resident | undefined;
  /** Two grown neighbours of other families of the village. */
  witnesses(household: Household): readonly RegisterPerson[];
};

const motherAge = { least: 19, most: 43 };
const grownAge = 17;
const movedInShare = 0.25;

export function gatherFamilies(input: {
  readonly random: Random;
  readonly households: readonly Household[];
  /** Villages of the offices where the demo works. */
  readonly villageCodes: readonly string[];
  readonly regionCode: string;
  /** Family cards whose people have stories of their own. */
  readonly reserved: ReadonlySet<string>;
  readonly year: number;
}): Families {
  const { random, reserved, year } = input;
  const served = new Set(input.villageCodes);
  const own = input.households.filter(
    ({ kk, villageCode }) => villageCode.startsWith(`${input.regionCode}.`) && !reserved.has(kk),
  );
  const near = shuffled(
    random,
    own.filter(({ villageCode }) => served.has(villageCode)),
  );
  const far = shuffled(
    random,
    own.filter(({ villageCode }) => !served.has(villageCode)),
  );
  const age = ({ birthDate }: RegisterPerson) => year - Number(birthDate.slice(0, 4));
  const grown = (person: RegisterPerson) => person.status === 'active' && age(person) >= grownAge;

  const births = near.flatMap((household): Birth[] => {
    const { members } = household;
    const mother = members.find(
      (person) =>
        person.sex === 'female' &&
        person.status === 'active' &&
        (person.relation === 'wife' || person.relation === 'head') &&
        age(person) >= motherAge.least &&
        age(person) <= motherAge.most,
    );
    if (mother === undefined) return [];
    const father =
      mother.relation === 'wife'
        ? members.find(
            ({ relation, sex, status }) => relation === 'head' && sex === 'male' && status === 'active',
          )
        : undefined;
    if (mother.relation === 'wife' && father === undefined) return [];
    const grandparent = members.find((person) => person.relation === 'parent' && grown(person));
    const chance = random.fraction();
    if (grandparent !== undefined && chance < 0.3)
      return [
        { household, mother, ...(father && { father }), applicant: grandparent, reporter: 'grandparent' },
      ];
    if (father !== undefined && chance < 0.5)
      return [{ household, mother, father, applicant: father, reporter: 'father' }];
    return [{ household, mother, ...(father && { father }), applicant: mother, reporter: 'mother' }];
  });
  const residents = shuffled(
    random,
    near.flatMap((household) => grownOf(household)),
  );
  const movedIn = far.flatMap((household) => grownOf(household).slice(0, 1));

  function grownOf(household: Household): Resident[] {
    return household.members.filter(grown).map((person) => ({ household, person }));
  }

  return {
    nextBirth: () => births.pop(),
    nextResident: () => (random.chance(movedInShare) ? movedIn.pop() : undefined) ?? residents.pop(),
    witnesses(household) {
      const neighbours = near.filter(
        ({ kk, villageCode }) => villageCode === household.villageCode && kk !== household.kk,
      );
      const grownNeighbours = (neighbours.length < 2 ? near : neighbours).flatMap((each) => {
        const [first] = each.members.filter(grown);
        return first === undefined ? [] : [first];
      });
      const one = random.pick(grownNeighbours);
      const other = random.pick(grownNeighbours.filter(({ nik }) => nik !== one.nik));
      return [one, other];
    },
  };
}

export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const chosen = random.between(0, last);
    [result[last], result[chosen]] = [result[chosen]!, result[last]!];
  }
  return result;
}
