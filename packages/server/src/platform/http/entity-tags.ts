import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';

/** The header by which a writer says which version they saw (RFC 9110, 13.1.1). */
export const IfMatchHeader = Type.Object({
  'if-match': Type.Optional(
    Type.String({
      pattern: '^"[0-9]{1,9}"$',
      description:
        'The `ETag` that you saw: when there is a newer one, the answer is 412 and nothing is written.',
    }),
  ),
});

/** The tag of a version that counts up. */
export const versionTag = (version: number): string => `"${version}"`;

export function versionOfTag(header: string | undefined): number | undefined {
  return header === undefined ? undefined : Number(header.slice(1, -1));
}

/**
 * Gives what is read a tag made of its content, and answers 304 to whoever has it already. A tag that a route has set
 * itself stays.
 */
export async function tagAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
  if (reply.getHeader('etag') === undefined) {
    const digest = createHash('sha256').update(payload).digest('base64url').slice(0, 27);
    reply.header('etag', `W/"${digest}"`);
  }
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim()) ?? [];
  const own = String(reply.getHeader('etag'));
  if (!known.some((tag) => withoutWeakness(tag) === withoutWeakness(own))) return payload;
  reply.code(304).removeHeader('content-length');
  return '';
}

/** For reading, weak and strong tags compare alike (RFC 9110, 8.8.3.2). */
const withoutWeakness = (tag: string): string => tag.replace(/^W\//, '');
