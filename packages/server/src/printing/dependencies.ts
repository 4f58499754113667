import type { Cases } from '../cases/index.ts';
import type { Fulfilment } from '../fulfilment/index.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';

export { regionOf } from '../places/index.ts';

export type PrintingDependencies = {
  readonly database: DatabaseConnection;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly now: () => Date;
  readonly cases: Pick<Cases, 'takeStep' | 'note'>;
  readonly fulfilment: Pick<Fulfilment, 'render'>;
  readonly people: {
    namesOf(regionId: string, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  };
};
