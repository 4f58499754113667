import type { Answers } from '@satuloket/engine';
import type { Household, Random, RegisterPerson } from '@satuloket/sandbox';

/** The household that tells a story in a pack, and the people of another to whom the same happens today. */
export type Cast = {
  readonly household: Household;
  readonly applicant: RegisterPerson;
  readonly phone: string;
  readonly answers: Answers;
};

const grownAge = 17;

type Kind = 'child' | 'grown';

function kindOf({ birthDate }: RegisterPerson, year: number): Kind {
  return year - Number(birthDate.slice(0, 4)) < grownAge ? 'child' : 'grown';
}

/** A resident for each story, nobody twice, from villages where all roles have someone. */
export function createCasting(input: {
  readonly random: Random;
  readonly households: readonly Household[];
  /** Whom the packs' stories name. */
  readonly known: readonly Household[];
  readonly villageCodes: ReadonlySet<string>;
  readonly year: number;
  /** Where the numbers of their phones begin, so that no two regions share one. */
  readonly phonesFrom: number;
}) {
  const { year, known } = input;
  const told = new Set(known.map(({ kk }) => kk));
  const pool = shuffled(
    input.random,
    input.households.filter(
      ({ kk, villageCode, members }) =>
        !told.has(kk) &&
        input.villageCodes.has(villageCode) &&
        members.every(({ status }) => status === 'active'),
    ),
  );
  let phones = input.phonesFrom;
  const newPhone = (): string => {
    phones += 1;
    return `+62857${10_000_000 + phones}`;
  };

  /** A member of `household` for each whom the story names; undefined where someone is missing. */
  function match(
    household: Household,
    named: readonly RegisterPerson[],
  ): ReadonlyMap<string, RegisterPerson> | undefined {
    const found = new Map<string, RegisterPerson>();
    for (const person of named) {
      const candidate = household.members.find(
        (member) =>
          member.relation === person.relation &&
          member.sex === person.sex &&
          member.maritalStatus === person.maritalStatus &&
          (member.card.state === 'none') === (person.card.state === 'none') &&
          kindOf(member, year) === kindOf(person, year) &&
          ![...found.values()].includes(member),
      );
      if (candidate === undefined) return undefined;
      found.set(person.nik, candidate);
    }
    return found;
  }

  return {
    /** Undefined when no family fits any more. */
    cast(answers: Answers, preferred?: { has(villageCode: string): boolean }): Cast | undefined {
      const said = JSON.stringify(answers);
      const origin =
        known.find(({ kk }) => said.includes(`"${kk}"`)) ??
        known.find(({ members }) => members.some(({ nik }) => said.includes(`"${nik}"`)));
      const named = (origin?.members ?? []).filter(({ nik }) => said.includes(`"${nik}"`));
      const fits = (household: Household) => match(household, named) !== undefined;
      const near = pool.findIndex((household) => preferred?.has(household.villageCode) && fits(household));
      const index = near === -1 ? pool.findIndex(fits) : near;
      if (index === -1) return undefined;
      const [household] = pool.splice(index, 1) as [Household];
      const people = match(household, named) ?? new Map<string, RegisterPerson>();
      const adults = household.members.filter((member) => kindOf(member, year) === 'grown');
      const applicant = [...people.values()].find((member) => adults.includes(member)) ?? adults[0];
      if (applicant === undefined) return undefined;
      const phoneOf = new Map<string, string>();
      const change = (value: unknown): unknown => {
        if (typeof value === 'string') {
          if (value === origin?.kk) return household.kk;
          if (/^\+62\d{8,}$/.test(value)) {
            const phone = phoneOf.get(value) ?? newPhone();
            phoneOf.set(value, phone);
            return phone;
          }
          return people.get(value)?.nik ?? value;
        }
        if (Array.isArray(value)) return value.map(change);
        if (typeof value !== 'object' || value === null) return value;
        const given = value as Record<string, unknown>;
        const named = typeof given.nik === 'string' ? people.get(given.nik) : undefined;
        // A story may name someone whom the register has never known: that is whoever applies today.
        const person = named ?? (given.source === 'register' ? applicant : undefined);
        if (person !== undefined)
          return {
            ...given,
            nik: person.nik,
            name: person.name,
            ...(given.birthDate !== undefined && { birthDate: person.birthDate }),
            // Only someone of the family is chosen by relation; others keep what the story says of them.
            ...(given.relation !== undefined && named === undefined && { relation: person.relation }),
          };
        if (typeof given.villageCode === 'string' && given.villageCode === origin?.villageCode)
          return { ...given, ...household.address, villageCode: household.villageCode };
        return Object.fromEntries(Object.entries(given).map(([key, inner]) => [key, change(inner)]));
      };
      return { household, applicant, phone: newPhone(), answers: change(answers) as Answers };
    },
  };
}

function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const chosen = random.between(0, last);
    [result[last], result[chosen]] = [result[chosen]!, result[last]!];
  }
  return result;
}
