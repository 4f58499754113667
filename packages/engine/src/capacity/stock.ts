/**
 * How many working days what is left will last at the pace of the last weeks; null while nothing was used, because
 * nobody can tell then. Rounded down: it is said to someone who decides when to order.
 */
export function daysLeft(input: {
  readonly balance: number;
  /** Used and spoiled in the time that is looked back upon. */
  readonly used: number;
  /** Days of that time on which the office was open. */
  readonly workingDays: number;
}): number | null {
  if (input.used <= 0 || input.workingDays <= 0) return null;
  return Math.floor((input.balance * input.workingDays) / input.used);
}

/** Whether to order: nothing is left, or not enough for so many working days. */
export function isLow(balance: number, days: number | null, alarmBelowDays: number): boolean {
  return balance <= 0 || (days !== null && days < alarmBelowDays);
}
