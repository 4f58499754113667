import pg from 'pg';

/** A process's one connection for what PostgreSQL passes on between processes (NOTIFY, LISTEN). */
export type Notifications = {
  /** False when the connection is away: nobody was told. */
  tell(payloads: readonly string[]): Promise<boolean>;
  close(): Promise<void>;
};

export type NotificationsOptions = {
  /** Its role and address are the connection's too; none of its own connections is taken. */
  readonly pool: pg.Pool;
  readonly channel: string;
  readonly onTold: (payload: string) => void;
  /** It listens, from now on; what was told before was not heard. */
  readonly onListening: () => void;
  readonly onProblem: (error: unknown) => void;
};

const firstPauseMilliseconds = 200;
const longestPauseMilliseconds = 10_000;
/** A connection over which nothing comes may be dead without anyone having said so. */
const lookEveryMilliseconds = 15_000;
const answersWithinMilliseconds = 10_000;

/** Connects, and again whenever the connection breaks, until it is closed. */
export function openNotifications(options: NotificationsOptions): Notifications {
  const { channel, onTold, onListening, onProblem } = options;
  let isClosed = false;
  let client: pg.Client | undefined;
  let pauseMilliseconds = firstPauseMilliseconds;
  let again: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      ...options.pool.options,
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
    fresh.on('notification', ({ payload }) => onTold(payload ?? ''));
    try {
      await fresh.connect();
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
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
    onListening();
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

  const looking = setInterval(() => void ask('select 1', []), lookEveryMilliseconds);
  looking.unref();
  void connect();
  return {
    tell: (payloads) =>
      ask('select pg_notify($1, payload) from unnest($2::text[]) as payload', [channel, payloads]),
    async close() {
      isClosed = true;
      clearInterval(looking);
      clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}
