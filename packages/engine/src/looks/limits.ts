import type { Region } from '../region/types.ts';

/** From when on looking is unusual. */
export type LookLimits = {
  /** Fewer people than this in an hour are never many. */
  readonly manyPerHour: number;
  /** How many times the office's habit is many. */
  readonly timesHabit: number;
  /** Minutes before opening and after closing that still count as the office's hours. */
  readonly graceMinutes: number;
};

const usual: LookLimits = { manyPerHour: 60, timesHabit: 3, graceMinutes: 60 };

/** What holds in a region; what its `region.yaml` leaves out is usual. */
export const lookLimits = (region: Pick<Region, 'looks'>): LookLimits => ({ ...usual, ...region.looks });
