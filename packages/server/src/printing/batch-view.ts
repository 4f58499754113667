import { failure, type Result, success } from '@satuloket/engine';
import { nextSerials } from '../capacity/serials.ts';
import { balancesAt } from '../capacity/stock.ts';
import { stockWords } from '../capacity/stock-words.ts';
import { officeNameOf } from '../capacity/visit-list.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { BatchCounts, PrintBatchView } from './contract.ts';
import { type PrintingDependencies, regionOf } from './dependencies.ts';
import { officerOf, seenOffices, workOffices } from './policy.ts';
import { cardServices } from './print-states.ts';
import { printerName } from './printers.ts';
import { problems } from './problems.ts';

export async function batch(
  dependencies: PrintingDependencies,
  caller: Caller,
  batchId: string,
): Promise<Result<PrintBatchView>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'read-batch', region);
  if (!officer.ok) return officer;
  const services = cardServices(dependencies, region);
  const database = regionDatabase(dependencies.database, region.id);
  const row = await database
    .selectFrom('print_batch')
    .selectAll()
    .where('id', '=', batchId)
    .executeTakeFirst();
  const { posts } = officer.value;
  if (row === undefined || !seenOffices(region, posts, services).includes(row.office_id))
    return failure(problems.batchUnknown);
  const { office_id: officeId, stock } = row;
  const cards = await database
    .selectFrom('print_card')
    .innerJoin('case_current', 'case_current.case_id', 'print_card.case_id')
    .select(['print_card.case_id', 'print_card.code', 'print_card.service', 'print_card.state'])
    .select(['print_card.serial', 'case_current.applicant_name', 'case_current.due_at'])
    .where('print_card.batch_id', '=', batchId)
    .orderBy('print_card.place')
    .execute();
  const spoils = await database
    .selectFrom('print_spoil')
    .select(['case_id', 'serial', 'words'])
    .where('batch_id', '=', batchId)
    .orderBy('at')
    .execute();
  const titles = new Map(services.map(({ service }) => [service.code, service.title]));
  const names = await dependencies.people.namesOf(region.id, [row.begun_by]);
  const counts = await countsOf(database, [batchId]);
  return success({
    id: row.id,
    officeId,
    office: officeNameOf(region, officeId),
    printer: printerName(region, row),
    ...wordsOf(dependencies, region, stock),
    begunAt: row.begun_at.toISOString(),
    by: names.get(row.begun_by) ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    mayPrint: workOffices(region, posts, services, 'print').has(officeId),
    counts: counts.get(batchId) ?? noCounts,
    nextSerial: row.closed_at === null ? await proposedSerial(database, row) : null,
    left: (await balancesAt(database, officeId, [stock]))[stock] ?? 0,
    cards: cards.map((card) => ({
      code: card.code,
      service: titles.get(card.service) ?? { id: card.service, en: card.service },
      name: card.applicant_name,
      state: card.state,
      serial: card.serial,
      dueAt: card.due_at?.toISOString() ?? null,
      spoiled: spoils
        .filter(({ case_id }) => case_id === card.case_id)
        .map(({ serial, words }) => ({ serial, words })),
    })),
  });
}

function wordsOf(
  dependencies: PrintingDependencies,
  region: Parameters<typeof stockWords>[1],
  stock: string,
): Pick<PrintBatchView, 'stockTitle' | 'unit'> {
  const { title, unit } = stockWords(dependencies, region, stock);
  return { stockTitle: title, unit };
}

/** The one after the last that came out of this printer, else the lowest of the office. */
export async function proposedSerial(
  database: DatabaseConnection,
  batchRow: { readonly office_id: string; readonly printer_id: string; readonly stock: string },
): Promise<string | null> {
  const batches = () =>
    database
      .selectFrom('print_batch')
      .where('print_batch.office_id', '=', batchRow.office_id)
      .where('print_batch.printer_id', '=', batchRow.printer_id)
      .where('print_batch.stock', '=', batchRow.stock)
      .orderBy('print_batch.begun_at', 'desc')
      .limit(1);
  const printed = await batches()
    .innerJoin('print_card', 'print_card.batch_id', 'print_batch.id')
    .select(['print_card.serial', 'print_card.at'])
    .where('print_card.serial', 'is not', null)
    .orderBy('print_card.at', 'desc')
    .orderBy('print_card.serial', 'desc')
    .executeTakeFirst();
  const spoiled = await batches()
    .innerJoin('print_spoil', 'print_spoil.batch_id', 'print_batch.id')
    .select(['print_spoil.serial', 'print_spoil.at'])
    .orderBy('print_spoil.at', 'desc')
    .orderBy('print_spoil.serial', 'desc')
    .executeTakeFirst();
  const last = [printed, spoiled]
    .flatMap((each) => (each?.at ? [each] : []))
    .sort((left, right) => right.at!.getTime() - left.at!.getTime())[0];
  const [next] = await nextSerials(database, {
    officeId: batchRow.office_id,
    stock: batchRow.stock,
    count: 1,
    after: last?.serial ?? null,
  });
  return next ?? null;
}

export const noCounts: BatchCounts = { printed: 0, spoiled: 0, left: 0, waiting: 0 };

export async function countsOf(
  database: Pick<DatabaseConnection, 'selectFrom'>,
  batchIds: readonly string[],
): Promise<ReadonlyMap<string, BatchCounts>> {
  const counts = new Map<string, { -readonly [Name in keyof BatchCounts]: number }>();
  if (batchIds.length === 0) return counts;
  for (const id of batchIds) counts.set(id, { ...noCounts });
  const cards = await database
    .selectFrom('print_card')
    .select(['batch_id', 'state'])
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('batch_id', 'in', [...batchIds])
    .groupBy(['batch_id', 'state'])
    .execute();
  for (const { batch_id: id, state, count } of cards) counts.get(id)![state] = Number(count);
  const spoils = await database
    .selectFrom('print_spoil')
    .select('batch_id')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('batch_id', 'in', [...batchIds])
    .groupBy('batch_id')
    .execute();
  for (const { batch_id: id, count } of spoils) counts.get(id)!.spoiled = Number(count);
  return counts;
}
