import { isInLine, officeOf, type Text, visitHeld } from '@satuloket/engine';
import type { ViewPart } from '../cases/index.ts';
import { momentWords } from '../cases/wording.ts';
import { officeSummary } from '../packs/index.ts';
import type { CaseParts } from '../types.ts';
import type { CapacityDependencies } from './dependencies.ts';
import { countAhead, countedAhead, countWaiting } from './line.ts';
import { nextSerials } from './serials.ts';
import { balancesAt } from './stock.ts';
import { hasSerials, stockWords } from './stock-words.ts';
import { isMovable } from './visits.ts';

/** The visit of a case and its place in the line, for whoever looks at it. */
export function capacityPart(dependencies: Pick<CapacityDependencies, 'packs'>): ViewPart {
  return async (reading) => ({
    ...visitPart(reading),
    ...(await linePart(dependencies, reading)),
    ...(await serialPart(dependencies, reading)),
  });
}

/** Which serials the case holds, and which come next for the steps that use one: for officers. */
async function serialPart(
  dependencies: Pick<CapacityDependencies, 'packs'>,
  { database, region, row, target, reader }: Parameters<ViewPart>[0],
): Promise<Pick<CaseParts, 'serials'>> {
  if (reader === 'public' || reader.viewer.kind !== 'officer') return {};
  const { service, state } = target;
  const uses = Object.entries(service.flow.actions).flatMap(([action, { uses: used = [], from }]) =>
    used
      .filter(({ stock }) => hasSerials(dependencies, region, stock))
      .map((use) => ({ ...use, action, isNow: from.includes(state.state) })),
  );
  if (uses.length === 0) return {};
  const held = await database
    .selectFrom('stock_serial')
    .select(['serial', 'stock', 'state'])
    .where('case_id', '=', row.case_id)
    .orderBy('action_seq')
    .execute();
  const next: { action: string; title: Text; count: number; serials: readonly string[] }[] = [];
  for (const { action, stock, count, isNow } of uses) {
    if (!isNow) continue;
    const serials = await nextSerials(database, { officeId: state.officeId, stock, count });
    // An office that does not know its serials yet goes on without them.
    if (serials.length === count)
      next.push({ action, count, serials, title: stockWords(dependencies, region, stock).title });
  }
  return {
    serials: {
      held: held.map(({ serial, stock, state: is }) => ({
        serial,
        title: stockWords(dependencies, region, stock).title,
        isSpoiled: is !== 'used',
      })),
      next,
    },
  };
}

/** When someone is away from home is nobody's business who only has the code. */
function visitPart({ region, target, reader, now }: Parameters<ViewPart>[0]): Pick<CaseParts, 'visit'> {
  const { service, state } = target;
  const held = visitHeld(service.flow, state);
  const office = held && officeOf(region, held.officeId);
  if (reader === 'public' || !held || !office || service.visit === undefined) return {};
  const moves = Object.values(service.flow.actions).some(
    ({ from, to, needs }) => needs.includes('slot') && from.includes(state.state) && to === state.state,
  );
  const isOfficer = reader.viewer.kind === 'officer';
  const at = momentWords(region, held.startsAt);
  const startsAt = new Date(held.startsAt);
  // Once the next step is taken the visit has been, whether it began or not.
  if (!moves && startsAt <= now) return {};
  return {
    visit: {
      startsAt: held.startsAt,
      endsAt: held.endsAt,
      sentence: {
        id: `${at.id}, di ${office.name.id}`,
        en: `${at.en}, at ${office.name.en}`,
      },
      office: officeSummary(region, office, now),
      bring: service.visit.bring,
      movable: moves && (isOfficer || isMovable(service, startsAt, now)),
    },
  };
}

async function linePart(
  dependencies: Pick<CapacityDependencies, 'packs'>,
  { database, region, row, target }: Parameters<ViewPart>[0],
): Promise<Pick<CaseParts, 'line'>> {
  const { service, state } = target;
  if (!isInLine(service, state) || service.line === undefined) return {};
  const ahead = await countAhead(database, { caseId: row.case_id, atMost: countedAhead });
  if (ahead === undefined) return {};
  const { stock } = service.line;
  const waiting = await countWaiting(database, { service: service.code, officeId: state.officeId });
  const left = (await balancesAt(database, state.officeId, [stock]))[stock] ?? 0;
  const { title, unit } = stockWords(dependencies, region, stock);
  const position = ahead + 1;
  return {
    line: {
      position,
      waiting,
      left,
      sentence: {
        id: `Urutan ke-${position} dari ${waiting} yang menunggu. ${title.id}: tersisa ${left} ${unit.id}.`,
        en: `Number ${position} of ${waiting} who wait. ${title.en}: ${left} ${unit.en} left.`,
      },
    },
  };
}
