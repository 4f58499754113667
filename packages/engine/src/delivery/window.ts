/** When a courier comes next within the hours that someone is at home. */
import type { Weekday } from '../calendar/types.ts';

export type DeliveryWindow = {
  readonly code: string;
  readonly days: readonly Weekday[];
  /** On the wall clock of the region, `17:00`. */
  readonly from: string;
  readonly until: string;
};

const weekdays: readonly Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

/** The next date, `YYYY-MM-DD`, on which a window is not over yet; today counts until it ends. */
export function nextRound(
  window: Pick<DeliveryWindow, 'days' | 'until'>,
  now: { readonly date: string; readonly time: string },
): string | undefined {
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = new Date(`${now.date}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + ahead);
    const isOn = window.days.includes(weekdays[day.getUTCDay()]!);
    if (isOn && (ahead > 0 || now.time < window.until)) return day.toISOString().slice(0, 10);
  }
  return undefined;
}
