import { type Fault, pause } from '../fault.ts';

export const standby: Fault = {
  name: 'standby',
  tells: 'PostgreSQL dies and a standby that followed it by streaming takes its place, again and again',
  // The server that comes after is another one: nobody else wants it.
  arena: async () => ({}),
  async run({ arena, random, until, did }) {
    do {
      await arena.database.addStandby();
      await pause(random.between(1000, 3000));
      await arena.database.failOver();
      did('database killed, standby took over');
      await pause(random.between(500, 2000));
    } while (Date.now() < until);
  },
};
