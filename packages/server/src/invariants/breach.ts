import type { Text } from '@satuloket/engine';
import type { PackRegistry } from '../packs/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';

/** What must hold at any moment between two transactions, whatever people did and whatever failed. */
export const invariants = [
  'command-lost',
  'command-twice',
  'record-whole',
  'state-is-replay',
  'clock-agrees',
  'log-verifies',
  'look-recorded',
  'place-oversold',
  'stock-balances',
  'parcel-one-place',
  'field-once',
  'signed-once',
  'message-once',
  'promise-counted',
  'region-apart',
] as const;

export type Invariant = (typeof invariants)[number];

export type Breach = {
  readonly invariant: Invariant;
  readonly regionId: string;
  /** The case's code, or the key of whatever else is wrong; never anything personal. */
  readonly key: string;
  readonly says: Text;
};

export type InvariantDependencies = {
  /** Any role that may read; nothing is written. */
  readonly database: DatabaseConnection;
  readonly places: Pick<Places, 'region' | 'regions'>;
  readonly packs: Pick<PackRegistry, 'byDigest'>;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
};

/** One region under examination. */
export type Examined = InvariantDependencies & {
  readonly region: NonNullable<ReturnType<Places['region']>>;
};

export type Examination = (examined: Examined) => AsyncIterable<Breach>;

/** As many rows are looked at and told of one kind: whoever mends the first ones looks again. */
export const mostRows = 200;

export const firstIdentifier = '00000000-0000-0000-0000-000000000000';

export function breachIn(examined: Examined, invariant: Invariant) {
  return (key: string, id: string, en: string): Breach => ({
    invariant,
    regionId: examined.region.id,
    key,
    says: { id, en },
  });
}
