export { findRegencies } from './find-regencies.ts';
export { placeName, searchVillages, type VillageMatch, villageLabel } from './find-villages.ts';
export {
  type Province,
  provinceByCode,
  provinces,
  type Regency,
  regencies,
  regencyByCode,
} from './indonesia.ts';
