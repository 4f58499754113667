import { outsideServices } from '../arena/arena.ts';
import { working } from '../arena/wire.ts';
import { type Fault, pause } from '../fault.ts';

export const answersLost: Fault = {
  name: 'answers-lost',
  tells: 'between clients and server answers are lost after the commit, requests come twice, lines break',
  async run({ arena, random, until, did }) {
    const { client } = arena.wires;
    client.set({ loseAnswers: 0.2, doubleQuestions: 0.2, delayMilliseconds: 20 });
    while (Date.now() < until) {
      await pause(random.between(300, 1200));
      client.breakAll();
      did('client line cut');
    }
    client.set(working);
  },
};

export const databaseFarAway: Fault = {
  name: 'database-far-away',
  tells:
    'between server and PostgreSQL answers are lost, also that of a commit; the line is slow, cut or silent',
  async run({ arena, random, until, did }) {
    const { database } = arena.wires;
    while (Date.now() < until) {
      database.set({ loseAnswers: 0.01, delayMilliseconds: random.pick([0, 0, 5, 40]) });
      await pause(random.between(300, 1500));
      database.set(working);
      if (random.chance(0.2)) {
        // Nobody is told: what was said over it has to be given up by whoever waits.
        database.set({ silent: true });
        did('database line silent');
        await pause(random.between(500, 3000));
        database.set(working);
      } else if (random.chance(0.4)) {
        database.set({ cut: true });
        database.breakAll();
        did('database line cut');
        await pause(random.between(100, 1500));
        database.set(working);
      }
    }
    database.set(working);
  },
};

export const outsideAway: Fault = {
  name: 'outside-away',
  tells:
    'register, messages and signatures, each by itself, are cut, silent, slow, lose answers or hear twice',
  async run({ arena, random, until, did }) {
    while (Date.now() < until) {
      const service = random.pick(outsideServices);
      const outside = arena.wires[service];
      const kind = random.pick(['cut', 'silent', 'slow', 'lost', 'doubled'] as const);
      did(`${service} ${kind}`);
      outside.set({
        ...working,
        ...{
          cut: { cut: true },
          silent: { silent: true },
          slow: { delayMilliseconds: 800 },
          lost: { loseAnswers: 0.5 },
          doubled: { doubleQuestions: 0.7 },
        }[kind],
      });
      if (kind === 'cut') outside.breakAll();
      await pause(random.between(500, 2000));
      // Another one has trouble next, now and then beside this one.
      if (random.chance(0.6)) outside.set(working);
    }
    for (const service of outsideServices) arena.wires[service].set(working);
  },
};
