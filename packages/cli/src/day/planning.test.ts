import { generatePopulation } from '@satuloket/sandbox';
import { expect, test } from 'vitest';
import { villagesOfDemoOffices } from '../demo/offices.ts';
import { readDefinitions } from '../start/definitions.ts';
import { planDay } from './planning.ts';

const definitions = await readDefinitions();
if (!definitions.ok) throw new Error('A pack or a region is wrong.');
const { places, packs } = definitions.value;
const region = places.regions().find(({ slug }) => slug === 'kota-bekasi')!;
const { households } = generatePopulation({
  villages: region.villages,
  seed: 1,
  families: 0,
  more: [{ villageCodes: villagesOfDemoOffices(region), families: 600 }],
});
const told = JSON.stringify(packs.flatMap(({ pack }) => pack.scenarios.map(({ given }) => given.answers)));
const plan = (seed: number) =>
  planDay({
    region,
    packs: packs.map(({ pack }) => pack),
    households,
    known: households.filter(({ members }) => members.some(({ nik }) => told.includes(nik))),
    midnight: 0,
    date: '2026-11-17',
    seed,
    people: 80,
  });

test('the same seed plans the same day, another plans another', () => {
  const written = (seed: number) =>
    JSON.stringify(plan(seed).map(({ cast, at, branch }) => [cast, at, branch]));
  expect(written(1)).toBe(written(1));
  expect(written(2)).not.toBe(written(1));
});

test('nobody applies twice, nobody of the stories themselves applies, and the answers name the family', () => {
  const plans = plan(1);
  expect(plans.length).toBeGreaterThan(60);
  expect(new Set(plans.map(({ cast }) => cast.household.kk)).size).toBe(plans.length);
  expect(new Set(plans.map(({ cast }) => cast.phone)).size).toBe(plans.length);
  for (const { cast } of plans) {
    expect(told).not.toContain(cast.household.kk);
    expect(cast.household.members).toContain(cast.applicant);
  }
});
