import { success } from '@satuloket/engine';
import { createDemoClock } from '@satuloket/sandbox';
import { createSandbox } from '@satuloket/sandbox/create';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import type { MessageChannel } from '../../notices/channels/index.ts';
import { regionDatabase } from '../../platform/database/index.ts';
import { testDatabase } from '../../testing/test-database.ts';
import type { Caller } from '../../types.ts';
import { createPeopleDirectory } from '../directory.ts';
import { fakeRegister, inventedHousehold } from '../fake-register.ts';
import { seedOfficers } from '../officers.ts';
import { createPasskeys } from '../passkeys.ts';
import { createPeople } from '../people.ts';
import { softPasskey } from '../testing/soft-passkey.ts';
import { createNationalLogin } from './national-login.ts';
import { createResidents } from './service.ts';

const { database, url } = await testDatabase();
const pool = new pg.Pool({ connectionString: url('satuloket_runtime'), max: 4 });
pool.on('error', () => undefined);

const clock = { at: new Date('2026-11-21T03:00:00.000Z') };
const now = (): Date => clock.at;
const later = (seconds: number): void => {
  clock.at = new Date(clock.at.getTime() + seconds * 1000);
};
const village = { code: '32.75.01.1002', name: 'Margahayu', districtCode: '32.75.01', districtName: 'Timur' };
const sandbox = await createSandbox({
  villages: [village],
  families: 1,
  apiKey: 'kunci-percobaan',
  clock: { ...createDemoClock(), now },
});
afterAll(async () => {
  await pool.end();
  await sandbox.close();
});

const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(7) } };
const register = fakeRegister(inventedHousehold);
const messages: { to: string; text: string; kind: string }[] = [];
const channel = (kind: MessageChannel['kind']): MessageChannel => ({
  kind,
  status: () => ({ available: true }),
  async send(message) {
    messages.push({ ...message, kind });
    return success({ providerId: 'm' });
  },
});
const publicUrl = 'https://layanan.bekasi.example';
const regions = {
  region: (id: string) =>
    id === '3275'
      ? { slug: 'kota-bekasi', zone: 'Asia/Jakarta', name: { id: 'Kota Bekasi' }, roles: [] }
      : undefined,
};
const passkeys = createPasskeys({ database, masterKeys, now, publicUrl, title: 'Satuloket' });
const people = createPeople({
  database,
  passkeys,
  pool,
  masterKeys,
  now,
  isHttps: true,
  mode: 'demo',
  regions,
  register,
  codeChannels: [channel('whatsapp')],
  claimDrafts: async () => 0,
  identityFollowers: [],
});
const { accounts } = people;
const residents = createResidents({
  database,
  masterKeys,
  now,
  regions,
  accounts,
  passkeys,
  phoneChannels: [channel('whatsapp')],
  emailChannel: channel('email'),
  openSession: people.openSession,
  nationalLogin: createNationalLogin({
    database,
    masterKeys,
    now,
    register,
    followers: [],
    accounts,
    settings: { ...sandbox.nationalLogin, clientSecret: 'kunci-percobaan' },
    publicUrl,
    isHttps: true,
    regions,
  }),
});
const directory = createPeopleDirectory({ database, masterKeys, now });

const guest: Caller = {
  regionId: '3275',
  requestId: 'r',
  locale: 'id',
  who: { kind: 'guest', browserToken: null },
};
const dewi = {
  nik: '3275015403967001',
  kk: '3275011809237001',
  name: 'DEWI ANGGRAINI PUTRI',
  birthDate: '1996-03-14',
};
const rizkyNik = '3275010208947001';

async function callerWith(setCookies: readonly string[]): Promise<Caller> {
  const cookie = setCookies.findLast((line) => line.startsWith('satuloket_session='))?.split(';')[0] ?? '';
  const headers = new Headers({ cookie, 'user-agent': 'Mozilla/5.0 (Android) Chrome/140.0' });
  return people.callerOf({ regionId: '3275', headers, requestId: 'r', locale: 'id' });
}

const lastCode = (): string => /\d{6}/.exec(messages.at(-1)?.text ?? '')?.[0] ?? '';
const codeOf = (result: { ok: boolean; error?: unknown }): string =>
  result.ok ? 'ok' : (result.error as { code: string }).code;

let serial = 0;
async function residentByPhone(): Promise<Caller> {
  serial += 1;
  const phone = `0812${String(serial).padStart(8, '0')}`;
  await people.requestCode(guest, phone);
  const signed = await people.signInWithCode(guest, phone, lastCode());
  if (!signed.ok) throw new Error(signed.error.code);
  return callerWith(signed.value.setCookies);
}

async function matched(): Promise<Caller> {
  const resident = await residentByPhone();
  await people.proveIdentity(resident, dewi);
  return resident;
}

const accountIdOf = ({ who }: Caller): string => ('accountId' in who ? who.accountId : '');
const isHidden = async (resident: Caller) => {
  const profile = await people.profile(resident);
  return profile.ok && profile.value.isFamilyHidden === true;
};

async function counterOfficer(): Promise<Caller> {
  const seed = { database, accounts, mode: 'demo' as const, now };
  const title = { id: 'Loket', en: 'Counter' };
  const post = { id: 'loket', title, office: 'timur', roles: ['front-desk'], holder: { name: 'Budi' } };
  const region = { id: '3275', posts: [post], accounts: [{ username: 'loket.timur', post: 'loket' }] };
  await seedOfficers(seed, region, 'sandi-percobaan');
  const signed = await people.signInOfficer(guest, 'loket.timur', 'sandi-percobaan');
  if (!signed.ok) throw new Error(signed.error.code);
  return callerWith(signed.value.setCookies);
}

async function newPasskey(resident: Caller) {
  const device = softPasskey();
  const question = await residents.passkeyRegistration(resident);
  if (!question.ok) throw new Error(question.error.code);
  const answer = device.create(question.value, publicUrl);
  return { device, answer, kept: await residents.registerPasskey(resident, { answer, name: 'HP saya' }) };
}

describe('e-mail codes', () => {
  test('sign in to one account however the address is written; no table holds it in clear', async () => {
    await residents.requestEmailCode(guest, ' Dewi@Contoh.id ');
    expect(messages.at(-1)).toMatchObject({ to: 'Dewi@contoh.id', kind: 'email' });
    const first = await residents.signInWithEmailCode(guest, 'Dewi@contoh.id', lastCode());
    later(61);
    await residents.requestEmailCode(guest, 'dewi@contoh.id');
    const again = await residents.signInWithEmailCode(guest, 'dewi@contoh.id', lastCode());
    if (!first.ok || !again.ok) throw new Error('The code was refused.');
    const [one, two] = [await callerWith(first.value.setCookies), await callerWith(again.value.setCookies)];
    expect(accountIdOf(one)).toBe(accountIdOf(two));
    const { rows } = await pool.query(
      `select row_to_json(u)::text as row from auth."user" u union all select row_to_json(c)::text from sign_in_code c`,
    );
    expect(rows.some(({ row }) => /dewi@|contoh\.id/i.test(row))).toBe(false);
  });

  test('the answer is the same whether someone has an account there or not', async () => {
    await residents.requestEmailCode(guest, 'lama@contoh.id');
    await residents.signInWithEmailCode(guest, 'lama@contoh.id', lastCode());
    later(61);
    expect(await residents.requestEmailCode(guest, 'lama@contoh.id')).toEqual(
      await residents.requestEmailCode(guest, 'baru@contoh.id'),
    );
  });
});

test('one address may ask for very many codes and not for all phones of a city', async () => {
  const shared = { ...guest, from: { userAgent: '', address: '103.12.4.5' } };
  expect(codeOf(await people.requestCode(shared, '081300000001'))).toBe('ok');
  await pool.query(`update attempt_count set attempts = 399 where kind = 'code-address'`);
  expect(codeOf(await people.requestCode(shared, '081300000002'))).toBe('ok');
  expect(codeOf(await people.requestCode(shared, '081300000003'))).toBe('address-exhausted');
  const elsewhere = { ...guest, from: { userAgent: '', address: '103.12.4.6' } };
  expect(codeOf(await people.requestCode(elsewhere, '081300000003'))).toBe('ok');
});

describe('the proof at a counter', () => {
  test('matched shows no family; an officer who saw the card opens it, in the record', async () => {
    const resident = await matched();
    const officer = await counterOfficer();
    expect(await isHidden(resident)).toBe(true);
    expect(await directory.applicantOf('3275', accountIdOf(resident))).toMatchObject({
      isFamilyHidden: true,
    });
    const shown = await residents.showCounterNumber(resident);
    if (!shown.ok) throw new Error(shown.error.code);
    const { number } = shown.value;
    expect(await residents.personAtCounter(officer, number)).toMatchObject({
      value: { nikMasked: '••••••••••••7001', identity: 'matched', isProven: false },
    });
    const confirm = (change: object) =>
      residents.confirmAtCounter(officer, { key: 'a', number, nik: dewi.nik, seen: true, ...change });
    expect(codeOf(await confirm({ key: 'b', seen: false }))).toBe('card-not-seen');
    expect(codeOf(await confirm({ key: 'c', nik: rizkyNik }))).toBe('card-of-another');
    expect(await isHidden(resident)).toBe(true);
    expect(codeOf(await confirm({}))).toBe('ok');
    expect(codeOf(await confirm({}))).toBe('ok');
    expect(await isHidden(resident)).toBe(false);
    // The number is over; the next person's phone shows another one.
    expect(codeOf(await confirm({ key: 'd' }))).toBe('counter-number-unknown');
    const entries = await regionDatabase(database, '3275')
      .selectFrom('stream_entry')
      .select(['kind', 'account_id', 'detail'])
      .where('kind', '=', 'administration.identity-seen')
      .execute();
    expect(entries).toMatchObject([{ account_id: accountIdOf(officer) }]);
    expect(JSON.stringify(entries)).not.toContain(dewi.nik);
  });

  test('a number is good for fifteen minutes, and a proof for the person whose card was seen only', async () => {
    const resident = await matched();
    const officer = await counterOfficer();
    const shown = await residents.showCounterNumber(resident);
    later(901);
    const number = shown.ok ? shown.value.number : '';
    expect(codeOf(await residents.personAtCounter(officer, number))).toBe('counter-number-unknown');
    const phone = '081200009999';
    await people.seedProof({ regionId: '3275', phone, nik: rizkyNik });
    await people.requestCode(guest, phone);
    const signed = await people.signInWithCode(guest, phone, lastCode());
    const other = await callerWith(signed.ok ? signed.value.setCookies : []);
    await people.proveIdentity(other, dewi);
    expect(await isHidden(other)).toBe(true);
  });
});

describe('passkeys', () => {
  test('made, used, listed and removed; the same answer opens once', async () => {
    const resident = await residentByPhone();
    const { device, answer, kept } = await newPasskey(resident);
    expect(kept.ok).toBe(true);
    expect(codeOf(await residents.registerPasskey(resident, { answer, name: 'HP saya' }))).toBe(
      'passkey-refused',
    );
    const given = device.get(await residents.passkeyQuestion(), publicUrl);
    const signed = await residents.signInWithPasskey(guest, given);
    if (!signed.ok) throw new Error(signed.error.code);
    const back = await callerWith(signed.value.setCookies);
    expect(accountIdOf(back)).toBe(accountIdOf(resident));
    expect(codeOf(await residents.signInWithPasskey(guest, given))).toBe('passkey-refused');
    const security = await residents.security(back);
    if (!security.ok) throw new Error(security.error.code);
    expect(security.value.passkeys).toMatchObject([{ name: 'HP saya', worksHere: true, isWitnessed: false }]);
    const [passkey] = security.value.passkeys;
    const other = await residentByPhone();
    expect(codeOf(await residents.removePasskey(other, passkey!.id))).toBe('passkey-not-found');
    expect(codeOf(await residents.removePasskey(back, passkey!.id))).toBe('ok');
    const gone = device.get(await residents.passkeyQuestion(), publicUrl);
    expect(codeOf(await residents.signInWithPasskey(guest, gone))).toBe('passkey-unknown');
  });

  test.each([
    [
      'made for another site',
      async (ask: Ask) => ({ question: await ask(), origin: 'https://palsu.example' }),
    ],
    [
      'a challenge of someone else’s making',
      async (ask: Ask) => ({ question: { ...(await ask()), challenge: 'AAAA' }, origin: publicUrl }),
    ],
    [
      'a challenge that is over',
      async (ask: Ask) => {
        const question = await ask();
        later(301);
        return { question, origin: publicUrl };
      },
    ],
  ])('%s opens nothing', async (_name, attack) => {
    const { device } = await newPasskey(await residentByPhone());
    const { question, origin } = await attack(() => residents.passkeyQuestion());
    const answered = await residents.signInWithPasskey(guest, device.get(question, origin));
    expect(codeOf(answered)).toBe('passkey-refused');
  });

  test('one made within half an hour of the officer’s look is proof too, while it is there', async () => {
    const resident = await matched();
    const officer = await counterOfficer();
    await newPasskey(resident);
    const shown = await residents.showCounterNumber(resident);
    const number = shown.ok ? shown.value.number : '';
    expect(
      await residents.confirmAtCounter(officer, { key: 'p', number, nik: dewi.nik, seen: true }),
    ).toEqual(success({ passkeys: 1 }));
    const before = await residents.security(resident);
    expect(before.ok && before.value.proofs.map(({ kind }) => kind).sort()).toEqual(['counter', 'passkey']);
    const id = before.ok ? before.value.passkeys[0]!.id : '';
    await residents.removePasskey(resident, id);
    const after = await residents.security(resident);
    expect(after.ok && after.value.proofs.map(({ kind }) => kind)).toEqual(['counter']);
  });

  test('from a session that was left open no passkey is made and no contact changed', async () => {
    const resident = await residentByPhone();
    later(11 * 60);
    expect(codeOf(await residents.passkeyRegistration(resident))).toBe('proof-needed');
    const contact = { kind: 'phone', value: '081288887777' } as const;
    expect(codeOf(await residents.requestContactCode(resident, contact))).toBe('proof-needed');
  });
});

type Ask = () => ReturnType<typeof residents.passkeyQuestion>;

describe('sessions and contacts', () => {
  test('one or all others end, and only one’s own', async () => {
    const resident = await residentByPhone();
    const { device } = await newPasskey(resident);
    const open = async () => {
      const signed = await residents.signInWithPasskey(
        guest,
        device.get(await residents.passkeyQuestion(), publicUrl),
      );
      return callerWith(signed.ok ? signed.value.setCookies : []);
    };
    const second = await open();
    await open();
    const listed = await residents.security(resident);
    expect(listed.ok && listed.value.sessions.length).toBe(3);
    const secondId = second.who.kind === 'resident' ? (second.who.session?.id ?? '') : '';
    expect(codeOf(await residents.endSession(await residentByPhone(), secondId))).toBe('session-not-found');
    expect(codeOf(await residents.endSession(resident, secondId))).toBe('ok');
    expect(await residents.endOtherSessions(resident)).toEqual(success({ ended: 1 }));
  });

  test('a new phone needs its code, is told to the old one, and is nobody else’s', async () => {
    const resident = await residentByPhone();
    const taken = await residentByPhone();
    const mine = { kind: 'phone', value: '081277776666' } as const;
    await residents.requestContactCode(resident, mine);
    const code = lastCode();
    // A code for a contact signs nobody in, and only the account that asked may use it.
    expect(codeOf(await people.signInWithCode(guest, mine.value, code))).toBe('code-wrong');
    expect(codeOf(await residents.changeContact(taken, { ...mine, code }))).toBe('code-wrong');
    expect(codeOf(await residents.changeContact(resident, { ...mine, code }))).toBe('ok');
    expect(messages.at(-1)?.text).toContain('kini memakai nomor atau alamat lain');
    await residents.requestContactCode(taken, mine);
    expect(codeOf(await residents.changeContact(taken, { ...mine, code: lastCode() }))).toBe('contact-taken');
  });
});

describe('the national login', () => {
  type Begun = { address: URL; cookie: string };
  async function begin(caller: Caller = guest, link = false): Promise<Begun> {
    const begun = await residents.beginNationalLogin(caller, { onward: '/kota-bekasi/akun', link });
    if (!begun.ok) throw new Error(begun.error.code);
    const cookie = begun.value.setCookies[0]?.split(';')[0] ?? '';
    return { address: new URL(begun.value.address), cookie };
  }
  /** As the browser goes: the person is chosen, and the provider sends it back. */
  async function chosen({ address }: Begun, who: string): Promise<string> {
    address.searchParams.set('as', who);
    const answer = await fetch(address, { redirect: 'manual' });
    return new URL(answer.headers.get('location') ?? '').search;
  }
  const finish = (search: string, cookie: string, caller: Caller = guest) =>
    residents.finishNationalLogin(caller, { search, headers: new Headers({ cookie }) });

  test('opens an account that is matched and proven at once, and the same one again', async () => {
    const first = await begin();
    const signed = await finish(await chosen(first, rizkyNik), first.cookie);
    if (!signed.ok) throw new Error(signed.error.code);
    const rizky = await callerWith(signed.value.setCookies);
    expect(await people.profile(rizky)).toMatchObject({
      value: { identity: 'matched', household: [{ relation: 'wife' }, { relation: 'head' }] },
    });
    const second = await begin();
    const again = await finish(await chosen(second, rizkyNik), second.cookie);
    expect(accountIdOf(await callerWith(again.ok ? again.value.setCookies : []))).toBe(accountIdOf(rizky));
  });

  test('is parted only with a fresh proof, and never when nothing else opens the account', async () => {
    const begun = await begin();
    const signed = await finish(await chosen(begun, rizkyNik), begun.cookie);
    if (!signed.ok) throw new Error(signed.error.code);
    const rizky = await callerWith(signed.value.setCookies);
    expect(codeOf(await residents.unlinkNationalLogin(rizky))).toBe('last-way-in');
    const device = softPasskey();
    const question = await residents.passkeyRegistration(rizky);
    const answer = device.create(question.ok ? question.value : {}, publicUrl);
    const kept = await residents.registerPasskey(rizky, { answer, name: 'HP' });
    expect(codeOf(await residents.unlinkNationalLogin(guest))).toBe('not-signed-in');
    expect(codeOf(await residents.unlinkNationalLogin(rizky))).toBe('ok');
    expect(codeOf(await residents.unlinkNationalLogin(rizky))).toBe('national-login-not-linked');
    const security = await residents.security(rizky);
    expect(security).toMatchObject({ value: { nationalLogin: { isLinked: false }, proofs: [] } });
    expect(codeOf(await residents.removePasskey(rizky, kept.ok ? kept.value.id : ''))).toBe('last-way-in');
    later(601);
    expect(codeOf(await residents.unlinkNationalLogin(rizky))).toBe('proof-needed');
  });

  test('is never let into an account that only claims to be theirs', async () => {
    const claimed = await matched();
    const begun = await begin();
    const signed = await finish(await chosen(begun, dewi.nik), begun.cookie);
    const dewisOwn = await callerWith(signed.ok ? signed.value.setCookies : []);
    expect(accountIdOf(dewisOwn)).not.toBe(accountIdOf(claimed));
    expect(await isHidden(claimed)).toBe(true);
    // Nor is an account linked with someone else's login.
    const other = await begin(claimed, true);
    const refused = await finish(await chosen(other, rizkyNik), other.cookie, claimed);
    expect(codeOf(refused)).toBe('national-login-of-another');
  });

  test.each([
    ['audience', { aud: 'orang-lain' }],
    ['issuer', { iss: 'https://palsu.example' }],
    ['nonce', { nonce: 'lain' }],
    ['time', { exp: 1 }],
    ['signature', { signature: 'palsu' }],
    ['subject', { sub: 'lain' }],
  ] as const)('a token with another %s signs nobody in', async (_name, tampering) => {
    const begun = await begin();
    sandbox.nationalLogin.tamper(tampering);
    expect(codeOf(await finish(await chosen(begun, dewi.nik), begun.cookie))).toBe('national-login-refused');
  });

  test('an answer is used once, by the browser that asked, within ten minutes', async () => {
    const begun = await begin();
    const search = await chosen(begun, rizkyNik);
    expect(codeOf(await finish(search, ''))).toBe('national-login-refused');
    const stranger = await begin();
    expect(codeOf(await finish(search, stranger.cookie))).toBe('national-login-refused');
    expect(codeOf(await finish(search, begun.cookie))).toBe('ok');
    expect(codeOf(await finish(search, begun.cookie))).toBe('national-login-refused');
    const slow = await begin();
    const late = await chosen(slow, rizkyNik);
    later(601);
    expect(codeOf(await finish(late, slow.cookie))).toBe('national-login-refused');
  });

  test('a person’s own no and a provider that is away are told as what they are', async () => {
    const begun = await begin();
    const search = await chosen(begun, 'batal');
    expect(codeOf(await finish(search, begun.cookie))).toBe('national-login-cancelled');
    const next = await begin();
    const answered = await chosen(next, rizkyNik);
    const set = (down: boolean) =>
      fetch(`${sandbox.url}/control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ target: 'national', down }),
      });
    await set(true);
    expect(codeOf(await finish(answered, next.cookie))).toBe('national-login-down');
    await set(false);
  });
});
