import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { createHttp } from '../platform/http/index.ts';
import type { Caller, Services } from '../types.ts';
import { caseRoutes } from './index.ts';
import { arrangeCases } from './testing/arrange.ts';
import { guestCaller } from './testing/fakes.ts';

const world = await arrangeCases();
const { services, officers, resident, files } = world;
const callers: Record<string, Caller> = { resident, ...officers, guest: guestCaller('token') };

const http = await createHttp({
  services: {
    catalogue: services.catalogue,
    drafts: services.drafts,
    cases: services.cases,
    workList: services.workList,
    people: {
      callerOf: async ({ headers }: { headers: Headers }) =>
        callers[headers.get('x-test-caller') ?? 'guest'] ?? callers.guest!,
    },
  } as unknown as Services,
  config: { logLevel: 'silent' },
  routes: [caseRoutes],
});
const origin = `http://127.0.0.1:${await http.listen({ host: '127.0.0.1', port: 0 })}`;
afterAll(() => http.close());

// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not computed with.
type Answer = { status: number; body: any };
async function call(
  caller: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { 'idempotency-key': randomUUID() },
): Promise<Answer> {
  const response = await fetch(`${origin}/api/regions/kota-kebun${path}`, {
    method,
    headers: {
      'x-test-caller': caller,
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

test('who saves over what somebody else has saved is told so, and nothing is lost', async () => {
  const { body: begun } = await call('resident', 'POST', '/drafts', { service: 'plot-deed' });
  const path = `${origin}/api/regions/kota-kebun/drafts/${begun.id}`;
  const as = { 'x-test-caller': 'resident', 'content-type': 'application/json' };
  const opened = await fetch(path, { headers: as });
  const tag = opened.headers.get('etag') ?? '';
  const save = (plants: string, headers: Record<string, string>) =>
    fetch(`${path}/steps/plot`, {
      method: 'PUT',
      headers: { ...as, ...headers },
      body: JSON.stringify({ answers: { plants } }),
    });
  const first = await save('Bayam', { 'if-match': tag });
  expect(first.status).toBe(200);
  const second = await save('Kangkung', { 'if-match': tag });
  expect([second.status, ((await second.json()) as { code: string }).code]).toEqual([412, 'version-passed']);
  const again = await fetch(path, { headers: { ...as, 'if-none-match': first.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  expect((await call('resident', 'GET', `/drafts/${begun.id}`)).body.answers.plants).toBe('Bayam');
  expect((await save('Kangkung', {})).status).toBe(200);
  await call('resident', 'DELETE', `/drafts/${begun.id}`);
});

test('what is read again unchanged is not sent again', async () => {
  const path = `${origin}/api/regions/kota-kebun/services`;
  const first = await fetch(path);
  const tag = first.headers.get('etag') ?? '';
  expect(tag).toMatch(/^W\//);
  expect((await fetch(path, { headers: { 'if-none-match': tag } })).status).toBe(304);
  expect((await fetch(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
});

test('a program goes the same way as the pages, from finding a service to the finished case', async () => {
  const found = await call('guest', 'GET', '/services?words=petak%20kebun');
  expect(found.body.map(({ code }: { code: string }) => code)).toContain('plot-deed');
  const page = await call('guest', 'GET', '/services/plot-deed');
  expect(page.body.definition.promise.amount).toBe(3);
  expect((await call('guest', 'GET', '/offices')).body[0]).toMatchObject({ id: 'registry', openNow: true });
  expect((await call('guest', 'GET', '/places?words=mawar&level=village')).body).toEqual([
    { code: '99.01.01.1001', name: 'Mawar', within: 'Utara' },
  ]);

  const { body: begun, status } = await call('resident', 'POST', '/drafts', { service: 'plot-deed' });
  expect(status).toBe(201);
  const answers = {
    size: 'small',
    plants: 'Bayam',
    home: { street: 'Jalan 1', rt: '001', rw: '001', villageCode: '99.01.01.1001' },
  };
  const saved = await call('resident', 'PUT', `/drafts/${begun.id}/steps/plot`, { answers });
  expect(saved.body).toEqual({ problems: [], version: 2 });
  files.upload(begun.id, 'sketch');
  await call('resident', 'PUT', `/drafts/${begun.id}/steps/papers`, { answers: { truth: true } });
  expect((await call('resident', 'GET', '/drafts')).body).toHaveLength(1);
  expect((await call('resident', 'GET', `/drafts/${begun.id}`)).body.answers.plants).toBe('Bayam');
  const review = await call('resident', 'GET', `/drafts/${begun.id}/review`);
  expect(review.body.problems).toEqual([]);
  const sent = await call('resident', 'POST', `/drafts/${begun.id}/send`, { version: 3 });
  expect(sent.status).toBe(201);
  const { code } = sent.body;
  const filed = await world.admin.query(
    `select body ->> 'channel' as channel from case_action where type = 'filed'`,
  );
  expect(filed.rows).toEqual([{ channel: 'api' }]);

  const work = await call('reader', 'GET', '/work?queue=to-take&sort=promise');
  expect(work.body.rows.map((row: { code: string }) => row.code)).toEqual([code]);
  const counts = await call('reader', 'GET', '/work/counts');
  expect(counts.body[0]).toEqual({ queue: 'to-take', count: 1, late: 0 });
  expect((await call('reader', 'GET', `/work/next/${code}`)).body).toBeNull();

  const taken = await call('reader', 'POST', `/cases/${code}/assignment`, { lastSeq: 1, to: 'me' });
  expect(taken).toMatchObject({ status: 200, body: { seq: 2 } });
  const { body: held } = await call('reader', 'GET', `/cases/${code}`);
  expect(held.assignee.accountId).toBe(
    officers.reader.who.kind === 'officer' && officers.reader.who.accountId,
  );
  const accept = { lastSeq: held.lastSeq, action: 'accept', with: { checklist: ['sketch.clear'] } };
  const key = { 'idempotency-key': 'accept-once' };
  const accepted = await call('reader', 'POST', `/cases/${code}/actions`, accept, key);
  expect(accepted.body).toMatchObject({ state: 'recording', seq: 3 });
  expect((await call('reader', 'POST', `/cases/${code}/actions`, accept, key)).body).toEqual(accepted.body);
  const reused = await call('reader', 'POST', `/cases/${code}/actions`, { ...accept, action: 'return' }, key);
  expect(reused).toMatchObject({ status: 409, body: { code: 'key-reused' } });

  const upload = await fetch(`${origin}/api/regions/kota-kebun/cases/${code}/results/deed?name=akta.pdf`, {
    method: 'PUT',
    headers: { 'x-test-caller': 'recorder', 'content-type': 'application/octet-stream' },
    body: new Uint8Array(20),
  });
  expect(upload.status).toBe(201);
  const { file } = (await upload.json()) as { file: { fileId: string } };
  const recorded = await call('recorder', 'POST', `/cases/${code}/actions`, {
    lastSeq: 3,
    action: 'record',
    with: { results: [{ product: 'deed', number: 'AKTA-9', fileId: file.fileId }] },
  });
  expect(recorded.body.state).toBe('approving');
  await call('judge', 'POST', `/cases/${code}/actions`, { lastSeq: 4, action: 'approve' });
  const tracked = await call('guest', 'GET', `/track/${code}`);
  expect(tracked.body).toMatchObject({ code, end: 'finished', promise: { state: 'kept' } });
  expect((await call('resident', 'POST', `/cases/${code}/rating`, { stars: 5 })).status).toBe(200);
  expect((await call('resident', 'GET', '/cases')).body).toMatchObject([{ code, end: 'finished' }]);
});

test.each([
  ['guest', 'POST', '/drafts', { service: 'moon' }, 404, 'service-unknown'],
  ['resident', 'POST', '/drafts', {}, 400, 'request-malformed'],
  ['resident', 'GET', '/drafts/not-a-uuid', undefined, 400, 'request-malformed'],
  ['resident', 'GET', '/cases/KB-1', undefined, 404, 'code-unreadable'],
  ['guest', 'GET', '/cases', undefined, 401, 'sign-in-needed'],
  ['resident', 'GET', '/work', undefined, 403, 'not-allowed'],
  ['reader', 'GET', '/work?cursor=x', undefined, 400, 'cursor-unreadable'],
  ['reader', 'GET', '/work?limit=1000', undefined, 400, 'request-malformed'],
  ['recorder', 'PUT', '/cases/KB-1/results/deed?name=a', undefined, 415, 'media-type-unsupported'],
  ['resident', 'POST', '/cases/KB-1/attachments?name=a', undefined, 404, 'code-unreadable'],
  ['resident', 'POST', '/cases/KB-1/attachments?name=a', {}, 415, 'media-type-unsupported'],
  ['guest', 'GET', '/services/moon', undefined, 404, 'service-unknown'],
] as const)('%s %s %s is answered as a problem', async (caller, method, path, body, status, code) => {
  const answer = await call(caller, method, path, body);
  expect(answer).toMatchObject({ status, body: { code, status } });
});

test('a command without a key is refused', async () => {
  const answer = await call('resident', 'POST', '/cases/KB-1/rating', { stars: 5 }, {});
  expect(answer).toMatchObject({ status: 400, body: { code: 'request-malformed' } });
});

test('the API describes itself', async () => {
  const document = (await (await fetch(`${origin}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { summary?: string }>>;
  };
  expect(Object.keys(document.paths)).toContain('/api/regions/{region}/cases/{code}/actions');
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const operation of Object.values(operations)) expect(operation.summary, path).toBeTruthy();
  }
});
