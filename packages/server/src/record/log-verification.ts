import {
  appendLeaves,
  emptyFrontier,
  type Frontier,
  leafHash,
  type NoteVerifier,
  openNote,
  parseCheckpoint,
} from '@satuloket/engine';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';

const leavesAtOnce = 5000;

export type LogFault = {
  readonly kind: 'note-not-ours' | 'note-changed' | 'root-differs' | 'leaf-missing';
  readonly size: number;
};

/**
 * Computes the region's log anew from the actions and the stream and compares it with every checkpoint that was signed. An empty list
 * means that nothing that had been sealed was changed, lost or put elsewhere since.
 */
export async function verifyLog(
  database: DatabaseConnection,
  input: { readonly regionId: string; readonly verifier: NoteVerifier },
): Promise<readonly LogFault[]> {
  const region = regionDatabase(database, input.regionId);
  const checkpoints = await region.selectFrom('record_checkpoint').selectAll().orderBy('size').execute();
  const faults: LogFault[] = [];
  let grown: Frontier = emptyFrontier;
  for (const checkpoint of checkpoints) {
    const size = Number(checkpoint.size);
    faults.push(...(await noteFaults(checkpoint.note, input.verifier, size, checkpoint.root)));
    let root: Uint8Array | undefined;
    while (grown.size < size) {
      const leaves = await region
        .selectFrom('record_log_leaf as leaf')
        .leftJoin('case_action as action', (join) =>
          join.onRef('action.case_id', '=', 'leaf.case_id').onRef('action.seq', '=', 'leaf.seq'),
        )
        .leftJoin('stream_entry as entry', (join) => join.onRef('entry.id', '=', 'leaf.entry_id'))
        .select((eb) => eb.fn.coalesce('action.hash', 'entry.hash').as('hash'))
        .where('leaf.position', '>=', String(grown.size))
        .where('leaf.position', '<', String(Math.min(size, grown.size + leavesAtOnce)))
        .orderBy('leaf.position')
        .execute();
      if (leaves.length < Math.min(size - grown.size, leavesAtOnce)) {
        return [...faults, { kind: 'leaf-missing', size }];
      }
      const next = appendLeaves(
        grown,
        leaves.map(({ hash }) => leafHash(hash ?? Buffer.alloc(0))),
      );
      grown = next.frontier;
      root = next.root;
    }
    if (root === undefined || !checkpoint.root.equals(root)) faults.push({ kind: 'root-differs', size });
  }
  return faults;
}

async function noteFaults(
  note: string,
  verifier: NoteVerifier,
  size: number,
  root: Buffer,
): Promise<readonly LogFault[]> {
  const opened = await openNote(note, [verifier]);
  if (!opened.ok) return [{ kind: 'note-not-ours', size }];
  const read = parseCheckpoint(opened.value.body);
  return read.ok && read.value.size === size && root.equals(read.value.root)
    ? []
    : [{ kind: 'note-changed', size }];
}
