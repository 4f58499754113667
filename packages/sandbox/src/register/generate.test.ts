import { describe, expect, it } from 'vitest';
import { demoHouseholds } from './demo-households.ts';
import { demoPeople } from './demo-people.ts';
import { arrivingHouseholds } from './demo-union-people.ts';
import { generatePopulation, populationDay } from './generate.ts';
import { nikStem } from './numbers.ts';
import type { Population, RegisterPerson } from './types.ts';
import { fixtureVillages } from './villages.fixture.ts';

const population = generatePopulation({ villages: fixtureVillages, seed: 7, families: 2000 });
const people = peopleOf(population);

function peopleOf(some: Population): RegisterPerson[] {
  return some.households.flatMap((household) => household.members);
}

function bornAs(person: RegisterPerson): string {
  return person.corrections?.find(({ element }) => element === 'birthDate')?.from ?? person.birthDate;
}

describe('the same seed', () => {
  it('gives the same people, in whatever order the villages come', () => {
    const again = generatePopulation({ villages: [...fixtureVillages].reverse(), seed: 7, families: 2000 });
    expect(again.households).toEqual(population.households);
  });

  it('another seed gives others, but the demo people stay', () => {
    const other = generatePopulation({ villages: fixtureVillages, seed: 8, families: 2000 });
    expect(other.households.at(-1)).not.toEqual(population.households.at(-1));
    expect(other.households.slice(0, demoHouseholds.length)).toEqual(demoHouseholds);
  });
});

describe('every person', () => {
  it('has a NIK and every household a KK number of its own', () => {
    expect(new Set(people.map(({ nik }) => nik)).size).toBe(people.length);
    expect(new Set(population.households.map(({ kk }) => kk)).size).toBe(population.households.length);
  });

  it('has a NIK that tells the date and sex of first issue', () => {
    const wrong = people.filter(
      (person) =>
        !/^\d{16}$/.test(person.nik) ||
        nikStem(person.nik.slice(0, 6), bornAs(person), person.sex) !== person.nik.slice(0, 12),
    );
    expect(wrong).toEqual([]);
  });

  it('was born before the day on which the population stands, and after its mother', () => {
    const byNik = new Map(people.map((person) => [person.nik, person]));
    const wrong = people.filter((person) => {
      const mother = person.motherNik === undefined ? undefined : byNik.get(person.motherNik);
      const motherAge =
        mother === undefined ? 30 : Number(bornAs(person).slice(0, 4)) - Number(bornAs(mother).slice(0, 4));
      return person.birthDate >= populationDay || motherAge < 18 || motherAge > 50;
    });
    expect(wrong).toEqual([]);
  });

  it('stands on a card with one living head', () => {
    const wrong = population.households.filter(
      ({ members }) => members.filter(({ relation }) => relation === 'head').length !== 1,
    );
    expect(wrong).toEqual([]);
  });

  it('lives in a village that was given, and every village has families', () => {
    expect(new Set(population.households.map(({ villageCode }) => villageCode))).toEqual(
      new Set(fixtureVillages.map(({ code }) => code)),
    );
  });
});

describe('what makes a register real is in it', () => {
  const prefixElsewhere = (person: RegisterPerson) =>
    !person.nik.startsWith(person.villageCode.replaceAll('.', '').slice(0, 4));
  it.each<[string, (person: RegisterPerson) => boolean]>([
    ['a one-word name', ({ name }) => !name.includes(' ')],
    ['a name of more than 60 characters', ({ name }) => name.length > 60],
    ['diacritics', ({ name }) => name.normalize('NFD') !== name],
    ['a NIK first issued elsewhere', prefixElsewhere],
    [
      'a corrected birth date',
      (person) => person.corrections !== undefined && bornAs(person) !== person.birthDate,
    ],
    ['an expired card', ({ card }) => card.state === 'expired'],
    ['a record withdrawn for another', ({ withdrawnFor }) => withdrawnFor !== undefined],
    ['someone deceased', ({ status, deceasedOn }) => status === 'deceased' && deceasedOn !== undefined],
    ['someone who moved out', ({ status }) => status === 'moved-out'],
    [
      'an elder living alone',
      (person) =>
        person.birthDate < '1960' &&
        people.filter(({ kk, status }) => kk === person.kk && status === 'active').length === 1,
    ],
    [
      'twins',
      (person) =>
        people.some(
          (other) =>
            other !== person && other.motherNik === person.motherNik && other.birthDate === person.birthDate,
        ),
    ],
  ])('%s', (_what, found) => {
    expect(people.some(found)).toBe(true);
  });

  it('who may still marry, and a mother whose child has no father on record', () => {
    const unmarried = population.households.filter(
      ({ members: [head] }) => head?.relation === 'head' && head.maritalStatus === 'single',
    );
    expect(unmarried.some(({ members }) => members.length === 1)).toBe(true);
    expect(
      unmarried.some(
        ({ members: [head, child] }) =>
          child !== undefined && child.motherNik === head?.nik && child.fatherName === '',
      ),
    ).toBe(true);
  });

  it('moves, and newly married couples without children', () => {
    expect(population.households.some(({ moves }) => moves.length > 0)).toBe(true);
    expect(
      population.households.some(
        ({ members }) => members.length === 2 && members.every(({ marriage }) => marriage !== undefined),
      ),
    ).toBe(true);
  });
});

describe('the demo people', () => {
  it('are told apart by key and phone, and are in the register as they are described', () => {
    expect(new Set(demoPeople.map(({ key }) => key)).size).toBe(demoPeople.length);
    expect(new Set(demoPeople.map(({ phone }) => phone)).size).toBe(demoPeople.length);
    const arriving = arrivingHouseholds.flatMap(({ members }) => members);
    const byNik = new Map([...people, ...arriving].map((person) => [person.nik, person]));
    for (const { nik, kk, name, birthDate, villageCode } of demoPeople) {
      const status = arriving.some((person) => person.nik === nik) ? 'moved-out' : 'active';
      expect(byNik.get(nik)).toMatchObject({ kk, name, birthDate, villageCode, status });
    }
  });

  it('whose village is not given are left out', () => {
    const villages = fixtureVillages.filter(({ code }) => code.startsWith('32.16'));
    const regency = peopleOf(generatePopulation({ villages, seed: 7, families: 0 }));
    expect(regency.map(({ name }) => name)).toEqual(expect.arrayContaining(['Euis Komariah']));
    expect(regency.every(({ villageCode }) => villageCode.startsWith('32.16'))).toBe(true);
  });
});

it('a register without villages is a mistake', () => {
  expect(() => generatePopulation({ villages: [], seed: 1, families: 1 })).toThrow('at least one village');
});
