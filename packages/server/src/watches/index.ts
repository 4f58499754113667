import type { Follower, ViewPart } from '../cases/index.ts';
import { askDue, type WatchDependencies, type WatchPace } from './asking.ts';
import { followWatches } from './follow.ts';

export type Watches = {
  /** Registered with the cases: begins and ends the watch of a case with its state. */
  readonly follow: Follower;
  readonly viewPart: ViewPart;
  /** A job, every few seconds: asks what is due. */
  askDue(regionId: string): Promise<number>;
};

/** In the demo the centre answers within a minute; the real one takes days. */
export const watchPaces: Readonly<Record<'demo' | 'production', WatchPace>> = {
  demo: { firstMilliseconds: 3_000, longestMilliseconds: 15_000 },
  production: { firstMilliseconds: 10 * 60_000, longestMilliseconds: 6 * 3600_000 },
};

export function createWatches(dependencies: WatchDependencies): Watches {
  return {
    follow: followWatches,
    viewPart: watchPart,
    askDue: (regionId) => askDue(dependencies, regionId),
  };
}

/** For whom a case waits at the centre, and what was last heard from there. */
const watchPart: ViewPart = async ({ database, row, target }) => {
  const { service, state } = target;
  const name = service.flow.states[state.state]?.watch;
  const watch = name === undefined ? undefined : service.watches?.[name];
  if (name === undefined || watch === undefined || state.endedAt !== null) return {};
  const due = await database
    .selectFrom('watch_due')
    .select(['asked_at', 'told_since'])
    .where('case_id', '=', row.case_id)
    .executeTakeFirst();
  return {
    watch: {
      story: watch.stories[state.reports[name] ?? ''] ?? watch.title,
      since: due?.told_since?.toISOString() ?? state.stateSince,
      askedAt: due?.asked_at?.toISOString() ?? null,
    },
  };
};
