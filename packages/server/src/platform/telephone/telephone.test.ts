import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { httpTelephoneBridge } from './index.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function exchange(answer: (response: ServerResponse) => void) {
  const asked: { key: unknown; authorization: unknown; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      const { 'idempotency-key': key, authorization } = request.headers;
      asked.push({ key, authorization, body });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bridge = httpTelephoneBridge({
    url,
    apiKey: 'secret',
    timeoutMilliseconds: 5_000,
    repeatAfterMilliseconds: 1,
  });
  return { bridge, asked };
}

const well = { dial: '+622150123456', until: '2026-11-22T01:00:00.000Z' };

test.each([
  ['a number to dial', 200, well, { ok: true, value: well }],
  ['a number that is none', 200, { ...well, dial: 'javascript:1' }, { ok: false }],
  ['a refusal', 422, { code: 'connection-malformed' }, { ok: false }],
  ['trouble', 503, {}, { ok: false, error: { code: 'call-unavailable', retryable: true } }],
])('%s', async (_what, status, body, expected) => {
  const { bridge } = await exchange((response) => response.writeHead(status).end(JSON.stringify(body)));
  expect(await bridge.connect({ key: 'a', to: '+6281200000101' })).toMatchObject(expected);
});

test('the key and the receiver go to the exchange, and nothing else', async () => {
  const { bridge, asked } = await exchange((response) => response.writeHead(200).end(JSON.stringify(well)));
  await bridge.connect({ key: 'call-1', to: '+6281200000101' });
  expect(asked).toEqual([{ key: 'call-1', authorization: 'Bearer secret', body: '{"to":"+6281200000101"}' }]);
});
