import type { Result } from '@satuloket/engine';
import { describe, expect, test } from 'vitest';
import { softPasskey } from '../testing/soft-passkey.ts';
import { arrangeStaff, demoPassword, must } from './testing/arrange.ts';

const codeOfFailure = (result: Result<unknown>): string => (result.ok ? 'done' : result.error.code);

describe('where a second factor is required', async () => {
  const world = await arrangeStaff('required');
  const { people, passkeys, staff, publicUrl, guest, inviteFirst, codeOf, callerOf, later, streamKinds } =
    world;
  const password = 'sungai kecil di belakang';
  const { link } = must(
    await inviteFirst({ regionId: '9901', post: 'keeper', name: 'Euis', username: 'euis.admin' }),
  );
  const token = link.split('/').at(-1) ?? '';
  const { secret } = must(await staff.invitation('9901', token));
  const code = codeOf(secret);
  const { recoveryCodes } = must(await staff.acceptInvitation('9901', { token, password, code }));
  const asked = await people.signInOfficer(guest, 'euis.admin', password);
  const ticket = asked.ok ? '' : String(asked.error.details?.ticket);
  const entered = { ticket, code: recoveryCodes[0] ?? '' };
  const { bearerToken } = must(await people.signInWithSecondFactor(guest, entered));
  const euis = await callerOf(bearerToken);
  const [laptop, phone] = [softPasskey(), softPasskey()];
  const signInBy = async (device: typeof laptop) =>
    people.signInOfficerWithPasskey(guest, device.get(await passkeys.signInQuestion(), publicUrl));

  test('a passkey is made with a fresh proof, and opens alone: it is held and unlocked', async () => {
    const question = must(await staff.passkeyRegistration(euis));
    const answer = laptop.create(question, publicUrl);
    const { id } = must(await staff.registerPasskey(euis, { answer, name: 'Laptop' }));
    expect(await streamKinds()).toContain('administration.passkey-registered');
    // The same answer again is no second passkey.
    expect(codeOfFailure(await staff.registerPasskey(euis, { answer, name: 'Laptop' }))).toBe(
      'passkey-refused',
    );
    const caller = await callerOf(must(await signInBy(laptop)).bearerToken);
    expect(caller.who).toMatchObject({ kind: 'officer', name: 'Euis' });
    expect(must(await staff.security(caller))).toMatchObject({
      passkeys: [{ id, name: 'Laptop', worksHere: true, usedAt: world.clock.at.toISOString() }],
      sessions: [{ isCurrent: true, provenBy: 'passkey' }, { provenBy: 'recovery-code' }],
    });
  });

  test('the answer to a question opens once', async () => {
    const answer = laptop.get(await passkeys.signInQuestion(), publicUrl);
    expect(codeOfFailure(await people.signInOfficerWithPasskey(guest, answer))).toBe('done');
    expect(codeOfFailure(await people.signInOfficerWithPasskey(guest, answer))).toBe('passkey-refused');
    const elsewhere = laptop.get(await passkeys.signInQuestion(), 'https://layanan.contoh.example');
    expect(codeOfFailure(await people.signInOfficerWithPasskey(guest, elsewhere))).toBe('passkey-refused');
    expect(codeOfFailure(await signInBy(phone))).toBe('passkey-unknown');
  });

  test('beside it the authenticator app may go; then the password asks for the passkey, and the last one stays', async () => {
    must(await staff.removeSecondFactor(euis));
    expect(codeOfFailure(await people.signInOfficer(guest, 'euis.admin', password))).toBe('passkey-needed');
    const [only] = must(await staff.security(euis)).passkeys;
    expect(codeOfFailure(await staff.removePasskey(euis, only?.id ?? ''))).toBe('second-factor-required');
    const question = must(await staff.passkeyRegistration(euis));
    must(await staff.registerPasskey(euis, { answer: phone.create(question, publicUrl), name: 'HP' }));
    const both = must(await staff.security(euis)).passkeys;
    expect(
      (await Promise.all(both.map(({ id }) => staff.removePasskey(euis, id)))).map(codeOfFailure).sort(),
    ).toEqual(['done', 'second-factor-required']);
    expect((await streamKinds()).filter((kind) => /passkey/.test(kind)).sort()).toEqual([
      'administration.passkey-registered',
      'administration.passkey-registered',
      'administration.passkey-removed',
    ]);
  });

  test('what is sensitive asks for a proof, which the passkey of the same person gives', async () => {
    later(601);
    const device = codeOfFailure(await signInBy(laptop)) === 'done' ? laptop : phone;
    expect(codeOfFailure(await staff.passkeyRegistration(euis))).toBe('proof-needed');
    expect(codeOfFailure(await staff.removePasskey(euis, 'x'))).toBe('proof-needed');
    expect(codeOfFailure(await people.proveAgain(euis, { password }))).toBe('passkey-needed');
    // A question for signing in proves nothing here: what is asked names the account.
    const general = device.get(await passkeys.signInQuestion(), publicUrl);
    expect(codeOfFailure(await people.proveAgain(euis, { passkey: general }))).toBe('passkey-refused');
    const question = must(await staff.passkeyProof(euis));
    must(await people.proveAgain(euis, { passkey: device.get(question, publicUrl) }));
    expect(codeOfFailure(await staff.passkeyRegistration(await callerOf(bearerToken)))).toBe('done');
  });

  test('whoever begins anew has no passkey any more', async () => {
    const admin = must(
      await inviteFirst({ regionId: '9901', post: 'keeper', name: 'Nani', username: 'nani.admin' }),
    );
    const other = admin.link.split('/').at(-1) ?? '';
    const opened = must(await staff.invitation('9901', other));
    const joined = must(
      await staff.acceptInvitation('9901', { token: other, password, code: codeOf(opened.secret) }),
    );
    const first = await people.signInOfficer(guest, 'nani.admin', password);
    const nani = await callerOf(
      must(
        await people.signInWithSecondFactor(guest, {
          ticket: first.ok ? '' : String(first.error.details?.ticket),
          code: joined.recoveryCodes[0] ?? '',
        }),
      ).bearerToken,
    );
    const accountId = euis.who.kind === 'officer' ? euis.who.accountId : '';
    must(await staff.resetOfficer(nani, { key: 'reset-1', accountId, phone: '0812-0000-7002' }));
    for (const device of [laptop, phone])
      expect(codeOfFailure(await signInBy(device))).toBe('passkey-unknown');
  });
});

describe('where a second factor is offered', async () => {
  const world = await arrangeStaff();
  const { people, passkeys, staff, publicUrl, guest, signIn, callerOf } = world;

  test('a resident’s passkey opens no console, and an officer without a post here stays outside', async () => {
    const accountId = await people.accounts.keepResident('an-index');
    const device = softPasskey();
    const question = await passkeys.registrationQuestion({ accountId, name: 'r' });
    must(await passkeys.register({ accountId, answer: device.create(question, publicUrl), name: 'HP' }));
    const answer = device.get(await passkeys.signInQuestion(), publicUrl);
    expect(codeOfFailure(await people.signInOfficerWithPasskey(guest, answer))).toBe('passkey-unknown');
  });

  test('the password alone opens again once the passkey is gone', async () => {
    const head = await signIn('north-head');
    const device = softPasskey();
    const question = must(await staff.passkeyRegistration(head));
    const answer = device.create(question, publicUrl);
    const { id } = must(await staff.registerPasskey(head, { answer, name: 'Laptop' }));
    expect(codeOfFailure(await people.signInOfficer(guest, 'north-head', demoPassword))).toBe(
      'passkey-needed',
    );
    const got = device.get(await passkeys.signInQuestion(), publicUrl);
    const signedIn = must(await people.signInOfficerWithPasskey(guest, got));
    must(await staff.removePasskey(await callerOf(signedIn.bearerToken), id));
    expect(codeOfFailure(await people.signInOfficer(guest, 'north-head', demoPassword))).toBe('done');
    // Another's passkey is nobody's to remove.
    const recorder = await signIn('north-recorder');
    expect(codeOfFailure(await staff.removePasskey(recorder, id))).toBe('passkey-not-found');
  });
});

describe('who began with a passkey where a second factor is offered', async () => {
  const world = await arrangeStaff('offered');
  const { people, passkeys, staff, publicUrl, guest, inviteFirst, callerOf } = world;

  test('keeps the last one until there is a password or another', async () => {
    const named = { regionId: '9901', post: 'keeper', name: 'Euis', username: 'euis.admin' };
    const token =
      must(await inviteFirst(named))
        .link.split('/')
        .at(-1) ?? '';
    const [device, other] = [softPasskey(), softPasskey()];
    const question = must(await staff.invitation('9901', token)).passkeyQuestion;
    const passkey = { answer: device.create(question, publicUrl), name: 'HP' };
    must(await staff.acceptInvitation('9901', { token, passkey }));
    const got = device.get(await passkeys.signInQuestion(), publicUrl);
    const euis = await callerOf(must(await people.signInOfficerWithPasskey(guest, got)).bearerToken);
    const [only] = must(await staff.security(euis)).passkeys;
    const id = only?.id ?? '';
    expect(codeOfFailure(await staff.removePasskey(euis, id))).toBe('last-way-in');
    const answer = other.create(must(await staff.passkeyRegistration(euis)), publicUrl);
    const second = must(await staff.registerPasskey(euis, { answer, name: 'Laptop' }));
    expect(codeOfFailure(await staff.removePasskey(euis, id))).toBe('done');
    expect(codeOfFailure(await staff.removePasskey(euis, second.id))).toBe('last-way-in');
    const password = 'sungai kecil di belakang';
    must(await staff.changePassword(euis, password));
    expect(codeOfFailure(await staff.removePasskey(euis, second.id))).toBe('done');
    expect(codeOfFailure(await people.signInOfficer(guest, 'euis.admin', password))).toBe('done');
  });
});

describe('an invitation that begins with a passkey', async () => {
  const world = await arrangeStaff('required');
  const { people, passkeys, staff, publicUrl, guest, inviteFirst, codeOf, callerOf } = world;
  const invited = async (username: string): Promise<string> => {
    const named = { regionId: '9901', post: 'keeper', name: 'Euis', username };
    return (
      must(await inviteFirst(named))
        .link.split('/')
        .at(-1) ?? ''
    );
  };
  const questionOf = async (token: string) => must(await staff.invitation('9901', token)).passkeyQuestion;

  test('opens by that device alone, and its link is used', async () => {
    const device = softPasskey();
    const token = await invited('euis.admin');
    const passkey = { answer: device.create(await questionOf(token), publicUrl), name: 'HP Euis' };
    expect(must(await staff.acceptInvitation('9901', { token, passkey }))).toEqual({
      username: 'euis.admin',
      recoveryCodes: [],
    });
    expect(codeOfFailure(await staff.acceptInvitation('9901', { token, passkey }))).toBe(
      'invitation-unknown',
    );
    const answer = device.get(await passkeys.signInQuestion(), publicUrl);
    const caller = await callerOf(must(await people.signInOfficerWithPasskey(guest, answer)).bearerToken);
    expect(caller.who).toMatchObject({ kind: 'officer', name: 'Euis' });
    expect(must(await staff.security(caller))).toMatchObject({ passkeys: [{ name: 'HP Euis' }] });
    for (const password of ['', 'sungai kecil di belakang'])
      expect((await people.signInOfficer(guest, 'euis.admin', password)).ok).toBe(false);
  });

  test('is refused for another’s question, without a name and with neither way, and leaves no account', async () => {
    const [token, other] = [await invited('wati.admin'), await invited('ujang.admin')];
    const device = softPasskey();
    const foreign = { answer: device.create(await questionOf(other), publicUrl), name: 'HP' };
    const nameless = { answer: device.create(await questionOf(token), publicUrl), name: ' ' };
    for (const [entered, code] of [
      [{ passkey: foreign }, 'passkey-refused'],
      [{ passkey: nameless }, 'passkey-name-wrong'],
      [{}, 'password-invalid'],
      [{ password: 'sungai kecil di belakang' }, 'second-factor-wrong'],
    ] as const)
      expect(codeOfFailure(await staff.acceptInvitation('9901', { token, ...entered })), code).toBe(code);
    const accounts = await world.admin.query(`select 1 from auth."user" where username like '%wati.admin'`);
    expect(accounts.rows).toEqual([]);
    const password = 'sungai kecil di belakang';
    const code = codeOf(must(await staff.invitation('9901', token)).secret);
    expect(must(await staff.acceptInvitation('9901', { token, password, code })).recoveryCodes).toHaveLength(
      10,
    );
  });
});
