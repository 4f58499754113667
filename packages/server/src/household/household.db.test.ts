import { randomUUID } from 'node:crypto';
import { success } from '@satuloket/engine';
import { beforeEach, expect, test } from 'vitest';
import { beginLimit, endLimit } from '../cases/index.ts';
import { arrangeCases, codeOf, value } from '../cases/testing/arrange.ts';
import { gardener, gardenFamily, guestCaller, residentCaller } from '../cases/testing/fakes.ts';
import { gardenPack } from '../cases/testing/invented-pack.ts';
import type { RegisterHousehold } from '../people/register-adapter/index.ts';
import { inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { Caller, Profile } from '../types.ts';
import { createHousehold } from './index.ts';

const words = (id: string) => ({ id, en: id });

/** The letter follows from a deed that has come, and for whoever is about to be thirty-three. */
const packFiles = gardenPack().map((file) => {
  if (file.path === 'services/plot-deed.yaml') {
    const deed = JSON.parse(file.text);
    deed.household = { sees: 'status' };
    return { ...file, text: JSON.stringify(deed) };
  }
  if (file.path !== 'services/plot-letter.yaml') return file;
  const letter = JSON.parse(file.text);
  letter.form.steps[0].fields.push({
    code: 'whom',
    type: 'person',
    others: false,
    relations: ['head'],
    label: words('Untuk siapa'),
  });
  letter.suggestions = [
    {
      code: 'after-deed',
      when: "'plot-deed' in household.finished && !('plot-letter' in household.open) && member.relation == 'wife'",
      title: words('Minta surat petak'),
      why: words('Akta Anda sudah jadi.'),
    },
    {
      code: 'birthday',
      when: "member.age == 32 && member.maritalStatus == 'married' && member.card == 'held'",
      title: words('Surat ulang tahun'),
      why: words('Sebentar lagi 33 tahun.'),
    },
  ];
  return { ...file, text: JSON.stringify(letter) };
});

const all = await arrangeCases({ packFiles });
const { services: cases, resident, officers, dependencies, people: directory } = all;
const family = [gardenFamily.sari, gardenFamily.rizky];
const profile: Profile = {
  phoneMasked: '+62•••',
  identity: 'matched',
  name: gardener.name,
  applicant: gardener,
  household: family,
};
const register = { knows: true };

const household = createHousehold({
  ...dependencies,
  cases,
  people: {
    profile: async (caller: Caller) =>
      success(
        caller.who.kind === 'resident' && caller.who.identity === 'matched'
          ? register.knows
            ? profile
            : { phoneMasked: '', identity: 'matched' as const, name: gardener.name, household: [] }
          : { phoneMasked: '', identity: 'none' as const, household: [] },
      ),
    householdOf: async () =>
      ({
        members: family.map((member) => ({
          ...member,
          maritalStatus: 'married',
          card: { state: 'expired' },
        })),
      }) as unknown as RegisterHousehold,
  },
});

directory.applicants.set('sari', { applicant: gardener, household: family, identity: 'matched' });
directory.applicants.set('rizky', {
  applicant: { ...gardener, ...gardenFamily.rizky },
  household: family,
  identity: 'matched',
});

beforeEach(() => {
  register.knows = true;
});

const steps = async (caller = resident) =>
  value(await household.open(caller)).nextSteps.map(({ title, name, hidden }) => [title.id, name, hidden]);

test('tells who belongs to the family, and what follows for whom', async () => {
  const page = value(await household.open(resident));
  expect(page.members).toMatchObject([
    { name: 'Sari Melati', relation: 'wife', age: 46, isCaller: true },
    { name: 'Rizky', relation: 'head', age: 32, isCaller: false },
  ]);
  expect(JSON.stringify(page.members)).not.toContain(gardener.nik);
  expect(await steps()).toEqual([['Surat ulang tahun', 'Rizky', false]]);
});

test('a case that finished leads to the next, until that is under way, and for three months only', async () => {
  const code = await all.sendNew();
  value(await all.act(officers.reader, code, 'accept', all.allChecked));
  value(await all.record(code));
  expect(await steps()).toHaveLength(1);
  value(await all.act(officers.judge, code, 'approve'));
  expect(await steps()).toEqual([
    ['Minta surat petak', 'Sari Melati', false],
    ['Surat ulang tahun', 'Rizky', false],
  ]);
  // The husband sees that the deed came, because its pack lets the family see.
  expect(await steps(residentCaller('rizky'))).toHaveLength(2);
  all.advance(91 * 24 * 60);
  expect(await steps()).toEqual([['Surat ulang tahun', 'Rizky', false]]);
  all.advance(-91 * 24 * 60);
});

test('a next step begins the form with whom it is about, where the form asks for them', async () => {
  const { nextSteps: found, members } = value(await household.open(resident));
  const { service, member } = found.find(({ name }) => name === 'Rizky')!;
  const { draftId } = value(await household.begin(resident, { service, member }));
  const { answers } = value(await cases.drafts.open(resident, draftId));
  expect(answers.whom).toMatchObject({ name: 'Rizky', source: 'register', relation: 'head' });
  expect(answers.home).toMatchObject({ street: 'Jalan Mawar 1' });
  const own = members.find(({ isCaller }) => isCaller)!;
  const other = value(await household.begin(resident, { service, member: own.id }));
  expect(value(await cases.drafts.open(resident, other.draftId)).answers.whom).toBeUndefined();
  expect(codeOf(await household.begin(resident, { service, member: '0'.repeat(16) }))).toBe(
    'household-member-unknown',
  );
  expect(codeOf(await household.begin(resident, { service: 'nothing', member }))).toBe('service-unknown');
});

test('a next step is hidden for who hid it, once or twice, and shown again', async () => {
  const { nextSteps: found } = value(await household.open(resident));
  const { id: suggestion } = found.find(({ name }) => name === 'Rizky')!;
  for (const key of ['one', 'one', 'two']) {
    value(await household.hide(resident, { key, suggestion, hidden: true }));
  }
  const hidden = async (caller = resident) =>
    value(await household.open(caller)).nextSteps.find(({ id }) => id === suggestion)?.hidden;
  expect(await hidden()).toBe(true);
  expect(await hidden(residentCaller('rizky'))).toBe(false);
  value(await household.hide(resident, { key: randomUUID(), suggestion, hidden: false }));
  expect(await hidden()).toBe(false);
  for (const madeUp of ['x', 'plot-letter.moon.0000000000000000', 'plot-letter.birthday.<b>']) {
    const key = randomUUID();
    expect(codeOf(await household.hide(resident, { key, suggestion: madeUp, hidden: true }))).toBe(
      'suggestion-unknown',
    );
  }
});

test('who objects to the use of their data is offered nothing by them', async () => {
  expect(await steps()).not.toEqual([]);
  const region = regionDatabase(dependencies.database, '9901');
  const requestId = randomUUID();
  await inTransaction(region, (transaction) =>
    beginLimit(transaction, { requestId, accountId: 'sari', kind: 'objection' }, all.clock.now),
  );
  expect(await steps()).toEqual([]);
  await inTransaction(region, (transaction) =>
    endLimit(transaction, { requestId, by: 'protector', now: all.clock.now }),
  );
  expect(await steps()).not.toEqual([]);
});

test('without the register’s word there is no family, and the page says why', async () => {
  register.knows = false;
  expect(value(await household.open(resident))).toMatchObject({
    identity: 'matched',
    isFamilyKnown: false,
    members: [],
    nextSteps: [],
  });
  const unproven: Caller = {
    ...resident,
    who: { kind: 'resident', accountId: 'tono', browserToken: null, identity: 'none' },
  };
  expect(value(await household.open(unproven))).toEqual({
    identity: 'none',
    isFamilyKnown: false,
    members: [],
    cases: [],
    nextSteps: [],
  });
});

test.each([
  ['a guest', guestCaller('token'), 'sign-in-needed', 'sign-in-needed'],
  ['an officer', officers.reader, 'not-allowed', 'not-allowed'],
  [
    'a resident whose identity is not proven',
    { ...resident, who: { ...resident.who, identity: 'none' } } as Caller,
    'ok',
    'identity-needed',
  ],
])('%s', async (_who, caller, opens, changes) => {
  expect(codeOf(await household.open(caller))).toBe(opens);
  expect(codeOf(await household.begin(caller, { service: 'plot-letter', member: 'a' }))).toBe(changes);
  const input = { key: 'k', suggestion: 'plot-letter.birthday.0000000000000000', hidden: true };
  expect(codeOf(await household.hide(caller, input))).toBe(changes);
});
