import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clubContext, clubService } from '../pack/invented-service.ts';
import type { Answers, Field, FileValue, Member, Service } from '../pack/types.ts';
import {
  askedSources,
  itemLabel,
  lenders,
  type MemberPlace,
  memberAnswers,
  memberProblems,
  memberStanding,
  planMembers,
  readyMembers,
} from './index.ts';

const words = (id: string, en = id) => ({ id, en });
const text = (code: string, more: Partial<Field> = {}): Field =>
  ({ code, type: 'text', label: words(code), ...more }) as Field;

function service(code: string, fields: readonly Field[], members?: Record<string, Member>): Service {
  return {
    ...clubService,
    code,
    form: { steps: [{ code: 'only', title: words('Satu'), fields }] },
    requirements: [],
    facts: { party: { value: 'form.party', type: 'bool' } },
    ...(members && { members }),
  } as Service;
}

/** New players join: a card for each, then the family's locker, then a racket for each; a party if they want one. */
const joining = service(
  'joining',
  [
    text('family'),
    text('street'),
    { code: 'party', type: 'yes-no', label: words('Pesta') } as Field,
    {
      code: 'players',
      type: 'group',
      label: words('Pemain'),
      itemTitle: words('Pemain'),
      minimumItems: 1,
      maximumItems: 4,
      fields: [text('name', { maximumLength: 10 } as Partial<Field>), text('nickname', { optional: true })],
    } as Field,
  ],
  {
    card: { service: 'card', title: words('Kartu'), each: 'players', answers: {} },
    locker: {
      service: 'locker',
      title: words('Loker'),
      after: ['card'],
      answers: {
        owner: { from: 'form.family' },
        kind: { value: 'large' },
        cards: { from: 'products.card.card' },
        cardFiles: { from: 'products.card.card' },
      },
    },
    racket: {
      service: 'racket',
      title: words('Raket'),
      each: 'players',
      after: ['card', 'locker'],
      answers: { engraved: { from: 'item.nickname' }, cardNumber: { from: 'products.card.card' } },
    },
    party: { service: 'party', title: words('Pesta'), when: 'facts.party', answers: {} },
    coach: {
      service: 'coach',
      title: words('Pelatih'),
      each: 'players',
      when: "item.name == 'Rani'",
      answers: {},
    },
  },
);
const card = service('card', [text('name', { maximumLength: 6 } as Partial<Field>), text('street')]);
const locker = service('locker', [
  text('owner'),
  text('kind'),
  text('cards'),
  { code: 'cardFiles', type: 'file', requirement: 'cards', label: words('Kartu') } as Field,
  text('street'),
]);
const racket = service('racket', [text('engraved', { optional: true }), text('cardNumber'), text('name')]);

const twins: Answers = {
  family: 'Wijaya',
  street: 'Jalan Raket 1',
  party: false,
  players: [{ name: 'Rani', nickname: 'Ra' }, { name: 'Roni' }],
};

const places = (answers: Answers): MemberPlace[] =>
  planMembers(joining, answers, clubContext).map((planned) => ({ ...planned, caseId: null, end: null }));

/** The same places with what became of some of them, by `member` or `member/item`. */
function after(ends: Record<string, MemberPlace['end'] | 'open'>): MemberPlace[] {
  return places(twins).map((place) => {
    const end = ends[place.item === undefined ? place.member : `${place.member}/${place.item}`];
    if (end === undefined) return place;
    return { ...place, caseId: 'case', end: end === 'open' ? null : end };
  });
}

const names = (members: readonly MemberPlace[]): string[] =>
  members.map(({ member, item }) => (item === undefined ? member : `${member}/${item}`));

describe('planning', () => {
  test.each([
    ['twins', twins, ['card/0', 'card/1', 'locker', 'racket/0', 'racket/1', 'coach/0']],
    [
      'one player with a party',
      { ...twins, party: true, players: [{ name: 'Budi' }] },
      ['card/0', 'locker', 'racket/0', 'party'],
    ],
    ['nothing filled in yet', {}, ['locker']],
  ])('%s', (_title, answers, expected) => {
    expect(names(places(answers as Answers))).toEqual(expected);
  });

  test.each([
    ['at first', {}, ['card/0', 'card/1', 'coach/0']],
    ['while one card is open', { 'card/0': 'finished', 'card/1': 'open', 'coach/0': 'open' }, []],
    [
      'when both cards are there',
      { 'card/0': 'finished', 'card/1': 'finished', 'coach/0': 'open' },
      ['locker'],
    ],
    [
      'when the locker is there too',
      { 'card/0': 'finished', 'card/1': 'finished', locker: 'finished', 'coach/0': 'open' },
      ['racket/0', 'racket/1'],
    ],
    ['when one card is refused', { 'card/0': 'finished', 'card/1': 'refused', 'coach/0': 'open' }, []],
    [
      'when the locker came by hand after a refusal: only the other one’s racket',
      { 'card/0': 'finished', 'card/1': 'refused', locker: 'finished', 'coach/0': 'open' },
      ['racket/0'],
    ],
  ] as const)('what is ready %s', (_title, ends, expected) => {
    expect(names(readyMembers(joining, after(ends)))).toEqual(expected);
  });

  test('what can not come is told as such, and what hangs on it too', () => {
    const members = after({ 'card/0': 'finished', 'card/1': 'cancelled', 'coach/0': 'open' });
    const standing = Object.fromEntries(
      members.map((place) => [names([place])[0], memberStanding(joining, members, place)]),
    );
    expect(standing).toEqual({
      'card/0': 'opened',
      'card/1': 'opened',
      locker: 'blocked',
      'racket/0': 'blocked',
      'racket/1': 'blocked',
      'coach/0': 'opened',
    });
  });

  test('whatever ends how, nothing is opened before what it waits for has finished', () => {
    const end = fc.constantFrom('finished', 'refused', 'cancelled', 'open', undefined);
    fc.assert(
      fc.property(fc.array(end, { minLength: 6, maxLength: 6 }), (ends) => {
        const keys = names(places(twins));
        const given = Object.fromEntries(keys.flatMap((key, at) => (ends[at] ? [[key, ends[at]]] : [])));
        const members = after(given as Record<string, MemberPlace['end'] | 'open'>);
        const finished = new Set(names(members.filter((place) => place.end === 'finished')));
        for (const key of names(readyMembers(joining, members))) {
          if (key === 'locker') expect([...finished]).toEqual(expect.arrayContaining(['card/0', 'card/1']));
          if (key.startsWith('racket')) expect(finished.has('locker')).toBe(true);
          if (key === 'racket/1') expect(finished.has('card/1')).toBe(true);
        }
      }),
    );
  });
});

describe('the answers of a member', () => {
  const file = (fileId: string): FileValue => ({
    fileId,
    name: 'kartu.pdf',
    sha256: '0',
    sizeBytes: 1,
    mediaType: 'application/pdf',
  });

  test('are carried over by name, the item before the form', () => {
    const planned = { member: 'card', item: 1 };
    expect(memberAnswers({ event: joining, service: card, planned, answers: twins })).toEqual({
      name: 'Roni',
      street: 'Jalan Raket 1',
    });
  });

  test('come from what the definition names, and from the products of the cases before', () => {
    const planned = { member: 'locker' };
    const products = () => ({ numbers: ['A-1', 'A-2'], files: [file('f1'), file('f2')] });
    expect(memberAnswers({ event: joining, service: locker, planned, answers: twins, products })).toEqual({
      owner: 'Wijaya',
      kind: 'large',
      cards: 'A-1, A-2',
      cardFiles: [file('f1'), file('f2')],
      street: 'Jalan Raket 1',
    });
  });

  test.each([
    ['nobody answered', [], undefined],
    ['one answer', ['R-1'], 'R-1'],
    ['several cases before', ['R-1', 'R-2'], 'R-1, R-2'],
    ['an answer that is no text', [true], true],
  ])('come from what was asked of officers in the cases before: %s', (_, told, expected) => {
    const members = {
      ...joining.members,
      racket: { ...joining.members!.racket!, answers: { engraved: { from: 'asked.card.engraved' } } },
    };
    const event = { ...joining, members };
    const asked = (member: string, question: string) =>
      `${member}.${question}` === 'card.engraved' ? told : [];
    const planned = { member: 'racket', item: 1 };
    expect(askedSources(event, 'racket')).toEqual([{ member: 'card', question: 'engraved' }]);
    const filled = memberAnswers({ event, service: racket, planned, answers: twins, asked });
    expect(filled.engraved).toEqual(expected);
  });

  test.each([
    ['the first', 0, [file('f1')]],
    ['the second', 1, [file('f2')]],
    ['one too many', 2, undefined],
  ])('share out the files of one field among the cases of a member: %s', (_, item, expected) => {
    const answers = { photo: { from: 'form.photos', oneEach: true } } as const;
    const event = {
      ...joining,
      members: { ...joining.members, card: { ...joining.members!.card!, answers } },
    };
    const photo = { code: 'photo', type: 'file', requirement: 'photo', label: words('Foto') } as Field;
    const planned = { member: 'card', item };
    const others = [{ member: 'racket', item: 0 }, { member: 'locker' }];
    const filled = memberAnswers({
      event,
      service: service('card', [photo]),
      planned,
      places: [...others, ...[0, 1, 2].map((each) => ({ member: 'card', item: each }))],
      answers: { ...twins, photos: [file('f1'), file('f2')] },
    });
    expect(filled.photo).toEqual(expected);
  });

  test('fall back on what is known, and stay open where nobody knows', () => {
    const planned = { member: 'racket', item: 1 };
    const base = { engraved: 'not from here', name: 'not from here either' };
    expect(memberAnswers({ event: joining, service: racket, planned, answers: twins, base })).toEqual({
      name: 'Roni',
    });
  });

  test('take a product of the same item only', () => {
    const all = places(twins);
    expect(names(lenders(joining, all, { member: 'racket', item: 1 }, 'card'))).toEqual(['card/1']);
    expect(names(lenders(joining, all, { member: 'locker' }, 'card'))).toEqual(['card/0', 'card/1']);
  });

  test('an item is called by its name', () => {
    expect(itemLabel(joining, twins, { member: 'card', item: 1 })).toBe('Roni');
    expect(itemLabel(joining, twins, { member: 'locker' })).toBeUndefined();
  });
});

describe('what is wrong with members that are sent at once', () => {
  const known = {
    service: (code: string) => ({ card, locker, racket })[code],
    base: () => ({}),
  };

  test('stands where the event asks for it', () => {
    const players = [{ name: 'Maharani' }, { name: 'Roni' }];
    const problems = memberProblems(joining, { ...twins, players }, clubContext, known);
    expect(problems.map(({ path, code }) => [path, code])).toEqual([['players[0].name', 'too-long']]);
  });

  test('is told once, though it concerns two cases', () => {
    const { street: _street, ...answers } = twins;
    const problems = memberProblems(joining, answers, clubContext, known);
    expect(problems.map(({ path, code }) => [path, code])).toEqual([['street', 'missing']]);
  });

  test('does not speak of what is sent later', () => {
    expect(memberProblems(joining, twins, clubContext, known)).toEqual([]);
  });

  test('names the case where the event does not ask for it', () => {
    const asking = service('card', [text('name'), text('height')]);
    const problems = memberProblems(joining, twins, clubContext, { ...known, service: () => asking });
    expect(problems[0]).toMatchObject({ path: '', message: { id: 'Kartu: Isi height.' } });
  });
});
