import { success } from '@satuloket/engine';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../testing/test-database.ts';
import type { Caller } from '../types.ts';
import { createPeopleDirectory } from './directory.ts';
import { fakeRegister, inventedHousehold } from './fake-register.ts';
import { seedOfficers } from './officers.ts';
import { createPasskeys } from './passkeys.ts';
import { createPeople } from './people.ts';
import { keepProof } from './proofs.ts';

const { database, admin, url } = await testDatabase();
const pool = new pg.Pool({ connectionString: url('satuloket_runtime'), max: 4 });
pool.on('error', () => undefined);
afterAll(() => pool.end());

const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(7) } };
const clock = { at: new Date('2026-11-21T03:00:00.000Z') };
const now = (): Date => clock.at;
const later = (seconds: number): void => {
  clock.at = new Date(clock.at.getTime() + seconds * 1000);
};
const register = fakeRegister(inventedHousehold);
const messages: { to: string; text: string }[] = [];
const channel = { works: true };
const identityOutcomes: string[] = [];
/** The region no longer names the front desk. */
const roles = [{ id: 'verifier', name: { id: 'Verifikator', en: 'Verifier' } }];
const people = createPeople({
  database,
  passkeys: createPasskeys({
    database,
    masterKeys,
    now,
    publicUrl: 'https://layanan.bekasi.example',
    title: 'Satuloket',
  }),
  pool,
  masterKeys,
  now,
  isHttps: true,
  mode: 'demo',
  regions: {
    region: (id) =>
      ({
        '3275': { slug: 'kota-bekasi', zone: 'Asia/Jakarta', name: { id: 'Kota Bekasi' }, roles },
        '3216': { slug: 'kabupaten-bekasi', zone: 'Asia/Jakarta', name: { id: 'Kabupaten Bekasi' }, roles },
      })[id],
  },
  register,
  codeChannels: [
    {
      kind: 'whatsapp',
      status: () => ({ available: channel.works }),
      async send(message) {
        if (!channel.works) {
          return {
            ok: false,
            error: {
              code: 'channel-unavailable',
              status: 503,
              retryable: true,
              message: { id: '-', en: '-' },
            },
          };
        }
        messages.push(message);
        return success({ providerId: 'm1' });
      },
    },
  ],
  claimDrafts: async (_transaction, { browserToken }) => (browserToken === 'browser-with-drafts' ? 2 : 0),
  identityFollowers: [
    async (_transaction, { identity }) => {
      identityOutcomes.push(identity);
    },
  ],
});

function guest(regionId = '3275', browserToken: string | null = null): Caller {
  return { regionId, requestId: 'r', locale: 'id', who: { kind: 'guest', browserToken } };
}

let phoneSerial = 0;
function newPhone(): string {
  phoneSerial += 1;
  return `08120000${String(phoneSerial).padStart(4, '0')}`;
}

function lastCode(): string {
  return /\d{6}/.exec(messages.at(-1)?.text ?? '')?.[0] ?? '';
}

const otherThan = (code: string): string => (code === '000000' ? '000001' : '000000');

async function signIn(phone: string, caller = guest()) {
  await people.requestCode(caller, phone);
  const signedIn = await people.signInWithCode(caller, phone, lastCode());
  if (!signedIn.ok) throw new Error(signedIn.error.code);
  const headers = new Headers({ cookie: signedIn.value.setCookies[0]!.split(';')[0]! });
  const resident = await people.callerOf({
    regionId: caller.regionId,
    headers,
    requestId: 'r',
    locale: 'id',
  });
  return { ...signedIn.value, headers, resident };
}

beforeEach(() => {
  messages.length = 0;
  identityOutcomes.length = 0;
  channel.works = true;
  register.down = false;
  later(3600);
});

describe('sign-in by phone code', () => {
  test('the code goes to the phone in its one normal writing and signs in', async () => {
    const caller = guest('3275', 'browser-with-drafts');
    expect(await people.requestCode(caller, '0812-0000 0101')).toEqual(success({ expiresInSeconds: 300 }));
    expect(messages).toMatchObject([{ to: '+6281200000101' }]);
    const signedIn = await people.signInWithCode(caller, '+62 812 0000 0101', ` ${lastCode()}`);
    expect(signedIn).toMatchObject({ ok: true, value: { claimedDrafts: 2 } });
    if (!signedIn.ok) return;
    expect(signedIn.value.setCookies.map((cookie) => cookie.replace(/=[^;]*/, '=…'))).toEqual([
      'satuloket_session=…; Path=/kota-bekasi; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure',
      'satuloket_session=…; Path=/files/kota-bekasi; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure',
    ]);
  });

  test.each([
    ['a page, by its cookie', { cookie: 'satuloket_browser=bukti' }],
    ['a program, by its header', { 'satuloket-browser': 'bukti' }],
  ])('a guest is known again: %s', async (_who, headers) => {
    const caller = await people.callerOf({
      regionId: '3275',
      requestId: 'r',
      locale: 'id',
      headers: new Headers(headers),
    });
    expect(caller.who).toEqual({ kind: 'guest', browserToken: 'bukti' });
  });

  test('the same phone comes back to the same account, in either region', async () => {
    const phone = newPhone();
    const first = await signIn(phone);
    const second = await signIn(phone, guest('3216'));
    expect(first.resident.who).toMatchObject({ kind: 'resident', identity: 'none' });
    const { accountId } = first.resident.who as { accountId: string };
    expect(second.resident.who).toMatchObject({ kind: 'resident', accountId });
  });

  test('no table holds the phone in clear', async () => {
    const phone = newPhone();
    await signIn(phone);
    const tables = await admin.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('auth', 'public')`,
    );
    for (const { name } of tables.rows) {
      const found = await admin.query(`select 1 from ${name} t where t::text like $1`, [
        `%${phone.slice(1)}%`,
      ]);
      expect({ name, rows: found.rowCount }).toEqual({ name, rows: 0 });
    }
    expect((await admin.query('select token from auth.session')).rows.length).toBeGreaterThan(0);
  });

  test('a session token read from the table does not sign in without our signature', async () => {
    await signIn(newPhone());
    const { rows } = await admin.query<{ token: string }>('select token from auth.session limit 1');
    for (const value of [rows[0]!.token, `${rows[0]!.token}.${'A'.repeat(43)}`]) {
      const headers = new Headers({ authorization: `Bearer ${value}` });
      const caller = await people.callerOf({ regionId: '3275', headers, requestId: 'r', locale: 'id' });
      expect(caller.who.kind).toBe('guest');
    }
  });

  test.each(['', '12', '021-1234', 'bukan nomor'])(
    '%j is no phone: a message at the field',
    async (entered) => {
      const result = await people.requestCode(guest(), entered);
      expect(result).toMatchObject({
        ok: false,
        error: { code: 'phone-invalid', fields: [{ path: 'phone' }] },
      });
    },
  );

  test('a wrong code costs an attempt; after five the right one is no use either', async () => {
    const phone = newPhone();
    await people.requestCode(guest(), phone);
    const code = lastCode();
    const codes: unknown[] = [];
    for (const _ of [1, 2, 3, 4, 5]) {
      const result = await people.signInWithCode(guest(), phone, otherThan(code));
      codes.push(result.ok ? 'signed in' : [result.error.code, result.error.details?.attemptsLeft]);
    }
    expect(codes).toEqual([
      ['code-wrong', 4],
      ['code-wrong', 3],
      ['code-wrong', 2],
      ['code-wrong', 1],
      ['code-attempts-exhausted', undefined],
    ]);
    expect(await people.signInWithCode(guest(), phone, code)).toMatchObject({
      error: { code: 'code-attempts-exhausted' },
    });
  });

  test('a code works once, also when sent twice at the same moment', async () => {
    const phone = newPhone();
    await people.requestCode(guest(), phone);
    const both = await Promise.all([1, 2].map(() => people.signInWithCode(guest(), phone, lastCode())));
    expect(both.map((result) => result.ok).sort()).toEqual([false, true]);
  });

  test('a code ends after five minutes', async () => {
    const phone = newPhone();
    await people.requestCode(guest(), phone);
    later(301);
    expect(await people.signInWithCode(guest(), phone, lastCode())).toMatchObject({
      error: { code: 'code-expired' },
    });
  });

  test('another code must wait a minute, and an hour has ten', async () => {
    const phone = newPhone();
    await people.requestCode(guest(), phone);
    expect(await people.requestCode(guest(), phone)).toMatchObject({
      error: { code: 'code-recently-sent', details: { secondsToWait: 60 } },
    });
    expect(await people.requestCode(guest(), newPhone())).toMatchObject({ ok: true });
    for (const _ of Array.from({ length: 9 })) {
      later(61);
      expect(await people.requestCode(guest(), phone)).toMatchObject({ ok: true });
    }
    later(61);
    expect(await people.requestCode(guest(), phone)).toMatchObject({ error: { code: 'codes-exhausted' } });
  });

  test('a code that could not be sent may be asked for again at once', async () => {
    const phone = newPhone();
    channel.works = false;
    expect(await people.requestCode(guest(), phone)).toMatchObject({ error: { code: 'code-not-sent' } });
    channel.works = true;
    expect(await people.requestCode(guest(), phone)).toMatchObject({ ok: true });
  });

  test('signing out ends the session everywhere', async () => {
    const { headers, resident } = await signIn(newPhone());
    const { setCookies } = await people.signOut(resident, headers);
    expect(setCookies[0]).toContain('Max-Age=0');
    const after = await people.callerOf({ regionId: '3275', headers, requestId: 'r', locale: 'id' });
    expect(after.who.kind).toBe('guest');
  });
});

test('what serves nobody any more is removed, open sessions stay', async () => {
  const { headers } = await signIn(newPhone());
  await people.requestCode(guest(), newPhone());
  later(3 * 24 * 3600);
  await people.sweep();
  const counted = await admin.query<{ codes: string; attempts: string }>(
    'select (select count(*) from sign_in_code) as codes, (select count(*) from attempt_count) as attempts',
  );
  expect(counted.rows).toEqual([{ codes: '0', attempts: '0' }]);
  const still = await people.callerOf({ regionId: '3275', headers, requestId: 'r', locale: 'id' });
  expect(still.who.kind).toBe('resident');
  later(31 * 24 * 3600);
  await people.sweep();
  expect((await admin.query('select 1 from auth.session')).rowCount).toBe(0);
});

describe('officers', () => {
  const region = {
    id: '3275',
    posts: [
      {
        id: 'verifier',
        title: { id: 'Verifikator', en: 'Verifier' },
        office: 'kecamatan-bekasi-timur',
        roles: ['verifier', 'front-desk'],
        holder: { name: 'Ratna Dewi' },
      },
    ],
    accounts: [{ username: 'verifikator.bekasitimur', post: 'verifier' }],
  };
  const dependencies = { database, accounts: people.accounts, mode: 'demo', now } as const;

  async function officerIn(regionId: string) {
    const signedIn = await people.signInOfficer(guest('3275'), 'Verifikator.BekasiTimur ', 'demo');
    if (!signedIn.ok) throw new Error(signedIn.error.code);
    const headers = new Headers({ authorization: `Bearer ${signedIn.value.bearerToken}` });
    return people.callerOf({ regionId, headers, requestId: 'r', locale: 'id' });
  }

  test('a seeded officer signs in with all roles of the post, in that region only', async () => {
    await seedOfficers(dependencies, region, 'demo');
    await seedOfficers(dependencies, region, 'demo');
    const caller = await officerIn('3275');
    expect(caller.who).toMatchObject({ kind: 'officer', name: 'Ratna Dewi' });
    expect(caller.who.kind === 'officer' && [...caller.who.posts].sort(byRole)).toEqual([
      { role: 'front-desk', officeId: 'kecamatan-bekasi-timur' },
      {
        role: 'verifier',
        officeId: 'kecamatan-bekasi-timur',
        title: { id: 'Verifikator', en: 'Verifier' },
      },
    ]);
    expect((await officerIn('3216')).who.kind).toBe('guest');
    expect(await people.signInOfficer(guest('3216'), 'verifikator.bekasitimur', 'demo')).toMatchObject({
      error: { code: 'sign-in-refused' },
    });
  });

  test('an ended membership counts at once', async () => {
    await seedOfficers(dependencies, region, 'demo');
    const before = await officerIn('3275');
    expect(before.who.kind).toBe('officer');
    await admin.query('update membership set valid_until = $1', [clock.at]);
    expect((await officerIn('3275')).who.kind).toBe('guest');
    await admin.query('update membership set valid_until = null');
  });

  test('wrong password and unknown username are told alike, and ten attempts lock', async () => {
    await seedOfficers(dependencies, region, 'demo');
    const wrong = await people.signInOfficer(guest(), 'verifikator.bekasitimur', 'salah');
    const unknown = await people.signInOfficer(guest(), 'tidak.ada', 'salah');
    expect(wrong).toEqual(unknown);
    for (const _ of Array.from({ length: 9 })) await people.signInOfficer(guest(), 'tidak.ada', 'salah');
    expect(await people.signInOfficer(guest(), 'tidak.ada', 'salah')).toMatchObject({
      error: { code: 'sign-in-locked' },
    });
    expect(await people.signInOfficer(guest(), 'verifikator.bekasitimur', 'demo')).toMatchObject({
      ok: true,
    });
  });

  test('production makes no demo officers', async () => {
    await expect(seedOfficers({ ...dependencies, mode: 'production' }, region, 'demo')).rejects.toThrow(
      /production/,
    );
  });
});

describe('identity', () => {
  test('what others file about someone goes to no account that is only matched by numbers that circulate', async () => {
    const enter = async () => {
      const { resident } = await signIn(newPhone());
      await people.proveIdentity(resident, dewi);
      return (resident.who as { accountId: string }).accountId;
    };
    const own = await enter();
    expect(await people.accountOf(dewi.nik)).toBeUndefined();
    const dependencies = { masterKeys, now };
    await keepProof(dependencies, database, {
      accountId: own,
      kind: 'counter',
      nik: dewi.nik,
      regionId: '3275',
    });
    expect(await people.accountOf(dewi.nik)).toBe(own);
    // Whoever knows the numbers as well and comes later takes nothing over.
    await enter();
    expect(await people.accountOf(dewi.nik)).toBe(own);
  });

  const directory = createPeopleDirectory({ database, masterKeys, now });
  const dewi = {
    nik: '3275015403967001',
    kk: '3275011809237001',
    name: 'DEWI ANGGRAINI PUTRI',
    birthDate: '1996-03-14',
  };

  test('matched: the profile holds what the register knows', async () => {
    const phone = newPhone();
    await people.seedProof({ regionId: '3275', phone, nik: dewi.nik });
    const { resident, headers } = await signIn(phone);
    expect(await people.profile(resident)).toMatchObject({ value: { identity: 'none', household: [] } });
    expect(await people.proveIdentity(resident, { ...dewi, nik: '3275 0154 0396 7001' })).toEqual(
      success({ identity: 'matched' }),
    );
    expect(await people.profile(resident)).toMatchObject({
      value: {
        identity: 'matched',
        name: 'Dewi Anggraini Putri',
        applicant: { sex: 'female', address: { rt: '003', villageCode: '32.75.01.1002' } },
        household: [{ relation: 'wife' }, { relation: 'head' }],
      },
    });
    const again = await people.callerOf({ regionId: '3275', headers, requestId: 'r', locale: 'id' });
    expect(again.who).toMatchObject({ identity: 'matched' });
    expect(identityOutcomes).toEqual(['matched']);
  });

  test('a claim that does not match says so without naming what differs, five times a day', async () => {
    const { resident } = await signIn(newPhone());
    const results = [];
    for (const _ of Array.from({ length: 6 })) {
      results.push(await people.proveIdentity(resident, { ...dewi, birthDate: '1996-03-15' }));
    }
    expect(results.map((result) => !result.ok && result.error.code)).toEqual([
      ...Array.from({ length: 5 }, () => 'identity-mismatch'),
      'identity-attempts-exhausted',
    ]);
  });

  test('fields that can not be true are told at each field and cost no attempt', async () => {
    const { resident } = await signIn(newPhone());
    const claim = { nik: '123', kk: '', name: '', birthDate: '2050-01-01' };
    const result = await people.proveIdentity(resident, claim);
    expect(!result.ok && result.error.fields?.map((field) => field.path)).toEqual([
      'nik',
      'kk',
      'name',
      'birthDate',
    ]);
  });

  test('while the register is down the claim is kept, and asked again when it is back', async () => {
    const { resident } = await signIn(newPhone());
    const accountId = resident.who.kind === 'resident' ? resident.who.accountId : '';
    register.down = true;
    expect(await people.proveIdentity(resident, dewi)).toEqual(success({ identity: 'pending' }));
    expect(await people.profile(resident)).toMatchObject({ value: { identity: 'pending', household: [] } });
    expect(await directory.applicantOf('3275', accountId)).toMatchObject({
      identity: 'pending',
      applicant: { sex: 'female', name: 'DEWI ANGGRAINI PUTRI' },
      household: [],
    });
    later(120);
    expect(await people.retryPendingIdentities()).toBe(0);
    register.down = false;
    expect(await people.retryPendingIdentities()).toBe(1);
    expect(identityOutcomes).toEqual(['matched']);
    expect(await people.profile(resident)).toMatchObject({
      value: { identity: 'matched', applicant: { occupation: 'Karyawan swasta' } },
    });
    expect(await directory.applicantOf('3275', accountId)).toMatchObject({
      identity: 'matched',
      household: [{ relation: 'wife' }, { relation: 'head' }],
    });
  });

  test('one whose data can not be opened keeps nobody else from theirs', async () => {
    const accounts: string[] = [];
    register.down = true;
    for (const _ of [1, 2]) {
      const { resident } = await signIn(newPhone());
      await people.proveIdentity(resident, dewi);
      accounts.push(resident.who.kind === 'resident' ? resident.who.accountId : '');
    }
    const [damaged = '', whole = ''] = accounts;
    const unreadable = "update account_identity set claim_sealed = 'x' where account_id = $1";
    await admin.query(unreadable, [damaged]);
    const [first, second] = await Promise.allSettled(
      [damaged, whole].map((accountId) => directory.applicantOf('3275', accountId)),
    );
    expect(first?.status).toBe('rejected');
    expect(second).toMatchObject({ value: { identity: 'pending' } });
    await admin.query('delete from account_identity where account_id = $1', [damaged]);
  });

  test('an account that is proven takes no second person', async () => {
    const { resident } = await signIn(newPhone());
    await people.proveIdentity(resident, dewi);
    const other = {
      ...dewi,
      nik: '3275010208947001',
      name: 'Rizky Maulana Hidayat',
      birthDate: '1994-08-02',
    };
    expect(await people.proveIdentity(resident, other)).toMatchObject({
      error: { code: 'identity-already-proven' },
    });
  });

  test('the household stays readable while the register is down', async () => {
    const { resident } = await signIn(newPhone());
    await people.proveIdentity(resident, dewi);
    register.down = true;
    later(7 * 24 * 3600);
    expect(await people.profile(resident)).toMatchObject({ value: { applicant: { nik: dewi.nik } } });
  });
});

const byRole = (left: { role: string }, right: { role: string }): number =>
  left.role.localeCompare(right.role);
