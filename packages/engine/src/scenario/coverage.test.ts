// biome-ignore-all lint/suspicious/noThenProperty: given, when, then are the words of scenarios.
import { expect, test } from 'vitest';
import { loadPack, type Scenario, type ScenarioStep } from '../pack/index.ts';
import { fullClubFiles } from '../pack/invented-extras.ts';
import { juniorAnswers } from '../pack/invented-service.ts';
import { playableParts } from './coverage.ts';
import { runScenario, unplayedParts } from './index.ts';

const loaded = loadPack(fullClubFiles());
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const pack = loaded.value;
const service = 'club-membership';

const { photoFile: _, consentFile: __, ...junior } = juniorAnswers;
const club: Scenario['given'] = {
  now: '2026-11-17T09:00:00+07:00',
  answers: { ...junior, partner: 'Sari Dewi', partnerPhone: '081200000123' },
  attachments: ['photo', 'consent'],
};

const unplayedAfter = (...stories: (readonly ScenarioStep[])[]) =>
  unplayedParts(
    pack,
    stories.map((steps) => runScenario(pack, { title: 'story', service, given: club, steps })),
  )
    .filter((part) => part.service === service)
    .map(({ kind, name }) => `${kind} ${name}`.trim());

const playedBy = (...steps: ScenarioStep[]) => {
  const left = unplayedAfter(steps);
  return playableParts(pack.services[service]!)
    .map(({ kind, name }) => `${kind} ${name}`.trim())
    .filter((part) => !left.includes(part));
};

const filed: ScenarioStep = { when: 'filed', then: {} };
const accept: ScenarioStep = { when: { by: 'checker', action: 'accept' }, then: {} };

test('without a story nothing is played, and each thing is named once', () => {
  const all = unplayedAfter();
  expect(all).toEqual([...new Set(all)]);
  expect(all).toEqual(expect.arrayContaining(['action accept', 'status pass PRINT_READY_RECORD', 'weekend']));
});

test.each<[string, ScenarioStep[], string[]]>([
  ['sending alone plays nothing', [filed], []],
  ['an action', [filed, accept], ['action accept']],
  ['what is not possible plays nothing', [accept], []],
  [
    'what others say',
    [
      filed,
      accept,
      { when: { reported: { watch: 'pass', status: 'PRINT_READY_RECORD' } }, then: {} },
      { when: { confirmed: { confirmation: 'partner', answer: 'no' } }, then: {} },
    ],
    ['action accept', 'status pass PRINT_READY_RECORD', 'answer partner no'],
  ],
  [
    'a promise over a weekend',
    [{ at: '2026-11-20T15:00:00+07:00', when: 'filed', then: { dueAt: '2026-11-23T16:00:00+07:00' } }],
    ['weekend'],
  ],
  [
    'a promise within the week is over no weekend',
    [{ when: 'filed', then: { dueAt: '2026-11-17T16:00:00+07:00' } }],
    [],
  ],
  ['a next step', [{ when: { household: { member: { age: 10 } } }, then: {} }], ['suggestion join']],
])('%s', (_title, steps, played) => {
  expect(playedBy(...steps)).toEqual(played);
});

test('a holiday counts where the office of the story has one', () => {
  const given = { ...club, now: '2026-11-17T11:01:00+07:00', holidays: ['2026-11-18'] };
  const then = { dueAt: '2026-11-19T16:00:00+07:00' };
  const steps = [{ when: 'filed' as const, then }];
  expect(runScenario(pack, { title: 'story', service, given, steps }).played).toEqual([
    { kind: 'holiday', name: '' },
  ]);
});

test('a guard is played when it holds back someone whose action it is, tried or only looked at', () => {
  const heldBack = (...steps: ScenarioStep[]) => {
    const given: Scenario['given'] = { ...club, identity: 'pending' };
    return runScenario(pack, { title: 'story', service, given, steps }).played.filter(
      ({ kind }) => kind === 'refusal',
    );
  };
  const admit = { kind: 'refusal', name: 'admit' };
  const played = { by: 'coach', action: 'played', with: { asked: { score: 8 } } };
  const impossible = { impossible: ['admit'] };
  expect(heldBack(filed, accept, { when: played, then: impossible })).toEqual([admit]);
  const tried = { when: { by: 'board', action: 'admit' }, then: { refused: 'guard' } };
  expect(heldBack(filed, accept, { when: played, then: {} }, tried)).toEqual([admit]);
  // From another state it is the state that refuses, not the guard.
  expect(heldBack({ when: 'filed', then: impossible })).toEqual([]);
});
