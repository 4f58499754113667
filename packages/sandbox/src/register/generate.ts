import { demoHouseholds } from './demo-households.ts';
import { type Community, elsewhere, inventName, occupations, pickCommunity, streets } from './names.ts';
import { districtPrefix, kkStem, NumberIssuer, nikStem } from './numbers.ts';
import { type Random, seededRandom } from './random.ts';
import type {
  Address,
  Household,
  MaritalStatus,
  Population,
  RegisterPerson,
  Relation,
  Religion,
  SandboxVillage,
  Sex,
} from './types.ts';

/**
 * The day on which the invented population stands still. It is fixed, not today, so that numbers and ages are
 * the same after each start.
 */
export const populationDay = '2026-11-01';

const populationYear = Number(populationDay.slice(0, 4));

/** KTP-el are recorded from the age of 17 (UU 24/2013 art. 63); whoever was born before this day has one. */
const cardBefore = `${populationYear - 17}${populationDay.slice(4)}`;

export type GenerateOptions = {
  readonly villages: readonly SandboxVillage[];
  readonly seed: number;
  /** Invented families besides those of the demo people, spread evenly over the villages. */
  readonly families: number;
  /** Further families in some of the villages, where a demo needs more people. */
  readonly more?: readonly { readonly villageCodes: readonly string[]; readonly families: number }[];
};

/** Invents a population. The same villages, seed and number of families always give the same people. */
export function generatePopulation(options: GenerateOptions): Population {
  if (options.villages.length === 0) throw new Error('the sandbox needs at least one village');
  const villages = [...options.villages].sort((one, other) => (one.code < other.code ? -1 : 1));
  const codes = new Set(villages.map((village) => village.code));
  const known = demoHouseholds.filter((household) => codes.has(household.villageCode));
  const issuer = new NumberIssuer();
  for (const household of known) {
    issuer.reserve(household.kk);
    for (const member of household.members) issuer.reserve(member.nik);
  }
  const groups = [
    { families: options.families, villages },
    ...(options.more ?? []).map(({ villageCodes, families }) => ({
      families,
      villages: villages.filter(({ code }) => villageCodes.includes(code)),
    })),
  ].filter((group) => group.villages.length > 0);
  const random = seededRandom(options.seed);
  const households: Household[] = [...known];
  for (const group of groups) {
    for (let index = 0; index < group.families; index += 1) {
      households.push(
        inventHousehold({
          random,
          issuer,
          villages: group.villages,
          index,
          pickShape: () => random.pick(shapes),
        }),
      );
    }
  }
  // Drawn apart, so that the families above are the same with and without them.
  const apart = seededRandom(options.seed + 1);
  for (const group of groups) {
    for (let index = 0; index < Math.floor(group.families / familiesToUnmarried); index += 1) {
      const pickShape = () => unmarriedShapes[index % unmarriedShapes.length]!;
      households.push(inventHousehold({ random: apart, issuer, villages: group.villages, index, pickShape }));
    }
  }
  return { villages, households, serials: issuer.used };
}

/** What the members of a family being invented have in common. */
type Home = {
  readonly random: Random;
  readonly issuer: NumberIssuer;
  readonly village: SandboxVillage;
  readonly kk: string;
  readonly address: Address;
  readonly community: Community;
  readonly religion: Religion;
};

type Shape =
  | 'couple'
  | 'newly-married'
  | 'single-mother'
  | 'single-father'
  | 'elder'
  | 'three-generations'
  | 'unmarried'
  | 'unmarried-mother';

/** Out of twenty families. */
const shapes: readonly Shape[] = [
  ...Array<Shape>(10).fill('couple'),
  ...Array<Shape>(2).fill('newly-married'),
  ...Array<Shape>(2).fill('single-mother'),
  'single-father',
  ...Array<Shape>(2).fill('elder'),
  ...Array<Shape>(3).fill('three-generations'),
];

/** For so many families one household besides of somebody who has never been married. */
const familiesToUnmarried = 10;

/** Who may still marry, and whose child has no father on record. */
const unmarriedShapes: readonly Shape[] = ['unmarried', 'unmarried-mother'];

function inventHousehold({
  random,
  issuer,
  villages,
  index,
  pickShape,
}: {
  readonly random: Random;
  readonly issuer: NumberIssuer;
  readonly villages: readonly SandboxVillage[];
  readonly index: number;
  readonly pickShape: () => Shape;
}): Household {
  const village = villages[index % villages.length]!;
  const community = pickCommunity(random);
  const registeredOn = dayIn(random, random.between(2008, populationYear - 1));
  const home: Home = {
    random,
    issuer,
    village,
    kk: issuer.issue(kkStem(districtPrefix(village.code), registeredOn)),
    address: {
      street: `${random.pick(streets)} Nomor ${random.between(1, 199)}`,
      rt: String(random.between(1, 12)).padStart(3, '0'),
      rw: String(random.between(1, 24)).padStart(3, '0'),
    },
    community,
    religion: random.pick(community.religions),
  };
  const members = withOddities(home, membersOf(home, pickShape()));
  const from = villages[random.between(0, villages.length - 1)]!;
  const moves = random.chance(0.12)
    ? [{ date: registeredOn, from: `${from.name}, Kecamatan ${from.districtName}` }]
    : [];
  return { kk: home.kk, address: home.address, villageCode: village.code, members, moves };
}

function membersOf(home: Home, shape: Shape): RegisterPerson[] {
  const { random } = home;
  switch (shape) {
    case 'newly-married':
      return couple(home, populationYear - random.between(22, 32));
    case 'elder': {
      const born = populationYear - random.between(66, 88);
      if (random.chance(0.5)) return couple(home, born);
      const sex: Sex = random.chance(0.7) ? 'female' : 'male';
      return [adult(home, { sex, birthYear: born, relation: 'head', maritalStatus: 'widowed' })];
    }
    case 'single-mother':
    case 'single-father': {
      const sex: Sex = shape === 'single-mother' ? 'female' : 'male';
      const maritalStatus: MaritalStatus = random.chance(0.6) ? 'divorced' : 'widowed';
      const birthYear = populationYear - random.between(24, 48);
      const parent = adult(home, { sex, birthYear, relation: 'head', maritalStatus });
      return [parent, ...children(home, sex === 'female' ? { mother: parent } : { father: parent })];
    }
    case 'unmarried': {
      const sex: Sex = random.chance(0.6) ? 'female' : 'male';
      const birthYear = populationYear - random.between(22, 38);
      return [adult(home, { sex, birthYear, relation: 'head', maritalStatus: 'single' })];
    }
    case 'unmarried-mother': {
      const birthYear = populationYear - random.between(24, 36);
      const mother = adult(home, { sex: 'female', birthYear, relation: 'head', maritalStatus: 'single' });
      return [mother, ...children(home, { mother }).map((each) => ({ ...each, fatherName: '' }))];
    }
    case 'three-generations': {
      const parents = couple(home, populationYear - random.between(32, 48));
      const [father] = parents;
      const sex: Sex = random.chance(0.65) ? 'female' : 'male';
      const grandparent = adult(home, {
        sex,
        birthYear: Number(father!.birthDate.slice(0, 4)) - random.between(20, 30),
        relation: 'parent',
        maritalStatus: 'widowed',
      });
      const named = sex === 'female' ? { motherName: grandparent.name } : { fatherName: grandparent.name };
      return [
        { ...father!, ...named },
        parents[1]!,
        ...children(home, { father: father!, mother: parents[1]! }),
        grandparent,
      ];
    }
    case 'couple': {
      const parents = couple(home, populationYear - random.between(25, 52));
      return [...parents, ...children(home, { father: parents[0]!, mother: parents[1]! })];
    }
  }
}

function couple(home: Home, husbandBorn: number): RegisterPerson[] {
  const { random } = home;
  const wifeBorn = Math.min(husbandBorn + random.between(-2, 6), populationYear - 20);
  const youngest = Math.max(husbandBorn, wifeBorn);
  const year = Math.min(youngest + random.between(20, 27), populationYear - 1);
  const date = dayIn(random, year);
  const number =
    home.religion === 'islam'
      ? `${String(random.between(1, 999)).padStart(4, '0')}/${String(random.between(1, 99)).padStart(3, '0')}/${roman(Number(date.slice(5, 7)))}/${year}`
      : `${districtPrefix(home.village.code).slice(0, 4)}-KW-${date.slice(8, 10)}${date.slice(5, 7)}${year}-${String(random.between(1, 60)).padStart(4, '0')}`;
  const marriage = { number, date };
  const husband = adult(home, {
    sex: 'male',
    birthYear: husbandBorn,
    relation: 'head',
    maritalStatus: 'married',
    marriage,
  });
  const wife = adult(home, {
    sex: 'female',
    birthYear: wifeBorn,
    relation: 'wife',
    maritalStatus: 'married',
    marriage,
  });
  return [husband, wife];
}

type AdultOptions = {
  readonly sex: Sex;
  readonly birthYear: number;
  readonly relation: Relation;
  readonly maritalStatus: MaritalStatus;
  readonly marriage?: RegisterPerson['marriage'];
};

function adult(home: Home, options: AdultOptions): RegisterPerson {
  const { random, community, village } = home;
  const birthDate = dayIn(random, options.birthYear);
  const other = random.chance(0.35) ? random.pick(elsewhere) : undefined;
  const family = community.family === undefined ? {} : { family: random.pick(community.family) };
  const parentBorn = options.birthYear - 25;
  const retired = populationYear - options.birthYear > 62;
  return {
    nik: home.issuer.issue(nikStem(other?.prefix ?? districtPrefix(village.code), birthDate, options.sex)),
    kk: home.kk,
    name: inventName(random, community, { sex: options.sex, birthYear: options.birthYear, ...family }),
    birthDate,
    birthPlace: other?.birthPlace ?? 'Bekasi',
    sex: options.sex,
    relation: options.relation,
    maritalStatus: options.maritalStatus,
    religion: home.religion,
    occupation: retired
      ? 'Tidak bekerja'
      : options.relation === 'wife' && random.chance(0.6)
        ? 'Mengurus rumah tangga'
        : random.pick(occupations),
    citizenship: 'WNI',
    motherName: inventName(random, community, { sex: 'female', birthYear: parentBorn }),
    fatherName: inventName(random, community, { sex: 'male', birthYear: parentBorn, ...family }),
    ...(options.marriage === undefined ? {} : { marriage: options.marriage }),
    card:
      retired && random.chance(0.15)
        ? { state: 'expired', validUntil: `${random.between(2013, 2018)}${birthDate.slice(4)}` }
        : random.chance(0.03)
          ? { state: 'recorded' }
          : { state: 'held', validUntil: 'SEUMUR HIDUP' },
    status: 'active',
    address: home.address,
    villageCode: village.code,
  };
}

type Parents = { readonly mother?: RegisterPerson; readonly father?: RegisterPerson };

function children(home: Home, parents: Parents): RegisterPerson[] {
  const { random, community } = home;
  const present = parents.mother ?? parents.father!;
  const absentBorn = Number(present.birthDate.slice(0, 4));
  const descent = {
    motherName:
      parents.mother?.name ?? inventName(random, community, { sex: 'female', birthYear: absentBorn }),
    fatherName: parents.father?.name ?? inventName(random, community, { sex: 'male', birthYear: absentBorn }),
    ...(parents.mother === undefined ? {} : { motherNik: parents.mother.nik }),
    ...(parents.father === undefined ? {} : { fatherNik: parents.father.nik }),
  };
  const result: RegisterPerson[] = [];
  let year = absentBorn + random.between(21, 28);
  for (let left = random.between(1, 3); left > 0 && year < populationYear; left -= 1) {
    const birthDate = dayIn(random, year);
    for (let twin = random.chance(0.02) ? 2 : 1; twin > 0; twin -= 1) {
      const taken = result.map((sibling) => firstWord(sibling.name));
      result.push(child(home, descent, birthDate, taken));
    }
    year += random.between(2, 5);
  }
  return result.filter((person) => populationYear - Number(person.birthDate.slice(0, 4)) < 27);
}

type Descent = Pick<RegisterPerson, 'motherName' | 'fatherName' | 'motherNik' | 'fatherNik'>;

function child(
  home: Home,
  descent: Descent,
  birthDate: string,
  takenFirstNames: readonly string[],
): RegisterPerson {
  const { random, community, issuer, village } = home;
  const sex: Sex = random.chance(0.5) ? 'female' : 'male';
  const birthYear = Number(birthDate.slice(0, 4));
  const age = populationYear - birthYear;
  const family = community.family?.find((name) => descent.fatherName.endsWith(name));
  const invent = () =>
    inventName(random, community, { sex, birthYear, ...(family === undefined ? {} : { family }) });
  let name = invent();
  // The lists are short: after a few tries a family may well have two of one first name.
  for (let tries = 0; tries < 8 && takenFirstNames.includes(firstWord(name)); tries += 1) name = invent();
  return {
    nik: issuer.issue(nikStem(districtPrefix(village.code), birthDate, sex)),
    kk: home.kk,
    name,
    birthDate,
    birthPlace: 'Bekasi',
    sex,
    relation: 'child',
    maritalStatus: 'single',
    religion: home.religion,
    occupation: age < 6 ? 'Belum bekerja' : age < 22 ? 'Pelajar/Mahasiswa' : random.pick(occupations),
    citizenship: 'WNI',
    ...descent,
    card: birthDate < cardBefore ? { state: 'held', validUntil: 'SEUMUR HIDUP' } : { state: 'none' },
    status: 'active',
    address: home.address,
    villageCode: village.code,
  };
}

function firstWord(name: string): string {
  return name.split(' ')[0]!;
}

/** What every real register has: a corrected date, a second record of one person, someone who died or left. */
function withOddities(home: Home, members: readonly RegisterPerson[]): RegisterPerson[] {
  const { random } = home;
  const result = members.map((person): RegisterPerson => {
    const last = members.length > 1 && person === members.at(-1);
    if (random.chance(0.004)) {
      const corrected = shiftDays(person.birthDate, random.pick([-10, -1, 1, 10, 30]));
      const correctedOn = dayIn(random, random.between(2015, 2025));
      const correction = {
        element: 'birthDate',
        from: person.birthDate,
        to: corrected,
        correctedOn,
      } as const;
      return { ...person, birthDate: corrected, corrections: [correction] };
    }
    if (last && person.relation === 'parent' && random.chance(0.15)) {
      return { ...person, status: 'deceased', deceasedOn: dayIn(random, random.between(2022, 2025)) };
    }
    if (last && person.relation === 'child' && person.card.state === 'held' && random.chance(0.05)) {
      return { ...person, status: 'moved-out' };
    }
    return person;
  });
  const head = result[0]!;
  if (random.chance(0.003)) {
    const { prefix, birthPlace } = random.pick(elsewhere);
    const nik = home.issuer.issue(nikStem(prefix, head.birthDate, head.sex));
    const { corrections: _, marriage: __, ...copy } = head;
    result.push({
      ...copy,
      nik,
      birthPlace,
      relation: 'other-relative',
      status: 'withdrawn',
      withdrawnFor: head.nik,
    });
  }
  return result;
}

function dayIn(random: Random, year: number): string {
  return shiftDays(`${year}-01-01`, random.between(0, 364));
}

function shiftDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function roman(month: number): string {
  return ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'][month - 1] ?? '';
}
