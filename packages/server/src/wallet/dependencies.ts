import type { Cases } from '../cases/index.ts';
import type { FileStore } from '../files/index.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';

export { regionOf } from '../places/index.ts';

export type WalletDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly now: () => Date;
  readonly cases: Pick<Cases, 'note' | 'cases' | 'isFamilyHiddenOf'>;
  readonly store: Pick<FileStore, 'find' | 'read'>;
  /** What was signed here. */
  readonly documents?: {
    ofCase(
      regionId: string,
      caseId: string,
    ): Promise<readonly { readonly fileId: string; readonly documentCode: string }[]>;
  };
};
