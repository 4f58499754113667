/**
 * The part of the tar format (POSIX.1-1988, ustar) that a backup needs: plain files, written and read as a stream. Any
 * tar reads it, so that a backup can be opened without us.
 */

const blockBytes = 512;

export type TarHeader = { readonly name: string; readonly sizeBytes: number };

/** The header of a member; its content and `paddingAfter` follow. */
export function tarHeader({ name, sizeBytes }: TarHeader, modifiedAt: Date): Buffer {
  const header = Buffer.alloc(blockBytes);
  const { prefix, last } = splitName(name);
  header.write(last, 0, 100, 'utf8');
  header.write('0000600\0', 100, 'latin1');
  header.write('0000000\0', 108, 'latin1');
  header.write('0000000\0', 116, 'latin1');
  header.write(octal(sizeBytes, 11), 124, 'latin1');
  header.write(octal(Math.floor(modifiedAt.getTime() / 1000), 11), 136, 'latin1');
  header.write('        ', 148, 'latin1');
  header.write('0', 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(prefix, 345, 155, 'utf8');
  let sum = 0;
  for (const byte of header) sum += byte;
  header.write(`${octal(sum, 6)}\0 `, 148, 'latin1');
  return header;
}

export const paddingAfter = (sizeBytes: number): Buffer =>
  Buffer.alloc((blockBytes - (sizeBytes % blockBytes)) % blockBytes);

/** Two empty blocks end an archive. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * blockBytes);

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');

function splitName(name: string): { readonly prefix: string; readonly last: string } {
  if (Buffer.byteLength(name) <= 100) return { prefix: '', last: name };
  for (let slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
    const prefix = name.slice(0, slash);
    const last = name.slice(slash + 1);
    if (Buffer.byteLength(last) <= 100 && Buffer.byteLength(prefix) <= 155) return { prefix, last };
  }
  throw new Error(`The name ${name} is too long for an archive.`);
}

export class BrokenArchive extends Error {}

export type TarMember = TarHeader & {
  /** To be read to its end before the next member comes. */
  readonly content: AsyncIterable<Buffer>;
};

/** @throws BrokenArchive when the stream ends early or is no archive. */
export async function* readTar(stream: AsyncIterable<Buffer>): AsyncGenerator<TarMember> {
  const source = new Source(stream);
  for (;;) {
    const header = await source.take(blockBytes);
    if (header.every((byte) => byte === 0)) return;
    const member = parseHeader(header);
    let left = member.sizeBytes;
    async function* content(): AsyncGenerator<Buffer> {
      while (left > 0) {
        const chunk = await source.some(left);
        left -= chunk.length;
        yield chunk;
      }
    }
    yield { ...member, content: content() };
    while (left > 0) left -= (await source.some(left)).length;
    await source.take(paddingAfter(member.sizeBytes).length);
  }
}

function parseHeader(header: Buffer): TarHeader {
  const text = (from: number, length: number): string => {
    const field = header.subarray(from, from + length);
    const end = field.indexOf(0);
    return field.subarray(0, end < 0 ? length : end).toString('utf8');
  };
  let sum = 0;
  for (const [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 32 : byte;
  if (Number.parseInt(text(148, 8), 8) !== sum) throw new BrokenArchive('A header of the archive is broken.');
  const prefix = text(345, 155);
  const name = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
  return { name, sizeBytes: Number.parseInt(text(124, 12), 8) };
}

/** Bytes of a stream by number. */
class Source {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** At least one byte, at most `limit`. */
  async some(limit: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done) throw new BrokenArchive('The archive ends early.');
      this.#rest = next.value;
    }
    const chunk = this.#rest.subarray(0, limit);
    this.#rest = this.#rest.subarray(chunk.length);
    return chunk;
  }

  async take(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let left = count; left > 0; ) {
      const part = await this.some(left);
      left -= part.length;
      parts.push(part);
    }
    return Buffer.concat(parts);
  }
}
