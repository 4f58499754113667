import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { outboundService } from './outbound-service.ts';

type Reply = (request: IncomingMessage, response: ServerResponse) => void;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A service that gives these replies in turn, the last one for ever. */
async function serviceOf(...replies: readonly [Reply, ...Reply[]]) {
  let calls = 0;
  const server = createServer((request, response) => {
    const reply = replies[Math.min(calls, replies.length - 1)]!;
    calls += 1;
    request.resume().on('end', () => reply(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { url, calls: () => calls, close };
}

const answers =
  (status: number, body: string): Reply =>
  (_request, response) => {
    response.writeHead(status).end(body);
  };
const hangsUp: Reply = (request) => request.socket.destroy();
const staysSilent: Reply = () => undefined;
const stopsHalfway: Reply = (_request, response) => {
  response.writeHead(200).write('{"half":');
};
const redirects: Reply = (_request, response) => {
  response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end();
};

const settings = { headers: {}, timeoutMilliseconds: 10_000, repeatAfterMilliseconds: 1 };
const question = { path: '/ask', body: {}, harmlessTwice: true };
const order = { path: '/do', body: {}, harmlessTwice: false };
const well = answers(200, '{"well":true}');

describe('what a call comes to, and how often it is made', () => {
  it.each([
    ['an answer', question, [well], { ok: true, value: { status: 200, body: { well: true } } }, 1],
    ['a refusal', question, [answers(404, '{"code":"x"}')], { ok: true, value: { status: 404 } }, 1],
    ['no content', question, [answers(200, '')], { ok: true, value: { body: undefined } }, 1],
    ['a question after a failure', question, [answers(500, ''), well], { ok: true }, 2],
    ['a question after a lost answer', question, [hangsUp, well], { ok: true }, 2],
    ['an order that was turned away', order, [answers(503, ''), well], { ok: true }, 2],
    [
      'an order that failed',
      order,
      [answers(500, ''), well],
      { ok: false, error: { actedOn: 'unknown' } },
      1,
    ],
    [
      'an order whose answer was lost',
      order,
      [hangsUp, well],
      { ok: false, error: { kind: 'unreachable', actedOn: 'unknown' } },
      1,
    ],
    [
      'a question that fails twice',
      question,
      [answers(500, '')],
      { ok: false, error: { kind: 'server-error' } },
      2,
    ],
    [
      'an answer that is no JSON',
      question,
      [answers(200, '<html>')],
      { ok: false, error: { kind: 'unreadable' } },
      1,
    ],
    [
      'an order that is sent elsewhere',
      order,
      [redirects],
      { ok: false, error: { kind: 'unreachable', actedOn: 'unknown' } },
      1,
    ],
  ] as const)('%s', async (_what, call, replies, expected, calls) => {
    const service = await serviceOf(...(replies as unknown as [Reply]));
    const outcome = await outboundService({ ...settings, url: `${service.url}/` }).post(call);
    expect(outcome).toMatchObject(expected);
    expect(service.calls()).toBe(calls);
  });

  it.each([
    ['a silent service', staysSilent],
    ['an answer that never ends', stopsHalfway],
  ])('%s', async (_what, reply) => {
    const service = await serviceOf(reply);
    const outbound = outboundService({ ...settings, timeoutMilliseconds: 50, url: service.url });
    expect(await outbound.post(question)).toEqual({
      ok: false,
      error: { kind: 'timeout', actedOn: 'unknown' },
    });
    expect(service.calls()).toBeLessThanOrEqual(1);
  });

  it('nobody there', async () => {
    const service = await serviceOf(well);
    await service.close();
    const outcome = await outboundService({ ...settings, url: service.url }).post(order);
    expect(outcome).toEqual({ ok: false, error: { kind: 'unreachable', actedOn: 'no' } });
  });
});

it('leaves a failing service alone, and finds it again when it is well', async () => {
  const clock = { now: 0 };
  const failing = answers(500, '');
  const service = await serviceOf(failing, failing, failing, well);
  const outbound = outboundService({
    ...settings,
    url: service.url,
    failuresToOpen: 3,
    openMilliseconds: 1000,
    now: () => clock.now,
  });
  for (let index = 0; index < 3; index += 1) await outbound.post(order);
  expect(outbound.status()).toEqual({ available: false, retryAfterMilliseconds: 1000 });
  expect(await outbound.post(order)).toEqual({
    ok: false,
    error: { kind: 'circuit-open', actedOn: 'no', retryAfterMilliseconds: 1000 },
  });
  expect(service.calls()).toBe(3);
  clock.now = 1000;
  expect(await outbound.post(order)).toMatchObject({ ok: true });
  expect(outbound.status()).toEqual({ available: true });
});
