import { sql } from 'kysely';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
} from '../platform/database/index.ts';
import { acrossRegions } from '../platform/database/region.ts';
import { type KeyRing, masterKey } from './master-keys.ts';
import { unwrapRoot, wrapRoot } from './root-keys.ts';
import { openBox, sealBox } from './sealing-box.ts';

/** A column of keys that a master key wraps; `master_key_id` beside it names which. */
export type WrappedColumn = {
  readonly table: string;
  readonly idColumn: string;
  readonly keyColumn: string;
  /** What the wrapped key is bound to. */
  readonly placeOf: (regionId: string, id: string) => string;
};

export type WrapCount = { readonly table: string; readonly masterKeyId: string; readonly keys: number };

const rowsAtOnce = 500;
/** Servers that still wrap with the old key would keep this going for ever. */
const mostPasses = 5;

/** How many keys each master key wraps. */
export async function wrapCounts(
  database: DatabaseConnection,
  columns: readonly WrappedColumn[],
): Promise<readonly WrapCount[]> {
  const whole = acrossRegions(database, 'the keys of the whole installation');
  const counts: WrapCount[] = [];
  for (const table of ['root_key', ...columns.map((column) => column.table)]) {
    // What was erased has no key any more.
    const column = columns.find((each) => each.table === table)?.keyColumn;
    const { rows } = await sql<{ id: string; keys: number }>`
      select master_key_id as id, count(*)::integer as keys from ${sql.table(table)}
      ${column === undefined ? sql`` : sql`where ${sql.ref(column)} is not null`}
      group by master_key_id order by master_key_id`.execute(whole);
    counts.push(...rows.map(({ id, keys }) => ({ table, masterKeyId: id, keys })));
  }
  return counts;
}

/**
 * Wraps every key anew with the current master key while servers work: each portion in a transaction of its own, so
 * that it may be interrupted and begun again. `database` is the retention role's, who alone may change wrapped keys.
 * Gives how many it rewrapped; `wrapCounts` tells afterwards whether any is left.
 *
 * @throws when a key is wrapped by a master key that is not configured, and leaves that portion as it was.
 */
export async function rewrapKeys(
  database: DatabaseConnection,
  masterKeys: KeyRing,
  input: {
    readonly columns: readonly WrappedColumn[];
    readonly onProgress?: (table: string, rewrapped: number) => void;
  },
): Promise<number> {
  const whole = acrossRegions(database, 'the keys of the whole installation');
  let total = await inTransaction(whole, (transaction) => rewrapRoots(transaction, masterKeys));
  for (let pass = 1; pass <= mostPasses; pass += 1) {
    let inPass = 0;
    for (const column of input.columns) {
      inPass += await rewrapColumn(whole, masterKeys, column, (rewrapped) =>
        input.onProgress?.(column.table, rewrapped),
      );
    }
    total += inPass;
    if (inPass === 0) break;
  }
  return total;
}

async function rewrapRoots(transaction: DatabaseTransaction, masterKeys: KeyRing): Promise<number> {
  const rows = await transaction
    .selectFrom('root_key')
    .select(['id', 'master_key_id', 'wrapped_key'])
    .where(({ eb, or }) =>
      or([eb('master_key_id', '<>', masterKeys.currentId), eb('wrapped_key', 'is', null)]),
    )
    .forUpdate()
    .execute();
  for (const row of rows) {
    const wrapped = wrapRoot(masterKeys, row.id, unwrapRoot(masterKeys, row));
    await transaction
      .updateTable('root_key')
      .set({ master_key_id: masterKeys.currentId, wrapped_key: wrapped })
      .where('id', '=', row.id)
      .execute();
  }
  return rows.length;
}

/** One way through the table in the order of its key; what is new behind us the next pass finds. */
async function rewrapColumn(
  database: DatabaseConnection,
  masterKeys: KeyRing,
  column: WrappedColumn,
  onProgress: (rewrapped: number) => void,
): Promise<number> {
  let rewrapped = 0;
  let after: { region_id: string; id: string } | undefined;
  for (;;) {
    const from = after;
    const portion = await inTransaction(database, (transaction) =>
      rewrapPortion(transaction, masterKeys, column, from),
    );
    rewrapped += portion.length;
    if (portion.length > 0) onProgress(rewrapped);
    after = portion.at(-1);
    if (portion.length < rowsAtOnce) return rewrapped;
  }
}

async function rewrapPortion(
  transaction: DatabaseTransaction,
  masterKeys: KeyRing,
  { table, idColumn, keyColumn, placeOf }: WrappedColumn,
  after: { readonly region_id: string; readonly id: string } | undefined,
): Promise<readonly { readonly region_id: string; readonly id: string }[]> {
  const [name, id, key] = [sql.table(table), sql.ref(idColumn), sql.ref(keyColumn)];
  const { rows } = await sql<{ region_id: string; id: string; master_key_id: string; wrapped: Buffer }>`
    select region_id, ${id}::text as id, master_key_id, ${key} as wrapped from ${name}
    where master_key_id <> ${masterKeys.currentId} and ${key} is not null
    ${after === undefined ? sql`` : sql`and (region_id, ${id}) > (${after.region_id}, ${after.id}::uuid)`}
    order by region_id, ${id} limit ${rowsAtOnce}
    for no key update`.execute(transaction);
  if (rows.length === 0) return [];
  const current = masterKey(masterKeys, masterKeys.currentId);
  const wrapped = rows.map((row) => {
    const place = placeOf(row.region_id, row.id);
    return sealBox(current, openBox(masterKey(masterKeys, row.master_key_id), row.wrapped, place), place);
  });
  await sql`
    update ${name} as kept set master_key_id = ${masterKeys.currentId}, ${sql.ref(keyColumn)} = anew.wrapped
    from unnest(
      ${rows.map((row) => row.region_id)}::text[], ${rows.map((row) => row.id)}::uuid[], ${wrapped}::bytea[]
    ) as anew (region_id, id, wrapped)
    where kept.region_id = anew.region_id and kept.${id} = anew.id`.execute(transaction);
  return rows.map((row) => ({ region_id: row.region_id, id: row.id }));
}
