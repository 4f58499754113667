import { describe, expect, test } from 'vitest';
import { clubContext, clubService } from '../pack/invented-service.ts';
import type { Service } from '../pack/types.ts';
import { draftRemindersFor, type SuggestedHousehold, type SuggestedMember, suggestionsFor } from './hints.ts';

const words = (id: string, en: string) => ({ id, en });
const message = 'filed';

function withReminder(reminder: object): Service {
  return { ...clubService, draftReminders: [{ code: 'soon', message, ...reminder }] } as unknown as Service;
}

describe('the next step of someone in a household', () => {
  const child: SuggestedMember = { name: 'Sari', age: 10, card: 'none', relation: 'ANAK' };
  const household: SuggestedHousehold = { finished: ['new-racket'], open: [], size: 4 };
  test.each<[string, boolean]>([
    ['member.age < 17', true],
    ["member.card == 'held'", false],
    ["'new-racket' in household.finished && !('club-membership' in household.open)", true],
    ["'club-membership' in household.finished", false],
    ['household.size > 3 && member.age < parameters.maximumYears', true],
    ['daysBetween(today, addYears(member.birthDate, 17)) < 30', false],
  ])('%s', (when, isSuggested) => {
    const service: Service = {
      ...clubService,
      suggestions: [{ code: 'join', when, title: words('Gabung', 'Join'), why: words('Kini', 'Now') }],
    };
    const found = suggestionsFor(service, child, household, { today: '2026-11-21' });
    expect(found.map(({ code }) => code)).toEqual(isSuggested ? ['join'] : []);
  });
});

describe('a reminder of a draft', () => {
  const on = 'addDays(form.birthDate, 45)';
  test.each<[string, object, object, unknown]>([
    ['on its day', { on }, { birthDate: '2016-01-01' }, [{ code: 'soon', on: '2016-02-15', message }]],
    ['not while the day is not known', { on }, {}, []],
    ['not when it does not apply', { on, when: "form.kind == 'senior'" }, { birthDate: '2016-01-01' }, []],
    [
      'with its last day',
      { on, deadline: 'addDays(form.birthDate, 60)' },
      { birthDate: '2016-01-01' },
      [{ code: 'soon', on: '2016-02-15', deadline: '2016-03-01', message }],
    ],
  ])('%s', (_, reminder, answers, expected) => {
    expect(draftRemindersFor(withReminder(reminder), { kind: 'junior', ...answers }, clubContext)).toEqual(
      expected,
    );
  });
});
