import { Logger, parseCronItems, run, runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import type { DatabaseTransaction } from '../database/index.ts';

/** What a job does; throwing means that it is tried again later, with growing pauses. */
export type JobTask = (payload: unknown) => Promise<void>;

export type JobSchedule = {
  readonly task: string;
  /** A crontab time in UTC, `* * * * *` for each minute. */
  readonly at: string;
};

export type RunningJobs = { stop(): Promise<void> };

/**
 * Makes the library's tables and the one door that the runtime role has to them. The library locks its tables by
 * row-level security for everyone but their owner, so enqueuing goes through a function of the owner's.
 */
export async function prepareJobs(adminUrl: string): Promise<void> {
  const pool = ownersPool(adminUrl, 2);
  try {
    await runMigrations({ pgPool: pool, logger: silent });
    await pool.query(`
      create or replace function graphile_worker.satuloket_enqueue(
        task text, payload json, run_at timestamptz, job_key text, max_attempts integer
      ) returns void language sql security definer set search_path = pg_catalog as $$
        select graphile_worker.add_job(
          identifier => task, payload => payload, run_at => run_at, job_key => job_key, max_attempts => max_attempts
        )
      $$;
      revoke all on function graphile_worker.satuloket_enqueue from public;
      grant usage on schema graphile_worker to satuloket_runtime;
      grant execute on function graphile_worker.satuloket_enqueue to satuloket_runtime;
    `);
  } finally {
    await pool.end();
  }
}

/** Enqueues a job that stands or falls with the caller's transaction. The same `key` replaces a job that still waits. */
export async function enqueueJob(
  transaction: DatabaseTransaction,
  job: {
    readonly task: string;
    readonly payload: Readonly<Record<string, string | number | boolean | null>>;
    readonly runAt?: Date;
    readonly key?: string;
    readonly maximumAttempts?: number;
  },
): Promise<void> {
  await sql`select graphile_worker.satuloket_enqueue(
    ${job.task}, ${JSON.stringify(job.payload)}::json, ${job.runAt ?? null}::timestamptz, ${job.key ?? null},
    ${job.maximumAttempts ?? 25}::integer
  )`.execute(transaction);
}

/** Runs jobs as they come and those of the schedule, over connections of the owner of the library's tables. */
export async function runJobs(options: {
  readonly adminUrl: string;
  readonly tasks: Readonly<Record<string, JobTask>>;
  readonly schedule: readonly JobSchedule[];
  readonly concurrency: number;
  /** Told of a job that failed and of what the library itself reports; never given a payload. */
  readonly onProblem: (message: string) => void;
}): Promise<RunningJobs> {
  // One connection listens; the others are for jobs that are fetched and settled.
  const pool = ownersPool(options.adminUrl, options.concurrency + 1);
  const runner = await run({
    pgPool: pool,
    taskList: Object.fromEntries(
      Object.entries(options.tasks).map(([name, task]) => [name, (payload: unknown) => task(payload)]),
    ),
    parsedCronItems: parseCronItems(
      options.schedule.map(({ task, at }) => ({ task, match: at, options: { jobKey: `cron ${task}` } })),
    ),
    concurrency: options.concurrency,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') options.onProblem(message);
    }),
  });
  return {
    async stop() {
      await runner.stop();
      await pool.end();
    },
  };
}

const silent = new Logger(() => () => undefined);

function ownersPool(adminUrl: string, maximumConnections: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: adminUrl,
    application_name: 'satuloket jobs',
    max: maximumConnections,
  });
  // A broken connection rejects what was running on it, and the library connects anew; without handlers the process ends.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}

function ignore(): void {
  // See ownersPool.
}
