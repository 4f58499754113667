import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { askFor, type Operation, operationsOf, verdictFor } from './testing/authorisation/probe.ts';
import { type Row, rowOf, tellTable } from './testing/authorisation/table.ts';
import { createAuthorisationWorld } from './testing/authorisation/world.ts';
import { testDatabase } from './testing/index.ts';

/** Every operation of the API, asked as everyone, about what is one’s own, another office's and another region's. */
const world = await createAuthorisationWorld(await testDatabase());
afterAll(() => world.close());

const { operations: all, components } = await operationsOf(world.app);
/** Ends the session of whoever asks, so that nobody could ask further. */
const endsSessions = new Set(['signOut']);
const operations = all.filter(({ id, path }) => path.includes('{region}') && !endsSessions.has(id));
const guest = world.parties[0] ?? { name: 'guest' };
const guide = join(import.meta.dirname, '..', '..', '..', 'docs', 'reference', 'authorisation.md');

const namesCase = ({ path }: Operation): boolean => path.includes('/cases/{code}');

const takesMilliseconds = 240_000;

test(
  'is what the page says',
  async () => {
    const rows: Row[] = [];
    for (const operation of operations) rows.push(await rowOf(world, operation, components));
    await expect(tellTable(world.parties, rows)).toMatchFileSnapshot(guide);
  },
  takesMilliseconds,
);

test(
  'an overseer of another region may do nothing that its role may not do here',
  async () => {
    const overseer = world.parties.find(({ isFromNeighbour }) => isFromNeighbour);
    const auditor = world.parties.find(({ name }) => name === 'auditor, region');
    if (overseer === undefined || auditor === undefined) throw new Error('Somebody is missing.');
    const [more, seen]: [string[], string[]] = [[], []];
    for (const operation of operations) {
      const asked = askFor(operation, components, { slug: world.home.slug, target: world.own });
      if ((await verdictFor(world.app, asked, overseer)) !== 'let-through') continue;
      seen.push(operation.id);
      if ((await verdictFor(world.app, asked, auditor)) !== 'let-through') more.push(operation.id);
    }
    expect(more).toEqual([]);
    expect(seen).toContain('searchLooks');
  },
  takesMilliseconds,
);

describe('a region never sees another', () => {
  const letThrough = async (operation: Operation, slug: string): Promise<readonly string[]> => {
    const asked = askFor(operation, components, { slug, target: world.foreign });
    if ((await verdictFor(world.app, asked, guest)) === 'let-through') return ['guest'];
    const names: string[] = [];
    for (const party of world.parties.slice(1)) {
      // At home there, and asked about here by the page above.
      if (party.isFromNeighbour && slug === world.neighbour.slug) continue;
      if ((await verdictFor(world.app, asked, party)) === 'let-through') names.push(party.name);
    }
    return names;
  };

  test(
    'an officer of one is nobody in the other, and no resident sees a case that is not theirs',
    async () => {
      const more: string[] = [];
      for (const operation of operations) {
        const names = await letThrough(operation, world.neighbour.slug);
        const residents = namesCase(operation) ? [] : ['applicant', 'resident'];
        const allowed = ['guest', ...residents];
        more.push(
          ...names.filter((name) => !allowed.includes(name)).map((name) => `${operation.id} ${name}`),
        );
      }
      expect(more).toEqual([]);
    },
    takesMilliseconds,
  );

  test('a case of the other is unknown, whoever asks', async () => {
    const more: string[] = [];
    for (const operation of operations.filter(namesCase)) {
      const names = await letThrough(operation, world.home.slug);
      more.push(...names.map((name) => `${operation.id} ${name}`));
    }
    expect(more).toEqual([]);
  });
});
