import type { ViewPart } from '../cases/index.ts';
import type { LooksService } from './contract.ts';
import type { LooksDependencies } from './dependencies.ts';
import { type Examined, examineLooks } from './examining.ts';
import { explainFlag, flags, menuOf, myFlags, settleFlag } from './flags.ts';
import { looksPart, ofMe } from './mine.ts';
import { search, table } from './search.ts';
import { protect, tellTies } from './ties.ts';

export { looksRoutes } from './routes.ts';

/** Who looked at personal data: told to whom they are about, searched by auditors, examined for what is unusual. */
export type Looks = {
  readonly service: LooksService;
  readonly viewPart: ViewPart;
  /** A job: raises what is unusual among the looks since the last time. */
  readonly examine: (regionId: string) => Promise<number>;
};

/** How often looks are examined; the demo is not kept waiting. */
export const lookPaces = { demo: 2_000, production: 60_000 } as const;

export function createLooks(dependencies: LooksDependencies): Looks {
  const examined = new Map<string, Examined>();
  return {
    service: {
      menu: (caller) => menuOf(dependencies, caller),
      ofMe: (caller, query) => ofMe(dependencies, caller, query),
      search: (caller, query) => search(dependencies, caller, query),
      table: (caller, query) => table(dependencies, caller, query),
      flags: (caller, query) => flags(dependencies, caller, query),
      settleFlag: (caller, command) => settleFlag(dependencies, caller, command),
      myFlags: (caller) => myFlags(dependencies, caller),
      explainFlag: (caller, command) => explainFlag(dependencies, caller, command),
      tellTies: (caller, command) => tellTies(dependencies, caller, command),
      protect: (caller, command) => protect(dependencies, caller, command),
    },
    viewPart: looksPart,
    examine(regionId) {
      const ofRegion = examined.get(regionId) ?? new Map();
      examined.set(regionId, ofRegion);
      return examineLooks(dependencies, regionId, ofRegion);
    },
  };
}
