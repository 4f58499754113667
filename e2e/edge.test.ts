/**
 * What every page sends along, whatever it shows: asked over plain HTTP, as somebody hostile would ask.
 */
import { expect, test } from 'vitest';
import { product } from './support/our-product.ts';

const { url } = product;
const city = `${url}/kota-bekasi`;

const citizensPages = ['', '/layanan/kia', '/masuk', '/lacak', '/janji', '/kantor', '/cek', '/maklumat'];
const consolePages = ['/petugas/masuk'];

function policyOf(answer: Response): Readonly<Record<string, string>> {
  const parts = (answer.headers.get('content-security-policy') ?? '').split(';').map((part) => part.trim());
  return Object.fromEntries(
    parts.map((part) => [part.split(' ', 1)[0] ?? '', part.slice(part.indexOf(' ') + 1)]),
  );
}

test.each(citizensPages)('a citizens’ page runs no script of its own text: %s', async (path) => {
  const answer = await fetch(`${city}${path}`);
  expect(answer.status).toBe(200);
  const policy = policyOf(answer);
  expect(policy['script-src'] ?? policy['default-src']).not.toMatch(/unsafe|nonce|\*|data:/);
  expect(policy['object-src'] ?? policy['default-src']).toBe("'none'");
  expect(policy['base-uri']).toMatch(/^'(?:none|self)'$/);
  expect(policy['form-action']).toContain("'self'");
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('x-frame-options')).toBe('DENY');
  expect(answer.headers.get('referrer-policy')).toBe('same-origin');
  const page = await answer.text();
  for (const [, attributes = '', text = ''] of page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    expect(`${attributes}${text}`).toMatch(/src="|type="application\/(?:ld\+)?json"/);
  }
  expect(page).not.toMatch(/\son\w+="/);
});

test.each(consolePages)('a page of the console runs only what carries its nonce: %s', async (path) => {
  const [first, second] = await Promise.all([fetch(`${city}${path}`), fetch(`${city}${path}`)]);
  const policy = policyOf(first)['script-src'] ?? '';
  expect(policy).toMatch(/'nonce-[\w+/=-]{16,}'/);
  expect(policy).not.toContain('unsafe-inline');
  expect(policyOf(second)['script-src']).not.toBe(policy);
});

test('words that were asked for stand on the page as words', async () => {
  const words = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>`;
  for (const path of [
    `/layanan?q=${encodeURIComponent(words)}`,
    `/?q=${encodeURIComponent(words)}`,
    `/lacak?kode=${encodeURIComponent(words)}`,
  ]) {
    const page = await (await fetch(`${city}${path}`)).text();
    expect(page).not.toContain('<script>alert(1)');
    expect(page).not.toContain('<img src=x');
  }
});

test.each([
  'https://jahat.example/',
  '//jahat.example/',
  '/\\jahat.example',
  '/kota-bekasi/../../jahat',
  'javascript:alert(1)',
])('after signing in nobody is led away: %s', async (onward) => {
  const body = new URLSearchParams({
    username: 'verifikator.bekasitimur',
    password: 'satu-loket-demo',
    lanjut: onward,
  });
  const answer = await fetch(`${city}/petugas/masuk?/password&lanjut=${encodeURIComponent(onward)}`, {
    method: 'POST',
    body,
    headers: { origin: url, accept: 'text/html' },
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  const onto = new URL(answer.headers.get('location') ?? '', city);
  expect(onto.origin).toBe(url);
  expect(onto.pathname).toMatch(/^\/kota-bekasi\/petugas/);
  for (const cookie of answer.headers.getSetCookie()) {
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=(?:Lax|Strict)/i);
  }
});

test('a form that another site sends is refused', async () => {
  for (const origin of ['https://jahat.example', 'null']) {
    const answer = await fetch(`${city}/petugas/masuk?/password`, {
      method: 'POST',
      body: new URLSearchParams({ username: 'verifikator.bekasitimur', password: 'satu-loket-demo' }),
      headers: { origin, accept: 'text/html' },
      redirect: 'manual',
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie().join()).not.toMatch(/session/i);
  }
});

test.each([
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%2f..%2f..%2fetc%2fpasswd',
  '/_app/..%2f..%2fpackage.json',
  '/_app/%2e%2e/%2e%2e/%2e%2e/package.json',
])('no path leads to a file of the server: %s', async (path) => {
  const answer = await fetch(`${url}${path}`);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await answer.text()).not.toMatch(/root:x:|"dependencies"/);
});
