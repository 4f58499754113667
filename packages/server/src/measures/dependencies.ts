import type { Cases } from '../cases/index.ts';
import type { NoticeDependencies } from '../notices/index.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';

export { regionOf } from '../places/index.ts';

export type MeasuresDependencies = NoticeDependencies & {
  readonly database: DatabaseConnection;
  readonly packs: PackRegistry;
  readonly cases: Pick<Cases, 'note'>;
  readonly now: () => Date;
};
