import type {
  ActionBody,
  Actor,
  CaseAction,
  CaseState,
  Pack,
  Region,
  Sealed,
  Service,
} from '@satuloket/engine';
import { failure, success } from '@satuloket/engine';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CaseEvent } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import { inTransaction, regionDatabase } from '../platform/database/index.ts';
import { newCaseKey, newIdentifier, sealValue, type VaultRow } from '../record/index.ts';
import { testDatabase } from '../testing/index.ts';
import { channelProblems, type OutgoingMessage } from './channels/index.ts';
import { createCaseMessages, createNotices } from './index.ts';
import { phoneIndexOf } from './receivers.ts';

const { region, database, as, admin } = await testDatabase();
const regionId = '3275';
const here = region(regionId);
const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(7) } };
const clock = { at: new Date('2026-11-23T03:00:00.000Z') };
const later = (seconds: number): void => {
  clock.at = new Date(clock.at.getTime() + seconds * 1000);
};

const service = {
  code: 'court-card',
  title: { id: 'Kartu Lapangan', en: 'Court Card' },
  flow: {
    start: 'checking',
    states: {},
    actions: { return: { message: 'returned' }, keep: { message: 'ready' }, check: {} },
  },
  messages: {
    returned: {
      subject: { id: 'Perbaiki {code}', en: 'Correct {code}' },
      body: {
        id: '{code} perlu diperbaiki: {reason} {link}',
        en: '{code} needs correction: {reason} {link}',
      },
    },
    ready: {
      subject: { id: 'Siap diambil', en: 'Ready' },
      body: { id: 'Sebutkan kode {pickupCode}.', en: 'Say the code {pickupCode}.' },
    },
  },
} as unknown as Service;

const places = {
  region: () =>
    ({
      id: regionId,
      slug: 'kota-bekasi',
      name: { id: 'Kota Bekasi', en: 'Bekasi City' },
      zone: 'Asia/Jakarta',
      offices: [{ id: 'east', name: { id: 'Kecamatan Bekasi Timur', en: 'Bekasi Timur district' } }],
    }) as unknown as Region,
} as unknown as Places;

const provider = {
  works: true,
  refuses: false,
  diesAfter: false,
  delivered: new Map<string, OutgoingMessage>(),
  calls: 0,
};
const told: string[] = [];
const toldCases: string[] = [];
const notices = createNotices({
  database,
  masterKeys,
  places,
  publicUrl: 'https://layanan.contoh.id',
  now: () => clock.at,
  valuesOf: async () => ({ pickupCode: '807144' }),
  channels: {
    whatsapp: {
      kind: 'whatsapp',
      status: () => ({ available: provider.works }),
      async send(message) {
        provider.calls += 1;
        if (!provider.works) return failure(channelProblems.unavailable);
        if (provider.refuses) return failure(channelProblems.messageRefused);
        provider.delivered.set(message.idempotencyKey, message);
        if (provider.diesAfter) throw new Error('the server died');
        return success({ providerId: 'p1' });
      },
    },
  },
  bundleMilliseconds: 120_000,
  recordTold: async (_transaction, given) => {
    if (given.told.some(({ caseId }) => caseId === unwritable)) throw new Error('this record is broken');
    told.push(...given.told.map(({ message }) => message));
    toldCases.push(...given.told.map(({ caseId }) => caseId));
  },
});
const caseMessages = createCaseMessages({ masterKeys });

/** The case whose record can not be written. */
let unwritable = '';

beforeEach(() => {
  unwritable = '';
  Object.assign(provider, { works: true, refuses: false, diesAfter: false, calls: 0 });
  provider.delivered.clear();
  told.length = 0;
  toldCases.length = 0;
  later(86_400);
});

const officer: Actor = { kind: 'officer', accountId: 'ratna', role: 'verifier', officeId: 'east' };
const applicantValues = (phone: string) => ({ applicant: { phone, name: 'Dewi' }, household: [] });
let phones = 0;
function newPhone(): string {
  phones += 1;
  return `+62812000${String(phones).padStart(5, '0')}`;
}

/** A case of which only what messages need stands in the database. */
async function newCase(phone = newPhone()) {
  const caseId = newIdentifier(clock.at);
  const { caseKey, wrapped } = newCaseKey(masterKeys, regionId, caseId);
  await here
    .insertInto('vault_key')
    .values({ case_id: caseId, ...wrapped })
    .execute();
  const keep = async (value: unknown): Promise<Sealed> => {
    const { sealed, row } = sealValue(caseKey, 'words', value, clock.at);
    await here
      .insertInto('vault_entry')
      .values({ case_id: caseId, ...(row satisfies VaultRow) })
      .execute();
    return sealed;
  };
  const applicant = await keep(applicantValues(phone));
  let seq = 0;

  async function happen(body: ActionBody, actor: Actor = officer): Promise<number> {
    seq += 1;
    const action = { regionId, caseId, seq, id: newIdentifier(clock.at), actor, body } as CaseAction;
    await inTransaction(here, async (tx) => {
      await tx
        .insertInto('case_action')
        .values({
          case_id: caseId,
          seq,
          id: action.id,
          at: clock.at,
          type: body.type,
          actor: JSON.stringify(actor),
          body: JSON.stringify(body),
          previous_hash: Buffer.alloc(32),
          hash: Buffer.alloc(32),
        })
        .execute();
      const event: CaseEvent = {
        tx,
        regionId,
        caseId,
        code: 'KB-7F3K9-2QXAM',
        action,
        before: null,
        after: { applicant, officeId: 'east', dueAt: '2026-11-26T09:00:00.000Z' } as CaseState,
        pack: {} as Pack,
        service,
        applicantAccountId: null,
        now: clock.at,
        read: () => undefined,
      };
      await notices.follow(event);
    });
    return seq;
  }
  return { caseId, phone, keep, happen, messages: () => caseMessages.ofCase(here, caseId) };
}

const filed = { type: 'filed' } as ActionBody;

async function returned(one: Awaited<ReturnType<typeof newCase>>, undoUntil?: string): Promise<number> {
  const reason = await one.keep('Foto surat lahir terpotong');
  const faults = [
    { at: 'requirement.birth-letter', words: await one.keep('Tanda tangan bidan tidak terlihat.') },
  ];
  return one.happen({
    type: 'taken',
    action: 'return',
    from: 'checking',
    to: 'returned',
    reason,
    faults,
    undoUntil,
  });
}

test('a filed application is confirmed with code, office, promised time and link', async () => {
  const one = await newCase();
  await one.happen(filed);
  expect(await one.messages()).toMatchObject([{ state: 'waiting', channel: 'whatsapp' }]);
  expect(await notices.sendDue(regionId)).toBe(1);
  expect([...provider.delivered.values()]).toMatchObject([
    {
      to: one.phone,
      text: 'Permohonan Kartu Lapangan Anda sudah kami terima. Kode: KB-7F3K9-2QXAM. Diproses di Kecamatan Bekasi Timur, selesai paling lambat Kamis, 26 November 2026 pukul 16.00. Pantau di https://layanan.contoh.id/kota-bekasi/berkas/KB-7F3K9-2QXAM',
    },
  ]);
  expect(await one.messages()).toMatchObject([{ state: 'sent', at: clock.at.toISOString() }]);
  expect(told).toEqual(['filed']);
});

test('what only the receiver may know is sent to them, and stands nowhere for officers', async () => {
  const one = await newCase();
  await one.happen({ type: 'taken', action: 'keep', from: 'checking', to: 'checking' } as ActionBody);
  await notices.sendDue(regionId);
  expect([...provider.delivered.values()].map(({ text }) => text)).toEqual(['Sebutkan kode 807144.']);
  expect(await one.messages()).toMatchObject([
    { text: 'Sebutkan kode 807144.', toOthers: 'Sebutkan kode ••••••.' },
  ]);
});

test("the pack's message waits until the action can't be undone any more, and says what is wrong", async () => {
  const one = await newCase();
  await returned(one, new Date(clock.at.getTime() + 300_000).toISOString());
  expect(await notices.sendDue(regionId)).toBe(0);
  later(299);
  expect(await notices.sendDue(regionId)).toBe(0);
  later(1);
  expect(await notices.sendDue(regionId)).toBe(1);
  expect([...provider.delivered.values()][0]?.text).toBe(
    'KB-7F3K9-2QXAM perlu diperbaiki: Foto surat lahir terpotong. Tanda tangan bidan tidak terlihat. https://layanan.contoh.id/kota-bekasi/berkas/KB-7F3K9-2QXAM',
  );
});

test('an undone action takes its message back', async () => {
  const one = await newCase();
  const seq = await returned(one, new Date(clock.at.getTime() + 300_000).toISOString());
  await one.happen({ type: 'undone', seq });
  later(600);
  expect(await notices.sendDue(regionId)).toBe(0);
  expect(await one.messages()).toEqual([]);
});

const minutesFromNow = (minutes: number): string =>
  new Date(clock.at.getTime() + minutes * 60_000).toISOString();

test('what waits for the undo time goes out before newer news, not after it', async () => {
  const one = await newCase();
  await returned(one, minutesFromNow(5));
  later(60);
  await one.happen({ type: 'taken', action: 'return', from: 'b', to: 'c' });
  expect(await notices.sendDue(regionId)).toBe(2);
  const [bundle] = [...provider.delivered.values()].map(({ text }) => text);
  expect(bundle).toMatch(
    /^2 kabar dari Kota Bekasi:\n\n1\. .*Foto surat lahir terpotong.*\n\n2\. KB-7F3K9-2QXAM perlu/s,
  );
  expect(provider.calls).toBe(1);
  later(600);
  expect(await notices.sendDue(regionId)).toBe(0);
});

test('an applicant who has acted already is not told any more to act', async () => {
  const one = await newCase();
  await returned(one, minutesFromNow(5));
  await one.happen(
    { type: 'taken', action: 'check', from: 'b', to: 'a' },
    { kind: 'resident', accountId: 'dewi' },
  );
  later(600);
  expect(await notices.sendDue(regionId)).toBe(0);
  expect(await one.messages()).toEqual([]);
});

test.each<[string, ActionBody, Actor, number]>([
  ['an action without a message', { type: 'taken', action: 'check', from: 'a', to: 'b' }, officer, 0],
  ['a note between colleagues', { type: 'commented', audience: 'inside' } as ActionBody, officer, 0],
  ['a proven identity', { type: 'identity-checked', identity: 'matched' }, officer, 0],
  ['an identity that does not match', { type: 'identity-checked', identity: 'mismatched' }, officer, 1],
])('%s', async (_, body, actor, expected) => {
  const one = await newCase();
  await one.happen(body, actor);
  expect(await one.messages()).toHaveLength(expected);
  await notices.sendDue(regionId);
});

test('while the provider is down a message is kept and sent once when it is back', async () => {
  const one = await newCase();
  await one.happen(filed);
  provider.works = false;
  expect(await notices.sendDue(regionId)).toBe(0);
  expect(await notices.sendDue(regionId)).toBe(0);
  expect(provider.calls).toBe(1);
  expect(await one.messages()).toMatchObject([{ state: 'waiting' }]);
  provider.works = true;
  later(15);
  expect(await notices.sendDue(regionId)).toBe(1);
  expect(provider.delivered.size).toBe(1);
});

test('a number that the provider refuses is told as failed and not tried again', async () => {
  const one = await newCase();
  await one.happen(filed);
  provider.refuses = true;
  await notices.sendDue(regionId);
  later(86_400);
  await notices.sendDue(regionId);
  expect(provider.calls).toBe(1);
  expect(await one.messages()).toMatchObject([{ state: 'failed' }]);
  expect(told).toEqual([]);
});

test('two servers that send at the same moment deliver each message once', async () => {
  for (const one of await Promise.all([newCase(), newCase(), newCase()])) await one.happen(filed);
  const sent = await Promise.all([notices.sendDue(regionId), notices.sendDue(regionId)]);
  expect(sent[0] + sent[1]).toBe(3);
  expect(provider.calls).toBe(3);
});

test('a server that died while sending leaves the message to the next, under the same key', async () => {
  const one = await newCase();
  await one.happen(filed);
  const [{ id }] = (await here
    .updateTable('message')
    .set({ next_try_at: new Date(clock.at.getTime() + 120_000), tries: 1 })
    .where('case_id', '=', one.caseId)
    .returning('id')
    .execute()) as [{ id: string }];
  expect(await notices.sendDue(regionId)).toBe(0);
  later(121);
  expect(await notices.sendDue(regionId)).toBe(1);
  expect([...provider.delivered.keys()]).toEqual([id]);
});

test('neither phone nor words stand in the table in clear, and an erased case shows none', async () => {
  const one = await newCase();
  await one.happen(filed);
  const rows = await here.selectFrom('message').selectAll().where('case_id', '=', one.caseId).execute();
  const stored = rows.map((row) => row.sealed.toString('latin1')).join() + JSON.stringify(rows);
  expect(stored).not.toContain(one.phone.slice(3));
  expect(stored).not.toContain('Kartu');
  expect(await one.messages()).toHaveLength(1);
  const retention = regionDatabase(as('satuloket_retention'), regionId);
  await retention.deleteFrom('vault_entry').where('case_id', '=', one.caseId).execute();
  await retention.deleteFrom('vault_key').where('case_id', '=', one.caseId).execute();
  expect(await one.messages()).toEqual([]);
  expect(await notices.sendDue(regionId)).toBe(0);
});

describe('several messages for one person', () => {
  test('become one, and each case keeps its own note', async () => {
    const phone = newPhone();
    const cases = [await newCase(phone), await newCase(phone), await newCase(phone)];
    for (const one of cases) await one.happen(filed);
    expect(await notices.sendDue(regionId)).toBe(3);
    expect(provider.calls).toBe(1);
    expect([...provider.delivered.values()][0]?.text).toMatch(/^3 kabar dari Kota Bekasi:/);
    expect(toldCases.toSorted()).toEqual(cases.map(({ caseId }) => caseId).toSorted());
  });

  test('what comes within two minutes of one waits for them to pass, and then goes as one', async () => {
    const phone = newPhone();
    const first = await newCase(phone);
    await first.happen(filed);
    await notices.sendDue(regionId);
    later(30);
    for (const one of [await newCase(phone), await newCase(phone)]) await one.happen(filed);
    expect(await notices.sendDue(regionId)).toBe(0);
    const someoneElse = await newCase();
    await someoneElse.happen(filed);
    expect(await notices.sendDue(regionId)).toBe(1);
    later(89);
    expect(await notices.sendDue(regionId)).toBe(0);
    later(1);
    expect(await notices.sendDue(regionId)).toBe(2);
    expect(provider.calls).toBe(3);
  });

  test('a server that dies between sending and noting sends the same bundle under the same key', async () => {
    const phone = newPhone();
    for (const one of [await newCase(phone), await newCase(phone)]) await one.happen(filed);
    provider.diesAfter = true;
    await expect(notices.sendDue(regionId)).rejects.toThrow('the server died');
    const [[key, text] = []] = [...provider.delivered].map(([id, message]) => [id, message.text]);
    provider.diesAfter = false;
    const third = await newCase(phone);
    await third.happen(filed);
    later(121);
    expect(await notices.sendDue(regionId)).toBe(3);
    expect(provider.delivered.get(key ?? '')?.text).toBe(text);
    expect(provider.delivered.size).toBe(2);
  });

  test('a message that went out alone goes alone again, whatever came to the same person meanwhile', async () => {
    const phone = newPhone();
    await (await newCase(phone)).happen(filed);
    provider.diesAfter = true;
    await expect(notices.sendDue(regionId)).rejects.toThrow('the server died');
    const [[key, text] = []] = [...provider.delivered].map(([id, message]) => [id, message.text]);
    provider.diesAfter = false;
    later(1);
    await (await newCase(phone)).happen(filed);
    later(121);
    expect(await notices.sendDue(regionId)).toBe(2);
    expect(provider.delivered.get(key ?? '')?.text).toBe(text);
    expect(provider.delivered.size).toBe(2);
  });
});

test('a case whose record can not be written keeps back its own message and no other', async () => {
  const cases = [];
  for (let count = 0; count < 8; count += 1) cases.push(await newCase());
  for (const one of cases) await one.happen(filed);
  unwritable = cases[5]?.caseId ?? '';
  await expect(notices.sendDue(regionId)).rejects.toThrow('this record is broken');
  expect(toldCases).toHaveLength(7);
  unwritable = '';
  later(60);
  expect(await notices.sendDue(regionId)).toBe(1);
  expect(new Set(toldCases)).toEqual(new Set(cases.map(({ caseId }) => caseId)));
});

describe('at night', () => {
  const untilLocal = (time: string): void => {
    clock.at = new Date(`${clock.at.toISOString().slice(0, 10)}T${time}:00+07:00`);
  };

  test('messages wait for the morning and go out as one', async () => {
    untilLocal('22:00');
    const phone = newPhone();
    for (const one of [await newCase(phone), await newCase(phone)]) await one.happen(filed);
    expect(await notices.sendDue(regionId)).toBe(0);
    later(8 * 3600 - 1);
    expect(await notices.sendDue(regionId)).toBe(0);
    later(1);
    expect(await notices.sendDue(regionId)).toBe(2);
    expect(provider.calls).toBe(1);
  });

  test('what was due by day and found only at night waits too', async () => {
    untilLocal('20:30');
    const one = await newCase();
    await one.happen(filed);
    later(3600);
    expect(await notices.sendDue(regionId)).toBe(0);
    later(9 * 3600);
    expect(await notices.sendDue(regionId)).toBe(1);
  });
});

test('a reminder is not sent once what it reminds of has begun', async () => {
  const one = await newCase();
  await one.happen(filed);
  await here
    .updateTable('message')
    .set({ purpose_at: new Date(clock.at.getTime() + 60_000) })
    .where('case_id', '=', one.caseId)
    .execute();
  later(61);
  expect(await notices.sendDue(regionId)).toBe(0);
  expect(await one.messages()).toEqual([]);
});

test('what is due is found by its index, however much waits', async () => {
  await inTransaction(here, async (transaction) => {
    await sql`set local enable_seqscan = off`.execute(transaction);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select id from message where region_id = '3275' and state = 'waiting' and next_try_at <= now()
      order by next_try_at, id limit 100 for update skip locked`.execute(transaction);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Index Scan using message_due');
    expect(plan).not.toContain('Sort');
  });
});

describe('the way is that of the moment of sending', () => {
  const stopWord = (phone: string) =>
    database
      .insertInto('stopped_phone')
      .values({ phone_index: phoneIndexOf(masterKeys, phone), stopped_at: clock.at })
      .execute();

  test('whoever writes the stop word gets nothing that still waits, and the case says so', async () => {
    const one = await newCase();
    await one.happen(filed);
    await stopWord(one.phone);
    expect(await notices.sendDue(regionId)).toBe(0);
    expect(provider.calls).toBe(0);
    expect(await one.messages()).toMatchObject([{ state: 'unwanted' }]);
    expect(told).toEqual([]);
    await notices.sendDue(regionId);
    expect(await one.messages()).toMatchObject([{ state: 'unwanted' }]);
  });

  test('the language is the one chosen by then', async () => {
    const accountId = newIdentifier(clock.at);
    await admin.query(
      `insert into auth."user" (id, name, email, email_verified, created_at, updated_at)
       values ($1::uuid, 'x', $1::uuid || '@accounts.invalid', false, now(), now())`,
      [accountId],
    );
    const one = await newCase();
    await one.happen(filed);
    await here
      .updateTable('message')
      .set({ account_id: accountId })
      .where('case_id', '=', one.caseId)
      .execute();
    const empty = { email_sealed: null, phone_sealed: null, pending_sealed: null, changed_at: clock.at };
    await database
      .insertInto('message_preference')
      .values({ account_id: accountId, language: 'en', channel: 'whatsapp', ...empty })
      .execute();
    expect(await notices.sendDue(regionId)).toBe(1);
    const words = /^We have received your application: Court Card\./;
    expect([...provider.delivered.values()][0]?.text).toMatch(words);
    expect((await one.messages())[0]?.text).toMatch(words);
  });
});
