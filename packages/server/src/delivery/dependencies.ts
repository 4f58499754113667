import type { OfficerCard } from '../cases/dependencies.ts';
import type { Cases } from '../cases/index.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { TelephoneBridge } from '../platform/telephone/index.ts';
import type { MasterKeys } from '../record/index.ts';

export { regionOf } from '../places/index.ts';

export type DeliveryDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly now: () => Date;
  readonly publicUrl: string;
  readonly cases: Pick<Cases, 'note' | 'openValues' | 'takeStep' | 'standing' | 'cases'>;
  readonly people: {
    namesOf(regionId: string, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
    officersOf(regionId: string): Promise<readonly OfficerCard[]>;
  };
  /** Without one nobody can be called from here. */
  readonly telephone?: TelephoneBridge;
};
