import { type Region, shortCode } from '@satuloket/engine';
import { sql } from 'kysely';
import { localDateOf } from '../places/index.ts';
import { regionDatabase } from '../platform/database/index.ts';
import type { LineView } from './contract.ts';
import { type CapacityDependencies, regionOf } from './dependencies.ts';
import { countWaiting, lineOffices } from './line.ts';
import { stockWords } from './stock-words.ts';
import { officeNameOf } from './visit-list.ts';

const placesOnAPage = 50;
/** Who waits behind this many finds the place on the page of the own case. */
const shownPages = 40;

/** A service's published line: how it stands at each office, and the order at one, without anything personal. */
export async function line(
  dependencies: CapacityDependencies,
  regionId: string,
  serviceCode: string,
  query: { readonly officeId?: string; readonly page?: number },
): Promise<LineView | undefined> {
  const region = regionOf(dependencies, regionId);
  const service = dependencies.packs.serviceOf(regionId, serviceCode)?.service;
  if (service?.line === undefined) return undefined;
  const { stock, rule } = service.line;
  const offices = lineOffices(region, service);
  const database = regionDatabase(dependencies.database, regionId);
  const standing = await standAt(dependencies, region, { service: serviceCode, stock, offices });
  // Who asks for no office in particular is shown one where people wait.
  const shown =
    standing.find(({ id }) => id === query.officeId) ??
    standing.find(({ waiting }) => waiting > 0) ??
    standing[0];
  if (shown === undefined) return undefined;
  const pages = Math.min(shownPages, Math.max(1, Math.ceil(shown.waiting / placesOnAPage)));
  const page = Math.min(pages, Math.max(1, Math.trunc(query.page ?? 1) || 1));
  const rows = await database
    .selectFrom('line_place')
    .select(['code', 'filed_at'])
    .where('service', '=', serviceCode)
    .where('office_id', '=', shown.id)
    .orderBy('rank')
    .orderBy('filed_at')
    .orderBy('case_id')
    .offset((page - 1) * placesOnAPage)
    .limit(placesOnAPage)
    .execute();
  const words = stockWords(dependencies, region, stock);
  return {
    service: service.title,
    rule,
    stock: words.title,
    unit: words.unit,
    offices: standing,
    office: { id: shown.id, name: shown.name },
    page,
    pages,
    places: rows.map((row, index) => {
      const position = (page - 1) * placesOnAPage + index + 1;
      return {
        position,
        code: shortCode(row.code),
        filedAt: row.filed_at.toISOString(),
        isTheirTurn: position <= shown.left,
      };
    }),
  };
}

async function standAt(
  dependencies: CapacityDependencies,
  region: Region,
  {
    service,
    stock,
    offices,
  }: { readonly service: string; readonly stock: string; readonly offices: readonly string[] },
): Promise<LineView['offices']> {
  if (offices.length === 0) return [];
  const database = regionDatabase(dependencies.database, region.id);
  const today = localDateOf(region, dependencies.now());
  const balances = await database
    .selectFrom('stock_balance')
    .select(['office_id', 'balance'])
    .where('stock', '=', stock)
    .where('office_id', 'in', offices)
    .execute();
  const used = await database
    .selectFrom('stock_movement')
    .select('office_id')
    .select(sql<string>`-sum(change)`.as('used'))
    .where('stock', '=', stock)
    .where('office_id', 'in', offices)
    .where('kind', 'in', ['used', 'given-back'])
    .where('at', '>=', sql<Date>`${`${today} 00:00`}::timestamp at time zone ${region.zone}`)
    .groupBy('office_id')
    .execute();
  const standing: LineView['offices'][number][] = [];
  for (const id of offices) {
    standing.push({
      id,
      name: officeNameOf(region, id),
      left: balances.find((row) => row.office_id === id)?.balance ?? 0,
      waiting: await countWaiting(database, { service, officeId: id }),
      usedToday: Number(used.find((row) => row.office_id === id)?.used ?? 0),
    });
  }
  return standing;
}
