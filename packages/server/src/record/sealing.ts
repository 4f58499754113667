import {
  appendLeaves,
  type Frontier,
  formatCheckpoint,
  frontierOf,
  leafHash,
  type NodeAddress,
  type NoteSigner,
  signNote,
} from '@satuloket/engine';
import { sql } from 'kysely';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
  regionDatabase,
} from '../platform/database/index.ts';

/** How many actions one checkpoint takes in; the sealer makes as many checkpoints as there is work. */
const actionsAtOnce = 2000;
/** One sealer a region at a time; the number names the lock, the region's hash the region. */
const sealerLock = 7_280_011;

export type SealInput = {
  readonly regionId: string;
  /** Names the log in its checkpoints, `layanan.contoh.id/kota-contoh`. */
  readonly origin: string;
  readonly signer: NoteSigner;
  readonly now: Date;
};

/**
 * Folds the actions that the outbox holds into the region's log and signs what it is now. `database` is the sealer
 * role's: nobody else may write the log. Gives the number of actions taken in.
 */
export async function sealRegion(database: DatabaseConnection, input: SealInput): Promise<number> {
  let sealed = 0;
  for (;;) {
    const taken = await inTransaction(regionDatabase(database, input.regionId), (transaction) =>
      sealBatch(transaction, input),
    );
    sealed += taken;
    if (taken < actionsAtOnce) return sealed;
  }
}

async function sealBatch(transaction: DatabaseTransaction, input: SealInput): Promise<number> {
  await sql`select pg_advisory_xact_lock(${sealerLock}, hashtext(${input.regionId}))`.execute(transaction);
  const actions = await transaction
    .deleteFrom('seal_outbox')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('case_id', 'seq'),
        'in',
        selectFrom('seal_outbox as next')
          .select(['next.case_id', 'next.seq'])
          .orderBy('next.case_id')
          .orderBy('next.seq')
          .limit(actionsAtOnce)
          .$asTuple('case_id', 'seq'),
      ),
    )
    .returning(['case_id', 'seq', 'hash'])
    .execute();
  if (actions.length === 0) return 0;
  actions.sort((left, right) =>
    left.case_id === right.case_id ? left.seq - right.seq : left.case_id < right.case_id ? -1 : 1,
  );
  const before = await frontier(transaction);
  const grown = appendLeaves(
    before,
    actions.map(({ hash }) => leafHash(hash)),
  );
  await transaction
    .insertInto('record_log_leaf')
    .values(
      actions.map(({ case_id, seq }, index) => ({ position: String(before.size + index), case_id, seq })),
    )
    .execute();
  await transaction
    .insertInto('record_log_node')
    .values(
      grown.nodes.map(({ level, index, hash }) => ({
        level,
        position: String(index),
        hash: Buffer.from(hash),
      })),
    )
    .execute();
  const { size } = grown.frontier;
  const note = await signNote(
    formatCheckpoint({ origin: input.origin, size, root: grown.root }),
    input.signer,
  );
  await transaction
    .insertInto('record_checkpoint')
    .values({ size: String(size), root: Buffer.from(grown.root), note, at: input.now })
    .execute();
  return actions.length;
}

/** What the next leaves are added to: the perfect subtrees of the log as it was signed last. */
async function frontier(database: DatabaseConnection): Promise<Frontier> {
  const last = await database
    .selectFrom('record_checkpoint')
    .select('size')
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  const size = Number(last?.size ?? 0);
  const addresses: NodeAddress[] = [];
  frontierOf(size, (address) => {
    addresses.push(address);
    return new Uint8Array(32);
  });
  if (addresses.length === 0) return frontierOf(0, () => new Uint8Array(32));
  const nodes = await database
    .selectFrom('record_log_node')
    .select(['level', 'position', 'hash'])
    .where(({ eb, or }) =>
      or(addresses.map(({ level, index }) => eb.and({ level, position: String(index) }))),
    )
    .execute();
  const hashes = new Map(nodes.map(({ level, position, hash }) => [`${level}/${position}`, hash]));
  return frontierOf(size, ({ level, index }) => {
    const hash = hashes.get(`${level}/${index}`);
    if (hash === undefined) throw new Error(`The log has no node ${level}/${index}.`);
    return hash;
  });
}
