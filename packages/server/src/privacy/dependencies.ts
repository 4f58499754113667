import type { PeopleDirectory } from '../cases/dependencies.ts';
import type { Cases } from '../cases/index.ts';
import type { FileStore } from '../files/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import type { CatalogueService } from '../types.ts';

export { regionOf } from '../places/index.ts';

export type PrivacyDependencies = {
  readonly database: DatabaseConnection;
  /** The retention role's connection; without it nothing is deleted, as while the demo's past is being told. */
  readonly retention?: DatabaseConnection | undefined;
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  readonly now: () => Date;
  readonly catalogue: Pick<CatalogueService, 'service'>;
  readonly cases: Pick<Cases, 'cases' | 'note' | 'isFamilyHiddenOf'>;
  readonly officers: Pick<PeopleDirectory, 'namesOf' | 'officersOf'>;
  readonly store: Pick<FileStore, 'read' | 'forget'>;
  /** Where copies of people's data lie, encrypted. */
  readonly exportFolder: string;
};
