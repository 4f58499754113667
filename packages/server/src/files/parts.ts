import { createCipheriv, createDecipheriv } from 'node:crypto';
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * What has come of unfinished uploads, a file each on the server's own disk. Encrypted as it comes (AES-256-CTR, whose
 * counter is the position, so that an upload can go on anywhere); its key is the file's and is never used for anything
 * else. Whole files get an authenticated form when they are kept.
 */
export type Parts = {
  receivedBytes(place: PartPlace): Promise<number>;
  /**
   * Appends at the position reached so far; whatever arrived before a lost connection stays. Stops at `roomBytes`.
   *
   * @returns how much there is now, and whether more came than there was room for.
   */
  append(
    place: PartPlace,
    source: AsyncIterable<Uint8Array>,
    room: { fromBytes: number; untilBytes: number },
  ): Promise<{ receivedBytes: number; overflowed: boolean; interrupted: boolean }>;
  read(place: PartPlace): Promise<Buffer>;
  remove(place: Pick<PartPlace, 'regionId' | 'fileId'>): Promise<void>;
};

export type PartPlace = { readonly regionId: string; readonly fileId: string; readonly key: Uint8Array };

const blockBytes = 16;

export function partsIn(folder: string): Parts {
  const pathOf = ({ regionId, fileId }: Pick<PartPlace, 'regionId' | 'fileId'>): string =>
    join(folder, regionId, `${fileId}.part`);

  async function receivedBytes(place: PartPlace): Promise<number> {
    try {
      return (await stat(pathOf(place))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
      throw error;
    }
  }

  return {
    receivedBytes,

    async append(place, source, { fromBytes, untilBytes }) {
      const path = pathOf(place);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path, fromBytes === 0 ? 'w' : 'r+', 0o600);
      let position = fromBytes;
      let overflowed = false;
      let interrupted = false;
      try {
        const cipher = createCipheriv('aes-256-ctr', place.key, counterAt(fromBytes));
        cipher.update(Buffer.alloc(fromBytes % blockBytes));
        for await (const chunk of source) {
          if (position + chunk.length > untilBytes) {
            overflowed = true;
            break;
          }
          await file.write(cipher.update(chunk), 0, chunk.length, position);
          position += chunk.length;
        }
      } catch (error) {
        // A connection that broke is what resuming is for; a full disk is not.
        if (isOfDisk(error)) throw error;
        interrupted = true;
      } finally {
        await file.close();
      }
      return { receivedBytes: position, overflowed, interrupted };
    },

    async read(place) {
      const decipher = createDecipheriv('aes-256-ctr', place.key, counterAt(0));
      return decipher.update(await readFile(pathOf(place)));
    },

    async remove(place) {
      await rm(pathOf(place), { force: true });
    },
  };
}

function counterAt(position: number): Buffer {
  const counter = Buffer.alloc(blockBytes);
  counter.writeBigUInt64BE(BigInt(Math.floor(position / blockBytes)), 8);
  return counter;
}

function isOfDisk(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EACCES', 'EIO', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '');
}
