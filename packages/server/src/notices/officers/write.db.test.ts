import { expect, test } from 'vitest';
import { inTransaction } from '../../platform/database/index.ts';
import { newIdentifier } from '../../record/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { openOfficerWords } from './sealed.ts';
import { type NoticeToOfficer, writeToOfficer } from './write.ts';

const { region, admin } = await testDatabase();
const here = region('3275');
const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(7) } };
const now = new Date('2026-11-23T03:00:00.000Z');

async function newOfficer(role: string, officeId: string, validUntil: Date | null = null): Promise<string> {
  const id = newIdentifier(now);
  await admin.query(
    `insert into auth."user" (id, name, email, email_verified, username, created_at, updated_at)
     values ($1::uuid, 'Ratna', $1::uuid || '@accounts.invalid', false, '3275:' || $1::uuid, now(), now())`,
    [id],
  );
  await here
    .insertInto('membership')
    .values({
      account_id: id,
      role,
      office_id: officeId,
      valid_from: new Date('2026-01-01'),
      valid_until: validUntil,
    })
    .execute();
  return id;
}

const says = {
  subject: { id: 'Janji {code}', en: 'Promise {code}' },
  body: { id: 'Janji {code} hampir lewat.', en: 'The promise of {code} is about to break.' },
};

const write = (notice: Partial<NoticeToOfficer> & Pick<NoticeToOfficer, 'to'>): Promise<number> =>
  inTransaction(here, (transaction) =>
    writeToOfficer({ masterKeys }, transaction, {
      template: 'promise-near',
      occasion: newIdentifier(now),
      says,
      values: { code: 'KB-7F3K9-2QXAM' },
      urgent: true,
      now,
      ...notice,
    }),
  );

const rowsOf = (accountId: string) =>
  here.selectFrom('officer_message').selectAll().where('account_id', '=', accountId).execute();

test('who holds the post now is told, in both languages, sealed', async () => {
  const head = await newOfficer('head', 'east');
  await newOfficer('head', 'east', new Date('2026-11-01'));
  await newOfficer('head', 'west');
  await newOfficer('verifier', 'east');
  expect(await write({ to: { role: 'head', officeIds: ['east'] } })).toBe(1);
  const [row] = await rowsOf(head);
  expect(row).toMatchObject({ state: 'waiting', urgent: true });
  expect(openOfficerWords(masterKeys, row!.id, row!.sealed).body).toEqual({
    id: 'Janji KB-7F3K9-2QXAM hampir lewat.',
    en: 'The promise of KB-7F3K9-2QXAM is about to break.',
  });
  expect(row!.sealed.toString('latin1')).not.toContain('KB-7F3K9');
});

test('the same occasion is told once, and what is not urgent waits for the digest', async () => {
  const officer = await newOfficer('operator', 'north');
  const to = { accountIds: [officer, officer] };
  expect(await write({ to, occasion: 'case-1/holder', urgent: false })).toBe(1);
  expect(await write({ to, occasion: 'case-1/holder', urgent: false })).toBe(0);
  expect(await write({ to, occasion: 'case-1/head', urgent: false })).toBe(1);
  expect((await rowsOf(officer)).map(({ state }) => state)).toEqual(['gathered', 'gathered']);
});

test('with nobody to tell nothing is written', async () => {
  expect(await write({ to: { role: 'head', officeIds: [] } })).toBe(0);
  expect(await write({ to: { accountIds: [] } })).toBe(0);
});
