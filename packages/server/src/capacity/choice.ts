import {
  bookableDays,
  calendarOf,
  failure,
  officeOf,
  officesForService,
  type Region,
  type Result,
  success,
} from '@satuloket/engine';
import { sql } from 'kysely';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { CapacityService, VisitChoice } from './contract.ts';
import { type CapacityDependencies, regionOf } from './dependencies.ts';
import { capacityPolicy } from './policy.ts';
import { problems } from './problems.ts';
import { isMovable, scheduleOf } from './visits.ts';

/** Where and when a case's visit may be booked, for whoever may see the case. */
export async function choice(
  dependencies: CapacityDependencies,
  caller: Caller,
  query: Parameters<CapacityService['choice']>[1],
): Promise<Result<VisitChoice>> {
  if (caller.who.kind === 'guest') return failure(problems.signInNeeded);
  if (!capacityPolicy['choose-visit'].includes(caller.who.kind)) return failure(problems.notAllowed);
  const seen = await dependencies.cases.cases.view(caller, query.code);
  if (!seen.ok) return seen;
  const { caseId, code, definition, lastSeq, actions, service: title } = seen.value;
  const region = regionOf(dependencies, caller.regionId);
  const { visit } = definition;
  if (visit === undefined) return failure(problems.noVisit);
  const database = regionDatabase(dependencies.database, region.id);
  const now = dependencies.now();
  const { village_code: villageCode } = await database
    .selectFrom('case_current')
    .select('village_code')
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  const offices = visitOffices(region, definition.code, villageCode);
  const held = await database
    .selectFrom('visit')
    .select(['slot_id', 'office_id', 'starts_at', 'ends_at'])
    .where('case_id', '=', caseId)
    .where('state', '=', 'held')
    .executeTakeFirst();
  const chosen = offices.find((id) => id === query.officeId) ?? held?.office_id ?? offices[0];
  const schedule = chosen === undefined ? undefined : scheduleOf(region, definition.code, chosen);
  if (chosen === undefined || schedule === undefined) return failure(problems.noVisit);
  const free = await freeByOffice(database, region, definition.code, offices, now);
  const days = free.get(chosen) ?? [];
  const date = days.find((day) => day.date === query.date)?.date ?? null;
  return success({
    code,
    service: title,
    title: visit.title,
    bring: visit.bring,
    lastSeq,
    actions: actions
      .filter(({ possible, needs }) => possible && needs.includes('slot'))
      .map((action) => ({ action: action.action, title: action.title })),
    held:
      held === undefined
        ? null
        : {
            slotId: held.slot_id,
            startsAt: held.starts_at.toISOString(),
            endsAt: held.ends_at.toISOString(),
          },
    movable:
      held === undefined || caller.who.kind === 'officer' || isMovable(definition, held.starts_at, now),
    movableUntilHours: visit.movableUntilHours,
    minutes: schedule.minutes,
    offices: offices.map((id, index) => {
      const office = officeOf(region, id)!;
      return {
        id,
        name: office.name,
        address: office.address.id,
        point: { latitude: office.location.latitude, longitude: office.location.longitude },
        isNearest: index === 0,
        firstFree: free.get(id)?.find((day) => day.free > 0)?.date ?? null,
      };
    }),
    officeId: chosen,
    days: days.map((day) => ({ date: day.date, free: day.free })),
    date,
    times: date === null ? [] : await timesOf(database, region, definition.code, chosen, date, now),
    opensAt: schedule.opens.at,
  });
}

/** Where people may come for a service: first where the case would go from its village, then by how far it is. */
export function visitOffices(region: Region, service: string, villageCode: string): readonly string[] {
  const receiving = new Set(
    region.schedules.filter(({ services }) => services.includes(service)).flatMap(({ offices }) => offices),
  );
  const near = officesForService(region, villageCode, service)
    .map(({ id }) => id)
    .filter((id) => receiving.has(id));
  const home = officesForService(region, villageCode, service)[0]?.location;
  const others = region.offices
    .filter(({ id }) => receiving.has(id) && !near.includes(id))
    .map(({ id, location }) => ({ id, far: home === undefined ? 0 : squaredDegrees(home, location) }))
    .sort((first, second) => first.far - second.far)
    .map(({ id }) => id);
  return [...near, ...others];
}

/** Good enough to put the offices of one city in order. */
function squaredDegrees(
  from: { readonly latitude: number; readonly longitude: number },
  to: { readonly latitude: number; readonly longitude: number },
): number {
  const east = (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180);
  return (to.latitude - from.latitude) ** 2 + east ** 2;
}

type Day = { readonly date: string; readonly free: number };

/** The days that can be booked, with how many places are left on each, by office. */
async function freeByOffice(
  database: DatabaseConnection,
  region: Region,
  service: string,
  offices: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly Day[]>> {
  if (offices.length === 0) return new Map();
  const taken = await database
    .selectFrom('visit_slot')
    .select(['office_id', 'slot_id', 'taken'])
    .where('office_id', 'in', offices)
    .where('starts_at', '>', now)
    .where('starts_at', '<', sql<Date>`${now}::timestamptz + interval '100 days'`)
    .where('taken', '>', 0)
    .execute();
  const bySlot = new Map(taken.map((row) => [row.slot_id, row.taken]));
  return new Map(
    offices.map((id) => {
      const schedule = scheduleOf(region, service, id)!;
      const days = bookableDays(schedule, { id, calendar: calendarOf(region, id) }, now.toISOString());
      return [
        id,
        days.map(({ date, slots }) => ({
          date,
          free: slots.reduce(
            (sum, slot) => sum + Math.max(0, schedule.places - (bySlot.get(slot.id) ?? 0)),
            0,
          ),
        })),
      ];
    }),
  );
}

async function timesOf(
  database: DatabaseConnection,
  region: Region,
  service: string,
  officeId: string,
  date: string,
  now: Date,
): Promise<VisitChoice['times']> {
  const schedule = scheduleOf(region, service, officeId)!;
  const office = { id: officeId, calendar: calendarOf(region, officeId) };
  const slots = bookableDays(schedule, office, now.toISOString()).find((day) => day.date === date)?.slots;
  if (slots === undefined || slots.length === 0) return [];
  const rows = await database
    .selectFrom('visit_slot')
    .select(['slot_id', 'taken'])
    .where(
      'slot_id',
      'in',
      slots.map(({ id }) => id),
    )
    .execute();
  const taken = new Map(rows.map((row) => [row.slot_id, row.taken]));
  return slots.map(({ id, time, startsAt }) => ({
    slotId: id,
    time,
    startsAt,
    free: Math.max(0, schedule.places - (taken.get(id) ?? 0)),
  }));
}
