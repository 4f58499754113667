import { failure, plainSerial, type Result, readSerial, success } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { SerialStory } from './contract.ts';
import { type CapacityDependencies, regionOf } from './dependencies.ts';
import { officerOf, stockOffices } from './policy.ts';
import { problems } from './problems.ts';
import { stockWords } from './stock-words.ts';
import { officeNameOf } from './visit-list.ts';

/** Nothing that one card goes through takes more. */
const movementsShown = 100;

/** Where one of them is and how it came there, for whoever sees the stock of an office that had it. */
export async function serialStory(
  dependencies: CapacityDependencies,
  caller: Caller,
  query: { readonly stock: string; readonly serial: string },
): Promise<Result<SerialStory>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'read-stock-history', region);
  if (!officer.ok) return officer;
  const seen = stockOffices(region, officer.value.posts);
  const database = regionDatabase(dependencies.database, region.id);
  const read = readSerial(query.serial);
  const row = await database
    .selectFrom('stock_serial')
    .leftJoin('case_current', 'case_current.case_id', 'stock_serial.case_id')
    .select(['stock_serial.state', 'stock_serial.office_id', 'case_current.code'])
    .where('stock', '=', query.stock)
    .where('serial', '=', plainSerial(query.serial))
    .executeTakeFirst();
  if (row === undefined || read === undefined) return failure(problems.serialUnknown);
  const movements = await database
    .selectFrom('stock_movement_range as held')
    .innerJoin('stock_movement', 'stock_movement.id', 'held.movement_id')
    .leftJoin('case_current', 'case_current.case_id', 'stock_movement.case_id')
    .select([
      'stock_movement.at',
      'stock_movement.kind',
      'stock_movement.office_id',
      'stock_movement.words',
      'case_current.code',
    ])
    .where('held.stock', '=', query.stock)
    .where('held.prefix', '=', read.prefix)
    .where('held.width', '=', read.width)
    .where('held.number', '<=', String(read.number))
    .where('held.last', '>=', String(read.number))
    .orderBy('stock_movement.place')
    .limit(movementsShown)
    .execute();
  const isSeen = [row.office_id, ...movements.map(({ office_id }) => office_id)].some((id) =>
    seen.includes(id),
  );
  if (!isSeen) return failure(problems.outsideOffices);
  return success({
    stock: query.stock,
    title: stockWords(dependencies, region, query.stock).title,
    serial: plainSerial(query.serial),
    state: row.state,
    office: { id: row.office_id, name: officeNameOf(region, row.office_id) },
    code: row.code,
    movements: movements.map(({ at, kind, office_id: officeId, words, code }) => ({
      at: at.toISOString(),
      kind,
      office: officeNameOf(region, officeId),
      words,
      code,
    })),
  });
}
