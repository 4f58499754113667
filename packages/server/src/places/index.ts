export { findRegionFolders, readRegionFolder } from './folders.ts';
export { loadRegions } from './load.ts';
export { localDateOf, type Places, placesOf, regionOf } from './places.ts';
export { dateFormat, dateWords } from './words.ts';
