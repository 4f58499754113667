import pg from 'pg';
import { type Fault, pause } from '../fault.ts';

/** More than PostgreSQL has. */
const wanted = 110;

export const connectionsOut: Fault = {
  name: 'connections-out',
  tells: "others take all of PostgreSQL's connections, and those of the server are ended",
  async run({ arena, random, until, did }) {
    while (Date.now() < until) {
      const taken = await takeAll(arena.database.url());
      did('connections out');
      await pause(random.between(500, 2500));
      await Promise.all(taken.map((client) => client.end().catch(() => undefined)));
      await pause(random.between(300, 1500));
    }
  },
};

async function takeAll(url: string): Promise<readonly pg.Client[]> {
  const clients: pg.Client[] = [];
  const [first] = await open(url, 1);
  if (first === undefined) return clients;
  clients.push(first);
  await first.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename like 'satuloket%' and pid <> pg_backend_pid()`,
  );
  while (clients.length < wanted) {
    const opened = await open(url, 10);
    clients.push(...opened);
    if (opened.length < 10) break;
  }
  return clients;
}

async function open(url: string, count: number): Promise<readonly pg.Client[]> {
  const tried = await Promise.all(
    Array.from({ length: count }, async () => {
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
      client.on('error', () => undefined);
      try {
        await client.connect();
        return client;
      } catch {
        return undefined;
      }
    }),
  );
  return tried.filter((client) => client !== undefined);
}
