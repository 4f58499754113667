import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { codeOf } from '../cases/testing/arrange.ts';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { startSweeps } from '../platform/sweeps/index.ts';
import { newCaseKey, newIdentifier } from '../record/index.ts';
import { testDatabase } from '../testing/index.ts';
import type { Caller } from '../types.ts';
import { createOperations, keysOpen, lateAfter, queueLengths, watchSweeps } from './index.ts';
import { stuckKinds } from './kinds.ts';

const { region, database } = await testDatabase();
const regionId = '9901';
const here = region(regionId);
const now = new Date('2026-11-23T03:00:00.000Z');
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);
const operations = createOperations({ database, now: () => now });
const admin = officerCaller('ani', [{ role: 'admin', officeId: 'registry' }]);
const places = { regions: () => [{ id: regionId }] as never };
let keys = 0;
const key = (): string => `key-${++keys}`;

async function newMessage(row: {
  readonly state: 'waiting' | 'failed';
  readonly tries: number;
  readonly failure?: string;
}) {
  const id = newIdentifier(now);
  const caseId = newIdentifier(now);
  const hash = randomBytes(32);
  await here
    .insertInto('case_action')
    .values({
      case_id: caseId,
      seq: 1,
      id: newIdentifier(now),
      at: now,
      type: 'filed',
      actor: JSON.stringify({ kind: 'system', name: 'test' }) as never,
      body: JSON.stringify({ type: 'filed' }) as never,
      previous_hash: hash,
      hash,
    })
    .execute();
  await here
    .insertInto('message')
    .values({
      id,
      case_id: caseId,
      seq: 1,
      template: 'told',
      channel: 'whatsapp',
      sealed: hash,
      send_after: now,
      next_try_at: minutes(30),
      made_at: now,
      failure: 'channel-unavailable',
      ...row,
    } as never)
    .execute();
  return id;
}

async function newPerson(tries: number): Promise<string> {
  const id = newIdentifier(now);
  await here
    .insertInto('helped_person')
    .values({
      id,
      helper_account_id: newIdentifier(now),
      nik_digest: randomBytes(32),
      state: 'pending',
      sealed: randomBytes(8),
      village_code: '99.01.01.1001',
      tries,
      next_try_at: minutes(tries === 0 ? -5 : 20),
      created_at: now,
      changed_at: now,
    } as never)
    .execute();
  return id;
}

beforeEach(async () => {
  await here.updateTable('message').set({ state: 'cancelled' }).execute();
  await here.updateTable('helped_person').set({ state: 'matched' }).execute();
});

const kindOf = async (name: string, caller: Caller = admin) => {
  const overview = await operations.overview(caller);
  if (!overview.ok) throw new Error(overview.error.code);
  return overview.value.kinds.find(({ kind }) => kind === name)!;
};

describe('what is stuck', () => {
  test('stands in the list with its reason, tries and next turn; what goes well does not', async () => {
    const failed = await newMessage({ state: 'failed', tries: 20, failure: 'channel-refused' });
    const tried = await newMessage({ state: 'waiting', tries: 3 });
    await newMessage({ state: 'waiting', tries: 0 });
    const view = await kindOf('messages');
    expect(view.items).toMatchObject([
      {
        id: failed,
        state: 'failed',
        tries: 20,
        nextTryAt: null,
        reason: { id: expect.stringContaining('menolak') },
      },
      { id: tried, state: 'waits', tries: 3, nextTryAt: minutes(30).toISOString() },
    ]);
    expect(view).toMatchObject({ stuck: 1, due: 0 });
  });

  test('is counted for the metrics, with how long the oldest has been due', async () => {
    await newPerson(0);
    await newPerson(2);
    await newMessage({ state: 'failed', tries: 20 });
    const lengths = await queueLengths({ database, places, now: () => now });
    expect(lengths.map(({ kind }) => kind)).toEqual(stuckKinds.map(({ name }) => name));
    expect(lengths.find(({ kind }) => kind === 'helped-people')).toMatchObject({
      due: 1,
      stuck: 0,
      oldestDueSeconds: 300,
    });
    expect(lengths.find(({ kind }) => kind === 'messages')).toMatchObject({ due: 0, stuck: 1 });
  });

  test('of another region is not seen and not moved', async () => {
    const failed = await newMessage({ state: 'failed', tries: 20 });
    const neighbour = { ...admin, regionId: '9902' };
    expect((await kindOf('messages', neighbour)).items).toEqual([]);
    const moved = await operations.retry(neighbour, { key: key(), kind: 'messages', id: failed });
    expect(codeOf(moved)).toBe('stuck-item-unknown');
    expect((await kindOf('messages')).items).toMatchObject([{ id: failed }]);
  });
});

describe('trying again', () => {
  test('one item begins again at once, and the record says who did it', async () => {
    const failed = await newMessage({ state: 'failed', tries: 20 });
    const other = await newMessage({ state: 'failed', tries: 20 });
    const command = { key: key(), kind: 'messages', id: failed };
    expect(await operations.retry(admin, command)).toEqual({ ok: true, value: { retried: 1 } });
    expect(await operations.retry(admin, command)).toEqual({ ok: true, value: { retried: 1 } });
    const row = await here
      .selectFrom('message')
      .selectAll()
      .where('id', '=', failed)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'waiting', tries: 0, next_try_at: now });
    expect((await kindOf('messages')).items.map(({ id }) => id)).toEqual([other]);
    const entries = await here
      .selectFrom('stream_entry')
      .select(['kind', 'account_id', 'role', 'detail'])
      .where('kind', '=', 'administration.stuck-retried')
      .execute();
    expect(entries.filter(({ detail }) => JSON.stringify(detail).includes(failed))).toEqual([
      {
        kind: 'administration.stuck-retried',
        account_id: 'ani',
        role: 'admin',
        detail: { what: 'messages', item: failed, count: 1 },
      },
    ]);
  });

  test('all of a kind: what failed and what waits its turn, nothing that never was tried', async () => {
    await newMessage({ state: 'failed', tries: 20 });
    await newMessage({ state: 'waiting', tries: 2 });
    const fresh = await newMessage({ state: 'waiting', tries: 0 });
    expect(await operations.retry(admin, { key: key(), kind: 'messages' })).toMatchObject({
      value: { retried: 2 },
    });
    const { next_try_at } = await here
      .selectFrom('message')
      .select('next_try_at')
      .where('id', '=', fresh)
      .executeTakeFirstOrThrow();
    expect(next_try_at).toEqual(minutes(30));
  });

  test.each(stuckKinds.filter(({ page }) => page === null).map(({ name }) => name))(
    'of nothing stuck among %s is no fault',
    async (kind) => {
      expect(await operations.retry(admin, { key: key(), kind })).toEqual({
        ok: true,
        value: { retried: 0 },
      });
    },
  );

  test('a question to the register is asked again', async () => {
    const person = await newPerson(4);
    expect((await operations.retry(admin, { key: key(), kind: 'helped-people', id: person })).ok).toBe(true);
    const row = await here
      .selectFrom('helped_person')
      .selectAll()
      .where('id', '=', person)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'pending', tries: 0, next_try_at: now });
  });

  test.each([
    ['a kind that does not exist', 'cups'],
    ['a kind with a page of its own', 'documents'],
  ])('%s is refused', async (_, kind) => {
    expect(codeOf(await operations.retry(admin, { key: key(), kind }))).toBe('stuck-item-unknown');
  });
});

describe('what other systems, people and tables wait for', () => {
  async function newWebhookMessage(isEnded: boolean): Promise<string> {
    const [webhookId, id] = [newIdentifier(now), newIdentifier(now)];
    await here
      .insertInto('webhook')
      .values({
        id: webhookId,
        program_id: newIdentifier(now),
        url: 'https://sistem.example.id/kait',
        events: ['case.ended'] as never,
        made_by: 'ani',
        made_at: now,
        ended_at: isEnded ? now : null,
      })
      .execute();
    await here
      .insertInto('webhook_message')
      .values({
        id,
        webhook_id: webhookId,
        event: 'case.ended',
        payload: '{}',
        happened_at: minutes(-2000),
        state: 'dead',
        tries: 9,
        next_try_at: now,
        delivered_at: null,
      } as never)
      .execute();
    await here
      .insertInto('webhook_attempt')
      .values([
        { message_id: id, number: 1, at: minutes(-2000), status: null, failure: 'timeout', answer: null },
        { message_id: id, number: 2, at: minutes(-5), status: 502, failure: null, answer: 'Bad gateway' },
      ])
      .execute();
    return id;
  }

  test('a webhook that gave up goes again under its own identifier; of one that was ended nothing does', async () => {
    await newWebhookMessage(true);
    const dead = await newWebhookMessage(false);
    expect(await kindOf('webhooks')).toMatchObject({
      stuck: 1,
      items: [{ id: dead, state: 'failed', tries: 9, reason: { id: 'Penerimanya menjawab 502.' } }],
    });
    expect(await operations.retry(admin, { key: key(), kind: 'webhooks' })).toMatchObject({
      value: { retried: 1 },
    });
    const states = await here.selectFrom('webhook_message').select(['id', 'state', 'tries']).execute();
    expect(states.find(({ id }) => id === dead)).toMatchObject({ state: 'waiting', tries: 0 });
  });

  test('an answer that the provider refused is sent again; one that is no longer there is not', async () => {
    const answer = (id: string, sealed: Buffer | null) => ({
      id,
      meant: 'check' as const,
      answer_sealed: sealed,
      state: 'failed' as const,
      tries: 6,
      next_try_at: now,
      received_at: minutes(-30),
    });
    await database
      .insertInto('inbound_message')
      .values([answer('wamid.kept', randomBytes(40)), answer('wamid.gone', null)])
      .execute();
    expect(await kindOf('answers')).toMatchObject({ stuck: 1, items: [{ id: 'wamid.kept', code: null }] });
    await operations.retry(admin, { key: key(), kind: 'answers', id: 'wamid.kept' });
    expect(await kindOf('answers')).toMatchObject({ stuck: 0, due: 1, items: [] });
  });

  test('a table that broke off is begun again before its pause ends; one that is being read is left alone', async () => {
    const job = (failure: string | null) => ({
      id: newIdentifier(now),
      service: 'cup',
      system: 'lama',
      file_name: 'berkas.csv',
      account_id: newIdentifier(now),
      state: 'importing' as const,
      tries: failure === null ? 0 : 2,
      failure,
      held_until: minutes(4),
      began_at: minutes(-9),
      changed_at: now,
    });
    const [broken, read] = [job('unexpected'), job(null)];
    await here.insertInto('import_job').values([broken, read]).execute();
    expect((await kindOf('imports')).items).toMatchObject([{ id: broken.id, state: 'waits', tries: 2 }]);
    expect(await operations.retry(admin, { key: key(), kind: 'imports' })).toMatchObject({
      value: { retried: 1 },
    });
    const again = await operations.retry(admin, { key: key(), kind: 'imports', id: read.id });
    expect(codeOf(again)).toBe('stuck-item-unknown');
    const rows = await here.selectFrom('import_job').select(['id', 'state', 'held_until']).execute();
    expect(new Map(rows.map((row) => [row.id, row.held_until]))).toEqual(
      new Map([
        [broken.id, now],
        [read.id, minutes(4)],
      ]),
    );
    expect(rows.map(({ state }) => state)).toEqual(['importing', 'importing']);
  });
});

describe('setting aside', () => {
  test('ends it with a reason, in the record too', async () => {
    const failed = await newMessage({ state: 'failed', tries: 20 });
    const tried = await newMessage({ state: 'waiting', tries: 2 });
    for (const id of [failed, tried]) {
      const command = { key: key(), kind: 'messages', id, reason: 'told-otherwise' };
      expect((await operations.setAside(admin, command)).ok).toBe(true);
    }
    expect(await kindOf('messages')).toMatchObject({ items: [], stuck: 0 });
    const entries = await here
      .selectFrom('stream_entry')
      .select('detail')
      .where('kind', '=', 'administration.stuck-set-aside')
      .execute();
    // Both at one moment: which of them is read first means nothing.
    expect(new Set(entries.map(({ detail }) => detail))).toEqual(
      new Set([
        { what: 'messages', item: failed, reason: 'told-otherwise' },
        { what: 'messages', item: tried, reason: 'told-otherwise' },
      ]),
    );
  });

  test.each([
    ['a reason in words of one’s own', 'messages', 'Pak Budi sudah ditelepon', 'reason-missing'],
    ['a step of a case', 'to-sign', 'test', 'stuck-item-unknown'],
    ['what is not there', 'messages', 'test', 'stuck-item-unknown'],
  ])('%s is refused', async (_, kind, reason, code) => {
    const command = { key: key(), kind, id: newIdentifier(now), reason };
    expect(codeOf(await operations.setAside(admin, command))).toBe(code);
  });
});

describe('who may', () => {
  const callers: Readonly<Record<string, readonly [Caller, string]>> = {
    guest: [guestCaller(null), 'sign-in-needed'],
    resident: [residentCaller('sari'), 'not-allowed'],
    checker: [officerCaller('ani', [{ role: 'checker', officeId: 'registry' }]), 'not-allowed'],
    head: [officerCaller('eka', [{ role: 'head', officeId: 'registry' }]), 'not-allowed'],
    admin: [admin, 'ok'],
  };
  test.each(Object.entries(callers))('%s', async (_, [caller, code]) => {
    expect(codeOf(await operations.overview(caller))).toBe(code);
    expect(codeOf(await operations.retry(caller, { key: key(), kind: 'watches' }))).toBe(code);
    const aside = { key: key(), kind: 'messages', id: newIdentifier(now), reason: 'test' };
    expect(codeOf(await operations.setAside(caller, aside))).toBe(
      code === 'ok' ? 'stuck-item-unknown' : code,
    );
    expect(operations.mayUse(caller)).toBe(code === 'ok');
  });
});

test('how the sweeps go is written down, failures without values', async () => {
  let runs = 0;
  const { promise: twice, resolve } = Promise.withResolvers<void>();
  const sweeps = [
    {
      name: 'cups',
      everyMilliseconds: 1,
      async run() {
        runs += 1;
        if (runs === 3) resolve();
        if (runs === 1) throw new Error('no cup for "Siti" 3275015403967001');
      },
    },
  ];
  const watch = watchSweeps(database, sweeps);
  const running = startSweeps(sweeps, () => undefined);
  await twice;
  await running.stop();
  await watch.store();
  await watch.store();
  watch.close();
  const overview = await operations.overview(admin);
  if (!overview.ok) throw new Error(overview.error.code);
  expect(overview.value.sweeps).toMatchObject([
    { name: 'cups', isLate: false, failures: 1, failure: 'Error: no cup for “…” …' },
  ]);
});

test('a sweep of a version before is forgotten once it is late, one that still runs is not', async () => {
  const long = new Date(Date.now() - lateAfter(2_000) - 60_000);
  const row = (sweep: string, at: Date) => ({
    sweep,
    every_milliseconds: 2_000,
    began_at: at,
    ended_at: at,
    failed_at: null,
    failure: null,
    runs: 1,
    failures: 0,
  });
  await database
    .insertInto('sweep_run')
    .values([row('saucers and spoons', long), row('plates', new Date())])
    .execute();
  const sweeps = [{ name: 'bowls', everyMilliseconds: 1, run: async () => undefined }];
  const watch = watchSweeps(database, sweeps);
  const running = startSweeps(sweeps, () => undefined);
  await running.stop();
  await watch.store();
  watch.close();
  const overview = await operations.overview(admin);
  if (!overview.ok) throw new Error(overview.error.code);
  const names = overview.value.sweeps.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['bowls', 'plates']));
  expect(names).not.toContain('saucers and spoons');
});

test('whether the keys open what the database holds', async () => {
  const masterKeys = { currentId: 'k1', keys: { k1: randomBytes(32) } };
  expect(await keysOpen({ database, masterKeys, places })).toBe(true);
  const caseId = newIdentifier(now);
  const { wrapped } = newCaseKey(masterKeys, regionId, caseId);
  await here
    .insertInto('vault_key')
    .values({ case_id: caseId, ...wrapped })
    .execute();
  expect(await keysOpen({ database, masterKeys, places })).toBe(true);
  const others = { currentId: 'k1', keys: { k1: randomBytes(32) } };
  expect(await keysOpen({ database, masterKeys: others, places })).toBe(false);
});
