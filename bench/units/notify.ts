import pg from 'pg';
import type { UnitMaker } from '../harness/unit.ts';

/** What PostgreSQL needs to pass a word from one connection to another. */
export type NotifyGiven = { readonly adminUrl: string };

const channel = 'bench_changes';

const make: UnitMaker = async (given) => {
  const { adminUrl } = given as NotifyGiven;
  const teller = new pg.Client({ connectionString: adminUrl });
  const listener = new pg.Client({ connectionString: adminUrl });
  await Promise.all([teller.connect(), listener.connect()]);
  const waiting = new Map<string, () => void>();
  listener.on('notification', ({ payload = '' }) => waiting.get(payload)?.());
  await listener.query(`listen ${channel}`);
  let next = 0;
  return {
    async once() {
      next += 1;
      const word = String(next);
      const heard = new Promise<void>((resolve) => waiting.set(word, resolve));
      await teller.query('select pg_notify($1, $2)', [channel, word]);
      await heard;
      waiting.delete(word);
    },
    isUsedUp: () => false,
    async close() {
      await Promise.all([teller.end(), listener.end()]);
    },
  };
};

export default make;
