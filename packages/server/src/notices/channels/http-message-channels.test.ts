import { createSandbox, type Sandbox } from '@satuloket/sandbox/create';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpMessageChannels } from './http-message-channels.ts';
import type { MessageChannelKind } from './message-channel.ts';

const villages = [
  {
    code: '32.75.01.1002',
    name: 'Margahayu',
    districtCode: '32.75.01',
    districtName: 'Bekasi Timur',
  },
];
const kinds: readonly MessageChannelKind[] = ['whatsapp', 'email', 'sms'];
const addressOf = { whatsapp: '+6281200000101', email: 'dewi@example.id', sms: '+6281200000101' } as const;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ villages, apiKey: 'kunci', families: 1 });
});
afterAll(() => sandbox.close());

async function turn(target: MessageChannelKind, knobs: object): Promise<void> {
  await fetch(`${sandbox.url}/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ target, ...knobs }),
  });
}

function channels(over: object = {}) {
  return httpMessageChannels({
    url: sandbox.url,
    apiKey: 'kunci',
    timeoutMilliseconds: 10_000,
    repeatAfterMilliseconds: 1,
    ...over,
  });
}

describe.each(kinds)('%s', (kind) => {
  const message = { to: addressOf[kind], subject: 'Berkas Anda', text: `Lewat ${kind}` };
  const unavailable = { ok: false, error: { code: 'channel-unavailable', retryable: true } };
  const received = () => sandbox.inbox.messages({ channel: kind }).map(({ text }) => text);

  it('delivers a message once for each key and tells its id', async () => {
    const sent = await channels()[kind].send({ ...message, idempotencyKey: `${kind}-1` });
    expect(await channels()[kind].send({ ...message, idempotencyKey: `${kind}-1` })).toEqual(sent);
    const [kept] = sandbox.inbox.messages({ channel: kind });
    expect(sent).toEqual({ ok: true, value: { providerId: kept?.id } });
    expect(received()).toEqual([message.text]);
  });

  it('says of a bad address that trying again can not help', async () => {
    const sent = await channels()[kind].send({ ...message, to: 'x', idempotencyKey: `${kind}-2` });
    expect(sent).toMatchObject({ ok: false, error: { code: 'channel-message-refused', retryable: false } });
  });

  it('says of a wrong key that staff must repair it', async () => {
    const sent = await channels({ apiKey: 'lain' })[kind].send({ ...message, idempotencyKey: `${kind}-3` });
    expect(sent).toMatchObject({ ok: false, error: { code: 'channel-refused', retryable: false } });
  });

  it.each([
    ['down', { down: true }],
    ['failing', { failRate: 1 }],
    ['too slow', { slowMilliseconds: 60_000 }],
  ])('that is %s may be tried again later with the same key', async (state, knobs) => {
    const before = received();
    await turn(kind, knobs);
    const again = { ...message, text: `${kind} ${state}`, idempotencyKey: `${kind}-${state}` };
    expect(await channels({ timeoutMilliseconds: 50 })[kind].send(again)).toMatchObject(unavailable);
    await turn(kind, { down: false, failRate: 0, slowMilliseconds: 0 });
    expect(await channels()[kind].send(again)).toMatchObject({ ok: true });
    expect(received()).toEqual([...before, again.text]);
  });

  it('that stays down is left alone, the others go on', async () => {
    await turn(kind, { down: true });
    const all = channels({ failuresToOpen: 2 });
    await all[kind].send({ ...message, idempotencyKey: `${kind}-open` });
    await turn(kind, { down: false });
    expect(all[kind].status().available).toBe(false);
    expect(await all[kind].send({ ...message, idempotencyKey: `${kind}-open` })).toMatchObject(unavailable);
    const other = kinds.find((each) => each !== kind)!;
    expect(all[other].status()).toEqual({ available: true });
  });
});
