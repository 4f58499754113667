import { Dexie, type EntityTable } from 'dexie';
import type { Sealed } from './sealing.ts';

/** A device as it was taken into use by one officer; its keys can be used here and taken nowhere. */
export type DeviceRow = {
  readonly accountId: string;
  readonly deviceId: string;
  readonly signingKey: CryptoKey;
  /** How far its sequence has been written. */
  readonly seq: number;
  readonly digest: string;
};

/** The officer whose phone this is at present, and the key under which everything of theirs lies here. */
export type OwnerRow = {
  readonly accountId: string;
  readonly name: string;
  readonly sealingKey: CryptoKey;
  /** Signed out: kept, and not shown. */
  readonly isLocked: boolean;
  readonly isCurrent: 0 | 1;
};

export type ActState = 'kept' | 'signed' | 'answered';

export type ActRow = {
  /** The order in which it was written down. */
  readonly order: number;
  readonly id: string;
  readonly accountId: string;
  /** `kept`: may be undone; `signed`: it has its number and is on its way; `answered`: the server has it. */
  readonly state: ActState;
  /** Milliseconds of this device's clock, from which on it may leave. */
  readonly leavesAt: number;
  readonly act: Sealed;
  /** With its number and signature, as it is sent and sent again. */
  readonly event?: Sealed;
  readonly seq?: number;
  readonly answer?: ActAnswer;
};

export type ActAnswer = {
  readonly outcome: 'done' | 'already' | 'set-aside';
  readonly problem?: {
    readonly code: string;
    readonly message: { readonly id: string; readonly en: string };
  };
};

export type FileRow = {
  readonly sha256: string;
  readonly accountId: string;
  readonly actId: string;
  readonly name: string;
  readonly content: Sealed;
  readonly isSent: 0 | 1;
  /** How much of it the server has. */
  readonly sentBytes?: number;
};

export type RoundRow = { readonly accountId: string; readonly round: Sealed };

export class FieldDatabase extends Dexie {
  readonly owners!: EntityTable<OwnerRow, 'accountId'>;
  readonly devices!: EntityTable<DeviceRow, 'accountId'>;
  readonly rounds!: EntityTable<RoundRow, 'accountId'>;
  readonly acts!: EntityTable<ActRow, 'order'>;
  readonly files!: EntityTable<FileRow, 'sha256'>;

  constructor(regionSlug: string) {
    super(`satuloket-field-${regionSlug}`);
    this.version(1).stores({
      owners: 'accountId, isCurrent',
      devices: 'accountId',
      rounds: 'accountId',
      acts: '++order, &id, accountId, [accountId+state]',
      files: 'sha256, actId, accountId',
    });
  }
}
