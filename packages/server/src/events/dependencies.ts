import type { CaseFiles, PeopleDirectory } from '../cases/dependencies.ts';
import type { Cases } from '../cases/index.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';

export type EventsDependencies = {
  readonly database: DatabaseConnection;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  /** `https://layanan.bekasikota.go.id`, before the links in messages. */
  readonly publicUrl: string;
  readonly cases: Pick<Cases, 'note' | 'goOn' | 'fileCase' | 'openValues' | 'openDraft'>;
  readonly files: Pick<CaseFiles, 'ofCase' | 'lend'>;
  readonly people: Pick<PeopleDirectory, 'applicantOf'>;
};
