import { seededRandom } from '@satuloket/sandbox';
import { communities } from '../../packages/sandbox/src/register/names.ts';

export type Person = {
  readonly name: string;
  readonly nik: string;
  readonly kk: string;
  readonly phone: string;
};

/** Cases of one person in so many years, and people on one family card. */
const casesEach = 4;
const familySize = 4;

const names = communities.flatMap(({ male, female, maleLater, femaleLater }) => [
  ...male,
  ...female,
  ...maleLater,
  ...femaleLater,
]);
const middle = names.slice(0, 400);

/** How many people apply where there are so many cases. */
export const peopleIn = (cases: number): number => Math.max(1, Math.ceil(cases / casesEach));

/**
 * An invented resident of a region: names of Bekasi, and numbers that are well-formed and nobody's. The same number gives
 * the same person, so that a run finds those whom an earlier one has loaded.
 */
export function inventedPerson(regionId: string, number: number): Person {
  const random = seededRandom(Number(regionId) * 7919 + number * 104_729);
  const family = seededRandom(Number(regionId) * 15_485_863 + Math.floor(number / familySize) * 32_452_843);
  const digits = (count: number) => Array.from({ length: count }, () => random.between(0, 9)).join('');
  const day = random.between(1, 28) + (random.chance(0.5) ? 40 : 0);
  const born = `${two(day)}${two(random.between(1, 12))}${two(random.between(50, 99))}`;
  const district = two(family.between(1, 12));
  const card = `${two(family.between(1, 28))}${two(family.between(1, 12))}${two(family.between(10, 25))}`;
  return {
    name: `${random.pick(names)} ${random.pick(middle)} ${random.pick(names)}`,
    nik: `${regionId}${district}${born}${digits(3)}${random.between(1, 9)}`,
    kk: `${regionId}${district}${card}${String(family.between(1, 9999)).padStart(4, '0')}`,
    phone: `+62812${digits(8)}`,
  };
}

const two = (value: number): string => String(value).padStart(2, '0');
