import { expect, test } from 'vitest';
import { createAgenda, createDayClock, type Part } from './agenda.ts';
import { midnightOf } from './day.ts';
import { readDayOptions } from './options.ts';

const minute = 60_000;

function play(
  parts: (say: (what: string) => void, until: (minutes: number) => Promise<void>) => readonly Part[],
) {
  const clock = createDayClock(0);
  const happened: string[] = [];
  const broken: string[] = [];
  const agenda = createAgenda({
    clock,
    end: 60 * minute,
    lanes: 2,
    isStopped: () => false,
    onMoved: async () => undefined,
    onBroken: (name, error) => broken.push(`${name}: ${(error as Error).message}`),
  });
  const say = (what: string) => happened.push(`${clock.now().getTime() / minute} ${what}`);
  const run = agenda.run(parts(say, (minutes) => agenda.until(minutes * minute)));
  return run.then(() => ({ happened, broken }));
}

test('everyone acts at their moment, in the order of the day, and what comes after its end does not happen', async () => {
  const { happened, broken } = await play((say, until) => [
    {
      name: 'late',
      from: 30 * minute,
      play: async () => {
        say('late');
        await until(90);
        say('never');
      },
    },
    {
      name: 'early',
      from: 5 * minute,
      play: async () => {
        say('early');
        await until(40);
        say('early again');
      },
    },
    { name: 'between', from: 20.5 * minute, play: async () => say('between') },
    {
      name: 'breaks',
      from: 10 * minute,
      play: async () => {
        throw new Error('a fault');
      },
    },
  ]);
  expect(happened).toEqual(['5 early', '20.5 between', '30 late', '40 early again']);
  expect(broken).toEqual(['breaks: a fault']);
});

test('who is asked to begin something else does not wait for it', async () => {
  const clock = createDayClock(0);
  const happened: string[] = [];
  const say = (what: string) => happened.push(`${clock.now().getTime() / minute} ${what}`);
  const agenda = createAgenda({
    clock,
    end: 60 * minute,
    lanes: 2,
    isStopped: () => false,
    onMoved: async () => undefined,
    onBroken: (name) => happened.push(`${name} broke`),
  });
  await agenda.run([
    {
      name: 'opens',
      from: 10 * minute,
      play: async () => {
        for (const at of [20, 30])
          agenda.add({ name: `opened ${at}`, from: at * minute, play: async () => void say(`opened ${at}`) });
        agenda.add({ name: 'too late', from: 90 * minute, play: async () => void say('never') });
        await agenda.until(25 * minute);
        say('went on');
      },
    },
  ]);
  expect(happened).toEqual(['20 opened 20', '25 went on', '30 opened 30']);
});

test('a moment between two milliseconds is no moment at which the day stands still', async () => {
  const { happened } = await play((say) => [
    { name: 'odd', from: 5 * minute + 0.4, play: async () => say('odd') },
  ]);
  expect(happened).toHaveLength(1);
});

test.each([
  ['Asia/Jakarta', '2026-11-17', '2026-11-16T17:00:00.000Z'],
  ['Asia/Jayapura', '2026-01-01', '2025-12-31T15:00:00.000Z'],
])('midnight in %s of %s', (zone, date, expected) => {
  expect(new Date(midnightOf(zone, date)).toISOString()).toBe(expected);
});

test.each<[readonly string[], object | 'day-flag']>([
  [[], { seed: 1, people: 300, speed: undefined, keep: false, json: false, date: '2026-11-17' }],
  [['--seed', '7', '--people=20', '--keep'], { seed: 7, people: 20, keep: true }],
  [['--json'], { json: true, keep: false }],
  [['--speed', '60'], { speed: 60 }],
  [['--speed', 'max'], { speed: undefined }],
  [['--people', '0'], 'day-flag'],
  [['--people'], 'day-flag'],
  [['--date', '2026-02-31'], 'day-flag'],
  [['--loud', '1'], 'day-flag'],
])('%j', (parameters, expected) => {
  const read = readDayOptions(parameters);
  if (expected === 'day-flag') expect(read).toMatchObject({ ok: false, error: { code: 'day-flag' } });
  else expect(read).toMatchObject({ ok: true, value: expected });
});
