import { failure, type Result, type Service, success } from '@satuloket/engine';
import { scopeOf } from '../cases/scope.ts';
import type { PackRegistry } from '../packs/index.ts';
import { type Places, regionOf } from '../places/index.ts';
import type { Caller } from '../types.ts';
import { problems } from './problems.ts';

/** Whoever keeps the agency's work running may see what did not get through, whatever they work on themselves. */
const keepingRole = 'admin';

/**
 * Messages between regions belong to no single case or office: whoever works on what goes to other regions or comes from
 * them may look after them. A courier, or who prints cards, has no part in them.
 */
export function mayLookAfter(
  { who, regionId }: Caller,
  { places, packs }: { readonly places: Places; readonly packs: Pick<PackRegistry, 'serviceOf'> },
): Result<void> {
  if (who.kind !== 'officer') return failure(problems.officersOnly);
  const region = regionOf({ places }, regionId);
  const reached = new Set(scopeOf(region, who.posts).flatMap(({ services }) => services));
  const may =
    who.posts.some(({ role }) => role === keepingRole) ||
    [...reached].some((code) => {
      const service = packs.serviceOf(region.id, code)?.service;
      return service !== undefined && goesBetweenRegions(service);
    });
  return may ? success(undefined) : failure(problems.officersOnly);
}

const goesBetweenRegions = ({ receives, flow }: Service): boolean =>
  receives !== undefined || Object.values(flow.actions).some(({ handsOver }) => handsOver !== undefined);
