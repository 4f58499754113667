import pg from 'pg';
import { type Fault, pause } from '../fault.ts';

export const rollingRestart: Fault = {
  name: 'rolling-restart',
  tells:
    'two server processes take turns and both work while one is exchanged; a column and an index come meanwhile',
  async run({ arena, random, until, did }) {
    for (let turn = 1; turn === 1 || Date.now() < until; turn += 1) {
      const beside = await arena.startBeside();
      did('server process beside');
      await migrate(arena.database.url(), turn);
      did('migration');
      // Both take requests and sweep for a while.
      await pause(random.between(500, 2000));
      arena.leadClientsTo(beside);
      await arena.server.stop();
      did('server stopped in order');
      await pause(random.between(300, 1500));
      await arena.server.start();
      arena.leadClientsTo();
      await pause(random.between(300, 1000));
      if (random.chance(0.5)) await beside.stop();
      else await beside.kill();
      did('process beside ended');
    }
  },
};

/** As a later version does it while this one runs: what is added, nobody knows of yet. */
async function migrate(url: string, turn: number): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    await admin.query(`set lock_timeout = '10s'`);
    await admin.query(`alter table case_current add column if not exists later_${turn} text`);
    await admin.query(`create index if not exists later_${turn} on case_current (region_id, later_${turn})`);
  } finally {
    await admin.end();
  }
}
