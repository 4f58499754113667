import type { Pack, Region, Scenario, Service } from '@satuloket/engine';
import { type Household, type Random, seededRandom } from '@satuloket/sandbox';
import { villagesOfDemoOffices } from '../demo/offices.ts';
import { type Cast, createCasting } from './residents.ts';
import { type Branch, branches, type DayPlan } from './world.ts';

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

type Told = { readonly pack: Pack; readonly service: Service; readonly scenario: Scenario };

/** Each service of the region with the first story of its file, in which all goes well. */
function storiesOf(region: Region, packs: readonly Pack[]): readonly Told[] {
  return region.installed.flatMap(({ pack: name, services }) => {
    const pack = packs.find(({ manifest }) => manifest.name === name);
    return services.flatMap(({ service: code }): Told[] => {
      const service = pack?.services[code];
      const scenario = pack?.scenarios.find((each) => each.service === code);
      return pack && service && scenario ? [{ pack, service, scenario }] : [];
    });
  });
}

/** Who applies for what and when, and what will happen to it: decided before anyone acts. */
export function planDay(input: {
  readonly region: Region;
  readonly packs: readonly Pack[];
  readonly households: readonly Household[];
  /** Family cards that the packs' stories name. */
  readonly known: readonly Household[];
  readonly midnight: number;
  readonly date: string;
  readonly seed: number;
  readonly people: number;
}): readonly DayPlan[] {
  const { region, seed, people } = input;
  const random = seededRandom(seed);
  const casting = createCasting({
    random,
    households: input.households,
    known: input.known,
    villageCodes: new Set(villagesOfDemoOffices(region)),
    year: Number(input.date.slice(0, 4)),
  });
  const stories = storiesOf(region, input.packs);
  const often = branches.flatMap((branch) => Array<Branch>(branchWeights[branch]).fill(branch));
  const drawMoment = momentsOf(input.midnight);
  const helpedVillages = villagesWithOfficer(region);
  const open = new Set<Branch>(branches);
  open.delete('straight');
  /** Each branch once where a flow has it, then by chance. */
  const branchOf = (number: number, service: Service, own: Random): Branch => {
    if (number < stories.length) return 'straight';
    const first = [...open].find((branch) => hasBranch(service, branch));
    if (first === undefined) return own.pick(often);
    open.delete(first);
    return first;
  };
  const plans: DayPlan[] = [];
  for (let number = 0; number < people; number += 1) {
    const own = seededRandom(seed * 1_000_003 + number);
    const told = stories[number % stories.length]!;
    const branch = branchOf(number, told.service, own);
    const at = drawMoment(own.fraction());
    // Every so often a village officer files for a neighbour, where a village has one.
    const wantsHelp = number % 9 === 4;
    const cast = casting.cast(told.scenario.given.answers, wantsHelp ? helpedVillages : undefined);
    const isHelped =
      wantsHelp &&
      // While the register is away nobody can be told from somebody else who says the same.
      !isRegisterAway(at - input.midnight) &&
      cast !== undefined &&
      helpedVillages.has(cast.household.villageCode) &&
      told.service.members === undefined;
    if (cast !== undefined)
      plans.push({
        number,
        ...told,
        cast: atDoor(cast, told.service, own),
        branch,
        at,
        random: own,
        isHelped,
      });
  }
  return plans;
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

/** How often people choose each way to get what is printed. */
const wayChances: Readonly<Record<string, number>> = { home: 14, 'pick-up': 3, village: 3 };

/** The story's answers with a way of one's own to the door, where the form asks for it. */
function atDoor(cast: Cast, { parcel, form }: Service, own: Random): Cast {
  if (parcel === undefined) return cast;
  const field = form.steps.flatMap(({ fields }) => fields).find(({ code }) => code === parcel.way);
  if (field?.type !== 'choice') return cast;
  const ways = field.options.flatMap(({ value }) => Array<string>(wayChances[value] ?? 0).fill(value));
  if (ways.length === 0) return cast;
  const way = own.pick(ways);
  const windows = form.steps.flatMap(({ fields }) => fields).find(({ code }) => code === parcel.window);
  const { [parcel.window ?? '']: told, ...others } = cast.answers;
  const window =
    way === 'home' && windows?.type === 'choice'
      ? { [windows.code]: told ?? own.pick(windows.options).value }
      : {};
  return { ...cast, answers: { ...others, ...window, [field.code]: way } };
}
