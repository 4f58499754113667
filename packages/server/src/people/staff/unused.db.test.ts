import type { Result } from '@satuloket/engine';
import { expect, test } from 'vitest';
import { softPasskey } from '../testing/soft-passkey.ts';
import { arrangeStaff, demoPassword, must } from './testing/arrange.ts';

const { people, passkeys, staff, publicUrl, guest, later, signIn, accountOf, streamKinds } =
  await arrangeStaff();
const codeOfFailure = (result: Result<unknown>): string => (result.ok ? 'done' : result.error.code);
const day = 24 * 3600;

test('an account that nobody has used for long is closed, by password and by passkey, until the head opens it again', async () => {
  const checker = await signIn('north-checker');
  later(90 * day);
  const again = await signIn('north-checker');
  const device = softPasskey();
  const answer = device.create(must(await staff.passkeyRegistration(again)), publicUrl);
  must(await staff.registerPasskey(again, { answer, name: 'HP' }));
  expect(checker.who.kind).toBe('officer');
  later(90 * day + 1);
  expect(codeOfFailure(await people.signInOfficer(guest, 'north-checker', 'something else'))).toBe(
    'sign-in-refused',
  );
  expect(codeOfFailure(await people.signInOfficer(guest, 'north-checker', demoPassword))).toBe(
    'account-closed',
  );
  const got = async () => device.get(await passkeys.signInQuestion(), publicUrl);
  expect(codeOfFailure(await people.signInOfficerWithPasskey(guest, await got()))).toBe('account-closed');
  const head = await signIn('north-head');
  const accountId = accountOf('north-checker');
  const closed = async (): Promise<boolean | undefined> =>
    must(await staff.officers(head, {})).officers.find((officer) => officer.accountId === accountId)
      ?.isClosed;
  expect(await closed()).toBe(true);
  const elsewhere = await signIn('south-head');
  expect(codeOfFailure(await staff.reopenOfficer(elsewhere, { key: 'a', accountId }))).toBe(
    'officer-unknown',
  );
  expect(must(await staff.reopenOfficer(head, { key: 'b', accountId }))).toEqual({ accountId });
  expect(await closed()).toBe(false);
  expect(await streamKinds()).toContain('administration.officer-reopened');
  must(await people.signInOfficerWithPasskey(guest, await got()));
});
