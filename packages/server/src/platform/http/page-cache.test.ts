import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { cacheablePath, createPageCache, type PageCache } from './page-cache.ts';

describe('which requests may be answered from the cache', () => {
  test.each<[string, string, IncomingHttpHeaders, string | undefined]>([
    ['GET', '/kota-contoh', {}, '/kota-contoh'],
    ['GET', '/kota-contoh', { cookie: 'bahasa=en' }, '/kota-contoh'],
    ['GET', '/kota-contoh', { cookie: 'bahasa=en; sesi=1' }, undefined],
    ['GET', '/kota-contoh', { cookie: 'apa-saja=1' }, undefined],
    ['GET', '/kota-contoh', { cookie: 'bahasa=%65n' }, undefined],
    ['GET', '/kota-contoh', { cookie: 'bahasa="en"' }, undefined],
    ['GET', '/kota-contoh', { cookie: 'bahasa=en ; bahasa=id' }, undefined],
    ['GET', '/kota-contoh', { cookie: 'bahasa=xx; bahasa=en' }, undefined],
    ['GET', '/kota-contoh', { authorization: 'Bearer x' }, undefined],
    ['GET', '/kota-contoh?bahasa=en', {}, undefined],
    ['GET', '/kota-contoh?cari=ktp', {}, undefined],
    ['POST', '/kota-contoh', {}, undefined],
    ['HEAD', '/kota-contoh', {}, undefined],
  ])('%s %s with %o: %s', (method, url, headers, path) => {
    expect(cacheablePath({ method, url, headers })).toBe(path);
  });
});

let server: Server | undefined;

afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined))));

type Page = { body: string; headers?: Record<string, string>; status?: number };

/** A server with the cache in front of one page; counts how often the page was rendered. */
async function serve(
  cache: PageCache,
  page: (path: string) => Page | Promise<Page>,
): Promise<{
  ask(path: string, headers?: Record<string, string>): Promise<Response>;
  rendered: () => number;
  clock: { now: number };
}> {
  let rendered = 0;
  const clock = { now: 0 };
  server = createServer(async (request, response) => {
    if (cache.serve({ request, response, locale: 'id', now: clock.now }) === 'served') return;
    rendered++;
    const { body, headers = {}, status = 200 } = await page(request.url ?? '/');
    response.setHeader('content-type', 'text/html');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.writeHead(status);
    response.write(body.slice(0, 3));
    response.end(body.slice(3));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    ask: (path, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers }),
    rendered: () => rendered,
    clock,
  };
}

const open = { 'cache-control': 'public, max-age=60' };

describe('a page that allows it', () => {
  test('is rendered once, and its reader’s browser always asks again', async () => {
    const { ask, rendered } = await serve(createPageCache(10_000), () => ({
      body: 'halaman',
      headers: open,
    }));
    const first = await ask('/a');
    const second = await ask('/a');
    expect([await first.text(), await second.text(), rendered()]).toEqual(['halaman', 'halaman', 1]);
    for (const answer of [first, second])
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const again = await ask('/a', { 'if-none-match': second.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  test('is sent packed to those who take it so, and reads the same', async () => {
    const body = 'halaman '.repeat(200);
    const { ask } = await serve(createPageCache(50_000), () => ({ body, headers: open }));
    await ask('/a');
    const packed = await ask('/a', { 'accept-encoding': 'gzip' });
    const plain = await ask('/a', { 'accept-encoding': 'identity' });
    expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual([
      'gzip',
      null,
    ]);
    expect([await packed.text(), await plain.text()]).toEqual([body, body]);
  });

  test('is rendered anew when its time is over', async () => {
    const { ask, rendered, clock } = await serve(createPageCache(10_000), () => ({
      body: 'halaman',
      headers: open,
    }));
    await ask('/a');
    clock.now = 59_999;
    await ask('/a');
    expect(rendered()).toBe(1);
    clock.now = 60_001;
    await ask('/a');
    expect(rendered()).toBe(2);
  });

  test('is forgotten with its region only', async () => {
    const cache = createPageCache(10_000);
    const { ask, rendered } = await serve(cache, () => ({ body: 'halaman', headers: open }));
    await ask('/kota-contoh/a');
    await ask('/kota-lain/a');
    cache.clear('kota-contoh');
    await ask('/kota-lain/a');
    expect(rendered()).toBe(2);
    await ask('/kota-contoh/a');
    expect(rendered()).toBe(3);
  });

  test('is not kept when its region changed while it was being rendered', async () => {
    const cache = createPageCache(10_000);
    const { ask, rendered } = await serve(cache, () => {
      if (rendered() === 1) cache.clear('kota-contoh');
      return { body: 'halaman', headers: open };
    });
    await ask('/kota-contoh');
    await ask('/kota-contoh');
    expect(rendered()).toBe(2);
  });
});

test.each<[string, Page]>([
  ['says nothing', { body: 'halaman' }],
  ['forbids it', { body: 'halaman', headers: { 'cache-control': 'private, no-store' } }],
  ['is only its data', { body: '{"a":1}', headers: { ...open, 'content-type': 'application/json' } }],
  ['sets a cookie', { body: 'halaman', headers: { ...open, 'set-cookie': 'sesi=1' } }],
  [
    'carries a nonce',
    { body: 'halaman', headers: { ...open, 'content-security-policy': "script-src 'self' 'nonce-abc'" } },
  ],
  ['is a failure', { body: 'halaman', headers: open, status: 404 }],
])('a page that %s is rendered each time', async (_case, page) => {
  const { ask, rendered } = await serve(createPageCache(10_000), () => page);
  await ask('/a');
  const { headers } = await ask('/a');
  expect(rendered()).toBe(2);
  expect(headers.get('cache-control') ?? '').not.toContain('public');
});

test('whatever is asked, the cache stays within its bytes and answers with the page of the address', async () => {
  const limitBytes = 2_000;
  const cache = createPageCache(limitBytes);
  const { ask } = await serve(cache, (path) => ({
    body: path.padEnd(Number(path.slice(1)) * 10 + 8, '.'),
    headers: open,
  }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 30 }), async (numbers) => {
      for (const number of numbers) {
        const body = await (await ask(`/${number}`)).text();
        expect(body.startsWith(`/${number}`)).toBe(true);
        expect(cache.sizeBytes()).toBeLessThanOrEqual(limitBytes);
      }
    }),
    { numRuns: 20 },
  );
});
