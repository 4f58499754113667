import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { basePacksOf, lintPack, loadPack, type PackFile } from './index.ts';
import { type ClubFiles, clubFiles } from './invented-pack.ts';

type Loose = Record<string, unknown>;

const shared = (file: string, pieces: Loose | string): PackFile => ({
  path: `shared/${file}.yaml`,
  text: typeof pieces === 'string' ? pieces : stringify(pieces, { aliasDuplicateObjects: false }),
});

const load = (spoil: (files: ClubFiles) => void, more: readonly PackFile[] = []) =>
  loadPack([...clubFiles(spoil), ...more]);

const problemsOf = (result: ReturnType<typeof loadPack>) =>
  result.ok ? [] : result.error.map(({ file, line, path, code }) => `${file}:${line} ${path} ${code}`);

const plain = loadPack(clubFiles());
if (!plain.ok) throw new Error('the club loads');
const club = plain.value.services['club-membership']!;

/** What a loaded pack says of its only service. */
const serviceOf = (result: ReturnType<typeof loadPack>) => {
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 2));
  return result.value.services['club-membership']!;
};

describe('a piece that is used', () => {
  test('stands where it is used, as if it had been written there', () => {
    const pieces: Loose = {};
    const loaded = load(
      (files) => {
        pieces.club = files.service.standard;
        files.service.standard = { use: 'standards/club' };
      },
      [shared('standards', 'club: {}')],
    );
    expect(problemsOf(loaded)[0]).toMatch(/^services\/club-membership\.yaml:\d+ standard schema$/);
    const whole = load(
      (files) => {
        files.service.standard = { use: 'standards/club' };
      },
      [shared('standards', pieces)],
    );
    expect(serviceOf(whole)).toEqual(club);
  });

  test('own properties lie over it, deeply; lists are replaced; null takes away', () => {
    const loaded = load(
      (files) => {
        const { standard } = files.service;
        files.service.standard = {
          use: ['standards/club', 'standards/night'],
          staff: { en: 'Two people at any hour.' },
          procedure: standard.procedure.slice(0, 1),
        };
        files.service.promise = { use: 'promises/late', oddity: null };
      },
      [
        shared('standards', {
          club: club.standard,
          night: { safety: { id: 'Lampu menyala.', en: 'The lights are on.' } },
        }),
        shared('promises', {
          late: { use: 'promises/usual', amount: 9 },
          usual: { ...club.promise, oddity: 1 },
        }),
      ],
    );
    const { standard, promise } = serviceOf(loaded);
    expect(standard.staff).toEqual({ id: club.standard.staff.id, en: 'Two people at any hour.' });
    expect(standard.safety.en).toBe('The lights are on.');
    expect(standard.facilities).toEqual(club.standard.facilities);
    expect(standard.procedure).toEqual(club.standard.procedure.slice(0, 1));
    expect(promise).toEqual({ ...club.promise, amount: 9 });
  });

  test('may be an element of a list, or a list that is put into one', () => {
    const loaded = load(
      (files) => {
        files.service.requirements = [{ useEach: 'requirements/papers' }];
        const [first] = files.service.form.steps;
        first.fields = [
          { use: 'fields/first', label: { id: 'Lain', en: 'Other' } },
          ...first.fields.slice(1),
        ];
      },
      [
        shared('requirements', { papers: [...club.requirements] }),
        shared('fields', { first: club.form.steps[0]!.fields[0] }),
      ],
    );
    const service = serviceOf(loaded);
    expect(service.requirements).toEqual(club.requirements);
    expect(service.form.steps[0]!.fields[0]).toEqual({
      ...club.form.steps[0]!.fields[0],
      label: { id: 'Lain', en: 'Other' },
    });
  });

  test('may be a whole service, and a part of a piece', () => {
    const variant = {
      path: 'services/night-membership.yaml',
      text: stringify({
        use: 'services/club-membership',
        code: 'night-membership',
        fee: { use: 'services/club-membership/fee', amountRupiah: 5 },
      }),
    };
    const loaded = load(() => {}, [variant]);
    expect(loaded.ok && loaded.value.services['night-membership']).toEqual({
      ...club,
      code: 'night-membership',
      fee: { ...club.fee, amountRupiah: 5 },
    });
  });

  test('may share what scenarios are given', () => {
    const loaded = load(
      (files) => {
        files.scenarios.given.answers = { use: 'people/junior' };
      },
      [shared('people', { junior: parse(clubFiles()[2]!.text).given.answers })],
    );
    expect(loaded.ok && loaded.value.scenarios).toEqual(plain.value.scenarios);
  });

  test('keeps a text that is the same on purpose, until one language is written anew', () => {
    const withName = (label: Loose) =>
      load(
        (files) => {
          files.service.summary = label;
        },
        [shared('texts', { name: { same: 'Klub Raket' } })],
      );
    const untranslated = (result: ReturnType<typeof loadPack>) =>
      result.ok ? lintPack(result.value).filter(({ code }) => code === 'not-translated') : 'not loaded';
    expect(untranslated(withName({ use: 'texts/name' }))).toEqual([]);
    expect(serviceOf(withName({ use: 'texts/name', en: 'Racket club' })).summary).toEqual({
      id: 'Klub Raket',
      en: 'Racket club',
    });
    expect(serviceOf(withName({ use: 'texts/name', same: 'Raket' })).summary).toEqual({
      id: 'Raket',
      en: 'Raket',
    });
    expect(
      untranslated(
        load((files) => {
          files.service.summary = { id: 'Sama', en: 'Sama' };
        }),
      ),
    ).toMatchObject([{ path: 'summary' }]);
  });
});

describe('what is wrong is told', () => {
  test.each<[string, unknown, Loose, string[]]>([
    ['a piece that is not there', { use: 'standards/clb' }, { club: {} }, ['standard.use unknown-use']],
    ['no name at all', { use: 7 }, {}, ['standard.use use-without-a-name']],
    ['a name that is none', { use: ['x'] }, {}, ['standard.use[0] unknown-use']],
    ['a part that is not there', { use: 'standards/club/x' }, { club: {} }, ['standard.use unknown-use']],
    ['a pack that is not there', { use: 'x:standards/club' }, {}, ['standard.use unknown-use']],
    ['a list as a mapping', { use: 'standards/club' }, { club: [] }, ['standard.use use-of-a-list']],
    [
      'a mapping as a list',
      { procedure: [{ useEach: 'standards/club' }] },
      { club: {} },
      ['standard.procedure[0].useEach use-each-of-no-list'],
    ],
  ])('%s', (_, standard, pieces, expected) => {
    const loaded = load(
      (files) => {
        files.service.standard = standard;
      },
      [shared('standards', pieces)],
    );
    expect(problemsOf(loaded).map((line) => line.replace(/^\S+ /, ''))).toEqual(expected);
  });

  test('pieces that use each other, once, at the place that closes the circle', () => {
    const loaded = load(
      (files) => {
        files.service.standard = { use: 'standards/a' };
        files.service.promise = { use: 'standards/b' };
      },
      [shared('standards', 'a:\n  use: standards/b\nb:\n  use: standards/a\n')],
    );
    expect(problemsOf(loaded)).toEqual(['shared/standards.yaml:2 a.use use-in-a-circle']);
    expect(!loaded.ok && loaded.error[0]?.message.en).toContain('standards/b → standards/a → standards/b');
  });

  test('at the line of the piece, with the place that uses it, and once for all who do', () => {
    const second = {
      path: 'services/night-membership.yaml',
      text: stringify({ use: 'services/club-membership', code: 'night-membership' }),
    };
    const loaded = load(
      (files) => {
        files.service.promise = { use: 'promises/usual' };
      },
      [shared('promises', `usual: ${JSON.stringify({ ...club.promise, unit: 'moons' })}\n`), second],
    );
    expect(problemsOf(loaded)).toEqual(['shared/promises.yaml:1 usual.unit schema']);
    expect(!loaded.ok && loaded.error[0]?.usedIn).toMatch(/^services\/club-membership\.yaml:\d+$/);
  });

  test('a shared file that cannot be read, once', () => {
    const loaded = load(
      (files) => {
        files.service.promise = { use: 'promises/usual' };
      },
      [shared('promises', 'usual: [\n')],
    );
    expect(problemsOf(loaded)).toEqual([expect.stringMatching(/^shared\/promises\.yaml:\d+ {2}yaml$/)]);
  });

  test('pieces that double a hundred times do not fill the memory', () => {
    const doubling = Array.from(
      { length: 100 },
      (_, index) => `p${index}: { a: { use: bomb/p${index + 1} }, b: { use: bomb/p${index + 1} } }`,
    );
    const loaded = load(
      (files) => {
        files.service.promise = { use: 'bomb/p0' };
      },
      [shared('bomb', `${doubling.join('\n')}\np100: { x: 1 }\n`)],
    );
    expect(problemsOf(loaded)).toContainEqual(expect.stringMatching(/ use-too-large$/));
  });
});

describe('a pack built on another', () => {
  const base = (version: string): PackFile[] =>
    clubFiles((files) => {
      files.manifest.version = version;
      files.manifest.name = 'oldclub';
      files.service.promise = { use: 'promises/usual' };
      files.others.push(shared('promises', { usual: { ...club.promise } }));
    })
      .filter(({ path }) => !path.startsWith('scenarios/'))
      .map(({ path, text }) => ({ path: `base/oldclub/${path}`, text }));

  const variant = (spoil: (files: ClubFiles) => void = () => {}) =>
    clubFiles((files) => {
      files.manifest.builtOn = [{ pack: 'oldclub', version: '1.2.0' }];
      files.service = { use: 'oldclub:services/club-membership', promise: { amount: 1 } };
      files.others = [];
      spoil(files);
    });

  test('uses its services, their pieces and templates, and is not the base', () => {
    const loaded = loadPack([...variant(), ...base('1.3.1')]);
    expect(serviceOf(loaded)).toEqual({ ...club, promise: { ...club.promise, amount: 1 } });
    expect(loaded.ok && Object.keys(loaded.value.services)).toEqual(['club-membership']);
    expect(loaded.ok && Object.keys(loaded.value.templates)).toEqual(['templates/letter.typ']);
  });

  test('its digest covers the base', () => {
    const digest = (version: string) => {
      const loaded = loadPack([...variant(), ...base(version)]);
      return loaded.ok ? loaded.value.digest : 'not loaded';
    };
    expect(digest('1.3.1')).not.toBe(digest('1.3.2'));
  });

  test.each(['1.1.9', '2.2.0', '0.9.0'])('refuses the base in version %s', (version) => {
    expect(problemsOf(loadPack([...variant(), ...base(version)]))).toEqual([
      expect.stringMatching(/^pack\.yaml:\d+ builtOn\[0\]\.version base-version$/),
    ]);
  });

  test('tells that the base is missing', () => {
    expect(problemsOf(loadPack(variant()))).toContainEqual(
      expect.stringMatching(/^pack\.yaml:\d+ builtOn\[0\]\.pack base-missing$/),
    );
  });

  test('may take the base’s roles and numbers', () => {
    const loaded = loadPack([
      ...variant(({ manifest }) => {
        manifest.roles = { use: 'oldclub:pack/roles' };
        manifest.parameters = { use: 'oldclub:pack/parameters' };
      }),
      ...base('1.2.0'),
    ]);
    expect(serviceOf(loaded).parameters).toEqual(club.parameters);
  });

  test('names its bases even while it is wrong', () => {
    expect(basePacksOf([{ path: 'pack.yaml', text: 'builtOn: [{ pack: a }, { pack: ../b }, 7]' }])).toEqual([
      'a',
    ]);
    expect(basePacksOf([{ path: 'pack.yaml', text: 'builtOn: [' }])).toEqual([]);
    expect(basePacksOf([])).toEqual([]);
  });
});
