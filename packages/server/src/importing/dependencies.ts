import type { PeopleDirectory } from '../cases/dependencies.ts';
import type { Cases } from '../cases/index.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { PopulationRegister } from '../people/register-adapter/index.ts';
import { keyedDigest, purposeKey } from '../people/sealing.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';

export { regionOf } from '../places/index.ts';

export type ImportingOptions = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly register: PopulationRegister;
  readonly people: PeopleDirectory;
  /** The account whose proven identity a NIK is. */
  readonly accountOf: (nik: string) => Promise<string | undefined>;
  readonly cases: Pick<Cases, 'fileCase' | 'openValues' | 'recordIdentityChecked'>;
  /** Told of what no rule foresaw; the row is refused and the others go on. */
  readonly onUnexpected?: (error: unknown) => void;
};

/** A number of a former system as it is kept. Numbers that differ in case or spaces only are one. */
export function formerDigest(
  { masterKeys }: Pick<ImportingOptions, 'masterKeys'>,
  input: { readonly regionId: string; readonly system: string; readonly number: string },
): Buffer {
  const number = input.number.toUpperCase().replace(/\s+/g, '');
  const key = purposeKey(masterKeys, 'account index');
  return keyedDigest(key, 'former case', input.regionId, input.system, number);
}
