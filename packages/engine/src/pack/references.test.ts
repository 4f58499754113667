// biome-ignore-all lint/suspicious/noThenProperty: given, when, then are the words of scenarios.
import { describe, expect, test } from 'vitest';
import { runScenarios } from '../scenario/index.ts';
import { lintPack, loadPack } from './index.ts';
import { fullClubFiles, partyFile } from './invented-extras.ts';
import type { ClubFiles } from './invented-pack.ts';

const load = (spoil?: (files: ClubFiles) => void) => loadPack(fullClubFiles(spoil));

const errorsOf = (spoil: (files: ClubFiles) => void) => {
  const loaded = load(spoil);
  return loaded.ok ? [] : loaded.error.map(({ path, code }) => `${path} ${code}`);
};

const warningsOf = (spoil?: (files: ClubFiles) => void) => {
  const loaded = load(spoil);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error, null, 2));
  return lintPack(loaded.value).map(({ path, code }) => `${path} ${code}`);
};

/** What the plain club is warned of too. */
const usual =
  /field-unused|no-scenario|parameter-without-basis|message-unused|document-not|release-without|reason-not-told/;

test('a club with everything loads, lints and plays', () => {
  expect(warningsOf().filter((warning) => !usual.test(warning))).toEqual([]);
  const loaded = load();
  expect(loaded.ok && runScenarios(loaded.value).filter(({ passed }) => !passed)).toEqual([]);
});

test('what goes to others is used', () => {
  const unused = warningsOf().filter((warning) => warning.includes('field-unused'));
  expect(unused.join()).not.toContain('fields[9]');
});

describe('names that refer to nothing', () => {
  test.each<[string, (files: ClubFiles) => void, string]>([
    [
      'a watch',
      ({ service: s }) => (s.flow.states.playing.watch = 'pas'),
      'flow.states.playing.watch unknown-watch',
    ],
    [
      'stock',
      ({ service: s }) => (s.flow.actions.played.uses[0].stock = 'bal'),
      'flow.actions.played.uses[0].stock unknown-stock',
    ],
    ['the stock of a line', ({ service: s }) => (s.line.stock = 'net'), 'line.stock unknown-stock'],
    ['the state of a line', ({ service: s }) => (s.line.state = 'paying'), 'line.state unknown-state'],
    [
      'a line where nothing is used',
      ({ service: s }) => (s.line.state = 'checking'),
      'line.state line-without-step',
    ],
    [
      'who confirms',
      ({ service: s }) => (s.confirmations.partner.people[0].person = 'clubNam'),
      'confirmations.partner.people[0].person unknown-field',
    ],
    [
      'someone who is no person',
      ({ service: s }) => (s.confirmations.partner.people[0].person = 'height'),
      'confirmations.partner.people[0].person unknown-field',
    ],
    [
      'a phone that is none',
      ({ service: s }) => (s.confirmations.partner.people[0].phone = 'partner'),
      'confirmations.partner.people[0].phone unknown-field',
    ],
    [
      'what is shown',
      ({ service: s }) => (s.confirmations.partner.shows = ['x']),
      'confirmations.partner.shows[0] unknown-field',
    ],
    [
      'a condition on who confirms',
      ({ service: s }) => (s.confirmations.partner.when = 'form.x'),
      'confirmations.partner.when expression-unknown-name',
    ],
    [
      'whom a watch asks about',
      ({ service: s }) => (s.watches.pass.nik = 'applicant.nik'),
      'watches.pass.nik expression-unguarded',
    ],
    [
      'who gives out a code',
      ({ service: s }) => (s.startCodes.doctor.by = ['nurse']),
      'startCodes.doctor.by[0] unknown-role',
    ],
    [
      'what a code fills in',
      ({ service: s }) => (s.startCodes.doctor.fields = ['weight']),
      'startCodes.doctor.fields[0] unknown-field',
    ],
    [
      'whom a code is for',
      ({ service: s }) => (s.startCodes.doctor.person = 'clubName'),
      'startCodes.doctor.person unknown-field',
    ],
    [
      'a reminder’s message',
      ({ service: s }) => (s.draftReminders[0].message = 'son'),
      'draftReminders[0].message unknown-message',
    ],
    [
      'a reminder’s day',
      ({ service: s }) => (s.draftReminders[0].on = '7'),
      'draftReminders[0].on expression-result-type',
    ],
    [
      'a hint’s condition',
      ({ service: s }) => (s.suggestions[0].when = 'form.kind'),
      'suggestions[0].when expression-unknown-name',
    ],
    [
      'who comes first',
      ({ service: s }) => (s.line.order = ['today']),
      'line.order[0] expression-unknown-name',
    ],
    [
      'a question’s condition',
      ({ service: s }) => (s.flow.actions.played.asks[1].when = 'form.kind'),
      'flow.actions.played.asks[1].when expression-unknown-name',
    ],
    [
      'an answer that a message does not fill',
      ({ service: s }) => (s.receives.answers = { x: { from: 'message.x' } }),
      'receives.answers.x unknown-field',
    ],
    [
      'an answer that comes of itself',
      ({ service: s }) => (s.receives.answers.clubName.from = 'form.clubName'),
      'receives.answers.clubName.from unknown-source',
    ],
    [
      'what is handed over',
      ({ service: s }) => (s.flow.actions.admit.handsOver.answers.name.from = 'form.nam'),
      'flow.actions.admit.handsOver.answers.name.from unknown-source',
    ],
    [
      'to whom it is handed over',
      ({ service: s }) => (s.flow.actions.admit.handsOver.to = 'form.x'),
      'flow.actions.admit.handsOver.to expression-unknown-name',
    ],
    [
      'a confirmation in a guard',
      ({ service: s }) => (s.flow.actions.vouched.guard.that = 'case.confirmed.coach > 0'),
      'flow.actions.vouched.guard.that expression-unknown-name',
    ],
    [
      'a value of the message to who confirms',
      ({ service: s }) =>
        (s.messages.partner = { subject: { id: 'a', en: 'b' }, body: { id: 'c {code}', en: 'd {code}' } }),
      'messages.partner.body.id unknown-placeholder',
    ],
  ])('%s', (_, spoil, expected) => {
    expect(errorsOf((files) => void spoil(files))).toContain(expected);
  });
});

describe('what does not go together', () => {
  test.each<[string, (files: ClubFiles) => void, string]>([
    [
      'a time without a visit',
      ({ service: s }) => delete s.visit,
      'flow.actions.book.needs slot-without-visit',
    ],
    [
      'a visit that is never booked',
      ({ service: s }) => delete s.flow.actions.book,
      'visit visit-without-slot',
    ],
    [
      'a machine that is a person',
      ({ service: s }) => (s.flow.actions.vouched.by = ['board']),
      'flow.actions.vouched.by automatic',
    ],
    [
      'a machine that never knows when',
      ({ service: s }) => delete s.flow.actions.vouched.guard,
      'flow.actions.vouched.automatic automatic',
    ],
    [
      'a machine that is asked',
      ({ service: s }) => (s.flow.actions.vouched.needs = ['note']),
      'flow.actions.vouched.needs automatic',
    ],
    [
      'a machine that is undone',
      ({ service: s }) => (s.flow.actions.vouched.undoMinutes = 5),
      'flow.actions.vouched.undoMinutes automatic',
    ],
    [
      'a promise of nothing',
      ({ service: s }) => {
        s.promise.amount = 0;
        delete s.promise.cutOff;
      },
      'promise.cutOff promise-of-nothing',
    ],
    [
      'a cut-off in calendar days',
      ({ service: s }) => (s.promise.unit = 'calendar-days'),
      'promise.cutOff cut-off-unit',
    ],
    [
      'a cut-off that is no parameter',
      ({ service: s }) => (s.promise.cutOff = 'closng'),
      'promise.cutOff unknown-parameter',
    ],
    [
      'a cut-off that is no hour',
      ({ service: s }) => (s.promise.cutOff = 'maximumYears'),
      'promise.cutOff cut-off-no-hour',
    ],
  ])('%s', (_, spoil, expected) => {
    expect(errorsOf((files) => void spoil(files))).toContain(expected);
  });
});

describe('a life event', () => {
  // biome-ignore lint/suspicious/noExplicitAny: tests put in what does not belong there.
  const party = (spoil: (party: any) => void) => (files: ClubFiles) => {
    files.others = [...files.others.filter(({ path }) => !path.includes('party')), partyFile(spoil)];
  };

  test.each<[string, Parameters<typeof party>[0], string]>([
    [
      'a service that is not there',
      (p) => (p.members.guest.service = 'club'),
      'members.guest.service unknown-service',
    ],
    [
      'an event in an event',
      (p) => (p.members.guest.service = 'club-party'),
      'members.guest.service event-in-event',
    ],
    ['waiting for nobody', (p) => (p.members.host.after = ['gest']), 'members.host.after[0] unknown-member'],
    [
      'waiting for itself',
      (p) => (p.members.guest.after = ['host']),
      'members.host.after members-in-a-circle',
    ],
    ['no group', (p) => (p.members.guest.each = 'kind'), 'members.guest.each unknown-group'],
    [
      'no such field there',
      (p) => (p.members.guest.answers.nam = { value: 1 }),
      'members.guest.answers.nam unknown-field',
    ],
    [
      'no such field here',
      (p) => (p.members.host.answers.kind.from = 'form.knd'),
      'members.host.answers.kind.from unknown-source',
    ],
    [
      'no such field in the group',
      (p) => (p.members.guest.answers.clubName.from = 'item.name'),
      'members.guest.answers.clubName.from unknown-source',
    ],
    [
      'an item without a group',
      (p) => (p.members.host.answers.kind.from = 'item.clubName'),
      'members.host.answers.kind.from unknown-source',
    ],
    [
      'a product of one that is not before',
      (p) => (p.members.guest.answers.photoFile = { from: 'products.host.card' }),
      'members.guest.answers.photoFile.from unknown-source',
    ],
    [
      'a product that is none',
      (p) => (p.members.host.answers.photoFile.from = 'products.guest.crd'),
      'members.host.answers.photoFile.from unknown-source',
    ],
    ['a condition', (p) => (p.members.host.when = 'item.x'), 'members.host.when expression-unknown-name'],
  ])('%s', (_, spoil, expected) => {
    expect(errorsOf(party((p) => void spoil(p)))).toContain(expected);
  });

  test('that never ends, or says nothing while one waits', () => {
    expect(
      warningsOf(
        party((p) => {
          p.flow.actions.finish.guard.that = "case.identity == 'matched'";
          delete p.members.host.waiting;
        }),
      ),
    ).toEqual(expect.arrayContaining(['members event-never-ends', 'members.host waiting-not-told']));
  });

  test('whose service cannot be read tells that once', () => {
    expect(errorsOf(({ service }) => delete service.promise)).toEqual([' schema']);
  });
});

describe('what is there for nothing', () => {
  test.each<[string, (files: ClubFiles) => void, string]>([
    ['stock', ({ manifest: m }) => (m.stock.net = m.stock.ball), 'stock.net stock-unused'],
    ['a watch', ({ service: s }) => delete s.flow.states.playing.watch, 'watches.pass watch-unused'],
  ])('%s', (_, spoil, expected) => {
    expect(warningsOf((files) => void spoil(files))).toContain(expected);
  });
});

describe('a letter from the neighbours', () => {
  test.each<[string, boolean]>([
    ['Lampirkan surat pengantar RT.', true],
    ['Bawa surat keterangan dari Ketua RW setempat.', true],
    ['Surat RT/RW diperlukan.', true],
    ['Tanpa surat pengantar RT/RW.', false],
    ['Anda tidak perlu membawa surat dari RT. Cukup KTP.', false],
    ['Ketua RT boleh melapor.', false],
    ['Kartu keluarga dan surat nikah.', false],
  ])('%s', (id, isTold) => {
    const told = (category: string) =>
      warningsOf(({ service: s }) => {
        s.category = category;
        s.requirements[0].help = { id, en: 'Bring it.' };
      }).includes('requirements[0].help letter-from-neighbours');
    expect(told('population')).toBe(isTold);
    expect(told('sport')).toBe(false);
  });
});

test.each<[string, number, boolean]>([
  ['population', 0, false],
  ['population', 10_000, true],
  ['sport', 10_000, false],
])('a %s service that costs Rp%i', (category, amountRupiah, isTold) => {
  const told = warningsOf(({ service: s }) => {
    s.category = category;
    s.fee.amountRupiah = amountRupiah;
  });
  expect(told.includes('fee.amountRupiah not-free')).toBe(isTold);
});

describe('names in scenarios', () => {
  test.each<[string, (files: ClubFiles) => void, string]>([
    ['an answer', ({ scenarios: s }) => (s.given.answers.knd = 'junior'), 'given.answers.knd unknown-field'],
    [
      'a document',
      ({ scenarios: s }) => (s.given.attachments = ['foto']),
      'given.attachments[0] unknown-requirement',
    ],
    [
      'a step',
      ({ scenarios: s }) => (s.scenarios[0].steps[1].when.action = 'acept'),
      'scenarios[0].steps[1].when.action unknown-action',
    ],
    [
      'what is possible',
      ({ scenarios: s }) => (s.scenarios[0].steps[2].then.possible = ['admt']),
      'scenarios[0].steps[2].then.possible[0] unknown-action',
    ],
    [
      'a state',
      ({ scenarios: s }) => (s.scenarios[0].steps[0].then.state = 'chking'),
      'scenarios[0].steps[0].then.state unknown-state',
    ],
  ])('%s', (_, spoil, expected) => {
    expect(errorsOf((files) => void spoil(files))).toEqual([expected]);
  });
});
