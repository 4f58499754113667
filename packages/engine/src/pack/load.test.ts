import type { Static } from 'typebox';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { formatProblem, loadPack, renderMessage, withoutSources } from './index.ts';
import { type ClubFiles, clubFiles } from './invented-pack.ts';
import { clubService } from './invented-service.ts';
import { sourcesOf } from './load.ts';
import type { ManifestFile, ServiceFile } from './schema/index.ts';
import type { PackManifest, Service } from './types.ts';

const problemsOf = (spoil: (files: ClubFiles) => void) => {
  const loaded = loadPack(clubFiles(spoil));
  return loaded.ok ? [] : loaded.error.map(({ file, path, code }) => `${file} ${path} ${code}`);
};

describe('a pack that loads', () => {
  const loaded = loadPack(clubFiles());
  if (!loaded.ok) throw new Error(loaded.error.map((problem) => formatProblem(problem, 'en')).join('\n'));
  const pack = loaded.value;

  test('becomes typed values, the manifest’s parameters in each service', () => {
    expect(pack.services['club-membership']).toEqual(clubService);
    expect(pack.templates).toEqual({
      'templates/letter.typ': '#data.name #data.junior #data.office #data.code',
    });
    expect(pack.scenarios[0]?.given).toMatchObject({
      attachments: ['photo', 'consent'],
      answers: { kind: 'junior' },
    });
  });

  test('can be kept without the trees of its files', () => {
    expect(sourcesOf(pack)?.services.size).toBe(1);
    const kept = withoutSources(pack);
    expect(kept).toEqual(pack);
    expect(sourcesOf(kept)).toBeUndefined();
  });

  test('has a digest that depends on every file and on nothing else', () => {
    const digestOf = (files: ReturnType<typeof clubFiles>) => {
      const result = loadPack(files);
      return result.ok ? result.value.digest : 'not loaded';
    };
    expect(digestOf([...clubFiles()].reverse())).toBe(pack.digest);
    expect(digestOf([...clubFiles(), { path: 'README.md', text: 'x' }])).not.toBe(pack.digest);
    const moved = clubFiles((files) => files.others.push({ path: 'a', text: 'bc' }));
    const other = clubFiles((files) => files.others.push({ path: 'ab', text: 'c' }));
    expect(digestOf(moved)).not.toBe(digestOf(other));
  });

  test('fills messages, and a missing value leaves nothing behind', () => {
    expect(
      renderMessage(clubService, 'refused', { code: 'KL-1', reason: { id: 'penuh', en: 'full' } })?.body,
    ).toEqual({ id: 'Berkas KL-1: penuh', en: 'Case KL-1: full (sorry)' });
    expect(renderMessage(clubService, 'refused', { code: 'KL-1' })?.body.en).toBe('Case KL-1: (sorry)');
    expect(renderMessage(clubService, 'dance', {})).toBeUndefined();
  });

  test('the schema and the types say the same', () => {
    type Parsed = Static<typeof ServiceFile>;
    expectTypeOf<Parsed['promise']>().toExtend<Service['promise']>();
    expectTypeOf<Parsed['requirements'][number]>().toExtend<Service['requirements'][number]>();
    expectTypeOf<Parsed['flow']>().toExtend<Service['flow']>();
    expectTypeOf<Parsed['products']>().toExtend<Service['products']>();
    expectTypeOf<Parsed['form']>().toExtend<Service['form']>();
    expectTypeOf<Static<typeof ManifestFile>>().toExtend<PackManifest>();
  });
});

describe('what keeps a pack from loading', () => {
  const service = 'services/club-membership.yaml';
  test.each<[string, (files: ClubFiles) => void, string]>([
    [
      'a property that is not known',
      ({ manifest }) => {
        manifest.publishr = 'x';
      },
      'pack.yaml publishr schema',
    ],
    [
      'a version without quotes',
      ({ manifest }) => {
        manifest.version = 1.1;
      },
      'pack.yaml version schema',
    ],
    [
      'half a text',
      ({ manifest }) => {
        delete manifest.title.en;
      },
      'pack.yaml title schema',
    ],
    [
      'a role name with a capital',
      ({ manifest }) => {
        manifest.roles.Head = manifest.roles.board;
      },
      'pack.yaml roles.Head schema',
    ],
    [
      'a field of no kind',
      ({ service: s }) => {
        s.form.steps[0].fields[0].type = 'wheel';
      },
      `${service} form.steps[0].fields[0] schema`,
    ],
    [
      'a property of another kind of field',
      ({ service: s }) => {
        s.form.steps[0].fields[0].unit = { id: 'a', en: 'b' };
      },
      `${service} form.steps[0].fields[0].unit schema`,
    ],
    [
      'a group inside a group',
      ({ service: s }) => {
        s.form.steps[2].fields[0].fields[0].type = 'group';
      },
      `${service} form.steps[2].fields[0].fields[0] schema`,
    ],
    [
      'two fields of one name',
      ({ service: s, scenarios }) => {
        delete scenarios.given.answers.clubName;
        s.form.steps[0].fields[1].code = 'kind';
        s.products.card.entry = [{ label: { id: 'a', en: 'b' }, value: 'form.kind' }];
        s.products.letter.data = { a: 'form.kind' };
      },
      `${service} form.steps[0].fields[1].code duplicate-code`,
    ],
    [
      'a file for no requirement',
      ({ service: s }) => {
        s.form.steps[3].fields[0].requirement = 'foto';
      },
      `${service} form.steps[3].fields[0].requirement unknown-requirement`,
    ],
    [
      'a start that is not there',
      ({ service: s }) => {
        s.flow.start = 'chekcing';
      },
      `${service} flow.start unknown-state`,
    ],
    [
      'an action to nowhere',
      ({ service: s }) => {
        s.flow.actions.accept.to = 'moon';
      },
      `${service} flow.actions.accept.to unknown-state`,
    ],
    [
      'a role that the manifest has not',
      ({ service: s }) => {
        s.flow.actions.accept.by = ['referee'];
      },
      `${service} flow.actions.accept.by[0] unknown-role`,
    ],
    [
      'a state held by no known role',
      ({ service: s }) => {
        s.flow.states.checking.role = 'referee';
      },
      `${service} flow.states.checking.role unknown-role`,
    ],
    [
      'a message that is not there',
      ({ service: s }) => {
        s.flow.actions.return.message = 'retruned';
      },
      `${service} flow.actions.return.message unknown-message`,
    ],
    [
      'a product that is not there',
      ({ service: s }) => {
        s.flow.actions.admit.releases = ['cup'];
      },
      `${service} flow.actions.admit.releases[0] unknown-product`,
    ],
    [
      'a register’s product without its entry',
      ({ service: s }) => {
        delete s.products.card.entry;
      },
      `${service} products.card entry-missing`,
    ],
    [
      'a local product without a template',
      ({ service: s }) => {
        delete s.products.letter.template;
      },
      `${service} products.letter template-missing`,
    ],
    [
      'a template that is not there',
      ({ others }) => {
        others.pop();
      },
      `${service} products.letter.template unknown-template`,
    ],
    [
      'a value that messages do not know',
      ({ service: s }) => {
        s.messages.returned.body.id = 'Halo {nama}';
      },
      `${service} messages.returned.body.id unknown-placeholder`,
    ],
    [
      'a new name without its limits',
      ({ service: s }) => {
        delete s.form.steps[0].fields[1].minimumWords;
      },
      `${service} form.steps[0].fields[1] name-rule-missing`,
    ],
    [
      'a misspelt name in a condition',
      ({ service: s }) => {
        s.requirements[1].when = "form.knid == 'junior'";
      },
      `${service} requirements[1].when expression-unknown-name`,
    ],
    [
      'an optional field without a guard',
      ({ service: s }) => {
        s.facts.old.value = 'form.height > 200.0';
      },
      `${service} facts.old.value expression-unguarded`,
    ],
    [
      'a hidden field without a guard',
      ({ service: s }) => {
        s.products.letter.data.name = 'form.guardian.name';
      },
      `${service} products.letter.data.name expression-unguarded`,
    ],
    [
      'a regular expression',
      ({ service: s }) => {
        s.facts.old.value = "form.clubName.matches('a')";
      },
      `${service} facts.old.value expression-not-allowed`,
    ],
    [
      'a fact of another type',
      ({ service: s }) => {
        s.facts.old.type = 'string';
      },
      `${service} facts.old.value expression-result-type`,
    ],
    [
      'a guard that looks at the form',
      ({ service: s }) => {
        s.flow.actions.admit.guard.that = "form.kind == 'junior'";
      },
      `${service} flow.actions.admit.guard.that expression-unknown-name`,
    ],
    [
      'a scenario of no service',
      ({ scenarios }) => {
        scenarios.service = 'golf';
      },
      'scenarios/club-membership.yaml service unknown-service',
    ],
    [
      'a scenario without a time',
      ({ scenarios }) => {
        delete scenarios.given.now;
      },
      'scenarios/club-membership.yaml scenarios[0] now-missing',
    ],
    [
      'a code that is not its file’s name',
      ({ service: s }) => {
        s.code = 'golf';
      },
      `${service} code wrong-file-name`,
    ],
    [
      'a path out of the folder',
      ({ others }) => {
        others.push({ path: '../etc/passwd', text: '' });
      },
      '../etc/passwd  odd-path',
    ],
    [
      'a hidden file',
      ({ others }) => {
        others.push({ path: '.env', text: '' });
      },
      '.env  odd-path',
    ],
  ])('%s', (_, spoil, expected) => {
    expect(problemsOf(spoil)).toEqual([expected]);
  });

  test.each<[string, string, string]>([
    ['an alias', 'a: &x 1\nb: *x\n', 'alias'],
    ['a tag', 'a: !!js/function x\n', 'tag'],
    ['a local tag', 'a: !secret x\n', 'tag'],
    ['a key twice', 'a: 1\na: 2\n', 'yaml'],
    ['what is no YAML', 'a: [1\n', 'yaml'],
  ])('%s', (_, text, code) => {
    const loaded = loadPack([{ path: 'pack.yaml', text }]);
    expect(loaded.ok ? [] : loaded.error.map((problem) => problem.code)).toContain(code);
  });

  test('no manifest at all', () => {
    expect(loadPack([])).toMatchObject({ ok: false, error: [{ code: 'manifest-missing' }] });
  });

  test('the problem names line, column, the nearest name and what to do', () => {
    const files = clubFiles(({ service: s }) => {
      s.flow.start = 'chekcing';
    });
    const loaded = loadPack(files);
    if (loaded.ok) throw new Error('must not load');
    const [problem] = loaded.error;
    const line = files[1]!.text.split('\n')[problem!.line - 1]!;
    expect(line.slice(problem!.column - 1)).toMatch(/^start: chekcing/);
    expect(problem!.message.en).toBe('There is no state "chekcing". Did you mean "checking"?');
  });
});
