import { expect, it } from 'vitest';
import type { Flow, Pack, Service } from '../pack/types.ts';
import { packFactsOf } from './pack-facts.ts';

const empty = { id: '', en: '' };
const action = { title: empty, needs: [], undoMinutes: 0, story: empty, tone: 'main' } as const;
const flow: Flow = {
  start: 'reading',
  states: {
    reading: { title: empty, story: empty, turn: 'office', role: 'reader' },
    done: { title: empty, story: empty, turn: 'nobody', end: 'finished' },
  },
  actions: {
    decide: { ...action, from: ['reading'], to: 'done', by: ['judge', 'reader'] },
    withdraw: { ...action, from: ['reading'], to: 'done', by: ['applicant'] },
    forget: { ...action, from: ['reading'], to: 'done', by: ['system'] },
  },
};

it('names the services of a pack with their roles and work', () => {
  const service = { routing: { village: '', work: 'registering' }, flow } as unknown as Service;
  const pack = {
    manifest: {
      name: 'sports-club',
      version: '1.0.0',
      parameters: { colour: { title: empty, value: 'red' } },
    },
    services: { 'member-card': service },
  } as unknown as Pack;
  expect(packFactsOf(pack)).toEqual({
    name: 'sports-club',
    version: '1.0.0',
    services: [{ id: 'member-card', roles: ['judge', 'reader'], work: 'registering', hasVisit: false }],
    parameters: ['colour'],
    stock: [],
  });
});
