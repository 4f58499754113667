import { generatePopulation } from '@satuloket/sandbox';
import { expect, test } from 'vitest';
import { villagesOfDemoOffices } from '../demo/offices.ts';
import { readDefinitions } from '../start/definitions.ts';
import { planDay, planPost } from './planning.ts';
import { branches, doorFailures, postStories } from './world.ts';

const definitions = await readDefinitions();
if (!definitions.ok) throw new Error('A pack or a region is wrong.');
const { places, packs } = definitions.value;
const region = places.regions().find(({ slug }) => slug === 'kota-bekasi')!;
const postRegion = places.regions().find(({ slug }) => slug === 'kabupaten-bekasi')!;
const { households } = generatePopulation({
  villages: [...region.villages, ...postRegion.villages],
  seed: 1,
  families: 0,
  more: [region, postRegion].map((one) => ({ villageCodes: villagesOfDemoOffices(one), families: 600 })),
});
const told = JSON.stringify(packs.flatMap(({ pack }) => pack.scenarios.map(({ given }) => given.answers)));
const input = {
  region,
  packs: packs.map(({ pack }) => pack),
  households,
  known: households.filter(({ members }) => members.some(({ nik }) => told.includes(nik))),
  midnight: 0,
  date: '2026-11-17',
  people: 80,
};
const plan = (seed: number) => planDay({ ...input, seed });

test('the same seed plans the same day, another plans another', () => {
  const written = (seed: number) =>
    JSON.stringify(plan(seed).map(({ cast, at, branch }) => [cast, at, branch]));
  expect(written(1)).toBe(written(1));
  expect(written(2)).not.toBe(written(1));
});

test('each service of the region is applied for', () => {
  const planned = new Set(plan(1).map(({ service }) => service.code));
  const installed = region.installed.flatMap(({ services }) => services.map(({ service }) => service));
  expect(installed.filter((code) => !planned.has(code))).toEqual([]);
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

test('every turn, every failure at a door and every way to a hand is planned, whatever the seed', () => {
  for (const seed of [1, 2, 3]) {
    const plans = plan(seed);
    expect(new Set(plans.map(({ branch }) => branch))).toEqual(new Set(branches));
    const doors = plans.flatMap(({ door }) => door ?? []);
    expect(new Set(doors.map(({ way }) => way))).toEqual(new Set(['home', 'pick-up', 'village']));
    expect(new Set(doors.map(({ proof }) => proof))).toEqual(new Set(['code', 'photo', 'signature']));
    for (const failure of doorFailures)
      expect(doors.some(({ way, tries }) => way === 'home' && tries.includes(failure))).toBe(true);
    expect(doors.some(({ tries }) => tries.join() === 'nobody,nobody')).toBe(true);
  }
});

test('what goes by post meets each outcome, and nobody shares a phone with the other region', () => {
  const posted = planPost({ ...input, region: postRegion, seed: 1, people: 12 });
  expect(new Set(posted.map(({ post }) => post))).toEqual(new Set(postStories));
  const phones = new Set(plan(1).map(({ cast }) => cast.phone));
  expect(posted.filter(({ cast }) => phones.has(cast.phone))).toEqual([]);
});
