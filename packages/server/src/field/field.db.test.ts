import { createHash } from 'node:crypto';
import { failure, type SignedFieldEvent } from '@satuloket/engine';
import { beforeEach, describe, expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import type { Caller } from '../types.ts';
import { fieldProblems } from './problems.ts';
import { arrangeField, regionId, type TestDevice } from './testing/arrange.ts';

const all = await arrangeField();
const { field, counting, courier, head, guest } = all;
const sentAt = '2026-11-22T02:00:00.000Z';
const passing = failure({ ...fieldProblems.recordMalformed, code: 'busy', retryable: true });
const lasting = failure({ ...fieldProblems.recordMalformed, code: 'moved-on', retryable: false });

beforeEach(() => {
  counting.taken.length = 0;
  counting.by.length = 0;
  counting.trouble = () => undefined;
});

async function send(device: TestDevice, events: readonly SignedFieldEvent[], caller: Caller = courier) {
  return value(await field.send(caller, { deviceId: device.deviceId, sentAt, events }));
}

const outcomes = (sent: Awaited<ReturnType<typeof send>>) =>
  sent.answers.map(({ seq, outcome }) => [seq, outcome]);
const sums = () => counting.taken.map(({ payload }) => payload.by);

describe('a sequence', () => {
  test('is taken in order, once, and a repeated event gets its first outcome', async () => {
    const phone = await all.enrol();
    const [one, two, three] = [phone.next({ by: 1 }), phone.next({ by: 2 }), phone.next({ by: 3 })];
    counting.trouble = ({ payload }) => (payload.by === 2 ? lasting : undefined);
    const first = await send(phone, [one, two, three]);
    expect(outcomes(first)).toEqual([
      [1, 'done'],
      [2, 'set-aside'],
      [3, 'done'],
    ]);
    expect(first.next).toBe(4);
    // What stood in the way is gone, and still the first outcome stands.
    counting.trouble = () => undefined;
    expect(await send(phone, [one, two, three])).toEqual(first);
    expect(sums()).toEqual([1, 3]);
  });

  test('with a gap is told which number is expected', async () => {
    const phone = await all.enrol();
    const [one, two] = [phone.next({ by: 1 }), phone.next({ by: 2 })];
    expect(await send(phone, [two])).toMatchObject({ answers: [{ seq: 2, outcome: 'early' }], next: 1 });
    expect(outcomes(await send(phone, [one, two]))).toEqual([
      [1, 'done'],
      [2, 'done'],
    ]);
    expect(sums()).toEqual([1, 2]);
  });

  test('stops at what may pass, and goes on from there', async () => {
    const phone = await all.enrol();
    const events = [phone.next({ by: 1 }), phone.next({ by: 2 }), phone.next({ by: 3 })];
    counting.trouble = ({ payload }) => (payload.by === 2 ? passing : undefined);
    expect(outcomes(await send(phone, events))).toEqual([
      [1, 'done'],
      [2, 'later'],
    ]);
    counting.trouble = () => undefined;
    expect(outcomes(await send(phone, events))).toEqual([
      [1, 'done'],
      [2, 'done'],
      [3, 'done'],
    ]);
    expect(sums()).toEqual([1, 2, 3]);
  });

  test('survives a server that stops in between, with or without the phone', async () => {
    const phone = await all.enrol();
    const one = phone.next({ by: 1 });
    counting.trouble = () => 'crash';
    await expect(send(phone, [one])).rejects.toThrow('stopped');
    counting.trouble = () => undefined;
    expect(await all.settleDue()).toBe(1);
    expect(await all.settleDue()).toBe(0);
    expect(counting.by[0]?.who).toMatchObject({ kind: 'officer', accountId: expect.any(String) });
    expect(outcomes(await send(phone, [one]))).toEqual([[1, 'done']]);
    expect(sums()).toEqual([1]);
  });

  test('keeps both clocks, and tells when it happened by ours', async () => {
    const phone = await all.enrol();
    const lag = phone.next({ by: 1 }, { at: '2020-01-01T08:00:00.000Z' });
    value(
      await field.send(courier, {
        deviceId: phone.deviceId,
        sentAt: '2020-01-01T10:00:00.000Z',
        events: [lag],
      }),
    );
    expect(counting.taken[0]?.at.toISOString()).toBe('2026-11-22T00:00:00.000Z');
    const row = await all
      .region(regionId)
      .selectFrom('field_event')
      .select(['device_at', 'device_sent_at', 'received_at'])
      .where('device_id', '=', phone.deviceId)
      .executeTakeFirstOrThrow();
    expect([row.device_at, row.device_sent_at, row.received_at].map((at) => at?.toISOString())).toEqual([
      lag.at,
      '2020-01-01T10:00:00.000Z',
      '2026-11-22T02:00:00.000Z',
    ]);
  });
});

describe('what is refused, and written down', () => {
  async function refusals(device: TestDevice) {
    return all
      .region(regionId)
      .selectFrom('field_refusal')
      .select(['why', 'seq'])
      .where('device_id', '=', device.deviceId)
      .execute();
  }

  test.each([
    ['changed on its way', (event: SignedFieldEvent) => ({ ...event, payload: { by: 100 } })],
    ['with another signature', (event: SignedFieldEvent) => ({ ...event, signature: 'AAAA' })],
    ['told of another device', (event: SignedFieldEvent) => ({ ...event, deviceId: event.id })],
  ])('an event %s', async (_how, change) => {
    const phone = await all.enrol();
    const forged = change(phone.next({ by: 1 }));
    const answer = await send(phone, [forged]);
    expect(answer).toMatchObject({
      answers: [{ outcome: 'refused', problem: { code: 'signature-wrong' } }],
      next: 1,
    });
    await send(phone, [forged]);
    expect(await refusals(phone)).toEqual([{ why: 'signature-wrong', seq: 1 }]);
    expect(sums()).toEqual([]);
  });

  test('another event under a number that is taken, and one that goes on from elsewhere', async () => {
    const phone = await all.enrol();
    const one = phone.next({ by: 1 });
    const { signature: _, ...content } = one;
    await send(phone, [one]);
    const rewritten = phone.signEvent({ ...content, payload: { by: 7 } });
    const elsewhere = phone.signEvent({ ...content, seq: 2, previous: 'a'.repeat(64) });
    for (const forked of [rewritten, elsewhere]) {
      expect((await send(phone, [forked])).answers).toMatchObject([
        { outcome: 'refused', problem: { code: 'sequence-forked' } },
      ]);
    }
    expect(sums()).toEqual([1]);
    expect(await refusals(phone)).toHaveLength(2);
  });

  test('what is no event at all', async () => {
    const phone = await all.enrol();
    const odd = { seq: 1, payload: 'x' } as unknown as SignedFieldEvent;
    expect((await send(phone, [odd])).answers).toMatchObject([{ seq: 0, outcome: 'refused' }]);
  });
});

describe('who may send', () => {
  test('nobody without the owner’s session while the owner may work', async () => {
    const phone = await all.enrol();
    const sent = { deviceId: phone.deviceId, sentAt, events: [phone.next({ by: 1 })] };
    expect(codeOf(await field.send(guest, sent))).toBe('sign-in-needed');
    expect(codeOf(await field.send(head, sent))).toBe('device-of-other');
    expect(codeOf(await field.send(courier, { ...sent, deviceId: 'nothing' }))).toBe('device-unknown');
    expect(codeOf(await field.send(courier, sent))).toBe('ok');
  });

  test('from a revoked device everything is kept, and a head takes it in hand or leaves it', async () => {
    const phone = await all.enrol();
    value(await field.revoke(head, { key: all.key(), deviceId: phone.deviceId }));
    const events = [phone.next({ by: 4 }), phone.next({ by: 5 })];
    const sent = await send(phone, events, guest);
    expect(sent.answers).toMatchObject([
      { outcome: 'set-aside', problem: { code: 'device-revoked' } },
      { outcome: 'set-aside' },
    ]);
    expect(sums()).toEqual([]);
    const ofPhone = async () =>
      value(await field.setAside(head, {})).rows.filter(({ deviceId }) => deviceId === phone.deviceId);
    expect(await ofPhone()).toMatchObject([
      { seq: 1, officer: 'Karta Kurir', what: { id: 'Menambah 4' } },
      { seq: 2, what: { id: 'Menambah 5' } },
    ]);
    const decide = (seq: number, decision: 'release' | 'leave', reason: string) =>
      field.resolve(head, { key: all.key(), deviceId: phone.deviceId, seq, decision, reason });
    expect(codeOf(await decide(1, 'release', ' '))).toBe('reason-needed');
    expect(value(await decide(1, 'release', 'Ponsel rusak, catatannya benar.'))).toEqual({ outcome: 'done' });
    expect(value(await decide(2, 'leave', 'Sudah dicatat di kantor.'))).toEqual({ outcome: 'left' });
    expect(codeOf(await decide(1, 'release', 'Sekali lagi.'))).toBe('set-aside-unknown');
    expect(sums()).toEqual([4]);
    // In the name of who did it; that the head decided so stands beside it.
    expect(counting.by[0]?.who).toEqual(
      courier.who.kind === 'officer' && { ...courier.who, name: 'Karta Kurir' },
    );
    expect(await ofPhone()).toEqual([]);
    expect(codeOf(await field.setAside(courier, {}))).toBe('not-allowed');
  });

  test('what a head can not take in hand either stays', async () => {
    const phone = await all.enrol();
    counting.trouble = () => lasting;
    await send(phone, [phone.next({ by: 1 })]);
    const decision = { deviceId: phone.deviceId, seq: 1, decision: 'release', reason: 'Coba.' } as const;
    expect(codeOf(await field.resolve(head, { key: all.key(), ...decision }))).toBe('moved-on');
    const waiting = value(await field.setAside(head, {})).rows.filter(
      ({ deviceId }) => deviceId === phone.deviceId,
    );
    expect(waiting).toMatchObject([{ problem: { code: 'moved-on' } }]);
    counting.trouble = () => undefined;
    expect(codeOf(await field.resolve(head, { key: all.key(), ...decision }))).toBe('ok');
  });

  test('a kind that nobody takes in hand is kept', async () => {
    const phone = await all.enrol();
    const sent = await send(phone, [phone.next({}, { kind: 'weather.rain' }), phone.next({ by: 1 })]);
    expect(sent.answers).toMatchObject([{ problem: { code: 'kind-unknown' } }, { outcome: 'done' }]);
  });
});

describe('files', () => {
  const photo = Buffer.from('a photo');
  const sha256 = createHash('sha256').update(photo).digest('hex');
  async function* bytes(content: Buffer) {
    yield content;
  }

  test('come before the event that names them, once, by their digest', async () => {
    const phone = await all.enrol();
    const { deviceId } = phone;
    const event = phone.next({ by: 1 }, { files: [sha256] });
    expect((await send(phone, [event])).answers).toEqual([
      { seq: 1, outcome: 'files-missing', files: [sha256] },
    ]);
    const file = { deviceId, sha256, signature: phone.signFile(sha256), name: 'bukti.jpg' };
    const sizeBytes = photo.length;
    const keep = (content: Buffer, more = {}) =>
      field.keepFile(courier, { ...file, fromBytes: 0, sizeBytes, ...more, content: bytes(content) });
    expect(codeOf(await keep(Buffer.from('a dream')))).toBe('file-digest-wrong');
    expect(codeOf(await keep(photo, { signature: 'AAAA' }))).toBe('signature-wrong');
    expect(codeOf(await keep(photo, { sizeBytes: 4_000_001 }))).toBe('file-too-large');
    // The network went in the middle: it goes on from there, and nowhere else.
    expect(value(await keep(photo.subarray(0, 3)))).toEqual({ sha256, receivedBytes: 3, isKept: false });
    const elsewhere = await keep(photo.subarray(5), { fromBytes: 5 });
    expect(elsewhere).toMatchObject({
      error: { code: 'upload-offset-wrong', details: { offsetBytes: 3 } },
    });
    const whole = { sha256, receivedBytes: sizeBytes, isKept: true };
    expect(value(await keep(photo.subarray(3), { fromBytes: 3 }))).toEqual(whole);
    expect(value(await keep(photo))).toEqual(whole);
    expect(all.store.kept).toHaveLength(1);
    expect(outcomes(await send(phone, [event]))).toEqual([[1, 'done']]);
    expect(counting.taken[0]?.fileIds.get(sha256)).toBe(all.store.kept[0]?.fileId);
  });
});

describe('devices', () => {
  test('are the owner’s, and a head sees those of the office', async () => {
    const phone = await all.enrol();
    const own = value(await field.devices(courier)).find(({ deviceId }) => deviceId === phone.deviceId);
    expect(own).toMatchObject({ isOwn: true, officer: 'Karta Kurir', events: 0, revokedAt: null });
    const seen = value(await field.devices(head)).find(({ deviceId }) => deviceId === phone.deviceId);
    expect(seen).toMatchObject({ isOwn: false });
    expect(codeOf(await field.devices(guest))).toBe('sign-in-needed');
    const enrol = { key: all.key(), name: 'x', publicKey: Buffer.alloc(91).toString('base64') };
    expect(codeOf(await field.enrol(courier, enrol))).toBe('public-key-unfit');
  });
});

test.each(['field_event', 'field_outcome', 'field_resolution', 'field_refusal', 'field_file'] as const)(
  'the server can neither change nor remove %s',
  async (table) => {
    const { rows } = await all.admin.query(
      `select has_table_privilege('satuloket_runtime', $1, 'update') as changes,
        has_table_privilege('satuloket_runtime', $1, 'delete') as removes,
        has_table_privilege('satuloket_runtime', $1, 'insert') as adds`,
      [table],
    );
    expect(rows).toEqual([{ changes: false, removes: false, adds: true }]);
  },
);

test('a post that has ended leaves its records with the head, even without a session', async () => {
  const phone = await all.enrol();
  all.endPost();
  const sent = await send(phone, [phone.next({ by: 9 })], guest);
  expect(sent.answers).toMatchObject([{ outcome: 'set-aside', problem: { code: 'post-ended' } }]);
  expect(sums()).toEqual([]);
  expect(sent.next).toBe(2);
  const decision = {
    deviceId: phone.deviceId,
    seq: 1,
    decision: 'release',
    reason: 'Diantar sebelumnya.',
  } as const;
  expect(codeOf(await field.resolve(head, { key: all.key(), ...decision }))).toBe('ok');
  expect(counting.by[0]?.who).toMatchObject({ posts: [{ role: 'courier', officeId: 'registry' }] });
});
