import { parseVerifierKey, verifyConsistency, verifyInclusion, verifyRecordProof } from '@satuloket/engine';
import { describe, expect, test } from 'vitest';
import { inTransaction } from '../platform/database/index.ts';
import { testDatabase } from '../testing/test-database.ts';
import {
  actionRow,
  appendEntry,
  auditRegion,
  createLogService,
  emptyChain,
  exportCheckpoints,
  keyOf,
  logKeys,
  newIdentifier,
  nextAction,
  noteVerifierOf,
  proofOfCase,
  recordReveals,
  runCommand,
  sealRegion,
} from './index.ts';

const { admin, region, database, as } = await testDatabase();
const regionId = '9901';
const here = region(regionId);
const now = new Date('2026-11-22T02:00:00.000Z');
const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(1) } };
const keys = logKeys(masterKeys, { regionId, name: 'kota-kebun' });
const log = createLogService({ database, keysOf: () => keys });

async function happen(count: number): Promise<string> {
  const caseId = newIdentifier(now);
  let head = emptyChain;
  for (let index = 0; index < count; index += 1) {
    const action = nextAction(head, {
      regionId,
      caseId,
      at: now,
      actor: { kind: 'system', name: 'test' },
      body: { type: 'assigned', to: `officer-${index}` },
    });
    const row = actionRow(action);
    await here.insertInto('case_action').values(row).execute();
    await here.insertInto('seal_outbox').values({ case_id: caseId, seq: row.seq, hash: row.hash }).execute();
    head = action;
  }
  return caseId;
}

const note = async (number: number): Promise<string> =>
  (
    await inTransaction(here, (transaction) =>
      appendEntry(transaction, {
        // Entries of one moment have no order of their own.
        at: new Date(now.getTime() + number),
        kind: 'administration.noted',
        who: { accountId: 'rina' },
        detail: { number },
      }),
    )
  ).id;
const seal = () =>
  sealRegion(as('satuloket_sealer'), { regionId, origin: 'contoh.id/kota-kebun', signer: keys.signer, now });

const caseId = await happen(4);
const entries = [await note(1), await note(2), await note(3)];
await seal();
const other = await happen(3);
await seal();
entries.push(await note(4));
await seal();
const young = await happen(1);
await inTransaction(here, (transaction) =>
  recordReveals({ masterKeys, now: () => now }, transaction, { id: regionId, zone: 'Asia/Jakarta' }, [
    {
      to: { accountId: 'rina', role: 'verifier', officeId: 'registry' },
      purpose: 'working-on-it',
      what: 'case',
      kinds: ['identity'],
      caseId: young,
    },
  ]),
);

async function told(published?: readonly string[]): Promise<readonly string[]> {
  const report = await auditRegion(database, {
    regionId,
    verifier: keys.verifier,
    ...(published && { published }),
  });
  return report.faults.map(({ kind, subject }) => `${kind} ${keyOf(subject)}`);
}

/** As someone who may do anything with the tables, foreign keys included. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const client = await admin.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const tables = [
  'case_action',
  'stream_entry',
  'stream_outbox',
  'reveal',
  'seal_outbox',
  'record_log_leaf',
  'record_log_node',
  'record_checkpoint',
];
for (const table of tables) await admin.query(`create table kept_${table} as table ${table}`);
const mend = () =>
  tamper(...tables.flatMap((each) => [`delete from ${each}`, `insert into ${each} table kept_${each}`]));

const action = (seq: number, of = caseId) => `action ${of}/${seq}`;
const zeros = (length: number) => `decode(repeat('00', ${length}), 'hex')`;

test('a record that nobody touched is whole, and what waits for the sealer is no fault', async () => {
  const report = await auditRegion(database, { regionId, verifier: keys.verifier });
  expect(report).toEqual({ actions: 8, entries: 5, size: 11, checkpoints: 3, faults: [] });
});

describe('an audit names', () => {
  test.each<[string, () => readonly string[], readonly (string | RegExp)[]]>([
    [
      'an action that was changed',
      () => [
        `update case_action set body = '{"type":"assigned","to":"rina"}' where seq = 2 and case_id = '${caseId}'`,
      ],
      [`changed ${action(2)}`],
    ],
    [
      'the last action of a case, changed together with its hash',
      () => [`update case_action set hash = ${zeros(32)} where seq = 3 and case_id = '${other}'`],
      [`changed ${action(3, other)}`],
    ],
    [
      'an action that was taken out',
      () => [`delete from case_action where seq = 2 and case_id = '${caseId}'`],
      [`missing ${action(2)}`],
    ],
    [
      'the end of a case that was cut off',
      () => [`delete from case_action where seq >= 3 and case_id = '${caseId}'`],
      [`missing ${action(3)}`, `missing ${action(4)}`],
    ],
    [
      'two actions that changed places',
      () => [
        `update case_action set seq = 99 where seq = 2 and case_id = '${caseId}'`,
        `update case_action set seq = 2 where seq = 3 and case_id = '${caseId}'`,
        `update case_action set seq = 3 where seq = 99 and case_id = '${caseId}'`,
      ],
      // The number is part of what was recorded.
      [`changed ${action(2)}`, `reordered ${action(2)}`, `changed ${action(3)}`, `reordered ${action(3)}`],
    ],
    [
      'a look that was changed',
      () => [`update stream_entry set account_id = 'someone else' where id = '${entries[1]}'`],
      [`changed entry ${entries[1]}`],
    ],
    [
      'a look that was taken out',
      () => [`delete from stream_entry where id = '${entries[0]}'`],
      [`missing entry ${entries[0]}`],
    ],
    [
      'a look that was taken out with its leaf',
      () => [
        `delete from stream_entry where id = '${entries[0]}'`,
        `delete from record_log_leaf where entry_id = '${entries[0]}'`,
      ],
      ['missing leaf 4'],
    ],
    [
      'two looks that changed places in the log',
      () => [
        `update record_log_leaf set position = 99 where entry_id = '${entries[0]}'`,
        `update record_log_leaf set position = 4 where entry_id = '${entries[2]}'`,
        `update record_log_leaf set position = 6 where position = 99`,
      ],
      [`reordered entry ${entries[2]}`, `reordered entry ${entries[0]}`],
    ],
    [
      'a look that was slipped in',
      () => [
        `insert into stream_entry (region_id, id, at, kind, detail, hash)
         select region_id, '01900000-0000-7000-8000-000000000009', at, kind, detail, hash from stream_entry where id = '${entries[0]}'`,
      ],
      [
        'changed entry 01900000-0000-7000-8000-000000000009',
        'not-sealed entry 01900000-0000-7000-8000-000000000009',
      ],
    ],
    [
      'who looked, where people read it',
      () => ["update reveal set account_id = 'someone else'"],
      [/^changed look /],
    ],
    [
      'a look that people no longer read of, or as if it were older than the stream',
      () => ['update reveal set is_before_stream = true'],
      [/^changed look /],
    ],
    ['a look that is nowhere but where it was sealed', () => ['delete from reveal'], [/^missing look /]],
    [
      'a look that was made up',
      () => ["update reveal set id = '01900000-0000-7000-8000-000000000008'"],
      [/^missing look /, 'not-sealed look 01900000-0000-7000-8000-000000000008'],
    ],
    [
      'a leaf that was taken out',
      () => [`delete from record_log_leaf where position = 8`],
      ['missing leaf 8', `not-sealed ${action(2, other)}`],
    ],
    [
      'a signed hash that was changed',
      () => [`update record_log_node set hash = ${zeros(32)} where level = 0 and position = 10`],
      [`changed entry ${entries[3]}`, 'changed checkpoint 11'],
    ],
    [
      'a node from which proofs are read',
      () => [`update record_log_node set hash = ${zeros(32)} where level = 2 and position = 1`],
      ['changed leaf 4'],
    ],
    [
      'a checkpoint that says something else',
      () => [
        `update record_checkpoint set note = replace(note, 'kota-kebun\n', 'kota-lain\n') where size = 7`,
      ],
      ['changed checkpoint 7'],
    ],
    [
      'a checkpoint whose root was changed',
      () => [`update record_checkpoint set root = ${zeros(32)} where size = 10`],
      ['changed checkpoint 10'],
    ],
    [
      'a last checkpoint that was taken out',
      () => [`delete from record_checkpoint where size = 11`],
      ['missing checkpoint 11'],
    ],
    [
      'an end of the log that was cut off',
      () => [
        'delete from record_log_leaf where position >= 10',
        'delete from record_log_node where position >= 10 and level = 0',
        `delete from stream_entry where detail = '{"number": 4}'`,
      ],
      ['missing leaf 10'],
    ],
  ])('%s', async (_what, statements, expected) => {
    await tamper(...statements());
    const found = await told();
    await mend();
    expect(found).toEqual(
      expected.map((fault) => (typeof fault === 'string' ? fault : expect.stringMatching(fault))),
    );
    expect(await told()).toEqual([]);
  });

  test('by published checkpoints also a history that was written anew with our own keys', async () => {
    const published = await exportCheckpoints(database, regionId);
    await tamper(
      `delete from stream_entry where id = '${entries[2]}'`,
      `insert into seal_outbox select region_id, case_id, seq, hash from case_action where case_id <> '${young}'`,
      `insert into stream_outbox select region_id, id, hash from stream_entry on conflict do nothing`,
      ...['record_log_leaf', 'record_log_node', 'record_checkpoint'].map((table) => `delete from ${table}`),
    );
    await seal();
    expect(await told()).toEqual([]);
    const found = await told(published);
    await mend();
    expect(found).toEqual([
      'missing checkpoint 7',
      'missing checkpoint 10',
      'missing checkpoint 11',
      'changed checkpoint 7',
      'changed checkpoint 10',
      'changed checkpoint 11',
    ]);
    expect(await told(published)).toEqual([]);
  });
});

describe('what anyone may read of the log', () => {
  const rootOf = async (size: number) => {
    const found = await log.checkpoint(regionId, size);
    if (!found.ok) throw new Error(found.error.code);
    return new Uint8Array(Buffer.from(found.value.note.split('\n')[2]!, 'base64'));
  };
  const bytes = (path: readonly string[]) => path.map((each) => new Uint8Array(Buffer.from(each, 'base64')));

  test('proves every entry in every checkpoint, and each checkpoint in every later one', async () => {
    for (const size of [7, 10, 11]) {
      for (let position = 0; position < size; position += 1) {
        const proof = await log.inclusion(regionId, { position, size });
        if (!proof.ok) throw new Error(proof.error.code);
        const claim = {
          leafHash: bytes([proof.value.leafHash])[0]!,
          index: position,
          size,
          proof: bytes(proof.value.path),
          root: await rootOf(size),
        };
        expect(verifyInclusion(claim)).toBe(true);
      }
      for (const from of [7, 10, 11].filter((each) => each <= size)) {
        const proof = await log.consistency(regionId, { from, to: size });
        if (!proof.ok) throw new Error(proof.error.code);
        const claim = {
          oldSize: from,
          newSize: size,
          oldRoot: await rootOf(from),
          newRoot: await rootOf(size),
          proof: bytes(proof.value.path),
        };
        expect(verifyConsistency(claim)).toBe(true);
      }
    }
  });

  test('says what is not there', async () => {
    expect(await log.latest(regionId)).toMatchObject({ value: { size: 11 } });
    expect(await log.latest('9902')).toMatchObject({ error: { code: 'log-empty' } });
    expect(await log.checkpoint(regionId, 8)).toMatchObject({ error: { code: 'checkpoint-unknown' } });
    expect(await log.inclusion(regionId, { position: 11 })).toMatchObject({ error: { code: 'log-shorter' } });
    expect(await log.inclusion(regionId, { position: 1, size: 12 })).toMatchObject({
      error: { code: 'log-shorter' },
    });
    expect(await log.consistency(regionId, { from: 8, to: 7 })).toMatchObject({
      error: { code: 'log-shorter' },
    });
    expect(parseVerifierKey(log.key(regionId).key)).toMatchObject({ value: { name: 'kota-kebun' } });
  });

  test('a citizen’s proof of a case is checked without us', async () => {
    const proof = await proofOfCase(here, keys, { regionSlug: 'kota-kebun', caseId: other, code: 'X' });
    if (!proof.ok) throw new Error(proof.error.code);
    expect(proof.value.entries.map(({ number }) => number)).toEqual([1, 2, 3]);
    const file: unknown = JSON.parse(JSON.stringify(proof.value));
    expect(await verifyRecordProof(file, noteVerifierOf, log.key(regionId).key)).toMatchObject({
      value: { origin: 'contoh.id/kota-kebun', size: 11, entries: 3 },
    });
    const tooYoung = { regionSlug: 'kota-kebun', caseId: young, code: 'Y' };
    expect(await proofOfCase(here, keys, tooYoung)).toMatchObject({ error: { code: 'log-empty' } });
  });
});

test('a command whose record can not be kept fails, and nothing of it happened', async () => {
  const frame = { regionId, caller: 'officer:rina', key: 'k', content: {}, now };
  const command = () =>
    runCommand(database, frame, async (transaction) => {
      await transaction.insertInto('timer').values({ case_id: young, kind: 'test', due_at: now }).execute();
      const kept = await appendEntry(transaction, { at: now, kind: 'administration.noted', detail: {} });
      return { ok: true, value: kept };
    });
  await admin.query('revoke insert on stream_entry from satuloket_runtime');
  await expect(command()).rejects.toThrow(/permission denied/);
  expect(await here.selectFrom('timer').selectAll().execute()).toEqual([]);
  await admin.query('grant insert on stream_entry to satuloket_runtime');
  expect(await command()).toMatchObject({ ok: true });
  expect(await here.selectFrom('timer').selectAll().execute()).toHaveLength(1);
});
