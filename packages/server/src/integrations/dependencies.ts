import type { CaseFiles } from '../cases/dependencies.ts';
import type { Cases } from '../cases/index.ts';
import type { FileStore } from '../files/index.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { PopulationRegister } from '../people/register-adapter/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { GuardedPost } from '../platform/outbound/index.ts';
import type { MasterKeys } from '../record/index.ts';

export { regionOf } from '../places/index.ts';

export type IntegrationDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly now: () => Date;
  /** `https://layanan.bekasikota.go.id`, before the links in messages. */
  readonly publicUrl: string;
  readonly register: PopulationRegister;
  readonly cases: Pick<Cases, 'fileCase' | 'cases'>;
  readonly files: Pick<CaseFiles, 'discard'>;
  readonly store: Pick<FileStore, 'accept'>;
  /** The account whose proven identity a NIK is. */
  readonly accountOf: (nik: string) => Promise<string | undefined>;
  readonly post: GuardedPost;
};
