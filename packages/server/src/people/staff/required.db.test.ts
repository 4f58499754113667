import { expect, test } from 'vitest';
import { arrangeStaff, demoPassword, must } from './testing/arrange.ts';

const { people, staff, guest, inviteFirst, codeOf, callerOf } = await arrangeStaff('required');

test('where a second factor is required, a password alone opens nothing, and a factor can not be removed', async () => {
  expect(await people.signInOfficer(guest, 'north-head', demoPassword)).toMatchObject({
    ok: false,
    error: { code: 'second-factor-missing' },
  });
  const { link } = must(
    await inviteFirst({ regionId: '9901', post: 'keeper', name: 'Euis', username: 'euis.admin' }),
  );
  const token = link.split('/').at(-1) ?? '';
  const { secret } = must(await staff.invitation('9901', token));
  const password = 'sungai kecil di belakang';
  const { recoveryCodes } = must(
    await staff.acceptInvitation('9901', { token, password, code: codeOf(secret) }),
  );
  const asked = await people.signInOfficer(guest, 'euis.admin', password);
  const ticket = asked.ok ? '' : String(asked.error.details?.ticket);
  const entered = { ticket, code: recoveryCodes[0] ?? '' };
  const caller = await callerOf(must(await people.signInWithSecondFactor(guest, entered)).bearerToken);
  expect(await staff.removeSecondFactor(caller)).toMatchObject({ error: { code: 'second-factor-required' } });
});
