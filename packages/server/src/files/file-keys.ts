import { hkdfSync, randomBytes } from 'node:crypto';
import { type MasterKeys, masterKey, openBox, sealBox } from '../record/index.ts';

/** The opened key of one file. What it encrypts is told apart by purpose, so no two things share a key. */
export type FileKey = { readonly regionId: string; readonly fileId: string; readonly key: Uint8Array };

export type WrappedFileKey = { readonly master_key_id: string; readonly wrapped_key: Buffer };

export function newFileKey(
  masterKeys: MasterKeys,
  place: { regionId: string; fileId: string },
): { fileKey: FileKey; wrapped: WrappedFileKey } {
  const key = randomBytes(32);
  const id = masterKeys.currentId;
  const wrappedKey = sealBox(masterKey(masterKeys, id), key, fileKeyPlace(place));
  return { fileKey: { ...place, key }, wrapped: { master_key_id: id, wrapped_key: wrappedKey } };
}

export function unwrapFileKey(
  masterKeys: MasterKeys,
  place: { regionId: string; fileId: string },
  wrapped: WrappedFileKey,
): FileKey {
  const key = openBox(masterKey(masterKeys, wrapped.master_key_id), wrapped.wrapped_key, fileKeyPlace(place));
  return { ...place, key };
}

export function partsKey({ key }: FileKey): Uint8Array {
  return derive(key, 'satuloket file parts');
}

export function sealFileName(fileKey: FileKey, name: string): Buffer {
  return sealBox(
    derive(fileKey.key, 'satuloket file name'),
    Buffer.from(name, 'utf8'),
    fileKeyPlace(fileKey),
  );
}

export function openFileName(fileKey: FileKey, sealed: Buffer): string {
  return openBox(derive(fileKey.key, 'satuloket file name'), sealed, fileKeyPlace(fileKey)).toString('utf8');
}

export function sealContent(fileKey: FileKey, content: Uint8Array): Buffer {
  return sealBox(derive(fileKey.key, 'satuloket file content'), content, fileKeyPlace(fileKey));
}

/** @throws when the store holds something else than what was kept. */
export function openContent(fileKey: FileKey, sealed: Uint8Array): Buffer {
  return openBox(derive(fileKey.key, 'satuloket file content'), sealed, fileKeyPlace(fileKey));
}

function derive(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), purpose, 32));
}

export function fileKeyPlace({ regionId, fileId }: { regionId: string; fileId: string }): string {
  return `file/${regionId}/${fileId}`;
}
