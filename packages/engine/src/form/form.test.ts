import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clubContext, clubService, juniorAnswers, seniorAnswers } from '../pack/invented-service.ts';
import type { Answers, PersonValue } from '../pack/types.ts';
import {
  changedPaths,
  computeFacts,
  describeAnswers,
  normaliseAnswers,
  productData,
  pruneAnswers,
  registerEntry,
  requirementsFor,
  routingVillage,
  validateForm,
  validateStep,
  visibleFields,
  visibleSteps,
} from './index.ts';

const codesOf = (answers: Answers, context = clubContext) =>
  validateForm(clubService, answers, context).map(({ path, code }) => `${path}: ${code}`);

describe('what is asked', () => {
  test('a junior names a guardian and is not asked for sponsors', () => {
    const paths = visibleFields(clubService, juniorAnswers, clubContext).map(({ path }) => path);
    expect(paths).toContain('guardian');
    expect(paths).toContain('consentFile');
    expect(paths).not.toContain('sponsors');
    expect(visibleSteps(clubService, juniorAnswers, clubContext).map(({ code }) => code)).toEqual([
      'player',
      'home',
      'papers',
    ]);
  });

  test('a senior is asked for two sponsors, and a member number of those who are members', () => {
    const paths = visibleFields(clubService, seniorAnswers, clubContext).map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('sponsors'))).toEqual([
      'sponsors',
      'sponsors[0].name',
      'sponsors[0].isMember',
      'sponsors[0].memberNumber',
      'sponsors[1].name',
      'sponsors[1].isMember',
    ]);
    expect(requirementsFor(clubService, seniorAnswers, clubContext).map(({ code }) => code)).toEqual([
      'photo',
    ]);
  });

  test('what is hidden is not kept', () => {
    const changedHerMind = { ...juniorAnswers, kind: 'senior' };
    expect(pruneAnswers(clubService, changedHerMind, clubContext)).not.toHaveProperty('guardian');
    expect(pruneAnswers(clubService, changedHerMind, clubContext)).not.toHaveProperty('consentFile');
  });
});

describe('what is wrong', () => {
  describe('with someone whom the application before has named', () => {
    const rita = { source: 'typed', nik: '9001014101800009', name: 'Rita Ayu', relation: 'head' } as const;
    const gone = { source: 'register', nik: '9001014101800009', name: 'Rita Ayu', relation: 'head' } as const;
    const child = { ...gone, relation: 'child' } as const;
    test.each<[string, Answers, readonly PersonValue[], readonly string[]]>([
      ['typed there', { guardian: rita }, [rita], []],
      ['chosen there, not of the household any more', { guardian: gone }, [gone], []],
      ['nobody was named', { guardian: rita }, [], ['guardian: choose-from-household']],
      ['another name', { guardian: { ...rita, name: 'X' } }, [rita], ['guardian: choose-from-household']],
      ['another source', { guardian: gone }, [rita], ['guardian: not-in-household']],
      ['not the relation that is asked', { guardian: child }, [child], ['guardian: wrong-relation']],
    ])('%s', (_, answers, people, expected) => {
      const named = people.map((person, index) => ({ id: `named-${index}`, person }));
      expect(codesOf({ ...juniorAnswers, ...answers }, { ...clubContext, named })).toEqual(expected);
    });

    test('a page chooses them by an opaque id', () => {
      const context = { ...clubContext, named: [{ id: 'named-0', person: rita }] };
      const posted = { 'player.kind': 'junior', 'guardian.member': 'named-0' };
      const read = normaliseAnswers(clubService, posted, context, { base: juniorAnswers });
      expect(read.guardian).toEqual(rita);
    });
  });

  test('nothing, with whole forms', () => {
    expect(codesOf(juniorAnswers)).toEqual([]);
    expect(codesOf(seniorAnswers)).toEqual([]);
  });

  test('an empty form tells everything at once', () => {
    expect(codesOf({})).toEqual([
      'kind: missing',
      'clubName: missing',
      'birthDate: missing',
      'home: missing',
      'birthPlace: missing',
      'photoFile: missing',
      'truth: missing',
    ]);
  });

  const photo = (juniorAnswers.photoFile as { fileId: string }[])[0]!;
  test.each<[string, Answers, string]>([
    ['a new name with digits', { clubName: 'Budi 2 Santoso' }, 'clubName'],
    ['a new name of one word', { clubName: 'Budi' }, 'clubName'],
    ['a new name over 60 characters', { clubName: `${'Budi '.repeat(13)}Santoso` }, 'clubName'],
    ['a birth date that has not come', { birthDate: '2026-11-22' }, 'birthDate: in-the-future'],
    ['a birth date before anyone’s', { birthDate: '1900-01-01' }, 'birthDate: too-early'],
    ['a date that is none', { birthDate: '2026-02-30' }, 'birthDate: no-such-date'],
    ['an answer that is not offered', { kind: 'veteran' }, 'kind: not-an-option'],
    [
      'a stranger as guardian',
      { guardian: { source: 'register', nik: '9001014101800009', name: 'X' } },
      'guardian: not-in-household',
    ],
    [
      'a family member under another name',
      { guardian: { source: 'register', nik: '9001010203120002', name: 'Ratu' } },
      'guardian: not-in-household',
    ],
    [
      'a child as guardian',
      { guardian: { source: 'register', nik: '9001010203120002', name: 'Budi Santoso' } },
      'guardian: wrong-relation',
    ],
    [
      'a typed guardian while the register answers',
      { guardian: { source: 'typed', name: 'Siti' } },
      'guardian: choose-from-household',
    ],
    [
      'a village of another region',
      { home: { street: 'Jl. 1', villageCode: '90.02.01.1001' } },
      'home.villageCode: outside-region',
    ],
    [
      'a village that is not there',
      { home: { street: 'Jl. 1', villageCode: '90.01.01.9999' } },
      'home.villageCode: unknown-place',
    ],
    [
      'letters for a neighbourhood',
      { home: { street: 'Jl. 1', rt: 'dua', villageCode: '90.01.01.1001' } },
      'home.rt: not-a-number',
    ],
    ['a village where a city is asked', { birthPlace: '90.01.01.1001' }, 'birthPlace: unknown-place'],
    ['too tall', { height: 251 }, 'height: too-large'],
    ['too exact', { height: 180.25 }, 'height: too-many-decimals'],
    ['words for a height', { height: 'tinggi' }, 'height: not-a-number'],
    ['too much money', { deposit: 500001 }, 'deposit: too-large'],
    ['half a rupiah', { deposit: 0.5 }, 'deposit: not-an-amount'],
    ['an hour that is none', { playsAt: '24:00' }, 'playsAt: no-such-time'],
    [
      'a file of another kind',
      { photoFile: [{ ...photo, mediaType: 'application/pdf' }] as never },
      'photoFile: wrong-kind-of-file',
    ],
    [
      'a file that is too large',
      { photoFile: [{ ...photo, sizeBytes: 3_000_000 }] as never },
      'photoFile: file-too-large',
    ],
    ['an empty file', { photoFile: [{ ...photo, sizeBytes: 0 }] as never }, 'photoFile: empty-file'],
    ['too many files', { photoFile: [photo, photo] as never }, 'photoFile: too-many-files'],
    ['no agreement', { truth: false }, 'truth: missing'],
    ['an answer of another shape', { home: 'Jl. Servis' }, 'home: wrong-type'],
    ['a field that the form has not', { shoeSize: 42 }, 'shoeSize: unknown-field'],
  ])('%s', (_, change, expected) => {
    const found = codesOf({ ...juniorAnswers, ...change });
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((problem) => problem.startsWith(expected))).toBe(true);
  });

  test('sponsors: one is too few, four too many, and each is looked at', () => {
    const sponsor = { name: 'Suparman', isMember: false };
    expect(codesOf({ ...seniorAnswers, sponsors: [sponsor] })).toContain('sponsors: too-few-items');
    expect(codesOf({ ...seniorAnswers, sponsors: [sponsor, sponsor, sponsor, sponsor] })).toContain(
      'sponsors: too-many-items',
    );
    expect(codesOf({ ...seniorAnswers, sponsors: [sponsor, { isMember: true }] })).toEqual([
      'sponsors[1].name: missing',
      'sponsors[1].memberNumber: missing',
    ]);
  });

  test('while the register is down a guardian may be typed, and what is typed is looked at', () => {
    const context = { ...clubContext, registerKnown: false, household: [] };
    expect(
      codesOf(
        {
          ...juniorAnswers,
          guardian: { source: 'typed', name: 'Siti', nik: '9001014101800001', birthDate: '1980-01-01' },
        },
        context,
      ),
    ).toEqual([]);
    const found = codesOf(
      { ...juniorAnswers, guardian: { source: 'typed', name: '', nik: '12', birthDate: '2030-01-01' } },
      context,
    );
    expect(found.map((problem) => problem.split(':')[0])).toEqual([
      'guardian.name',
      'guardian.nik',
      'guardian.birthDate',
    ]);
  });

  test('a step tells only its own problems', () => {
    expect(validateStep(clubService, 'home', {}, clubContext).map(({ path }) => path)).toEqual([
      'home',
      'birthPlace',
    ]);
  });

  test('whatever is sent, validation answers and each message is in both languages', () => {
    const codes = clubService.form.steps.flatMap(({ fields }) => fields.map(({ code }) => code));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...codes), fc.anything()), (answers) => {
        for (const { message } of validateForm(clubService, answers as Answers, clubContext)) {
          expect(message.id).not.toBe('');
          expect(message.en).not.toBe('');
        }
      }),
    );
  });
});

describe('from a posted page', () => {
  const read = (posted: Record<string, string>, base: Answers = {}, step?: string) =>
    normaliseAnswers(clubService, posted, clubContext, { base, ...(step && { step }) });

  test.each<[string, Record<string, string>, Answers]>([
    ['spaces around a name', { clubName: '  Budi   Santoso ' }, { clubName: 'Budi Santoso' }],
    [
      'a date in three parts',
      { 'birthDate.day': '7', 'birthDate.month': '3', 'birthDate.year': '2026' },
      { birthDate: '2026-03-07' },
    ],
    ['a date in one part', { birthDate: '2026-03-07' }, { birthDate: '2026-03-07' }],
    [
      'half a date stays as typed',
      { 'birthDate.day': '7', 'birthDate.month': '', 'birthDate.year': '2026' },
      { birthDate: '2026-00-07' },
    ],
    ['yes', { doctorSeen: 'yes' }, { doctorSeen: true }],
    ['no', { doctorSeen: 'no' }, { doctorSeen: false }],
    ['a decimal comma', { height: '180,5' }, { height: 180.5 }],
    ['a decimal point', { height: '180.5' }, { height: 180.5 }],
    ['dots between thousands', { deposit: 'Rp 250.000' }, { deposit: 250000 }],
    ['words for money stay as typed', { deposit: 'banyak' }, { deposit: 'banyak' }],
    ['an hour with a dot', { playsAt: '8.30' }, { playsAt: '08:30' }],
    [
      'a family member by id',
      { 'guardian.member': 'member-1' },
      {
        guardian: {
          source: 'register',
          nik: '9001014101800001',
          name: 'Siti Rahayu',
          birthDate: '1980-01-01',
          relation: 'head',
        },
      },
    ],
    [
      'someone typed',
      { 'guardian.member': 'other', 'guardian.name': 'Siti', 'guardian.nik': '9001 0141 0180 0001' },
      { guardian: { source: 'typed', name: 'Siti', nik: '9001014101800001' } },
    ],
    [
      'an address',
      { 'home.street': 'Jl. 1', 'home.rt': '3', 'home.rw': '', 'home.villageCode': '90.01.01.1001' },
      { home: { street: 'Jl. 1', rt: '003', villageCode: '90.01.01.1001' } },
    ],
    ['agreement', { truth: 'agreed' }, { truth: true }],
    [
      'a group without its empty items',
      {
        'sponsors[0].name': 'A',
        'sponsors[1].name': '',
        'sponsors[2].name': 'C',
        'sponsors[2].isMember': 'no',
      },
      { sponsors: [{ name: 'A' }, { name: 'C', isMember: false }] },
    ],
    ['a field that the form has not', { shoeSize: '42' }, {}],
  ])('%s', (_, posted, expected) => {
    expect(read(posted)).toEqual(expected);
  });

  test('a step keeps the answers of the others and its own files', () => {
    const after = read({ clubName: '' }, juniorAnswers, 'player');
    expect(after).not.toHaveProperty('clubName');
    expect(after.home).toEqual(juniorAnswers.home);
    expect(read({ any: '' }, juniorAnswers, 'papers').photoFile).toEqual(juniorAnswers.photoFile);
  });

  test('a box that is no longer ticked takes the agreement back', () => {
    expect(read({ any: '' }, juniorAnswers, 'papers')).not.toHaveProperty('truth');
  });

  test('a huge index makes no huge list', () => {
    expect(read({ 'sponsors[999999].name': 'A' })).toEqual({});
  });
});

describe('what follows from the answers', () => {
  test('facts and the village', () => {
    expect(computeFacts(clubService, juniorAnswers, clubContext)).toEqual({ junior: true, old: false });
    expect(computeFacts(clubService, {}, clubContext)).toEqual({});
    expect(routingVillage(clubService, juniorAnswers, clubContext)).toBe('90.01.01.1001');
    expect(routingVillage(clubService, {}, clubContext)).toBeUndefined();
  });

  const values = {
    answers: juniorAnswers,
    facts: { junior: true },
    context: clubContext,
    applicant: { name: 'Siti Rahayu' },
    office: { name: 'Klub Raket', agency: 'Klub', address: 'Jl. 1', city: 'Kota Lapangan' },
    case: { code: 'KL-1', filedOn: '2026-11-21' },
  };

  test('the entry list in the register’s order, without lines that have no value', () => {
    expect(registerEntry(clubService, 'card', values).map(({ value }) => value)).toEqual([
      'BUDI SANTOSO',
      'Yunior',
      'Kota Lapangan, 02-03-2012',
      'Siti Rahayu',
    ]);
    const senior = { ...values, answers: seniorAnswers };
    expect(registerEntry(clubService, 'card', senior).map(({ label }) => label.en)).toEqual([
      'Name',
      'Kind',
      'Born',
    ]);
  });

  test('the data of a document', () => {
    expect(productData(clubService, 'letter', values)).toEqual({
      name: 'Budi Santoso',
      junior: true,
      office: 'Klub Raket',
      code: 'KL-1',
    });
  });

  test('answers in words', () => {
    const lines = describeAnswers(
      clubService,
      { ...seniorAnswers, height: 180.5, deposit: 250000 },
      clubContext,
    );
    const words = Object.fromEntries(lines.map(({ path, value }) => [path, value.en]));
    expect(words).toMatchObject({
      kind: 'Senior',
      birthDate: '2 March 1990',
      height: '180.5 cm',
      deposit: 'Rp250.000',
      home: 'Jl. Servis 3, RT\u00a0003 RW\u00a0001, Bola, Raket',
      'sponsors[1].isMember': 'No',
    });
  });

  test('what a correction changed', () => {
    const after = {
      ...seniorAnswers,
      clubName: 'Budi Setiawan',
      sponsors: [
        { name: 'Suparman', isMember: true, memberNumber: 'A-2' },
        (seniorAnswers.sponsors as Answers[])[1]!,
      ],
    };
    expect(changedPaths(seniorAnswers, after)).toEqual(['clubName', 'sponsors[0].memberNumber']);
    expect(changedPaths(seniorAnswers, structuredClone(seniorAnswers))).toEqual([]);
  });
});
