import fc from 'fast-check';
import { expect, it } from 'vitest';
import { generatePopulation } from './generate.ts';
import { Register } from './register.ts';
import { fixtureVillages } from './villages.fixture.ts';

const population = generatePopulation({ villages: fixtureVillages, seed: 3, families: 60 });
const mothers = new Register(population).people.filter(({ relation }) => relation === 'wife').slice(0, 6);

/** What operators might type: few mothers, days and names, so that clashes are common. */
const step = fc.record({
  reference: fc.integer({ min: 1, max: 12 }).map((number) => `BKS-${number}`),
  mother: fc.constantFrom(...mothers),
  childName: fc.constantFrom('Arka Putra', 'Kirana Putri', 'Bayu Aji'),
  sex: fc.constantFrom('male', 'female'),
  birthDate: fc.constantFrom('2026-11-12', '2026-11-13', '2026-08-01'),
  day: fc.constantFrom('2026-11-20', '2026-11-21'),
});

it('gives every birth numbers of its own, whatever is typed in whatever order, and after a restart too', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 40 }),
      fc.nat({ max: 39 }),
      (steps, restartBefore) => {
        let register = new Register(population);
        for (const [index, { mother, day, reference, ...typed }] of steps.entries()) {
          if (index === restartBefore) {
            const restarted = new Register(population);
            restarted.restore(register.events.map((event) => ({ event })));
            register = restarted;
          }
          const entry = {
            ...typed,
            kk: mother.kk,
            motherNik: mother.nik,
            birthPlaceKind: 'home',
            birthPlace: 'Bekasi',
            birthKind: 'single',
            birthOrder: '1',
            attendant: 'midwife',
          };
          register.enter('birth', reference, entry, { instant: `${day}T03:00:00.000Z`, day });
        }
        const { events: births, people } = register;
        expect(new Set(births.map(({ number }) => number)).size).toBe(births.length);
        expect(new Set(births.map(({ reference }) => reference)).size).toBe(births.length);
        expect(people).toHaveLength(new Register(population).people.length + births.length);
        for (const birth of births) {
          const members = register.household(birth.values.motherNik!)?.members ?? [];
          expect(members.filter(({ nik }) => nik === birth.issued.childNik)).toHaveLength(1);
        }
      },
    ),
    { numRuns: 60 },
  );
});
