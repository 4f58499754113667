import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { caseRoutes } from '../cases/index.ts';
import { createHttp } from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import { eventRoutes } from './index.ts';
import { arrangeEvents } from './testing/arrange.ts';

const all = await arrangeEvents();
const { catalogue, drafts, cases, workList } = all.services;
const http = await createHttp({
  services: {
    catalogue,
    drafts,
    cases,
    workList,
    events: all.events,
    people: { callerOf: async () => all.resident },
  } as unknown as Services,
  config: { logLevel: 'silent' },
  routes: [caseRoutes, eventRoutes],
});
const origin = `http://127.0.0.1:${await http.listen({ host: '127.0.0.1', port: 0 })}/api/regions/kota-kebun`;
afterAll(() => http.close());

test('a program reads the story of an event and begins by hand what could not be filed', async () => {
  const code = await all.send();
  const plate = await all.member(code, 'plate/0');
  expect((await all.act(all.officers.reader, plate, 'refuse', { reason: 'Sudah ada.' })).ok).toBe(true);
  await all.settle();

  const read = await (await fetch(`${origin}/cases/${code}`)).json();
  expect(read.parts.members).toHaveLength(5);
  expect(read.parts.members[2]).toMatchObject({ member: 'book', standing: 'blocked', mayStart: true });
  const tracked = await (await fetch(`${origin}/track/${code}`)).json();
  expect(tracked.parts.members[0]).toMatchObject({ standing: 'opened', end: 'refused', ordinal: 1 });
  expect(tracked.parts.members[0].of).toBeUndefined();

  const begin = (member: string) =>
    fetch(`${origin}/cases/${code}/members/${member}/draft`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: '{}',
    });
  const begun = await begin('book');
  expect(begun.status).toBe(201);
  const { draftId } = await begun.json();
  expect((await fetch(`${origin}/drafts/${draftId}`)).status).toBe(200);
  expect((await begin('nothing')).status).toBe(404);
});
