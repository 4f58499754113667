import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGuardedPost } from './guarded-post.ts';

let server: Server;
let standIn: string;
const seen: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    if (request.url === '/elsewhere') {
      response.writeHead(307, { location: '/secret' }).end();
      return;
    }
    response.end('x'.repeat(100_000));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  standIn = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const call = (url: string) => ({ url, headers: { 'content-type': 'application/json' }, body: '{}' });
const guarded = (addresses: readonly string[] = [], options: { standIn?: string } = {}) =>
  createGuardedPost({
    resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    ...options,
  });

describe('what may be written down', () => {
  test.each([
    ['https://simrs.example.go.id/kait', true],
    ['https://8.8.8.8/', true],
    ['http://simrs.example.go.id/kait', false],
    ['ftp://simrs.example.go.id/', false],
    ['file:///etc/passwd', false],
    ['https://user:password@simrs.example.go.id/', false],
    ['https://127.0.0.1/', false],
    ['https://2130706433/', false],
    ['https://0x7f.1/', false],
    ['https://0177.0.0.1/', false],
    ['https://[::1]/', false],
    ['https://[::ffff:127.0.0.1]/', false],
    ['https://[fd00:ec2::254]/latest/meta-data', false],
    ['https://169.254.169.254/latest/meta-data', false],
    ['https://localhost/', false],
    ['https://loket.localhost/', false],
    ['https://basisdata.internal/', false],
    ['https://printer.local/', false],
    [`https://simrs.example.go.id/${'a'.repeat(600)}`, false],
    ['nonsense', false],
  ])('%s: %s', async (url, expected) => {
    const answer = await guarded(['8.8.8.8']).mayBeCalled(url);
    expect(answer.ok ? true : answer.error.kind).toBe(expected || 'url-refused');
  });

  test('not a name that leads inward, and one that nobody knows yet', async () => {
    const url = 'https://simrs.example.go.id/kait';
    const refused = { ok: false, error: { kind: 'address-refused' } };
    expect(await guarded(['10.0.0.5']).mayBeCalled(url)).toEqual(refused);
    expect(await guarded(['8.8.8.8', '169.254.169.254']).mayBeCalled(url)).toEqual(refused);
    expect(await guarded([]).mayBeCalled(url)).toEqual({ ok: true, value: undefined });
  });

  test('a name that leads elsewhere later is looked at again before the call', async () => {
    const answers = ['8.8.8.8', '127.0.0.1'];
    const rebound = createGuardedPost({
      resolve: async () => [{ address: answers.shift() ?? '', family: 4 }],
    });
    expect((await rebound.mayBeCalled('https://simrs.example.go.id/')).ok).toBe(true);
    expect(await rebound.post(call('https://simrs.example.go.id/'))).toEqual({
      ok: false,
      error: { kind: 'address-refused' },
    });
  });
});

describe('where a name leads', () => {
  test.each([
    [['127.0.0.1'], 'this machine'],
    [['10.0.0.5'], 'the network behind'],
    [['169.254.169.254'], 'credentials'],
    [['::ffff:10.0.0.5'], 'the network behind, mapped'],
    [['203.0.113.9', '8.8.8.8'], 'one bad among good ones'],
    [['8.8.8.8', '127.0.0.1'], 'one bad among good ones'],
  ])('%s is not called', async (addresses, _what) => {
    expect(await guarded(addresses).post(call('https://simrs.example.go.id/'))).toEqual({
      ok: false,
      error: { kind: 'address-refused' },
    });
  });

  test('a name that nobody knows', async () => {
    expect(await guarded([]).post(call('https://simrs.example.go.id/'))).toEqual({
      ok: false,
      error: { kind: 'name-unknown' },
    });
  });
});

describe('the stand-in of the demo', () => {
  test('is the one origin of this machine that is called; its answer is read no further than its beginning', async () => {
    const answer = await guarded([], { standIn }).post(call(`${standIn}/kait`));
    expect(answer).toEqual({ ok: true, value: { status: 200, beginning: 'x'.repeat(500) } });
    expect(seen).toContain('POST /kait');
    expect((await guarded([], { standIn }).mayBeCalled('http://127.0.0.1:1/')).ok).toBe(false);
    expect((await guarded([], { standIn }).mayBeCalled(`${standIn}/kait`)).ok).toBe(true);
    expect((await guarded().mayBeCalled(`${standIn}/kait`)).ok).toBe(false);
  });

  test('a redirect is an answer and leads nowhere', async () => {
    const answer = await guarded([], { standIn }).post(call(`${standIn}/elsewhere`));
    expect(answer).toMatchObject({ ok: true, value: { status: 307 } });
    expect(seen).not.toContain('POST /secret');
    expect(seen).not.toContain('GET /secret');
  });
});
