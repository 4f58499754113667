import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { arrangeCases, value } from '../cases/testing/arrange.ts';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { afterCommit, createNotifications, inTransaction, openPool } from '../platform/database/index.ts';
import { createHttp } from '../platform/http/index.ts';
import type { Caller, Services } from '../types.ts';
import { createLive, type Live, liveRoutes } from './index.ts';
import { listen, type Page } from './testing/listen.ts';

/** Two processes over one database: what is done in the first is told by the second. */
const world = await arrangeCases();
const { services, officers, resident, sendNew, act, allChecked } = world;
const pool = openPool({
  url: world.url('satuloket_runtime'),
  applicationName: 'satuloket test',
  maximumConnections: 1,
  statementTimeoutMilliseconds: 20_000,
  onIdleError: () => undefined,
});
const process = (mostStreams: number): Live =>
  createLive({
    database: world.database,
    cases: services,
    now: world.dependencies.now,
    mostStreams,
    beatMilliseconds: 200,
  });
const first = process(10);
const second = process(4);
services.registerFollower(first.follow);

const neighbour = officerCaller('gita', [{ role: 'checker', officeId: 'north-office' }], '9902');
const callers: Record<string, Caller> = {
  resident,
  stranger: residentCaller('udin'),
  guest: guestCaller(null),
  neighbour,
  leaving: officers.otherReader,
  ...officers,
};
const http = await createHttp({
  services: {
    catalogue: services.catalogue,
    people: {
      callerOf: async ({ headers, regionId }: { headers: Headers; regionId: string }) => {
        const caller = callers[headers.get('x-test-caller') ?? 'guest'] ?? guestCaller(null);
        return caller.regionId === regionId ? caller : guestCaller(null, regionId);
      },
    },
  } as unknown as Services,
  config: { logLevel: 'silent', shutdownGraceSeconds: 1 },
  routes: [],
  rootRoutes: [liveRoutes(second)],
});
const origin = `http://127.0.0.1:${await http.listen({ host: '127.0.0.1', port: 0 })}`;
const problems: unknown[] = [];
const marker = await sendNew();
const connections = [first, second].map((each) => {
  const notifications = createNotifications(pool);
  each.start(notifications);
  notifications.open((error) => problems.push(error));
  return notifications;
});

/** A busy machine is no failure. */
const soon = { timeout: 15_000 };
const pages: Page[] = [];
async function page(caller: string, query: string, region = 'kota-kebun', headers = {}): Promise<Page> {
  const opened = await listen(`${origin}/${region}/langsung?${query}`, {
    'x-test-caller': caller,
    ...headers,
  });
  pages.push(opened);
  return opened;
}
const leaveAll = async (): Promise<void> => {
  for (const each of pages.splice(0)) each.close();
  await expect.poll(() => second.open(), soon).toBe(0);
};
const lastSeq = async (code: string) => value(await services.cases.view(officers.reader, code)).lastSeq;
const noteInside = async (code: string) =>
  value(
    await services.cases.comment(officers.reader, {
      key: randomUUID(),
      code,
      audience: 'inside',
      words: 'Tunggu surat dari RT.',
    }),
  );

afterAll(async () => {
  for (const each of pages) each.close();
  for (const each of [first, second]) each.close();
  await Promise.all(connections.map((each) => each.close()));
  await http.close();
  await pool.end();
  expect(problems).toEqual([]);
});

/** A new case of whose filing all have heard: changes are told in their order, and one after it has come. */
async function newCase(): Promise<string> {
  const code = await sendNew();
  const after = await listen(
    `${origin}/kota-kebun/langsung?berkas=${marker}&sejak=${await lastSeq(marker)}`,
    {
      'x-test-caller': 'otherReader',
    },
  );
  const before = second.open();
  await noteInside(marker);
  await expect.poll(() => after.heard.length, soon).toBe(1);
  after.close();
  await expect.poll(() => second.open(), soon).toBe(before - 1);
  return code;
}
const told = (each: Page) => each.heard.map(({ event, data }) => `${event} ${data}`);

test('an action of one process is heard at the pages of another that show it', async () => {
  const code = await newCase();
  const shown = await Promise.all([
    page('otherReader', `berkas=${code}&sejak=${await lastSeq(code)}`),
    page('resident', `berkas=${code}`),
    page('guest', `lacak=${code}`),
    page('otherReader', 'pekerjaan=1'),
  ]);
  expect(shown.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  value(await act(officers.reader, code, 'accept', allChecked));
  const seq = await lastSeq(code);
  const at = world.clock.now.getTime();
  // How far the case is in its record is the office's business.
  await expect
    .poll(() => shown.map(told), soon)
    .toEqual([[`changed ${seq}`], ['changed 1'], ['changed 1'], [`changed ${at}`]]);
  await leaveAll();
});

test('what others do not see on their page they do not hear of either', async () => {
  const code = await newCase();
  const inside = await page('otherReader', `berkas=${code}&sejak=${await lastSeq(code)}`);
  const outside = [await page('resident', `berkas=${code}`), await page('guest', `lacak=${code}`)];
  await noteInside(code);
  await expect.poll(() => told(inside), soon).toEqual([`changed ${await lastSeq(code)}`]);
  expect(outside.map(told)).toEqual([[], []]);
  await leaveAll();
});

test('what is taken back is told to nobody, what is repeated by PostgreSQL once', async () => {
  const told: string[] = [];
  await expect(
    inTransaction(world.region('9901'), async () => {
      afterCommit(() => told.push('never'));
      throw new Error('taken back');
    }),
  ).rejects.toThrow('taken back');
  let attempt = 0;
  await inTransaction(world.region('9901'), async () => {
    attempt += 1;
    afterCommit(() => told.push(`attempt ${attempt}`));
    if (attempt === 1) throw Object.assign(new Error('again'), { code: '40001' });
    expect(told).toEqual([]);
  });
  expect(told).toEqual(['attempt 2']);
});

test('a refused command is not heard, nor anything of another region or office', async () => {
  const code = await newCase();
  const seq = await lastSeq(code);
  const elsewhere = [
    await page('southReader', 'pekerjaan=1'),
    await page('neighbour', 'pekerjaan=1', 'kota-taman'),
  ];
  expect(elsewhere.map(({ status }) => status)).toEqual([200, 200]);
  const own = await page('otherReader', `berkas=${code}&sejak=${seq}`);
  const input = { key: randomUUID(), code, lastSeq: seq, action: 'accept', with: {} };
  expect((await services.cases.act(officers.reader, input)).ok).toBe(false);
  await noteInside(code);
  await expect.poll(() => told(own), soon).toEqual([`changed ${await lastSeq(code)}`]);
  expect(elsewhere.map(told)).toEqual([[], []]);
  await leaveAll();
});

test.each([
  ['a guest, of a case', 'guest', 'berkas=CODE', 401],
  ['a guest, of work', 'guest', 'pekerjaan=1', 401],
  ['a resident, of work', 'resident', 'pekerjaan=1', 403],
  ['a resident, of another’s case', 'stranger', 'berkas=CODE', 404],
  ['an officer elsewhere', 'southReader', 'berkas=CODE', 403],
  ['anyone, of a code that is none', 'guest', 'lacak=KK-0000-0000', 404],
  ['anyone, of nothing', 'guest', '', 404],
  ['anyone, since no number', 'guest', 'lacak=CODE&sejak=x', 400],
])('is refused: %s', async (_what, caller, query, status) => {
  const code = await newCase();
  expect((await page(caller, query.replace('CODE', code))).status).toBe(status);
  expect(second.open()).toBe(0);
});

test('who comes back is told what they missed, and only then', async () => {
  const code = await newCase();
  const seen = await lastSeq(code);
  await noteInside(code);
  const now = await lastSeq(code);
  const missed = await page('otherReader', `berkas=${code}&sejak=${seen}`);
  await expect.poll(() => missed.heard, soon).toEqual([{ event: 'changed', data: `${now}`, id: `${now}` }]);
  const lastId = { 'last-event-id': `${now}` };
  const again = await page('otherReader', `berkas=${code}&sejak=${seen}`, 'kota-kebun', lastId);
  world.advance(1);
  await noteInside(code);
  await expect.poll(() => told(again), soon).toEqual([`changed ${await lastSeq(code)}`]);
  const at = world.clock.now.getTime();
  const work = await page('otherReader', `pekerjaan=1&sejak=${at - 1}`);
  const upToDate = await page('otherReader', `pekerjaan=1&sejak=${at}`);
  await expect.poll(() => told(work), soon).toEqual([`changed ${at}`]);
  expect(told(upToDate)).toEqual([]);
  await leaveAll();
});

test('a stream ends with the session, and when the case goes where its reader may not look', async () => {
  const code = await newCase();
  const signedOut = await page('leaving', 'pekerjaan=1');
  const applicant = await page('resident', `berkas=${code}`);
  expect(signedOut.status).toBe(200);
  callers.leaving = guestCaller(null);
  await expect.poll(() => signedOut.heard.at(-1)?.event, soon).toBe('over');
  await expect.poll(() => signedOut.isEnded(), soon).toBe(true);
  expect(applicant.isEnded()).toBe(false);
  const own = await page('otherReader', `berkas=${code}&sejak=${await lastSeq(code)}`);
  value(
    await services.cases.moveOffice(officers.reader, {
      key: randomUUID(),
      code,
      lastSeq: await lastSeq(code),
      officeId: 'registry',
      reason: 'Loket utara tutup.',
    }),
  );
  await expect.poll(() => own.heard.at(-1)?.event, soon).toBe('over');
  await leaveAll();
});

test('beyond so many pages one is asked to come back later, and a page that left makes room', async () => {
  const code = await newCase();
  const open = await Promise.all([1, 2, 3, 4].map(() => page('guest', `lacak=${code}`)));
  const full = await page('guest', `lacak=${code}`);
  expect([full.status, full.retryAfter]).toEqual([503, '30']);
  open[0]?.close();
  await expect.poll(() => second.open(), soon).toBe(3);
  expect((await page('guest', `lacak=${code}`)).status).toBe(200);
  await leaveAll();
});

test('when the connection to PostgreSQL breaks, pages are cut, come back and hear again', async () => {
  const code = await newCase();
  const before = await page('guest', `lacak=${code}`);
  await world.admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'satuloket notifications' and datname = current_database()`,
  );
  await expect.poll(() => before.isEnded(), soon).toBe(true);
  expect(problems.splice(0).length).toBeGreaterThan(0);
  const back = await page('guest', `lacak=${code}`);
  value(await act(officers.reader, code, 'accept', allChecked));
  await expect.poll(() => told(back), soon).toEqual(['changed 1']);
  await leaveAll();
});

test('a process that is being stopped ends its streams and lets nobody in', async () => {
  const stopped = process(4);
  stopped.close();
  const answered = await stopped.answer({
    caller: async () => guestCaller(null),
    followed: { page: 'track', code: await newCase() },
    since: undefined,
    begin: () => {
      throw new Error('It answered.');
    },
  });
  expect(answered).toMatchObject({ ok: false, error: { code: 'too-many-follow' } });
});
