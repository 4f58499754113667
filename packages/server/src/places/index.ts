export { findRegionFolders, readRegionFolder } from './folders.ts';
export { loadRegions } from './load.ts';
export { type Places, placesOf } from './places.ts';
