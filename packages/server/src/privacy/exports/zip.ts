import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export type ZipEntry = { readonly name: string; readonly content: Uint8Array; readonly isPacked: boolean };

/** One file after the other; no more than one of them lies in memory. */
export async function* zipOf(entries: AsyncIterable<ZipEntry>, at: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failed: Error | null = null;
  const archive = new Zip((error, part) => {
    if (error) failed = error;
    else ready.push(part);
  });
  for await (const { name, content, isPacked } of entries) {
    const file = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name);
    file.mtime = at;
    archive.add(file);
    file.push(content, true);
    if (failed) throw failed;
    yield* ready.splice(0);
  }
  archive.end();
  if (failed) throw failed;
  yield* ready.splice(0);
}
