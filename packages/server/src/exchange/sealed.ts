import { hkdfSync } from 'node:crypto';
import { type MasterKeys, openBox, rootKey, rootsOf, sealBox } from '../record/index.ts';

/** Where a sealed message stands: a box that was moved to another row does not open. */
type Place = { readonly regionId: string; readonly box: 'inbox' | 'outbox'; readonly id: string };

/**
 * What waits to be sent or worked, encrypted under a key of the region. The box names the root key that opens it.
 */
export function sealMessage(masterKeys: MasterKeys, place: Place, value: unknown): Buffer {
  const { currentId } = rootsOf(masterKeys);
  const id = Buffer.from(currentId, 'utf8');
  const box = sealBox(
    keyOf(masterKeys, currentId, place.regionId),
    Buffer.from(JSON.stringify(value), 'utf8'),
    nameOf(place),
  );
  return Buffer.concat([Buffer.of(id.length), id, box]);
}

/** @throws when the key is not there any more, or the row was changed or moved. */
export function openMessage<Value>(masterKeys: MasterKeys, place: Place, sealed: Buffer): Value {
  const idLength = sealed[0] ?? 0;
  const id = sealed.subarray(1, 1 + idLength).toString('utf8');
  const opened = openBox(keyOf(masterKeys, id, place.regionId), sealed.subarray(1 + idLength), nameOf(place));
  return JSON.parse(opened.toString('utf8')) as Value;
}

function keyOf(masterKeys: MasterKeys, id: string, regionId: string): Uint8Array {
  const info = `satuloket exchange/${regionId}`;
  return new Uint8Array(hkdfSync('sha256', rootKey(masterKeys, id), new Uint8Array(0), info, 32));
}

function nameOf({ regionId, box, id }: Place): string {
  return `exchange/${box}/${regionId}/${id}`;
}
