import pg from 'pg';

/** A process's one connection for what PostgreSQL passes on between processes (NOTIFY, LISTEN). */
export type Notifications = {
  /** To be called before it is opened. */
  hear(channel: string, listener: Listener): void;
  /** Connects, and again whenever the connection breaks, until it is closed. */
  open(onProblem: (error: unknown) => void): void;
  /** False when the connection is away: nobody was told. */
  tell(channel: string, payloads: readonly string[]): Promise<boolean>;
  close(): Promise<void>;
};

export type Listener = {
  /** Also of what this process itself told. */
  readonly onTold: (payload: string) => void;
  /** It listens, from now on; what was told before was not heard. */
  readonly onListening?: () => void;
};

const firstPauseMilliseconds = 200;
const longestPauseMilliseconds = 10_000;
/** A connection over which nothing comes may be dead without anyone having said so. */
const lookEveryMilliseconds = 15_000;
const answersWithinMilliseconds = 10_000;

/** @param pool its role and address are the connection's too; none of its own connections is taken. */
export function createNotifications(pool: pg.Pool): Notifications {
  const listeners = new Map<string, Listener>();
  let onProblem: (error: unknown) => void = () => undefined;
  let looking: NodeJS.Timeout | undefined;
  let isClosed = false;
  let client: pg.Client | undefined;
  let pauseMilliseconds = firstPauseMilliseconds;
  let again: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      ...pool.options,
      application_name: 'satuloket notifications',
      keepAlive: true,
      query_timeout: answersWithinMilliseconds,
      connectionTimeoutMillis: answersWithinMilliseconds,
    });
    let isBroken = false;
    const broken = (error?: unknown): void => {
      if (isBroken) return;
      isBroken = true;
      if (client === fresh) client = undefined;
      void fresh.end().catch(() => undefined);
      if (isClosed) return;
      if (error !== undefined) onProblem(error);
      again = setTimeout(() => void connect(), pauseMilliseconds);
      pauseMilliseconds = Math.min(pauseMilliseconds * 2, longestPauseMilliseconds);
    };
    fresh.on('error', broken);
    fresh.on('end', () => broken());
    fresh.on('notification', ({ channel, payload }) => listeners.get(channel)?.onTold(payload ?? ''));
    try {
      await fresh.connect();
      await fresh.query([...listeners.keys()].map((name) => `listen ${pg.escapeIdentifier(name)}`).join(';'));
    } catch (error) {
      broken(error);
      return;
    }
    if (isClosed) {
      broken();
      return;
    }
    client = fresh;
    pauseMilliseconds = firstPauseMilliseconds;
    for (const { onListening } of listeners.values()) onListening?.();
  }

  async function ask(text: string, values: readonly unknown[]): Promise<boolean> {
    const asked = client;
    if (asked === undefined) return false;
    try {
      await asked.query(text, [...values]);
      return true;
    } catch (error) {
      asked.emit('error', error);
      return false;
    }
  }

  return {
    hear: (channel, listener) => void listeners.set(channel, listener),
    open(onBroken) {
      onProblem = onBroken;
      looking = setInterval(() => void ask('select 1', []), lookEveryMilliseconds);
      looking.unref();
      void connect();
    },
    tell: (channel, payloads) =>
      ask('select pg_notify($1, payload) from unnest($2::text[]) as payload', [channel, payloads]),
    async close() {
      isClosed = true;
      clearInterval(looking);
      clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}
