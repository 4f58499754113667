import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { openBox, sealBox } from '../../record/index.ts';

export type ExportNamed = { readonly regionId: string; readonly exportId: string };

export function exportPath(folder: string, { regionId, exportId }: ExportNamed): string {
  return join(folder, regionId, exportId.slice(-2), exportId);
}

const frameBytes = 64 * 1024;

/**
 * Writes a stream to the disk in frames, each sealed by itself: nothing lies there in clear and no more than a frame lies
 * in memory. Number and "last" are bound into each, so that none can be left out, moved or cut off unseen.
 *
 * @returns how many bytes came.
 */
export async function writeSealed(
  path: string,
  { key, named, content }: { key: Uint8Array; named: ExportNamed; content: AsyncIterable<Uint8Array> },
): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.part`;
  const output = createWriteStream(unfinished, { mode: 0o600 });
  let waiting = Buffer.alloc(0);
  let frames = 0;
  let sizeBytes = 0;
  const write = async (content: Uint8Array, isLast: boolean): Promise<void> => {
    const box = sealBox(key, content, framePlace(named, frames, isLast));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(box.length);
    frames += 1;
    if (!output.write(Buffer.concat([length, box]))) await once(output, 'drain');
  };
  try {
    for await (const part of content) {
      sizeBytes += part.length;
      waiting = Buffer.concat([waiting, part]);
      while (waiting.length > frameBytes) {
        await write(waiting.subarray(0, frameBytes), false);
        waiting = waiting.subarray(frameBytes);
      }
    }
    await write(waiting, true);
    output.end();
    await finished(output);
    await rename(unfinished, path);
    return sizeBytes;
  } catch (error) {
    output.destroy();
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** What was written, frame by frame. @throws where a frame was changed, moved or is missing. */
export async function* readSealed(
  path: string,
  { key, named }: { key: Uint8Array; named: ExportNamed },
): AsyncGenerator<Buffer> {
  let waiting = Buffer.alloc(0);
  let frames = 0;
  let before: Buffer | undefined;
  for await (const part of createReadStream(path, { highWaterMark: frameBytes })) {
    waiting = Buffer.concat([waiting, part as Buffer]);
    for (;;) {
      const length = waiting.length < 4 ? undefined : waiting.readUInt32BE();
      if (length === undefined || waiting.length < 4 + length) break;
      const box = Buffer.from(waiting.subarray(4, 4 + length));
      waiting = waiting.subarray(4 + length);
      if (before !== undefined) {
        yield openBox(key, before, framePlace(named, frames, false));
        frames += 1;
      }
      before = box;
    }
  }
  if (before === undefined || waiting.length > 0) throw new Error('The copy on the disk is cut off.');
  yield openBox(key, before, framePlace(named, frames, true));
}

function framePlace({ regionId, exportId }: ExportNamed, frame: number, isLast: boolean): string {
  return `data-export/${regionId}/${exportId}/${frame}/${isLast ? 'last' : 'more'}`;
}
