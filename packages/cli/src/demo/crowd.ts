import type { SandboxOptions } from '@satuloket/sandbox';
import type { Places } from '@satuloket/server';
import { villagesOfDemoOffices } from './offices.ts';

/**
 * Further families where the demo's officers work, so that 60 days of births have mothers. The numbers never change
 * with a setting: who is in the register must be the same after each start.
 */
const familiesByRegion: Readonly<Record<string, number>> = { '3275': 1000, '3216': 250 };

export function crowdOfDemo(places: Places): NonNullable<SandboxOptions['more']> {
  return places.regions().map((region) => ({
    villageCodes: villagesOfDemoOffices(region),
    families: familiesByRegion[region.id] ?? 0,
  }));
}
