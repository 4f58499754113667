import { type Fault, pause } from '../fault.ts';

export const databaseKilled: Fault = {
  name: 'database-killed',
  tells: 'PostgreSQL is ended at once under load and recovers from its log',
  async run({ arena, random, until, did }) {
    while (Date.now() < until) {
      await pause(random.between(300, 2500));
      await arena.database.kill();
      did('database killed');
      await pause(random.between(0, 1500));
      await arena.database.start();
    }
  },
};
