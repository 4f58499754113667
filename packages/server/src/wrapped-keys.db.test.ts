import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { newDraftKey } from './cases/draft-store.ts';
import { newFileKey, unwrapFileKey } from './files/file-keys.ts';
import { openAccountValue, sealAccountValue } from './people/sealing.ts';
import {
  blindDigest,
  logKeys,
  type MasterKeys,
  newCaseKey,
  newIdentifier,
  openBox,
  openRootKeys,
  openVault,
  rewrapKeys,
  sealBox,
  sealValue,
  wrapCounts,
} from './record/index.ts';
import { testDatabase } from './testing/test-database.ts';
import { wrappedColumns } from './wrapped-keys.ts';

const { admin, database, region, as } = await testDatabase();
const now = new Date('2026-11-22T02:00:00.000Z');
const [k1, k2, k3] = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte));
const regions = ['9901', '9902'] as const;
const retention = as('satuloket_retention');

async function opened(ring: Omit<MasterKeys, 'roots'>): Promise<MasterKeys> {
  const keys = await openRootKeys(database, ring);
  if (!keys.ok) throw new Error(keys.error.code);
  return keys.value;
}
const before = await opened({ currentId: 'k1', keys: { k1: k1! } });
const during = await opened({ currentId: 'k2', keys: { k1: k1!, k2: k2! } });

/** A case of someone, as a command of a server with these keys makes it. */
async function makeCase(keys: MasterKeys, regionId: string) {
  const caseId = newIdentifier(now);
  const { caseKey, wrapped } = newCaseKey(keys, regionId, caseId);
  const { sealed, row } = sealValue(caseKey, 'reason', `alasan ${caseId}`, now);
  await region(regionId)
    .transaction()
    .execute(async (transaction) => {
      await transaction
        .insertInto('vault_key')
        .values({ case_id: caseId, ...wrapped })
        .execute();
      await transaction
        .insertInto('vault_entry')
        .values({ case_id: caseId, ...row })
        .execute();
    });
  return { regionId, caseId, sealed };
}
type MadeCase = Awaited<ReturnType<typeof makeCase>>;

async function readCase(keys: MasterKeys, { regionId, caseId, sealed }: MadeCase): Promise<unknown> {
  const vault = await openVault(region(regionId), keys, { regionId, caseId });
  return vault?.read(sealed);
}

const leftOn = async (id: string): Promise<number> =>
  (await wrapCounts(retention, wrappedColumns))
    .filter(({ masterKeyId }) => masterKeyId === id)
    .reduce((sum, { keys }) => sum + keys, 0);
const rotate = (keys: MasterKeys) => rewrapKeys(retention, keys, { columns: wrappedColumns });

test('every table that names a master key is rewrapped', async () => {
  const { rows } = await admin.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'master_key_id' order by 1`,
  );
  // The links of the wallet are derived from the root that is named, and no key lies with them.
  const wrapped = [...wrappedColumns.map(({ table }) => table), 'root_key'].sort();
  expect(rows.map(({ name }) => name).filter((name) => name !== 'document_share')).toEqual(wrapped);
});

test('while servers work, all keys are rewrapped, and the old one can be taken away', async () => {
  const cases: MadeCase[] = [];
  const making = Array.from({ length: 600 }, (_, index) => makeCase(before, regions[index % 2]!));
  cases.push(...(await Promise.all(making)));
  const draftId = newIdentifier(now);
  const draft = newDraftKey(before, '9901', draftId);
  const fileId = newIdentifier(now);
  const { fileKey, wrapped: ofFile } = newFileKey(before, { regionId: '9901', fileId });
  await fill('draft', {
    id: draftId,
    owner_account_id: 'sari',
    master_key_id: draft.master_key_id,
    wrapped_key: draft.wrapped_key,
  });
  await fill('file', { id: fileId, ...ofFile });
  const secretId = newIdentifier(now);
  const place = `webhook_secret/9901/${secretId}`;
  await fill('webhook_secret', {
    id: secretId,
    master_key_id: 'k1',
    sealed: sealBox(k1!, Buffer.from('rahasia'), place),
  });
  expect(await leftOn('k1')).toBe(604);

  // One server already wraps with the new key, another still with the old one; both know both.
  const old: MasterKeys = { ...during, currentId: 'k1' };
  const work = { ends: false };
  const server = async (keys: MasterKeys): Promise<number> => {
    let commands = 0;
    for (; !work.ends; commands += 1) {
      cases.push(await makeCase(keys, regions[commands % 2]!));
      const any = cases[(commands * 37) % cases.length]!;
      expect(await readCase(keys, any)).toBe(`alasan ${any.caseId}`);
    }
    return commands;
  };
  const servers = [server(during), server(old)];
  const rewrapped = await rotate(during);
  work.ends = true;
  const commands = await Promise.all(servers);
  expect(Math.min(...commands)).toBeGreaterThan(0);
  expect(rewrapped).toBeGreaterThanOrEqual(604);

  // The second server has the new key now: what it wrapped meanwhile is done again, and then nothing.
  await rotate(during);
  expect(await rotate(during)).toBe(0);
  expect(await leftOn('k1')).toBe(0);

  const after = await opened({ currentId: 'k2', keys: { k2: k2! } });
  for (const each of cases) expect(await readCase(after, each)).toBe(`alasan ${each.caseId}`);
  const { rows: files } = await admin.query('select master_key_id, wrapped_key from file where id = $1', [
    fileId,
  ]);
  expect(Buffer.from(unwrapFileKey(after, { regionId: '9901', fileId }, files[0]).key)).toEqual(fileKey.key);
  const { rows: secrets } = await admin.query('select sealed from webhook_secret where id = $1', [secretId]);
  expect(openBox(k2!, secrets[0].sealed, place).toString()).toBe('rahasia');
});

test('what is derived is the same afterwards: digests, values of accounts, the key of the log', async () => {
  const sealed = sealAccountValue(before, 'a place', { phone: '0812' });
  const after = await opened({ currentId: 'k2', keys: { k2: k2! } });
  expect(openAccountValue(after, 'a place', sealed)).toEqual({ phone: '0812' });
  const value = { regionId: '9901', purpose: 'nik', value: '3275015403967001' } as const;
  expect(blindDigest(after, value)).toEqual(blindDigest(before, value));
  const log = { regionId: '9901', name: 'kota-kebun' };
  expect(logKeys(after, log).verifier.publicKey).toEqual(logKeys(before, log).verifier.publicKey);
  // Who finds the old key finds no digest with it.
  const thief = { currentId: 'k1', keys: { k1: k1! } };
  expect(blindDigest(thief, value).digest).not.toEqual(blindDigest(before, value).digest);
});

test('a server without the key that wraps the root does not start', async () => {
  expect(await openRootKeys(database, { currentId: 'k1', keys: { k1: k1! } })).toMatchObject({
    error: { code: 'master-key-wrong' },
  });
  expect(await openRootKeys(database, { currentId: 'k2', keys: { k2: k3! } })).toMatchObject({
    error: { code: 'master-key-wrong' },
  });
});

test('a portion with a key that nobody knows stays as it was', async () => {
  const lost = newIdentifier(now);
  const { wrapped } = newCaseKey({ currentId: 'lost', keys: { lost: randomBytes(32) } }, '9901', lost);
  await region('9901')
    .insertInto('vault_key')
    .values({ case_id: lost, ...wrapped })
    .execute();
  const next: MasterKeys = { currentId: 'k3', keys: { k2: k2!, k3: k3! } };
  await expect(rotate(next)).rejects.toThrow(/lost is not configured/);
  await admin.query('delete from vault_key where case_id = $1', [lost]);
  await rotate(next);
  expect(await leftOn('k2')).toBe(0);
});

/** A row with these values and something in the other columns; what they must fit is another test's. */
async function fill(table: string, values: Record<string, unknown>): Promise<void> {
  const { rows } = await admin.query<{ name: string; type: string }>(
    `select column_name as name, udt_name as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null`,
    [table],
  );
  const { rows: checks } = await admin.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype in ('c', 'f')`,
    [table],
  );
  for (const { name } of checks) await admin.query(`alter table ${table} drop constraint ${name}`);
  const plain: Readonly<Record<string, unknown>> = {
    uuid: newIdentifier(now),
    timestamptz: now,
    text: 'x',
    bytea: Buffer.alloc(32),
    int4: 1,
    int8: 1,
    jsonb: '{}',
    bool: false,
  };
  const row: Record<string, unknown> = Object.fromEntries(rows.map(({ name, type }) => [name, plain[type]]));
  Object.assign(row, { region_id: '9901' }, values);
  const names = Object.keys(row);
  await admin.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
  );
}
