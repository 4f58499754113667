import type { RetentionSubject } from './schema/retention-file.ts';
import type { Region, RetentionRule } from './types.ts';

export { type RetentionMoment, type RetentionSubject, retentionSubjects } from './schema/retention-file.ts';

/** The rule for something of a region; of a case the one that names its service, before the general one. */
export function retentionRule(
  region: Pick<Region, 'retention'>,
  what: RetentionSubject,
  service?: string,
): RetentionRule | undefined {
  const rules = region.retention.filter((rule) => rule.what === what);
  return (
    rules.find(({ services }) => service !== undefined && services?.includes(service)) ??
    rules.find(({ services }) => services === undefined)
  );
}

/**
 * What began to be kept before this moment is due. Months and years go by the calendar (UTC); a day that the month
 * does not have is its last one.
 */
export function dueBefore({ keep }: Pick<RetentionRule, 'keep'>, now: Date): Date {
  const [count = '', unit = ''] = keep.split(' ');
  const number = Number(count);
  if (unit === 'hours') return new Date(now.getTime() - number * 3_600_000);
  if (unit === 'days') return new Date(now.getTime() - number * 86_400_000);
  const months = unit === 'years' ? number * 12 : number;
  const first = new Date(now);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return first;
}
