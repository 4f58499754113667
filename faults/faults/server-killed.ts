import { type Fault, pause } from '../fault.ts';

export const serverKilled: Fault = {
  name: 'server-killed',
  tells: 'the server is killed with -9 at random moments and started again',
  async run({ arena, random, until, did }) {
    while (Date.now() < until) {
      await pause(random.between(200, 2500));
      await arena.server.kill();
      did('server killed');
      await pause(random.between(0, 300));
      await arena.server.start();
    }
  },
};
