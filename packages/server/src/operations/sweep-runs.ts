import { sql } from 'kysely';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
} from '../platform/database/index.ts';
import { withoutValues } from '../platform/http/logging.ts';
import { onEnd, type SweepTold, sweepsTold } from '../platform/observability/channels.ts';
import type { Sweep } from '../platform/sweeps/index.ts';
import type { SweepView } from './contract.ts';

type Run = {
  beganAt: Date;
  endedAt: Date;
  failedAt: Date | undefined;
  failure: string | undefined;
  runs: number;
  failures: number;
};

export type SweepWatch = {
  /** Writes down what was seen since the last time; a sweep of its own. */
  store(): Promise<void>;
  close(): void;
};

/**
 * Notes how the sweeps of this process go. They run every few seconds, so what is written down is gathered. By the clock
 * of the machine, not the demo's: it is about processes.
 */
export function watchSweeps(database: DatabaseConnection, sweeps: readonly Sweep[]): SweepWatch {
  const paces = new Map(sweeps.map(({ name, everyMilliseconds }) => [name, everyMilliseconds]));
  const seen = new Map<string, Run>();
  const stop = onEnd(sweepsTold, (told) => note(seen, told));
  return {
    async store() {
      const rows = [...seen].flatMap(([sweep, run]) => {
        const every = paces.get(sweep);
        return every === undefined
          ? []
          : [
              {
                sweep,
                every_milliseconds: every,
                began_at: run.beganAt,
                ended_at: run.endedAt,
                failed_at: run.failedAt ?? null,
                failure: run.failure ?? null,
                runs: run.runs,
                failures: run.failures,
              },
            ];
      });
      if (rows.length === 0) return;
      await inTransaction(database, async (transaction) => {
        await forgetOthers(transaction, [...paces.keys()]);
        await transaction
          .insertInto('sweep_run')
          // Always in one order, so that two processes never wait for each other.
          .values(rows.sort((one, other) => (one.sweep < other.sweep ? -1 : 1)))
          .onConflict((conflict) =>
            conflict.column('sweep').doUpdateSet({
              every_milliseconds: sql`excluded.every_milliseconds`,
              began_at: sql`greatest(sweep_run.began_at, excluded.began_at)`,
              ended_at: sql`greatest(sweep_run.ended_at, excluded.ended_at)`,
              failed_at: sql`greatest(sweep_run.failed_at, excluded.failed_at)`,
              failure: sql`coalesce(excluded.failure, sweep_run.failure)`,
              runs: sql`sweep_run.runs + excluded.runs`,
              failures: sql`sweep_run.failures + excluded.failures`,
            }),
          )
          .execute();
      });
      seen.clear();
    },
    close: stop,
  };
}

/** What no process of this version does and none of another did lately: it would look late for ever. */
async function forgetOthers(transaction: DatabaseTransaction, own: readonly string[]): Promise<void> {
  const rows = await transaction
    .selectFrom('sweep_run')
    .select(['sweep', 'ended_at', 'every_milliseconds'])
    .where('sweep', 'not in', [...own])
    .execute();
  const late = rows.filter((row) => Date.now() - row.ended_at.getTime() > lateAfter(row.every_milliseconds));
  if (late.length === 0) return;
  await transaction
    .deleteFrom('sweep_run')
    .where(
      'sweep',
      'in',
      late.map(({ sweep }) => sweep),
    )
    .execute();
}

function note(seen: Map<string, Run>, { name, beganAt, failure }: SweepTold): void {
  const endedAt = new Date();
  const run = seen.get(name) ?? {
    beganAt: endedAt,
    endedAt,
    failedAt: undefined,
    failure: undefined,
    runs: 0,
    failures: 0,
  };
  run.beganAt = new Date(endedAt.getTime() - (performance.now() - beganAt));
  run.endedAt = endedAt;
  run.runs += 1;
  if (failure !== undefined) {
    run.failures += 1;
    run.failedAt = endedAt;
    run.failure = tellFailure(failure);
  }
  seen.set(name, run);
}

const longestFailure = 300;

/** Databases quote values in their messages; what is kept names none. */
function tellFailure(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(typeof error);
  return `${name}: ${withoutValues(message)}`.slice(0, longestFailure);
}

/** Late when it has not ended for three of its paces and half a minute. */
export async function sweepViews(database: DatabaseConnection): Promise<readonly SweepView[]> {
  const rows = await database.selectFrom('sweep_run').selectAll().orderBy('sweep').execute();
  const now = Date.now();
  return rows.map((row) => ({
    name: row.sweep,
    everyMilliseconds: row.every_milliseconds,
    endedAt: row.ended_at.toISOString(),
    isLate: now - row.ended_at.getTime() > lateAfter(row.every_milliseconds),
    failedAt: row.failed_at?.toISOString() ?? null,
    failure: row.failure,
    failures: Number(row.failures),
  }));
}

export const lateAfter = (everyMilliseconds: number): number => 3 * everyMilliseconds + 60_000;
