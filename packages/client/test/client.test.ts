import { expect, test } from 'vitest';
import { createClient, newCommandKey } from '../src/index.ts';

test('a call carries the token, the proof of a guest and the language; a problem comes back as one', async () => {
  let seen: Request | undefined;
  const client = createClient({
    baseUrl: 'http://server.example',
    token: 'tanda',
    browser: 'peramban',
    locale: 'en',
    fetch: async (request) => {
      seen = request;
      return new Response(JSON.stringify({ code: 'case-unknown', status: 404 }), {
        status: 404,
        headers: { 'content-type': 'application/problem+json' },
      });
    },
  });
  const { data, error } = await client.GET('/api/regions/{region}/cases/{code}', {
    params: { path: { region: 'kota-bekasi', code: 'KB-7K3M' } },
  });
  expect(data).toBeUndefined();
  expect(error?.code).toBe('case-unknown');
  expect(seen?.url).toBe('http://server.example/api/regions/kota-bekasi/cases/KB-7K3M');
  expect(seen?.headers.get('authorization')).toBe('Bearer tanda');
  expect(seen?.headers.get('satuloket-browser')).toBe('peramban');
  expect(seen?.headers.get('accept-language')).toBe('en');
});

test('no two keys are the same', () => {
  expect(new Set(Array.from({ length: 100 }, newCommandKey)).size).toBe(100);
});
