import { expect, test } from 'vitest';
import { inTransaction } from '../platform/database/index.ts';
import { testDatabase } from '../testing/test-database.ts';
import {
  actionRow,
  appendEntry,
  auditRegion,
  emptyChain,
  keyOf,
  logKeys,
  newIdentifier,
  nextAction,
  sealRegion,
} from './index.ts';
import { entryHash } from './stream.ts';

const { admin, region, database, as } = await testDatabase();
const now = new Date('2026-11-21T02:00:00.000Z');
const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(1) } };
const keys = logKeys(masterKeys, { regionId: '9901', name: 'kota-kebun' });
const seal = () =>
  sealRegion(as('satuloket_sealer'), {
    regionId: '9901',
    origin: 'contoh.id/kota-kebun',
    signer: keys.signer,
    now,
  });
const faults = async (verifier = keys.verifier) =>
  (await auditRegion(database, { regionId: '9901', verifier })).faults.map(
    ({ kind, subject }) => `${kind} ${keyOf(subject)}`,
  );

async function happen(count: number): Promise<void> {
  const caseId = newIdentifier(now);
  let head = emptyChain;
  for (let index = 0; index < count; index += 1) {
    const action = nextAction(head, {
      regionId: '9901',
      caseId,
      at: now,
      actor: { kind: 'system', name: 'test' },
      body: { type: 'assigned', to: null },
    });
    const row = actionRow(action);
    await region('9901').insertInto('case_action').values(row).execute();
    await region('9901')
      .insertInto('seal_outbox')
      .values({ case_id: caseId, seq: row.seq, hash: row.hash })
      .execute();
    head = action;
  }
}

test('actions are sealed once, in checkpoints that hold for ever', async () => {
  expect(await seal()).toBe(0);
  for (const count of [1, 4, 2, 9]) {
    await happen(count);
    expect(await seal()).toBe(count);
    expect(await seal()).toBe(0);
  }
  const checkpoints = await region('9901')
    .selectFrom('record_checkpoint')
    .select('size')
    .orderBy('size')
    .execute();
  expect(checkpoints.map(({ size }) => Number(size))).toEqual([1, 5, 7, 16]);
  expect(await faults()).toEqual([]);
});

test('two sealers at once seal each action once', async () => {
  await happen(7);
  const sealed = await Promise.all([seal(), seal()]);
  expect(sealed[0] + sealed[1]).toBe(7);
  expect(await faults()).toEqual([]);
});

const note = (number: number, fails = false) =>
  inTransaction(region('9901'), async (transaction) => {
    const { id } = await appendEntry(transaction, {
      at: now,
      kind: 'administration.noted',
      who: { accountId: 'rina', role: 'head' },
      subjectDigest: Buffer.alloc(32, 9),
      detail: { number, nothing: undefined, parts: [{ of: 'a list' }] },
    });
    if (fails) throw new Error('What it tells of did not happen.');
    return id;
  });

test('entries of the stream are sealed with the actions, and read back as they were written', async () => {
  await happen(2);
  const id = await note(1);
  await note(2);
  expect(await seal()).toBe(4);
  expect(await seal()).toBe(0);
  expect(await faults()).toEqual([]);
  const kept = await region('9901')
    .selectFrom('stream_entry')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(kept.hash.equals(entryHash(kept))).toBe(true);
  expect(kept).toMatchObject({ kind: 'administration.noted', account_id: 'rina', detail: { number: 1 } });
});

test('an entry stands or falls with what it tells of', async () => {
  await expect(note(3, true)).rejects.toThrow();
  expect(await seal()).toBe(0);
  await admin.query('revoke insert on stream_outbox from satuloket_runtime');
  await expect(note(4)).rejects.toThrow(/permission denied/);
  await admin.query('grant insert on stream_outbox to satuloket_runtime');
  const { rows } = await admin.query('select count(*)::integer as kept from stream_entry');
  expect(rows).toEqual([{ kept: 2 }]);
});

test('the server that works for people can not write the log', async () => {
  const write = region('9901')
    .insertInto('record_log_node')
    .values({ level: 0, position: '99', hash: Buffer.alloc(32) });
  await expect(write.execute()).rejects.toThrow(/permission denied/);
});

test('a key of another region signs nothing here', async () => {
  const other = logKeys(masterKeys, { regionId: '9902', name: 'kota-kebun' });
  const found = await faults(other.verifier);
  expect(found.length).toBeGreaterThan(3);
  expect(found.every((fault) => fault.startsWith('changed checkpoint'))).toBe(true);
});
