import { calendarOf, daysLeft, isLow, isWorkingDay, type Region, type Text } from '@satuloket/engine';
import { sql } from 'kysely';
import { stockWords } from '../capacity/stock-words.ts';
import { officeName } from '../cases/office-values.ts';
import type { MorningLine, MorningTone } from './contract.ts';
import { dayBefore, dayMilliseconds } from './dates.ts';
import type { MorningAsked } from './morning.ts';

/** How far back the pace is reckoned, as the offices' own page of stock does it. */
const paceDays = 28;
const weekDays = 7;
/** Farther than this a pace of four weeks foretells nothing. */
const daysOfYear = 365;
const rowsShown = 3;

type Kept = {
  readonly officeId: string;
  readonly stock: string;
  readonly balance: number;
  readonly days: number | null;
  readonly daysThen: number | null;
  readonly isLow: boolean;
  readonly alarmBelowDays: number;
};

/** Where what is used up lasts the shortest. */
export async function stockLine(asked: MorningAsked): Promise<MorningLine> {
  const { dependencies, region } = asked;
  const title = { id: 'Persediaan paling tipis', en: 'The shortest stock' };
  const kept = (await keptStock(asked)).sort(
    (left, right) => urgency(left) - urgency(right) || left.balance - right.balance,
  );
  const [least] = kept;
  if (least === undefined) {
    return {
      kind: 'stock',
      tone: 'good',
      figure: { id: '–', en: '–' },
      title,
      sentence: { id: 'Tidak ada persediaan yang dicatat.', en: 'No stock is kept.' },
      rows: [],
    };
  }
  const toneOf = (each: Kept): MorningTone =>
    each.isLow ? 'bad' : each.days !== null && each.days < 2 * each.alarmBelowDays ? 'watch' : 'good';
  const what = (each: Kept): Text => {
    const { title: thing } = stockWords(dependencies, region, each.stock);
    const office = officeName(region, each.officeId);
    return { id: `${thing.id}, ${office.id}`, en: `${thing.en}, ${office.en}` };
  };
  const low = kept.filter((each) => each.isLow).length;
  return {
    kind: 'stock',
    tone: toneOf(least),
    figure: daysWords(least),
    title,
    sentence: {
      id: `${what(least).id}: tersisa ${least.balance}${least.days === null ? ', belum ada yang dipakai empat pekan ini' : ''}.${low > 1 ? ` ${low} persediaan di bawah batas.` : ''}`,
      en: `${what(least).en}: ${least.balance} left${least.days === null ? ', none used in four weeks' : ''}.${low > 1 ? ` ${low} are below their limit.` : ''}`,
    },
    ...(least.daysThen !== null &&
      least.daysThen <= daysOfYear && {
        before: {
          id: `Sepekan lalu cukup ${least.daysThen} hari.`,
          en: `A week ago it lasted ${least.daysThen} days.`,
        },
      }),
    list: { list: 'office', officeId: least.officeId },
    rows: kept
      .filter(({ balance, days }) => balance <= 0 || days !== null)
      .slice(0, rowsShown)
      .map((each) => ({ title: what(each), figure: daysWords(each), tone: toneOf(each) })),
  };
}

/** What is empty first, then what lasts the shortest; what nobody uses comes last. */
const urgency = ({ balance, days }: Kept): number => (balance <= 0 ? -1 : (days ?? Number.MAX_SAFE_INTEGER));

function daysWords({ balance, days }: Kept): Text {
  if (balance <= 0) return { id: 'habis', en: 'none left' };
  // Nobody can tell how long it lasts while nothing is used.
  if (days === null) return { id: `${balance}`, en: `${balance}` };
  if (days > daysOfYear) return { id: '> 1 tahun', en: '> 1 year' };
  return { id: `${days} hari`, en: `${days} days` };
}

async function keptStock({ dependencies, region, database, date }: MorningAsked): Promise<Kept[]> {
  if (region.keptStock.length === 0) return [];
  const now = dependencies.now();
  const ago = (days: number) => new Date(now.getTime() - days * dayMilliseconds);
  const { rows } = await sql<{
    office_id: string;
    stock: string;
    balance: number;
    used: string;
    balance_then: number | null;
    used_then: string;
  }>`
    select kept.office_id, kept.stock, coalesce(now.balance, 0) as balance, pace.used, earlier.balance as balance_then,
      pace.used_then
    from jsonb_to_recordset(${JSON.stringify(
      region.keptStock.map(({ officeId, stock }) => ({ office_id: officeId, stock })),
    )}::jsonb) as kept (office_id text, stock text)
    left join stock_balance now
      on now.region_id = ${region.id} and now.office_id = kept.office_id and now.stock = kept.stock
    cross join lateral (
      select coalesce(-sum(change) filter (where at >= ${ago(paceDays)}), 0) as used,
        coalesce(-sum(change) filter (where at < ${ago(weekDays)}), 0) as used_then
      from stock_movement
      where region_id = ${region.id} and office_id = kept.office_id and stock = kept.stock
        and kind in ('used', 'given-back', 'spoiled') and at >= ${ago(paceDays + weekDays)}
    ) pace
    left join lateral (
      select balance from stock_movement
      where region_id = ${region.id} and office_id = kept.office_id and stock = kept.stock and at < ${ago(weekDays)}
      order by place desc limit 1
    ) earlier on true
  `.execute(database);
  return rows.flatMap((row) => {
    const place = region.keptStock.find(
      ({ officeId, stock }) => officeId === row.office_id && stock === row.stock,
    );
    if (place === undefined) return [];
    const days = daysLeft({
      balance: row.balance,
      used: Number(row.used),
      workingDays: workingDaysBefore(region, row.office_id, date),
    });
    return [
      {
        officeId: row.office_id,
        stock: row.stock,
        balance: row.balance,
        days,
        daysThen:
          row.balance_then === null
            ? null
            : daysLeft({
                balance: row.balance_then,
                used: Number(row.used_then),
                workingDays: workingDaysBefore(region, row.office_id, dayBefore(date, weekDays)),
              }),
        isLow: isLow(row.balance, days, place.alarmBelowDays),
        alarmBelowDays: place.alarmBelowDays,
      },
    ];
  });
}

function workingDaysBefore(region: Region, officeId: string, date: string): number {
  const calendar = calendarOf(region, officeId);
  return Array.from({ length: paceDays }, (_, offset) => dayBefore(date, offset)).filter((day) =>
    isWorkingDay(calendar, day),
  ).length;
}
