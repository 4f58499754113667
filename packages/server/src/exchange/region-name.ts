import { regencyByCode, type Text } from '@satuloket/engine';
import type { Places } from '../places/index.ts';

/** `32.75` of `3275`. */
export function dotted(regionId: string): string {
  return `${regionId.slice(0, 2)}.${regionId.slice(2)}`;
}

/** What a region is called, of this installation or any other. */
export function regionName(places: Pick<Places, 'region'>, regionId: string): Text {
  const name = regencyByCode(dotted(regionId))?.name ?? regionId;
  return places.region(regionId)?.name ?? { id: name, en: name };
}
