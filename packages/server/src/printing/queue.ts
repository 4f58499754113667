import { failure, type Region, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import { balancesAt } from '../capacity/stock.ts';
import { stockWords } from '../capacity/stock-words.ts';
import { officeNameOf } from '../capacity/visit-list.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import { countsOf } from './batch-view.ts';
import type { PrintingService, PrintQueue } from './contract.ts';
import { type PrintingDependencies, regionOf } from './dependencies.ts';
import { officerOf, seenOffices, workOffices } from './policy.ts';
import { cardServices } from './print-states.ts';
import { printerName, printersOf } from './printers.ts';
import { problems } from './problems.ts';

const usualLimit = 50;
const largestLimit = 200;
/** Beyond this many nobody counts; it is told as so many and more. */
const countedWaiting = 1_000;
const batchesShown = 10;

export async function queue(
  dependencies: PrintingDependencies,
  caller: Caller,
  query: Parameters<PrintingService['queue']>[1],
): Promise<Result<PrintQueue>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'read-queue', region);
  if (!officer.ok) return officer;
  const { posts } = officer.value;
  const services = cardServices(dependencies, region);
  const seen = seenOffices(region, posts, services);
  const prints = workOffices(region, posts, services, 'print');
  const officeId =
    query.officeId ??
    seen.find((id) => prints.has(id) && posts.some((post) => post.officeId === id)) ??
    seen.find((id) => prints.has(id)) ??
    seen[0];
  if (officeId === undefined || !seen.includes(officeId)) return failure(problems.outsideOffices);
  const printers = printersOf(region, officeId);
  const printer = printers.find(({ id }) => id === query.printerId) ?? printers[0];
  const database = regionDatabase(dependencies.database, region.id);
  const stocks = [...new Set(printers.map(({ stock }) => stock))];
  const balances = await balancesAt(database, officeId, stocks);
  const waiting = await countWaiting(database, officeId, stocks);
  const open = await database
    .selectFrom('print_batch')
    .select(['id', 'printer_id'])
    .where('office_id', '=', officeId)
    .where('closed_at', 'is', null)
    .execute();
  const page =
    printer === undefined
      ? { rows: [], next: null, previous: null }
      : await pageOf(dependencies, database, { regionId: region.id, officeId, stock: printer.stock, query });
  return success({
    officeId,
    office: officeNameOf(region, officeId),
    offices: seen.map((id) => ({ id, name: officeNameOf(region, id) })),
    printers: printers.map(({ id, name, stock }) => {
      const { title, unit } = stockWords(dependencies, region, stock);
      const count = waiting.get(stock) ?? 0;
      return {
        id,
        name,
        stock,
        stockTitle: title,
        unit,
        waiting: Math.min(count, countedWaiting),
        manyWaiting: count > countedWaiting,
        left: balances[stock] ?? 0,
        openBatchId: open.find(({ printer_id }) => printer_id === id)?.id ?? null,
      };
    }),
    printerId: printer?.id ?? null,
    services: services
      .filter(({ prints: states }) => states.some(({ stock }) => stock === printer?.stock))
      .map(({ service }) => ({ code: service.code, title: service.title })),
    mayPrint: prints.has(officeId),
    ...page,
    batches: await latestBatches(dependencies, database, region, officeId),
  });
}

async function countWaiting(
  database: DatabaseConnection,
  officeId: string,
  stocks: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const stock of stocks) {
    const { count } = await database
      .selectFrom((inner) =>
        inner
          .selectFrom('print_waiting')
          .select('case_id')
          .where('office_id', '=', officeId)
          .where('stock', '=', stock)
          .where('batch_id', 'is', null)
          .limit(countedWaiting + 1)
          .as('waiting'),
      )
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    counts.set(stock, Number(count));
  }
  return counts;
}

/** What waits, promise first; the place of a row is its promise and its case. */
export function waitingAt(
  database: DatabaseConnection,
  {
    officeId,
    stock,
    service,
  }: { readonly officeId: string; readonly stock: string; readonly service?: string },
) {
  let rows = database
    .selectFrom('print_waiting')
    .where('print_waiting.office_id', '=', officeId)
    .where('print_waiting.stock', '=', stock)
    .where('print_waiting.batch_id', 'is', null);
  if (service !== undefined) rows = rows.where('print_waiting.service', '=', service);
  return rows;
}

async function pageOf(
  { now, packs }: PrintingDependencies,
  database: DatabaseConnection,
  {
    regionId,
    officeId,
    stock,
    query,
  }: {
    readonly regionId: string;
    readonly officeId: string;
    readonly stock: string;
    readonly query: Parameters<PrintingService['queue']>[1];
  },
): Promise<Pick<PrintQueue, 'rows' | 'next' | 'previous'>> {
  const limit = Math.min(Math.max(1, query.limit ?? usualLimit), largestLimit);
  const [, direction, due, caseId] =
    /^(after|before)\.([0-9TZ:.+ -]{1,40}|infinity)\.([0-9a-f-]{36})$/.exec(query.cursor ?? '') ?? [];
  const isBackward = direction === 'before';
  let wanted = waitingAt(database, { officeId, stock, ...(query.service && { service: query.service }) });
  if (direction !== undefined)
    wanted = wanted.where(
      isBackward
        ? sql<boolean>`(print_waiting.due_order, print_waiting.case_id) < (${due}::timestamptz, ${caseId}::uuid)`
        : sql<boolean>`(print_waiting.due_order, print_waiting.case_id) > (${due}::timestamptz, ${caseId}::uuid)`,
    );
  const order = isBackward ? 'desc' : 'asc';
  const found = await wanted
    .innerJoin('case_current', 'case_current.case_id', 'print_waiting.case_id')
    .select(['print_waiting.case_id', 'print_waiting.code', 'print_waiting.service', 'print_waiting.since'])
    .select(['case_current.applicant_name', 'case_current.due_at'])
    .select(sql<string>`print_waiting.due_order::text`.as('due_text'))
    .orderBy('print_waiting.due_order', order)
    .orderBy('print_waiting.case_id', order)
    .limit(limit + 1)
    .execute();
  const hasMore = found.length > limit;
  const page = found.slice(0, limit);
  if (isBackward) page.reverse();
  const first = page[0];
  const last = page.at(-1);
  const titles = new Map(
    packs
      .active(regionId)
      .flatMap(({ services }) => Object.values(services).map(({ code, title }) => [code, title] as const)),
  );
  const at = now();
  return {
    rows: page.map((row) => ({
      code: row.code,
      service: titles.get(row.service) ?? { id: row.service, en: row.service },
      name: row.applicant_name,
      dueAt: row.due_at?.toISOString() ?? null,
      since: row.since.toISOString(),
      isLate: row.due_at !== null && row.due_at < at,
    })),
    next: last !== undefined && (isBackward || hasMore) ? `after.${last.due_text}.${last.case_id}` : null,
    previous:
      first !== undefined && (isBackward ? hasMore : direction !== undefined)
        ? `before.${first.due_text}.${first.case_id}`
        : null,
  };
}

async function latestBatches(
  dependencies: PrintingDependencies,
  database: DatabaseConnection,
  region: Region,
  officeId: string,
): Promise<PrintQueue['batches']> {
  const rows = await database
    .selectFrom('print_batch')
    .selectAll()
    .where('office_id', '=', officeId)
    .orderBy('begun_at', 'desc')
    .orderBy('id')
    .limit(batchesShown)
    .execute();
  const counts = await countsOf(
    database,
    rows.map(({ id }) => id),
  );
  const names = await dependencies.people.namesOf(region.id, [...new Set(rows.map((row) => row.begun_by))]);
  return rows.map((row) => ({
    id: row.id,
    printer: printerName(region, row),
    begunAt: row.begun_at.toISOString(),
    by: names.get(row.begun_by) ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    counts: counts.get(row.id) ?? { printed: 0, spoiled: 0, left: 0, waiting: 0 },
  }));
}
