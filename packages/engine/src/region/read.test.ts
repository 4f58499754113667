import { describe, expect, it } from 'vitest';
import { formatRegionProblem } from './problems.ts';
import { lintRegion, readRegion } from './read.ts';
import { sampleRegionFiles, sampleRegionTexts } from './sample-region.ts';
import { regionFileSchemas } from './schema/index.ts';
import type { PackFacts } from './types.ts';

type Change = readonly [file: string, replace: string, by: string];

function filesWith(...changes: readonly Change[]) {
  const texts: Record<string, string> = {};
  for (const [file, replace, by] of changes) {
    const text = texts[file] ?? sampleRegionTexts[file]!;
    if (!text.includes(replace)) throw new Error(`${file} has no "${replace}" to change`);
    texts[file] = text.replace(replace, by);
  }
  return sampleRegionFiles(texts);
}

describe('a sound region', () => {
  it('has no problems', () => {
    expect(lintRegion(sampleRegionFiles())).toEqual([]);
  });

  it('may have no demo accounts', () => {
    const read = readRegion(sampleRegionFiles({ 'demo.yaml': null }));
    expect(read.ok && read.value.accounts).toEqual([]);
  });

  it('may receive nobody at booked times', () => {
    const read = readRegion(sampleRegionFiles({ 'schedules.yaml': null }));
    expect(read.ok && read.value.schedules).toEqual([]);
  });

  it('knows its schedules by days, and what offices keep', () => {
    const stock = 'stock: [{ stock: card, offices: [centre], alarmBelowDays: 3, keptBy: [chief] }]';
    const read = readRegion(filesWith(['installed.yaml', 'stock: []', stock]));
    if (!read.ok) throw new Error('not sound');
    const { schedules, keptStock } = read.value;
    expect(schedules[0]?.week.monday).toEqual([['08:00', '11:00']]);
    expect(schedules[0]?.week.sunday).toEqual([]);
    expect(keptStock).toEqual([{ stock: 'card', officeId: 'centre', alarmBelowDays: 3, keptBy: ['chief'] }]);
  });

  it('is frozen to the last value', () => {
    const read = readRegion(sampleRegionFiles());
    if (!read.ok) throw new Error('not sound');
    const thawed: string[] = [];
    const visit = (value: unknown, path: string) => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) thawed.push(path);
      for (const [key, member] of Object.entries(value)) visit(member, `${path}.${key}`);
    };
    visit(read.value, 'region');
    expect(thawed).toEqual([]);
  });

  it('has a digest of its content: notation does not change it, a value does', () => {
    const digestOf = (files: Parameters<typeof readRegion>[0]) => {
      const read = readRegion(files);
      return read.ok ? read.value.digest : 'unsound';
    };
    const original = digestOf(sampleRegionFiles());
    expect(original).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf(filesWith(['places.yaml', 'name: Mawar', "name: 'Mawar'"]))).toBe(original);
    expect(digestOf(filesWith(['places.yaml', 'name: Mawar', 'name: Mawar Indah']))).not.toBe(original);
  });
});

describe('reading and shape', () => {
  it.each<[string, ReturnType<typeof sampleRegionFiles>, object]>([
    [
      'a missing file',
      sampleRegionFiles({ 'offices.yaml': null }),
      { code: 'missing-file', file: 'offices.yaml' },
    ],
    [
      'a file of another name',
      sampleRegionFiles({ 'office.yaml': 'offices: []' }),
      { code: 'unknown-file', file: 'regions/kota-contoh/office.yaml' },
    ],
    [
      'a tab in the YAML',
      sampleRegionFiles({ 'places.yaml': 'districts:\n\t- code: x\n' }),
      { code: 'yaml', line: 2 },
    ],
    [
      'a key written twice',
      filesWith(['region.yaml', 'kind: kota', 'kind: kota\nkind: kabupaten']),
      { code: 'yaml', file: 'regions/kota-contoh/region.yaml' },
    ],
    [
      'an alias',
      filesWith(
        ['places.yaml', 'name: Mawar', 'name: &name Mawar'],
        ['places.yaml', 'name: Melati', 'name: *name'],
      ),
      { code: 'alias', line: 5 },
    ],
    [
      'a code without quotes',
      filesWith(['region.yaml', "code: '99.01'", 'code: 99.10']),
      {
        code: 'schema',
        path: 'code',
        line: 2,
        message: expect.objectContaining({ en: expect.stringContaining('quotes') }),
      },
    ],
    [
      'an unknown property',
      filesWith(['region.yaml', 'shortName:', 'nickname: C\nshortName:']),
      { code: 'schema', path: 'nickname', line: 7 },
    ],
    [
      'a missing translation',
      filesWith(['region.yaml', '{ id: Kota Contoh, en: Sample City }', '{ id: Kota Contoh }']),
      { code: 'schema', path: 'name', line: 6 },
    ],
    [
      'a choice that does not exist',
      filesWith(['offices.yaml', 'kind: central', 'kind: branch']),
      { code: 'schema', path: 'offices[0].kind', line: 3 },
    ],
    [
      'hours in another notation',
      filesWith(['calendars.yaml', "'08:00-16:00'", "'8-16'"]),
      { code: 'schema', path: 'timetables[0].periods[1].week.tuesday[0]', line: 9 },
    ],
  ])('%s is told with its place', (_, files, problem) => {
    const problems = lintRegion(files);
    expect(problems[0]).toMatchObject(problem);
    expect(problems[0]!.message.id).not.toBe('');
  });

  it('tells one line for a terminal', () => {
    const [problem] = lintRegion(filesWith(['places.yaml', "'99.01.02.1001'", "'99.01.03.1001'"]));
    expect(formatRegionProblem(problem!)).toBe(
      'regions/kota-contoh/places.yaml:10: districts[1].villages[0].code: The code 99.01.03.1001 does not belong to 99.01.02. Correct the code or move it. (code-mismatch)',
    );
  });
});

describe('references', () => {
  const noon = "monday: ['08:00-12:00', '13:00-16:00']";
  it.each<[string, readonly Change[], string, string]>([
    // what is wrong | the change | code | path
    ['id is not the code', [['region.yaml', "id: '9901'", "id: '9902'"]], 'code-mismatch', 'id'],
    [
      'province of another code',
      [['region.yaml', "code: '99',", "code: '98',"]],
      'code-mismatch',
      'province.code',
    ],
    ['too few villages', [['region.yaml', 'villages: 3', 'villages: 4']], 'count', 'counts.villages'],
    ['a pale accent', [['region.yaml', '#0b6b75', '#9ad0d5']], 'contrast', 'accent.light'],
    ['a dark accent on dark ground', [['region.yaml', '#5cc8d7', '#0b2b30']], 'contrast', 'accent.dark'],
    [
      'a village twice',
      [['places.yaml', '99.01.01.2002', '99.01.01.1001']],
      'duplicate',
      'districts[0].villages[1].code',
    ],
    [
      'a village of no kind',
      [['places.yaml', '99.01.01.2002', '99.01.01.3002']],
      'code-mismatch',
      'districts[0].villages[1].code',
    ],
    ['an agency twice', [['agencies.yaml', 'id: south', 'id: north']], 'duplicate', 'agencies[2].id'],
    [
      'work of no agency',
      [['agencies.yaml', 'agency: register', 'agency: ministry']],
      'unknown-reference',
      'works[0].agency',
    ],
    [
      'an office of no agency',
      [['offices.yaml', 'agency: north', 'agency: east']],
      'unknown-reference',
      'offices[1].agency',
    ],
    [
      'an office twice',
      [['offices.yaml', 'id: south-office', 'id: north-office']],
      'duplicate',
      'offices[2].id',
    ],
    [
      'an office without hours',
      [['offices.yaml', 'timetable: usual', 'timetable: late']],
      'unknown-reference',
      'offices[0].timetable',
    ],
    [
      'an office somewhere else',
      [['offices.yaml', "district: '99.01.02'", "district: '99.01.09'"]],
      'unknown-reference',
      'offices[2].district',
    ],
    [
      'unknown work',
      [['offices.yaml', 'works: [registering],', 'works: [gardening],']],
      'unknown-reference',
      'offices[0].serves[0].works[0]',
    ],
    [
      'an unknown district served',
      [['offices.yaml', "districts: ['99.01.01']", "districts: ['99.01.07']"]],
      'unknown-reference',
      'offices[1].serves[0].districts[0]',
    ],
    [
      'two kinds of reach',
      [['offices.yaml', 'region: true', "region: true, districts: ['99.01.01']"]],
      'reach',
      'offices[0].serves[0]',
    ],
    ['no reach', [['offices.yaml', ', region: true', '']], 'reach', 'offices[0].serves[0]'],
    [
      'a kecamatan without its office',
      [['offices.yaml', 'kind: kecamatan', 'kind: outlet']],
      'district-without-office',
      'districts[0].code',
    ],
    [
      'a village that nobody serves',
      [['offices.yaml', 'works: [registering, letters], villages', 'works: [registering], villages']],
      'unserved-village',
      'packs[0].services[1].work',
    ],
    [
      'two offices equally near',
      [
        [
          'offices.yaml',
          '{ works: [registering], region: true }',
          "{ works: [registering], districts: ['99.01.01'] }",
        ],
      ],
      'ambiguous-office',
      'packs[0].services[0].work',
    ],
    [
      'a day that does not exist',
      [['calendars.yaml', "date: '2026-08-17', kind: public", "date: '2026-02-30', kind: public"]],
      'invalid-date',
      'holidays[0].days[0].date',
    ],
    [
      'a period from no day',
      [['calendars.yaml', "from: '2025-01-01'", "from: '2025-02-31'"]],
      'invalid-date',
      'timetables[0].periods[1].from',
    ],
    [
      'periods that overlap',
      [['calendars.yaml', "until: '2024-12-31'", "until: '2025-06-30'"]],
      'overlap',
      'timetables[0].periods[1].from',
    ],
    [
      'hours that overlap',
      [['calendars.yaml', noon, "monday: ['08:00-13:00', '12:00-16:00']"]],
      'hours',
      'timetables[0].periods[1].week.monday[1]',
    ],
    [
      'closing before opening',
      [['calendars.yaml', noon, "monday: ['16:00-08:00']"]],
      'hours',
      'timetables[0].periods[1].week.monday[0]',
    ],
    [
      'hours that end for good',
      [['calendars.yaml', "from: '2025-01-01'", "from: '2025-01-01'\n        until: '2026-12-31'"]],
      'timetable-ends',
      'timetables[0].periods[1].until',
    ],
    [
      'a holiday of another year',
      [['calendars.yaml', 'year: 2026', 'year: 2027']],
      'wrong-year',
      'holidays[0].days[0].date',
    ],
    [
      'special hours without hours',
      [['calendars.yaml', "hours: ['09:00-10:00'], ", '']],
      'hours',
      'exceptions[0].kind',
    ],
    [
      'a closure with hours',
      [['calendars.yaml', 'kind: special-hours', 'kind: closure']],
      'hours',
      'exceptions[0].kind',
    ],
    [
      'an exception of no office',
      [['calendars.yaml', 'offices: [centre]', 'offices: [nowhere]']],
      'unknown-reference',
      'exceptions[0].offices[0]',
    ],
    [
      'a post at no office',
      [['posts.yaml', 'office: south-office', 'office: east-office']],
      'unknown-reference',
      'posts[3].office',
    ],
    [
      'a post of no role',
      [['posts.yaml', 'office: south-office, roles: [checker]', 'office: south-office, roles: [painter]']],
      'unknown-reference',
      'posts[3].roles[0]',
    ],
    ['a post twice', [['posts.yaml', 'id: south-checker', 'id: north-checker']], 'duplicate', 'posts[3].id'],
    [
      'one role at one office that reaches unequally far',
      [
        [
          'posts.yaml',
          'office: south-office, roles: [checker], covers: office',
          'office: north-office, roles: [checker], covers: region',
        ],
      ],
      'reach',
      'posts[3].covers',
    ],
    [
      'a NIP of no birth date',
      [['posts.yaml', '198001012005011001', '198013012005011001']],
      'nip',
      'posts[0].holder.nip',
    ],
    [
      'a village officer of no village',
      [['posts.yaml', ", village: '99.01.01.1001'", '']],
      'village-officer',
      'posts[4]',
    ],
    [
      'a village officer of another region',
      [['posts.yaml', "village: '99.01.01.1001'", "village: '98.01.01.1001'"]],
      'unknown-reference',
      'posts[4].village',
    ],
    [
      'a service of no work',
      [['installed.yaml', 'work: letters', 'work: poems']],
      'unknown-reference',
      'packs[0].services[1].work',
    ],
    [
      'a service twice',
      [['installed.yaml', 'service: letter,', 'service: member-card,']],
      'duplicate',
      'packs[0].services[1].service',
    ],
    [
      'a role bound to none',
      [['installed.yaml', 'as: checker', 'as: painter']],
      'unknown-reference',
      'packs[0].roles[0].as',
    ],
    [
      'a role of no agency',
      [['installed.yaml', 'agency: register', 'agency: ministry']],
      'unknown-reference',
      'packs[0].roles[1].agency',
    ],
    [
      'a role for no service',
      [['installed.yaml', 'services: [member-card]', 'services: [trophy]']],
      'unknown-reference',
      'packs[0].roles[1].services[0]',
    ],
    [
      'stock at no office',
      [
        [
          'installed.yaml',
          'stock: []',
          'stock: [{ stock: card, offices: [east], alarmBelowDays: 3, keptBy: [chief] }]',
        ],
      ],
      'unknown-reference',
      'packs[0].stock[0].offices[0]',
    ],
    [
      'stock that a role keeps that is none',
      [
        [
          'installed.yaml',
          'stock: []',
          'stock: [{ stock: card, offices: [centre], alarmBelowDays: 3, keptBy: [porter] }]',
        ],
      ],
      'unknown-reference',
      'packs[0].stock[0].keptBy[0]',
    ],
    [
      'a printer of what the office does not keep',
      [
        [
          'offices.yaml',
          '    serves:',
          '    printers: [{ id: one, name: { id: Pencetak, en: Printer }, stock: card }]\n    serves:',
        ],
      ],
      'unknown-reference',
      'offices[0].printers[0].stock',
    ],
    [
      'stock kept twice at an office',
      [
        [
          'installed.yaml',
          'stock: []',
          'stock: [{ stock: card, offices: [centre, centre], alarmBelowDays: 3, keptBy: [chief] }]',
        ],
      ],
      'duplicate',
      'packs[0].stock[0].offices[1]',
    ],
    [
      'a schedule of no service',
      [['schedules.yaml', 'services: [member-card]', 'services: [trophy]']],
      'unknown-reference',
      'schedules[0].services[0]',
    ],
    [
      'a schedule at no office',
      [['schedules.yaml', 'offices: [north-office]', 'offices: [east-office]']],
      'unknown-reference',
      'schedules[0].offices[0]',
    ],
    [
      'two schedules of one service at one office',
      [['schedules.yaml', 'offices: [north-office]', 'offices: [north-office, north-office]']],
      'duplicate',
      'schedules[0].offices[1]',
    ],
    [
      'hours too short for a visit',
      [['schedules.yaml', "'08:00-11:00'", "'08:00-08:10'"]],
      'hours',
      'schedules[0].hours[0].spans[0]',
    ],
    [
      'a window that is there twice',
      [['delivery.yaml', 'code: evening', 'code: daytime']],
      'duplicate',
      'windows[1].code',
    ],
    [
      'a window that ends before it begins',
      [['delivery.yaml', "until: '20:30'", "until: '16:30'"]],
      'hours',
      'windows[1].until',
    ],
    [
      'a pick-up village that lies elsewhere',
      [['delivery.yaml', 'villages: all', "villages: ['11.11.11.1111']"]],
      'unknown-reference',
      'villages[0]',
    ],
    [
      'something that would be kept for ever',
      [['retention.yaml', '  - { what: draft, keep', '  - { what: case, services: [member-card], keep']],
      'retention',
      'rules',
    ],
    [
      'a service with two rules',
      [['retention.yaml', '  - { what: case, keep', '  - { what: case, services: [letter], keep']],
      'duplicate',
      'rules[1]',
    ],
    [
      'a time that is counted from another moment',
      [['retention.yaml', 'after: saved', 'after: ended']],
      'retention',
      'rules[2].after',
    ],
    [
      'a rule for a service that is not installed',
      [['retention.yaml', 'services: [letter]', 'services: [poem]']],
      'unknown-reference',
      'rules[0].services[0]',
    ],
    [
      'a correction by a service that is not installed',
      [['retention.yaml', 'deadlines:', 'corrections: [letter, poem]\ndeadlines:']],
      'unknown-reference',
      'corrections[1]',
    ],
    [
      'a rule with services for what is no case',
      [['retention.yaml', 'what: draft, ', 'what: draft, services: [letter], ']],
      'retention',
      'rules[2].services',
    ],
    [
      'visits where a role has no post',
      [['schedules.yaml', 'offices: [north-office]', 'offices: [north-office, centre]']],
      'role-unfilled',
      'schedules[0].offices[1]',
    ],
    [
      'a role that nobody fills',
      [['posts.yaml', 'office: south-office, roles: [checker]', 'office: south-office, roles: [chief]']],
      'role-unfilled',
      'packs[0].roles[0]',
    ],
    [
      'a role that only another agency fills',
      [['posts.yaml', 'roles: [chief], covers: agency', 'roles: [chief], covers: office']],
      'role-unfilled',
      'packs[0].roles[1]',
    ],
    [
      'an account of no post',
      [['demo.yaml', 'post: north-checker', 'post: nobody']],
      'unknown-reference',
      'accounts[0].post',
    ],
  ])('%s', (_, changes, code, path) => {
    expect(lintRegion(filesWith(...changes)).map((problem) => [problem.code, problem.path])).toContainEqual([
      code,
      path,
    ]);
  });

  it('tells every problem of a round at once', () => {
    const problems = lintRegion(
      filesWith(
        ['offices.yaml', 'agency: north', 'agency: east'],
        ['posts.yaml', 'office: south-office', 'office: east-office'],
        ['installed.yaml', 'as: checker', 'as: painter'],
      ),
    );
    expect(problems.map((problem) => problem.file.split('/').at(-1))).toEqual([
      'offices.yaml',
      'posts.yaml',
      'installed.yaml',
    ]);
  });
});

describe('against the packs that are there', () => {
  const club: PackFacts = {
    name: 'sports-club',
    version: '1.0.0',
    services: [
      { id: 'member-card', roles: ['reader', 'judge'], work: 'registering' },
      { id: 'letter', roles: ['reader'] },
    ],
    parameters: [],
  };
  it.each<[string, readonly PackFacts[], readonly [string, string][]]>([
    ['all is bound', [club], []],
    ['the pack is not there', [], [['pack-mismatch', 'packs[0].pack']]],
    ['another version', [{ ...club, version: '1.1.0' }], [['pack-mismatch', 'packs[0].version']]],
    [
      'a service less',
      [{ ...club, services: club.services.slice(0, 1) }],
      [['pack-mismatch', 'packs[0].services[1].service']],
    ],
    [
      'another work',
      [{ ...club, services: [{ ...club.services[0]!, work: 'letters' }, club.services[1]!] }],
      [['pack-mismatch', 'packs[0].services[0].work']],
    ],
    [
      'a role more',
      [{ ...club, services: [club.services[0]!, { id: 'letter', roles: ['reader', 'signer'] }] }],
      [['role-unbound', 'packs[0].roles']],
    ],
    [
      'a role bound for the other service only',
      [{ ...club, services: [club.services[0]!, { id: 'letter', roles: ['judge'] }] }],
      [['role-unbound', 'packs[0].roles']],
    ],
    [
      'a visit without a schedule',
      [{ ...club, services: [club.services[0]!, { id: 'letter', roles: ['reader'], hasVisit: true }] }],
      [['pack-mismatch', 'packs[0].services[1].service']],
    ],
    ['stock that no office keeps', [{ ...club, stock: ['card'] }], [['pack-mismatch', 'packs[0].stock']]],
  ])('%s', (_, packs, expected) => {
    const problems = lintRegion(sampleRegionFiles(), packs);
    expect(problems.map((problem) => [problem.code, problem.path])).toEqual(expected);
  });

  it('an unknown parameter', () => {
    const files = filesWith(['installed.yaml', 'parameters: {}', 'parameters: { colour: red }']);
    expect(lintRegion(files, [club])[0]).toMatchObject({
      code: 'pack-mismatch',
      path: 'packs[0].parameters.colour',
    });
  });
});

it('describes every property, so that editors explain it', () => {
  const undescribed: string[] = [];
  const visit = (schema: Record<string, unknown>, path: string) => {
    for (const [name, property] of Object.entries((schema.properties ?? {}) as Record<string, never>)) {
      if (!('description' in (property as object))) undescribed.push(`${path}.${name}`);
      visit(property, `${path}.${name}`);
    }
    if (schema.items) visit(schema.items as Record<string, unknown>, `${path}[]`);
  };
  for (const [file, schema] of Object.entries(regionFileSchemas))
    visit(schema as unknown as Record<string, unknown>, file);
  expect(undescribed).toEqual([]);
});
