import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** `ok`, or why not, in a word that tells strangers nothing. */
export type ReadinessCheck = 'ok' | 'away' | 'behind' | 'mismatch' | 'draining';

export type Readiness = {
  readonly ready: boolean;
  readonly checks: Readonly<Record<'database' | 'migrations' | 'keys' | 'server', ReadinessCheck>>;
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
};

const patienceMilliseconds = 3_000;
/** A proxy asks every second or two, and strangers may ask too. */
const keptMilliseconds = 1_000;

export function createReadinessProbe({ pool, newestMigration, keysOpen }: ReadinessInput): ReadinessProbe {
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

  function answer(found: Omit<Readiness['checks'], 'server'>): Readiness {
    const checks = { ...found, server: isDraining ? ('draining' as const) : ('ok' as const) };
    return { ready: Object.values(checks).every((check) => check === 'ok'), checks };
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
