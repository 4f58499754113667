import { beforeEach, describe, expect, it } from 'vitest';
import { generatePopulation } from './generate.ts';
import { type EventOutcome, Register } from './register.ts';
import { fixtureVillages } from './villages.fixture.ts';

const population = generatePopulation({ villages: fixtureVillages, seed: 1, families: 40 });
const now = { instant: '2026-11-21T03:00:00.000Z', day: '2026-11-21' };
const birth = {
  kk: '3275011809237001',
  childName: 'Kirana Putri Hidayat',
  sex: 'female',
  birthPlaceKind: 'hospital',
  birthPlace: 'Bekasi',
  birthDate: '2026-11-12',
  birthKind: 'single',
  birthOrder: 1,
  attendant: 'midwife',
  motherNik: '3275015403967001',
  fatherNik: '3275010208947001',
} as const;

let register: Register;
beforeEach(() => {
  register = new Register(population);
});

function registered(outcome: EventOutcome) {
  if (outcome.kind !== 'registered')
    throw new Error(`expected a registered event: ${JSON.stringify(outcome)}`);
  const { number, issued } = outcome.event;
  return { number, childNik: issued.childNik!, newKk: issued.newKk, kk: issued.kk! };
}

function refusal(outcome: EventOutcome) {
  if (outcome.kind !== 'refused') throw new Error(`expected a refusal: ${JSON.stringify(outcome)}`);
  return {
    code: outcome.problem.code,
    status: outcome.problem.status,
    at: outcome.problem.fields?.map(({ path }) => path) ?? [],
  };
}

describe('a match says yes or no', () => {
  const dewi = { nik: '3275015403967001', name: 'Dewi Anggraini Putri', birthDate: '1996-03-14' };
  const rene = { nik: '3275023009867001', name: 'René Kornelis Manuhutu', birthDate: '1986-09-30' };
  const yulianti = { nik: '3275115206937001', name: 'Yulianti Permata Sari', birthDate: '1993-06-22' };
  it.each([
    ['all as on the card', dewi, true],
    ['with the right KK number', { ...dewi, kk: '3275011809237001' }, true],
    ['other case and spaces', { ...dewi, name: '  dewi ANGGRAINI  putri' }, true],
    ['without the diacritics', { ...rene, name: 'Rene Kornelis Manuhutu' }, true],
    ['with diacritics written as two characters', { ...rene, name: 'Rene\u0301 Kornelis Manuhutu' }, true],
    ['with punctuation', { ...dewi, name: 'Dewi Anggraini-Putri' }, true],
    ['the corrected birth date', yulianti, true],
    ['the birth date that the NIK still tells', { ...yulianti, birthDate: '1993-06-12' }, false],
    ['part of the name', { ...dewi, name: 'Dewi Anggraini' }, false],
    ['an empty name', { ...dewi, name: ' - ' }, false],
    ['another birth date', { ...dewi, birthDate: '1996-03-15' }, false],
    ["another family's KK number", { ...dewi, kk: '3275041405187001' }, false],
    ['a NIK that nobody has', { ...dewi, nik: '3275015403967009' }, false],
    [
      'someone deceased',
      { nik: '3275100505557001', name: 'H. Marzuki bin Sanusi', birthDate: '1955-05-05' },
      false,
    ],
    [
      'a withdrawn duplicate',
      { nik: '3175021908917001', name: 'Andi Saputra', birthDate: '1991-08-19' },
      false,
    ],
  ])('%s', (_what, question, answer) => {
    expect(register.match(question)).toBe(answer);
  });
});

describe('a birth', () => {
  it('gets a certificate number, a NIK of the district, and a place on the family card', () => {
    const issued = registered(register.enter('birth', 'BKS-1', birth, now));
    expect(issued).toMatchObject({
      number: '3275-LU-21112026-0001',
      childNik: '3275015211267001',
      kk: birth.kk,
    });
    expect(issued.newKk).toBeUndefined();
    const household = register.household(birth.motherNik);
    expect(household?.members.at(-1)).toMatchObject({
      name: birth.childName,
      relation: 'child',
      motherName: 'Dewi Anggraini Putri',
      fatherName: 'Rizky Maulana Hidayat',
    });
    expect(register.match({ nik: issued.childNik, name: birth.childName, birthDate: birth.birthDate })).toBe(
      true,
    );
  });

  it.each([
    ['on the 60th day', '2026-09-22', '3275-LU-21112026-0001'],
    ['on the 61st day', '2026-09-21', '3275-LT-21112026-0001'],
  ])('reported %s', (_when, birthDate, number) => {
    expect(registered(register.enter('birth', 'BKS-1', { ...birth, birthDate }, now)).number).toBe(number);
  });

  it('of twins gives two numbers and two NIK of one day', () => {
    const first = registered(register.enter('birth', 'BKS-1', { ...birth, birthKind: 'twin' }, now));
    const twin = { ...birth, birthKind: 'twin', birthOrder: 2, childName: 'Cahaya Putri Hidayat' };
    const second = registered(register.enter('birth', 'BKS-2', twin, now));
    expect([first.number, second.number]).toEqual(['3275-LU-21112026-0001', '3275-LU-21112026-0002']);
    expect([first.childNik, second.childNik]).toEqual(['3275015211267001', '3275015211267002']);
  });

  it('entered again under its reference answers the first numbers, other data do not', () => {
    const issued = registered(register.enter('birth', 'BKS-1', birth, now));
    const later = { instant: '2026-11-23T03:00:00.000Z', day: '2026-11-23' };
    // A form sends texts where the API sends numbers.
    expect(register.enter('birth', 'BKS-1', { ...birth, birthOrder: '1' }, later)).toMatchObject({
      kind: 'repeated',
      event: { number: issued.number },
    });
    expect(refusal(register.enter('birth', 'BKS-1', { ...birth, childName: 'Nama Lain' }, now))).toEqual({
      code: 'reference-reused',
      status: 409,
      at: [],
    });
    expect(register.events).toHaveLength(1);
  });

  it('of a child who is on record already is refused', () => {
    registered(register.enter('birth', 'BKS-1', birth, now));
    const twice = register.enter('birth', 'BKS-2', { ...birth, childName: 'KIRANA putri hidayat' }, now);
    expect(refusal(twice).code).toBe('already-registered');
    const arka = {
      ...birth,
      kk: '3275041405187001',
      motherNik: '3275046512907001',
      fatherNik: '3275040911877001',
      childName: 'Arka Putra Prasetyo',
      birthDate: '2022-06-17',
    };
    expect(refusal(register.enter('birth', 'BKS-3', arka, now)).code).toBe('already-registered');
  });

  it('with a card of their own takes a daughter, her children and the newborn off the old card', () => {
    const mother = register.people.find(({ relation }) => relation === 'wife')!;
    const entry = { ...birth, kk: mother.kk, motherNik: mother.nik, fatherNik: '', newHousehold: 'yes' };
    const issued = registered(register.enter('birth', 'BKS-1', entry, now));
    expect(issued.newKk).toMatch(/^\d{6}211126\d{4}$/);
    const household = register.household(mother.nik);
    expect(household?.kk).toBe(issued.newKk);
    expect(household?.members.map(({ relation }) => relation)).toEqual(['head', 'child']);
    expect(household?.members.every(({ kk }) => kk === issued.newKk)).toBe(true);
    expect(register.households.find(({ kk }) => kk === mother.kk)?.members).not.toContainEqual(
      expect.objectContaining({ nik: mother.nik }),
    );
  });

  it.each([
    [
      'nothing typed',
      {},
      [
        'kk',
        'childName',
        'sex',
        'birthPlaceKind',
        'birthPlace',
        'birthDate',
        'birthKind',
        'birthOrder',
        'attendant',
        'motherNik',
      ],
    ],
    ['tomorrow', { ...birth, birthDate: '2026-11-22' }, ['birthDate']],
    ['a day that does not exist', { ...birth, birthDate: '2026-02-30' }, ['birthDate']],
    ['a name of 61 letters', { ...birth, childName: 'x'.repeat(61) }, ['childName']],
    ['a NIK of 15 digits', { ...birth, motherNik: '327501540396700' }, ['motherNik']],
    ['a mother nobody knows', { ...birth, motherNik: '3275015403967009' }, ['motherNik']],
    ['a mother who is a man', { ...birth, motherNik: '3275010208947001' }, ['motherNik']],
    ["another family's card", { ...birth, kk: '3275041405187001' }, ['kk']],
    ['a father who is a woman', { ...birth, fatherNik: '3275046512907001' }, ['fatherNik']],
    ['a witness nobody knows', { ...birth, witness1Nik: '3275015403967009' }, ['witness1Nik']],
    ['a choice that is not there', { ...birth, attendant: 'neighbour' }, ['attendant']],
    ['an hour after midnight by a day', { ...birth, birthTime: '25:10' }, ['birthTime']],
  ])('with %s says at which field, and registers nothing', (_what, typed, at) => {
    expect(refusal(register.enter('birth', 'BKS-1', typed, now))).toEqual({
      code: 'fields-invalid',
      status: 422,
      at,
    });
    expect(register.events).toEqual([]);
  });

  it('restored after a restart is known again and its numbers are not given twice', () => {
    const first = registered(register.enter('birth', 'BKS-1', birth, now));
    const restarted = new Register(population);
    restarted.restore(register.events.map((event) => ({ event })));
    expect(restarted.person(first.childNik)?.name).toBe(birth.childName);
    expect(restarted.enter('birth', 'BKS-1', birth, now).kind).toBe('repeated');
    const next = registered(
      restarted.enter('birth', 'BKS-2', { ...birth, childName: 'Cahaya Putri Hidayat' }, now),
    );
    expect([next.number, next.childNik]).toEqual(['3275-LU-21112026-0002', '3275015211267002']);
  });
});
