import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { caseRoutes } from '../cases/index.ts';
import { guestCaller } from '../cases/testing/fakes.ts';
import { createHttp } from '../platform/http/index.ts';
import type { Caller, Services } from '../types.ts';
import { capacityRoutes } from './index.ts';
import { arrangeCapacity, tuesday } from './testing/arrange.ts';

const arranged = await arrangeCapacity();
const { capacity, cases, officers, northRecorder } = arranged;
const tour = await arranged.newTour();
const callers: Record<string, Caller> = {
  ...officers,
  resident: tour.caller,
  recorder: northRecorder,
  guest: guestCaller('token'),
};

const http = await createHttp({
  services: {
    catalogue: cases.catalogue,
    cases: cases.cases,
    capacity: capacity.service,
    people: {
      callerOf: async ({ headers }: { headers: Headers }) =>
        callers[headers.get('x-test-caller') ?? 'guest'] ?? callers.guest!,
    },
  } as unknown as Services,
  config: { logLevel: 'silent' },
  routes: [caseRoutes, capacityRoutes],
});
const origin = `http://127.0.0.1:${await http.listen({ host: '127.0.0.1', port: 0 })}`;
afterAll(() => http.close());

// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not computed with.
type Answer = { status: number; body: any };
async function call(caller: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${origin}/api/regions/kota-kebun${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'x-test-caller': caller,
      'idempotency-key': randomUUID(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

test('a visit, a delivery and a line go over the API as over the pages', async () => {
  const choice = await call('resident', `/cases/${tour.code}/visit-choice?date=2026-11-17`);
  expect(choice.status).toBe(200);
  const [first] = choice.body.times;
  expect(first).toMatchObject({ slotId: tuesday('0800'), free: 10 });
  const booked = await call('resident', `/cases/${tour.code}/actions`, {
    lastSeq: choice.body.lastSeq,
    action: 'book',
    with: { slotId: first.slotId },
  });
  expect(booked.body).toMatchObject({ state: 'booked' });
  const seen = await call('resident', `/cases/${tour.code}`);
  expect(seen.body.parts.visit).toMatchObject({ movable: true, office: { id: 'north-office' } });

  const day = await call('reader', '/visits?date=2026-11-17');
  expect(day.body.page.rows).toMatchObject([{ code: tour.code, state: { en: 'Booked' } }]);

  const entry = { kind: 'received', count: 3 };
  const entered = await call('recorder', '/stock/movements', {
    officeId: 'north-office',
    stock: 'seeds',
    entry,
  });
  expect(entered).toEqual({ status: 200, body: { balance: 3 } });
  expect((await call('recorder', '/stock')).body.rows).toMatchObject([{ stock: 'seeds', balance: 3 }]);
  const history = await call('recorder', '/stock/movements?officeId=north-office&stock=seeds');
  expect(history.body.rows).toMatchObject([{ kind: 'received', change: 3, balance: 3 }]);

  const come = await call('reader', `/cases/${tour.code}/actions`, {
    lastSeq: seen.body.lastSeq,
    action: 'come',
  });
  expect(come.status).toBe(200);
  const line = await call('guest', '/lines/garden-tour');
  expect(line.body).toMatchObject({
    office: { id: 'north-office' },
    places: [{ position: 1, code: `…${tour.code.slice(-4)}`, isTheirTurn: true }],
  });
});

test.each([
  ['guest', '/visits', 401, 'sign-in-needed'],
  ['resident', '/visits', 403, 'not-allowed'],
  ['guest', '/stock', 401, 'sign-in-needed'],
  ['resident', '/stock', 403, 'not-allowed'],
  ['porter', '/visits', 403, 'outside-your-office'],
  ['reader', '/stock?officeId=south-office', 403, 'outside-your-office'],
  ['guest', `/cases/${tour.code}/visit-choice`, 401, 'sign-in-needed'],
  ['southReader', `/cases/KB-00000-00000/visit-choice`, 404, 'code-unreadable'],
  ['guest', '/lines/plot-deed', 404, 'service-unknown'],
])('%s at %s: %i %s', async (caller, path, status, code) => {
  expect(await call(caller, path)).toMatchObject({ status, body: { code } });
});

test('an entry that is none is refused by its shape', async () => {
  const body = { officeId: 'north-office', stock: 'seeds', entry: { kind: 'stolen', count: 1 } };
  expect((await call('recorder', '/stock/movements', body)).status).toBe(400);
});
