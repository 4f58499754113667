import type { Region, Village } from '../region/types.ts';
import { regencyByCode } from './indonesia.ts';
import { placeWords, similarity, squeeze } from './similarity.ts';

export type VillageMatch = {
  readonly village: Village;
  /** The name with its kecamatan, since names repeat: `Hegarmukti, Kecamatan Cikarang Pusat`. */
  readonly label: string;
  /** From 0 to 1. */
  readonly score: number;
};

export const villageLabel = (village: Village): string =>
  `${village.name}, Kecamatan ${village.districtName}`;

/**
 * Villages of a region that someone may mean, best first. Words may name the village, its kecamatan or both, in any
 * order; spaces and small slips do not matter. Nothing typed finds nothing.
 */
export function searchVillages(region: Region, typed: string, limit = 8): readonly VillageMatch[] {
  const words = placeWords(typed);
  if (words.length === 0) return [];
  return searchableVillages(region)
    .map((entry) => ({ village: entry.village, label: entry.label, score: scoreVillage(entry, words) }))
    .filter((match) => match.score > 0)
    .sort((a, b) => b.score - a.score || compareText(a.label, b.label))
    .slice(0, limit);
}

type SearchableVillage = {
  readonly village: Village;
  readonly label: string;
  /** Squeezed. */
  readonly name: string;
  readonly district: string;
};

/** Regions are frozen: what is made of one once stays true. */
const searchable = new WeakMap<Region, readonly SearchableVillage[]>();

function searchableVillages(region: Region): readonly SearchableVillage[] {
  const known = searchable.get(region);
  if (known) return known;
  const made = region.villages.map((village) => ({
    village,
    label: villageLabel(village),
    name: squeeze(village.name),
    district: squeeze(village.districtName),
  }));
  searchable.set(region, made);
  return made;
}

/**
 * The words are cut in two at every place: what comes first may be the village and the rest the kecamatan, or the
 * other way about. A kecamatan alone finds all its villages, below those that bear the name themselves.
 */
function scoreVillage({ name, district }: SearchableVillage, words: readonly string[]): number {
  let best = 0.5 * similarity(words.join(''), district);
  for (let cut = 0; cut <= words.length; cut += 1) {
    const before = words.slice(0, cut).join('');
    const after = words.slice(cut).join('');
    best = Math.max(best, both(before, name, after, district), both(after, name, before, district));
  }
  return best;
}

/** The village's name weighs most; a kecamatan that was typed has to fit too. */
function both(typedName: string, name: string, typedDistrict: string, district: string): number {
  const nameScore = similarity(typedName, name);
  if (nameScore === 0 || typedDistrict === '') return 0.9 * nameScore;
  const districtScore = similarity(typedDistrict, district);
  return districtScore === 0 ? 0 : 0.9 * nameScore + 0.1 * districtScore;
}

/** The name of a village, a kecamatan of the region, or any kabupaten or kota, as a form repeats it. */
export function placeName(region: Region, code: string): string | undefined {
  const village = region.villages.find((candidate) => candidate.code === code);
  if (village) return villageLabel(village);
  const district = region.districts.find((candidate) => candidate.code === code);
  return district ? `Kecamatan ${district.name}` : regencyByCode(code)?.name;
}

function compareText(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
