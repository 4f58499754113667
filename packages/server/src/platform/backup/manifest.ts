import { hkdfSync } from 'node:crypto';

export const backupFormat = 1;

/** First in a backup: what it is and what it takes to put it back. */
export type BackupHeader = {
  readonly format: number;
  readonly madeAt: string;
  readonly satuloket: string;
  readonly postgres: string;
  /** Of the master key by which the keys in it are wrapped; the key itself is nowhere in it. */
  readonly keyFingerprint: string;
  readonly migrations: readonly { readonly number: number; readonly checksum: string }[];
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly counted: readonly string[];
  }[];
};

export type Summed = { readonly count: number; readonly bytes: number; readonly sha256: string };

/** Last in a backup: what must have come out of it. A backup without it is not whole. */
export type BackupManifest = {
  readonly tables: Readonly<Record<string, Summed>>;
  readonly files: Summed;
};

/** Tells two master keys apart and nothing about either. */
export function keyFingerprint(masterKey: Uint8Array): string {
  const derived = hkdfSync('sha256', masterKey, new Uint8Array(0), 'satuloket backup fingerprint', 16);
  return Buffer.from(derived).toString('hex');
}

export const headerName = 'backup.json';
export const manifestName = 'manifest.json';
export const tablePrefix = 'tables/';
export const filePrefix = 'files/';
