import { failure, type Result, readSerials, serialRanges, success } from '@satuloket/engine';
import { type DatabaseTransaction, regionDatabase } from '../platform/database/index.ts';
import { runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { CapacityService, StockTransferView } from './contract.ts';
import { type CapacityDependencies, regionOf } from './dependencies.ts';
import { mayEnterStock, officerOf, stockOffices } from './policy.ts';
import { entryInvalid, problems, rangesInWords } from './problems.ts';
import { writeRanges } from './serials.ts';
import { moveStock } from './stock.ts';
import { rangesText, serialFault } from './stock-entries.ts';
import { stockWords } from './stock-words.ts';
import { officeNameOf } from './visit-list.ts';

/** More than are ever on the way at once; the oldest are shown first. */
const transfersShown = 100;
const longestWords = 300;

/** What is on the way to or from the caller's offices. */
export async function stockTransfers(
  dependencies: CapacityDependencies,
  caller: Caller,
): Promise<Result<readonly StockTransferView[]>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'read-stock', region);
  if (!officer.ok) return officer;
  const { posts } = officer.value;
  const offices = stockOffices(region, posts);
  if (offices.length === 0) return success([]);
  const database = regionDatabase(dependencies.database, region.id);
  const rows = await database
    .selectFrom('stock_transfer')
    .selectAll()
    .where('received_at', 'is', null)
    .where((where) =>
      where.or([where('to_office_id', 'in', offices), where('from_office_id', 'in', offices)]),
    )
    .orderBy('sent_at')
    .limit(transfersShown)
    .execute();
  const serials = await serialsOnTheWay(
    database,
    rows.map(({ id }) => id),
  );
  const names = await dependencies.people.namesOf(region.id, [
    ...new Set(rows.map(({ sent_by }) => sent_by)),
  ]);
  return success(
    rows.map((row) => ({
      id: row.id,
      stock: row.stock,
      ...stockWords(dependencies, region, row.stock),
      count: row.count,
      serials: rangesText(serials.get(row.id) ?? []),
      from: { id: row.from_office_id, name: officeNameOf(region, row.from_office_id) },
      to: { id: row.to_office_id, name: officeNameOf(region, row.to_office_id) },
      sentAt: row.sent_at.toISOString(),
      sentBy: names.get(row.sent_by) ?? null,
      words: row.words,
      mayReceive: mayEnterStock(region, posts, { officeId: row.to_office_id, stock: row.stock }),
    })),
  );
}

async function serialsOnTheWay(
  database: Pick<DatabaseTransaction, 'selectFrom'>,
  transferIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  if (transferIds.length === 0) return found;
  const rows = await database
    .selectFrom('stock_serial')
    .select(['transfer_id', 'serial'])
    .where('transfer_id', 'in', [...transferIds])
    .execute();
  for (const { transfer_id: id, serial } of rows) {
    if (id !== null) found.set(id, [...(found.get(id) ?? []), serial]);
  }
  return found;
}

/** The receiving office's own count: what came is here, what did not is missing, with the reason. */
export async function receiveTransfer(
  dependencies: CapacityDependencies,
  caller: Caller,
  { key, transferId, ...given }: Parameters<CapacityService['receiveTransfer']>[1],
): Promise<Result<{ readonly balance: number }>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'receive-transfer', region);
  if (!officer.ok) return officer;
  const { accountId, posts } = officer.value;
  const read = given.serials === undefined ? undefined : readSerials(given.serials);
  if (read?.ok === false)
    return failure(entryInvalid([{ path: 'serials', message: serialFault(read.fault) }]));
  const words = given.words?.trim() ?? '';
  if (words.length > longestWords)
    return failure(
      entryInvalid([
        {
          path: 'words',
          message: { id: `Paling banyak ${longestWords} huruf.`, en: `At most ${longestWords} characters.` },
        },
      ]),
    );
  const now = dependencies.now();
  const frame = {
    regionId: region.id,
    caller: `officer:${accountId}`,
    key,
    content: ['receive-transfer', transferId, given],
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const row = await transaction
      .selectFrom('stock_transfer')
      .selectAll()
      .where('id', '=', transferId)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined || !mayEnterStock(region, posts, { officeId: row.to_office_id, stock: row.stock }))
      return failure(problems.transferUnknown);
    if (row.received_at !== null) return failure(problems.transferReceived);
    const { stock, to_office_id: officeId, from_office_id: otherOfficeId } = row;
    const balance = await transaction
      .selectFrom('stock_balance')
      .select(['balance', 'numbered'])
      .where('office_id', '=', officeId)
      .where('stock', '=', stock)
      .forUpdate()
      .executeTakeFirst();
    if (balance !== undefined && !balance.numbered && balance.balance > 0)
      return failure(problems.countFirst);
    const sent = (await serialsOnTheWay(transaction, [transferId])).get(transferId) ?? [];
    const came = read?.serials ?? sent;
    const strangers = came.filter((serial) => !sent.includes(serial));
    if (strangers.length > 0) return failure(strangersCame(strangers));
    const isIn = new Set(came);
    const missing = sent.filter((serial) => !isIn.has(serial));
    if (missing.length > 0 && words === '') return failure(missingUntold(missing));
    const moved = await moveStock(transaction, {
      officeId,
      stock,
      kind: 'moved-in',
      change: came.length,
      otherOfficeId,
      accountId,
      now,
      begins: true,
      ...(words !== '' && { words }),
    });
    if (!moved.ok) return moved;
    const arrive = (serials: readonly string[], state: 'here' | 'missing') =>
      serials.length === 0
        ? undefined
        : transaction
            .updateTable('stock_serial')
            .set({ state, office_id: officeId, transfer_id: null, changed_at: now })
            .where('transfer_id', '=', transferId)
            .where('serial', 'in', [...serials])
            .execute();
    await arrive(came, 'here');
    await arrive(missing, 'missing');
    await writeRanges(transaction, { movementId: moved.value.movementId, stock, serials: came });
    await transaction
      .updateTable('stock_transfer')
      .set({
        received_at: now,
        received_by: accountId,
        missing: missing.length,
        received_words: words === '' ? null : words,
      })
      .where('id', '=', transferId)
      .execute();
    return success({ balance: moved.value.balance });
  });
}

function missingUntold(missing: readonly string[]) {
  const named = rangesInWords(serialRanges(missing));
  return entryInvalid([
    {
      path: 'words',
      message: {
        id: `Kurang ${missing.length} dari yang dikirim: ${named.id}. Hitung sekali lagi, atau tulis sebabnya.`,
        en: `${missing.length} fewer than were sent: ${named.en}. Count once more, or write the reason.`,
      },
    },
  ]);
}

function strangersCame(strangers: readonly string[]) {
  const named = rangesInWords(serialRanges(strangers));
  return entryInvalid([
    {
      path: 'serials',
      message: {
        id: `${named.id} tidak ada dalam kiriman ini. Minta kantor pengirim mencatat kirimannya.`,
        en: `${named.en}: not in this transfer. Ask the sending office to enter it.`,
      },
    },
  ]);
}
