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
import { readNodes } from './log-nodes.ts';

/** How many of each kind one checkpoint takes in; the sealer makes as many checkpoints as there is work. */
const leavesAtOnce = 2000;
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
 * Folds the actions and the entries of the stream that the outboxes hold into the region's log and signs what it is
 * now. `database` is the sealer role's: nobody else may write the log. Gives the number of leaves added.
 */
export async function sealRegion(database: DatabaseConnection, input: SealInput): Promise<number> {
  let sealed = 0;
  for (;;) {
    const taken = await inTransaction(regionDatabase(database, input.regionId), (transaction) =>
      sealBatch(transaction, input),
    );
    sealed += taken;
    if (taken < leavesAtOnce) return sealed;
  }
}

type NewLeaf = {
  readonly case_id?: string;
  readonly seq?: number;
  readonly entry_id?: string;
  readonly hash: Buffer;
};

async function sealBatch(transaction: DatabaseTransaction, input: SealInput): Promise<number> {
  await sql`select pg_advisory_xact_lock(${sealerLock}, hashtext(${input.regionId}))`.execute(transaction);
  const leaves = [...(await waitingActions(transaction)), ...(await waitingEntries(transaction))];
  if (leaves.length === 0) return 0;
  const before = await frontier(transaction);
  const grown = appendLeaves(
    before,
    leaves.map(({ hash }) => leafHash(hash)),
  );
  await transaction
    .insertInto('record_log_leaf')
    .values(
      leaves.map(({ case_id = null, seq = null, entry_id = null }, index) => ({
        position: String(before.size + index),
        case_id,
        seq,
        entry_id,
      })),
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
  return leaves.length;
}

async function waitingActions(transaction: DatabaseTransaction): Promise<readonly NewLeaf[]> {
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
          .limit(leavesAtOnce)
          .$asTuple('case_id', 'seq'),
      ),
    )
    .returning(['case_id', 'seq', 'hash'])
    .execute();
  return actions.sort((left, right) =>
    left.case_id === right.case_id ? left.seq - right.seq : left.case_id < right.case_id ? -1 : 1,
  );
}

async function waitingEntries(transaction: DatabaseTransaction): Promise<readonly NewLeaf[]> {
  const entries = await transaction
    .deleteFrom('stream_outbox')
    .where('entry_id', 'in', ({ selectFrom }) =>
      selectFrom('stream_outbox as next')
        .select('next.entry_id')
        .orderBy('next.entry_id')
        .limit(leavesAtOnce),
    )
    .returning(['entry_id', 'hash'])
    .execute();
  return entries.sort((left, right) => (left.entry_id < right.entry_id ? -1 : 1));
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
  return frontierOf(size, await readNodes(database, addresses));
}
