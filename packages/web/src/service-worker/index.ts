/// <reference lib="webworker" />

import { version } from '$app/env';
import { immutable } from '$app/manifest';

/**
 * Keeps the look of the pages and one page for when there is no connection. Pages themselves are never kept: phones
 * are shared in families, and a page may show what is personal.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const shelf = `satuloket-${version}`;
const region = new URL(worker.registration.scope).pathname.split('/')[1] ?? '';
const offlinePage = `/${region}/luring`;
const look = immutable
  .map(({ path }) => (path.startsWith('/') ? path : `/${path}`))
  .filter((path) => /\.(css|woff2)$/.test(path) && !/cyrillic|vietnamese/.test(path));

worker.addEventListener('install', (event) => {
  const keep = async (): Promise<void> => {
    const cache = await caches.open(shelf);
    await cache.addAll([...look, '/tanda.svg']);
    // Without the session's cookie: the kept page must be the same for whoever holds the phone.
    const page = await fetch(offlinePage, { credentials: 'omit' });
    if (page.ok) await cache.put(offlinePage, page);
    await worker.skipWaiting();
  };
  event.waitUntil(keep());
});

worker.addEventListener('activate', (event) => {
  const clear = async (): Promise<void> => {
    for (const name of await caches.keys())
      if (name.startsWith('satuloket-') && name !== shelf) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(clear());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => fromShelf(offlinePage)));
    return;
  }
  if (
    url.pathname.startsWith('/_app/immutable/') ||
    url.pathname === '/tanda.svg' ||
    url.pathname.endsWith('/warna.css')
  ) {
    event.respondWith(lookOf(request));
  }
});

/** What never changes under its address: kept when first asked for. */
async function lookOf(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await (await caches.open(shelf)).put(request, fresh.clone());
  return fresh;
}

async function fromShelf(path: string): Promise<Response> {
  return (await caches.match(path)) ?? Response.error();
}
