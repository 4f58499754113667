import createFetchClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './api.generated.ts';

export type ClientOptions = {
  /** Where the server is: `https://layanan.example`. */
  readonly baseUrl: string;
  /** What `signIn` answered with, or `undefined` for what needs no one. */
  readonly token?: string;
  /** What `beginAsGuest` answered with, for drafts of someone who has not signed in. */
  readonly browser?: string;
  /** The language of problems. Indonesian unless told otherwise. */
  readonly locale?: 'id' | 'en';
  readonly fetch?: (request: Request) => Promise<Response>;
};

export type ApiClient = Client<paths>;
export type Problem = components['schemas']['Problem'];

/** The API as typed calls: `client.GET('/api/regions/{region}/services', …)`. Failures come back as `error`. */
export function createClient(options: ClientOptions): ApiClient {
  const { baseUrl, token, browser, locale = 'id' } = options;
  return createFetchClient<paths>({
    baseUrl,
    headers: {
      'accept-language': locale,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(browser !== undefined && { 'satuloket-browser': browser }),
    },
    ...(options.fetch && { fetch: options.fetch }),
  });
}

/** A key for a command. The same key sent again with the same content does nothing twice. */
export function newCommandKey(): string {
  return crypto.randomUUID();
}
