import type { Problem } from './client.ts';

export type Token = { readonly token: string; readonly expiresAt: Date; readonly scopes: readonly string[] };

/** What RFC 6749, 5.2 answers with. */
type Refused = { readonly error?: string; readonly error_description?: string } & Partial<Problem>;

/**
 * A token of a client that the region's administrator made (OAuth 2.0 client credentials). Ask again a little before
 * `expiresAt`.
 *
 * @throws with the server's reason when the client or a scope is refused.
 */
export async function requestToken(input: {
  readonly baseUrl: string;
  readonly region: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** All scopes of the client, without it. */
  readonly scopes?: readonly string[];
  readonly fetch?: typeof fetch;
}): Promise<Token> {
  const { fetch: send = fetch, scopes } = input;
  const address = new URL(`/api/regions/${encodeURIComponent(input.region)}/oauth/token`, input.baseUrl);
  const asked = Date.now();
  const answer = await send(address, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${input.clientId}:${input.clientSecret}`)}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      ...(scopes && { scope: scopes.join(' ') }),
    }),
  });
  if (!answer.ok) {
    const refused = (await answer.json()) as Refused;
    throw new Error(`${refused.error ?? refused.code}: ${refused.error_description ?? refused.title}`);
  }
  const given = (await answer.json()) as { access_token: string; expires_in: number; scope: string };
  return {
    token: given.access_token,
    expiresAt: new Date(asked + given.expires_in * 1000),
    scopes: given.scope.split(' '),
  };
}
