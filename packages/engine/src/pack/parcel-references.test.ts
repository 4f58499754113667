import { describe, expect, test } from 'vitest';
import { loadPack } from './index.ts';
import { fullClubFiles } from './invented-extras.ts';
import type { ClubFiles } from './invented-pack.ts';

const words = (id: string, en: string) => ({ id, en });
type Spoil = (service: ClubFiles['service']) => void;

/** The club with a shirt that is brought to the player. */
const errorsOf = (spoil: Spoil) => {
  const loaded = loadPack(
    fullClubFiles(({ service }) => {
      service.facts.way = { value: "'home'", type: 'string' };
      service.parcel = {
        holds: words('Kaus', 'A shirt'),
        receiver: 'applicant.name',
        phone: "''",
        way: 'way',
        ways: ['home', 'pick-up'],
        attempts: 2,
      };
      service.flow.states.playing.parcel = 'courier';
      spoil(service);
    }),
  );
  return loaded.ok ? [] : loaded.error.map(({ path, code }) => `${path} ${code}`);
};

const failing =
  (asks: unknown): Spoil =>
  ({ flow }) => {
    flow.actions.played.parcel = 'fail';
    flow.actions.played.asks = asks;
  };
const why = (values: readonly string[]) => [
  {
    code: 'why',
    type: 'choice',
    label: words('Mengapa', 'Why'),
    options: values.map((value) => ({ value, label: words(`Sebab ${value}`, `For ${value}`) })),
  },
];
const kinds = ['moved', 'died', 'unclear-address', 'nobody', 'refused'];

test('a parcel that is whole', () => {
  expect(errorsOf(() => {})).toEqual([]);
  expect(errorsOf(failing(why(kinds)))).toEqual([]);
});

describe('a parcel with a slip', () => {
  test.each<[string, Spoil, string]>([
    ['brought to a name', ({ parcel }) => (parcel.address = 'clubName'), 'parcel.address unknown-field'],
    ['a way that nobody says', ({ parcel }) => (parcel.way = 'road'), 'parcel.way unknown-fact'],
    ['a way that is a truth', ({ parcel }) => (parcel.way = 'junior'), 'parcel.way unknown-fact'],
    ['a window that nobody says', ({ parcel }) => (parcel.window = 'hour'), 'parcel.window unknown-fact'],
    [
      'a receiver that is unknown',
      ({ parcel }) => (parcel.receiver = 'applicant.nickname'),
      'parcel.receiver expression-unknown-name',
    ],
    ['nowhere', ({ flow }) => delete flow.states.playing.parcel, 'parcel parcel-nowhere'],
    ['a place of no parcel', (service) => delete service.parcel, 'flow.states.playing.parcel parcel-missing'],
    ['in vain without why', failing(undefined), 'flow.actions.played.asks failure-without-why'],
    [
      'in vain for too few',
      failing(why(['nobody', 'moved'])),
      'flow.actions.played.asks failure-without-why',
    ],
    [
      'a choice of no way',
      ({ flow }) => (flow.actions.played.parcel = 'choose'),
      'flow.actions.played.way choice-without-way',
    ],
    [
      'a way that cannot be chosen',
      ({ flow }) => Object.assign(flow.actions.played, { parcel: 'choose', way: 'post' }),
      'flow.actions.played.way unknown-way',
    ],
  ])('%s', (_, spoil, problem) => {
    expect(errorsOf((service) => void spoil(service))).toContain(problem);
  });
});
