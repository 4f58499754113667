import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import webPush from 'web-push';

/** By which push services know that a push is ours (VAPID, RFC 8292); base64url. */
export type PushKeys = { publicKey(): string; privateKey(): string };

type Kept = { readonly publicKey: string; readonly privateKey: string };

/** Made when they are first needed and kept in the data folder: with other keys every browser would have to subscribe again. */
export function pushKeysIn(file: string): PushKeys {
  let kept: Kept | undefined;
  const keys = (): Kept => {
    kept ??= existsSync(file) ? readKeys(file) : makeKeys(file);
    return kept;
  };
  return { publicKey: () => keys().publicKey, privateKey: () => keys().privateKey };
}

const readKeys = (file: string): Kept => JSON.parse(readFileSync(file, 'utf8')) as Kept;

function makeKeys(file: string): Kept {
  mkdirSync(dirname(file), { recursive: true });
  try {
    // `wx`: of several servers that start together on one folder the first makes them.
    writeFileSync(file, JSON.stringify(webPush.generateVAPIDKeys()), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readKeys(file);
}
