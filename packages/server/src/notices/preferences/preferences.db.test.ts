import { randomUUID } from 'node:crypto';
import { type Problem, type Result, success } from '@satuloket/engine';
import { beforeEach, describe, expect, test } from 'vitest';
import { keepPhone } from '../../people/household.ts';
import type { Places } from '../../places/index.ts';
import { newIdentifier } from '../../record/index.ts';
import { testDatabase } from '../../testing/index.ts';
import type { Caller } from '../../types.ts';
import type { OutgoingMessage } from '../channels/index.ts';
import { phoneIndexOf } from '../receivers.ts';
import { waysOf } from '../ways.ts';
import { createPreferences } from './preferences.ts';

const { database, admin } = await testDatabase();
const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(7) } };
const clock = { at: new Date('2026-11-23T03:00:00.000Z') };
const region = { id: '3275', name: { id: 'Kota Bekasi', en: 'Bekasi City' } } as never;
const sent: (OutgoingMessage & { kind: string })[] = [];
const channel = (kind: 'whatsapp' | 'email') => ({
  kind,
  status: () => ({ available: true }),
  async send(message: OutgoingMessage) {
    sent.push({ ...message, kind });
    return success({ providerId: 'p' });
  },
});
const service = createPreferences({
  database,
  masterKeys,
  places: { region: () => region } as Pick<Places, 'region'>,
  now: () => clock.at,
  channels: { whatsapp: channel('whatsapp'), email: channel('email') },
  pushKeys: { publicKey: () => 'public', privateKey: () => 'private' },
  knowsPushService: (endpoint) => endpoint.startsWith('https://push.contoh.id/'),
});

beforeEach(() => {
  sent.length = 0;
  clock.at = new Date(clock.at.getTime() + 3_600_000);
});

let phones = 0;
async function newCaller(kind: 'resident' | 'officer') {
  const id = newIdentifier(clock.at);
  phones += 1;
  const phone = `+62812000${String(phones).padStart(5, '0')}`;
  await admin.query(
    `insert into auth."user" (id, name, email, email_verified, phone_number, username, created_at, updated_at)
     values ($1::uuid, 'x', $1::uuid || '@accounts.invalid', false, $2, $3, now(), now())`,
    kind === 'resident' ? [id, phoneIndexOf(masterKeys, phone), null] : [id, null, `3275:${id}`],
  );
  if (kind === 'resident') await keepPhone({ database, masterKeys, now: () => clock.at }, id, phone);
  const who =
    kind === 'resident'
      ? ({ kind, accountId: id, browserToken: null, identity: 'matched' } as const)
      : ({ kind, accountId: id, name: 'Ratna', posts: [] } as const);
  const caller: Caller = { regionId: '3275', requestId: 'r', locale: 'id', who };
  return { id, phone, caller };
}

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const codeOf = (result: Result<unknown, Problem>) => (result.ok ? 'ok' : result.error.code);
const wayOf = async (accountId: string, phone = '') =>
  (await waysOf({ database, masterKeys }, {}, [{ accountId, phone }]))({ accountId, phone });
const choose = (
  caller: Caller,
  choice: { channel: 'whatsapp' | 'email' | 'push' | 'none'; language?: 'id' | 'en' },
) => service.choose(caller, { key: randomUUID(), language: 'id', ...choice });
const browser = {
  endpoint: 'https://push.contoh.id/abc',
  p256dh: Buffer.alloc(65, 4).toString('base64url'),
  auth: Buffer.alloc(16, 1).toString('base64url'),
};

async function confirmEmail(caller: Caller, address: string) {
  value(await service.giveAddress(caller, { kind: 'email', address }));
  const code = /^\d{6}/.exec(sent.at(-1)?.text ?? '')?.[0] ?? '';
  return service.confirmAddress(caller, { key: randomUUID(), code });
}

describe('who has chosen nothing', () => {
  test('is a resident reached by WhatsApp in Indonesian', async () => {
    const dewi = await newCaller('resident');
    expect(value(await service.preference(dewi.caller))).toMatchObject({
      channel: 'whatsapp',
      language: 'id',
      isUsual: true,
      quiet: { from: '21:00', until: '06:00' },
      digests: null,
    });
    expect(await wayOf(dewi.id)).toEqual({ channel: 'whatsapp', to: dewi.phone, language: 'id' });
  });

  test('is an officer who gets nothing, because no address is known', async () => {
    const ratna = await newCaller('officer');
    expect(value(await service.preference(ratna.caller))).toMatchObject({
      channel: 'none',
      digests: ['07:30', '12:00', '15:30'],
    });
    expect(await wayOf(ratna.id)).toEqual({ channel: 'none', why: 'address-missing' });
    expect(codeOf(await choose(ratna.caller, { channel: 'whatsapp' }))).toBe('phone-missing');
  });

  test('is someone without an account, reached at the phone of the case', async () => {
    const ways = await waysOf({ database, masterKeys }, {}, []);
    expect(ways({ accountId: null, phone: '+6281299999999' })).toMatchObject({ to: '+6281299999999' });
  });
});

describe('an address', () => {
  test('is believed once its code has come back, and only then', async () => {
    const dewi = await newCaller('resident');
    expect(codeOf(await choose(dewi.caller, { channel: 'email' }))).toBe('email-missing');
    value(await service.giveAddress(dewi.caller, { kind: 'email', address: ' dewi@Contoh.id ' }));
    expect(sent).toMatchObject([{ kind: 'email', to: 'dewi@contoh.id' }]);
    expect(value(await service.preference(dewi.caller)).pending).toEqual({
      kind: 'email',
      addressMasked: 'de…@contoh.id',
    });
    expect(await wayOf(dewi.id)).toMatchObject({ channel: 'whatsapp' });
    const wrong = await service.confirmAddress(dewi.caller, { key: randomUUID(), code: '000000x' });
    expect(codeOf(wrong)).toBe('code-wrong');
    const code = /^\d{6}/.exec(sent[0]?.text ?? '')?.[0] ?? '';
    const key = randomUUID();
    const confirmed = value(await service.confirmAddress(dewi.caller, { key, code }));
    expect(confirmed).toMatchObject({ channel: 'email', emailMasked: 'de…@contoh.id', pending: null });
    expect(await wayOf(dewi.id, dewi.phone)).toEqual({
      channel: 'email',
      to: 'dewi@contoh.id',
      language: 'id',
    });
    expect(value(await service.confirmAddress(dewi.caller, { key, code }))).toEqual(confirmed);
    expect(codeOf(await service.confirmAddress(dewi.caller, { key: randomUUID(), code }))).toBe(
      'nothing-to-confirm',
    );
  });

  test('of nobody’s reading is refused, and a resident keeps the phone that signs in', async () => {
    const dewi = await newCaller('resident');
    const give = (kind: 'email' | 'whatsapp', address: string) =>
      service.giveAddress(dewi.caller, { kind, address });
    expect(codeOf(await give('email', 'bukan alamat'))).toBe('address-invalid');
    expect(codeOf(await give('whatsapp', '081234567890'))).toBe('phone-is-the-accounts');
    value(await give('email', 'dewi@contoh.id'));
    expect(codeOf(await give('email', 'dewi@contoh.id'))).toBe('code-recently-sent');
    expect(sent).toHaveLength(1);
  });

  test('of an officer may be a phone', async () => {
    const ratna = await newCaller('officer');
    value(await service.giveAddress(ratna.caller, { kind: 'whatsapp', address: '0812 1111 2222' }));
    const code = /^\d{6}/.exec(sent[0]?.text ?? '')?.[0] ?? '';
    value(await service.confirmAddress(ratna.caller, { key: randomUUID(), code }));
    expect(await wayOf(ratna.id)).toEqual({ channel: 'whatsapp', to: '+6281211112222', language: 'id' });
  });

  test('stands nowhere in clear', async () => {
    const dewi = await newCaller('resident');
    await confirmEmail(dewi.caller, 'rahasia@contoh.id');
    const { rows } = await admin.query('select * from message_preference');
    const stored =
      rows.map((row) => Buffer.from(row.email_sealed ?? '').toString('latin1')).join() + JSON.stringify(rows);
    expect(stored).not.toContain('rahasia');
  });
});

describe('a choice', () => {
  test('of none means that nothing is sent, and another takes it back', async () => {
    const dewi = await newCaller('resident');
    value(await choose(dewi.caller, { channel: 'none' }));
    expect(await wayOf(dewi.id, dewi.phone)).toEqual({ channel: 'none', why: 'receiver-wants-none' });
    value(await choose(dewi.caller, { channel: 'whatsapp', language: 'en' }));
    expect(await wayOf(dewi.id, dewi.phone)).toEqual({ channel: 'whatsapp', to: dewi.phone, language: 'en' });
  });

  test('of WhatsApp takes back the stop word of the same phone', async () => {
    const dewi = await newCaller('resident');
    await database
      .insertInto('stopped_phone')
      .values({ phone_index: phoneIndexOf(masterKeys, dewi.phone), stopped_at: clock.at })
      .execute();
    expect(value(await service.preference(dewi.caller))).toMatchObject({
      channel: 'none',
      stoppedByWord: true,
    });
    expect(await wayOf(dewi.id)).toEqual({ channel: 'none', why: 'receiver-wants-none' });
    value(await choose(dewi.caller, { channel: 'whatsapp' }));
    expect(value(await service.preference(dewi.caller))).toMatchObject({
      channel: 'whatsapp',
      stoppedByWord: false,
    });
    expect(await wayOf(dewi.id)).toMatchObject({ channel: 'whatsapp' });
  });

  test('of push needs a browser, and without any it is WhatsApp again', async () => {
    const dewi = await newCaller('resident');
    expect(codeOf(await choose(dewi.caller, { channel: 'push' }))).toBe('browser-missing');
    const subscribe = (given: typeof browser) =>
      service.subscribe(dewi.caller, { key: randomUUID(), browser: given });
    expect(codeOf(await subscribe({ ...browser, endpoint: 'http://169.254.169.254/' }))).toBe(
      'browser-invalid',
    );
    expect(codeOf(await subscribe({ ...browser, p256dh: 'x' }))).toBe('browser-invalid');
    expect(value(await subscribe(browser))).toMatchObject({ channel: 'push', browsers: 1 });
    expect(await wayOf(dewi.id)).toEqual({ channel: 'push', accountId: dewi.id, language: 'id' });
    const gone = await service.unsubscribe(dewi.caller, { key: randomUUID(), endpoint: browser.endpoint });
    expect(value(gone)).toMatchObject({ channel: 'whatsapp', browsers: 0 });
  });

  test('a browser on a shared phone belongs to whoever subscribed last', async () => {
    const [dewi, budi] = [await newCaller('resident'), await newCaller('resident')];
    for (const { caller } of [dewi, budi]) {
      value(await service.subscribe(caller, { key: randomUUID(), browser }));
    }
    expect(value(await service.preference(dewi.caller)).browsers).toBe(0);
    expect(value(await service.preference(budi.caller)).browsers).toBe(1);
  });

  test('is everyone’s own: a guest has none', async () => {
    const guest: Caller = {
      regionId: '3275',
      requestId: 'r',
      locale: 'id',
      who: { kind: 'guest', browserToken: 'b' },
    };
    expect(codeOf(await service.preference(guest))).toBe('not-signed-in');
    expect(codeOf(await choose(guest, { channel: 'none' }))).toBe('not-signed-in');
  });
});
