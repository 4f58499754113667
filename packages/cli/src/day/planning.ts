import type { Pack, Region, Scenario, Service } from '@satuloket/engine';
import { type Household, type Random, seededRandom } from '@satuloket/sandbox';
import { villagesOfDemoOffices } from '../demo/offices.ts';
import { type Cast, createCasting } from './residents.ts';
import { type Branch, branches, type DayPlan, type DoorStory, doorFailures, postStories } from './world.ts';

const hour = 3_600_000;

/** How often people apply at each hour, with the rush of the late morning and after supper. */
const hourWeights: Readonly<Record<number, number>> = {
  6: 0.5,
  7: 1.4,
  8: 2.6,
  9: 3,
  10: 2.6,
  11: 1.8,
  12: 0.9,
  13: 1.6,
  14: 1.4,
  15: 1,
  16: 0.7,
  17: 0.6,
  18: 0.6,
  19: 1.1,
  20: 0.8,
};

const isRegisterAway = (at: number): boolean => at > 9.5 * hour && at < 12.5 * hour;

/** What has to be seen comes from people who are up early: then there is time for all of it. */
const early = { from: 6.75, hours: 1.75 };

/** Of twenty applications; every branch that a flow has comes once before chance decides. */
const branchWeights: Readonly<Record<Branch, number>> = {
  straight: 9,
  returned: 3,
  refused: 1,
  'refused-reopened': 1,
  cancelled: 1,
  'cancelled-undone': 1,
  undone: 1,
  'sent-back': 1,
  waited: 1,
  asked: 1,
  duplicate: 1,
};

/** Ways to the hand that have to be seen, in this order; afterwards chance decides. */
const firstDoors: readonly DoorStory[] = [
  { way: 'home', tries: ['nobody', 'delivered'], proof: 'code', after: 'confirmed' },
  { way: 'home', tries: ['delivered'], proof: 'photo', after: 'disputed' },
  { way: 'home', tries: ['unclear-address'], proof: 'code', after: 'quiet' },
  { way: 'village', tries: [], proof: 'code', after: 'confirmed' },
  { way: 'home', tries: ['delivered'], proof: 'signature', after: 'confirmed' },
  { way: 'home', tries: ['moved'], proof: 'code', after: 'quiet' },
  { way: 'home', tries: ['refused'], proof: 'code', after: 'quiet' },
  { way: 'home', tries: ['nobody', 'nobody'], proof: 'code', after: 'quiet' },
  { way: 'home', tries: ['died'], proof: 'code', after: 'quiet' },
  { way: 'pick-up', tries: [], proof: 'code', after: 'disputed' },
];

/** Turns after which a card is printed all the same. */
const reachesDoor: ReadonlySet<Branch> = new Set<Branch>([
  'straight',
  'returned',
  'refused-reopened',
  'undone',
  'sent-back',
  'waited',
  'asked',
]);

function drawDoor(own: Random): DoorStory {
  const way = own.pick(['home', 'home', 'home', 'home', 'pick-up', 'village'] as const);
  const first = own.chance(0.85) ? 'delivered' : own.pick(doorFailures);
  return {
    way,
    tries: way !== 'home' ? [] : first === 'nobody' ? [first, 'delivered'] : [first],
    proof: own.pick(['code', 'code', 'photo', 'signature'] as const),
    after: own.pick(['quiet', 'quiet', 'confirmed'] as const),
  };
}

type Told = { readonly pack: Pack; readonly service: Service; readonly scenario: Scenario };

/** Each service of the region with the first story of its file, in which all goes well; what is brought first. */
function storiesOf(region: Region, packs: readonly Pack[]): readonly Told[] {
  const stories = region.installed.flatMap(({ pack: name, services }) => {
    const pack = packs.find(({ manifest }) => manifest.name === name);
    return services.flatMap(({ service: code }): Told[] => {
      const service = pack?.services[code];
      const scenario = pack?.scenarios.find((each) => each.service === code);
      return pack && service && scenario ? [{ pack, service, scenario }] : [];
    });
  });
  return stories.toSorted((one, other) => Number(isBrought(other.service)) - Number(isBrought(one.service)));
}

/** A visit that is booked is mostly on another day. */
const endsToday = ({ flow }: Service): boolean =>
  Object.values(flow.actions).every(({ needs }) => !needs.includes('slot'));

const isBrought = ({ parcel }: Service): boolean => parcel !== undefined;

type PlanInput = {
  readonly region: Region;
  readonly packs: readonly Pack[];
  readonly households: readonly Household[];
  /** Family cards that the packs' stories name. */
  readonly known: readonly Household[];
  readonly midnight: number;
  readonly date: string;
  readonly seed: number;
  readonly people: number;
};

/** Who applies for what and when, and what will happen to it: decided before anyone acts. */
export function planDay(input: PlanInput): readonly DayPlan[] {
  const { region, seed, people, midnight } = input;
  const random = seededRandom(seed);
  const casting = castingFor(input, random, 0);
  const stories = storiesOf(region, input.packs);
  const often = branches.flatMap((branch) => Array<Branch>(branchWeights[branch]).fill(branch));
  const drawMoment = momentsOf(midnight);
  const helpedVillages = villagesWithOfficer(region);
  const open = new Set<Branch>(branches);
  open.delete('straight');
  const doors = [...firstDoors];
  const plans: DayPlan[] = [];
  for (let number = 0; number < people; number += 1) {
    const own = seededRandom(seed * 1_000_003 + number);
    const told = stories[number % stories.length]!;
    // Each service once in the straight way, then each branch once where a flow has it, then by chance.
    const first =
      number < stories.length ? undefined : [...open].find((each) => hasBranch(told.service, each));
    if (first !== undefined) open.delete(first);
    const branch = number < stories.length ? 'straight' : (first ?? own.pick(often));
    const isAtDoor = isBrought(told.service) && reachesDoor.has(branch);
    const firstDoor = isAtDoor && endsToday(told.service) ? doors.shift() : undefined;
    const wished = isAtDoor ? (firstDoor ?? drawDoor(own)) : undefined;
    const mustBeSeen = first !== undefined || firstDoor !== undefined;
    const at = mustBeSeen
      ? midnight + (early.from + early.hours * own.fraction()) * hour
      : drawMoment(own.fraction());
    // Every so often a village officer files for a neighbour, where a village has one.
    const wantsHelp = number % 9 === 4;
    const isNear = wantsHelp || wished?.way === 'village';
    const cast = casting.cast(told.scenario.given.answers, isNear ? helpedVillages : undefined);
    if (cast === undefined) continue;
    const hasOfficer = helpedVillages.has(cast.household.villageCode);
    // In a village without an officer of its own nobody gives anything out.
    const door = wished?.way === 'village' && !hasOfficer ? { ...wished, way: 'pick-up' as const } : wished;
    const isHelped =
      wantsHelp &&
      // While the register is away nobody can be told from somebody else who says the same.
      !isRegisterAway(at - midnight) &&
      hasOfficer &&
      told.service.members === undefined;
    plans.push({
      ...told,
      number,
      cast: door === undefined ? cast : atDoor(cast, told.service, door, own),
      branch,
      at,
      random: own,
      isHelped,
      ...(door !== undefined && { door }),
    });
  }
  return plans;
}

/** So many numbers of phones lie between those of two regions. */
const phonesOfRegion = 1_000_000;

/** Those who have something sent by post, early enough that the list for the partner leaves before noon. */
export function planPost(input: PlanInput): readonly DayPlan[] {
  const { region, seed, people, midnight } = input;
  const casting = castingFor(input, seededRandom(seed + 1), phonesOfRegion);
  const stories = storiesOf(region, input.packs).filter(
    ({ service }) => service.parcel?.ways?.includes('post') && wayField(service) !== undefined,
  );
  const plans: DayPlan[] = [];
  for (let number = 0; stories.length > 0 && number < people; number += 1) {
    const own = seededRandom(seed * 2_000_003 + number);
    const told = stories[number % stories.length]!;
    const cast = casting.cast(told.scenario.given.answers);
    if (cast === undefined) continue;
    const door: DoorStory = { way: 'home', tries: [], proof: 'code', after: 'quiet' };
    plans.push({
      ...told,
      number,
      cast: atDoor(cast, told.service, door, own),
      branch: 'straight',
      at: midnight + (early.from + early.hours * own.fraction()) * hour,
      random: own,
      isHelped: false,
      post: postStories[number] ?? own.pick(['delivered', 'delivered', 'delivered', ...postStories]),
    });
  }
  return plans;
}

function castingFor({ region, households, known, date }: PlanInput, random: Random, phonesFrom: number) {
  return createCasting({
    random,
    households,
    known,
    villageCodes: new Set(villagesOfDemoOffices(region)),
    year: Number(date.slice(0, 4)),
    phonesFrom,
  });
}

function momentsOf(midnight: number): (fraction: number) => number {
  const hours = Object.entries(hourWeights);
  const whole = hours.reduce((sum, [, weight]) => sum + weight, 0);
  return (fraction) => {
    let left = fraction * whole;
    for (const [name, weight] of hours) {
      if (left < weight) return midnight + (Number(name) + left / weight) * hour;
      left -= weight;
    }
    return midnight + 20 * hour;
  };
}

/** Villages whose own officer files for neighbours. */
export function villagesWithOfficer(region: Region): ReadonlyMap<string, string> {
  return new Map(
    region.accounts.flatMap(({ username, post }) => {
      const village = region.posts.find(({ id }) => id === post)?.village;
      return village === undefined ? [] : [[village, username] as const];
    }),
  );
}

/** Whether a flow can take the turn at all. */
function hasBranch({ flow, members }: Service, branch: Branch): boolean {
  if (members !== undefined) return branch === 'asked';
  const actions = Object.values(flow.actions);
  switch (branch) {
    case 'returned':
      return actions.some(({ needs }) => needs.includes('faults'));
    case 'refused':
      return actions.some(({ to }) => flow.states[to]?.end === 'refused');
    case 'refused-reopened':
      return actions.some(
        ({ from, to }) =>
          from.some((state) => flow.states[state]?.end === 'refused') && flow.states[to]?.end === undefined,
      );
    case 'cancelled':
    case 'cancelled-undone':
      return actions.some(({ tone, by }) => tone === 'danger' && by.includes('applicant'));
    case 'undone':
      return actions.some(
        ({ tone, undoMinutes, by }) => tone === 'main' && undoMinutes > 0 && !by.includes('applicant'),
      );
    case 'sent-back':
      return actions.some(({ tone, to }) => tone === 'return' && flow.states[to]?.turn === 'office');
    case 'waited':
      return actions.some(({ to, automatic }) => {
        const state = flow.states[to];
        return !automatic && state?.turn === 'centre' && state.watch === undefined;
      });
    default:
      return true;
  }
}

/** The question of the form by which people choose how a thing comes to them. */
function wayField({ parcel, form }: Service) {
  const field = form.steps.flatMap(({ fields }) => fields).find(({ code }) => code === parcel?.way);
  return field?.type === 'choice' ? field : undefined;
}

/** The story's answers with a way of one's own to the door, where the form asks for it. */
function atDoor(cast: Cast, service: Service, { way }: DoorStory, own: Random): Cast {
  const field = wayField(service);
  if (field === undefined || !field.options.some(({ value }) => value === way)) return cast;
  const { parcel, form } = service;
  const windows = form.steps.flatMap(({ fields }) => fields).find(({ code }) => code === parcel?.window);
  const { [parcel?.window ?? '']: told, ...others } = cast.answers;
  const window =
    way === 'home' && windows?.type === 'choice'
      ? { [windows.code]: told ?? own.pick(windows.options).value }
      : {};
  return { ...cast, answers: { ...others, ...window, [field.code]: way } };
}
