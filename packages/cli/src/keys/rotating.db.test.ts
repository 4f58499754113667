import { newCaseKey, newIdentifier, openRootKeys } from '@satuloket/server/record';
import { testDatabase } from '@satuloket/server/testing';
import { expect, test } from 'vitest';
import { missingKeys, rotate, tellStatus } from './rotating.ts';

const { database, region, as } = await testDatabase();
const retention = as('satuloket_retention');
const [k1, k2] = [1, 2].map((byte) => new Uint8Array(32).fill(byte));

test('an operator sees what is left on the old key, rotates, and may let it go', async () => {
  const old = { currentId: 'k1', keys: { k1: k1! } };
  await openRootKeys(database, old);
  const caseId = newIdentifier(new Date('2026-11-22T02:00:00.000Z'));
  const { wrapped } = newCaseKey(old, '9901', caseId);
  await region('9901')
    .insertInto('vault_key')
    .values({ case_id: caseId, ...wrapped })
    .execute();
  const said: string[] = [];
  const work = {
    database: retention,
    masterKeys: { currentId: 'k2', keys: { k1: k1!, k2: k2! } },
    say: (line: string) => said.push(line),
  };
  expect(await tellStatus(work)).toBe(2);
  expect(said.at(-1)).toMatch(/2 kunci belum memakai k2/);
  await rotate(work);
  expect(said.at(-1)).toMatch(/2 kunci dibungkus ulang/);
  expect(await tellStatus(work)).toBe(0);
  expect(said.at(-1)).toMatch(/kunci k1 boleh dilepas/);
  await rotate(work);
  expect(said.at(-1)).toMatch(/^0 kunci/);
});

test('a key that nobody gave is named', async () => {
  const said: string[] = [];
  const masterKeys = { currentId: 'k3', keys: { k3: new Uint8Array(32).fill(3) } };
  expect(await tellStatus({ database: retention, masterKeys, say: (line) => said.push(line) })).toBe(2);
  expect(said.join('\n')).toMatch(/k2.*TIDAK DIBERIKAN/);
  expect(await missingKeys({ database: retention, masterKeys })).toEqual(['k2']);
  expect(
    await missingKeys({ database: retention, masterKeys: { currentId: 'k2', keys: { k2: k2! } } }),
  ).toEqual([]);
});
