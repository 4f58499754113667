import type { Pack, Region, Scenario, Service } from '@satuloket/engine';
import { type Household, seededRandom } from '@satuloket/sandbox';
import { villagesOfDemoOffices } from '../demo/offices.ts';
import { createCasting } from './residents.ts';
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

/** Of twenty applications; every branch comes early in the day once. */
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
  const plans: DayPlan[] = [];
  for (let number = 0; number < people; number += 1) {
    const own = seededRandom(seed * 1_000_003 + number);
    const told = stories[number % stories.length]!;
    const branch = number < stories.length ? 'straight' : own.pick(often);
    const cast = casting.cast(told.scenario.given.answers);
    const at = drawMoment(own.fraction());
    if (cast !== undefined) plans.push({ number, ...told, cast, branch, at, random: own });
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
