import {
  type Hash,
  type NoteVerifier,
  openNote,
  parseCheckpoint,
  type Result,
  success,
} from '@satuloket/engine';

export type ReadCheckpoint = { readonly size: number; readonly root: Hash };

/** What a note says, once the verifier's key has signed it. */
export async function readCheckpoint(note: string, verifier: NoteVerifier): Promise<Result<ReadCheckpoint>> {
  const opened = await openNote(note, [verifier]);
  if (!opened.ok) return opened;
  const read = parseCheckpoint(opened.value.body);
  return read.ok ? success({ size: read.value.size, root: read.value.root }) : read;
}

/** The size that a note names, whoever wrote it; 0 when it names none. */
export function claimedSize(note: string): number {
  const size = Number(note.split('\n')[1]);
  return Number.isSafeInteger(size) && size > 0 ? size : 0;
}
