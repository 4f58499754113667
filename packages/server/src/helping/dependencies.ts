import type { PeopleDirectory } from '../cases/dependencies.ts';
import type { Cases } from '../cases/index.ts';
import type { FileStore } from '../files/index.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { PopulationRegister, RegisterHousehold } from '../people/register-adapter/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import { blindDigest, type MasterKeys } from '../record/index.ts';

export { regionOf } from '../places/index.ts';

export type HelpingOptions = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly register: PopulationRegister;
  readonly people: PeopleDirectory;
  /** The account whose proven identity a NIK is. */
  readonly accountOf: (nik: string) => Promise<string | undefined>;
  /** The family card of an account as the register last told it, from our own tables. */
  readonly householdOf: (accountId: string) => Promise<RegisterHousehold | undefined>;
  readonly store: FileStore;
  readonly cases: Pick<Cases, 'openDraft' | 'recordIdentityChecked' | 'registerFollower' | 'hooks'>;
};

/** The digest under which cases are found by NIK, so that a person, a mandate and a case meet without the number. */
export function nikDigest(
  { masterKeys }: Pick<HelpingOptions, 'masterKeys'>,
  regionId: string,
  nik: string,
): Buffer {
  return blindDigest(masterKeys, { regionId, purpose: 'nik', value: nik }).digest;
}
