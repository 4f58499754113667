import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Locale } from '@satuloket/engine';

/** Rendering a page in the framework costs fifty times what sending a kept one costs; a full hall asks for the same few. */
export type PageCache = {
  /** Answers from the cache when it can; otherwise listens in on the response and keeps it if the page allows. */
  serve(input: {
    request: IncomingMessage;
    response: ServerResponse;
    locale: Locale;
    now: number;
  }): 'served' | 'missed';
  /** Forgets every page of the region; the empty string stands for pages outside any region. */
  clear(regionSlug: string): void;
  readonly sizeBytes: () => number;
};

type Page = {
  readonly body: Buffer;
  /** The body as nearly every browser takes it; made once, while others wait for nothing. */
  readonly gzipped: Buffer;
  readonly headers: readonly (readonly [string, string | readonly string[]])[];
  readonly etag: string;
  readonly regionSlug: string;
  readonly freshUntil: number;
};

/**
 * The one cookie that an anonymous reader may have, written as we write it. Any other writing (quotes, escapes) may say
 * one language to us and another to the framework, and the page would be kept for readers of the wrong one.
 */
const harmlessCookie = /^\s*(?:bahasa=(?:id|en))?$/;

export function createPageCache(limitBytes: number): PageCache {
  // A Map keeps insertion order: re-inserting on each hit makes the first entry the least recently used.
  const pages = new Map<string, Page>();
  const generations = new Map<string, number>();
  let sizeBytes = 0;

  function drop(key: string): void {
    const page = pages.get(key);
    if (!page) return;
    pages.delete(key);
    sizeBytes -= weightBytes(page);
  }

  function keep(key: string, page: Page): void {
    drop(key);
    if (weightBytes(page) > limitBytes / 8) return;
    pages.set(key, page);
    sizeBytes += weightBytes(page);
    for (const oldest of pages.keys()) {
      if (sizeBytes <= limitBytes) break;
      drop(oldest);
    }
  }

  return {
    sizeBytes: () => sizeBytes,
    clear(regionSlug) {
      // A page that is being rendered now was begun before the change: its generation is over when it ends.
      generations.set(regionSlug, (generations.get(regionSlug) ?? 0) + 1);
      for (const [key, page] of pages) if (page.regionSlug === regionSlug) drop(key);
    },
    serve({ request, response, locale, now }) {
      const path = cacheablePath(request);
      if (path === undefined || limitBytes === 0) {
        listen(response, undefined);
        return 'missed';
      }
      const key = `${locale} ${path}`;
      const page = pages.get(key);
      if (page && page.freshUntil > now) {
        pages.delete(key);
        pages.set(key, page);
        send(request, response, page);
        return 'served';
      }
      const regionSlug = path.split('/')[1] ?? '';
      const generation = generations.get(regionSlug) ?? 0;
      listen(response, (taken) => {
        if ((generations.get(regionSlug) ?? 0) !== generation) return;
        keep(key, { ...taken, regionSlug, freshUntil: now + taken.freshSeconds * 1000 });
      });
      return 'missed';
    },
  };
}

/** The path under which an anonymous GET may be kept, or undefined when the answer may depend on the reader. */
export function cacheablePath(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
): string | undefined {
  if (request.method !== 'GET' || request.headers.authorization) return undefined;
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    if (!harmlessCookie.test(pair)) return undefined;
  }
  const [path = '/', search] = (request.url ?? '/').split('?', 2);
  // Even `?bahasa=`: answering it from here would leave out the cookie that keeps the language.
  if (search !== undefined) return undefined;
  return path;
}

type Taken = Pick<Page, 'body' | 'gzipped' | 'headers' | 'etag'> & { freshSeconds: number };

/**
 * A page says `cache-control: public, max-age=…` to let the server keep it. The reader's browser is told to ask
 * again each time (an unchanged page costs it a 304): the same address looks different once they have signed in.
 */
function listen(response: ServerResponse, keep: ((taken: Taken) => void) | undefined): void {
  const chunks: Buffer[] = [];
  let freshSeconds = 0;
  const { writeHead, write, end } = response;
  response.writeHead = function (this: ServerResponse, ...given: unknown[]) {
    const allowed = /^public, max-age=(\d+)/.exec(String(response.getHeader('cache-control') ?? ''));
    const type = String(response.getHeader('content-type') ?? '');
    // A page's data, which the console fetches as JSON, speaks for the page and is told the same; it is not kept.
    if (allowed && /^(?:text\/html|application\/json)/.test(type)) {
      response.setHeader('cache-control', 'private, no-cache');
      if (
        type.startsWith('text/html') &&
        given[0] === 200 &&
        !response.hasHeader('set-cookie') &&
        !hasNonce(response)
      )
        freshSeconds = Number(allowed[1]);
    }
    return Reflect.apply(writeHead, this, given);
  } as typeof response.writeHead;
  if (!keep) return;
  const gather = (chunk: unknown): void => {
    if (freshSeconds === 0) return;
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  response.write = function (this: ServerResponse, ...given: unknown[]) {
    gather(given[0]);
    return Reflect.apply(write, this, given);
  } as typeof response.write;
  response.end = function (this: ServerResponse, ...given: unknown[]) {
    gather(given[0]);
    const result = Reflect.apply(end, this, given);
    if (freshSeconds > 0) {
      const body = Buffer.concat(chunks);
      keep({
        body,
        gzipped: gzipSync(body),
        etag: String(response.getHeader('etag') ?? etagOf(body)),
        headers: keptHeaders(response),
        freshSeconds,
      });
    }
    return result;
  } as typeof response.end;
}

/** A nonce is good for one answer: a kept one could be read off the page and used in an attack on the next reader. */
function hasNonce(response: ServerResponse): boolean {
  return String(response.getHeader('content-security-policy') ?? '').includes("'nonce-");
}

/** Headers of one request only; everything else belongs to the page. */
const ownHeaders = new Set([
  'x-request-id',
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'etag',
]);

function keptHeaders(response: ServerResponse): Page['headers'] {
  return Object.entries(response.getHeaders())
    .filter(([name, value]) => value !== undefined && !ownHeaders.has(name))
    .map(([name, value]) => [name, typeof value === 'number' ? String(value) : (value as string | string[])]);
}

function send(request: IncomingMessage, response: ServerResponse, page: Page): void {
  for (const [name, value] of page.headers) response.setHeader(name, value as string | string[]);
  response.setHeader('etag', page.etag);
  if (request.headers['if-none-match'] === page.etag) {
    response.writeHead(304).end();
    return;
  }
  const gzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = gzip ? page.gzipped : page.body;
  if (gzip) response.setHeader('content-encoding', 'gzip');
  response.setHeader('vary', 'Accept-Encoding');
  response.setHeader('content-length', body.byteLength);
  response.writeHead(200).end(body);
}

function weightBytes(page: Page): number {
  return page.body.byteLength + page.gzipped.byteLength;
}

function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}
