import type { FileValue, Result, Text } from '@satuloket/engine';
import type { Caller } from '../types.ts';

/** Uploads stream to `PUT /files/...` (see platform/http); pages without JavaScript send small forms through `accept`. */
export interface FileService {
  /** Begins an upload that can go on after a lost connection: parts are sent to `uploadPath` from `offset`. */
  begin(
    caller: Caller,
    input: { draftId: string; requirement: string; name: string; sizeBytes: number },
  ): Promise<Result<{ readonly fileId: string; readonly uploadPath: string }>>;
  /** Takes a whole file at once. The same key with the same file gets the first one; without a key there is another. */
  accept(
    caller: Caller,
    input: {
      key?: string;
      draftId: string;
      requirement: string;
      name: string;
      content: ReadableStream<Uint8Array>;
      sizeBytes: number;
    },
  ): Promise<Result<FileAccepted>>;
  remove(caller: Caller, input: { draftId: string; fileId: string }): Promise<Result<void>>;
  /** An address that works for ten minutes for this caller only. */
  link(
    caller: Caller,
    fileId: string,
  ): Promise<Result<{ readonly path: string; readonly mediaType: string; readonly name: string }>>;
}

/** `warnings` are what the look at the picture found (too dark, blurred, small): the file is kept all the same. */
export type FileAccepted = { readonly file: FileValue; readonly warnings: readonly Text[] };
