import type { CaseFiles } from '../cases/dependencies.ts';
import type { Cases } from '../cases/index.ts';
import type { FileStore } from '../files/index.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import type { Partners } from './partners.ts';

export type ExchangeDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly now: () => Date;
  /** `https://layanan.bekasikota.go.id`, before the links in messages. */
  readonly publicUrl: string;
  readonly cases: Pick<Cases, 'openValues' | 'note' | 'fileCase' | 'openDraft'>;
  readonly files: Pick<CaseFiles, 'ofCase' | 'discard'>;
  readonly store: Pick<FileStore, 'read' | 'accept' | 'handOn'>;
  /** The account whose proven identity a NIK is. */
  readonly accountOf: (nik: string) => Promise<string | undefined>;
  readonly partners: Partners;
};
