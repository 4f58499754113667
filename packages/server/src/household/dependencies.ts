import type { Cases } from '../cases/index.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { People } from '../people/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';

export type HouseholdDependencies = {
  readonly database: DatabaseConnection;
  readonly places: Pick<Places, 'region'>;
  readonly packs: Pick<PackRegistry, 'serviceOf'>;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  readonly cases: Pick<Cases, 'cases' | 'openDraft'>;
  readonly people: Pick<People, 'profile' | 'householdOf'>;
};
