import { expect, test } from 'vitest';
import { testDatabase } from '../testing/test-database.ts';
import { actionRow, emptyChain, logKeys, newIdentifier, nextAction, sealRegion, verifyLog } from './index.ts';

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
const faults = () => verifyLog(database, { regionId: '9901', verifier: keys.verifier });

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

test('the server that works for people can not write the log', async () => {
  const write = region('9901')
    .insertInto('record_log_node')
    .values({ level: 0, position: '99', hash: Buffer.alloc(32) });
  await expect(write.execute()).rejects.toThrow(/permission denied/);
});

test('a key of another region signs nothing here', async () => {
  const other = logKeys(masterKeys, { regionId: '9902', name: 'kota-kebun' });
  const found = await verifyLog(database, { regionId: '9901', verifier: other.verifier });
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['note-not-ours']));
});

test('an action changed together with its hash is found', async () => {
  await admin.query(
    `update case_action set hash = decode(repeat('00', 32), 'hex')
     where (case_id, seq) = (select case_id, seq from record_log_leaf where position = 3)`,
  );
  expect(await faults()).toContainEqual({ kind: 'root-differs', size: 5 });
});
