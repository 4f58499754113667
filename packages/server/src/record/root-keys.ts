import { randomBytes } from 'node:crypto';
import { failure, type Problem, type Result, success } from '@satuloket/engine';
import type { DatabaseConnection } from '../platform/database/index.ts';
import { type KeyRing, type MasterKeys, masterKey } from './master-keys.ts';
import { openBox, sealBox } from './sealing-box.ts';

const firstRoot = 'r1';

/**
 * Adds to the master keys what this installation derives from: the root keys that lie wrapped in its database. The
 * first start makes one; two servers that start together get the same. Code: `master-key-wrong`.
 */
export async function openRootKeys(
  database: DatabaseConnection,
  masterKeys: KeyRing,
): Promise<Result<MasterKeys>> {
  let rows = await rootRows(database);
  if (rows.length === 0) {
    await database
      .insertInto('root_key')
      .values({
        id: firstRoot,
        master_key_id: masterKeys.currentId,
        wrapped_key: wrapRoot(masterKeys, firstRoot, randomBytes(32)),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    rows = await rootRows(database);
  }
  const keys: Record<string, Uint8Array> = {};
  for (const row of rows) {
    try {
      keys[row.id] = unwrapRoot(masterKeys, row);
    } catch {
      return failure(masterKeyWrong(row.master_key_id));
    }
  }
  return success({ ...masterKeys, roots: { currentId: rows.at(-1)!.id, keys } });
}

function masterKeyWrong(id: string): Problem {
  return {
    code: 'master-key-wrong',
    status: 500,
    retryable: false,
    message: {
      id: `Data di sini dibungkus dengan kunci induk ${id}, yang tidak diberikan atau lain isinya. Sebutkan kunci itu dalam SATULOKET_MASTER_KEY atau SATULOKET_FURTHER_MASTER_KEYS.`,
      en: `The data are wrapped by the master key ${id}, which was not given or is another.`,
    },
  };
}

type RootRow = {
  readonly id: string;
  readonly master_key_id: string;
  readonly wrapped_key: Buffer | null;
};

function rootRows(database: DatabaseConnection): Promise<readonly RootRow[]> {
  return database
    .selectFrom('root_key')
    .select(['id', 'master_key_id', 'wrapped_key'])
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

export function unwrapRoot(masterKeys: KeyRing, row: RootRow): Uint8Array {
  const master = masterKey(masterKeys, row.master_key_id);
  return row.wrapped_key === null ? master : openBox(master, row.wrapped_key, rootPlace(row.id));
}

export function wrapRoot(masterKeys: KeyRing, id: string, root: Uint8Array): Buffer {
  return sealBox(masterKey(masterKeys, masterKeys.currentId), root, rootPlace(id));
}

const rootPlace = (id: string): string => `root-key/${id}`;
