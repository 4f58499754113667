// biome-ignore-all lint/suspicious/noThenProperty: given, when, then are the words of scenarios.
import { describe, expect, test } from 'vitest';
import { loadPack, type Scenario, type ScenarioStep } from '../pack/index.ts';
import { fullClubFiles } from '../pack/invented-extras.ts';
import { juniorAnswers } from '../pack/invented-service.ts';
import { runScenario } from './index.ts';

const loaded = loadPack(fullClubFiles());
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const pack = loaded.value;

const { photoFile: _, consentFile: __, ...junior } = juniorAnswers;
const answers = { ...junior, partner: 'Sari Dewi', partnerPhone: '081200000123' };
const club: Scenario['given'] = {
  now: '2026-11-17T09:00:00+07:00',
  answers,
  attachments: ['photo', 'consent'],
};
const party: Scenario['given'] = {
  now: '2026-11-17T09:00:00+07:00',
  answers: {
    kind: 'senior',
    home: { street: 'Jl. Raket 1', villageCode: '32.75.01.1001' },
    birthPlace: '32.75',
    guests: [
      { clubName: 'Adi Putra', birthDate: '2015-01-01' },
      { clubName: 'Budi Putra', birthDate: '2016-01-01' },
    ],
  },
  attachments: [],
};

const play = (service: string, given: Scenario['given'], steps: readonly ScenarioStep[]) =>
  runScenario(pack, { title: 'story', service, given, steps }).failures;

const accepted: readonly ScenarioStep[] = [
  { when: 'filed', then: { state: 'checking' } },
  { when: { by: 'checker', action: 'accept' }, then: { state: 'playing', turn: 'centre' } },
];

describe('what others say', () => {
  test('the machine goes on once the partner and the register have spoken', () => {
    expect(
      play('club-membership', club, [
        ...accepted,
        { when: { confirmed: { confirmation: 'partner' } }, then: { state: 'playing' } },
        { when: { reported: { watch: 'pass', status: 'BIO_CAPTURED' } }, then: { state: 'playing' } },
        { when: { reported: { watch: 'pass', status: 'PRINT_READY_RECORD' } }, then: { state: 'deciding' } },
      ]),
    ).toEqual([]);
  });

  test('not when the partner says no', () => {
    expect(
      play('club-membership', club, [
        ...accepted,
        { when: { confirmed: { confirmation: 'partner', answer: 'no' } }, then: {} },
        { when: { reported: { watch: 'pass', status: 'PRINT_READY_RECORD' } }, then: { state: 'playing' } },
      ]),
    ).toEqual([]);
  });

  test.each<[string, ScenarioStep['when'], string]>([
    ['nobody was asked', { confirmed: { confirmation: 'partner', person: 1 } }, 'nobody-asked'],
    ['nothing is watched here', { reported: { watch: 'pass', status: 'X' } }, 'not-watched'],
    ['no such case was opened', { 'member-ended': { member: 'x', end: 'finished' } }, 'member-not-opened'],
    ['nothing was handed over', { heard: { end: 'finished' } }, 'not-handed-over'],
  ])('refused where %s', (_, when, refused) => {
    expect(
      play('club-membership', club, [
        { when: 'filed', then: {} },
        { when, then: { refused } },
      ]),
    ).toEqual([]);
  });

  test('another region takes over, and tells', () => {
    expect(
      play('club-membership', club, [
        ...accepted,
        { when: { by: 'coach', action: 'played', with: { asked: { score: 8 } } }, then: {} },
        {
          when: { by: 'board', action: 'admit' },
          then: { state: 'member', handedTo: '90.02', released: ['card', 'letter'] },
        },
        { when: { heard: { end: 'finished' } }, then: { state: 'member' } },
      ]),
    ).toEqual([]);
  });
});

describe('what an action needs', () => {
  test('a place at a time', () => {
    const visit = { startsAt: '2026-11-19T10:00:00+07:00' };
    expect(
      play('club-membership', club, [
        ...accepted,
        {
          when: { by: 'applicant', action: 'book' },
          then: { refused: 'inputs-invalid', problems: ['visit'] },
        },
        { when: { by: 'applicant', action: 'book', with: { visit } }, then: { state: 'playing' } },
      ]),
    ).toEqual([]);
  });

  // 23:30 in UTC is the next morning at the office.
  test('a booked day that has come, where a guard asks for it', () => {
    const guarded = loadPack(fullClubFiles());
    if (!guarded.ok) throw new Error(JSON.stringify(guarded.error));
    const { actions } = guarded.value.services['club-membership']!.flow;
    const played = {
      ...actions.played!,
      guard: {
        that: 'case.visitDayReached',
        otherwise: { id: 'Harinya belum tiba.', en: 'The day has not come.' },
      },
    };
    Object.assign(actions, { played });
    const visit = { startsAt: '2026-11-19T06:30:00+07:00' };
    const scenario: Scenario = {
      title: 'A day that has come',
      service: 'club-membership',
      given: club,
      steps: [
        ...accepted,
        { when: 'time-passed', then: { impossible: ['played'] } },
        {
          when: { by: 'applicant', action: 'book', with: { visit } },
          then: { state: 'playing', impossible: ['played'] },
        },
        { at: '2026-11-18T23:59:00+07:00', when: 'time-passed', then: { impossible: ['played'] } },
        { at: '2026-11-19T00:00:00+07:00', when: 'time-passed', then: { possible: ['played'] } },
      ],
    };
    expect(runScenario(guarded.value, scenario).failures).toEqual([]);
  });

  test('answers to its questions', () => {
    expect(
      play('club-membership', club, [
        ...accepted,
        {
          when: { by: 'coach', action: 'played', with: { asked: { score: 3 } } },
          then: { refused: 'inputs-invalid', problems: ['asked.why'] },
        },
      ]),
    ).toEqual([]);
  });

  test('enough in stock', () => {
    const played = { by: 'coach', action: 'played', with: { asked: { score: 8 } } };
    expect(
      play('club-membership', { ...club, stock: { ball: 3 } }, [
        ...accepted,
        { when: played, then: { state: 'deciding', stock: { ball: 1 }, line: [0] } },
      ]),
    ).toEqual([]);
    expect(
      play('club-membership', { ...club, stock: { ball: 1 } }, [
        ...accepted,
        { when: played, then: { refused: 'out-of-stock', stock: { ball: 1 } } },
      ]),
    ).toEqual([]);
  });
});

describe('the promise', () => {
  test.each<[string, Partial<Scenario['given']>, string]>([
    ['before the hour: the same day', {}, '2026-11-17T16:00:00+07:00'],
    ['after it: the next', { now: '2026-11-17T11:01:00+07:00' }, '2026-11-18T16:00:00+07:00'],
    [
      'over a weekend and a holiday',
      { now: '2026-11-20T11:01:00+07:00', holidays: ['2026-11-23'] },
      '2026-11-24T16:00:00+07:00',
    ],
    [
      'where the region closes later',
      { now: '2026-11-17T11:01:00+07:00', parameters: { closing: '12:00' } },
      '2026-11-17T16:00:00+07:00',
    ],
  ])('%s', (_, given, dueAt) => {
    expect(play('club-membership', { ...club, ...given }, [{ when: 'filed', then: { dueAt } }])).toEqual([]);
  });

  test('is about to break, breaks, and is told each time once; not while it is others’ turn', () => {
    const look = (at: string, then: ScenarioStep['then']): ScenarioStep => ({
      at,
      when: 'time-passed',
      then,
    });
    expect(
      play('club-membership', club, [
        { when: 'filed', then: { dueAt: '2026-11-17T16:00:00+07:00' } },
        look('2026-11-17T13:00:00+07:00', { warned: 'holder' }),
        look('2026-11-17T15:30:00+07:00', { warned: 'head' }),
        look('2026-11-17T16:00:01+07:00', { warned: 'broken', message: 'promise-broken', state: 'checking' }),
      ]),
    ).toEqual([]);
    const twice = look('2026-11-18T09:00:00+07:00', { message: 'promise-broken' });
    expect(play('club-membership', club, [{ when: 'filed', then: {} }, twice, twice])).toEqual([
      'Step 3 (time-passed): expected message "promise-broken", but it is "none".',
    ]);
    expect(play('club-membership', club, [...accepted, twice])).toEqual([
      'Step 3 (time-passed): expected message "promise-broken", but it is "none".',
    ]);
  });
});

describe('a life event', () => {
  test('opens each when its time has come, and ends by itself', () => {
    expect(
      play('club-party', party, [
        {
          when: 'filed',
          then: {
            state: 'underway',
            facts: { many: true },
            members: ['guest[0]', 'guest[1]', 'host'],
            opened: ['guest[0]', 'guest[1]'],
          },
        },
        {
          when: { 'member-ended': { member: 'guest', item: 0, end: 'finished' } },
          then: { opened: ['guest[0]', 'guest[1]'] },
        },
        {
          when: { 'member-ended': { member: 'guest', item: 1, end: 'finished' } },
          then: { opened: ['guest[0]', 'guest[1]', 'host'], incomplete: ['host'], state: 'underway' },
        },
        {
          when: { 'member-ended': { member: 'host', end: 'refused' } },
          then: { incomplete: ['host'], state: 'done' },
        },
      ]),
    ).toEqual([]);
  });

  test('tells where a later case would have to ask again', () => {
    const [first, last] = [0, 1].map((item) => ({
      when: { 'member-ended': { member: 'guest', item, end: 'finished' as const } },
      then: {},
    }));
    const failures = play('club-party', party, [{ when: 'filed', then: {} }, first!, last!]);
    expect(failures.join()).toContain('"host" cannot be opened without asking again at clubName');
  });

  test('is refused where a case that it opens at once would be', () => {
    const guests = [{ clubName: 'A', birthDate: '2015-01-01' }];
    const failures = play('club-party', { ...party, answers: { ...party.answers, guests } }, [
      { when: 'filed', then: { problems: ['guests[0].clubName'] } },
    ]);
    expect(failures).toEqual([]);
  });
});

describe('before and beside a case', () => {
  test('a draft has its reminders', () => {
    expect(
      play('club-membership', { ...club, answers: { ...answers, birthDate: '2016-01-01' } }, [
        { when: 'draft', then: { reminders: { soon: '2016-02-15' } } },
      ]),
    ).toEqual([]);
  });

  test('someone of the household has a next step', () => {
    const member = { name: 'Sari', age: 10 };
    expect(
      play('club-membership', club, [
        { when: { household: { member } }, then: { suggestions: ['join'] } },
        { when: { household: { member, open: ['club-membership'] } }, then: { suggestions: [] } },
      ]),
    ).toEqual([]);
  });
});

test.each<[string, ScenarioStep['then'], string]>([
  ['state', { state: 'member' }, 'expected state "member", but it is "checking".'],
  ['message', { message: 'refused' }, 'expected message "refused", but it is "filed".'],
  ['facts', { facts: { junior: false } }, 'expected fact junior "false", but it is "true".'],
  ['released', { released: ['card'] }, 'expected released products "card", but it is "".'],
  ['members', { members: ['x'] }, 'expected members "x", but it is "".'],
  ['line', { line: [1] }, 'expected place in line "1", but it is "0".'],
  ['reminders', { reminders: {}, suggestions: ['x'] }, 'expected suggestions "x", but it is "".'],
  ['possible', { possible: ['admit'] }, '"admit" should be possible and is not.'],
  ['impossible', { impossible: ['accept'] }, '"accept" should not be possible and is.'],
])('a step that ends otherwise says so: %s', (_, then, failure) => {
  expect(play('club-membership', club, [{ when: 'filed', then }])).toEqual([`Step 1 (filed): ${failure}`]);
});
