/// <reference lib="webworker" />

import { version } from '$app/env';
import { immutable } from '$app/manifest';
import { showPushes } from './push.ts';

/**
 * Keeps the look of the pages and one page for when there is no connection. Pages themselves are never kept: phones
 * are shared in families, and a page may show what is personal. The one exception are pages for work without network,
 * kept when they ask for it: they say nothing about anyone, and read what they show from the phone's own storage.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const shelf = `satuloket-${version}`;
const region = new URL(worker.registration.scope).pathname.split('/')[1] ?? '';
const offlinePage = `/${region}/luring`;
/** Pages that work without network. */
const workPages: readonly string[] = [`/${region}/petugas/antar`];
/** A weak network is waited for so long before the kept page is shown. */
const patienceMilliseconds = 4_000;
const look = immutable
  .map(({ path }) => (path.startsWith('/') ? path : `/${path}`))
  .filter((path) => /\.(css|woff2)$/.test(path) && !/cyrillic|vietnamese/.test(path));

showPushes(worker);

worker.addEventListener('install', (event) => {
  const keep = async (): Promise<void> => {
    const cache = await caches.open(shelf);
    await cache.addAll([...look, '/tanda.svg']);
    // Without the session's cookie: the kept page must be the same for whoever holds the phone.
    const page = await fetch(offlinePage, { credentials: 'omit' });
    if (page.ok) await cache.put(offlinePage, page);
    // A page for work without network outlives a new version: it is there whole before the old one goes.
    for (const path of workPages) if (await caches.match(path)) await keepPage(path, []);
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

worker.addEventListener('message', (event) => {
  const { kind, path, loaded } = (event.data ?? {}) as { kind?: string; path?: string; loaded?: unknown };
  if (kind !== 'keep-page' || path === undefined || !workPages.includes(path)) return;
  const names = Array.isArray(loaded) ? loaded.filter((name) => typeof name === 'string') : [];
  event.waitUntil(keepPage(path, names));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    event.respondWith(
      workPages.includes(url.pathname)
        ? workPage(request, url.pathname)
        : fetch(request).catch(() => fromShelf(offlinePage)),
    );
    return;
  }
  if (isLook(url.pathname)) event.respondWith(lookOf(request));
});

function isLook(path: string): boolean {
  return path.startsWith('/_app/immutable/') || path === '/tanda.svg' || path.endsWith('/warna.css');
}

/** A page with all that it loads: what its HTML names, and what it told that it had loaded. */
async function keepPage(path: string, loaded: readonly string[]): Promise<void> {
  const cache = await caches.open(shelf);
  const page = await fetch(path, { credentials: 'omit' });
  if (!page.ok) throw new Error(`${path} answered ${page.status}.`);
  const html = await page.clone().text();
  const named = [...html.matchAll(/["'(](\/[^"'()\s]+)["')]/g)].map(([, address]) => address ?? '');
  const own = [...named, ...loaded]
    .map((address) => new URL(address, worker.location.origin))
    .filter(({ origin, pathname }) => origin === worker.location.origin && isLook(pathname))
    .map(({ pathname, search }) => pathname + search);
  for (const address of new Set(own)) if (!(await cache.match(address))) await cache.add(address);
  await cache.put(path, page);
}

/** From the network while it answers soon, so that a new version is seen; else as it was kept. */
async function workPage(request: Request, path: string): Promise<Response> {
  const kept = await caches.match(path);
  if (kept === undefined) return fetch(request).catch(() => fromShelf(offlinePage));
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), patienceMilliseconds));
  return Promise.race([fetch(request).catch(() => kept), late]);
}

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
