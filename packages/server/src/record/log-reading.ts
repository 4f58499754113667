import {
  consistencyProof,
  failure,
  type Hash,
  inclusionProof,
  nodesForConsistency,
  type Problem,
  type Result,
  recordProofFormat,
  success,
  verifierKey,
} from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { CaseProof, LogService, ProvenAction, SealedCheckpoint } from './contract.ts';
import type { LogKeys } from './log-keys.ts';
import { nodesForEntries, readNodes } from './log-nodes.ts';
import type { RecordCheckpointTable } from './schema.ts';

/** The log of each region, for anyone: hashes and signatures, nothing of anybody. */
export function createLogService(options: {
  readonly database: DatabaseConnection;
  readonly keysOf: (regionId: string) => LogKeys;
}): LogService {
  const open = (regionId: string) => regionDatabase(options.database, regionId);
  return {
    key(regionId) {
      const { signer } = options.keysOf(regionId);
      return { name: signer.name, key: verifierKey(signer) };
    },
    async latest(regionId) {
      const row = await latestCheckpoint(open(regionId));
      return row === undefined ? failure(logEmpty) : success(sealed(row));
    },
    async checkpoint(regionId, size) {
      const row = await open(regionId)
        .selectFrom('record_checkpoint')
        .selectAll()
        .where('size', '=', String(size))
        .executeTakeFirst();
      return row === undefined ? failure(checkpointUnknown) : success(sealed(row));
    },
    async inclusion(regionId, asked) {
      const database = open(regionId);
      const size = await sizeUpTo(database, asked.size);
      if (!size.ok) return size;
      const { position } = asked;
      if (position >= size.value) return failure(logShorter);
      const leaf = { level: 0, index: position };
      const read = await readNodes(database, [leaf, ...nodesForEntries([position], size.value)]);
      return success({
        position,
        size: size.value,
        leafHash: base64(read(leaf)),
        path: inclusionProof(position, size.value, read).map(base64),
      });
    },
    async consistency(regionId, { from, to }) {
      const database = open(regionId);
      const size = await sizeUpTo(database, to);
      if (!size.ok) return size;
      if (from > to) return failure(logShorter);
      const read = await readNodes(database, nodesForConsistency(from, to));
      return success({ from, to, path: consistencyProof(from, to, read).map(base64) });
    },
  };
}

/**
 * That the actions of a case are in the log as it was signed last. Those that are too young for that are named as
 * waiting. Code: `log-empty` while none of them is sealed.
 */
export async function proofOfCase(
  database: DatabaseConnection,
  keys: LogKeys,
  named: { readonly regionSlug: string; readonly caseId: string; readonly code: string },
): Promise<Result<CaseProof>> {
  const checkpoint = await latestCheckpoint(database);
  if (checkpoint === undefined) return failure(logEmpty);
  const size = Number(checkpoint.size);
  const rows = await database
    .selectFrom('case_action as action')
    .leftJoin('record_log_leaf as leaf', (join) =>
      join.onRef('leaf.case_id', '=', 'action.case_id').onRef('leaf.seq', '=', 'action.seq'),
    )
    .select(['action.seq', 'action.at', 'action.type', 'action.hash', 'leaf.position'])
    .where('action.case_id', '=', named.caseId)
    .orderBy('action.seq')
    .execute();
  const isSealed = (position: string | null): position is string =>
    position !== null && Number(position) < size;
  const positions = rows.flatMap(({ position }) => (isSealed(position) ? [Number(position)] : []));
  if (positions.length === 0) return failure(logEmpty);
  const read = await readNodes(database, nodesForEntries(positions, size));
  return success({
    format: recordProofFormat,
    region: named.regionSlug,
    case: named.code,
    key: verifierKey(keys.signer),
    checkpoint: checkpoint.note,
    entries: rows.flatMap(({ seq, at, type, hash, position }): ProvenAction[] =>
      isSealed(position)
        ? [
            {
              number: seq,
              at: at.toISOString(),
              type,
              hash: hash.toString('hex'),
              position: Number(position),
              path: inclusionProof(Number(position), size, read).map(base64),
            },
          ]
        : [],
    ),
    waiting: rows.flatMap(({ seq, position }) => (isSealed(position) ? [] : [seq])),
  });
}

/** The size that was asked for when the log is as long, else that of the latest checkpoint. */
async function sizeUpTo(database: DatabaseConnection, asked: number | undefined): Promise<Result<number>> {
  const latest = await latestCheckpoint(database);
  if (latest === undefined) return failure(logEmpty);
  const size = Number(latest.size);
  return asked === undefined || asked <= size ? success(asked ?? size) : failure(logShorter);
}

function latestCheckpoint(
  database: DatabaseConnection,
): Promise<Selectable<RecordCheckpointTable> | undefined> {
  return database
    .selectFrom('record_checkpoint')
    .selectAll()
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
}

const sealed = ({ size, note, at }: Selectable<RecordCheckpointTable>): SealedCheckpoint => ({
  size: Number(size),
  note,
  at: at.toISOString(),
});

const base64 = (hash: Hash): string => Buffer.from(hash).toString('base64');

const logEmpty: Problem = {
  code: 'log-empty',
  status: 404,
  retryable: true,
  message: {
    id: 'Belum ada catatan yang ditandatangani di sini. Titik periksa dibuat setiap menit; coba lagi sebentar lagi.',
    en: 'Nothing of this has been signed yet. A checkpoint is made every minute; try again in a moment.',
  },
};

const checkpointUnknown: Problem = {
  code: 'checkpoint-unknown',
  status: 404,
  retryable: false,
  message: {
    id: 'Tidak ada titik periksa dengan ukuran ini.',
    en: 'There is no checkpoint of this size.',
  },
};

const logShorter: Problem = {
  code: 'log-shorter',
  status: 422,
  retryable: false,
  message: {
    id: 'Catatan daerah belum sepanjang itu. Pilih ukuran yang tidak melebihi titik periksa terakhir.',
    en: 'The log is not that long. Choose a size that is not beyond the latest checkpoint.',
  },
};
