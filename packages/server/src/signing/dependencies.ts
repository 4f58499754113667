import type { Cases } from '../cases/index.ts';
import type { FileStore } from '../files/index.ts';
import type { Fulfilment } from '../fulfilment/index.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { DocumentSigner } from '../platform/signing/index.ts';
import type { MasterKeys } from '../record/index.ts';

export { regionOf } from '../places/index.ts';

export type SigningDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly cases: Pick<Cases, 'takeStep' | 'productValues' | 'recordDocumentMade'>;
  readonly fulfilment: Pick<Fulfilment, 'compose' | 'composeSeen'>;
  readonly store: Pick<FileStore, 'keepDocument' | 'read'>;
  /** Undefined where no way to sign is set up: what is prepared waits, and the desk says why. */
  readonly signer: DocumentSigner | undefined;
  readonly people: {
    namesOf(regionId: string, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  };
  /** Told of what no rule foresaw; the document waits again and the others go on. */
  readonly onUnexpected: (error: unknown) => void;
};
