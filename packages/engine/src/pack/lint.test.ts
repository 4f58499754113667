// biome-ignore-all lint/suspicious/noThenProperty: given, when, then are the words of scenarios.
import { describe, expect, test } from 'vitest';
import { runScenarios } from '../scenario/index.ts';
import { diffPacks, lintPack, loadPack, type Pack } from './index.ts';
import { type ClubFiles, clubFiles } from './invented-pack.ts';

function load(spoil?: (files: ClubFiles) => void): Pack {
  const loaded = loadPack(clubFiles(spoil));
  if (!loaded.ok)
    throw new Error(loaded.error.map(({ path, message }) => `${path}: ${message.en}`).join('\n'));
  return loaded.value;
}

const found = (pack: Pack, severity: 'error' | 'warning') =>
  lintPack(pack)
    .filter((problem) => problem.severity === severity)
    .map(({ path, code }) => `${path} ${code}`);

const blanks = { title: { id: 'Blangko', en: 'Blanks' }, unit: { id: 'lembar', en: 'sheets' } };

describe('lint', () => {
  test('finds no error in a sound pack', () => {
    expect(found(load(), 'error')).toEqual([]);
  });

  test.each<[string, (files: ClubFiles) => void, string]>([
    [
      'a document of the register’s family that is open to anyone’s account',
      ({ service: s }) => {
        s.products.letter.rows = { family: { each: 'household', data: { name: 'item.name' } } };
      },
      'products.letter family-unguarded',
    ],
    [
      'a state that nothing leads to',
      ({ service: s }) => {
        s.flow.states.limbo = { ...s.flow.states.refused };
      },
      'flow.states.limbo unreachable-state',
    ],
    [
      'a state that cannot end',
      ({ service: s }) => {
        const step = { ...s.flow.actions.accept, by: ['coach'], needs: [] };
        s.flow.states.pit = { ...s.flow.states.playing };
        s.flow.actions.fall = { ...step, from: ['playing'], to: 'pit' };
        s.flow.actions.climb = { ...step, from: ['pit'], to: 'pit' };
      },
      'flow.states.pit dead-end',
    ],
    [
      'an applicant who can do nothing',
      ({ service: s }) => {
        const step = { ...s.flow.actions.accept, needs: [] };
        s.flow.states.asked = { ...s.flow.states.returned };
        s.flow.actions.ask = { ...step, to: 'asked' };
        s.flow.actions.answered = { ...step, from: ['asked'], to: 'checking' };
      },
      'flow.states.asked nobody-acts',
    ],
    [
      'an office’s state that no one holds',
      ({ service: s }) => {
        delete s.flow.states.checking.role;
      },
      'flow.states.checking role-missing',
    ],
    [
      'a role that holds and cannot act',
      ({ service: s }) => {
        s.flow.states.deciding.role = 'coach';
      },
      'flow.states.deciding nobody-acts',
    ],
    [
      'a clock after the end',
      ({ service: s }) => {
        s.flow.states.member.turn = 'office';
      },
      'flow.states.member.turn end-has-turn',
    ],
    [
      'no undo and no warning',
      ({ service: s }) => {
        delete s.flow.actions.refuse.confirm;
      },
      'flow.actions.refuse.undoMinutes undo-without-confirm',
    ],
    [
      'faults that no one can correct',
      ({ service: s }) => {
        s.flow.actions.correct.needs = [];
      },
      'flow.actions.return.needs no-correction',
    ],
    [
      'a product that is never handed over',
      ({ service: s }) => {
        s.flow.actions.admit.releases = ['card'];
      },
      'products.letter never-released',
    ],
    [
      'a register’s product that never comes in',
      ({ service: s }) => {
        s.flow.actions.played.needs = [];
      },
      'products no-register-result',
    ],
    [
      'a condition on a later answer',
      ({ service: s }) => {
        s.form.steps[0].fields[0].when = 'form.truth';
        s.requirements[1].when = 'has(form.kind) && form.kind == "junior"';
        s.form.steps[0].fields[3].when = 'has(form.kind)';
        s.form.steps[2].when = 'has(form.kind)';
        s.facts.junior.value = 'has(form.kind)';
        s.products.card.entry[1].value = "has(form.kind) ? labels.kind : ''";
      },
      'form.steps[0].fields[0].when looks-ahead',
    ],
    [
      'an answer that nobody can give',
      ({ service: s }) => {
        s.requirements[1].when = "form.kind == 'junoir'";
      },
      'requirements[1].when impossible-answer',
    ],
    [
      'a requirement without a field',
      ({ service: s }) => {
        s.form.steps[3].fields.splice(0, 1);
      },
      'requirements[0] requirement-without-field',
    ],
    [
      'a requirement asked twice',
      ({ service: s }) => {
        s.form.steps[3].fields.push({ ...s.form.steps[3].fields[0], code: 'again' });
      },
      'requirements[0] requirement-asked-twice',
    ],
    [
      'a letter that may not be asked for',
      ({ service: s }) => {
        s.requirements[0].title.id = 'Surat pengantar RT';
      },
      'requirements[0].title forbidden-letter',
    ],
    [
      'a group that cannot be filled',
      ({ service: s }) => {
        s.form.steps[2].fields[0].minimumItems = 4;
      },
      'form.steps[2].fields[0].minimumItems group-size',
    ],
    [
      'a name in the record',
      ({ service: s }) => {
        s.facts.who = { value: 'form.clubName', type: 'string' };
      },
      'facts.who.value personal-fact',
    ],
    [
      'a text that is not translated',
      ({ service: s }) => {
        s.title.en = s.title.id;
      },
      'title not-translated',
    ],
    [
      'an empty text',
      ({ service: s }) => {
        s.summary.en = ' ';
      },
      'summary text-empty',
    ],
    [
      'a value that one language leaves out',
      ({ service: s }) => {
        s.messages.returned.body.en = 'Please correct: {link}';
      },
      'messages.returned.body placeholders-differ',
    ],
    [
      'a message too long for a phone',
      ({ service: s }) => {
        s.messages.filed.body.id = `{code} ${'x'.repeat(600)}`;
      },
      'messages.filed.body.id message-too-long',
    ],
    [
      'no message when it has come in',
      ({ service: s }) => {
        delete s.messages.filed;
      },
      'messages message-missing',
    ],
    [
      'a component that says nothing',
      ({ service: s }) => {
        s.standard.safety = { id: 'Ya', en: 'Yes' };
      },
      'standard.safety component-thin',
    ],
    [
      'warnings in the wrong order',
      ({ service: s }) => {
        s.promise.warnAt.holder = 0.9;
      },
      'promise.warnAt warnings-out-of-order',
    ],
    [
      'half a day',
      ({ service: s }) => {
        s.promise.amount = 1.5;
      },
      'promise.amount half-a-day',
    ],
    [
      'a promise of years',
      ({ service: s }) => {
        s.promise.amount = 900;
      },
      'promise.amount promise-too-long',
    ],
    [
      'a card that cannot reach anyone',
      ({ service: s }) => {
        s.products.card.form = 'card';
        s.delivery = ['download'];
      },
      'delivery card-not-carried',
    ],
    [
      'a template that is filled with another name',
      ({ others }) => {
        others[0] = { path: 'templates/letter.typ', text: '#data.nama #data.junior #data.office #data.code' };
      },
      ' template-without-data',
    ],
    [
      'minutes of a template that is not there',
      ({ manifest }) => {
        manifest.stock = { blanks: { ...blanks, minutes: 'templates/minutes.typ' } };
      },
      'stock.blanks.minutes unknown-template',
    ],
    [
      'minutes that are filled with another name',
      ({ manifest, others }) => {
        manifest.stock = { blanks: { ...blanks, minutes: 'templates/minutes.typ' } };
        others.push({ path: 'templates/minutes.typ', text: '#data.number #data.wakil' });
      },
      ' template-without-data',
    ],
    [
      'a template that reads a file',
      ({ others }) => {
        others[0] = { path: 'templates/letter.typ', text: '#read("/etc/passwd")' };
      },
      ' template-reaches-out',
    ],
    [
      'a template that speaks of the day, be it as the name of a value',
      ({ others, service: s }) => {
        s.products.letter.data = { today: 'today' };
        others[0] = { path: 'templates/letter.typ', text: '#data.today' };
      },
      ' template-reaches-out',
    ],
    [
      'a template that imports what is no piece of its pack',
      ({ others }) => {
        others[0] = { path: 'templates/letter.typ', text: '#import "shared/none.typ": *' };
      },
      ' template-reaches-out',
    ],
    [
      'a template that imports a package',
      ({ others }) => {
        others[0] = { path: 'templates/letter.typ', text: '#import "@preview/x:1.0.0": y' };
      },
      ' template-reaches-out',
    ],
    [
      'a manifest that is not translated',
      ({ manifest }) => {
        manifest.problem.en = manifest.problem.id;
      },
      'problem not-translated',
    ],
  ])('%s', (_, spoil, expected) => {
    expect(found(load(spoil), 'error')).toEqual([expected]);
  });

  test('words that are the same on purpose are no fault', () => {
    expect(
      found(
        load(({ service: s }) => {
          s.title = { same: 'Tenis' };
        }),
        'error',
      ),
    ).toEqual([]);
  });

  test.each<[string, (files: ClubFiles) => void, string]>([
    [
      'a release without proof of identity',
      ({ service: s }) => {
        delete s.flow.actions.admit.guard;
      },
      'flow.actions.admit release-without-identity',
    ],
    [
      'a reason that is not told',
      ({ service: s }) => {
        delete s.flow.actions.refuse.message;
      },
      'flow.actions.refuse.message reason-not-told',
    ],
    [
      'a message that no one sends',
      ({ service: s }) => {
        delete s.flow.actions.return.message;
      },
      'messages.returned message-unused',
    ],
    [
      'a value that no template prints',
      ({ others }) => {
        others[0] = { path: 'templates/letter.typ', text: '#data.name #data.junior #data.office' };
      },
      'products.letter.data.code data-unused',
    ],
    [
      'a role that no flow names',
      ({ manifest }) => {
        manifest.roles.referee = manifest.roles.coach;
      },
      'roles.referee role-unused',
    ],
    [
      'a parameter that nothing reads',
      ({ manifest }) => {
        manifest.parameters.balls = { title: { id: 'Bola', en: 'Balls' }, value: 3, legalBasis: 'x' };
      },
      'parameters.balls parameter-unused',
    ],
    [
      'a number without a law',
      ({ manifest }) => {
        delete manifest.parameters.maximumYears.legalBasis;
      },
      'parameters.maximumYears parameter-without-basis',
    ],
  ])('warns of %s', (_, spoil, expected) => {
    const before = found(load(), 'warning');
    const added = found(load(spoil), 'warning').filter((warning) => !before.includes(warning));
    expect(added).toContain(expected);
  });

  test('warns of a service without a scenario', () => {
    const loaded = loadPack(clubFiles().filter(({ path }) => !path.startsWith('scenarios/')));
    expect(loaded.ok && found(loaded.value, 'warning')).toContain('code no-scenario');
  });

  test('a role that the region does not bind', () => {
    const problems = lintPack(load(), { roles: ['checker', 'coach'] }).filter(
      ({ severity }) => severity === 'error',
    );
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual(['roles.board role-not-bound']);
    expect(
      lintPack(load(), { roles: ['checker', 'coach', 'board'] }).filter(
        ({ severity }) => severity === 'error',
      ),
    ).toEqual([]);
  });
});

describe('diff', () => {
  const before = load();
  const words = (spoil: (files: ClubFiles) => void) =>
    diffPacks(before, load(spoil)).map(({ words: { en }, touches }) =>
      touches === 'running-cases' ? `${en} (running)` : en,
    );

  test('nothing changed', () => {
    expect(diffPacks(before, load())).toEqual([]);
  });

  test.each<[string, (files: ClubFiles) => void, string[]]>([
    [
      'promise',
      ({ service: s }) => {
        s.promise.amount = 5;
      },
      ['Promise: 3 working days becomes 5 working days.'],
    ],
    [
      'fee',
      ({ service: s }) => {
        s.fee.amountRupiah = 50000;
      },
      ['Fee: Rp0 becomes Rp50.000.'],
    ],
    [
      'a new field',
      ({ service: s }) => {
        s.form.steps[0].fields.push({
          code: 'hand',
          type: 'yes-no',
          label: { id: 'Kidal', en: 'Left-handed' },
        });
      },
      ['New: field "hand".'],
    ],
    [
      'a changed field',
      ({ service: s }) => {
        s.form.steps[0].fields[5].maximum = 260;
      },
      ['Changed: field "height" (maximum).'],
    ],
    [
      'a parameter',
      ({ manifest }) => {
        manifest.parameters.maximumYears.value = 100;
      },
      ['Parameter "maximumYears": 120 becomes 100.'],
    ],
    [
      'a removed role',
      ({ manifest, service: s }) => {
        delete manifest.roles.coach;
        s.flow.states.playing.role = 'board';
        s.flow.actions.played.by = ['board'];
      },
      [
        'Removed: role "coach". (running)',
        'Changed: state "playing" (role).',
        'Changed: action "played" (by).',
      ],
    ],
    [
      'a template',
      ({ others }) => {
        others[0] = { path: 'templates/letter.typ', text: 'x' };
      },
      ['Changed: template "templates/letter.typ".'],
    ],
  ])('%s', (_, spoil, expected) => {
    expect(words(spoil)).toEqual([
      'The content changed, but the version is still 1.0.0. Raise it.',
      ...expected,
    ]);
  });

  test('a new version', () => {
    expect(
      words(({ manifest }) => {
        manifest.version = '1.1.0';
      }),
    ).toEqual(['Version 1.0.0 becomes 1.1.0.']);
  });
});

describe('scenarios', () => {
  test('a story that goes as written', () => {
    expect(runScenarios(load())).toMatchObject([
      { service: 'club-membership', title: 'From sending to the card', passed: true, failures: [] },
    ]);
  });

  test.each<[string, (steps: ClubFiles['scenarios']) => void, string]>([
    [
      'another state',
      (steps) => {
        steps[0].then.state = 'member';
      },
      'Step 1 (filed): expected state "member", but it is "checking".',
    ],
    [
      'another time',
      (steps) => {
        steps[0].then.dueAt = '2026-11-19T16:00:00+07:00';
      },
      'Step 1 (filed): expected due time "2026-11-19T09:00:00.000Z", but it is "2026-11-20T09:00:00.000Z".',
    ],
    [
      'an action that is refused',
      (steps) => {
        steps[1].when.by = 'board';
      },
      'Step 2 (accept): it was refused with "not-your-role".',
    ],
    [
      'a refusal that does not come',
      (steps) => {
        steps[1].then = { refused: 'guard' };
      },
      'Step 2 (accept): expected refusal "guard", but it is "none".',
    ],
    [
      'what should be possible',
      (steps) => {
        steps[0].then.possible = ['admit'];
      },
      'Step 1 (filed): "admit" should be possible and is not.',
    ],
    [
      'what should not be possible',
      (steps) => {
        steps[0].then.impossible = ['accept'];
      },
      'Step 1 (filed): "accept" should not be possible and is.',
    ],
    [
      'problems that are not there',
      (steps) => {
        steps[0].then = { problems: ['kind'] };
      },
      'Step 1 (filed): expected problems at "kind", but it is "".',
    ],
  ])('tells of %s', (_, spoil, expected) => {
    const [result] = runScenarios(load(({ scenarios }) => spoil(scenarios.scenarios[0].steps)));
    expect(result).toMatchObject({ passed: false });
    expect(result?.failures).toContain(expected);
  });
});
