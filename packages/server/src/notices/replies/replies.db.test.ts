import { failure, makeTrackingCode, type Result, success } from '@satuloket/engine';
import { beforeEach, describe, expect, test } from 'vitest';
import { problems } from '../../cases/problems.ts';
import type { Places } from '../../places/index.ts';
import { createHttp } from '../../platform/http/index.ts';
import { newIdentifier } from '../../record/index.ts';
import { testDatabase } from '../../testing/index.ts';
import type { CaseTrack, Services } from '../../types.ts';
import { channelProblems, type OutgoingMessage } from '../channels/index.ts';
import { hookRoutes } from '../hook-routes.ts';
import { phoneIndexOf } from '../receivers.ts';
import { answers } from './answers.ts';
import { type ReplyDependencies, sendAnswers, signatureOf } from './receive.ts';

const { database, admin } = await testDatabase();
const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(7) } };
const secret = 'rahasia-yang-panjang';
const code = makeTrackingCode('KB', Uint8Array.of(1, 2, 3, 4, 5, 6));
const never = makeTrackingCode('KB', Uint8Array.of(6, 5, 4, 3, 2, 1));
const elsewhere = makeTrackingCode('ZZ', Uint8Array.of(6, 5, 4, 3, 2, 1));
const clock = { at: new Date('2026-11-23T03:00:00.000Z') };
const provider = { works: true, delivered: new Map<string, OutgoingMessage>() };

const track = {
  code,
  service: { id: 'Kartu Keluarga', en: 'Family card' },
  story: { id: 'Berkas Anda sedang diperiksa.', en: 'Your application is being checked.' },
  promise: { sentence: { id: 'Selesai paling lambat Kamis.', en: 'Done by Thursday.' } },
} as unknown as CaseTrack;

const dependencies: ReplyDependencies = {
  database,
  masterKeys,
  places: {
    regions: () => [{ id: '3275', slug: 'kota-bekasi', codePrefix: 'KB' }],
  } as unknown as Pick<Places, 'regions'>,
  publicUrl: 'https://layanan.contoh.id',
  now: () => clock.at,
  whatsapp: {
    kind: 'whatsapp',
    status: () => ({ available: true }),
    async send(message): Promise<Result<{ providerId: string }>> {
      if (!provider.works) return failure(channelProblems.unavailable);
      provider.delivered.set(message.idempotencyKey, message);
      return success({ providerId: 'p' });
    },
  },
  hookSecret: secret,
  track: async (_regionId, asked) => (asked === code ? success(track) : failure(problems.caseUnknown)),
};
const { app } = await createHttp({
  services: {} as Services,
  config: { logLevel: 'silent' },
  routes: [],
  rootRoutes: [hookRoutes(dependencies)],
});

let phones = 0;
beforeEach(() => {
  clock.at = new Date(clock.at.getTime() + 2 * 3_600_000);
  provider.works = true;
  provider.delivered.clear();
});

function newPhone(): string {
  phones += 1;
  return `62813000${String(phones).padStart(5, '0')}`;
}

const delivery = (from: string, text: string, id = newIdentifier(clock.at)): string =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        changes: [
          {
            value: {
              messages: [
                {
                  id,
                  from,
                  timestamp: String(clock.at.getTime() / 1000),
                  type: 'text',
                  text: { body: text },
                },
              ],
            },
          },
        ],
      },
    ],
  });

async function post(body: string, signature = signatureOf(secret, Buffer.from(body))) {
  const answer = await app.inject({
    method: 'POST',
    url: '/hooks/whatsapp',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json() };
}

const said = () => [...provider.delivered.values()].map(({ text }) => text);
const isStopped = async (phone: string) =>
  (await database
    .selectFrom('stopped_phone')
    .select('phone_index')
    .where('phone_index', '=', phoneIndexOf(masterKeys, `+${phone}`))
    .executeTakeFirst()) !== undefined;

describe('a delivery', () => {
  test.each<[string, string, string | undefined, number]>([
    ['without a signature', delivery(newPhone(), 'halo'), '', 401],
    ['with a wrong signature', delivery(newPhone(), 'halo'), signatureOf('lain', Buffer.from('x')), 401],
    ['signed for other content', delivery(newPhone(), 'halo'), signatureOf(secret, Buffer.from('{}')), 401],
    ['that is no JSON', 'halo', undefined, 422],
    ['of something else', '{"object":"page","entry":[]}', undefined, 422],
  ])('%s is refused', async (_what, body, signature, status) => {
    expect((await post(body, signature)).status).toBe(status);
    expect(said()).toEqual([]);
  });

  test('that comes again, also at the same moment, counts once', async () => {
    const body = delivery(newPhone(), 'halo');
    const all = await Promise.all([post(body), post(body), post(body)]);
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(all.map(({ body: answer }) => answer.taken).toSorted()).toEqual([0, 0, 1]);
    expect(said()).toEqual([answers.help.id]);
  });

  test('older than the provider repeats any is not believed', async () => {
    const body = delivery(newPhone(), 'berhenti');
    clock.at = new Date(clock.at.getTime() + 8 * 24 * 3_600_000);
    expect((await post(body)).body).toEqual({ taken: 0 });
  });

  test('the address is confirmed to a provider that knows the secret', async () => {
    const ask = (token: string) =>
      app.inject(`/hooks/whatsapp?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=12345`);
    expect((await ask(secret)).body).toBe('12345');
    expect((await ask('salah')).statusCode).toBe(401);
  });
});

describe('the stop word', () => {
  test('ends messages to a phone, with an account or not, and MULAI begins them again', async () => {
    const phone = newPhone();
    await post(delivery(phone, 'Berhenti'));
    expect(await isStopped(phone)).toBe(true);
    expect(said()).toEqual([answers.stopped.id]);
    await post(delivery(phone, 'mulai'));
    expect(await isStopped(phone)).toBe(false);
    expect(said()[1]).toBe(answers.started.id);
  });

  test('shows on the account of that phone, and answers in its language', async () => {
    const phone = newPhone();
    const id = newIdentifier(clock.at);
    await admin.query(
      `insert into auth."user" (id, name, email, email_verified, phone_number, created_at, updated_at)
       values ($1::uuid, 'x', $1::uuid || '@accounts.invalid', false, $2, now(), now())`,
      [id, phoneIndexOf(masterKeys, `+${phone}`)],
    );
    const empty = { email_sealed: null, phone_sealed: null, pending_sealed: null, changed_at: clock.at };
    await database
      .insertInto('message_preference')
      .values({ account_id: id, language: 'en', channel: 'whatsapp', ...empty })
      .execute();
    const preference = () =>
      database
        .selectFrom('message_preference')
        .select(['channel', 'stopped_by_word'])
        .where('account_id', '=', id)
        .executeTakeFirst();
    await post(delivery(phone, 'STOP'));
    expect(await preference()).toEqual({ channel: 'none', stopped_by_word: true });
    expect(said()).toEqual([answers.stopped.en]);
    await post(delivery(phone, 'MULAI'));
    expect(await preference()).toEqual({ channel: 'whatsapp', stopped_by_word: false });
  });
});

describe('CEK', () => {
  test('is answered with what the public tracking page tells', async () => {
    await post(delivery(newPhone(), `cek ${code.toLowerCase().replaceAll('-', ' ')}`));
    expect(said()).toEqual([
      `Kartu Keluarga (${code})\nBerkas Anda sedang diperiksa.\nSelesai paling lambat Kamis.\nhttps://layanan.contoh.id/kota-bekasi/lacak/${code}`,
    ]);
  });

  test('with a code that is none, nobody’s or elsewhere’s gets one and the same answer', async () => {
    for (const asked of ['cek saya', `cek ${never}`, `cek ${elsewhere}`]) {
      await post(delivery(newPhone(), asked));
    }
    expect(said()).toEqual([answers.unknown.id, answers.unknown.id, answers.unknown.id]);
  });

  test('is answered twenty times an hour, and the stop word always', async () => {
    const phone = newPhone();
    for (let time = 1; time <= 22; time += 1) await post(delivery(phone, `CEK ${code}`));
    expect(said()).toHaveLength(20);
    expect(said()[19]).toContain(answers.lastOne.id);
    await post(delivery(phone, 'BERHENTI'));
    expect(said()[20]).toBe(answers.stopped.id);
    clock.at = new Date(clock.at.getTime() + 3_600_000);
    await post(delivery(phone, `CEK ${code}`));
    expect(said()).toHaveLength(22);
  });
});

test('an answer that could not be sent is kept sealed, sent later under the same key, and then forgotten', async () => {
  provider.works = false;
  const id = newIdentifier(clock.at);
  await post(delivery(newPhone(), 'halo', id));
  const row = () =>
    database.selectFrom('inbound_message').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const kept = await row();
  expect(kept).toMatchObject({ state: 'waiting', tries: 1 });
  expect(kept.answer_sealed?.toString('latin1')).not.toContain('62813');
  provider.works = true;
  expect(await sendAnswers(dependencies)).toBe(0);
  clock.at = new Date(clock.at.getTime() + 15_000);
  expect(await sendAnswers(dependencies)).toBe(1);
  expect([...provider.delivered.keys()]).toEqual([`answer-${id}`]);
  expect(await row()).toMatchObject({ state: 'answered', answer_sealed: null });
});
