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

export const databaseRestarted: Fault = {
  name: 'database-restarted',
  tells: 'PostgreSQL is restarted in order, or one of its processes dies and it restarts itself',
  async run({ arena, random, until, did }) {
    const { database } = arena;
    do {
      await pause(random.between(300, 2500));
      const backends = await database.backends();
      if (backends.length > 0 && random.chance(0.5)) {
        // It may have ended by itself meanwhile.
        if (signalled(random.pick(backends), 'SIGKILL')) did('process of PostgreSQL killed');
        continue;
      }
      await database.stopInOrder();
      did('database restarted');
      await pause(random.between(0, 1000));
      await database.start();
    } while (Date.now() < until);
  },
};

/** Longer than a client waits for an answer, now and then. */
const longestStandstillMilliseconds = 25_000;

export const databaseSlow: Fault = {
  name: 'database-slow',
  tells: 'processes of PostgreSQL stand still for a while, some in the middle of a commit, and then go on',
  async run({ arena, random, until, did }) {
    do {
      const backends = await arena.database.backends();
      const held = backends.filter(() => random.chance(0.6)).filter((pid) => signalled(pid, 'SIGSTOP'));
      if (held.length > 0) did('processes of PostgreSQL held up');
      try {
        await pause(
          random.chance(0.15)
            ? random.between(8_000, longestStandstillMilliseconds)
            : random.between(100, 3_000),
        );
      } finally {
        for (const pid of held) signalled(pid, 'SIGCONT');
      }
      await pause(random.between(200, 1500));
    } while (Date.now() < until);
  },
};

/** False for what has ended. */
function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
