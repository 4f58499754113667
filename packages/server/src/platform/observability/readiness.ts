import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from '@satuloket/engine';
import type pg from 'pg';

/** `ok`, or why not, in a word that tells strangers nothing. */
export type ReadinessCheck = 'ok' | 'away' | 'behind' | 'mismatch' | 'draining';

export type Readiness = {
  readonly ready: boolean;
  readonly checks: Readonly<Record<'database' | 'migrations' | 'keys' | 'server', ReadinessCheck>> & {
    /** What this process holds it goes on with; whether the next one could start. Only where there is such a service. */
    readonly keyService?: 'ok' | 'away' | 'refused';
  };
};

export type ReadinessProbe = {
  check(): Promise<Readiness>;
  /** From now on this process is not ready: whoever sends requests here may send them to another. */
  drain(): void;
  readonly isDraining: boolean;
};

export type ReadinessInput = {
  readonly pool: Pick<pg.Pool, 'query'>;
  /** The highest migration that this version knows. */
  readonly newestMigration: number;
  /** Whether the master key opens what the database holds; asked once it has succeeded no more. */
  readonly keysOpen: () => Promise<boolean>;
  /** Whether the key service would open the master key again. */
  readonly keyServiceOpens?: (() => Promise<Result<void>>) | undefined;
  /** A minute unless told: each question stands in the key service's own log. */
  readonly keyServiceKeptMilliseconds?: number;
};

const patienceMilliseconds = 3_000;
/** A proxy asks every second or two, and strangers may ask too. */
const keptMilliseconds = 1_000;

export function createReadinessProbe(input: ReadinessInput): ReadinessProbe {
  const { pool, newestMigration, keysOpen } = input;
  const keyService = keyServiceWatch(input);
  let isDraining = false;
  let keysProven = false;
  let kept: { readonly at: number; readonly answer: Promise<Readiness> } | undefined;

  async function look(): Promise<Readiness> {
    const newest = await limited(
      pool
        .query<{ newest: number }>('select max(number) as newest from schema_migration')
        .then(({ rows }) => rows[0]?.newest ?? 0),
    );
    if (newest === undefined) return answer({ database: 'away', migrations: 'away', keys: 'away' });
    keysProven ||= (await limited(keysOpen())) ?? false;
    return answer({
      database: 'ok',
      // A newer version may have migrated already; ours goes on beside it until it is stopped.
      migrations: newest >= newestMigration ? 'ok' : 'behind',
      keys: keysProven ? 'ok' : 'mismatch',
    });
  }

  function answer(found: Omit<Readiness['checks'], 'server' | 'keyService'>): Readiness {
    const { database, migrations, keys } = found;
    const checks = {
      database,
      migrations,
      keys,
      server: isDraining ? ('draining' as const) : ('ok' as const),
    };
    const ready = Object.values(checks).every((check) => check === 'ok');
    const service = keyService();
    return { ready, checks: service === undefined ? checks : { ...checks, keyService: service } };
  }

  return {
    async check() {
      const now = performance.now();
      if (kept === undefined || now - kept.at > keptMilliseconds) kept = { at: now, answer: look() };
      const { checks } = await kept.answer;
      return answer(checks);
    },
    drain() {
      isDraining = true;
    },
    get isDraining() {
      return isDraining;
    },
  };
}

/** What was last heard of it, and a new question beside when that is long ago: no balancer waits for it. */
function keyServiceWatch({
  keyServiceOpens: opens,
  keyServiceKeptMilliseconds = 60_000,
}: ReadinessInput): () => Readiness['checks']['keyService'] | undefined {
  if (opens === undefined) return () => undefined;
  let heard: 'ok' | 'away' | 'refused' = 'ok';
  // It opened the key when this process started.
  let askedAt = performance.now();
  return () => {
    if (performance.now() - askedAt > keyServiceKeptMilliseconds) {
      askedAt = performance.now();
      void opens().then(
        (answer) => {
          heard = answer.ok ? 'ok' : answer.error.retryable ? 'away' : 'refused';
        },
        () => {
          heard = 'away';
        },
      );
    }
    return heard;
  };
}

/** Undefined when it fails or takes too long. */
async function limited<Value>(work: Promise<Value>): Promise<Value | undefined> {
  const late = new AbortController();
  const patience = sleep(patienceMilliseconds, undefined, { signal: late.signal }).catch(() => undefined);
  try {
    return await Promise.race([work.catch(() => undefined), patience]);
  } finally {
    late.abort();
  }
}
