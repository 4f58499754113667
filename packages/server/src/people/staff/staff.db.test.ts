import { describe, expect, test } from 'vitest';
import { newIdentifier } from '../../record/index.ts';
import type { Caller } from '../../types.ts';
import { arrangeStaff, demoPassword, goodPassword, must } from './testing/arrange.ts';
import { takeAttempt, waitSecondsAfter } from './waits.ts';

const {
  admin,
  database,
  people,
  staff,
  clock,
  later,
  messages,
  told,
  guest,
  accountOf,
  callerOf,
  signIn,
  codeOf,
  linkToken,
  streamKinds,
  inviteFirst,
} = await arrangeStaff();
const key = (): string => newIdentifier(clock.at);
const codeOfFailure = (result: { ok: boolean; error?: { code: string } }): string =>
  result.ok ? 'done' : (result.error?.code ?? '');
const ticketOf = (result: Awaited<ReturnType<typeof people.signInOfficer>>): string =>
  result.ok ? '' : String(result.error.details?.ticket ?? '');
const rolesOf = ({ who }: Caller): readonly string[] =>
  who.kind === 'officer' ? who.posts.map(({ role, acting }) => `${acting?.kind ?? ''}${role}`) : [];
const asking = { name: 'Wati Lestari', nip: '', role: 'checker', officeId: 'north-office' };

test('each further failure waits longer, as the rule says, and nobody else does', async () => {
  const waited: number[] = [];
  for (let failures = 1; failures <= 11; failures += 1) {
    const taken = await takeAttempt(database, '9901:hammered', clock.at);
    expect(taken).toEqual({ allowed: true });
    const next = await takeAttempt(database, '9901:hammered', clock.at);
    // Where nothing is to be waited the second one was an attempt as well.
    if (next.allowed) failures += 1;
    const refused = next.allowed ? 0 : next.retryAfterSeconds;
    expect(refused).toBe(waitSecondsAfter(failures));
    waited.push(refused);
    later(refused);
  }
  expect(waited).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900]);
  expect(codeOfFailure(await people.signInOfficer(guest, 'north-checker', demoPassword))).toBe('done');
  later(86_401);
  expect(await takeAttempt(database, '9901:hammered', clock.at)).toEqual({ allowed: true });
  expect(await takeAttempt(database, '9901:hammered', clock.at)).toEqual({ allowed: true });
});

describe('invited', () => {
  let wati: { username: string; recoveryCodes: readonly string[] };
  let secret = '';

  test('a head asks someone in; the link opens once, and nothing of it is kept', async () => {
    const head = await signIn('north-head');
    const command = { ...asking, username: 'wati', phone: '0812-0000-7001', key: key() };
    const asked = must(await staff.invite(head, command));
    expect(must(await staff.invite(head, command))).toEqual(asked);
    expect(messages).toMatchObject([{ to: '+6281200007001' }]);
    later(1);
    const token = linkToken();
    const opened = must(await staff.invitation('9901', token));
    expect(opened).toMatchObject({ name: 'Wati Lestari', username: 'wati', kind: 'invite' });
    expect(must(await staff.invitation('9901', token)).secret).toBe(opened.secret);
    secret = opened.secret;
    const rows = await admin.query(
      `select 1 from staff_invitation i where i::text like any (array[$1, $2, $3])`,
      [`%${token}%`, `%${secret}%`, '%Wati%'],
    );
    expect(rows.rowCount).toBe(0);
    expect(
      codeOfFailure(
        await staff.acceptInvitation('9901', { token, password: 'wati-lestari', code: codeOf(secret) }),
      ),
    ).toBe('password-invalid');
    expect(
      codeOfFailure(
        await staff.acceptInvitation('9901', { token, password: goodPassword, code: codeOf(secret, 9) }),
      ),
    ).toBe('second-factor-wrong');
    wati = must(
      await staff.acceptInvitation('9901', { token, password: goodPassword, code: codeOf(secret) }),
    );
    expect(wati.username).toBe('wati');
    expect(wati.recoveryCodes).toHaveLength(10);
    expect(codeOfFailure(await staff.invitation('9901', token))).toBe('invitation-unknown');
    expect(
      codeOfFailure(
        await staff.acceptInvitation('9901', { token, password: goodPassword, code: codeOf(secret, 1) }),
      ),
    ).toBe('invitation-unknown');
    expect(await streamKinds()).toEqual(['administration.officer-invited', 'administration.officer-joined']);
  });

  test('signs in by password and code; a code works once, a recovery code too', async () => {
    const ticket = ticketOf(await people.signInOfficer(guest, 'wati', goodPassword));
    // The code by which the link was used.
    expect(codeOfFailure(await people.signInWithSecondFactor(guest, { ticket, code: codeOf(secret) }))).toBe(
      'second-factor-wrong',
    );
    later(30);
    const code = codeOf(secret);
    const both = await Promise.all([1, 2].map(() => people.signInWithSecondFactor(guest, { ticket, code })));
    expect(both.map(codeOfFailure).sort()).toEqual(['done', 'second-factor-wrong']);
    const recovery = wati.recoveryCodes[0]?.toLowerCase().replace('-', ' ') ?? '';
    const entered = { ticket, code: recovery };
    const caller = await callerOf(must(await people.signInWithSecondFactor(guest, entered)).bearerToken);
    expect(rolesOf(caller)).toEqual(['checker']);
    expect(codeOfFailure(await people.signInWithSecondFactor(guest, entered))).toBe('second-factor-wrong');
    expect(must(await staff.security(caller)).secondFactor).toMatchObject({
      isSet: true,
      recoveryCodesLeft: 9,
    });
    later(301);
    expect(codeOfFailure(await people.signInWithSecondFactor(guest, { ticket, code: codeOf(secret) }))).toBe(
      'sign-in-over',
    );
    const forged = `${accountOf('north-head')}.${ticket.split('.').slice(1).join('.')}`;
    expect(
      codeOfFailure(await people.signInWithSecondFactor(guest, { ticket: forged, code: codeOf(secret) })),
    ).toBe('sign-in-over');
  });

  test('attempts at the code are counted by account, whatever the ticket', async () => {
    const outcomes: string[] = [];
    for (const _ of [1, 2, 3, 4, 5, 6, 7]) {
      const ticket = ticketOf(await people.signInOfficer(guest, 'wati', goodPassword));
      outcomes.push(codeOfFailure(await people.signInWithSecondFactor(guest, { ticket, code: '000000' })));
    }
    // What failed before, in the test above, counts as well: one has not succeeded since.
    expect(outcomes.at(0)).toBe('second-factor-wrong');
    expect(outcomes.at(-1)).toBe('second-factor-locked');
    later(901);
  });

  test('what is sensitive asks for a proof of a moment ago', async () => {
    const ticket = ticketOf(await people.signInOfficer(guest, 'wati', goodPassword));
    const { bearerToken } = must(
      await people.signInWithSecondFactor(guest, { ticket, code: codeOf(secret) }),
    );
    later(11 * 60);
    const stale = await callerOf(bearerToken);
    expect(codeOfFailure(await staff.renewRecoveryCodes(stale))).toBe('proof-needed');
    expect(codeOfFailure(await people.proveAgain(stale, { password: goodPassword }))).toBe(
      'second-factor-wrong',
    );
    expect(codeOfFailure(await people.proveAgain(stale, { code: codeOf(secret) }))).toBe('done');
    const fresh = await callerOf(bearerToken);
    const { recoveryCodes } = must(await staff.renewRecoveryCodes(fresh));
    expect(recoveryCodes).not.toContain(wati.recoveryCodes[1]);
    expect(codeOfFailure(await people.proveAgain(fresh, { code: wati.recoveryCodes[1] ?? '' }))).toBe(
      'second-factor-wrong',
    );
  });

  test('the list of sessions ends one, and all others', async () => {
    const callers: Caller[] = [];
    for (const _ of [1, 2, 3]) callers.push(await signIn('north-recorder'));
    const [first, second, third] = callers as [Caller, Caller, Caller];
    const { sessions } = must(await staff.security(third));
    expect(sessions).toHaveLength(3);
    expect(sessions[0]).toMatchObject({
      isCurrent: true,
      browser: 'Firefox',
      system: 'Linux',
      network: '103.12.x.x',
      provenBy: 'password',
    });
    const idOf = (caller: Caller): string =>
      caller.who.kind === 'officer' ? (caller.who.session?.id ?? '') : '';
    expect(codeOfFailure(await staff.endSession(await signIn('north-checker'), idOf(first)))).toBe(
      'session-unknown',
    );
    expect(codeOfFailure(await staff.endSession(third, idOf(first)))).toBe('done');
    expect(must(await staff.security(third)).sessions.map(({ id }) => id)).toEqual([
      idOf(third),
      idOf(second),
    ]);
    expect(must(await staff.endOtherSessions(third))).toEqual({ ended: 1 });
    expect(must(await staff.security(third)).sessions).toHaveLength(1);
  });

  test('the head lets someone begin anew: sessions, password and second factor are gone', async () => {
    const wrongHead = await signIn('south-head');
    const { rows } = await admin.query<{ id: string }>(
      `select id from auth."user" where username = '9901:wati'`,
    );
    const accountId = rows[0]?.id ?? '';
    const command = { accountId, email: 'wati@contoh.id', key: key() };
    expect(codeOfFailure(await staff.resetOfficer(wrongHead, command))).toBe('officer-unknown');
    const head = await signIn('north-head');
    must(await staff.resetOfficer(head, command));
    expect(messages.at(-1)).toMatchObject({ to: 'wati@contoh.id' });
    expect(codeOfFailure(await people.signInOfficer(guest, 'wati', goodPassword))).toBe('sign-in-refused');
    const token = linkToken();
    const opened = must(await staff.invitation('9901', token));
    must(
      await staff.acceptInvitation('9901', {
        token,
        password: 'sungai kecil di belakang',
        code: codeOf(opened.secret),
      }),
    );
    expect(codeOfFailure(await people.signInOfficer(guest, 'wati', 'sungai kecil di belakang'))).toBe(
      'second-factor-needed',
    );
    // Told again, the command is the one that was done: the new password stands.
    must(await staff.resetOfficer(head, command));
    expect(codeOfFailure(await people.signInOfficer(guest, 'wati', 'sungai kecil di belakang'))).toBe(
      'second-factor-needed',
    );
    expect(await streamKinds()).toEqual(
      expect.arrayContaining(['administration.officer-reset', 'administration.officer-returned']),
    );
  });

  test.each<[string, string, Partial<typeof asking & { username: string; phone: string }>, string]>([
    ['a checker', 'north-checker', {}, 'not-allowed'],
    ['a head for another office', 'north-head', { officeId: 'south-office' }, 'not-allowed'],
    ['a head for a head', 'north-head', { role: 'head' }, 'not-allowed'],
    ['a name that is taken', 'north-head', { username: 'north-recorder' }, 'username-taken'],
    ['no way to send the link', 'north-head', { phone: '' }, 'invitation-invalid'],
    ['a name that is none', 'north-head', { username: 'A B' }, 'invitation-invalid'],
    ['a number that is none', 'north-head', { nip: '123' }, 'invitation-invalid'],
  ])('refused: %s', async (_name, by, changed, code) => {
    const given = { ...asking, username: 'baru.sekali', phone: '081200007002', ...changed, key: key() };
    expect(codeOfFailure(await staff.invite(await signIn(by), given))).toBe(code);
  });

  test('a link is worth nothing after three days, after a newer one, and when withdrawn', async () => {
    const head = await signIn('north-head');
    const given = { ...asking, username: 'lain', phone: '081200007003', key: key() };
    const { invitationId } = must(await staff.invite(head, given));
    const first = linkToken();
    must(await staff.sendInvitationAgain(head, invitationId));
    const second = linkToken();
    expect(codeOfFailure(await staff.invitation('9901', first))).toBe('invitation-unknown');
    expect(codeOfFailure(await staff.invitation('9901', second))).toBe('done');
    later(72 * 3600 + 1);
    expect(codeOfFailure(await staff.invitation('9901', second))).toBe('invitation-unknown');
    const again = await signIn('north-head');
    expect(must(await staff.officers(again, {})).invitations).toMatchObject([
      { id: invitationId, state: 'expired' },
    ]);
    must(await staff.sendInvitationAgain(again, invitationId));
    must(await staff.withdrawInvitation(again, { key: key(), invitationId }));
    expect(codeOfFailure(await staff.invitation('9901', linkToken()))).toBe('invitation-unknown');
  });

  test('the operator invites the first officer of a region', async () => {
    const { link } = must(
      await inviteFirst({ regionId: '9901', post: 'keeper', name: 'Euis', username: 'euis.admin' }),
    );
    expect(must(await staff.invitation('9901', link.split('/').at(-1) ?? ''))).toMatchObject({
      name: 'Euis',
    });
  });
});

test('a second factor of the own: begun, confirmed, and asked for at the next sign-in', async () => {
  const caller = await signIn('south-checker');
  const { secret } = must(await staff.beginSecondFactor(caller));
  expect(codeOfFailure(await people.signInOfficer(guest, 'south-checker', demoPassword))).toBe('done');
  expect(codeOfFailure(await staff.confirmSecondFactor(caller, '123'))).toBe('second-factor-wrong');
  must(await staff.confirmSecondFactor(caller, codeOf(secret)));
  expect(codeOfFailure(await people.signInOfficer(guest, 'south-checker', demoPassword))).toBe(
    'second-factor-needed',
  );
  const clear = await admin.query(`select 1 from second_factor f where f::text like $1`, [`%${secret}%`]);
  expect(clear.rowCount).toBe(0);
  must(await staff.removeSecondFactor(caller));
  expect(codeOfFailure(await people.signInOfficer(guest, 'south-checker', demoPassword))).toBe('done');
});

describe('posts', () => {
  const post = { role: 'recorder', officeId: 'north-office' };

  test('are given and ended by the head, from a day to a day, and never by oneself', async () => {
    const head = await signIn('north-head');
    const accountId = accountOf('north-checker');
    const until = clock.at.toISOString().slice(0, 10);
    must(await staff.grantPost(head, { ...post, accountId, until, key: key() }));
    expect(rolesOf(await signIn('north-checker')).toSorted()).toEqual(['checker', 'recorder']);
    expect(codeOfFailure(await staff.grantPost(head, { ...post, accountId, key: key() }))).toBe('post-held');
    later(24 * 3600);
    expect(rolesOf(await signIn('north-checker'))).toEqual(['checker']);
    const next = await signIn('north-head');
    must(await staff.grantPost(next, { ...post, accountId, key: key() }));
    later(1);
    must(await staff.endPost(next, { ...post, accountId, key: key() }));
    expect(rolesOf(await signIn('north-checker'))).toEqual(['checker']);
    const own = { ...post, accountId: accountOf('north-head'), key: key() };
    expect(codeOfFailure(await staff.grantPost(next, own))).toBe('not-for-yourself');
    const elsewhere = { role: 'checker', officeId: 'south-office', accountId, key: key() };
    expect(codeOfFailure(await staff.grantPost(next, elsewhere))).toBe('not-allowed');
  });

  test('a stand-in acts with the post on its days, keeps no posts, and ends', async () => {
    const keeper = await signIn('keeper');
    const today = clock.at.toISOString().slice(0, 10);
    const given = {
      kind: 'plh' as const,
      role: 'head',
      officeId: 'north-office',
      absentAccountId: accountOf('north-head'),
      accountId: accountOf('north-recorder'),
      from: today,
      until: today,
      letterNumber: '800/17/2026',
    };
    expect(
      codeOfFailure(
        await staff.appointStandIn(keeper, { ...given, absentAccountId: accountOf('keeper'), key: key() }),
      ),
    ).toBe('stand-in-invalid');
    const { standInId } = must(await staff.appointStandIn(keeper, { ...given, key: key() }));
    expect(
      codeOfFailure(
        await staff.appointStandIn(keeper, { ...given, accountId: accountOf('north-checker'), key: key() }),
      ),
    ).toBe('stand-ins-overlap');
    const standIn = await signIn('north-recorder');
    expect(rolesOf(standIn)).toEqual(['recorder', 'plhhead']);
    expect(standIn.who.kind === 'officer' && standIn.who.posts[1]?.title?.id).toBe('Plh. head');
    expect(codeOfFailure(await staff.officers(standIn, {}))).toBe('not-allowed');
    expect(must(await staff.officers(keeper, { officeId: 'north-office' })).standIns).toMatchObject([
      { id: standInId, state: 'current', absent: 'Hana', name: 'Rudi', mayEnd: true },
    ]);
    later(24 * 3600);
    expect(rolesOf(await signIn('north-recorder'))).toEqual(['recorder']);
  });

  test('with the last post everything ends that was held beside it', async () => {
    const keeper = await signIn('keeper');
    const today = clock.at.toISOString().slice(0, 10);
    const accountId = accountOf('south-recorder');
    const head = await signIn('south-head');
    const acting = {
      kind: 'plt' as const,
      role: 'checker',
      officeId: 'south-office',
      accountId,
      from: today,
      until: today,
      letterNumber: '1',
    };
    // A Plt. is for a vacant post: nobody may hold it on any of those days.
    expect(await staff.appointStandIn(keeper, { ...acting, key: key() })).toMatchObject({
      ok: false,
      error: { code: 'stand-in-invalid', fields: [{ path: 'kind' }] },
    });
    const { role, officeId } = acting;
    must(await staff.endPost(head, { role, officeId, accountId: accountOf('south-checker'), key: key() }));
    must(await staff.appointStandIn(keeper, { ...acting, key: key() }));
    expect(rolesOf(await signIn('south-recorder'))).toEqual(['recorder', 'pltchecker']);
    must(await staff.endPost(head, { role: 'recorder', officeId: 'south-office', accountId, key: key() }));
    expect((await signIn('south-recorder')).who.kind).toBe('guest');
  });
});

describe('in an emergency', () => {
  test('a named few take a role with a reason; all are told, it ends by itself and is reviewed', async () => {
    const head = await signIn('north-head');
    const accountId = accountOf('north-recorder');
    const named = { accountId, role: 'checker', officeId: 'north-office', key: key() };
    expect(codeOfFailure(await staff.givePermit(head, { ...named, role: 'head' }))).toBe('not-allowed');
    // What the page offers is what the command takes.
    const keeper = await signIn('keeper');
    const offered = must(await staff.officers(keeper, { officeId: 'north-office' })).posts;
    expect(offered.map(({ role, inEmergency }) => [role, inEmergency])).toEqual(
      expect.arrayContaining([
        ['head', false],
        ['checker', true],
      ]),
    );
    later(1);
    const { permitId } = must(await staff.givePermit(head, named));
    later(1);
    const officer = await signIn('north-recorder');
    const begin = { permitId, hours: 2, reason: 'Kedua verifikator sakit dan janji hari ini lewat.' };
    const hasty = { ...begin, reason: 'mendesak', key: key() };
    expect(codeOfFailure(await staff.beginEmergency(officer, hasty))).toBe('emergency-invalid');
    const other = await signIn('north-checker');
    expect(codeOfFailure(await staff.beginEmergency(other, { ...begin, key: key() }))).toBe('permit-unknown');
    const { emergencyId } = must(await staff.beginEmergency(officer, { ...begin, key: key() }));
    expect(told.map(({ template }) => template)).toEqual(['emergency-begun', 'emergency-begun']);
    expect(codeOfFailure(await staff.beginEmergency(officer, { ...begin, key: key() }))).toBe(
      'emergency-running',
    );
    const holding = await signIn('north-recorder');
    expect(rolesOf(holding)).toEqual(['recorder', 'emergencychecker']);
    expect((await staff.menu(holding)).emergency).toMatchObject({ id: emergencyId });
    const auditor = await signIn('inspector');
    const review = { emergencyId, verdict: 'in-order' as const, note: '' };
    const unsaid = { ...review, key: key(), verdict: '' as never };
    expect(await staff.reviewEmergency(auditor, unsaid)).toMatchObject({
      error: { fields: [{ path: 'verdict' }] },
    });
    expect(codeOfFailure(await staff.reviewEmergency(auditor, { ...review, key: key() }))).toBe(
      'emergency-open',
    );
    later(2 * 3600);
    expect(rolesOf(await signIn('north-recorder'))).toEqual(['recorder']);
    must(await staff.reviewEmergency(auditor, { ...review, key: key() }));
    expect(must(await staff.emergencies(auditor))).toMatchObject([
      {
        id: emergencyId,
        reason: begin.reason,
        isRunning: false,
        review: { by: 'Ibnu', verdict: 'in-order' },
      },
    ]);
    expect(codeOfFailure(await staff.reviewEmergency(auditor, { ...review, key: key() }))).toBe(
      'emergency-reviewed',
    );
    expect((await streamKinds()).slice(-3)).toEqual([
      'administration.emergency-permitted',
      'administration.emergency-begun',
      'administration.emergency-reviewed',
    ]);
    const words = await admin.query(`select 1 from stream_entry e where e::text like '%sakit%'`);
    expect(words.rowCount).toBe(0);
  });

  test('it ends when given back and when the permit is withdrawn', async () => {
    const head = await signIn('north-head');
    const accountId = accountOf('north-checker');
    const named = { accountId, role: 'recorder', officeId: 'north-office' };
    const { permitId } = must(await staff.givePermit(head, { ...named, key: key() }));
    const reason = 'Pencatat tidak masuk, lima puluh berkas menunggu.';
    const begin = () => ({ permitId, hours: 1, reason, key: key() });
    const officer = await signIn('north-checker');
    const { emergencyId } = must(await staff.beginEmergency(officer, begin()));
    must(await staff.endEmergency(officer, { key: key(), emergencyId }));
    expect(rolesOf(await signIn('north-checker'))).toEqual(['checker']);
    later(1);
    must(await staff.beginEmergency(officer, begin()));
    must(await staff.withdrawPermit(head, { key: key(), permitId }));
    expect(rolesOf(await signIn('north-checker'))).toEqual(['checker']);
    expect(codeOfFailure(await staff.beginEmergency(officer, begin()))).toBe('permit-unknown');
  });
});
