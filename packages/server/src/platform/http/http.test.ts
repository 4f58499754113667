import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { failure, type Problem } from '@satuloket/engine';
import { Type } from 'typebox';
import { afterEach, describe, expect, test } from 'vitest';
import type { Caller, RegionSummary, Services } from '../../types.ts';
import {
  createHttp,
  type Http,
  type HttpInput,
  keptConnectionMilliseconds,
  type WebRequest,
} from './http.ts';
import { sendResult } from './problems.ts';
import type { RegisterRoutes } from './routes.ts';

const region: RegionSummary = {
  id: '99.01',
  slug: 'kota-contoh',
  name: { id: 'Kota Contoh', en: 'Example City' },
  accent: '#336699',
  codePrefix: 'KC',
  zone: 'Asia/Jakarta',
};

type CallerInput = Parameters<Services['people']['callerOf']>[0];

const services = {
  catalogue: {
    regions: () => [region],
    region: (slug: string) => (slug === region.slug ? region : undefined),
  },
  people: {
    callerOf: async ({ regionId, headers, requestId, locale }: CallerInput): Promise<Caller> => ({
      regionId,
      requestId,
      locale,
      who: { kind: 'guest', browserToken: headers.get('cookie') },
    }),
  },
} as unknown as Services;

const taken: Problem = {
  code: 'cup-taken',
  message: { id: 'Cangkir ini sudah diambil. Pilih yang lain.', en: 'This cup is taken. Choose another.' },
  status: 409,
  retryable: false,
  details: { by: 'Siti' },
};

const cups: RegisterRoutes = (app) => {
  app.addSchema({ $id: 'Cup', type: 'object' });
  app.post(
    '/regions/:region/cups',
    {
      schema: {
        summary: 'Adds a cup.',
        params: Type.Object({ region: Type.String() }),
        body: Type.Object(
          { name: Type.String({ maxLength: 5 }), handles: Type.Integer() },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => reply.code(201).send({ name: request.body.name, in: request.region.slug }),
  );
  app.get('/regions/:region/cups', async (request) => (await request.caller()).who);
  app.get('/taken', async (_request, reply) => sendResult(reply, failure(taken)));
  app.get('/broken', async () => {
    throw new Error("duplicate key value: 'rahasia' 3275014509900001");
  });
  app.get('/slow', async () => {
    await wait(150);
    return { done: true };
  });
};

let http: Http | undefined;
const lines: string[] = [];

async function start(input: Partial<HttpInput> = {}): Promise<string> {
  http = await createHttp({
    services,
    routes: [cups],
    webHandler: (request, response) => {
      const { services: given, requestId, headers } = request as WebRequest;
      const page = {
        page: request.url,
        given: given === services,
        requestId,
        protocol: headers['x-satuloket-protocol'],
      };
      response.setHeader('content-type', 'text/html');
      response.writeHead(200);
      response.end(JSON.stringify(page));
    },
    ...input,
    config: { logDestination: { write: (line: string) => void lines.push(line) }, ...input.config },
  });
  return `http://127.0.0.1:${await http.listen({ host: '127.0.0.1', port: 0 })}`;
}

afterEach(async () => {
  await http?.close();
  lines.length = 0;
});

const json = { 'content-type': 'application/json' };

describe('which face answers', () => {
  test.each([
    ['/', 'page'],
    ['/kota-contoh', 'page'],
    ['/kota-contoh/api', 'page'],
    ['/apiary', 'page'],
    ['/_app/x.js', 'page'],
    ['/api', 'api'],
    ['/api?x=1', 'api'],
    ['/api/openapi.json', 'api'],
    ['/files/x', 'api'],
    ['/health', 'api'],
    ['/healthy', 'page'],
  ])('%s is answered by the %s', async (path, face) => {
    const answer = await fetch((await start()) + path);
    expect((await answer.text()).startsWith('{"page"')).toBe(face === 'page');
  });

  test.each([
    ['/kota-contoh', 'text/plain', 415],
    ['/kota-contoh', 'Text/Plain; charset=utf-8', 415],
    ['/kota-contoh', 'application/x-www-form-urlencoded', 200],
    ['/api/regions/kota-contoh/cups', 'text/plain', 415],
  ])('a post to %s as %s: %s', async (path, type, status) => {
    const headers = { 'content-type': type };
    const answer = await fetch((await start()) + path, { method: 'POST', headers, body: 'a=b' });
    expect(answer.status).toBe(status);
  });

  test('a page finds the services, and a protocol that the sender can not choose', async () => {
    const answer = await fetch(await start(), { headers: { 'x-satuloket-protocol': 'https' } });
    expect(await answer.json()).toMatchObject({
      given: true,
      protocol: 'http',
      requestId: answer.headers.get('x-request-id'),
    });
  });
});

describe('failures', () => {
  test.each([
    ['an unknown address', 'GET', '/api/nothing', undefined, 404, 'not-found'],
    ['an unknown region', 'GET', '/api/regions/kota-antah/cups', undefined, 404, 'region-unknown'],
    ['a failed command', 'GET', '/api/taken', undefined, 409, 'cup-taken'],
    ['broken JSON', 'POST', '/api/regions/kota-contoh/cups', '{', 400, 'request-malformed'],
    [
      'a body that is too large',
      'POST',
      '/api/regions/kota-contoh/cups',
      'x'.repeat(2_000_000),
      413,
      'request-too-large',
    ],
    ['a thrown error', 'GET', '/api/broken', undefined, 500, 'internal'],
  ])('%s', async (_case, method, path, body, status, code) => {
    const base = await start();
    const answer = await fetch(base + path, { method, headers: body ? json : {}, ...(body ? { body } : {}) });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const instance = `urn:satuloket:request:${answer.headers.get('x-request-id')}`;
    expect(await answer.json()).toMatchObject({ status, code, instance });
  });

  test('a fault of ours tells nobody what it knows, not even the log', async () => {
    const answer = await fetch(`${await start()}/api/broken`);
    const told = (await answer.text()) + lines.join('\n');
    expect(told).not.toContain('rahasia');
    expect(told).not.toContain('3275014509900001');
    expect(lines.join('\n')).toContain('request failed');
  });

  test('each wrong part is named, and a body is not converted', async () => {
    const answer = await fetch(`${await start()}/api/regions/kota-contoh/cups`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ name: 'terlalu panjang', handles: '2', owner: 'saya' }),
    });
    const { fields } = (await answer.json()) as { fields: { path: string; code: string }[] };
    expect(fields.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      ' additionalProperties',
      'handles type',
      'name maxLength',
    ]);
  });

  test('a body of nothing but faults is told of some', async () => {
    const answer = await fetch(`${await start()}/api/regions/kota-contoh/cups`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`a${index}`, 1]))),
    });
    expect(((await answer.json()) as { fields: unknown[] }).fields).toHaveLength(50);
  });

  test.each([
    ['/api/taken', {}, 'Cangkir ini sudah diambil. Pilih yang lain.'],
    ['/api/taken?bahasa=en', {}, 'This cup is taken. Choose another.'],
    ['/api/taken', { cookie: 'bahasa=en' }, 'This cup is taken. Choose another.'],
    ['/api/taken', { 'accept-language': 'en-GB,en' }, 'This cup is taken. Choose another.'],
    [
      '/api/taken',
      { cookie: 'bahasa=id', 'accept-language': 'en' },
      'Cangkir ini sudah diambil. Pilih yang lain.',
    ],
  ])('%s with %o speaks the language asked for', async (path, headers, title) => {
    const answer = await fetch((await start()) + path, { headers: headers as Record<string, string> });
    expect(await answer.json()).toMatchObject({ title, details: { by: 'Siti' } });
  });
});

describe('who may post', () => {
  const cup = JSON.stringify({ name: 'biru', handles: 1 });
  test.each([
    ['a program without cookies', undefined, undefined, 201],
    ['our own page', 'self', 'sesi=1', 201],
    ['a page of another site with our cookie', 'https://jahat.example', 'sesi=1', 403],
    ['another site without a cookie', 'https://jahat.example', undefined, 201],
    ['a page that hides where it is from', 'null', 'sesi=1', 403],
  ])('%s', async (_case, origin, cookie, status) => {
    const base = await start();
    const headers: Record<string, string> = { ...json };
    if (origin) headers.origin = origin === 'self' ? base : origin;
    if (cookie) headers.cookie = cookie;
    const answer = await fetch(`${base}/api/regions/kota-contoh/cups`, {
      method: 'POST',
      headers,
      body: cup,
    });
    expect(answer.status).toBe(status);
  });

  test('the caller is told by the request’s own headers and region', async () => {
    const answer = await fetch(`${await start()}/api/regions/kota-contoh/cups`, {
      headers: { cookie: 'sesi=7' },
    });
    expect(await answer.json()).toEqual({ kind: 'guest', browserToken: 'sesi=7' });
  });
});

describe('when there are too many at once', () => {
  const full = { config: { doorLimits: { reading: 0, sending: 0 } } };

  test('a program is told when to come back, and that repeating can help', async () => {
    const answer = await fetch(`${await start(full)}/api/taken`);
    expect([answer.status, Number(answer.headers.get('retry-after')) >= 2]).toEqual([503, true]);
    expect(await answer.json()).toMatchObject({ code: 'crowded', retryable: true });
  });

  test('a page that was asked for loads itself again', async () => {
    const answer = await fetch(`${await start(full)}/kota-contoh`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(/http-equiv="refresh" content="\d"/);
  });

  test.each([
    ['of our own pages comes back as it was sent', 'self', true],
    ['of another site does not', 'https://jahat.example', false],
    ['that hides where it is from does not', undefined, false],
  ])('a form %s', async (_case, origin, isKept) => {
    const base = await start(full);
    const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
    if (origin) headers.origin = origin === 'self' ? base : origin;
    const body = new URLSearchParams({ alasan: 'Pindah <rumah> & "kos"', key: 'k1' });
    const answer = await fetch(`${base}/kota-contoh/draf?/simpan`, { method: 'POST', headers, body });
    const page = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store']);
    expect(page.includes('action="/kota-contoh/draf?/simpan"')).toBe(isKept);
    expect(page.includes('value="Pindah &#60;rumah&#62; &#38; &#34;kos&#34;"')).toBe(isKept);
  });

  test('whoever watches over us is answered', async () => {
    expect((await fetch(`${await start(full)}/health/live`)).status).not.toBe(503);
  });
});

describe('the edge', () => {
  test.each(['/', '/api/taken'])(
    '%s is refused with the seconds to wait when there were too many',
    async (path) => {
      const base = await start({ rateLimit: () => ({ retryAfterSeconds: 12.2 }) });
      const answer = await fetch(base + path);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '13']);
    },
  );

  test.each([
    ['http://layanan.example', false],
    ['https://layanan.example', true],
  ])('on %s strict transport security is %s', async (publicUrl, expected) => {
    const base = await start({ config: { publicUrl } });
    for (const path of ['/', '/api/taken']) {
      const { headers } = await fetch(base + path);
      expect(headers.has('strict-transport-security')).toBe(expected);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
    }
  });

  test('the log names routes, never addresses, questions, bodies or headers', async () => {
    const base = await start();
    await fetch(`${base}/api/regions/kota-contoh/cups?nik=3275010101900001`, {
      headers: { cookie: 'sesi=kuki' },
    });
    await fetch(`${base}/kota-contoh/lacak/KC-7K3M?nama=Rina`);
    await http?.close();
    expect(lines.some((line) => line.includes('"route":"/api/regions/:region/cups"'))).toBe(true);
    expect(lines.some((line) => line.includes('"msg":"page"'))).toBe(true);
    expect(lines.join('\n')).not.toMatch(/3275010101900001|kuki|KC-7K3M|Rina|127\.0\.0\.1:\d+\//);
  });

  test.each(['error', 'warn', 'info'] as const)(
    'at the level %s the number of a refusal that someone reads is in the log',
    async (logLevel) => {
      const base = await start({
        config: { logLevel },
        webHandler: ({ url }, response) => void response.writeHead(url === '/kota-contoh' ? 200 : 404).end(),
      });
      const refused = await fetch(`${base}/api/regions/kota-contoh/nothing-here`);
      const { instance } = (await refused.json()) as { instance: string };
      const page = await fetch(`${base}/kota-contoh/galat`);
      const good = await fetch(`${base}/kota-contoh`);
      await http?.close();
      const numbers = [instance.split(':').at(-1), page.headers.get('x-request-id')];
      const found = numbers.map((id) => lines.filter((line) => line.includes(`"requestId":"${id}"`)).length);
      expect([refused.status, page.status, good.status, found]).toEqual([404, 404, 200, [1, 1]]);
      const told = lines.some((line) => line.includes(`${good.headers.get('x-request-id')}`));
      expect(told).toBe(logLevel === 'info');
    },
  );

  test('OpenAPI is made from the schemas that validate', async () => {
    const answer = await fetch(`${await start()}/api/openapi.json`);
    const document = (await answer.json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const post = document.paths['/api/regions/{region}/cups']?.post;
    expect(post).toMatchObject({
      summary: 'Adds a cup.',
      requestBody: {
        content: {
          'application/json': { schema: { properties: { name: { type: 'string', maxLength: 5 } } } },
        },
      },
    });
    expect(Object.keys(document.paths)).not.toContain('/api/openapi.json');
  });

  test('the page about the API lists its addresses', async () => {
    const html = await (await fetch(`${await start()}/api`)).text();
    expect(html).toContain('/api/regions/{region}/cups');
    expect(html).not.toContain('<script');
  });

  test('what is being answered when the order to stop comes is answered to its end', async () => {
    const base = await start();
    const answer = fetch(`${base}/api/slow`);
    await wait(50);
    await http?.close();
    expect(await (await answer).json()).toEqual({ done: true });
    await expect(fetch(`${base}/health`)).rejects.toThrow();
  });

  test('a connection is kept for whoever stands before the server, and they are told how long', async () => {
    const { headers } = await fetch(`${await start()}/health`);
    expect(headers.get('keep-alive')).toBe(`timeout=${keptConnectionMilliseconds / 1000}`);
  });

  test('who never finishes saying what they want is let go, and others are answered meanwhile', async () => {
    const base = await start({ config: { slowestHeadersMilliseconds: 300 } });
    const slow = connect(Number(new URL(base).port), '127.0.0.1');
    let answer = '';
    slow.on('data', (part) => {
      answer += part.toString();
    });
    const ended = new Promise((resolve) => slow.once('close', resolve));
    slow.write('GET /api/slow HTTP/1.1\r\nHost: localhost\r\nX-Never');
    expect((await fetch(`${base}/api/slow`)).status).toBe(200);
    await ended;
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});
