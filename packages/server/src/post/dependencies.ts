import type { PeopleDirectory } from '../cases/dependencies.ts';
import type { Cases } from '../cases/index.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';

export { regionOf } from '../places/index.ts';

export type PostOptions = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly people: Pick<PeopleDirectory, 'officersOf'>;
  readonly cases: Pick<Cases, 'cases' | 'openValues' | 'note'>;
  /** Told of what no rule foresaw; the row is refused and the others go on. */
  readonly onUnexpected?: (error: unknown) => void;
};
