import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type DatabaseTransaction, regionDatabase } from '../platform/database/index.ts';
import { testDatabase } from '../testing/test-database.ts';
import {
  actionRow,
  actionsOf,
  emptyChain,
  newCaseKey,
  newIdentifier,
  nextAction,
  openVault,
  runCommand,
  sealValue,
  verifyActions,
} from './index.ts';
import { appendOnlyTables } from './schema.ts';

const { admin, region, database, as } = await testDatabase();
const now = new Date('2026-11-21T02:00:00.000Z');
const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(1) } };

describe('append-only tables', () => {
  test('the roles that sign in hold no grant to change the record', async () => {
    const { rows } = await admin.query(
      `select table_name, grantee, privilege_type from information_schema.role_table_grants
       where table_name = any($1) and grantee like 'satuloket\\_%' and grantee <> 'satuloket_owner'
         and privilege_type not in ('SELECT', 'INSERT')
       order by 1, 2, 3`,
      [appendOnlyTables],
    );
    // The sealer empties its outbox and retention erases the vault; the actions and the looks are nobody's to change.
    expect(rows).toEqual([
      { table_name: 'seal_outbox', grantee: 'satuloket_sealer', privilege_type: 'DELETE' },
      { table_name: 'stream_outbox', grantee: 'satuloket_sealer', privilege_type: 'DELETE' },
      { table_name: 'vault_entry', grantee: 'satuloket_retention', privilege_type: 'DELETE' },
    ]);
    const { rows: columns } = await admin.query<{ column: string; grantee: string }>(
      `select table_name || '.' || column_name as column, grantee from information_schema.role_column_grants
       where table_name = any($1) and grantee like 'satuloket\\_%' and grantee <> 'satuloket_owner'
         and privilege_type = 'UPDATE'`,
      [appendOnlyTables],
    );
    // The indexes by which people find what is about them are keyed, and no part of what is sealed.
    expect(columns.map(({ column }) => column)).toContain('stream_entry.subject_digest');
    expect(columns.filter(({ column }) => !/^(stream_entry|reveal)\.\w+_digest$/.test(column))).toEqual([]);
    expect(new Set(columns.map(({ grantee }) => grantee))).toEqual(new Set(['satuloket_retention']));
  });

  test.each(['satuloket_runtime', 'satuloket_sealer', 'satuloket_retention'] as const)(
    '%s is refused when it tries to change an action',
    async (role) => {
      const connection = as(role);
      const actions = regionDatabase(connection, '9901');
      await expect(actions.updateTable('case_action').set({ type: 'erased' }).execute()).rejects.toThrow(
        /permission denied/,
      );
      await expect(actions.deleteFrom('case_action').execute()).rejects.toThrow(/permission denied/);
    },
  );
});

describe('the record of a case', () => {
  const caseId = newIdentifier(now);
  const actor = { kind: 'system', name: 'test' } as const;

  test('is read back as it was written, and its chain holds', async () => {
    const first = nextAction(emptyChain, {
      regionId: '9901',
      caseId,
      at: now,
      actor,
      body: { type: 'escalated', level: 'holder', dueAt: '2026-11-22T02:00:00.000Z' },
    });
    const second = nextAction(first, {
      regionId: '9901',
      caseId,
      at: now,
      actor,
      body: { type: 'assigned', to: null },
    });
    await region('9901').insertInto('case_action').values([first, second].map(actionRow)).execute();
    const read = await actionsOf(region('9901'), caseId);
    expect(read).toEqual([first, second]);
    expect(verifyActions(read, second)).toMatchObject({ whole: true });
    expect(await actionsOf(region('9902'), caseId)).toEqual([]);
  });

  test('tells what was changed behind its back', async () => {
    await admin.query(`update case_action set body = '{"type":"assigned","to":"someone"}' where seq = 2`);
    const { whole, faults } = verifyActions(await actionsOf(region('9901'), caseId));
    expect(whole).toBe(false);
    expect(faults).toMatchObject([{ kind: 'changed', sequence: 2 }]);
  });
});

describe('the vault', () => {
  const caseId = newIdentifier(now);
  const { caseKey, wrapped } = newCaseKey(masterKeys, '9901', caseId);
  const { sealed, row } = sealValue(caseKey, 'reason', 'Alamatnya kurang jelas', now);

  test('gives back what was sealed, and keeps nothing of it in clear', async () => {
    await region('9901')
      .insertInto('vault_key')
      .values({ case_id: caseId, ...wrapped })
      .execute();
    await region('9901')
      .insertInto('vault_entry')
      .values({ case_id: caseId, ...row })
      .execute();
    const vault = await openVault(region('9901'), masterKeys, { regionId: '9901', caseId });
    expect(vault?.read(sealed)).toBe('Alamatnya kurang jelas');
    expect(row.sealed.includes('Alamat')).toBe(false);
  });

  test('an entry moved to another identifier does not open', async () => {
    const other = newIdentifier(now);
    await region('9901')
      .insertInto('vault_entry')
      .values({ case_id: caseId, ...row, id: other })
      .execute();
    const vault = await openVault(region('9901'), masterKeys, { regionId: '9901', caseId });
    expect(() => vault?.read({ ...sealed, entryId: other })).toThrow();
  });

  test('a value that the record did not commit to is refused', async () => {
    const vault = await openVault(region('9901'), masterKeys, { regionId: '9901', caseId });
    expect(() => vault?.read({ ...sealed, commitment: '0'.repeat(64) })).toThrow(/committed/);
  });

  test('after a rotation old keys are still opened by the master key that wrapped them', async () => {
    const rotated = { currentId: 'k2', keys: { ...masterKeys.keys, k2: new Uint8Array(32).fill(2) } };
    const vault = await openVault(region('9901'), rotated, { regionId: '9901', caseId });
    expect(vault?.read(sealed)).toBe('Alamatnya kurang jelas');
  });

  test('another region finds nothing', async () => {
    expect(await openVault(region('9902'), masterKeys, { regionId: '9902', caseId })).toBeUndefined();
  });

  test('once retention has erased it, it reads as gone', async () => {
    const retention = regionDatabase(as('satuloket_retention'), '9901');
    await retention.deleteFrom('vault_entry').where('case_id', '=', caseId).execute();
    const vault = await openVault(region('9901'), masterKeys, { regionId: '9901', caseId });
    expect(vault?.read(sealed)).toBeUndefined();
  });
});

describe('a command', () => {
  const frame = { regionId: '9901', caller: 'resident:sari', key: 'k', content: { a: 1, b: 2 }, now };
  let runs = 0;
  const work = async () => {
    runs += 1;
    return { ok: true, value: { runs } } as const;
  };
  const refused = async () =>
    ({
      ok: false,
      error: { code: 'nope', message: { id: '', en: '' }, status: 409, retryable: false },
    }) as const;

  test('told twice happens once', async () => {
    expect(await runCommand(database, frame, work)).toEqual({ ok: true, value: { runs: 1 } });
    const again = await runCommand(database, { ...frame, content: { b: 2, a: 1 } }, work);
    expect(again).toEqual({ ok: true, value: { runs: 1 } });
  });

  test('with its key and other content is refused', async () => {
    const other = await runCommand(database, { ...frame, content: { a: 2 } }, work);
    expect(other).toMatchObject({ error: { code: 'key-reused' } });
  });

  test('of another caller or region has keys of its own', async () => {
    expect(await runCommand(database, { ...frame, caller: 'resident:tono' }, work)).toMatchObject({
      ok: true,
    });
    expect(await runCommand(database, { ...frame, regionId: '9902' }, work)).toMatchObject({
      value: { runs: 3 },
    });
  });

  test('that was refused may be told again under the same key', async () => {
    const retry = { ...frame, key: 'retry' };
    expect(await runCommand(database, retry, refused)).toMatchObject({ error: { code: 'nope' } });
    expect(await runCommand(database, retry, work)).toMatchObject({ ok: true });
  });

  beforeAll(() =>
    admin.query('create table happened (what text); grant all on happened to satuloket_runtime'),
  );

  test('told ten times at once happens once', async () => {
    const counted = async (transaction: DatabaseTransaction) => {
      await sql`insert into happened values ('at-once')`.execute(transaction);
      return work();
    };
    const results = await Promise.all(
      Array.from({ length: 10 }, () => runCommand(database, { ...frame, key: 'at-once' }, counted)),
    );
    expect((await admin.query('select * from happened')).rowCount).toBe(1);
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  });

  test('is no part of another transaction', async () => {
    const within = region('9901')
      .transaction()
      .execute((transaction) => runCommand(transaction, { ...frame, key: 'within' }, work));
    await expect(within).rejects.toThrow('a transaction of its own');
  });

  test('that was done stays done, also where it would be refused today', async () => {
    const done = { ...frame, key: 'done' };
    const first = await runCommand(database, done, work);
    expect(await runCommand(database, done, refused)).toEqual(first);
  });

  test.each([Number.NaN, 'half a character \ud800'])('with the content %j is refused', async (content) => {
    expect(await runCommand(database, { ...frame, key: 'unreadable', content }, work)).toMatchObject({
      error: { code: 'content-unreadable', status: 400 },
    });
  });

  test.each(['', ' ', 'a b', 'x'.repeat(201)])('with the key "%s" is refused', async (key) => {
    expect(await runCommand(database, { ...frame, key }, work)).toMatchObject({
      error: { code: 'key-malformed' },
    });
  });
});
