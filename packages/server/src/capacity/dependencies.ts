import type { Region } from '@satuloket/engine';
import type { Cases } from '../cases/index.ts';
import type { NoticeDependencies } from '../notices/index.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';

export type CapacityDependencies = NoticeDependencies & {
  readonly database: DatabaseConnection;
  readonly packs: PackRegistry;
  readonly cases: Pick<Cases, 'cases'>;
  readonly now: () => Date;
  readonly people: {
    namesOf(regionId: string, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  };
};

export function regionOf({ places }: Pick<NoticeDependencies, 'places'>, regionId: string): Region {
  const region = places.region(regionId);
  if (region === undefined) throw new Error(`There is no region ${regionId}.`);
  return region;
}
