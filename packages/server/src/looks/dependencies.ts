import type { PeopleDirectory } from '../cases/dependencies.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';

export { regionOf } from '../places/index.ts';

export type LooksDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly people: PeopleDirectory;
  readonly now: () => Date;
};
