import type { MasterKeys } from '@satuloket/server';
import type { DatabaseConnection } from '@satuloket/server/platform';
import { rewrapKeys, wrapCounts } from '@satuloket/server/record';
import { wrappedColumns } from '@satuloket/server/wrapped-keys';

/** `database` is the retention role's, who alone may change wrapped keys. */
type Work = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly say?: (line: string) => void;
};

const toConsole = (line: string): void => console.log(line);

/** A word for what people lose if the key is lost. */
const tableWords: Readonly<Record<string, string>> = {
  root_key: 'akar indeks, sesi, dan tautan',
  vault_key: 'kunci berkas',
  draft: 'kunci konsep',
  file: 'kunci unggahan dan dokumen',
  data_export: 'kunci salinan data',
  webhook_secret: 'rahasia webhook',
};

export async function rotate({ database, masterKeys, say = toConsole }: Work): Promise<void> {
  const rewrapped = await rewrapKeys(database, masterKeys, {
    columns: wrappedColumns,
    onProgress: (table, count) => say(`  ${tableWords[table] ?? table}: ${count} dibungkus ulang`),
  });
  say(`${rewrapped} kunci dibungkus ulang dengan kunci induk ${masterKeys.currentId}.`);
}

/** Master keys that wrap something and were not given. */
export async function missingKeys({ database, masterKeys }: Work): Promise<readonly string[]> {
  const used = (await wrapCounts(database, wrappedColumns)).map(({ masterKeyId }) => masterKeyId);
  return [...new Set(used)].filter((id) => masterKeys.keys[id] === undefined).sort();
}

/** Tells what each master key wraps, and gives how many keys are not wrapped by the current one. */
export async function tellStatus({ database, masterKeys, say = toConsole }: Work): Promise<number> {
  let left = 0;
  for (const { table, masterKeyId, keys } of await wrapCounts(database, wrappedColumns)) {
    const isCurrent = masterKeyId === masterKeys.currentId;
    const isKnown = masterKeys.keys[masterKeyId] !== undefined;
    if (!isCurrent) left += keys;
    const remark = isCurrent ? '' : isKnown ? ' (kunci lama)' : ' (KUNCI INI TIDAK DIBERIKAN)';
    say(`  ${masterKeyId.padEnd(8)} ${String(keys).padStart(8)}  ${tableWords[table] ?? table}${remark}`);
  }
  const others = Object.keys(masterKeys.keys).filter((id) => id !== masterKeys.currentId);
  if (left > 0) say(`${left} kunci belum memakai ${masterKeys.currentId}. Jalankan: satuloket keys rotate`);
  else if (others.length > 0)
    say(`Semua memakai ${masterKeys.currentId}; kunci ${others.join(', ')} boleh dilepas.`);
  else say(`Semua memakai ${masterKeys.currentId}.`);
  return left;
}
