import { parametersOf, type Region, type Service } from '@satuloket/engine';
import { type DemoPerson, demoPeople, type Household, type Random, seededRandom } from '@satuloket/sandbox';
import { type Families, gatherFamilies } from './families.ts';
import { birthForm, domicileForm, type FilledForm } from './forms.ts';
import type { DemoOffices } from './offices.ts';
import { filingMoments, momentBefore } from './rhythm.ts';
import type { Plan, Turning } from './world.ts';

/** The same number gives the same people, times and turns; another gives another past. */
const seed = 20_181_101;
/** Of all cases, the rest is the Kabupaten's. */
const kotaShare = 0.7;
const birthShare = 0.6;
const lateShare = 0.06;
const brokenShare = 0.06;
const returnShare = 0.24;
const correctedShare = 0.85;
const hour = 3_600_000;
const day = 24 * hour;
/** Cases of these last days are those that people open: they come with photos. */
const photographedDays = 2;

const turningShares: readonly (readonly [Turning, number])[] = [
  ['handed-over', 0.05],
  ['moved', 0.02],
  ['undone', 0.015],
  ['asked', 0.06],
  ['noted', 0.1],
  ['waited-for-centre', 0.05],
  ['sent-back', 0.03],
  ['reopened', 0.02],
];

export type PlansInput = {
  readonly count: number;
  readonly from: number;
  readonly until: number;
  readonly offices: readonly DemoOffices[];
  readonly households: readonly Household[];
  readonly service: (regionId: string, code: string) => Service;
};

/** What has happened in the last weeks, decided before anything of it is told. */
export function makePlans(input: PlansInput): Plan[] {
  const { count, offices } = input;
  const plans: Plan[] = [];
  const others = offices.filter(({ region }) => region.kind !== 'kota').length;
  const hasBoth = others > 0 && others < offices.length;
  for (const each of offices) {
    const isKota = each.region.kind === 'kota';
    const kindShare = !hasBoth ? 1 : isKota ? kotaShare : 1 - kotaShare;
    const ofItsKind = isKota ? offices.length - others : others;
    plans.push(...plansOf(input, each, Math.round((count * kindShare) / ofItsKind), plans.length));
  }
  // Somebody who comes twice is one person with one phone.
  const phones = new Map<string, string>();
  return plans.map((plan) => {
    const phone = phones.get(plan.person.nik) ?? plan.phone;
    phones.set(plan.person.nik, phone);
    return { ...plan, phone };
  });
}

function plansOf(input: PlansInput, offices: DemoOffices, count: number, before: number): Plan[] {
  const { region } = offices;
  const random = seededRandom(seed + Number(region.id));
  const reserved = new Set(demoPeople.map(({ kk }) => kk));
  const families = gatherFamilies({
    random,
    households: input.households,
    villageCodes: offices.villageCodes,
    regionCode: region.code,
    reserved,
    year: Number(new Date(input.until).toISOString().slice(0, 4)),
  });
  const calendar = offices.calendar(region.offices.find(({ kind }) => kind === 'kecamatan')?.id ?? '');
  const own = storiesOfDemoPeople(region);
  const set = count >= 10 ? [...statesOfToday, ...own] : [];
  const moments = filingMoments({
    random,
    calendar,
    from: input.from,
    until: input.until,
    count: Math.max(0, count - set.length),
  });
  const make = (index: number, given: Given) =>
    planFor(
      {
        ...input,
        offices,
        families,
        random: seededRandom(seed + before * 7919 + index * 104_729 + Number(region.id)),
        number: before + index + 1,
      },
      given,
    );
  const drawn = moments.map((filedAt, index) => make(index, { filedAt }));
  const fixed = set.map((given, index) =>
    make(moments.length + index, {
      ...given,
      filedAt:
        given.openHoursAgo === undefined
          ? input.until - (given.daysAgo ?? 0) * day
          : momentBefore(calendar, input.until, given.openHoursAgo * hour),
    }),
  );
  return [...drawn, ...fixed].filter((plan) => plan !== undefined);
}

type Given = {
  readonly filedAt: number;
  readonly service?: string;
  readonly restsIn?: string;
  readonly ending?: Plan['ending'];
  readonly returns?: number;
  readonly isLate?: boolean;
  readonly turn?: Turning;
  readonly pace?: number;
  readonly demoPerson?: string;
};
type SetStory = Omit<Given, 'filedAt'> & {
  readonly daysAgo?: number;
  /** Before so many hours in which the office was open: its promise still holds. */
  readonly openHoursAgo?: number;
};

/** One case in each state of both flows, whatever the number and the hour. */
const statesOfToday: readonly SetStory[] = [
  { service: 'akta-kelahiran', restsIn: 'checking', openHoursAgo: 2 },
  { service: 'akta-kelahiran', restsIn: 'returned', returns: 1, openHoursAgo: 7, pace: 0.05 },
  { service: 'akta-kelahiran', restsIn: 'deciding', isLate: true, openHoursAgo: 7, pace: 0.05 },
  { service: 'akta-kelahiran', restsIn: 'registering', openHoursAgo: 7, pace: 0.05 },
  {
    service: 'akta-kelahiran',
    restsIn: 'waiting-register',
    turn: 'waited-for-centre',
    openHoursAgo: 7,
    pace: 0.05,
  },
  { service: 'akta-kelahiran', restsIn: 'approving', openHoursAgo: 7, pace: 0.05 },
  { service: 'akta-kelahiran', restsIn: 'finished', daysAgo: 9, pace: 0.2 },
  { service: 'akta-kelahiran', ending: 'finished', turn: 'confirmed', daysAgo: 16, pace: 0.2 },
  { service: 'akta-kelahiran', ending: 'refused', daysAgo: 12, pace: 0.3 },
  { service: 'akta-kelahiran', ending: 'cancelled', daysAgo: 14, pace: 0.4 },
  { service: 'surat-domisili', restsIn: 'checking', openHoursAgo: 2 },
  { service: 'surat-domisili', restsIn: 'returned', returns: 1, openHoursAgo: 7, pace: 0.05 },
  { service: 'surat-domisili', restsIn: 'approving', openHoursAgo: 7, pace: 0.05 },
  { service: 'surat-domisili', restsIn: 'signing', openHoursAgo: 8, pace: 0.05 },
  { service: 'surat-domisili', restsIn: 'finished', daysAgo: 10, pace: 0.2 },
  { service: 'surat-domisili', ending: 'finished', turn: 'confirmed', daysAgo: 17, pace: 0.2 },
  { service: 'surat-domisili', ending: 'refused', daysAgo: 11, pace: 0.3 },
  { service: 'surat-domisili', ending: 'cancelled', daysAgo: 15, pace: 0.4 },
];

/** Cases of the people whom the sign-in page names; Dewi is left to whoever tries the demo. */
function storiesOfDemoPeople(region: Region): SetStory[] {
  const stories: Record<string, readonly SetStory[]> = {
    '3275': [
      { demoPerson: 'rizky', service: 'surat-domisili', ending: 'finished', daysAgo: 33, pace: 0.4 },
      { demoPerson: 'sri', service: 'surat-domisili', ending: 'finished', daysAgo: 41, pace: 0.5 },
      {
        demoPerson: 'sri',
        service: 'surat-domisili',
        restsIn: 'returned',
        returns: 1,
        daysAgo: 5.3,
        pace: 0.2,
      },
      { demoPerson: 'aisyah', service: 'surat-domisili', restsIn: 'checking', openHoursAgo: 2 },
      { demoPerson: 'suparman', service: 'surat-domisili', ending: 'refused', daysAgo: 19, pace: 0.4 },
      { demoPerson: 'rene', service: 'surat-domisili', restsIn: 'approving', openHoursAgo: 7, pace: 0.05 },
    ],
    '3216': [
      { demoPerson: 'euis', service: 'surat-domisili', ending: 'finished', daysAgo: 26, pace: 0.4 },
      {
        demoPerson: 'nabila',
        service: 'surat-domisili',
        restsIn: 'returned',
        returns: 1,
        daysAgo: 6.2,
        pace: 0.2,
      },
    ],
  };
  return [...(stories[region.id] ?? [])];
}

type PlanInput = Omit<PlansInput, 'offices'> & {
  readonly offices: DemoOffices;
  readonly families: Families;
  readonly random: Random;
  readonly number: number;
};

/** Undefined when the register has no more families for it. */
function planFor(input: PlanInput, given: Given): Plan | undefined {
  const { offices, random, number } = input;
  const filedOn = offices.today(given.filedAt);
  const isSet = given.restsIn !== undefined || given.ending !== undefined;
  const drawnReturns = random.chance(returnShare) ? (random.chance(0.15) ? 2 : 1) : 0;
  const returns = given.returns ?? (isSet ? 0 : drawnReturns);
  const chance = random.fraction();
  const ending =
    given.ending ??
    (given.restsIn ? 'finished' : chance < 0.025 ? 'refused' : chance < 0.045 ? 'cancelled' : 'finished');
  const subject = subjectOf(input, given, filedOn, returns);
  if (subject === undefined) return undefined;
  const turns = isSet ? [] : turningShares.flatMap(([turn, share]) => (random.chance(share) ? [turn] : []));
  return {
    number,
    offices,
    random,
    filedAt: given.filedAt,
    ...subject,
    isPhotographed: given.demoPerson !== undefined || input.until - given.filedAt < photographedDays * day,
    pace:
      given.pace ?? (random.chance(brokenShare) ? 1.2 + random.fraction() : 0.15 + 0.5 * random.fraction()),
    returns,
    isCorrected: random.chance(correctedShare),
    ending,
    ...(given.restsIn !== undefined && { restsIn: given.restsIn }),
    turns: new Set([...turns, ...(given.turn === undefined ? [] : [given.turn])]),
  };
}

function subjectOf(
  input: PlanInput,
  given: Given,
  filedOn: string,
  returns: number,
): (Pick<Plan, 'person' | 'household' | 'phone'> & { readonly form: FilledForm }) | undefined {
  const { offices, families, random, households } = input;
  const phone = `+62812001${String(input.number).padStart(5, '0')}`;
  const slipCount = returns === 0 ? 0 : random.pick([0, 1, 1, 2]);
  const { villageCodes, region } = offices;
  if (given.demoPerson !== undefined) {
    const known = demoPeople.find(({ key }) => key === given.demoPerson);
    const home = known && homeOf(households, known);
    if (known === undefined || home === undefined) return undefined;
    return {
      ...home,
      phone: known.phone,
      form: domicileForm(random, home, { filedOn, slipCount, villageCodes }),
    };
  }
  const wantsBirth = given.service ? given.service === 'akta-kelahiran' : random.chance(birthShare);
  const birth = wantsBirth ? families.nextBirth() : undefined;
  if (birth !== undefined) {
    const limit = Number(parametersOf(input.service(region.id, 'akta-kelahiran')).birthReportDays);
    const isLate =
      given.isLate ?? (given.restsIn === undefined && given.ending === undefined && random.chance(lateShare));
    const ageDays = isLate
      ? limit + random.between(5, 900)
      : Math.min(limit - 3, random.pick([random.between(2, 14), random.between(5, 45)]));
    const form = birthForm(random, families, birth, {
      filedOn,
      ageDays,
      isLate,
      slipCount,
      birthPlace: region.code,
    });
    return { person: birth.applicant, household: birth.household, phone, form };
  }
  const resident = families.nextResident();
  if (resident === undefined) return undefined;
  return { ...resident, phone, form: domicileForm(random, resident, { filedOn, slipCount, villageCodes }) };
}

function homeOf(households: readonly Household[], { nik, kk }: DemoPerson) {
  const household = households.find((each) => each.kk === kk);
  const person = household?.members.find((member) => member.nik === nik);
  return household && person && { household, person };
}
