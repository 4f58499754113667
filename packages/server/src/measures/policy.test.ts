import { describe, expect, test } from 'vitest';
import { codeOf } from '../cases/testing/arrange.ts';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { gardenRegion } from '../cases/testing/invented-region.ts';
import type { Caller } from '../types.ts';
import { answersFor, headOffices } from './heads.ts';
import { type MeasuresCommand, measuresPolicy, officerFor } from './policy.ts';

const region = gardenRegion('9901');
const callers: Readonly<Record<string, Caller>> = {
  guest: guestCaller(null),
  resident: residentCaller('sari'),
  checker: officerCaller('ani', [{ role: 'checker', officeId: 'north-office' }]),
  head: officerCaller('eka', [{ role: 'head', officeId: 'north-office' }]),
  leader: officerCaller('wira', [{ role: 'leader', officeId: 'registry' }]),
  'leader of another region': {
    ...officerCaller('wira', [{ role: 'leader', officeId: 'registry' }]),
    regionId: '9902',
  },
};

describe('who may do what', () => {
  const heads = ['head'];
  const leaders = ['leader'];
  const expected: Readonly<Record<MeasuresCommand, readonly string[] | 'everyone'>> = {
    'read-record': 'everyone',
    'read-outages': 'everyone',
    'read-broken': heads,
    'answer-broken': heads,
    'read-morning': leaders,
    'list-morning': leaders,
  };
  const commands = Object.keys(measuresPolicy) as MeasuresCommand[];
  test.each(
    commands
      .filter((command) => expected[command] !== 'everyone')
      .flatMap((command) => Object.keys(callers).map((name) => [command, name] as const)),
  )('%s by %s', (command, name) => {
    const mayNot = name === 'guest' ? 'sign-in-needed' : 'not-allowed';
    const may = expected[command].includes(name) ? 'ok' : mayNot;
    expect(codeOf(officerFor(callers[name]!, command, region))).toBe(may);
  });

  test('what is public asks for no role', () => {
    const open = commands.filter((command) => measuresPolicy[command] === 'everyone');
    expect(open).toEqual(commands.filter((command) => expected[command] === 'everyone'));
  });
});

describe('who answers for a broken promise', () => {
  test.each([
    ['north-office', 'north-office', 'plot-deed', true],
    ['south-office', 'north-office', 'plot-deed', false],
    // The agency answers for deeds at every office, for letters each office itself.
    ['registry', 'north-office', 'plot-deed', true],
    ['registry', 'north-office', 'plot-letter', false],
  ])('the head at %s for a case at %s of %s: %s', (at, officeId, service, may) => {
    expect(answersFor(region, [{ role: 'head', officeId: at }], { service, officeId })).toBe(may);
  });

  test('no other role answers', () => {
    const posts = [{ role: 'checker', officeId: 'north-office' }];
    expect(answersFor(region, posts, { service: 'plot-deed', officeId: 'north-office' })).toBe(false);
  });

  test('the nearest head is told', () => {
    expect(headOffices(region, { service: 'plot-deed', officeId: 'south-office' })).toEqual(['south-office']);
    expect(headOffices(region, { service: 'plot-deed', officeId: 'registry' })).toEqual(['registry']);
  });
});
