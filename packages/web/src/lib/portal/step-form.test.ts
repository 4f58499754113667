import type { Field } from '@satuloket/engine';
import type { Draft } from '@satuloket/server/types';
import { describe, expect, test } from 'vitest';
import { controlOf, entriesOf, fieldOfFault, isGroup, readAskedItems, typedDate } from './step-form.ts';

const words = (text: string) => ({ id: text, en: text });
const name: Field = { code: 'name', type: 'text', label: words('Name') };
const number: Field = { code: 'number', type: 'text', label: words('Number'), when: 'item.isMember' };
const players: Field = {
  code: 'players',
  type: 'group',
  label: words('Players'),
  itemTitle: words('Player'),
  minimumItems: 1,
  maximumItems: 3,
  fields: [name, number],
};
const home: Field = { code: 'home', type: 'address', label: words('Home') };
const coach: Field = { code: 'coach', type: 'person', others: true, label: words('Coach') };
const photo: Field = { code: 'photo', type: 'file', requirement: 'portrait', label: words('Photo') };
const top = [players, home, coach, photo].map((field) => ({ path: field.code, step: 'team', field }));
const inner = (index: number, field: Field) => ({
  path: `players[${index}].${field.code}`,
  step: 'team',
  field,
});
const draft = {
  visible: [...top, inner(0, name), inner(0, number)],
  answers: { players: [{ name: 'Sri' }] },
};

function itemsShown(asked: string | null, of: Pick<Draft, 'visible' | 'answers'> = draft) {
  const group = entriesOf('team', of, readAskedItems(asked)).find(isGroup);
  return (group?.items ?? []).map((item) => [item.fields.map(({ path }) => path).join(' '), item.removable]);
}

describe('what a step draws', () => {
  test('fields inside a group stand in the group alone', () => {
    expect(entriesOf('team', draft).map(({ path }) => path)).toEqual(['players', 'home', 'coach', 'photo']);
    expect(itemsShown(null)).toEqual([['players[0].name players[0].number', false]]);
  });

  test('an added item begins with the questions that hang on no other, and may be removed', () => {
    expect(itemsShown('players.2')).toEqual([
      ['players[0].name players[0].number', true],
      ['players[1].name', true],
    ]);
  });

  test.each([
    { asked: 'players.9', shown: 3 },
    { asked: 'others.3', shown: 1 },
    { asked: 'players', shown: 1 },
    { asked: 'players.-1', shown: 1 },
  ])('$asked shows $shown items', ({ asked, shown }) => {
    expect(itemsShown(asked)).toHaveLength(shown);
  });

  test('more items than allowed stay on the page, so that one can be removed', () => {
    const crowded = { visible: top, answers: { players: [{}, {}, {}, {}] } };
    expect(itemsShown(null, crowded)).toHaveLength(4);
  });

  test('fields of other steps are left out', () => {
    expect(entriesOf('papers', draft)).toEqual([]);
  });
});

describe('where a problem leads', () => {
  const entries = entriesOf('team', draft);
  test.each([
    { path: 'requirement.portrait', choosesMember: true, control: 'photo' },
    { path: 'players', choosesMember: true, control: 'players[0].name' },
    { path: 'home', choosesMember: true, control: 'home.street' },
    { path: 'home.rt', choosesMember: true, control: 'home.rt' },
    { path: 'coach', choosesMember: true, control: 'coach' },
    { path: 'coach', choosesMember: false, control: 'coach.name' },
    { path: 'players[0].name', choosesMember: false, control: 'players[0].name' },
  ])('$path leads to $control', ({ path, choosesMember, control }) => {
    expect(controlOf(path, entries, { choosesMember })).toBe(control);
  });

  test('a group without items leads to its button', () => {
    const empty: Field = { ...players, minimumItems: 0 };
    const none = entriesOf('team', {
      visible: [{ path: 'players', step: 'team', field: empty }],
      answers: {},
    });
    expect(controlOf('players', none, { choosesMember: true })).toBe('players-add');
  });
});

describe('where an officer’s mark is mended', () => {
  test.each([
    { at: 'requirement.portrait', path: 'photo' },
    { at: 'form.home', path: 'home' },
    { at: 'form.home.street', path: 'home' },
    { at: 'form.players[0].name', path: 'players[0].name' },
    { at: 'form.players[2].name', path: 'players' },
    { at: 'form.homeless', path: undefined },
    { at: 'requirement.unknown', path: undefined },
  ])('$at leads to $path', ({ at, path }) => {
    expect(fieldOfFault(at, draft.visible)?.path).toBe(path);
  });
});

test.each([
  ['2026-02-31', '2026-02-31'],
  ['-00-05', '--05'],
  ['2026-00-00', '2026--'],
  ['', ''],
])('a date typed as %s is shown as %s', (value, shown) => {
  expect(typedDate(value)).toBe(shown);
});
