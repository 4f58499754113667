import { hiddenGroups, officeOf, type Region, smallestPublished, type Text } from '@satuloket/engine';
import { type Selectable, sql } from 'kysely';
import { officeName } from '../cases/office-values.ts';
import { localDateOf } from '../places/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type {
  KeptPromises,
  MeasuresService,
  MonthOfPromises,
  OfficePromiseRecord,
  PromiseDataRow,
  PromiseRecordView,
  WaitingNow,
} from './contract.ts';
import { type MeasuresDependencies, regionOf } from './dependencies.ts';
import { outages } from './outages.ts';
import type { PromiseMonthTable } from './schema.ts';

const shownMonths = 12;

type Sum = Omit<Selectable<PromiseMonthTable>, 'month'> & { readonly month: string };

/** The region's record, public: the last twelve months, and the offices and services of one of them. */
export async function record(
  dependencies: MeasuresDependencies,
  regionId: string,
  query: Parameters<MeasuresService['record']>[1] = {},
): Promise<PromiseRecordView> {
  const region = regionOf(dependencies, regionId);
  const database = regionDatabase(dependencies.database, regionId);
  const all = await sums(database, monthsUntil(region, dependencies.now()));
  const total = all.filter((sum) => sum.office_id === '' && sum.service === '');
  const month = chosenMonth(region, dependencies.now(), total, query.month);
  const ofMonth = all.filter((sum) => sum.month === month);
  const offices = ofMonth.filter((sum) => sum.office_id !== '' && sum.service === '');
  const shownOffices = published(offices);
  return {
    asOf: await countedAt(database),
    month,
    months: monthsOf(region, dependencies.now(), total),
    offices: region.offices
      .filter(({ id }) => offices.some((sum) => sum.office_id === id))
      .map(({ id, name }) => ({ id, name, numbers: shownOffices.get(id) ?? null }))
      .sort((left, right) => rank(right.numbers) - rank(left.numbers)),
    services: servicesOf(
      dependencies,
      region,
      ofMonth.filter((sum) => sum.office_id === ''),
    ),
    waiting: await waitingNow(database, dependencies.now()),
    outages: await outages(dependencies, regionId),
  };
}

export async function officeRecord(
  dependencies: MeasuresDependencies,
  regionId: string,
  officeId: string,
  query: Parameters<MeasuresService['officeRecord']>[2] = {},
): Promise<OfficePromiseRecord | undefined> {
  const region = regionOf(dependencies, regionId);
  if (officeOf(region, officeId) === undefined) return undefined;
  const database = regionDatabase(dependencies.database, regionId);
  const all = (await sums(database, monthsUntil(region, dependencies.now()))).filter(
    (sum) => sum.office_id === officeId,
  );
  const total = all.filter((sum) => sum.service === '');
  const month = chosenMonth(region, dependencies.now(), total, query.month);
  return {
    office: { id: officeId, name: officeName(region, officeId) },
    asOf: await countedAt(database),
    month,
    months: monthsOf(region, dependencies.now(), total),
    services: servicesOf(
      dependencies,
      region,
      all.filter((sum) => sum.month === month),
    ),
    waiting: await waitingNow(database, dependencies.now(), officeId),
  };
}

/** Everything that may be published, a row each. */
export async function data(
  dependencies: MeasuresDependencies,
  regionId: string,
): Promise<readonly PromiseDataRow[]> {
  const region = regionOf(dependencies, regionId);
  const all = await sums(
    regionDatabase(dependencies.database, regionId),
    monthsUntil(region, dependencies.now()),
  );
  // Groups that add up to the same total are protected together: the offices of a month, the services of an office.
  const groups = Map.groupBy(all, ({ month, office_id, service }) => {
    if (service !== '') return `${month}/${office_id}/services`;
    return office_id === '' ? 'total' : `${month}/offices`;
  });
  const hidden = new Set([...groups.values()].flatMap((group) => [...hiddenOf(group)]));
  return all.map((sum) => ({
    month: sum.month.slice(0, 7),
    office: sum.office_id === '' ? null : { id: sum.office_id, name: officeName(region, sum.office_id) },
    service:
      sum.service === ''
        ? null
        : { code: sum.service, title: serviceTitle(dependencies, region, sum.service) },
    numbers: hidden.has(sum) ? null : numbersOf(sum),
  }));
}

async function sums(database: DatabaseConnection, months: readonly string[]): Promise<readonly Sum[]> {
  return database
    .selectFrom('promise_month')
    .selectAll()
    .select(sql<string>`month::text`.as('month'))
    .where('month', '>=', months[0] ?? '')
    .orderBy('promise_month.month')
    .orderBy('office_id')
    .orderBy('service')
    .execute();
}

async function countedAt(database: DatabaseConnection): Promise<string | null> {
  const row = await database.selectFrom('promise_sum').select('counted_at').executeTakeFirst();
  return row?.counted_at?.toISOString() ?? null;
}

/** The first days of the last twelve months, this one last. */
function monthsUntil(region: Region, now: Date): readonly string[] {
  const [year = 0, month = 1] = localDateOf(region, now).split('-').map(Number);
  return Array.from({ length: shownMonths }, (_, index) =>
    new Date(Date.UTC(year, month - shownMonths + index, 1)).toISOString().slice(0, 10),
  );
}

/** The month that was asked for, or the latest of which there is anything to tell. */
function chosenMonth(region: Region, now: Date, total: readonly Sum[], asked: string | undefined): string {
  const months = monthsUntil(region, now);
  const wanted = months.find((month) => month.slice(0, 7) === asked);
  return wanted ?? total.findLast(({ ended }) => ended >= smallestPublished)?.month ?? months.at(-1) ?? '';
}

function monthsOf(region: Region, now: Date, total: readonly Sum[]): readonly MonthOfPromises[] {
  return monthsUntil(region, now).map((month) => {
    const sum = total.find((each) => each.month === month);
    const isShown = sum !== undefined && sum.ended >= smallestPublished;
    return { month: month.slice(0, 7), numbers: isShown ? numbersOf(sum) : null };
  });
}

const hiddenOf = (group: readonly Sum[]): ReadonlySet<Sum> => {
  const counted = group.map((sum) => ({ count: sum.ended, sum }));
  return new Set([...hiddenGroups(counted)].map(({ sum }) => sum));
};

function published(offices: readonly Sum[]): ReadonlyMap<string, KeptPromises> {
  const hidden = hiddenOf(offices);
  return new Map(
    offices.filter((sum) => !hidden.has(sum)).map((sum) => [sum.office_id, numbersOf(sum)] as const),
  );
}

function servicesOf(
  dependencies: Pick<MeasuresDependencies, 'packs'>,
  region: Region,
  rows: readonly Sum[],
): PromiseRecordView['services'] {
  const services = rows.filter((sum) => sum.service !== '');
  const hidden = hiddenOf(services);
  return services
    .map((sum) => ({
      code: sum.service,
      title: serviceTitle(dependencies, region, sum.service),
      numbers: hidden.has(sum) ? null : numbersOf(sum),
    }))
    .sort((left, right) => (right.numbers?.ended ?? 0) - (left.numbers?.ended ?? 0));
}

export function serviceTitle(
  { packs }: Pick<MeasuresDependencies, 'packs'>,
  region: Region,
  service: string,
): Text {
  const found = packs.active(region.id).find(({ services }) => Object.hasOwn(services, service));
  return found?.services[service]?.title ?? { id: service, en: service };
}

const rank = (numbers: KeptPromises | null): number =>
  numbers === null ? -1 : numbers.kept / numbers.ended + numbers.ended / 1_000_000_000;

const numbersOf = (sum: Sum): KeptPromises => ({
  ended: sum.ended,
  kept: sum.kept,
  refused: sum.refused,
  medianMinutes: sum.median_minutes,
  ninetiethMinutes: sum.ninetieth_minutes,
  medianPermille: sum.median_permille,
  ninetiethPermille: sum.ninetieth_permille,
  waitedForCentre: sum.waited_for_centre < smallestPublished ? 0 : sum.waited_for_centre,
  medianCentreMinutes: sum.waited_for_centre < smallestPublished ? null : sum.median_centre_minutes,
});

/** What is open now, by whose turn it is; what waits for others is not the office's. */
async function waitingNow(database: DatabaseConnection, now: Date, officeId?: string): Promise<WaitingNow> {
  let open = database.selectFrom('case_current').where('ended_at', 'is', null);
  if (officeId !== undefined) open = open.where('office_id', '=', officeId);
  const counted = await open
    .select((row) => [
      row.fn.countAll<string>().filterWhere('turn', '=', 'office').as('office'),
      row.fn.countAll<string>().filterWhere(sql<boolean>`turn = 'office' and due_at < ${now}`).as('late'),
      row.fn.countAll<string>().filterWhere('turn', '=', 'applicant').as('applicant'),
      row.fn.countAll<string>().filterWhere('turn', '=', 'centre').as('centre'),
      row.fn.countAll<string>().filterWhere('turn', '=', 'court').as('court'),
    ])
    .executeTakeFirstOrThrow();
  const shown = (count: string): number | null =>
    Number(count) > 0 && Number(count) < smallestPublished ? null : Number(count);
  return {
    withOffice: shown(counted.office),
    late: shown(counted.late),
    withApplicant: shown(counted.applicant),
    withCentre: shown(counted.centre),
    withCourt: shown(counted.court),
  };
}
