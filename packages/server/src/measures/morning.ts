import { failure, type Region, type Result, success, type Text } from '@satuloket/engine';
import { sql } from 'kysely';
import { officeName } from '../cases/office-values.ts';
import { momentWords } from '../cases/wording.ts';
import { localDateOf } from '../places/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { MorningLine, MorningTone, MorningView } from './contract.ts';
import { dayBefore, dayMilliseconds } from './dates.ts';
import { type MeasuresDependencies, regionOf } from './dependencies.ts';
import { outages } from './outages.ts';
import { officerFor } from './policy.ts';
import { serviceTitle } from './record-view.ts';
import { stockLine } from './stock-line.ts';

const weekDays = 7;
/** A median of fewer says nothing of an office. */
const fewestForSlowest = 5;
const rowsShown = 3;
/** From here on a case is said to wait long, whatever was promised. */
const longWaitDays = 14;

/** The page of whoever leads the region. */
export async function morning(
  dependencies: MeasuresDependencies,
  caller: Caller,
): Promise<Result<MorningView>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerFor(caller, 'read-morning', region);
  if (!officer.ok) return failure(officer.error);
  const date = localDateOf(region, dependencies.now());
  return success({ date, lines: await morningLines(dependencies, region, date) });
}

/** The five things to know, in the order in which they are told. */
export async function morningLines(
  dependencies: MeasuresDependencies,
  region: Region,
  date: string,
): Promise<readonly MorningLine[]> {
  const database = regionDatabase(dependencies.database, region.id);
  const earlier = await database
    .selectFrom('morning_report')
    .select('lines')
    .where('day', '=', dayBefore(date, weekDays))
    .executeTakeFirst();
  const lastWeek = (kind: MorningLine['kind']) => earlier?.lines.find((line) => line.kind === kind);
  const asked = { dependencies, region, database, date };
  return [
    await brokenLine(asked),
    await stockLine(asked),
    await oldestLine(asked, lastWeek('oldest')),
    await slowestLine(asked),
    await outageLine(asked),
  ];
}

export type MorningAsked = {
  readonly dependencies: MeasuresDependencies;
  readonly region: Region;
  readonly database: DatabaseConnection;
  readonly date: string;
};

const plain = (words: string): Text => ({ id: words, en: words });

async function brokenLine({ region, database, date }: MorningAsked): Promise<MorningLine> {
  const yesterday = dayBefore(date);
  const before = dayBefore(yesterday, weekDays);
  const rows = await database
    .selectFrom('promise_break')
    .select(['office_id', sql<string>`broke_on::text`.as('day')])
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('broke_on', 'in', [yesterday, before])
    .groupBy(['office_id', 'broke_on'])
    .execute();
  const of = (day: string) =>
    rows
      .filter((row) => row.day === day)
      .map((row) => ({ officeId: row.office_id, count: Number(row.count) }))
      .sort((left, right) => right.count - left.count);
  const sum = (day: string) => of(day).reduce((total, { count }) => total + count, 0);
  const [count, then] = [sum(yesterday), sum(before)];
  const worst = of(yesterday)[0];
  const tone: MorningTone = count === 0 ? 'good' : count <= then ? 'watch' : 'bad';
  return {
    kind: 'broken',
    tone,
    figure: plain(String(count)),
    title: { id: 'Janji terlewat kemarin', en: 'Promises missed yesterday' },
    sentence:
      worst === undefined
        ? {
            id: 'Semua yang dijanjikan selesai kemarin ditepati.',
            en: 'All that was promised for yesterday was kept.',
          }
        : {
            id: `Terbanyak di ${officeName(region, worst.officeId).id}: ${worst.count} berkas.`,
            en: `Most at ${officeName(region, worst.officeId).en}: ${worst.count}.`,
          },
    before: { id: `Sepekan sebelumnya ${then}.`, en: `A week before: ${then}.` },
    list: { list: 'broken', date: yesterday },
    rows: of(yesterday)
      .slice(0, rowsShown)
      .map((row) => ({ title: officeName(region, row.officeId), figure: plain(String(row.count)), tone })),
  };
}

async function oldestLine(
  { dependencies, region, database, date }: MorningAsked,
  earlier: MorningLine | undefined,
): Promise<MorningLine> {
  const rows = await database
    .selectFrom('case_current')
    .select(['code', 'service', 'office_id', 'filed_at', 'due_at'])
    .where('ended_at', 'is', null)
    .where('turn', '=', 'office')
    .orderBy('filed_at')
    .orderBy('case_id')
    .limit(rowsShown)
    .execute();
  const title = { id: 'Berkas terlama yang menunggu kantor', en: 'The longest wait for an office' };
  const before = earlier && {
    id: `Sepekan lalu ${earlier.figure.id}.`,
    en: `A week ago: ${earlier.figure.en}.`,
  };
  const [oldest] = rows;
  if (oldest === undefined) {
    const nothing = { id: 'Tidak ada berkas yang menunggu kantor.', en: 'No case waits for an office.' };
    return { kind: 'oldest', tone: 'good', figure: plain('0'), title, sentence: nothing, rows: [] };
  }
  const now = dependencies.now();
  const daysOf = (filedAt: Date): number =>
    Math.round((Date.parse(date) - Date.parse(localDateOf(region, filedAt))) / dayMilliseconds);
  const spoken = (days: number): Text => ({ id: `${days} hari`, en: `${days} days` });
  const isLate = (dueAt: Date | null): boolean => dueAt !== null && dueAt < now;
  const toneOf = (row: { readonly filed_at: Date; readonly due_at: Date | null }): MorningTone =>
    isLate(row.due_at) ? 'bad' : daysOf(row.filed_at) > longWaitDays ? 'watch' : 'good';
  const service = serviceTitle(dependencies, region, oldest.service);
  const office = officeName(region, oldest.office_id);
  const filed = momentWords(region, oldest.filed_at);
  return {
    kind: 'oldest',
    tone: toneOf(oldest),
    figure: spoken(daysOf(oldest.filed_at)),
    title,
    sentence: {
      id: `${service.id} di ${office.id}, masuk ${filed.id}${isLate(oldest.due_at) ? '; janjinya sudah terlewat' : ''}.`,
      en: `${service.en} at ${office.en}, filed ${filed.en}${isLate(oldest.due_at) ? '; its promise was missed' : ''}.`,
    },
    ...(before && { before }),
    list: { list: 'oldest' },
    rows: rows.map((row) => ({
      title: {
        id: `${serviceTitle(dependencies, region, row.service).id}, ${officeName(region, row.office_id).id}`,
        en: `${serviceTitle(dependencies, region, row.service).en}, ${officeName(region, row.office_id).en}`,
      },
      figure: spoken(daysOf(row.filed_at)),
      tone: toneOf(row),
    })),
  };
}

/** Of the last seven days, against the promise: an office with long promises is not slow for that. */
async function slowestLine({ region, database, date }: MorningAsked): Promise<MorningLine> {
  const split = dayBefore(date, weekDays);
  const rows = await database
    .selectFrom('case_outcome')
    .select('office_id')
    .select(sql<boolean>`ended_on >= ${split}::date`.as('is_now'))
    .select((row) => row.fn.countAll<string>().as('count'))
    .select(sql<number>`percentile_disc(0.5) within group (order by share_permille)`.as('median'))
    .where('ended_on', '>=', dayBefore(split, weekDays))
    .where('ended_on', '<', date)
    .where('is_reopened', '=', false)
    .where('kept', 'is not', null)
    .where('end_kind', '<>', 'cancelled')
    .groupBy(['office_id', sql`is_now`])
    .execute();
  const now = rows
    .filter((row) => row.is_now && Number(row.count) >= fewestForSlowest)
    .sort((left, right) => right.median - left.median);
  const title = { id: 'Kantor paling lambat sepekan ini', en: 'The slowest office this week' };
  const [slowest] = now;
  if (slowest === undefined) {
    return {
      kind: 'slowest',
      tone: 'good',
      figure: plain('–'),
      title,
      sentence: {
        id: 'Belum cukup berkas yang selesai sepekan ini untuk menilai.',
        en: 'Too few cases were finished this week to tell.',
      },
      rows: [],
    };
  }
  const before = rows.find((row) => !row.is_now && row.office_id === slowest.office_id);
  const office = officeName(region, slowest.office_id);
  const share = (permille: number) => plain(`${Math.round(permille / 10)}%`);
  const toneOf = (permille: number): MorningTone =>
    permille > 1000 ? 'bad' : permille > 800 ? 'watch' : 'good';
  return {
    kind: 'slowest',
    tone: toneOf(slowest.median),
    figure: share(slowest.median),
    title,
    sentence: {
      id: `${office.id} memakai ${share(slowest.median).id} dari waktu yang dijanjikan (nilai tengah ${slowest.count} berkas).`,
      en: `${office.en} used ${share(slowest.median).en} of the promised time (median of ${slowest.count} cases).`,
    },
    ...(before && {
      before: {
        id: `Sepekan sebelumnya ${share(before.median).id}.`,
        en: `The week before: ${share(before.median).en}.`,
      },
    }),
    list: { list: 'office', officeId: slowest.office_id },
    rows: now.slice(0, rowsShown).map((row) => ({
      title: officeName(region, row.office_id),
      figure: share(row.median),
      tone: toneOf(row.median),
    })),
  };
}

async function outageLine({ dependencies, region, date }: MorningAsked): Promise<MorningLine> {
  const week = new Date(dependencies.now().getTime() - 2 * weekDays * dayMilliseconds);
  const all = await outages(dependencies, region.id, week);
  const dayOf = (at: string) => localDateOf(region, new Date(at));
  const yesterday = dayBefore(date);
  const recent = all.filter(({ endedAt }) => endedAt === null || dayOf(endedAt) >= yesterday);
  const then = dayBefore(yesterday, weekDays);
  const earlier = all.filter(
    ({ beganAt, endedAt }) => dayOf(beganAt) <= then && (endedAt === null || dayOf(endedAt) >= then),
  );
  const isOpen = recent.some(({ endedAt }) => endedAt === null);
  return {
    kind: 'outages',
    tone: isOpen ? 'bad' : recent.length > 0 ? 'watch' : 'good',
    figure: plain(String(recent.length)),
    title: { id: 'Gangguan sejak kemarin', en: 'Outages since yesterday' },
    sentence: recent[0]?.sentence ?? {
      id: 'Semua layanan luar menjawab.',
      en: 'All outside services answered.',
    },
    before: {
      id: `Hari yang sama pekan lalu ${earlier.length}.`,
      en: `The same day last week: ${earlier.length}.`,
    },
    rows: recent.slice(0, rowsShown).map(({ name, endedAt, failedCalls }) => ({
      title: name,
      figure: {
        id: `${failedCalls} panggilan gagal`,
        en: `${failedCalls} calls failed`,
      },
      tone: endedAt === null ? ('bad' as const) : ('watch' as const),
    })),
  };
}
